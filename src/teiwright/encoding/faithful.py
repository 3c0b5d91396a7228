"""A tree back into the bytes that it was read from: what stood there stays to the byte, what is new is written in.

Serialising a tree anew changes quotation marks around attributes, entities,
CDATA, the document type: noise in every diff. Here the tree is walked beside
the tokens of its source. Where the two agree the bytes of the source are
kept; what the source does not have is written at that place. The result is
checked by its making: it is the tree, or the attempt is given up.

TEI: SG (XML)
"""

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from ..guidelines.namespaces import XML

_DECLARATION: Final = re.compile(r"<\?xml\s[^>]*\?>")
_ENCODING: Final = re.compile(r"""(<\?xml\s[^>]*?encoding\s*=\s*)(?:"[^"]*"|'[^']*')""")


_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_IN_CDATA: Final = b"<![CDATA["


class _Unlike(Exception):  # noqa: N818  # no error: the tree is another than the source, and is serialised anew
    """The tree and its source differ by more than what was written in."""


@dataclass(slots=True)
class _Token:
    """One piece of the source: *kind* is start, end, other or characters.

    For characters *marks* holds the parts of *name* that stand unbroken.
    """

    kind: str
    name: str
    byte: int
    attributes: dict[str, str] = field(default_factory=dict)
    marks: list["_Mark"] = field(default_factory=list)


class _Mark(NamedTuple):
    """Characters that stand unbroken: their offset in the token, their first byte, and whether the source has them as they are."""

    offset: int
    byte: int
    literal: bool = True
    cdata: bool = False


def merge(source: bytes, root: etree._Element) -> bytes | None:
    """Return *source* as UTF-8 with what the tree *root* has beyond it; None where the tree has lost or changed something.

    >>> root = etree.fromstring("<p a='1'>one two</p>")
    >>> root.text, new = "one ", etree.SubElement(root, "hi")
    >>> new.text = "two"
    >>> print(merge(b"<p a='1'>one two</p>", root).decode())
    <?xml version="1.0" encoding="UTF-8"?>
    <p a='1'>one <hi>two</hi></p>
    """
    try:
        data = _as_utf8(source, root)
        return _Merge(data, _tokens(data)).of(root)
    except (_Unlike, expat.ExpatError, UnicodeError, LookupError):  # the last: an encoding that libxml2 knows and Python does not
        return None


def _as_utf8(source: bytes, root: etree._Element) -> bytes:
    """Return the source in UTF-8, its XML declaration saying so."""
    encoding = "UTF-16" if source.startswith(_UTF16) else root.getroottree().docinfo.encoding or "UTF-8"
    text = source.decode("utf-8-sig" if encoding.upper() == "UTF-8" else encoding, "surrogatepass")
    text = text.removeprefix("\ufeff")
    if not _DECLARATION.match(text):
        return ('<?xml version="1.0" encoding="UTF-8"?>\n' + text).encode("utf-8", "surrogatepass")
    if encoding.upper() != "UTF-8":
        text = _ENCODING.sub(r'\1"UTF-8"', text, count=1)
    return text.encode("utf-8", "surrogatepass")


def _tokens(data: bytes) -> list[_Token]:
    """Return the tokens of *data* from the root's start tag to its end, adjacent characters as one."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    tokens: list[_Token] = []
    state = {"cdata": False, "depth": 0}

    def start(name: str, attributes: dict[str, str]) -> None:
        tokens.append(_Token("start", _clark(name), parser.CurrentByteIndex, {_clark(key): value for key, value in attributes.items()}))
        state["depth"] += 1

    def end(name: str) -> None:
        tokens.append(_Token("end", _clark(name), parser.CurrentByteIndex))
        state["depth"] -= 1

    def characters(text: str) -> None:
        if not state["depth"]:
            return
        byte = parser.CurrentByteIndex
        raw = text.encode("utf-8", "surrogatepass")
        literal = data[byte : byte + len(raw)] == raw or data[byte : byte + 1] == b"\r"
        if tokens[-1].kind == "characters":
            token = tokens[-1]
        else:
            token = _Token("characters", "", byte)
            tokens.append(token)
        token.marks.append(_Mark(len(token.name), byte, literal, bool(state["cdata"])))
        token.name += text

    def other(*parts: str) -> None:
        if state["depth"]:
            tokens.append(_Token("other", " ".join(parts), parser.CurrentByteIndex))

    def cdata(*, inside: bool) -> None:
        state["cdata"] = inside

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, characters
    parser.CommentHandler, parser.ProcessingInstructionHandler = other, other
    parser.StartCdataSectionHandler, parser.EndCdataSectionHandler = lambda: cdata(inside=True), lambda: cdata(inside=False)
    parser.Parse(data, True)  # noqa: FBT003  # expat takes no keyword
    return tokens


def _clark(name: str) -> str:
    """Return expat's "namespace name" as lxml writes it."""
    namespace, space, local = name.rpartition(" ")
    return f"{{{namespace}}}{local}" if space else name


class _Merge:
    """One walk of a tree beside the tokens of its source."""

    def __init__(self, data: bytes, tokens: list[_Token]) -> None:
        self.data, self.tokens = data, tokens
        self.index = 0  # of the next token
        self.used = 0  # characters of it that have been passed
        self.out: list[bytes] = []
        self.copied = 0  # bytes of the source that have been copied

    def of(self, root: etree._Element) -> bytes:
        own: list[bool] = []
        for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event == "start":
                own.append(self.starts(node))
                if not own[-1]:
                    self.insert(_start_tag(node))
                self.pass_text(node.text)
                continue
            if event != "end":
                self.expect("other")
            elif own.pop():
                self.expect("end")
            else:
                self.insert(f"</{_name(node)}>")
            if node is not root:
                self.pass_text(node.tail)
        if self.index != len(self.tokens):
            raise _Unlike
        return b"".join([*self.out, self.data[self.copied :]])

    def starts(self, node: etree._Element) -> bool:
        """Return whether the next token is the start tag of *node*, and pass it."""
        token = self.next()
        attributes = {str(name): str(value) for name, value in node.attrib.items()}
        if token is None or token.kind != "start" or token.name != node.tag or token.attributes != attributes or self.used:
            return False
        self.index += 1
        return True

    def next(self) -> _Token | None:
        """Return the token that comes next, a passed one left behind."""
        while self.index < len(self.tokens):
            token = self.tokens[self.index]
            if token.kind != "characters" or self.used < len(token.name):
                return token
            self.index, self.used = self.index + 1, 0
        return None

    def expect(self, kind: str) -> None:
        token = self.next()
        if token is None or token.kind != kind or self.used:
            raise _Unlike
        self.index += 1

    def pass_text(self, text: str | None) -> None:
        """Pass *text* in the source, or write what the source does not have there."""
        if not text:
            return
        token = self.next()
        if token is not None and token.kind == "characters" and token.name.startswith(text, self.used):
            self.used += len(text)
        else:
            self.insert(escape(text).replace("\r", "&#13;"))

    def insert(self, markup: str) -> None:
        position, within_cdata = self.position()
        new = markup.encode("utf-8", "surrogatepass")
        self.out += [self.data[self.copied : position], b"]]>%b<![CDATA[" % new if within_cdata else new]
        self.copied = position

    def position(self) -> tuple[int, bool]:
        """Return the byte before which something new is written now, and whether a CDATA section has to be interrupted for it."""
        token = self.next()
        if token is None:
            raise _Unlike
        if token.kind != "characters":
            return token.byte, False
        mark = token.marks[bisect_right(token.marks, self.used, key=lambda one: one.offset) - 1]
        if self.used == mark.offset:
            if mark.cdata and self.data.endswith(_IN_CDATA, 0, mark.byte):
                return mark.byte - len(_IN_CDATA), False
            if mark.literal or self.data[mark.byte : mark.byte + 1] == b"&":
                return mark.byte, mark.cdata
        if not mark.literal:
            raise _Unlike
        return mark.byte + len(token.name[mark.offset : self.used].encode("utf-8", "surrogatepass")), mark.cdata


def _name(node: etree._Element) -> str:
    local = etree.QName(node).localname
    return f"{node.prefix}:{local}" if node.prefix else local


def _start_tag(node: etree._Element) -> str:
    parts = [_name(node)]
    parent = node.getparent()
    inherited = parent.nsmap if parent is not None else {}
    for prefix, namespace in sorted(node.nsmap.items(), key=lambda one: one[0] or ""):
        if inherited.get(prefix) != namespace:
            parts.append(f"xmlns{f':{prefix}' if prefix else ''}={quoteattr(namespace)}")
    for name, value in node.attrib.items():
        parts.append(f"{_attribute(str(name), node.nsmap)}={quoteattr(str(value), _WHITE)}")
    return f"<{' '.join(parts)}>"


_WHITE: Final = {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}


def _attribute(name: str, namespaces: dict[Any, Any]) -> str:
    if not name.startswith("{"):
        return name
    namespace, _, local = name[1:].partition("}")
    prefix = "xml" if namespace == XML else next((key for key, value in namespaces.items() if key and value == namespace), "")
    if not prefix:
        raise _Unlike
    return f"{prefix}:{local}"
