"""Lists of forenames and places, and how names sound: hints for the rules, never verdicts."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The lists: places may have several words, whose first ones stand in *place_openings*."""

    forenames: frozenset[str]
    doubtful_forenames: frozenset[str]
    places: frozenset[str]
    place_openings: frozenset[str]
    person_endings: tuple[str, ...]
    place_endings: tuple[str, ...]

    def sounds_like_person(self, word: str) -> bool:
        """Return whether *word* ends as surnames do."""
        return any(word.endswith(ending) and len(word) >= len(ending) + 3 for ending in self.person_endings)

    def sounds_like_place(self, word: str) -> bool:
        """Return whether *word* ends as the names of places do."""
        return any(word.endswith(ending) and len(word) >= len(ending) + 3 for ending in self.place_endings)


@cache
def gazetteer() -> Gazetteer:
    """Return the lists of this package.

    >>> "Thames" in gazetteer().places, gazetteer().sounds_like_person("Orlov")
    (True, True)
    """
    forenames = _sections("forenames.txt")
    places = {name for names in _sections("places.txt").values() for name in names}
    shapes = tomllib.loads(_read("shapes.toml"))
    doubtful = frozenset(forenames.pop("ambiguous"))
    return Gazetteer(
        forenames=frozenset(name for names in forenames.values() for name in names) - doubtful,
        doubtful_forenames=doubtful,
        places=frozenset(places),
        place_openings=frozenset(name.split()[0] for name in places if " " in name),
        person_endings=tuple(shapes["person_endings"].split()),
        place_endings=tuple(shapes["place_endings"].split()),
    )


def _sections(file: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for block in re.split(r"^\[", _read(file), flags=re.MULTILINE)[1:]:
        name, _, listed = block.partition("]")
        sections[name] = [" ".join(one.split()) for one in listed.split(",") if one.strip()]
    return sections


def _read(file: str) -> str:
    return files(__package__).joinpath(file).read_text(encoding="utf-8")
