"""What the name of a person in a text is made of, as far as it tells whose it is: title, name, sex.

Titles are not part of a name, but they tell two people apart: Mrs. Brown is
not Mr. Brown, and Queen Anne not Aunt Anne. Before "of" a title is a rank,
which belongs to the name: Duke of Wellington.

TEI: NDPER (persName, roleName)
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Final

from ..languages import known_languages, rules_for

_POSSESSIVE: Final = re.compile(r"(?<=\w)['\u2019]s$")
_ENDS: Final = ' ,;:!?()[]{}"\u201c\u201d\u201e\u00ab\u00bb'


class Kind(IntEnum):
    """How much of a name there is, the most telling first."""

    FULL = 1
    TITLED_FORENAME = 2
    TITLED = 3
    SINGLE = 4
    TITLE = 5  # no name: "the Emperor"
    SEVERAL = 6  # several people: "Mr. and Mrs. Brown"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in a text: *name* is without its title, *whole* with it, *sought* without particles either; *sex* is men, women or ``""``."""

    name: str
    whole: str
    sought: str
    kind: Kind
    sex: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that tell parts of names, in one language or in all."""

    titles: frozenset[str]
    alone: frozenset[str]  # what may stand for a name, and is none
    conjunctions: frozenset[str]
    plural_titles: frozenset[str]
    following_titles: frozenset[str]
    generations: frozenset[str]
    before_forenames: frozenset[str]
    before_surnames: frozenset[str]
    linking: frozenset[str]
    particles: frozenset[str]
    determiners: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]


@cache
def _words(language: str) -> _Words:
    """Return the words of *language*, or of all languages where it is ``""``; none where it has no rules for names."""
    tags = (language,) if language else known_languages()
    rules = [found for tag in tags if (found := rules_for("names", tag))]

    def listed(*keys: str) -> frozenset[str]:
        words = {word for one in rules for key in keys for word in one.words("names", key)}
        return frozenset({*words, *(word.upper() for word in words)})

    def small(*keys: str) -> frozenset[str]:
        return frozenset(word for one in rules for key in keys for word in one.words("names", key) if word.islower())

    return _Words(
        titles=listed("titles"),
        alone=listed("titles", "kin"),
        conjunctions=frozenset(word for one in rules for word in one.words("names", "conjunctions")),
        plural_titles=listed("plural_titles"),
        following_titles=listed("following_titles"),
        generations=listed("generations"),
        before_forenames=listed("titles_before_forenames"),
        before_surnames=listed("titles_before_surnames"),
        linking=small("linking"),
        particles=small("particles"),
        determiners=small("determiners"),
        men=listed("titles_of_men"),
        women=listed("titles_of_women"),
    )


@cache
def _forenames(sex: str) -> frozenset[str]:
    """Return the forenames that tell the sex, in whatever language; those that do so otherwise in another are left out."""
    men, women = (
        {word for tag in known_languages() if (rules := rules_for("names", tag)) for word in rules.words("names", f"forenames_of_{one}")}
        for one in ("men", "women")
    )
    return frozenset(men - women if sex == "men" else women - men)


def cleaned(words: str, language: str) -> str:
    """Return a name without an article before it and punctuation after it.

    >>> cleaned("the Kremlin", "en"), cleaned("Brown,", "en"), cleaned("J. Brown", "en")
    ('Kremlin', 'Brown', 'J. Brown')
    """
    parts = words.strip(_ENDS).split()
    while len(parts) > 1 and parts[0] in _words(language).determiners:
        parts = parts[1:]
    return " ".join(parts).strip(_ENDS)


def person_name(words: str, language: str = "", title: str = "") -> PersonName:
    """Return what the name *words* tells; *title* are words at its beginning that are marked as one.

    Without a *language* the words of all languages count.

    >>> told = [person_name(words) for words in ("Mr. Brown", "Queen Anne", "Duke of Wellington", "Herr von Moltke")]
    >>> [(one.name, one.sought, one.kind.name, one.sex) for one in told]
    [('Brown', 'Brown', 'TITLED', 'men'), ('Queen Anne', 'Queen Anne', 'TITLED_FORENAME', 'women'),
     ('Duke of Wellington', 'Duke of Wellington', 'FULL', 'men'), ('von Moltke', 'Moltke', 'TITLED', 'men')]
    """
    known = _words(language)
    parts = _in_order(_POSSESSIVE.sub("", cleaned(words, language)), known).split()
    titles = _titles(parts, known, len(title.split()))
    rest = parts[titles:]
    while len(rest) > 1 and _form(rest[-1]) in known.following_titles - known.generations:
        rest[-2:] = [rest[-2].rstrip(",")]
    whole = " ".join([*parts[:titles], *rest])
    sex = _sex_of_titles(parts[:titles], known)
    last_title = _form(parts[titles - 1]) if titles else ""
    if _are_several(parts, titles, known):
        return PersonName(whole, whole, whole, Kind.SEVERAL)
    if not rest or (len(rest) == 1 and not titles and _form(rest[0]) in known.alone):
        return PersonName(whole, whole, whole, Kind.TITLE, _sex_of_titles(rest, known))
    if titles and rest[0] in known.linking and last_title not in known.before_surnames:
        return PersonName(whole, whole, whole, Kind.FULL, sex)
    name = " ".join(rest)
    told = [part for part in rest if part not in known.particles] or rest
    if len(told) == 1:
        if last_title in known.before_forenames:
            return PersonName(whole, whole, whole, Kind.TITLED_FORENAME, sex)
        return PersonName(name, whole, told[0], Kind.TITLED if sex else Kind.SINGLE, sex)
    return PersonName(name, whole, " ".join(told), Kind.FULL, sex or _sex_of_forename(rest[0]))


def _form(word: str) -> str:
    return word.rstrip(".,")


def _in_order(words: str, known: _Words) -> str:
    """Return a name that is written "Brown, John" in the order in which it is spoken."""
    surname, comma, forenames = words.partition(", ")
    if not comma or "," in forenames or any(_form(part) in known.following_titles | known.titles for part in forenames.split()):
        return words
    return f"{forenames} {surname}"


def _titles(parts: list[str], known: _Words, marked: int) -> int:
    """Return how many words at the beginning are titles; one word at least is the name."""
    count = min(marked, len(parts) - 1)
    while count < len(parts) - 1 and _form(parts[count]) in known.titles | known.plural_titles:
        count += 1
    return max(count, 0)


def _are_several(parts: list[str], titles: int, known: _Words) -> bool:
    """Return whether the words name several people: by their title, or by what stands between their names."""
    if any(_form(part) in known.plural_titles for part in parts[:titles]):
        return True
    pairs = zip(parts[titles:], parts[titles + 1 :], strict=False)
    return any(first in known.conjunctions and (first not in known.particles or _form(second) in known.titles) for first, second in pairs)


def _sex_of_titles(titles: list[str], known: _Words) -> str:
    return next((sex for part in titles for sex, words in (("women", known.women), ("men", known.men)) if _form(part) in words), "")


def _sex_of_forename(word: str) -> str:
    return next((sex for sex in ("men", "women") if _form(word) in _forenames(sex)), "")
