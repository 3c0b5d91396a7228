"""What the header says of the use of tags, against the text.

TEI: HD57-1 (tagsDecl, tagUsage)
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from ..guidelines.namespaces import TEI, XML_ID, tei
from ..model import Document, Finding
from .neighbours import INCLUDE
from .positions import Positions


class Usage(NamedTuple):
    """One tagUsage, one number that it gives, and the number that the text has."""

    element: etree._Element
    attribute: str
    said: str
    met: int


def check_tag_usage(document: Document, positions: Positions) -> Iterator[Finding]:
    """Yield every number of elements in the header that is not that of the text."""
    for usage in wrong_usages(document.root):
        gi = usage.element.get("gi")
        what = f"<{gi}> with xml:id" if usage.attribute == "withId" else f"<{gi}>"
        yield positions.finding("tw:tag-usage", f'{usage.attribute}="{usage.said}" of {what}, and the text has {usage.met:,}', usage.element)


def wrong_usages(root: etree._Element) -> Iterator[Usage]:
    """Yield the numbers of tagUsage elements that are wrong; elements are counted in the text, as TEI says.

    What a document includes is not read, so nothing can be counted in one that includes any.
    """
    if next(root.iter(INCLUDE), None) is not None:
        return
    for declarations in root.iter(tei("tagsDecl")):
        owner = next((one for one in declarations.iterancestors() if one.tag != tei("encodingDesc") and one.tag != tei("teiHeader")), root)
        counts = _counts(owner)
        for usage in declarations.iter(tei("tagUsage")):
            parent = usage.getparent()
            namespace = (parent.get("name") if parent is not None else None) or TEI
            tag = f"{{{namespace}}}{(usage.get('gi') or '').strip()}"
            for attribute, met in zip(("occurs", "withId"), counts.get(tag, (0, 0)), strict=True):
                said = (usage.get(attribute) or "").strip()
                if said.isdecimal() and said.isascii() and said.lstrip("0") != (str(met) if met else ""):
                    yield Usage(usage, attribute, said, met)


def _counts(owner: etree._Element) -> dict[str, tuple[int, int]]:
    """Return how often each element stands in the texts of *owner*, and how often with an xml:id."""
    occurs: Counter[str] = Counter()
    with_id: Counter[str] = Counter()
    for text in owner.iter(tei("text")):
        if not any(above.tag == text.tag for above in text.iterancestors()):
            for element in text.iter(etree.Element):
                occurs[str(element.tag)] += 1
                with_id[str(element.tag)] += XML_ID in element.attrib
    return {tag: (count, with_id[tag]) for tag, count in occurs.items()}
