"""White space that is doubtful: inside the edges of a name, or before a comma where a program has laid out the markup.

TEI: SG (XML), ST (white space)
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from ..guidelines.elements import elements
from ..guidelines.namespaces import XML_SPACE, local_name, tei
from ..model import Document, Finding
from .gathering import Gathering
from .positions import Positions

#: Elements around words of a sentence.
_PHRASES: Final = frozenset(
    """
    persName placeName orgName geogName name rs date time title hi emph foreign term ref soCalled mentioned surname forename roleName
    """.split()
)
#: These too stand in a sentence, and may end in a space of it.
_IN_SENTENCES: Final = _PHRASES | {
    "choice",
    "add",
    "supplied",
    "unclear",
    "corr",
    "sic",
    "reg",
    "orig",
    "said",
    "quote",
    "q",
    "num",
    "measure",
    "bibl",
}
_LAID_OUT: Final = re.compile(r"[ \t]*\n\s*([,.)\]])(?![\w.])")


def check_spaces(document: Document, positions: Positions) -> Iterator[Finding]:
    """Yield, once for each kind of element, that it begins or ends in a space; once, that a comma stands on a line of its own."""
    gathered = Gathering(positions)
    for element, edges in elements_with_edge_spaces(document.root):
        for edge in edges:
            gi = local_name(element.tag)
            gathered.add((gi, edge), "tw:edge-space", f"<{gi}> {edge} in white space", element)
    for element in document.root.iter(*(tei(gi) for gi in sorted(_IN_SENTENCES))):
        if element.tail and (match := _LAID_OUT.match(element.tail)) and not _is_preserved(element):
            message = f'a line break stands between <{local_name(element.tag)}> and the "{match[1]}" that follows'
            gathered.add("laid out", "tw:space-before-mark", message, element)
    yield from gathered.findings()


def elements_with_edge_spaces(root: etree._Element) -> Iterator[tuple[etree._Element, list[str]]]:
    """Yield every element around words of a sentence that has white space of it at its edges, with ``begins`` and ``ends``."""
    for element in root.iter(*(tei(gi) for gi in sorted(_PHRASES))):
        edges = list(edge_spaces(element))
        parent = element.getparent()
        if edges and parent is not None and _holds_words(parent) and not _is_preserved(element):
            yield element, edges


def _holds_words(parent: etree._Element) -> bool:
    """Return whether words may stand directly in *parent*; in others, as in a choice, white space means nothing."""
    row = elements().get(str(parent.tag))
    return row is not None and row.content in {"rich", "limited"}


def _is_preserved(element: etree._Element) -> bool:
    return any(one.get(XML_SPACE) == "preserve" for one in (element, *element.iterancestors()))


def edge_spaces(element: etree._Element) -> Iterator[str]:
    """Yield ``begins`` and ``ends`` where *element*, which holds words, has white space of a line at that edge."""
    first = element.text or ""
    last = (element[-1].tail or "") if len(element) else first
    if not (first.strip() or len(element)):
        return
    if _is_of_line(first[: len(first) - len(first.lstrip())]):
        yield "begins"
    if _is_of_line(last[len(last.rstrip()) :]) and (len(element) or last.strip()):
        yield "ends"


def _is_of_line(space: str) -> bool:
    """Return whether *space* is white space of a sentence; with a line end it is the layout of the file."""
    return bool(space) and "\n" not in space and not space.strip(" \t")
