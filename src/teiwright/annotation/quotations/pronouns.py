"""Whom the pronoun beside a speech means.

TEI: att.ascribed (who)
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Final

from ...languages import LanguageRules, whole_word
from .narrators import Narrators
from .people import SEXES, People
from .subjects import NAMELESS, SubjectFinder, determiners
from .turns import Turn

_OWNING: Final = ("'s ", "\u2019s ")  # after a name
_SHORT: Final = 8000  # characters of a division in which only one person is named
_TURNS: Final = 50  # turns before and after it among which only one of this sex speaks
_SAID_OF: Final = re.compile(r"(?P<subject>[^\W_]+)\s+(?P<verb>[^\W_]+)\s+\Z")
_WINDOW: Final = 40  # characters that hold the two words before a description
_REACH: Final = 8  # paragraphs before the speech in which the person meant is named


class _Language:
    """What a language knows of those whom pronouns mean."""

    def __init__(self, rules: LanguageRules) -> None:
        self.introducing = rules.words("names", "introducing")
        self.equating = rules.words("quotes", "equating")
        self.relatives = rules.words("names", "relatives")
        self.nouns = {noun: sex for sex in SEXES for noun in rules.words("quotes", f"nouns_of_{sex}")}
        self._people, self._determiners = frozenset(self.nouns) | rules.words("quotes", "nouns_of_people"), determiners(rules)

    @cached_property
    def described(self) -> re.Pattern[str] | None:
        """What describes somebody whose name is not known here, "the old gentleman"; but "the poet Smith" is Smith."""
        noun = "|".join(sorted(map(re.escape, self._people)))
        described = rf"{whole_word(self._determiners)}\s+(?:[^\W\d_A-Z][\w'\u2019-]*\s+){{0,2}}(?P<noun>{noun})\b(?!['\u2019]|\s+[A-Z])"
        return re.compile(described) if self.nouns else None


@cache
def _language(rules: LanguageRules) -> _Language:
    """Return what the language of *rules* knows of those whom pronouns mean."""
    return _Language(rules)


class Antecedents:
    """Finds the only person whom a pronoun can mean; of two people it must show which."""

    def __init__(
        self, content: str, paragraphs: Sequence[tuple[int, int]], people: People, finder: SubjectFinder, narrators: Narrators, rules: LanguageRules
    ) -> None:
        self.narrators = narrators
        self.content, self.paragraphs, self.people, self.finder = content, paragraphs, people, finder
        self.language = _language(rules)
        self._told: dict[tuple[int, int], Sequence[tuple[int, str]]] = {}

    def of(self, scene: Sequence[Turn], index: int) -> str:
        """Return whom the pronoun of ``scene[index]`` means, or ``""``.

        Nobody is meant who spoke just before or whom the speech names.
        The nearest narration that tells of somebody of this sex decides, if
        only of one or by its last subject; in a talk of two, the one whose turn
        it is.
        """
        turn = scene[index]
        sex = self.finder.language.pronouns[turn.pronoun]
        excluded = set(turn.addressed | turn.named)
        if index and turn.answers(scene[index - 1]) and scene[index - 1].speaker:
            excluded.add(scene[index - 1].speaker)
        own = self.paragraphs[turn.first][0]
        if near := self._meant(own, turn.place, sex, excluded):
            return near
        if index > 1 and turn.answers(scene[index - 1]) and scene[index - 1].answers(scene[index - 2]):
            last = scene[index - 2].speaker
            if last and last not in excluded and self.people.sex.get(last) == sex:
                return last
        for number in range(turn.first - 1, max(-1, turn.first - 1 - _REACH), -1):
            start, end = self.paragraphs[number]
            told = {person for _, person in self._told_of(start, end)} - excluded
            if any(self._sex(person) == sex for person in told):
                return self._meant(start, end, sex, excluded)
            if any(not self._sex(person) for person in told):
                return ""  # somebody nearer may be meant
        # Of those who speak in the scene the only one of this sex.
        beside = scene[max(0, index - _TURNS) : index + _TURNS]
        speaking = {other.speaker for other in beside if other.speaker and other.speaker not in excluded and self._sex(other.speaker) == sex}
        if len(speaking) == 1:
            return speaking.pop()
        return self._only_one(turn.place, sex, excluded)

    def _meant(self, start: int, end: int, sex: str, excluded: set[str]) -> str:
        """Return the only one of this sex whom the narration between *start* and *end* tells of, or the subject of its last sentence.

        Whose hand or house it is that the narration tells of is not who acts in it.
        """
        fitting = {person for _, person in self._told_of(start, end) if self._fits(person, sex, excluded)}
        mentions = [one for one in self.people.between(start, end) if one.person in fitting and not one.spoken]
        owning = {one.person for one in mentions} - {one.person for one in mentions if not self.content.startswith(_OWNING, one.end)}
        if owning and owning == fitting:
            return ""
        if len(fitting) == 1:
            return next(iter(fitting))
        subject = self.finder.acting(self.finder.sentence_start(start, end), end) if fitting else None
        return subject.who if subject and subject.who in fitting else ""

    def _only_one(self, place: int, sex: str, excluded: set[str]) -> str:
        """Return the only person whom the narration of a short division names before *place*, else after it, if not known to be of the other sex."""
        start, end = self.narrators.division(place)
        if end - start > _SHORT:
            return ""
        excluded = {*excluded, self.narrators.signed(place)}
        for first, last in ((start, place), (place, end)):
            named = {
                one.person for one in self.people.between(first, last) if not (one.spoken or one.person in excluded or self._is_introduced(one.start))
            }
            if named:
                fitting = {person for person in named if self.people.sex.get(person, sex) == sex}
                (person, *others) = sorted(fitting) or [""]
                # Where the other sex leaves only one, that one's must be known.
                return person if not others and (fitting == named or person in self.people.sex) else ""
        return ""

    def _is_introduced(self, start: int) -> bool:
        """Return whether the text presents a person at *start* for the first time: "a certain Smith"."""
        words = self.content[max(0, start - 30) : start].split()
        return bool(words) and words[-1] in self.language.introducing

    def _told_of(self, start: int, end: int) -> Sequence[tuple[int, str]]:
        """Return where the narration tells of whom, by name or without one; of the same words often asked, as turns stand close together."""
        told = self._told.get((start, end))
        if told is None:
            told = self._told[start, end] = list(self._find_told_of(start, end))
        return told

    def _find_told_of(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        for mention in self.people.between(start, end):
            if not mention.spoken:
                yield mention.start, mention.person
        if self.language.described:
            for match in self.language.described.finditer(self.content, start, end):
                # "Mr. Smith, the poet" is one person, and so are those of "Mr. Smith was a poet".
                if not (self.people.spoken.hold(match.start()) or self._stands_beside_name(match.start()) or self._is_predicate(match.start())):
                    yield match.start(), self.finder.epithets.bearer(match["noun"].lower(), match.start()) or f"{NAMELESS}{match['noun']}"

    def _stands_beside_name(self, start: int) -> bool:
        """Return whether a comma parts a description from the name before it."""
        before = self.content[max(0, start - 2) : start].rstrip()
        place = start - 2 + len(before) - 1
        return before[-1:] == "," and self.people.at(place - 1, place) is not None

    def _is_predicate(self, start: int) -> bool:
        """Return whether a description says what somebody is of whom a name or pronoun tells: "Anna was a kind girl"."""
        said = _SAID_OF.search(self.content, max(0, start - _WINDOW), start)
        if said is None or said["verb"].lower() not in self.language.equating:
            return False
        subject = said["subject"].lower()
        return subject in self.finder.language.pronouns or subject in self.language.relatives or self.people.at(*said.span("subject")) is not None

    def _fits(self, person: str, sex: str, excluded: set[str]) -> bool:
        return person not in excluded and self._sex(person) == sex

    def _sex(self, person: str) -> str:
        return (self.language.nouns if person.startswith(NAMELESS) else self.people.sex).get(person.removeprefix(NAMELESS), "")
