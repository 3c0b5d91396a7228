"""Whose name it is: the entries of a register that a name may belong to.

A form that an entry has belongs to it. Of other spellings the sound says more
than the letters; what only looks alike is a hint. A name with a forename
belongs to nobody whose forename is another one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Final, NamedTuple, TypeAlias

from .spellings import folded, most_alike, sound_key

_LEAST_ALIKE: Final = 0.8
_LEAST_LETTERS: Final = 6  # of a name that may be told by likeness; among shorter ones too many are alike
_INITIAL: Final = 1


class Ground(IntEnum):
    """Why a name may belong to an entry, the surest last."""

    LIKENESS = 1
    SOUND = 2
    CASE = 3
    FORM = 4

    @property
    def cert(self) -> str:
        """How sure it is, as TEI says it."""
        return {Ground.LIKENESS: "low", Ground.SOUND: "medium", Ground.CASE: "medium", Ground.FORM: "high"}[self]


class Candidate(NamedTuple):
    """An entry that a name may belong to, by its id, and why."""

    id: str
    ground: Ground


class Form(NamedTuple):
    """A form of the name of an entry: the element that names it in running text, the entry's id, the words."""

    gi: str
    id: str
    words: str


class Matcher:
    """Finds the entries that names may belong to, among *forms*."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._by_form: _Index = defaultdict(set)
        self._by_case: _Index = defaultdict(set)
        self._by_sound: _Index = defaultdict(set)
        self._by_surname: _Index = defaultdict(set)  # and what stands for it in names of places and organisations: all of the name
        self._forenames: defaultdict[str, set[str]] = defaultdict(set)  # of an entry
        self._alike: defaultdict[tuple[str, str], set[str]] = defaultdict(set)  # element, first letter -> the surnames and names
        for form in forms:
            self._add(form)

    def _add(self, form: Form) -> None:
        words = " ".join(form.words.split())
        sound = sound_key(words)
        self._by_form[form.gi, words].add(form.id)
        self._by_case[form.gi, folded(words)].add(form.id)
        self._by_sound[form.gi, sound].add(form.id)
        forenames, surname = _parted(sound, form.gi)
        if surname:
            self._by_surname[form.gi, surname].add(form.id)
            self._alike[form.gi, surname[0]].add(surname)
            self._forenames[form.id].update(forenames)

    def candidates(self, name: str, gi: str) -> list[Candidate]:
        """Return the entries that *name*, without titles, may belong to, all on the surest ground on which there are any.

        >>> matcher = Matcher([Form("persName", "chernov", "Viktor Chernov"), Form("persName", "marx", "Karl Marx")])
        >>> [matcher.candidates(name, "persName") for name in ("Tchernoff", "KARL MARX", "Groucho Marx", "Brown")]
        [[Candidate(id='chernov', ground=<Ground.SOUND: 2>)], [Candidate(id='marx', ground=<Ground.CASE: 3>)], [], []]
        """
        words = " ".join(name.split())
        sound = sound_key(words)
        forenames, surname = _parted(sound, gi)
        found = self._by_form.get((gi, words), set())
        ground = Ground.FORM
        if not found:
            found, ground = self._by_case.get((gi, folded(words)), set()), Ground.CASE
        if not found and sound:
            found, ground = self._by_sound.get((gi, sound), set()) or self._agreeing(gi, surname, forenames), Ground.SOUND
        if not found and len(surname) >= _LEAST_LETTERS:
            found, ground = self._most_alike(gi, surname, forenames), Ground.LIKENESS
        return [Candidate(one, ground) for one in sorted(found)]

    def _agreeing(self, gi: str, surname: str, forenames: Sequence[str]) -> set[str]:
        """Return the entries with this surname whose forenames do not speak against it."""
        return {one for one in self._by_surname.get((gi, surname), ()) if _agree(forenames, self._forenames[one])}

    def _most_alike(self, gi: str, surname: str, forenames: Sequence[str]) -> set[str]:
        """Return the entries whose surnames are most like this one, if one is like enough and no forename speaks against it."""
        known = sorted(self._alike.get((gi, surname[0]), ()))
        for other, _ in most_alike(surname, known, least=_LEAST_ALIKE):
            if found := self._agreeing(gi, other, forenames):
                return found
        return set()


#: Element and form of a name -> the ids of the entries that have it.
_Index: TypeAlias = defaultdict[tuple[str, str], set[str]]


def _parted(sound: str, gi: str) -> tuple[list[str], str]:
    """Return the forenames and the surname of the name of a person; of another name none and all of it."""
    words = sound.split()
    return (words[:-1], words[-1]) if gi == "persName" and words else ([], sound)


def _agree(forenames: Sequence[str], others: set[str]) -> bool:
    """Return whether the first of *forenames* is one of *others*, or the initial of one, or either side has none."""
    return not others or not forenames or any(_same(forenames[0], other) for other in others)


def _same(name: str, other: str) -> bool:
    if _INITIAL in (len(name), len(other)):
        return name[0] == other[0]
    return name == other
