"""The libraries that are known by what they put around a text.

A library is added by a module with a function like these.

TEI: HD2 (fileDesc)
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from ..model import Header
from .frame import Frame
from .gutenberg import gutenberg_frame
from .wikisource import wikisource_frame

_LIBRARIES: Final[tuple[Callable[[str], Frame | None], ...]] = (gutenberg_frame, wikisource_frame)


@lru_cache(maxsize=1)  # the header of a text and its structure ask, this more than once
def find_frame(content: str) -> Frame:
    """Return where the work stands in *content* and what a library says of it; all of *content* where no library is known.

    >>> find_frame("It was a dark and stormy night.")[:2]
    (0, 31)
    """
    return next((frame for library in _LIBRARIES if (frame := library(content)) is not None), Frame(0, len(content)))


def library_header(content: str) -> Header:
    """Return what the library says of a text: title, author, editor, translator, and as the source the library itself; empty where there is none.

    >>> library_header("Title: Emma").title
    ''
    """
    return find_frame(content).header
