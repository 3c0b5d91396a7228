"""Bytes -> Text.

TEI: CH (languages and character sets); XML 1.0, 2.2 (characters)
"""

import hashlib
import re
from typing import Final

from ..guidelines.xml_names import FORBIDDEN
from ..model import MarkupError, Origin, Place, SourceError, Text, parse_xml
from ..model.other_files import other_kind
from .encodings import decode

_LINE_END: Final = re.compile(r"\r\n?")
#: White space that XML has no character for: programs that make text of pages write one where a page ends, mostly beside a line end.
_FORM_FEED: Final = "\x0c"
_BESIDE_A_LINE_END: Final = re.compile(r"(?<![^\r\n])\x0c+|\x0c+(?![^\r\n])")
_WITHIN_A_LINE: Final = re.compile(r"\x0c+")
_FORBIDDEN_BUT_FORM_FEEDS: Final = re.compile(rf"(?!\x0c){FORBIDDEN.pattern}")

_NAMES: Final = {"\x00": "a NUL", "\x0b": "a vertical tab", _FORM_FEED: "a form feed", "\x1a": "an end-of-file mark", "\x1b": "an escape"}

_XML: Final = "XML; teiwright annotate adds markup to TEI, teiwright export reads it"


def read_plain(data: bytes, name: str = "", *, encoding: str = "", replace_forbidden: bool = False) -> Text:
    r"""Return the text of the plain-text file *data*; line ends become LF.

    *encoding* decides how bytes become characters; without it a byte order
    mark, UTF-8, a declaration in the text, then detection decide, and the
    text's origin says which. A form feed ends a line, if none ends beside it,
    and is else left out, as white space that XML lacks. Other characters that
    XML forbids are replaced by U+FFFD where *replace_forbidden* says so. Both
    are counted in the remarks.

    Raises SourceError, with line and offset where there is one, where the file
    is empty, no text, not in the encoding, or holds a forbidden character.

    >>> read_plain(b"caf\xc3\xa9\r\n", "a.txt").content
    'café\n'
    """
    place = Place(name)
    if not data.strip(b"\x00 \t\r\n"):
        raise SourceError("the file holds nothing but NULs" if data.strip() else "the file is empty", place)
    if kind := other_kind(data):
        raise SourceError(f"this is not plain text but {kind}", place)
    decoded = decode(data, name, encoding)
    if _is_xml(decoded.content, data):
        raise SourceError(f"this is not plain text but {_XML}", place)
    has_form_feeds = _FORM_FEED in decoded.content
    content, replaced = clean(decoded.content, name, replace_forbidden=replace_forbidden, form_feeds=has_form_feeds)
    if has_form_feeds:
        replaced.append(_told(content.count(_FORM_FEED)))
        content = _WITHIN_A_LINE.sub("\n", _BESIDE_A_LINE_END.sub("", content))
    content = _LINE_END.sub("\n", content) if "\r" in content else content
    if not content.strip():
        raise SourceError("the file is empty", place)
    digest = hashlib.sha256(data).hexdigest()
    return Text(content, Origin(name, len(data), digest, decoded.encoding, decoded.confidence, (*decoded.remarks, *replaced)))


def _is_xml(content: str, data: bytes) -> bool:
    """Return whether a text says that it is XML, or is well-formed XML."""
    begins = content[:200].lstrip()
    if begins.startswith("<?xml"):
        return True
    if not begins.startswith("<"):
        return False
    try:
        parse_xml(data)
    except MarkupError:
        return False
    return True


def _told(form_feeds: int) -> str:
    if form_feeds == 1:
        return "1 form feed was read as white space; no page is marked for it"
    return f"{form_feeds} form feeds were read as white space; no pages are marked for them"


def clean(content: str, name: str = "", *, replace_forbidden: bool = False, form_feeds: bool = False) -> tuple[str, list[str]]:
    """Return *content* without characters that XML forbids, and what is to be said about it; *form_feeds* are left in it where they may be.

    Raises SourceError with the place of the first one unless *replace_forbidden*.
    """
    forbidden = _FORBIDDEN_BUT_FORM_FEEDS if form_feeds else FORBIDDEN
    found = forbidden.search(content)
    if found is None:
        return content, []
    if not replace_forbidden:
        place = Text(content, Origin(name)).place(found.start())
        character = found[0]
        kind = _NAMES.get(character, "a lone surrogate" if "\ud800" <= character <= "\udfff" else "a character")
        raise SourceError(
            f"{kind} (U+{ord(character):04X}) at offset {found.start()} is forbidden in XML; remove it, or use --replace-forbidden to make it U+FFFD",
            place,
        )
    content, count = forbidden.subn("\ufffd", content)
    return content, [f"{count} {'character that XML forbids was' if count == 1 else 'characters that XML forbids were'} replaced by U+FFFD"]
