"""Where tags, texts and attributes stand in the bytes of a document: what expat tells that lxml does not.

`start_tags` is asked for of every document that anything is found in, and
keeps no more than two numbers a tag. `inside` is a second pass, made when the
first finding about a text or an attribute is.
"""

import codecs
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from xml.parsers import expat

from lxml import etree

from ..guidelines.namespaces import XML

_BYTE_ORDER_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WHITE_SPACE: Final = " \t\r\n"
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_DECLARED: Final = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")
_TAG: Final = re.compile(rb"<[^\s/>]+")
_ATTRIBUTE: Final = re.compile(rb"""\s+(?P<name>[^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*')""")


def start_tags(data: bytes, encoding: str = "") -> list[tuple[int, int]]:
    r"""Return line and column, both from 1, of every start tag, in document order; nothing where the bytes cannot be read.

    *encoding* is the one that the document declares, for what expat cannot read itself.

    >>> start_tags(b"<a>\n  <b/></a>")
    [(1, 1), (2, 3)]
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


@dataclass(slots=True)
class Inside:
    """Where the texts and the attributes of a document stand.

    Texts are known by the node that they follow and whether they stand in it or
    after it. *nodes* numbers the elements, comments and instructions of the tree;
    it is empty where the bytes hold others.
    """

    data: bytes = b""  # in UTF-8
    nodes: dict[etree._Element, int] = field(default_factory=dict)
    starts: "array[int]" = field(default_factory=lambda: array("L"))  # of each element, the byte, the line and the column of its tag
    keys: "array[int]" = field(default_factory=lambda: array("L"))  # of each text, twice the number of its node, and one more after it; ascending
    lines: "array[int]" = field(default_factory=lambda: array("L"))
    columns: "array[int]" = field(default_factory=lambda: array("L"))
    tag: int = -1  # the start tag of which the attributes were asked for last
    written: dict[str, tuple[int, int]] = field(default_factory=dict)

    def text(self, element: etree._Element, after: etree._Element | None) -> tuple[int, int] | None:
        """Return line and column of the first character but white space of a text in *element*, or None."""
        node = self.nodes.get(element if after is None else after)
        if node is None:
            return None
        key = 2 * node + (after is not None)
        index = bisect_left(self.keys, key)
        return (self.lines[index], self.columns[index]) if index < len(self.keys) and self.keys[index] == key else None

    def attribute(self, element: etree._Element, index: int, name: str) -> tuple[int, int] | None:
        """Return line and column of the attribute *name* in the start tag of *element*, which is number *index*, or None where it is not there."""
        if not self.nodes:
            return None
        if self.tag != index:
            self.tag, self.written = index, dict(self._attributes(index))
        namespace, _, local = name[1:].rpartition("}") if name.startswith("{") else ("", "", name)
        if not namespace:
            return self.written.get(local)
        prefixes = ["xml"] if namespace == XML else [prefix for prefix, uri in element.nsmap.items() if prefix and uri == namespace]
        return next((self.written[one] for prefix in prefixes if (one := f"{prefix}:{local}") in self.written), None)

    def _attributes(self, index: int) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield the attributes of a start tag as they are written, each with its line and column."""
        first, line, column = self.starts[3 * index : 3 * index + 3]
        tag = _TAG.match(self.data, first)  # none where it comes from an entity
        position, before = (tag.end() if tag else len(self.data)), first
        while match := _ATTRIBUTE.match(self.data, position):
            *others, last = _LINE_END.split(self.data[before : match.start("name")].decode())
            line, column = line + len(others), len(last) + (1 if others else column)
            yield match["name"].decode(), (line, column)
            position, before = match.end(), match.start("name")


def inside(data: bytes, encoding: str, root: etree._Element) -> Inside:
    """Return where texts and attributes stand in *data*, the bytes of the tree of *root*; *encoding* is the one that it declares."""
    try:
        return _Reader(_in_utf8(data, encoding), root).found
    except (ValueError, LookupError, expat.ExpatError):
        return Inside()


def _in_utf8(data: bytes, encoding: str) -> bytes:
    """Return *data* in UTF-8 and without a byte order mark; what it says of itself counts before *encoding*."""
    declared = _DECLARED.match(data.removeprefix(codecs.BOM_UTF8))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif declared:
        encoding = declared[1].decode("ascii")
    elif b"\0" not in data[:4]:
        encoding = "utf-8"
    return data.decode(encoding).removeprefix("\ufeff").encode("utf-8", "surrogatepass")


class _Reader:
    """One pass over the bytes, which counts nodes as lxml does: elements, comments and instructions within the root."""

    def __init__(self, data: bytes, root: etree._Element) -> None:
        self.found = Inside(data)
        self.parser = expat.ParserCreate("utf-8")
        self.open: list[int] = []  # the numbers of the elements around
        self.count = 0
        self.key = 0  # of the text that would come now
        self.has_begun = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CommentHandler = self._other
        self.parser.ProcessingInstructionHandler = self._other
        self.parser.CharacterDataHandler = self._text
        self.parser.Parse(data, True)  # noqa: FBT003  # expat takes no keyword
        nodes = list(root.iter(etree.Element, etree.Comment, etree.ProcessingInstruction))
        if len(nodes) == self.count:
            self.found.nodes = {node: number for number, node in enumerate(nodes)}
            self._sort()

    def _sort(self) -> None:
        """Bring the texts into the order of their nodes: that after an element comes when others have begun and ended in it."""
        found = self.found
        order = sorted(range(len(found.keys)), key=found.keys.__getitem__)
        found.keys, found.lines, found.columns = (array("L", [of[one] for one in order]) for of in (found.keys, found.lines, found.columns))

    def _start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002  # expat's signature
        parser = self.parser
        self.found.starts.extend((parser.CurrentByteIndex, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))
        self.open.append(self.count)
        self.key, self.has_begun = 2 * self.count, False
        self.count += 1

    def _end(self, name: str) -> None:  # noqa: ARG002  # expat's signature
        self.key, self.has_begun = 2 * self.open.pop() + 1, False

    def _other(self, *said: str) -> None:  # noqa: ARG002  # expat's signature
        if self.open:  # those before and after the root are none of its nodes
            self.key, self.has_begun = 2 * self.count + 1, False
            self.count += 1

    def _text(self, text: str) -> None:
        """Keep where the first character but white space is; expat gives a line end by itself, so it is in the first line of *text*."""
        if self.has_begun:
            return
        rest = text.lstrip(_WHITE_SPACE)
        if not rest:
            return
        self.has_begun = True
        parser, found = self.parser, self.found
        is_written = found.data.startswith(text[:1].encode(), parser.CurrentByteIndex)  # and not in an entity, which stands where it is named
        found.keys.append(self.key)
        found.lines.append(parser.CurrentLineNumber)
        found.columns.append(parser.CurrentColumnNumber + 1 + (len(text) - len(rest) if is_written else 0))
