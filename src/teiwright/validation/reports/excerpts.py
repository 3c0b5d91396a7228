"""The line that a finding is about, cut so that it fits, and what in it is meant."""

import re
import unicodedata
from typing import Final, NamedTuple

_MOST: Final = 96
_BEFORE: Final = 32  # of a long line, what is shown before the place
_MARKED: Final = re.compile(r"""</?[^\s<>/"'=]+|<[!?][^\s<>]*|[^\s<>]+""")
_CUT: Final = "..."
#: What a terminal would obey instead of showing it, and what would turn the line round.
_OBEYED: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Excerpt(NamedTuple):
    """Part of a line; ``text[start:end]`` is what is meant, nothing where only the line is known."""

    text: str
    start: int = 0
    end: int = 0

    @property
    def caret(self) -> str:
        """Signs that stand below what is meant, as wide as a terminal shows it; ``""`` where only the line is known."""
        return " " * _width(self.text[: self.start]) + "^" * max(1, _width(self.text[self.start : self.end])) if self.end else ""


def excerpt_of(line: str, column: int | None) -> Excerpt:
    r"""Return what a reader needs of *line*, in which something stands at *column*, counted from 1.

    >>> found = excerpt_of('\t<p rend="x">', 2)
    >>> print(found.text, found.caret, sep="\n")
    <p rend="x">
    ^^
    """
    begin = len(line) - len(line.lstrip())
    if column is None or not 0 < column <= len(line):
        text = line[begin : begin + _MOST]
        return Excerpt(shown(text) + (_CUT if len(line) > begin + _MOST else ""))
    start = column - 1
    marked = _MARKED.match(line, start, start + _MOST)
    end = marked.end() if marked else start + 1
    left = min(begin, start)
    if len(line) - left > _MOST:
        left = max(left, start - _BEFORE)
    right = left + _MOST
    before = _CUT if left > begin else ""
    after = _CUT if right < len(line.rstrip()) else ""
    text = before + shown(line[left:right].rstrip()) + after
    shift = len(before) - left
    return Excerpt(text, start + shift, min(end, right) + shift)


def shown(text: str) -> str:
    r"""Return *text* as it may be printed: a tab is a space, what a terminal would obey a replacement.

    >>> shown("a\tb\x1b[2J")
    'a b\ufffd[2J'
    """
    return _OBEYED.sub("\N{REPLACEMENT CHARACTER}", text.replace("\t", " "))


def _width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(one) or unicodedata.category(one) in {"Mn", "Me", "Cf"} else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )
