"""Whom the words beside a speech name: the subject of a verb of saying, or who acts in the sentence next to it.

TEI: att.ascribed (who)
"""

import re
from functools import cache
from typing import Final, NamedTuple

from ...languages import LanguageRules
from ..abbreviations import abbreviated_titles
from .epithets import Epithets
from .kinds import saying_verbs, sentence_ends
from .people import SEXES, Mention, People

NARRATOR: Final = "\x00narrator"
#: Begins what stands for somebody whom no name is known of: such a one may take turns, and gets no ``who``.
NAMELESS: Final = "\x00"

_WORD: Final = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
_SIGN: Final = re.compile(r"[^\w\s-]")
_REACH_AFTER: Final = 5  # words after a speech among which the verb stands
_REACH_BEFORE: Final = 9  # and before it
_REACH_ENDING: Final = 3  # and before it where a full stop parts them
_MOST_ADJECTIVES: Final = 3
_LONGEST_SENTENCE: Final = 500  # characters
_LONGEST_PAIR: Final = 60  # characters from one name to another
_EDGES: Final = " \t\r\n\"'_\u2018\u2019\u201c\u201d\u00ab\u00bb-\u2014\u2013,;"


class Subject(NamedTuple):
    """Who is named: *who* is a person, or NARRATOR, or nameless; where it is empty, a *pronoun* stands at *start* for somebody.

    *words* describe one who is nameless.
    """

    who: str
    start: int
    pronoun: str = ""
    sure: bool = True
    words: str = ""


def determiners(rules: LanguageRules) -> frozenset[str]:
    """Return the articles and their like that stand before a noun for somebody."""
    of_names = (rules.words("names", key) for key in ("own_determiners", "determiners"))
    return frozenset[str]().union(rules.words("quotes", "articles"), rules.words("quotes", "owners"), *of_names)


class _Language:
    """What a language knows of subjects."""

    def __init__(self, rules: LanguageRules) -> None:
        self.verbs = saying_verbs(rules)
        self.abbreviations = abbreviated_titles(rules)
        self.function = rules.words("words", "function")
        self.never = rules.words("names", "never_names") | rules.words("names", "titles")
        self.determiners = determiners(rules)
        self.narrators = rules.words("quotes", "narrator_pronouns")
        self.addressing = rules.words("quotes", "addressing")
        self.adverbs = tuple(rules.listed("quotes", "endings_of_adverbs")) or ("\x00",)
        self.nouns_have_capitals = rules.says("structure", "nouns_have_capitals")
        self.perceiving = rules.words("quotes", "perceiving")
        self.nouns = frozenset[str]().union(*(rules.words("quotes", key) for key in ("nouns_of_men", "nouns_of_women", "nouns_of_people")))
        self.passive = rules.words("quotes", "passive")
        self.conjunctions = rules.words("names", "conjunctions")
        self.accompanying = rules.words("quotes", "accompanying")
        self.pronouns = {word: sex for sex in SEXES for word in rules.words("quotes", f"pronouns_of_{sex}")}


@cache
def _language(rules: LanguageRules) -> _Language:
    """Return what the language of *rules* knows of subjects."""
    return _Language(rules)


class SubjectFinder:
    """Finds subjects by the verbs and pronouns of one language and the *people* of the text."""

    def __init__(self, content: str, people: People, rules: LanguageRules) -> None:
        self.content, self.people = content, people
        self.epithets = Epithets(people, rules)
        self.language = _language(rules)

    def after(self, start: int, end: int, *, goes_on: bool) -> Subject | None:
        """Return the subject of the verb of saying that follows a speech; *goes_on* tells that the speech ends in a comma."""
        if self.content[start:end].lstrip().startswith(("(", "[")):
            return None
        end = self.sentence_end(start, end)
        words = list(_WORD.finditer(self.content, start, end))
        found = self.beside_verb(words[: _REACH_AFTER + _MOST_ADJECTIVES], _REACH_AFTER)
        if found or not goes_on or len(words) < 2:
            return found
        return self.beside_any_verb(words)

    def before(self, start: int, end: int) -> Subject | None:
        """Return the subject of the verb of saying that leads to a speech, which stands beside it or begins its sentence."""
        start = self.sentence_start(start, end)
        words = list(_WORD.finditer(self.content, start, end))
        near = words[-_REACH_BEFORE:]
        language, spelled = self.language, [word[0] for word in words]
        lowered = [word.lower() for word in spelled]
        verb = next((index for index in range(len(words) - 1, -1, -1) if language.verbs.among(lowered[index : index + 2])), 0)
        # Of two verbs the last leads to the speech: "said Anna, and Henry answered".
        beside = verb > 1 and lowered[verb - 2] in language.accompanying  # "said Anna, as Henry ended"
        last = words[verb - 1 :] if verb > len(words) - _REACH_BEFORE and not beside else []
        found = self.beside_verb(last, len(last)) or self.beside_verb(near, len(near))
        passive = verb and spelled[verb - 1] in language.passive and spelled[verb] in language.addressing
        if found or not verb or passive or verb < len(words) - _REACH_BEFORE:
            return found
        # "He turned and said": of those named before the verb the last that is a subject.
        for word in reversed(words[:verb]):
            if subject := self.subject_at(word):
                return subject
        return None

    def ending(self, start: int, end: int) -> Subject | None:
        """Return the subject of the verb of saying that ends the sentence before a speech: "Mr. Smith spoke.", "she began again."."""
        words = list(_WORD.finditer(self.content, self.sentence_start(start, end), end))[-_REACH_ENDING:]
        return self.beside_verb(words, len(words))

    def acting(self, start: int, end: int) -> Subject | None:
        """Return who acts in the sentence that begins at *start*: a name or pronoun that it opens with, before a verb or the like."""
        language = self.language
        end = self.sentence_end(start, end)
        words = list(_WORD.finditer(self.content, start, min(end, start + _LONGEST_SENTENCE)))[:6]
        if not words:
            return None
        mention = self.people.at(words[0].start(), words[0].end())
        if mention and mention.governed:
            return None
        length = sum(1 for word in words if mention and word.end() <= mention.end) or 1
        if (
            len(words) <= length
            or not words[length][0][0].islower()
            or words[length][0] in language.perceiving
            or (words[length][0] in language.passive and length + 1 < len(words) and words[length + 1][0] in language.addressing)
            or _SIGN.search(self.content[words[length - 1].end() : words[length].start()].replace(".", "", 1))
        ):
            return None
        return self.subject_at(words[0])

    def sentence_end(self, start: int, end: int) -> int:
        """Return where the first sentence after *start* ends."""
        return next(sentence_ends(self.content, self.language.abbreviations, start, min(end, start + _LONGEST_SENTENCE)), end)

    def sentence_start(self, start: int, end: int) -> int:
        """Return where the last sentence before *end* begins."""
        first = max(start, end - _LONGEST_SENTENCE)
        stop = first + len(self.content[first:end].rstrip(_EDGES + ":"))
        return max((one for one in sentence_ends(self.content, self.language.abbreviations, first, stop) if one < stop), default=first)

    def beside_verb(self, words: list[re.Match[str]], reach: int) -> Subject | None:
        """Return the subject of the first verb of saying among *words*, which stands next to it."""
        language = self.language
        for index, word in enumerate(words[:reach]):
            pair = index + 1 < len(words) and f"{word[0]} {words[index + 1][0]}" in language.verbs.pairs
            if word[0].lower() not in language.verbs.words and not pair:
                continue
            following = self.following(words[index + 1 + pair :])
            preceding = words[index - 1] if index else None
            adjoining = preceding is not None and not self.content[preceding.end() : word.start()].strip()
            if adjoining and word[0] in language.addressing:
                following = None  # the one spoken to
            for beside in (preceding, following) if adjoining else (following, preceding):
                if beside is None or "." in self.content[min(word.end(), beside.end()) : max(word.start(), beside.start())]:
                    continue
                if subject := self.subject_at(beside) or (
                    self.spelled_as_name(beside) if self.may_be_name(words, index + 1 + pair, beside) else None
                ):
                    return subject
            if adjoining and preceding is not None and preceding[0][0].isupper() and preceding[0].lower() not in language.function:
                return Subject(f"{NAMELESS}{preceding[0].lower()}", preceding.start())
            if not index or pair:
                if nameless := self.nameless(words[index + 1 + pair :]):
                    return nameless
            elif adjoining and words[0][0].lower() in language.determiners and index <= _MOST_ADJECTIVES + 1:
                return self.nameless(words[:index])
        return None

    def beside_any_verb(self, words: list[re.Match[str]]) -> Subject | None:
        """Return the name or pronoun that follows speech at once, before or after a verb of whatever kind: "he snapped", "fleered Happy Jack"."""
        language = self.language
        first, second = words[0], words[1]
        if second[0] in language.perceiving:
            return None
        if self.content[first.end() : second.start()].strip(" \n."):
            return None
        if first[0][0].islower() and first[0] not in language.function:
            subject = self.subject_at(second)
        else:
            mention = self.people.at(first.start(), first.end())
            verb = next((word for word in words if word.start() >= (mention.end if mention else first.end())), None)
            subject = (
                self.subject_at(first) or self.spelled_as_name(first) if verb and verb[0][0].islower() and verb[0] not in language.function else None
            )
        return Subject(subject.who, subject.start, subject.pronoun, sure=False) if subject else None

    def following(self, words: list[re.Match[str]]) -> re.Match[str] | None:
        """Return the first of the *words* after a verb, but of "the poet Smith", "poor little Smith" and where titles are not part of it the name."""
        language = self.language
        while len(words) > 1 and words[0][0] in self.people.language.titles and not self.people.at(words[0].start(), words[0].end()):
            words = words[1:]
        described = words[1:] if words and words[0][0] in language.determiners else words
        count = next((number for number, word in enumerate(described) if not word[0].islower() or word[0] in language.function), len(described))
        if (
            0 < count <= _MOST_ADJECTIVES
            and count < len(described)
            and described[count][0][0].isupper()
            and described[count][0] not in language.narrators
        ):
            between = self.content[words[0].start() : described[count].start()]
            if not _SIGN.search(between):
                return described[count]
        if words and words[0][0] in language.determiners and described and described[0][0][0].isupper() and described[0][0] not in language.narrators:
            return described[0]
        return words[0] if words else None

    def subject_at(self, word: re.Match[str]) -> Subject | None:
        """Return whom the word names: the narrator, one whom a pronoun stands for, a person; None for anything else."""
        language = self.language
        if word[0] in language.narrators:
            return Subject(NARRATOR, word.start())
        if word[0].lower() in language.pronouns:
            return Subject("", word.start(), word[0].lower())
        mention = self.people.at(word.start(), word.end())
        if mention is None or mention.governed or self.is_second_of_two(mention):
            return None
        return Subject(mention.person, mention.start)

    def is_second_of_two(self, mention: Mention) -> bool:
        """Return whether another person is named with the one: "Anna and Henry said" tells of neither that he speaks."""
        before = self.people.between(max(0, mention.start - _LONGEST_PAIR), mention.start)
        return bool(before) and self.content[before[-1].end : mention.start].strip() in self.language.conjunctions

    def may_be_name(self, words: list[re.Match[str]], following: int, beside: re.Match[str]) -> bool:
        """Return whether the word *beside* a verb stands after it, so that its capital means something; where nouns have one, directly after it."""
        return (
            beside.start() >= words[following].start() and (not self.language.nouns_have_capitals or beside is words[following])
            if following < len(words)
            else False
        )

    def spelled_as_name(self, word: re.Match[str]) -> Subject | None:
        """Return the one whom a word names that has a capital within a sentence, though nothing else showed it to be a name: "said Good"."""
        language = self.language
        if not word[0][0].isupper() or word[0].lower() in language.function or word[0] in language.never:
            return None
        owns = word[0].endswith(("'s", "\u2019s"))
        return None if owns or self.people.at(word.start(), word.end()) else Subject(word[0], word.start())

    def nameless(self, words: list[re.Match[str]]) -> Subject | None:
        """Return the one described by *words*, "the old gentleman", as somebody without a name."""
        language = self.language
        if len(words) < 2 or words[0][0].lower() not in language.determiners:
            return None
        described: list[re.Match[str]] = []
        for number, word in enumerate(words[1 : _MOST_ADJECTIVES + 2], 1):
            between = self.content[words[number - 1].end() : word.start()].strip()
            # "The thin, elderly gentleman", and not "the captain, smiling".
            listed = (
                between == ","
                and number > 1
                and number + 1 < len(words)
                and words[number + 1][0] in language.nouns
                and self.adjoin(word, words[number + 1])
            )
            if word[0] in language.function or word[0] in language.verbs.words or (between and not listed) or (described and word[0][0].isupper()):
                break
            described.append(word)
        if len(described) > 1 and described[-1][0].endswith(language.adverbs):
            described.pop()
        if not described:
            return None
        # "The Mouse" is as good as a name, where only names have capitals.
        name = None if language.nouns_have_capitals else self.spelled_as_name(described[-1])
        noun = described[-1][0].lower()
        beyond = words[len(described) + 1 : len(described) + 3]
        if len(beyond) > 1 and beyond[0][0] in self.people.language.governing and beyond[1][0][0].isupper() and self.adjoin(described[-1], beyond[1]):
            return Subject(f"{NAMELESS}{noun}", words[0].start())  # "the wife of Mr. Smith": half of the words tell nobody
        if bearer := self.epithets.bearer(noun, words[0].start()):
            return Subject(bearer, words[0].start(), sure=False)
        return name or Subject(f"{NAMELESS}{noun}", words[0].start(), words=self.description(words[0], described[-1]))

    def adjoin(self, left: re.Match[str], right: re.Match[str]) -> bool:
        """Return whether no sign stands between two words."""
        return not _SIGN.search(self.content[left.end() : right.start()])

    def description(self, first: re.Match[str], last: re.Match[str]) -> str:
        """Return the words from *first* to *last* as they stand within a sentence."""
        words = " ".join(self.content[first.start() : last.end()].split())
        return words[0].lower() + words[1:]
