"""What a library puts around a work, and what it says there about it.

The words themselves stay in the text, marked as what they are; here they are
told apart and read, for the teiHeader.

TEI: HD2 (fileDesc), HD3 (sourceDesc)
"""

import re
from dataclasses import replace
from typing import Final, NamedTuple

from ..model import Header

_BLANKS: Final = re.compile(r"\s*")


class Frame(NamedTuple):
    """Where a work begins and ends within a text, and what the library says around it."""

    start: int
    end: int
    header: Header = Header()


def without_blanks(content: str, position: int) -> int:
    r"""Return where the first line that is not blank begins, from *position* on.

    >>> without_blanks("a\n\n  b", 1)
    5
    """
    match = _BLANKS.match(content, position)
    return match.end() if match else position


def filled_from(header: Header, said: Header) -> Header:
    """Return *header* with what it leaves open taken from what a library has *said*.

    >>> filled_from(Header(title="Mine"), Header(title="Theirs", author="A. Mill")).author
    'A. Mill'
    """
    return replace(
        header, **{name: getattr(said, name) for name in ("title", "author", "editor", "translator", "source") if not getattr(header, name)}
    )
