"""The three ways to read a TEI document: reading, diplomatic, source.

``reading``
    what the editor offers to readers: corrected, regularised, expanded, the lemma of the apparatus, words joined at ``break="no"``.
``diplomatic``
    what stands in the source as encoded: errors, abbreviations, deletions and additions, lines and pages as they begin.
``source``
    what was read: every character in document order, the first of each set of alternatives, marks put back that markup replaced.

TEI: COED (choice), TC (app), PHSU (subst), CORS5 (lb, pb)
"""

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


VIEWS: Final = {
    "reading": View(
        name="reading",
        preferred=("corr", "reg", "expan", "ex", "supplied", "lem"),
        shows_lines=False,
        shows_pages=False,
        joins_words=True,
        notes_apart=True,
        marks_gaps=True,
    ),
    "diplomatic": View(
        name="diplomatic",
        preferred=("sic", "orig", "abbr", "am", "lem"),
        shows_lines=True,
        shows_pages=True,
        joins_words=False,
        notes_apart=True,
        marks_gaps=True,
    ),
    "source": View(
        name="source",
        preferred=(),
        shows_lines=True,
        shows_pages=False,
        joins_words=False,
        notes_apart=False,
        marks_gaps=False,
    ),
}
