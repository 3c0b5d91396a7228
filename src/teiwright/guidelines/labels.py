"""What tools that recognise names call them, and the elements of TEI for that.

TEI: ND (names and dates)
"""

from typing import Final

from .annotations import ANNOTATIONS

LABELS: Final = {
    **dict.fromkeys(("PER", "PERS", "PERSON"), "persName"),
    **dict.fromkeys(("LOC", "LOCATION", "GPE"), "placeName"),
    **dict.fromkeys(("ORG", "ORGANIZATION", "ORGANISATION"), "orgName"),
    "DATE": "date",
}

#: What stands in place of an element for a label that is to be left out.
NONE: Final = "none"


def element_of_label(label: str) -> str:
    """Return the element that *label* stands for: a label of the table in capitals or small letters, or an element itself; else ``""``.

    >>> element_of_label("PER"), element_of_label("loc"), element_of_label("persName"), element_of_label("NORP")
    ('persName', 'placeName', 'persName', '')
    """
    return label if label in ANNOTATIONS else LABELS.get(label.upper(), "")
