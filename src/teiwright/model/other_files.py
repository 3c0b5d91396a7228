"""Files that are neither text nor XML, told by what they begin with."""

import re
from typing import Final

_MAGIC: Final = (
    (re.compile(rb"%PDF-\d"), "a PDF file; extract its text first"),
    (re.compile(rb"PK\x03\x04"), "a ZIP archive, perhaps .docx, .odt or .epub; save it as plain text first"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "an old Word file; save it as plain text first"),
    (re.compile(rb"\{\\rtf\d"), "an RTF file; save it as plain text first"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8[79]a"), "an image"),
    (re.compile(rb"\x1f\x8b"), "a gzip file; unpack it first"),
    (re.compile(rb"BZh[1-9]1AY&SY"), "a bzip2 file; unpack it first"),
    (re.compile(rb"\xfd7zXZ\x00"), "an xz file; unpack it first"),
)


def other_kind(data: bytes) -> str:
    r"""Return what kind of file *data* is, and what to do with it, where its beginning tells that it is no text; else ``""``.

    >>> other_kind(b"\x1f\x8b\x08"), other_kind(b"<TEI/>")
    ('a gzip file; unpack it first', '')
    """
    return next((kind for magic, kind in _MAGIC if magic.match(data)), "")
