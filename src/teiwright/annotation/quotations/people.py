"""The people of a text, each under the fullest form of the name, with the sex that titles and pronouns tell.

TEI: NDPER (persons), att.ascribed (who)
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from ...languages import LanguageRules
from ...model import Annotation, Span
from ..abbreviations import title_words

SEXES: Final = ("men", "women")
_WORD: Final = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
_WORD_BEFORE: Final = re.compile(r"(?P<word>[^\W_]+)(?P<stop>\.?)\s+\Z")
_OWNS: Final = re.compile(r"['\u2019]s\b|(?<=[sxz])['\u2019]\s+[^\W\d_A-Z]")
_APOSTROPHES: Final = frozenset("'\u2019")
_WINDOW: Final = 20  # characters that hold the word before a name
_REACH: Final = 150  # characters after a name in which a pronoun tells of the one who bears it
_MOST_NAMESAKES: Final = 50
_FAR_MORE: Final = 4
_TOO_RARE: Final = 4
_FEWEST: Final = 2  # pronouns that tell
_CLEAR: Final = 3  # pronouns of one sex to one of the other


class Mention(NamedTuple):
    """One name in the text: its words, and of which person; *spoken* within speech, *governed* where it is no subject ("of Mr. Smith", "Smith's")."""

    start: int
    end: int
    form: str
    person: str
    spoken: bool
    governed: bool


class _Language:
    """What a language knows of people: titles, forenames and pronouns, these with the sex that they tell."""

    def __init__(self, rules: LanguageRules) -> None:
        self.titles = title_words(rules)
        self.governing = rules.words("quotes", "governing")
        self.titles_of_one_sex = {title: sex for sex in SEXES for title in title_words(rules, f"titles_of_{sex}")}
        self.forenames = {name: sex for sex in SEXES for name in rules.words("quotes", f"forenames_of_{sex}")}
        self.pronouns = {word: sex for sex in SEXES for word in rules.words("quotes", f"forms_of_{sex}")}


@cache
def _language(rules: LanguageRules) -> _Language:
    """Return what the language of *rules* knows of people."""
    return _Language(rules)


class People:
    """Who is named where.

    *people* are the names of persons in order, *spoken* the spans of speech.
    """

    def __init__(self, content: str, people: Sequence[Annotation], spoken: Sequence[tuple[int, int]], rules: LanguageRules) -> None:
        self.content = content
        self.language = _language(rules)
        forms = [" ".join(content[one.start : one.end].split()) for one in people]
        self.spoken = Spans(spoken)
        heard = [self.spoken.hold(one.start) for one in people]
        before = [_WORD_BEFORE.search(content, max(0, one.start - _WINDOW), one.start) for one in people]
        governed = [self._is_governed(one.end, word) for one, word in zip(people, before, strict=True)]
        sexes = self._by_titles_before(before, forms) | self._by_words(forms)
        sexes |= self._by_pronouns_after(people, forms, [one or other for one, other in zip(heard, governed, strict=True)], sexes)
        known = self._without_strays(people, forms)
        person = _grouped(Counter(known[form] for form in forms), self.language.titles, sexes)
        self.mentions = [
            Mention(one.start, one.end, known[form], person[known[form]], is_heard, is_governed)
            for one, form, is_heard, is_governed in zip(people, forms, heard, governed, strict=True)
        ]
        self.starts = [one.start for one in self.mentions]
        self.sex = {person[known[form]]: sex for form, sex in sexes.items()}

    def at(self, start: int, end: int) -> Mention | None:
        """Return the mention that holds the word from *start* to *end*."""
        index = bisect_right(self.starts, start) - 1
        return self.mentions[index] if index >= 0 and end <= self.mentions[index].end else None

    def between(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that begin between *start* and *end*, in order."""
        first = bisect_right(self.starts, start - 1)
        return self.mentions[first : bisect_right(self.starts, end - 1)]

    def _without_strays(self, people: Sequence[Annotation], forms: list[str]) -> dict[str, str]:
        """Return for each form itself, but for "Thereupon Anne", only ever at the beginning of a sentence, "Anne"."""
        counts = Counter(forms)
        opening = Counter(form for one, form in zip(people, forms, strict=True) if self._opens_sentence(one.start))
        firsts = Counter(form.split(" ", 1)[0] for form in counts)
        known = {form: form for form in forms}
        for form, count in counts.items():
            first, _, rest = form.partition(" ")
            if rest and opening[form] == count and counts[rest] > count and firsts[first] == 1 and first.rstrip(".") not in self.language.titles:
                known[form] = rest
        return known

    def _opens_sentence(self, start: int) -> bool:
        before = self.content[max(0, start - 3) : start].rstrip()
        return not before or before[-1] in ".!?\"'\u201c\u201d\u2018\u2019"

    def _is_governed(self, end: int, before: re.Match[str] | None) -> bool:
        """Return whether a name that ends there owns something, or stands after a word that makes it no subject."""
        if self.content[end : end + 1] in _APOSTROPHES and _OWNS.match(self.content, end):
            return True
        return before is not None and not before["stop"] and before["word"].lower() in self.language.governing

    def _by_words(self, forms: list[str]) -> dict[str, str]:
        """Return the sex of the bearers of forms that hold titles of one sex, else forenames."""
        told_by = self.language.titles_of_one_sex, self.language.forenames
        found = ((form, next((words[word] for words in told_by for word in _parts(form) if word in words), "")) for form in dict.fromkeys(forms))
        return {form: sex for form, sex in found if sex}

    def _by_pronouns_after(self, people: Sequence[Annotation], forms: list[str], left_out: list[bool], known: Mapping[str, str]) -> dict[str, str]:
        """Return the sex of the bearers of other forms than those *known*, by the pronouns that follow these in the narration."""
        pronouns = self.language.pronouns
        sexes: dict[str, str] = {}
        told: dict[str, Counter[str]] = defaultdict(Counter)
        for index, (one, form) in enumerate(zip(people, forms, strict=True) if pronouns else ()):
            if left_out[index] or form in known:
                continue
            following = people[index + 1].start if index + 1 < len(people) else len(self.content)
            for word in _WORD.finditer(self.content, one.end, min(following, one.end + _REACH)):
                if word[0].lower() in pronouns:
                    told[form][pronouns[word[0].lower()]] += 1
                    break
        for form, counts in told.items():
            (sex, count), *others = counts.most_common()
            if count >= _FEWEST and (not others or count >= _CLEAR * others[0][1]):
                sexes[form] = sex
        return sexes

    def _by_titles_before(self, before: Sequence[re.Match[str] | None], forms: list[str]) -> dict[str, str]:
        """Return the sex of the bearers of forms that stand after titles of one sex alone, which are no part of the name."""
        told: dict[str, set[str]] = defaultdict(set)
        titles = self.language.titles_of_one_sex
        for word, form in zip(before, forms, strict=True):
            if word is not None and word["word"] in titles:
                told[form].add(titles[word["word"]])
        return {form: found.pop() for form, found in told.items() if len(found) == 1}


class Spans:
    """Spans in order, none in another."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self.starts, self.ends = [start for start, _ in spans], [end for _, end in spans]

    def hold(self, place: int) -> bool:
        """Return whether one of them holds *place*."""
        index = bisect_right(self.starts, place) - 1
        return index >= 0 and place < self.ends[index]


class Nested:
    """Spans that nest, in order of their starts, or of which later ones cut earlier ones short."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.places: list[int] = []
        self.spans: list[Span | None] = []
        around: list[Span] = []
        for span in sorted(spans, key=lambda one: (one.start, -one.end)):
            self._leave(around, span.start)
            around.append(span)
            self._enter(span.start, span)
        self._leave(around, None)

    def innermost(self, place: int) -> Span | None:
        """Return the innermost span that holds *place*."""
        index = bisect_right(self.places, place) - 1
        return self.spans[index] if index >= 0 else None

    def _leave(self, around: list[Span], start: int | None) -> None:
        while around and (start is None or around[-1].end <= start):
            left = around.pop()
            self._enter(left.end, around[-1] if around else None)

    def _enter(self, place: int, span: Span | None) -> None:
        self.places.append(place)
        self.spans.append(span)


def _parts(form: str) -> list[str]:
    """Return the words of a name without full stops; a word in capitals as it is spelled else."""
    return [word.rstrip(".").capitalize() if word.isupper() else word.rstrip(".") for word in form.split()]


def _grouped(counts: Counter[str], titles: frozenset[str], sexes: dict[str, str]) -> dict[str, str]:
    """Return for each form of a name the fullest form of the one person that it can mean.

    >>> counts = Counter({"Anne": 3, "Anne Shirley": 1, "Mr. Brown": 1, "Mrs. Brown": 1, "Brown": 1})
    >>> grouped = _grouped(counts, frozenset({"Mr", "Mrs"}), {"Mr. Brown": "men", "Mrs. Brown": "women"})
    >>> [grouped[form] for form in ("Anne", "Anne Shirley", "Mr. Brown", "Brown")]
    ['Anne Shirley', 'Anne Shirley', 'Mr. Brown', 'Brown']
    """
    cores = {form: _core(form, titles) for form in counts}
    ordered = sorted((form for form in counts if cores[form]), key=lambda form: (-len(cores[form]), -len(form), form))
    by_word: dict[str, set[str]] = defaultdict(set)  # the first and last words of a name -> the fullest forms of those who bear it
    groups: dict[str, list[str]] = {}
    leader: dict[str, str] = {}
    sexes_of_surname: dict[str, set[str]] = defaultdict(set)
    for form in ordered:
        if form in sexes:
            sexes_of_surname[cores[form][-1]].add(sexes[form])
    for form in ordered:
        ends = {cores[form][0], cores[form][-1]}
        alike = set[str]().union(*(by_word[word] for word in ends))
        fitting = [one for one in alike if len(alike) <= _MOST_NAMESAKES and _may_be_one(form, groups[one], cores, sexes, sexes_of_surname)]
        leader[form] = _clearly_meant(fitting, groups, counts) or form
        groups.setdefault(leader[form], []).append(form)
        for word in ends:
            by_word[word].add(leader[form])
    fullest = {first: _usual([form for form in group if len(cores[form]) == len(cores[first])], counts) for first, group in groups.items()}
    return {form: fullest[leader[form]] if form in leader else form for form in counts}


def _core(form: str, titles: frozenset[str]) -> tuple[str, ...]:
    """Return the words of a name without its titles, those of "Winnie-the-Pooh" too."""
    words = [word for word in form.split() if word.rstrip(".") not in titles]
    return tuple(part for word in words for part in (word.split("-") if word.count("-") > 1 else [word]))


def _clearly_meant(fitting: list[str], groups: dict[str, list[str]], counts: Counter[str]) -> str:
    """Return the only one whom a form may mean, or the one who is named far more often than all others."""
    often = sorted(((sum(counts[form] for form in groups[one]), one) for one in fitting), reverse=True)
    if not often or (len(often) > 1 and often[0][0] < _FAR_MORE * often[1][0]):
        return ""
    return often[0][1]


def _usual(group: list[str], counts: Counter[str]) -> str:
    """Return the first of *group*, names of as many words without their titles, that is not too rare beside the others."""
    most = max(counts[form] for form in group)
    return next((form for form in group if counts[form] * _TOO_RARE >= most), group[0])


def _may_be_one(form: str, group: list[str], cores: dict[str, tuple[str, ...]], sexes: dict[str, str], sexes_of_surname: dict[str, set[str]]) -> bool:
    """Return whether a form may mean the person of a group: all its words are among the fuller ones, and nothing shows another of the family."""
    fuller = cores[group[0]]
    if not set(cores[form]) <= set(fuller):
        return False
    known = {sexes[one] for one in group if one in sexes}
    if form in sexes and known and sexes[form] not in known:
        return False
    surname_alone = len(cores[form]) == 1 and len(fuller) > 1 and cores[form][0] == fuller[-1]
    return not surname_alone or len(sexes_of_surname[cores[form][0]]) < len(SEXES) or (form in sexes and sexes[form] in known)
