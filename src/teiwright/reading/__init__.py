"""Bytes -> Text or Document.

How bytes became characters is never a guess in silence: a declared encoding
is used, a detected one is reported with its confidence, and a character that
XML forbids is an error or, if asked for, a replacement that is counted.
"""

from .plain import read_plain
from .tei import read_document

__all__ = ["read_document", "read_plain"]
