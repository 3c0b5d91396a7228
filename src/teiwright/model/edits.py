"""Changes to a document in its own bytes: what no change touches stays as it was written.

A tree that is serialised anew has other quotation marks, entities and line
ends, noise in every diff. Here a change is a stretch of the source and what
stands there instead; the rest is copied.

TEI: SG (XML)
"""

import codecs
import re
from typing import Final, NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from ..guidelines.namespaces import plain_attribute
from .errors import MarkupError
from .markup import parse_xml
from .places import Place

_START_TAG: Final = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
_ATTRIBUTE: Final = re.compile(rb"""\s+([^\s=]+)\s*=\s*("[^"]*"|'[^']*')""")
_SPACE: Final = b" \t\r\n"
_WHITE: Final = {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}
_UTF16: Final = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class _Change(NamedTuple):
    start: int
    end: int
    new: bytes


class Edits:
    """The tree of a document, *root*, and changes to the bytes that it was read from.

    The tree tells where a change is to be made and stays as it was read; what
    has been changed must be read again to be seen. A change within an element
    that another change takes away is lost with it. Raises MarkupError where the
    document is not well-formed, where its encoding cannot be written again, or
    where an element that is to be changed stands in an entity.

    >>> edits = Edits(b"<list><item n='1'>a</item> <item n = '2'/></list>")
    >>> edits.set(edits.root[1], "n", "3")
    >>> edits.remove(edits.root[0])
    >>> edits.done()
    b"<list> <item n = '3'/></list>"
    """

    def __init__(self, data: bytes, name: str = "") -> None:
        self.root = parse_xml(data, name).getroot()
        self.name = name
        self._mark, self._encoding, text = _decoded(data, self.root.getroottree().docinfo.encoding or "UTF-8", name)
        self._data = text.encode()
        self._changes: list[_Change] = []
        self._order = {element: index for index, element in enumerate(self.root.iter(etree.Element))}
        self._starts, self._ends = _tags(self._data)
        if len(self._starts) != len(self._order):
            raise MarkupError("elements of this document stand in entities, so it cannot be changed faithfully; write them out", Place(name))

    def done(self) -> bytes:
        """Return the document with all changes, in the encoding that it came in; a character which that lacks is written as a reference."""
        out: list[bytes] = []
        copied = 0
        for change in sorted(self._changes, key=lambda one: (one.start, one.end)):
            if change.start < copied:
                continue  # within what has been taken away
            out += [self._data[copied : change.start], change.new]
            copied = change.end
        text = b"".join([*out, self._data[copied:]]).decode("utf-8")
        return self._mark + text.encode(self._encoding, "xmlcharrefreplace")

    def markup(self, element: etree._Element) -> str:
        """Return *element* as the source has it."""
        start, end = self._extent(element)
        return self._data[start:end].decode()

    def parts(self, element: etree._Element) -> tuple[str, str, str]:
        """Return the start tag of *element*, what it holds, and its end tag, which an empty element gets.

        >>> edits = Edits(b"<p n = '1'>one<lb /></p>")
        >>> edits.parts(edits.root), edits.parts(edits.root[0])
        (("<p n = '1'>", 'one<lb />', '</p>'), ('<lb>', '', '</lb>'))
        """
        tag = self._start_tag(element)
        if _is_empty(tag):
            name = re.split(rb"[\s/>]", tag[0][1:], maxsplit=1)[0].decode()
            return f"{tag[0].removesuffix(_closing(tag)).decode()}>", "", f"</{name}>"
        inner = self._ends[self._order[element]]
        return tag[0].decode(), self._data[tag.end() : inner].decode(), self._data[inner : self._extent(element)[1]].decode()

    def space_before(self, element: etree._Element) -> str:
        r"""Return the white space between *element* and the markup before it; ``""`` where words stand there.

        >>> edits = Edits(b"<p>one <hi/>\n <hi/></p>")
        >>> [edits.space_before(one) for one in edits.root]
        ['', '\n ']
        """
        start, _ = self._extent(element)
        return self._data[self._before(start) : start].decode("ascii")

    def set(self, element: etree._Element, name: str, value: str | None) -> None:
        """Give *element* the attribute *name*, as lxml spells it, or with None take it away."""
        tag = self._start_tag(element)
        plain = plain_attribute(name)
        found = next((one for one in _ATTRIBUTE.finditer(self._data, tag.start() + 1, tag.end()) if one[1].decode("utf-8") == plain), None)
        if found is None:
            if value is not None:
                self._insert(tag.end() - len(_closing(tag)), f" {plain}={quoteattr(value, _WHITE)}")
        elif value is None:
            self._changes.append(_Change(found.start(), found.end(), b""))
        else:
            quote = found[2][:1].decode()
            escaped = escape(value, {**_WHITE, quote: "&quot;" if quote == '"' else "&apos;"})
            self._changes.append(_Change(found.start(2), found.end(2), f"{quote}{escaped}{quote}".encode()))

    def fill(self, element: etree._Element, markup: str) -> None:
        """Let *element* hold *markup* in place of what it holds; changes within it are lost."""
        tag = self._start_tag(element)
        if _is_empty(tag):
            self._changes.append(_Change(tag.end() - len(_closing(tag)), tag.end(), f">{markup}{self.parts(element)[2]}".encode()))
        else:
            self._changes.append(_Change(tag.end(), self._ends[self._order[element]], markup.encode()))

    def replace(self, element: etree._Element, markup: str) -> None:
        """Put *markup* in the place of *element*."""
        self._changes.append(_Change(*self._extent(element), markup.encode()))

    def remove(self, element: etree._Element) -> None:
        """Take *element* away, with the white space between it and the markup before it."""
        start, end = self._extent(element)
        self._changes.append(_Change(self._before(start), end, b""))

    def before(self, element: etree._Element, markup: str) -> None:
        """Put *markup* right before *element*."""
        self._insert(self._extent(element)[0], markup)

    def after(self, element: etree._Element, markup: str) -> None:
        """Put *markup* right after *element*; of several the first comes first."""
        self._insert(self._extent(element)[1], markup)

    def trim(self, element: etree._Element) -> None:
        """Put spaces and tabs at the edges of what *element* holds outside of it; what stands in references stays.

        >>> edits = Edits(b"<p>by<hi> Marx </hi>and</p>")
        >>> edits.trim(edits.root[0])
        >>> edits.done()
        b'<p>by <hi>Marx</hi> and</p>'
        """
        tag = self._start_tag(element)
        if _is_empty(tag):
            return
        begin, end = tag.end(), self._ends[self._order[element]]
        words = self._data[begin:end]
        leading, trailing = len(words) - len(words.lstrip(b" \t")), len(words) - len(words.rstrip(b" \t"))
        if leading and leading < len(words):
            self._changes.append(_Change(begin, begin + leading, b""))
            self._changes.append(_Change(tag.start(), tag.start(), words[:leading]))
        if trailing and trailing < len(words):
            self._changes.append(_Change(end - trailing, end, b""))
            after = self._extent(element)[1]
            self._changes.append(_Change(after, after, words[-trailing:]))

    def _insert(self, position: int, markup: str) -> None:
        self._changes.append(_Change(position, position, markup.encode()))

    def _before(self, position: int) -> int:
        """Return where the white space before *position* begins, if it follows markup."""
        start = position
        while start and self._data[start - 1] in _SPACE:
            start -= 1
        return start if self._data[max(start - 1, 0) : start] == b">" else position

    def _start_tag(self, element: etree._Element) -> re.Match[bytes]:
        tag = _START_TAG.match(self._data, self._starts[self._order[element]])
        if tag is None:  # there stands the reference to the entity that holds it
            line = element.sourceline if isinstance(element.sourceline, int) else None
            raise MarkupError(
                f"this {etree.QName(element).localname} stands in an entity, so it cannot be changed; write it out", Place(self.name, line)
            )
        return tag

    def _extent(self, element: etree._Element) -> tuple[int, int]:
        tag = self._start_tag(element)
        end = tag.end() if _is_empty(tag) else self._data.index(b">", self._ends[self._order[element]]) + 1
        return tag.start(), end


def _closing(tag: re.Match[bytes]) -> bytes:
    """Return what ends a start tag, with the white space before it: an attribute is put before that."""
    inner = tag[0].removesuffix(b">").removesuffix(b"/").rstrip(_SPACE)
    return tag[0][len(inner) :]


def _is_empty(tag: re.Match[bytes]) -> bool:
    return tag[0].endswith(b"/>")


def _decoded(data: bytes, declared: str, name: str) -> tuple[bytes, str, str]:
    """Return the byte order mark of *data*, Python's name of its encoding, and its characters."""
    mark, encoding = next(((bom, codec) for bom, codec in _UTF16 if data.startswith(bom)), (b"", declared))
    if data.startswith(codecs.BOM_UTF8):
        mark, encoding = codecs.BOM_UTF8, "UTF-8"
    try:
        text = data[len(mark) :].decode(encoding)
        if text.encode(encoding) == data[len(mark) :]:
            return mark, encoding, text
    except (UnicodeError, LookupError):
        pass
    raise MarkupError(f"this document is in the encoding {encoding}, which cannot be written again; save it as UTF-8", Place(name))


def _tags(data: bytes) -> tuple[list[int], list[int]]:
    """Return for every element of *data*, which is UTF-8, where its start tag begins and where its end tag does."""
    starts: list[int] = []
    ends: list[int] = []
    open_ones: list[int] = []
    parser = expat.ParserCreate("utf-8")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def start(name: str, attributes: dict[str, str]) -> None:  # noqa: ARG001  # expat's signature
        open_ones.append(len(starts))
        starts.append(parser.CurrentByteIndex)
        ends.append(-1)

    def end(name: str) -> None:  # noqa: ARG001  # expat's signature
        ends[open_ones.pop()] = parser.CurrentByteIndex

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)  # noqa: FBT003  # expat takes no keyword
    except expat.ExpatError:
        return [], []  # it reads entities otherwise than libxml2
    return starts, ends
