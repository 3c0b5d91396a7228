"""What names something in running text, in one view.

TEI: ND (names and dates), NDPER (rs)
"""

from typing import Final

from ...guidelines.annotations import NAMES
from ...model import Annotation, Flat, annotations_in

#: Elements that name a person, a place, an organisation, a date or whatever else.
MENTIONS: Final = NAMES | {"date", "name", "rs"}


def mentions_in(flat: Flat) -> list[Annotation]:
    """Return the names and dates of *flat*, sorted; offsets are those of its text.

    >>> from lxml import etree
    >>> from ...model import flatten
    >>> p = etree.fromstring('<p xmlns="http://www.tei-c.org/ns/1.0"><persName><surname>Brown</surname></persName> <hi>in</hi> <date>1815</date></p>')
    >>> [(one.gi, one.start, one.end) for one in mentions_in(flatten(p))]
    [('persName', 0, 5), ('date', 9, 13)]
    """
    return [one for one in annotations_in(flat) if one.gi in MENTIONS]


def levels(annotations: list[Annotation]) -> list[list[Annotation]]:
    """Return *annotations*, sorted, in levels of which none has two that overlap; what stands in another is one level further in.

    >>> from ...model import Span
    >>> outer, inner, after = (Annotation(Span(*ends), "rs") for ends in ((0, 9), (2, 4), (9, 12)))
    >>> [len(one) for one in levels([outer, inner, after])]
    [2, 1]
    """
    found: list[list[Annotation]] = []
    for annotation in annotations:
        level = next((one for one in found if one[-1].end <= annotation.start), None)
        if level is None:
            level = []
            found.append(level)
        level.append(annotation)
    return found
