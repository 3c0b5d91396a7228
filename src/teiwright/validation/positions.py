"""The line and column of every element, which lxml does not know: one expat pass over the bytes."""

import codecs
from array import array
from collections.abc import Callable
from typing import Any, Final
from xml.parsers import expat

from lxml import etree

from ..encoding.serializing import serialize
from ..guidelines.rules import rule
from ..model import Document, Finding, Place, Severity
from .paths import Paths

#: Stands for what an element holds, where findings are about one part of it.
CONTENT: Final = "content"

_BYTE_ORDER_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Positions:
    """Makes findings about the elements of one document, with exact places.

    The bytes are read again only when the first place is asked for. For a
    document that was made and not read, places are those in its serialised form.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._starts: list[tuple[int, int]] | None = None
        self._order: dict[etree._Element, int] = {}
        self._paths = Paths()
        self.explained: set[tuple[etree._Element, str]] = set()
        #: TEI's constraints that were told of an element, by their idents, so that TEI's Schematron need not tell them again.
        self.told: set[tuple[etree._Element, str]] = set()
        self.silenced_by: Callable[[Finding], object] | None = None  # what the document or its project silences, where anything

    def silence_of(self, rule_id: str, element: etree._Element) -> object:
        """Return what silences findings of the rule about *element*, or None."""
        return self.silenced_by and self.silenced_by(Finding.of(rule_id, "", self.place(element), xpath=self.xpath(element)))

    def place(self, element: etree._Element) -> Place:
        """Return where the start tag of *element* begins; line and column are None where that is not known."""
        if self._starts is None:
            self._order = {one: index for index, one in enumerate(self.document.root.iter(etree.Element))}
            source = self.document.source
            self._starts = _start_tags(source, self.document.tree.docinfo.encoding or "") if source is not None else []
            if source is None or (self._starts and len(self._starts) != len(self._order)):
                self._starts = _start_tags(serialize(self.document))  # made, or changed since it was read
        index = self._order.get(element)
        if index is None or len(self._starts) != len(self._order):
            return Place(self.document.origin.name)
        line, column = self._starts[index]
        return Place(self.document.origin.name, line, column)

    def xpath(self, element: etree._Element) -> str:
        """Return the path of *element*, as `xpath_of` does, in time that does not grow with the number of findings."""
        return self._paths.of(element)

    def finding(self, rule_id: str, message: str, element: etree._Element, *, part: str = "", hint: str = "", see: str = "") -> Finding:
        """Return a finding about *element*; severity, section and hint are those of the rule unless given.

        Where it is an error about one *part*, an attribute or `CONTENT`, that is
        kept in `explained`; what only warns hides no error of a schema.
        """
        if part:
            self.explain(rule_id, element, part)
        return Finding.of(rule_id, message, self.place(element), xpath=self.xpath(element), see=see, hint=hint)

    def explain(self, rule_id: str, element: etree._Element, part: str) -> None:
        """Keep in mind that an error about that *part* of *element* is told by a rule of ours."""
        told = rule(rule_id)
        if told is not None and told.severity == Severity.ERROR:
            self.explained.add((element, part))

    def explains(self, element: etree._Element, part: str) -> bool:
        """Return whether a finding made here is about that *part* of *element*; a schema, which knows less, need not tell it again."""
        return (element, part) in self.explained


def _start_tags(data: bytes, encoding: str = "") -> list[tuple[int, int]]:
    """Return line and column, both from 1, of every start tag, in document order.

    *encoding* is the one that the document declares, for what expat cannot read itself.
    """
    try:
        return _starts(data, None)
    except (ValueError, LookupError, expat.ExpatError):  # expat knows few encodings by itself
        pass
    try:
        return _starts(data.decode(encoding).removeprefix("\ufeff").encode("utf-8", "surrogatepass"), "utf-8")
    except (ValueError, LookupError, expat.ExpatError):  # an encoding that nobody knows, an entity that expat reads otherwise
        return []  # no place is better than a wrong one


def _starts(data: bytes, encoding: str | None) -> list[tuple[int, int]]:
    lines, columns = array("L"), array("L")
    parser = expat.ParserCreate(encoding)

    def start(name: str, attributes: dict[str, Any]) -> None:  # noqa: ARG001  # expat's signature
        lines.append(parser.CurrentLineNumber)
        columns.append(parser.CurrentColumnNumber + 1)

    parser.StartElementHandler = start
    parser.Parse(data, True)  # noqa: FBT003  # expat takes no keyword
    mark = data.startswith(_BYTE_ORDER_MARKS)  # which expat counts as a column of the first line
    return [(line, column - (mark and line == 1)) for line, column in zip(lines, columns, strict=True)]


def shortened(words: str, *, most: int = 60) -> str:
    """Return *words* as a message can hold them: on one line, and not too long.

    >>> shortened("one  two three", most=10)
    'one two...'
    """
    words = " ".join(words[: 4 * most].split()) if len(words) > 4 * most else " ".join(words.split())
    return words if len(words) <= most else f"{words[: most - 3].rstrip()}..."
