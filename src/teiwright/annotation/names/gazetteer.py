"""Lists of forenames and places, and how names sound: hints for the rules, never verdicts."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Final

_DOUBTFUL: Final = "ambiguous"  # the section of names that are common words too
_OF_NO_KIND: Final = "place"
_SEVERAL: Final = ""  # kinds
_LEAST_BEFORE: Final = 3  # letters before an ending


class Endings:
    """Endings of words, by their last letter: a word is asked only for those that end as it does."""

    def __init__(self, endings: Iterable[str]) -> None:
        self._by_last: dict[str, tuple[str, ...]] = {}
        for ending in endings:
            self._by_last[ending[-1]] = (*self._by_last.get(ending[-1], ()), ending)

    def end(self, word: str) -> bool:
        """Return whether one of them ends *word*, with some letters before it.

        >>> [Endings(["ov", "son"]).end(word) for word in ("Orlov", "Lov", "Dawson", "Orlova")]
        [True, False, True, False]
        """
        endings = self._by_last.get(word[-1:])
        return endings is not None and word.endswith(endings) and any(word.endswith(one) and len(word) >= len(one) + _LEAST_BEFORE for one in endings)


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """The lists: places may have several words, whose first ones stand in *place_openings*.

    What is *doubtful* is a common word too, or as often the name of something
    else. *kinds_of_places* says of places what they are, where one kind alone
    has the name.
    """

    forenames: frozenset[str]
    doubtful_forenames: frozenset[str]
    people: frozenset[str]
    doubtful_people: frozenset[str]
    places: frozenset[str]
    doubtful_places: frozenset[str]
    kinds_of_places: Mapping[str, str]
    place_openings: frozenset[str]
    surname_endings: Endings
    person_endings: Endings
    place_endings: Endings

    def sounds_like_person(self, word: str) -> bool:
        """Return whether *word* ends as surnames do."""
        return self.person_endings.end(word)

    def is_like_surname(self, word: str) -> bool:
        """Return whether *word* ends as surnames alone do."""
        return self.surname_endings.end(word)

    def sounds_like_place(self, word: str) -> bool:
        """Return whether *word* ends as the names of places do."""
        return self.place_endings.end(word)


@cache
def gazetteer() -> Gazetteer:
    """Return the lists of this package.

    >>> "Thames" in gazetteer().places, gazetteer().sounds_like_person("Orlov")
    (True, True)
    """
    forenames, doubtful_forenames = _names(_sections("forenames.txt"))
    people, doubtful_people = _names(_sections("people.txt"))
    sections = _sections("places.txt")
    places, doubtful_places = _names(sections)
    shapes = tomllib.loads(_read("shapes.toml"))
    return Gazetteer(
        forenames,
        doubtful_forenames,
        people,
        doubtful_people,
        places,
        doubtful_places,
        kinds_of_places=_kinds(sections),
        place_openings=frozenset(name.split()[0] for name in places if " " in name),
        surname_endings=Endings(shapes["surname_endings"].split()),
        person_endings=Endings(shapes["person_endings"].split()),
        place_endings=Endings(shapes["place_endings"].split()),
    )


@cache
def no_lists() -> Gazetteer:
    """Return lists in which nothing stands."""
    nobody: frozenset[str] = frozenset()
    return Gazetteer(nobody, nobody, nobody, nobody, nobody, nobody, {}, nobody, Endings(()), Endings(()), Endings(()))


def _names(sections: Mapping[str, list[str]]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of a file, and those of them that are doubtful."""
    doubtful = frozenset(sections.get(_DOUBTFUL, ()))
    return frozenset(chain.from_iterable(sections.values())) - doubtful, doubtful


def _kinds(sections: Mapping[str, list[str]]) -> dict[str, str]:
    """Return the kind of each name of a file, as its section says; none for what stands in sections of two kinds."""
    kinds: dict[str, str] = {}
    for section, names in sections.items():
        kind = section.split(",")[0]
        for name in names if section != _DOUBTFUL else ():
            kinds[name] = kind if kinds.get(name, kind) == kind else _SEVERAL
    return {name: kind for name, kind in kinds.items() if kind not in {_SEVERAL, _OF_NO_KIND}}


def _sections(file: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for block in re.split(r"^\[", _read(file), flags=re.MULTILINE)[1:]:
        section, _, listed = block.partition("]")
        sections[section] = [name for one in " ".join(listed.split()).split(",") if (name := one.strip())]
    return sections


def _read(file: str) -> str:
    return files(__package__).joinpath(file).read_text(encoding="utf-8")
