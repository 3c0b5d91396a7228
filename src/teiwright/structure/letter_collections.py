"""Collections of letters: divisions of which most open as a letter does.

TEI: DSDIV (divisions of the body, @type)
"""

from collections.abc import Sequence
from typing import Final

from .parts import Part

_FEWEST: Final = 3
_SHARE: Final = 0.6  # of the divisions beside each other that have text of their own
_BEFORE_TEXT: Final = frozenset({"head", "byline", "argument", "epigraph", "fw", "pb", "note", "figure", "milestone"})


def name_letters(parts: Sequence[Part]) -> list[Part]:
    """Return *parts*; where most divisions beside each other are letters, those that are and say no type of their own have the type ``letter``.

    >>> letter = Part("div", 0, 9, (), (Part("head", 0, 2), Part("opener", 2, 4), Part("p", 4, 9)))
    >>> [one.attributes for one in name_letters([letter, letter, letter, Part("div", 9, 12, (), (Part("p", 9, 12),))])]
    [(('type', 'letter'),), (('type', 'letter'),), (('type', 'letter'),), ()]
    """
    if all(part.gi != "div" for part in parts):
        return list(parts)
    named = [part._replace(parts=tuple(name_letters(part.parts))) if part.gi == "div" else part for part in parts]
    divisions = [part for part in named if part.gi == "div" and _first(part) != "div"]
    letters = sum(_first(part) == "opener" for part in divisions)
    if letters < _FEWEST or letters < _SHARE * len(divisions):
        return named
    return [part._replace(attributes=(("type", "letter"), *part.attributes)) if _is_untyped_letter(part) else part for part in named]


def _first(part: Part) -> str:
    """Return the name of what a division begins with after its heading."""
    return next((one.gi for one in part.parts if one.gi not in _BEFORE_TEXT), "")


def _is_untyped_letter(part: Part) -> bool:
    return part.gi == "div" and _first(part) == "opener" and not any(name == "type" for name, _ in part.attributes)
