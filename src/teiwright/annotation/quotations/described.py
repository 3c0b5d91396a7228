"""People who are described, not named: "the old man", "a girl", "my brother".

Two of three such descriptions mean somebody whom the text names elsewhere, so
each is held to be somebody of their own only where nobody named fits: there
the description stands in for the name, with the lowest certainty.

TEI: NDPER (persons), att.ascribed (who)
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Final

from ...languages import LanguageRules, whole_word
from .people import SEXES, People
from .subjects import NAMELESS, NARRATOR
from .turns import Turn

_TAGGED: Final = frozenset({"tag", "verb"})
_TALK: Final = 6000  # characters in which a description means the same person
_INTRODUCED: Final = 8000  # characters between the words that introduce somebody and the speech
_NEAR: Final = 3000  # characters before the speech, in which nobody is named whom the description fits
_LAST_WORD: Final = re.compile(r"(?P<word>[^\W_]+),?\s+\Z")
_WINDOW: Final = 20  # characters that hold the word before an article
_WORDS: Final = r"(?:[^\W\d_][\w-]*,?\s+){0,3}[^\W\d_][\w-]*"


class _Language:
    """What a language knows of people who are only described."""

    def __init__(self, rules: LanguageRules) -> None:
        #: The sex that nouns for people tell, and all such nouns, in small letters.
        self.sex = {noun.lower(): sex for sex in SEXES for noun in rules.words("quotes", f"nouns_of_{sex}")}
        self.nouns = frozenset(self.sex) | {noun.lower() for noun in rules.words("quotes", "nouns_of_people")}
        self.endings = rules.listed("quotes", "endings_of_people")
        self.things = rules.words("quotes", "nouns_of_things")
        self.vague = {noun.lower() for noun in rules.words("quotes", "vague")}
        self.indefinite = rules.words("quotes", "indefinite")
        self.equating = rules.words("quotes", "equating")

    @cached_property
    def introducing(self) -> re.Pattern[str] | None:
        """How the narration brings in somebody unknown: "another old man"."""
        return re.compile(rf"{whole_word(self.indefinite)}\s+(?P<words>{_WORDS})") if self.indefinite else None


@cache
def _language(rules: LanguageRules) -> _Language:
    """Return what the language of *rules* knows of people who are only described."""
    return _Language(rules)


class Described:
    """Finds whether a description has no name in the text, and by which words to call whom it means."""

    def __init__(self, content: str, people: People, rules: LanguageRules) -> None:
        self.content, self.people, self.language = content, people, _language(rules)
        self.first: dict[str, int] = {}
        self.introduced: dict[str, list[int]] = defaultdict(list)

    def names(self, turns: Sequence[Turn]) -> Iterator[tuple[Turn, str]]:
        """Yield the turns of people who are only described, with the words that stand in for a name, the shortest that are used nearby."""
        spoken: dict[str, list[tuple[int, Turn]]] = defaultdict(list)
        nameless = [turn for turn in turns if turn.speaker.startswith(NAMELESS) and turn.speaker != NARRATOR]
        for turn in nameless:
            if turn.by in _TAGGED and turn.words:
                spoken[turn.speaker].append((turn.place, turn))
        if nameless:
            self._find_named()
            self._find_introduced()
        for turn in nameless:
            beside = spoken[turn.speaker]
            first = bisect_left(beside, turn.place - _TALK, key=lambda one: one[0])
            last = bisect_left(beside, turn.place + _TALK, key=lambda one: one[0])
            noun = turn.speaker.removeprefix(NAMELESS)
            if noun in self.language.vague:
                if turn.words.split(" ", 1)[0] in self.language.indefinite and self.has_no_name(noun, turn.place):
                    yield turn, turn.words
                continue
            if first < last and self.is_person(noun) and self.has_no_name(noun, turn.place):
                yield turn, min((one.words for _, one in beside[first:last]), key=lambda words: (len(words.split()), len(words)))

    def is_person(self, noun: str) -> bool:
        """Return whether a noun in small letters stands for a person."""
        language = self.language
        return noun in language.nouns or (noun.endswith(language.endings) and noun not in language.things if language.endings else False)

    def has_no_name(self, noun: str, place: int) -> bool:
        """Return whether nobody whom the text names fits the *noun* at *place*.

        Nobody of this sex is named nearby, or has been since the text spoke of
        "a girl"; and nobody who fits comes to be named soon after.
        """
        if any(self.first[person] > place for person in self._fitting(noun, place, place + _TALK)):
            return False
        if not self._fitting(noun, place - _NEAR, place):
            return True
        introduced = self.introduced[noun]
        index = bisect_left(introduced, place - _INTRODUCED)
        if index == len(introduced) or introduced[index] > place:
            return False
        return all(self.first[person] <= introduced[index] for person in self._fitting(noun, introduced[index], place))

    def _fitting(self, noun: str, start: int, end: int) -> set[str]:
        """Return whom the narration names between *start* and *end* who may be what the noun says."""
        sex = self.language.sex.get(noun)
        named = {one.person for one in self.people.between(start, end) if not one.spoken}
        return named if sex is None else {person for person in named if self.people.sex.get(person, sex) == sex}

    def _find_named(self) -> None:
        """Find where the narration first names each person."""
        for one in self.people.mentions:
            if not one.spoken:
                self.first.setdefault(one.person, one.start)

    def _find_introduced(self) -> None:
        """Find where the narration brings in somebody unknown: "a girl", "another old man"."""
        introducing = self.language.introducing
        for match in introducing.finditer(self.content) if introducing else ():
            persons = [word for word in match["words"].lower().replace(",", "").split() if self.is_person(word)]
            if not persons or self.people.spoken.hold(match.start()):
                continue
            before = _LAST_WORD.search(self.content, max(0, match.start() - _WINDOW), match.start())
            if before is None or before["word"].lower() not in self.language.equating:
                for word in persons:
                    self.introduced[word].append(match.start())
