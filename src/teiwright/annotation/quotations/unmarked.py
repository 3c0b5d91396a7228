"""Speech that no quotation mark sets apart: after a dash, as French, Russian and Joyce print it, or by its verb of saying alone.

A dash opens a speech only in a text that shows it to. Where the language's
rules list the verbs that are enough by themselves, speech is found without any
sign: the sentence before "sagte er", the one after "er dachte:". Reported
speech, in the forms of the verb that report, is left alone.

TEI: COHQU (speech and thought)
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Final

from ...languages import LanguageRules
from .kinds import sentence_ends
from .marks import Quoted
from .tags import Tag, TagFinder, find_between_dashes, tag_finder

_DASH: Final = re.compile(r"(?:[\u2014\u2013\u2015]|--)\s?(?=[^\W\d_a-z]|[\u00bf\u00a1\u2026'\u2019\u201c\"])")
_BAR: Final = "\u2015"  # no other use is made of it
_FEWEST_DASHES: Final = 3
_FEWEST_BESIDE_MARKS: Final = 2
_BEFORE_SPEECH: Final = frozenset(" \t\r\n\u2014\u2013-.,;:")  # what parts it from a tag
_SENTENCES: Final = re.compile(r"\s+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_INDENTED: Final = re.compile("(?<=[.!?\u2026])(?P<space>[\u2014\u2013 ]*\n\\s+)(?=\\S)")
_QUOTATION_MARKS: Final = re.compile('["\u201c\u201e\u00ab\u00bb]')
_COLON: Final = re.compile(r":\s+(?=[^\W\d_])")
_NEAR: Final = 5  # words of a sentence among which its verb stands
_LEAD: Final = 6  # words before a colon among which the verb of saying stands
_LONGEST_LEAD: Final = 120  # characters


def find_unmarked(content: str, paragraphs: Sequence[tuple[int, int]], quoted: list[Quoted], rules: LanguageRules | None) -> list[Quoted]:
    """Return the speech of *content* that is not *quoted*.

    >>> text = f"{_BAR}Come up, Kinch! he called out."
    >>> [text[one.start:one.end] == text for one in find_unmarked(text, [(0, len(text))], [], None)]
    [True]
    """
    taken = _Taken(quoted)
    dashes = [number for number, (start, end) in enumerate(paragraphs) if _DASH.match(content, start, end)]
    opened = sum(1 for start, _ in paragraphs if _QUOTATION_MARKS.match(content, start))
    found: list[Quoted] = []
    talk = _Talk(content, rules, tag_finder(rules))
    if rules and rules.says("quotes", "dashes_beside_marks"):
        many = len(dashes) >= _FEWEST_BESIDE_MARKS
    else:
        many = len(dashes) >= _FEWEST_DASHES and len(dashes) > opened
    if any(content.startswith(_BAR, paragraphs[number][0]) for number in dashes) or (
        many and any(talk.is_spoken(*paragraphs[number]) for number in dashes)
    ):
        for number in dashes:
            found += talk.after_dash(number, *paragraphs[number])
    elif rules and rules.words("quotes", "speaking"):
        talk = _Talk(content, rules, tag_finder(rules, narrow=True))
        found += talk.by_verbs(paragraphs, taken)
    return [one for one in found if not taken.meets(one.start, one.end)]


class _Taken:
    """The spans of quotations with marks, outer ones only."""

    def __init__(self, quoted: list[Quoted]) -> None:
        self.spans = [(one.start, one.end) for one in quoted if one.depth == 0]

    def meets(self, start: int, end: int) -> bool:
        """Return whether one of them lies between *start* and *end*, or they within it."""
        low, high = 0, len(self.spans)
        while low < high:
            middle = (low + high) // 2
            if self.spans[middle][1] <= start:
                low = middle + 1
            else:
                high = middle
        return low < len(self.spans) and self.spans[low][0] < end


class _Language:
    """What a language knows of speech without marks; without a language nothing."""

    def __init__(self, rules: LanguageRules | None) -> None:
        self.of_the_talk = rules.words("quotes", "of_the_talk") if rules else frozenset()
        self.reporting = rules.words("quotes", "reporting") if rules else frozenset()
        self.subordinating = rules.words("quotes", "subordinating") if rules else frozenset()
        self.of_the_narrator = rules.words("quotes", "of_the_narrator") if rules else frozenset()
        self.present = rules.words("quotes", "present_tense") if rules else frozenset()
        self.narrators = rules.words("quotes", "narrator_pronouns") if rules else frozenset()
        self.third = rules.words("quotes", "pronouns_of_men") | rules.words("quotes", "pronouns_of_women") if rules else frozenset()


@cache
def _language(rules: LanguageRules | None) -> _Language:
    """Return what the language of *rules* knows of speech without marks."""
    return _Language(rules)


class _Talk:
    def __init__(self, content: str, rules: LanguageRules | None, finder: TagFinder) -> None:
        self.content, self.finder, self.language = content, finder, _language(rules)
        self.of_the_talk = self.language.of_the_talk

    # After a dash

    def is_spoken(self, start: int, end: int) -> bool:
        """Return whether a paragraph after a dash is speech beyond doubt: it asks, calls or has a tag, as lists and sources do not."""
        return self.is_talk(start, end) or next(self.tags(start, end), None) is not None

    def tags(self, start: int, end: int) -> Iterator[Tag]:
        """Yield the tags of a paragraph that a dash opens."""
        return self.finder.find(self.content, start, end) if self.finder.speaking else find_between_dashes(self.content, start, end)

    def after_dash(self, number: int, start: int, end: int) -> Iterator[Quoted]:
        """Yield the parts of a paragraph that a dash opens and tags part; after a tag, what tells of somebody is no speech."""
        place = start
        for tag in self.tags(start, end):
            yield from self.speech(place, tag.before, number)
            place = tag.end
            if not tag.resumes:
                place = self.beginning(tag.end, end)
                if place == end:
                    return
        yield from self.speech(place, end, number)

    def beginning(self, start: int, end: int) -> int:
        """Return where speech begins again after a tag: at once, unless the next sentence tells what somebody did, in a tense of narration."""
        sentence = next(self.sentences(start, end), None)
        if sentence is None:
            return end
        words, language = self.words(*sentence), self.language
        tells = words[:1] and words[0].lower() in language.third and language.present.isdisjoint(words[1:_NEAR]) and not self.is_talk(*sentence)
        return end if tells else sentence[0]

    # By verbs alone

    def by_verbs(self, paragraphs: Sequence[tuple[int, int]], taken: "_Taken") -> list[Quoted]:
        """Return speech beside its verb of saying; in a text that has no marks at all also what is said around it, and answers without a verb."""
        turns = [(number, *turn) for number, (start, end) in enumerate(paragraphs) for turn in self.turns(start, end)]
        unmarked = not taken.spans
        tags = [[tag for tag in self.finder.find(self.content, start, end) if not taken.meets(tag.start - 2, tag.end)] for _, start, end in turns]
        if any(word in self.language.narrators for found in tags for tag in found for word in self.words(tag.start, tag.end)[:2]):
            self.of_the_talk -= self.language.of_the_narrator
        found = [
            list(self.in_turn(number, start, end, beside, taken, unmarked=unmarked)) for (number, start, end), beside in zip(turns, tags, strict=True)
        ]
        return [one for turn in (self.answered(turns, found) if unmarked else found) for one in turn]

    def answered(self, turns: list[tuple[int, int, int]], found: list[list[Quoted]]) -> list[list[Quoted]]:
        """Return *found* with the turns beside speech that speak of the talk themselves."""
        answered = list(found)
        for order in (range(1, len(turns)), range(len(turns) - 2, -1, -1)):
            for index in order:
                number, start, end = turns[index]
                beside = index - order.step
                first = next(self.sentences(start, end), None)
                if not answered[index] and answered[beside] and first and self.is_talk(*first):
                    answered[index] = list(self.speech(first[0], self.forwards(start, end), number))
        return answered

    def turns(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the parts of a paragraph whose first lines are indented: turns of a talk that the structure has not parted."""
        place = start
        for match in _INDENTED.finditer(self.content, start, end) if self.content.find("\n", start, end) >= 0 else ():
            yield place, match.start("space")
            place = match.end()
        yield place, end

    def in_turn(self, number: int, start: int, end: int, tags: list[Tag], taken: "_Taken", *, unmarked: bool) -> Iterator[Quoted]:
        place = start
        for tag in tags:
            sentences = list(self.sentences(place, tag.before))
            if not sentences:
                continue
            first = place = sentences[-1][0]
            if taken.meets(first, tag.before):
                continue
            resumed = next((stop for _, stop in self.sentences(tag.end, end)), end) if tag.resumes else tag.end
            leads_on = self.content[tag.end - 1 : tag.end] == ":"
            if leads_on or not self.may_be_said(first, tag.before) or (tag.resumes and not self.may_be_said(tag.end, resumed)):
                continue
            yield from self.speech(self.backwards(sentences) if unmarked else first, tag.before, number)
            place = resumed
            if unmarked:
                place = self.forwards(place, end)
            yield from self.speech(tag.end, place, number)
        yield from self.after_colons(number, place, end, taken, unmarked=unmarked)

    def after_colons(self, number: int, start: int, end: int, taken: "_Taken", *, unmarked: bool) -> Iterator[Quoted]:
        place = start
        for match in _COLON.finditer(self.content, start, end):
            lead = _WORD.findall(self.content, max(place, match.start() - _LONGEST_LEAD), match.start())[-_LEAD:]
            if match.start() < place or not any(word in self.finder.speaking for word in lead) or taken.meets(match.start(), match.end() + 1):
                continue
            stop = next((stop for _, stop in self.sentences(match.end(), end)), end)
            if unmarked:
                stop = self.forwards(stop, end)
            if not taken.meets(match.end(), stop) and self.may_be_said(match.end(), stop):
                yield from self.speech(match.end(), stop, number)
                place = stop

    def may_be_said(self, start: int, stop: int) -> bool:
        """Return whether the words are no subordinate clause and report nothing."""
        words = self.words(start, stop)
        if not words:
            return False
        talk = self.is_talk(start, stop)
        return talk or not (words[0].lower() in self.language.subordinating or any(word in self.language.reporting for word in words))

    def is_talk(self, start: int, stop: int) -> bool:
        """Return whether the words speak of the one who speaks or is spoken to, ask or call."""
        words = self.words(start, stop)
        asks = self.content[start:stop].rstrip("\"'\u2019\u201d ")[-1:] in {"?", "!"}
        return asks or any(word in self.of_the_talk for word in (*words[1:], *(word.lower() for word in words[:1])))

    def backwards(self, sentences: list[tuple[int, int]]) -> int:
        """Return where the speech begins whose last sentence is the last of *sentences*."""
        first = len(sentences) - 1
        while first and self.is_talk(*sentences[first - 1]):
            first -= 1
        return sentences[first][0]

    def forwards(self, start: int, end: int) -> int:
        """Return where the speech ends that goes on at *start*."""
        stop = start
        for sentence in self.sentences(start, end):
            if not self.is_talk(*sentence):
                break
            stop = sentence[1]
        return stop

    # Both

    def sentences(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the sentences between *start* and *end*, without the white space before them."""
        place = start
        for stop in chain(sentence_ends(self.content, self.finder.abbreviations, start, end), (end,)):
            space = _SENTENCES.match(self.content, place, stop)
            first = space.end() if space else place
            if first < stop:
                yield first, stop
            place = stop

    def speech(self, start: int, stop: int, number: int) -> Iterator[Quoted]:
        """Yield the span without the white space and dashes around it that part it from tags, if it holds a word."""
        while start < stop and self.content[start] in _BEFORE_SPEECH and not _DASH.match(self.content, start, stop):
            start += 1
        while start < stop and self.content[stop - 1] in " \t\r\n\u2014\u2013-":
            stop -= 1
        if _WORD.search(self.content, start, stop):
            yield Quoted(start, stop, 0, number, marked=False)

    def words(self, start: int, stop: int) -> list[str]:
        return _WORD.findall(self.content, start, stop)
