"""The three ways to read a TEI document: reading, diplomatic, source.

``reading``
    what the editor offers to readers: corrected, regularised, expanded, the lemma of the apparatus, words joined at ``break="no"``.
``diplomatic``
    what stands in the source as encoded: errors, abbreviations, deletions and additions, lines and pages as they begin.
``source``
    what was read: every character in document order, the first of each set of alternatives, marks put back that markup replaced.

TEI: COED (choice), TC (app), PHSU (subst), CORS5 (lb, pb)
"""

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class View:
    """One way to read a document."""

    name: str
    preferred: tuple[str, ...]  # which child of a choice or app is taken; none of them: the first
    shows_lines: bool
    shows_pages: bool
    joins_words: bool
    notes_apart: bool
    marks_gaps: bool
    gives_marks_back: bool  # those of the source that a page break has in @rend


VIEWS: Final = {
    "reading": View(
        name="reading",
        preferred=("corr", "reg", "expan", "ex", "supplied", "lem"),
        shows_lines=False,
        shows_pages=False,
        joins_words=True,
        notes_apart=True,
        marks_gaps=True,
        gives_marks_back=False,
    ),
    "diplomatic": View(
        name="diplomatic",
        preferred=("sic", "orig", "abbr", "am", "lem"),
        shows_lines=True,
        shows_pages=True,
        joins_words=False,
        notes_apart=True,
        marks_gaps=True,
        gives_marks_back=False,
    ),
    "source": View(
        name="source",
        preferred=(),
        shows_lines=True,
        shows_pages=False,
        joins_words=False,
        notes_apart=False,
        marks_gaps=False,
        gives_marks_back=True,
    ),
}


_ONLY_MARKS: Final = re.compile(r"(?=\S)[\W_]*(?<=\S)")
_BRACKETED: Final = re.compile(r"\[.+\]|\{.+\}|\(.+\)|<.+>|\|.+\|", re.DOTALL)


def are_marks(gi: str, rend: str) -> bool:
    """Return whether *rend* holds the marks that the element *gi* replaces, rather than an encoder's word for how it looks.

    >>> are_marks("milestone", "* * *"), are_marks("milestone", "center"), are_marks("pb", "[Pg 12]"), are_marks("pb", "left")
    (True, False, True, False)
    """
    return bool(_ONLY_MARKS.fullmatch(rend)) or (gi == "pb" and bool(_BRACKETED.fullmatch(rend)))
