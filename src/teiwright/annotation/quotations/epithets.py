"""Who bears a description: "Mr. Smith, the undertaker", "the undertaker, Mr. Smith", "Captain Smith".

TEI: NDPER (persons), roleName
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Final, NamedTuple

from ...languages import LanguageRules, whole_word
from .people import SEXES, Mention, People

_WORDS_BETWEEN: Final = r"(?:[^\W\d_A-Z][\w'\u2019-]*\s+){0,2}"
_TOLD: Final = 6000  # characters before "the mother" in which only one married woman is named
_TOLD_AFTER: Final = 500  # and after it
_REACH: Final = 60  # characters beside a name that hold what the bearer is


class Epithets:
    """Knows the only person in the text of whom it is said that they are a doctor, an undertaker, a general.

    What fits many, "man", "mother", tells nobody.
    """

    def __init__(self, people: People, rules: LanguageRules) -> None:
        self.people, self.rules = people, rules

    @cached_property
    def bearers(self) -> Mapping[str, set[str]]:
        """By each noun all of whom the text says it; in many a text nobody is described, and nobody asks."""
        bearers: dict[str, set[str]] = defaultdict(set)
        descriptions = _descriptions(self.rules)
        if descriptions is not None:
            for mention in self.people.mentions:
                for noun in self._said_of(mention.start, mention.end, mention.form, descriptions):
                    bearers[noun].add(mention.person)
        return bearers

    @cached_property
    def wives(self) -> list[Mention]:
        """Where the narration names married women."""
        titles = self.rules.words("quotes", "titles_of_wives")
        wives = {one.person for one in self.people.mentions if one.form.split(" ", 1)[0].rstrip(".") in titles}
        return [one for one in self.people.mentions if one.person in wives and not one.spoken]

    def bearer(self, noun: str, place: int) -> str:
        """Return the person whom the noun, in small letters, means at *place*, or ``""``: "the mother" the only Mrs. of whom is told."""
        bearers = self.bearers.get(noun, set())
        if not bearers and noun in self.rules.words("quotes", "nouns_of_wives"):
            first = bisect_left(self.wives, place - _TOLD, key=lambda one: one.start)
            last = bisect_left(self.wives, place + _TOLD_AFTER, key=lambda one: one.start)
            bearers = {one.person for one in self.wives[first:last]}
        return next(iter(bearers)) if len(bearers) == 1 else ""

    def _said_of(self, start: int, end: int, form: str, descriptions: "_Descriptions") -> set[str]:
        """Return what a name is said to be, beside it or by its title."""
        content, titles = self.people.content, descriptions.titles
        found = descriptions.following.match(content, end, end + _REACH), descriptions.preceding.search(content, max(0, start - _REACH), start)
        said = {match["noun"].lower() for match in found if match}
        first = form.split(" ", 1)[0].rstrip(".").lower()
        return said | ({titles[first]} if first in titles and " " in form else set())


class _Descriptions(NamedTuple):
    """What says of somebody what they are, after the name or before it, and the nouns that titles stand for."""

    following: re.Pattern[str]
    preceding: re.Pattern[str]
    titles: Mapping[str, str]


@cache
def _descriptions(rules: LanguageRules) -> _Descriptions | None:
    """Return the descriptions of a language, or None where its rules list none."""
    at_large = rules.words("quotes", "nouns_at_large")
    nouns = {noun for key in (*(f"nouns_of_{sex}" for sex in SEXES), "nouns_of_people") for noun in rules.words("quotes", key)} - at_large
    determiners = rules.words("quotes", "articles") | rules.words("quotes", "indefinite")
    if not nouns or not determiners:
        return None
    alternatives = "|".join(sorted(map(re.escape, nouns), key=lambda noun: (-len(noun), noun)))
    described = rf"{whole_word(determiners)}\s+{_WORDS_BETWEEN}(?P<noun>{alternatives})"
    return _Descriptions(
        re.compile(rf",\s+{described}\b(?=\s*[,.;:!?\u2014)]|\s+--)"),
        re.compile(rf"{described}(?:\s+\w+sel(?:f|ves))?,?\s+\Z"),
        {title.lower(): title.lower() for title in nouns}
        | {pair.split()[0].lower(): pair.split()[1] for pair in rules.listed("quotes", "nouns_of_titles")},
    )
