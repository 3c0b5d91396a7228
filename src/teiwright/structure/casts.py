"""Who speaks: speeches that point to the person of the cast list whose name they bear.

TEI: DRSPG (sp, @who), DRCAST (castItem)
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..languages import folded
from .parts import Part
from .walk import Item

_NAME: Final = re.compile(r"(?:[^,(\[.;:}\n]|\.(?!\s+[a-z]))+")  # what stands before what is said of a person
_WORD: Final = re.compile(r"[^\W\d_]+")


def point_to_cast(items: Sequence[Item], content: str) -> None:
    """Give each speech of *items* ``who``, and the person of the cast list an identifier, where no other person may be meant.

    A speaker is the person whose whole name it is, else the only one in whose
    name its words stand.
    """
    cast = [part for item in items for one in _with_parts(item.part) if one.gi == "castList" for part in one.parts if part.gi == "castItem"]
    names = [frozenset(_words(content, *match.span())) for part in cast if (match := _NAME.search(content, part.start, part.end))]
    if len(names) != len(cast) or not cast:
        return
    known: dict[frozenset[str], int | None] = {}
    used: set[int] = set()
    for item in items:
        if item.part.gi == "sp" and item.part.parts[0].gi == "speaker":
            speaker = item.part.parts[0]
            words = frozenset(_words(content, speaker.start, speaker.end))
            if words not in known:
                known[words] = _person(words, names)
            person = known[words]
            if person is not None:
                used.add(person)
                item.part = item.part._replace(attributes=(("who", f"#cast-{person + 1}"), *item.part.attributes))
    identified = {cast[person]: person for person in used}
    for item in items:
        item.part = _identified(item.part, identified)


def _words(content: str, start: int, end: int) -> list[str]:
    return [folded(word) for word in _WORD.findall(content, start, end)]


def _person(words: frozenset[str], names: Sequence[frozenset[str]]) -> int | None:
    """Return the only person of this name, or in whose name alone these words stand."""
    if not words:
        return None
    whole = [index for index, name in enumerate(names) if name == words]
    among = whole or [index for index, name in enumerate(names) if words < name]
    return among[0] if len(among) == 1 else None


def _with_parts(part: Part) -> Iterator[Part]:
    yield part
    yield from part.parts


def _identified(part: Part, persons: dict[Part, int]) -> Part:
    """Return a cast list with identifiers on those of its items that are *persons*, anything else as it is."""
    if part.gi != "castList":
        return part
    held = (one._replace(attributes=(("xml:id", f"cast-{persons[one] + 1}"), *one.attributes)) if one in persons else one for one in part.parts)
    return part._replace(parts=tuple(held))
