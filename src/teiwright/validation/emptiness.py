"""Elements that must say something, and do not."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from ..guidelines.namespaces import XML_SPACE, local_name, tei
from ..model import Document, Finding
from .positions import CONTENT, Positions

#: Empty, these look like information and are none. What may be told by attributes alone is not among them.
_MUST_SPEAK: Final = frozenset(
    """
    title author editor publisher pubPlace resp respStmt licence language
    head p l said quote q soCalled mentioned persName placeName orgName name forename surname signed closer opener salute dateline speaker
    item label emph hi foreign term
    """.split()
)
_SAYS_BY_ATTRIBUTE: Final = frozenset("target ref key sameAs copyOf corresp facs n when ident cRef rend rendition nymRef".split())


def check_emptiness(document: Document, positions: Positions) -> Iterator[Finding]:
    """Yield every element that must have content, and has neither characters nor elements, nor an attribute that says something."""
    for element in document.root.iter(*(tei(gi) for gi in sorted(_MUST_SPEAK))):
        if _has_content(element) or element.get(XML_SPACE) == "preserve":
            continue
        if not any(element.get(name) for name in _SAYS_BY_ATTRIBUTE):
            yield positions.finding("tw:empty", f"<{local_name(element.tag)}> is empty", element, part=CONTENT)


def _has_content(element: etree._Element) -> bool:
    """Return whether *element* holds characters, elements, or an instruction to some program; a comment is no content."""
    if (element.text or "").strip():
        return True
    return any(isinstance(child.tag, str) or hasattr(child, "target") or (child.tail or "").strip() for child in element)
