"""The three ways to read a TEI document: reading, diplomatic, source.

``reading``
    what the editor offers to readers: corrected, regularised, expanded, the lemma of the apparatus, words joined at ``break="no"``.
``diplomatic``
    what stands in the source as encoded: errors, abbreviations, deletions and additions, lines and pages as they begin.
``source``
    what was read: every character in document order, the first of each set of alternatives, marks put back that markup replaced.

Those marks stand in ``rend``, as its last words: ``<hi rend="italic _">``,
``<foreign rend="[Greek: ]">``.

TEI: COED (choice), TC (app, rdg/@wit), PHSU (subst), CORS5 (lb, pb), WD (g)
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple

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


class Marks(NamedTuple):
    """Signs of the source that markup replaces: what stood before the words of an element, and what after them."""

    opening: str
    closing: str


_SIGNS: Final = r"(?=\S)[\W_]*(?<=\S)"
_LABEL: Final = r"(?:.*\s)?(?P<opening>\[(?:[^\[\]]*\S)?) (?P<closing>\])"

#: How the marks stand in the rend of each element that has some: as all of it, or as its last words, after what says how it looks.
_MARKED: Final = {
    gi: re.compile(pattern, re.DOTALL)
    for gi, pattern in {
        "milestone": rf"(?P<opening>{_SIGNS})",
        "pb": rf"(?P<opening>{_SIGNS}|\[.+\]|\{{.+\}}|\(.+\)|<.+>|\|.+\|)",
        "hi": r"\S.*\s(?:(?P<both>[^\w\s<>]|_)|(?P<opening><(?P<tag>\w+)>) (?P<closing></(?P=tag)>))",
        "foreign": _LABEL,
    }.items()
}


#: Elements whose marks the source view puts back around their words, or in their place.
MARKED: Final = frozenset(_MARKED)


@lru_cache(maxsize=1024)
def marks_of(gi: str, rend: str) -> Marks | None:
    """Return the marks that the *rend* of an element holds, or None where it only says how the element looks.

    One sign stands on both sides of the words; a label stands before them, and
    its bracket after. An element that is a mark itself, a row of stars or the
    number of a page, has all of them before.

    >>> marks_of("hi", "italic _"), marks_of("foreign", "[Greek: ]"), marks_of("milestone", "* * *")
    (Marks(opening='_', closing='_'), Marks(opening='[Greek:', closing=']'), Marks(opening='* * *', closing=''))
    >>> marks_of("hi", "italic"), marks_of("milestone", "center"), marks_of("pb", "left")
    (None, None, None)
    """
    pattern = _MARKED.get(gi)
    found = pattern.fullmatch(rend) if pattern is not None else None
    if found is None:
        return None
    sides = found.groupdict("")
    both = sides.get("both", "")
    return Marks(both or sides["opening"], both or sides.get("closing", ""))


def marks_at(gi: str, attribute: Callable[[str], str | None]) -> Marks | None:
    """Return the marks of an element, of which *attribute* tells the attributes.

    Of an element in parts the first has the mark before it, the last the one after.

    >>> marks_at("hi", {"rend": "italic _", "next": "#b"}.get), marks_at("hi", {"rend": "italic _", "prev": "#a"}.get)
    (Marks(opening='_', closing=''), Marks(opening='', closing='_'))
    """
    marks = marks_of(gi, attribute("rend") or "")
    if marks is None:
        return None
    return Marks("" if attribute("prev") else marks.opening, "" if attribute("next") else marks.closing)
