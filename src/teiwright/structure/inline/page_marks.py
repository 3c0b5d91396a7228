"""Numbers of pages in running text: ``[Pg 12]``, ``{12}``.

A number between braces may as well be that of a note, and one between
brackets a citation; a page's number is one more than that of the page before.

TEI: CORS5 (pb)
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from ...model import Annotation, Attributes
from .nesting import Inline

_FORMS: Final = (
    re.compile(r"\[(?:Pg|pg)\.?\s?(?P<n>\d{1,4}|[ivxlc]{1,8})\]"),
    re.compile(r"\[(?:[Pp]age|[Pp]\.|S\.|Seite)\s?(?P<n>\d{1,4})\]"),
    re.compile(r"\{(?:[Pp]g?\.\s?)?(?P<n>\d{1,4})\}"),
)
_LEAST: Final = 3
_MOST_SKIPPED: Final = 0.1


class PageMark(NamedTuple):
    """The number of a page, and where it stands."""

    start: int
    end: int
    n: str

    def attributes(self, content: str) -> Attributes:
        """Return what its ``pb`` says, the sign in its rend."""
        within = content[self.start - 1 : self.start].isalpha() and content[self.end : self.end + 1].isalpha()
        broken = (("break", "no"),) if within else ()
        return (("n", self.n), ("rend", " ".join(content[self.start : self.end].split())), *broken)


def page_marks(content: str) -> list[PageMark]:
    """Return the numbers of pages in *content*, in their order, if they count its pages.

    >>> [mark.n for mark in page_marks("a {7} b {8} c {9}")], page_marks("a {7} b {7} c {2}")
    (['7', '8', '9'], [])
    """
    if "[" not in content and "{" not in content:
        return []
    found: list[PageMark] = []
    for form in _FORMS:
        marks = [PageMark(*match.span(), match["n"]) for match in form.finditer(content)]
        if _count_pages(marks, least=_LEAST if form is not _FORMS[0] else 1):
            found += marks
    return sorted(found)


def _count_pages(marks: list[PageMark], least: int) -> bool:
    numbers = [int(mark.n) for mark in marks if mark.n.isdigit()]
    skipped = sum(later - number != 1 for number, later in pairwise(numbers))
    return len(marks) >= least and skipped <= _MOST_SKIPPED * len(numbers)


def find_page_marks(content: str, blocks: Iterable[Annotation]) -> Iterator[Inline]:
    """Yield the numbers of pages as ``pb``, but for those that *blocks* have, as such or as marks of notes.

    >>> [one.attributes for one in find_page_marks("inter[Pg 12]esting", [])]
    [(('n', '12'), ('rend', '[Pg 12]'), ('break', 'no'))]
    """
    marks = page_marks(content)
    known = {block.start for block in blocks if block.gi in {"ref", "pb"}} if marks else set()
    for mark in marks:
        if mark.start not in known:
            yield Inline(mark.start, mark.end, "pb", mark.attributes(content))
