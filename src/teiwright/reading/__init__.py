"""Bytes -> Text or Document.

How bytes became characters is never a guess in silence: a declared encoding
is used, a detected one is reported with its confidence, and a character that
XML forbids is an error or, if asked for, a replacement that is counted.
"""

from typing import TYPE_CHECKING

from ..rooms import offered

if TYPE_CHECKING:
    from .plain import read_plain
    from .tei import read_document
else:  # who looks for the words of a library in a text reads no file
    __getattr__ = offered(__name__, {"read_document": "tei", "read_plain": "plain"})

__all__ = ["read_document", "read_plain"]
