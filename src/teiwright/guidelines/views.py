"""The three ways to read a TEI document: reading, diplomatic, source.

``reading``
    what the editor offers to readers: corrected, regularised, expanded, the lemma of the apparatus, words joined at ``break="no"``.
``diplomatic``
    what stands in the source as encoded: errors, abbreviations, deletions and additions, lines and pages as they begin.
``source``
    what was read: every character in document order, the first of each set of alternatives, marks put back that markup replaced (`marks`).

TEI: COED (choice), TC (app, rdg/@wit), PHSU (subst), CORS5 (lb, pb), WD (g)
"""

from dataclasses import dataclass, replace
from typing import Final

from .namespaces import plain_attribute


@dataclass(frozen=True, slots=True)
class Rendering:
    """How somebody wants an element shown, in place of what the element table says; empty is what shall stay.

    It is about every *gi*, or about those whose *attribute* is *value*.
    """

    gi: str
    attribute: str = ""
    value: str = ""
    display: str = ""
    reading: str = ""
    diplomatic: str = ""

    @property
    def selector(self) -> str:
        """What it is about, as settings name it: ``list[type=gloss]``."""
        return f"{self.gi}[{plain_attribute(self.attribute)}={self.value}]" if self.attribute else self.gi


@dataclass(frozen=True, slots=True)
class View:
    """One way to read a document.

    *witnesses* are the identifiers of the witness whose readings are taken,
    and of the groups that it is in; *rendering* is what the project decided.
    """

    name: str
    preferred: tuple[str, ...]  # which child of a choice or app is taken; none of them: the first
    shows_lines: bool
    shows_pages: bool
    joins_words: bool
    notes_apart: bool
    marks_gaps: bool
    gives_marks_back: bool  # those of the source that markup replaced, kept in @rend
    shows_codes: bool  # what is printed for a character, rather than the character
    witnesses: frozenset[str] = frozenset()
    rendering: tuple[Rendering, ...] = ()


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
        shows_codes=False,
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
        shows_codes=False,
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
        shows_codes=True,
    ),
}

#: What annotators read: the source, but its words whole, and its notes and marks out of the way.
RUNNING: Final = replace(VIEWS["source"], joins_words=True, notes_apart=True, gives_marks_back=False)
