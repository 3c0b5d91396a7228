"""The line and column of every element, which lxml does not know: one expat pass over the bytes."""

from array import array
from typing import Any
from xml.parsers import expat

from lxml import etree

from ..encoding.serializing import serialize
from ..model import Document, Finding, Place
from ..model.paths import xpath_of


class Positions:
    """Makes findings about the elements of one document, with exact places.

    The bytes are read again only when the first place is asked for. For a
    document that was made and not read, places are those in its serialised form.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._starts: list[tuple[int, int]] | None = None
        self._order: dict[etree._Element, int] = {}

    def place(self, element: etree._Element) -> Place:
        """Return where the start tag of *element* begins; line and column are None where that is not known."""
        if self._starts is None:
            self._order = {one: index for index, one in enumerate(self.document.root.iter(etree.Element))}
            self._starts = _start_tags(self.document.source or b"")
            if len(self._starts) != len(self._order):
                self._starts = _start_tags(serialize(self.document))  # made, or changed since it was read
        index = self._order.get(element)
        if index is None or len(self._starts) != len(self._order):
            return Place(self.document.origin.name)
        line, column = self._starts[index]
        return Place(self.document.origin.name, line, column)

    def finding(self, rule_id: str, message: str, element: etree._Element, *, hint: str = "", see: str = "") -> Finding:
        """Return a finding about *element*; severity, section and hint are those of the rule unless given."""
        return Finding.of(rule_id, message, self.place(element), xpath=xpath_of(element), see=see, hint=hint)


def _start_tags(data: bytes) -> list[tuple[int, int]]:
    """Return line and column, both from 1, of every start tag, in document order."""
    lines, columns = array("L"), array("L")
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, Any]) -> None:  # noqa: ARG001  # expat's signature
        lines.append(parser.CurrentLineNumber)
        columns.append(parser.CurrentColumnNumber + 1)

    parser.StartElementHandler = start
    try:
        parser.Parse(data, True)  # noqa: FBT003  # expat takes no keyword
    except expat.ExpatError:  # an encoding or entity that expat reads otherwise: then no place is better than a wrong one
        return []
    return list(zip(lines, columns, strict=True))
