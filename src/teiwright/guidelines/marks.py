"""Marks of the source that markup replaces: they stand in ``rend``, as its last words, so that the source view can put them back.

``<hi rend="italic _">``, ``<foreign rend="[Greek: ]">``, ``<milestone rend="* * *"/>``.

TEI: att.global.rendition (rend)
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final, NamedTuple


class Marks(NamedTuple):
    """Signs of the source that markup replaces: what stood before the words of an element, and what after them."""

    opening: str
    closing: str


_SIGNS: Final = r"(?=\S)[\W_]*(?<=\S)"
_LABEL: Final = r"(?:.*\s)?(?P<opening>\[(?:[^\[\]]*\S)?) (?P<closing>\])"

#: How the marks stand in the rend of each element that has some: as all of it, or as its last words, after what says how it looks.
_MARKED: Final = {
    "milestone": rf"(?P<opening>{_SIGNS})",
    "pb": rf"(?P<opening>{_SIGNS}|\[.+\]|\{{.+\}}|\(.+\)|<.+>|\|.+\|)",
    "hi": r"\S.*\s(?:(?P<both>[^\w\s<>]|_)|(?P<opening><(?P<tag>\w+)>) (?P<closing></(?P=tag)>))",
    "foreign": _LABEL,
}


#: Elements whose marks the source view puts back around their words, or in their place.
MARKED: Final = frozenset(_MARKED)


@cache
def _pattern(gi: str) -> re.Pattern[str]:
    """Return how the marks stand in the rend of *gi*, which has some; most plain texts have none."""
    return re.compile(_MARKED[gi], re.DOTALL)


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
    found = _pattern(gi).fullmatch(rend) if gi in MARKED else None
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
