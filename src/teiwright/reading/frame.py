"""What a library puts around a work, and what it says there about it.

The words themselves stay in the text, marked as what they are; here they are
told apart and read, for the teiHeader.

TEI: HD2 (fileDesc), HD3 (sourceDesc)
"""

import re
from dataclasses import replace
from functools import cache
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


def line_with(pattern: re.Pattern[str], content: str, start: int, end: int) -> re.Match[str] | None:
    r"""Return where *pattern* first stands at the beginning of a line, between *start* and *end*.

    >>> line_with(re.compile("[ab]"), "cab\nc\nbc", 0, 8).span()
    (6, 7)
    """
    begins = start == 0 or content[start - 1] == "\n"
    if begins and (match := pattern.match(content, start, end)):
        return match
    following = _in_following_line(pattern).search(content, start, end)
    return pattern.match(content, following.start() + 1, end) if following else None


@cache
def _in_following_line(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return *pattern* after the end of a line, for which a text is searched far faster than for the beginning of one."""
    return re.compile(f"\n(?:{pattern.pattern})", pattern.flags)


def filled_from(header: Header, said: Header) -> Header:
    """Return *header* with what it leaves open taken from what a library has *said*.

    >>> filled_from(Header(title="Mine"), Header(title="Theirs", author="A. Mill")).author
    'A. Mill'
    """
    return replace(
        header, **{name: getattr(said, name) for name in ("title", "author", "editor", "translator", "source") if not getattr(header, name)}
    )
