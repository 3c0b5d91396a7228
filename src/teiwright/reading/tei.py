"""Bytes -> Document: any well-formed XML, safely."""

import hashlib

from ..model import Document, Origin, parse_xml


def read_document(data: bytes, name: str = "", folder: str = "") -> Document:
    """Return the document *data*; *name* is its file's, *folder* where it lies, to find what stands beside it.

    Any well-formed XML is taken; what needs TEI asks for it. Raises
    MarkupError with line and column where it is not well-formed, or is not
    safe to read: external entities, entity bombs, nesting beyond 2,048.

    >>> read_document(b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>").is_tei
    True
    """
    origin = Origin(name, len(data), hashlib.sha256(data).hexdigest(), folder=folder)
    return Document(parse_xml(data, origin.path).getroot(), origin, data)
