"""Who speaks: named beside the speech, the narrator, or the one whose turn it is.

A speaker that nothing shows is left out: no ``who`` is better than a wrong one.

TEI: att.ascribed (who), COHQU
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ...languages import LanguageRules
from ...model import Annotation, Layer
from ..abbreviations import abbreviated_titles
from .kinds import Context, sentence_ends
from .marks import Quoted

_WORD: Final = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
_NARRATOR: Final = "\x00narrator"
_SEXES: Final = ("men", "women")
_OWNS: Final = re.compile(r"['\u2019]s\b|(?<=[sxz])['\u2019]\s+[^\W\d_A-Z]")
_WINDOW: Final = 20  # characters that hold the word before a name
_MENTIONS: Final = 3  # the last of the narration: where all are of one person, the talk is of this one
_MOST_ADJECTIVES: Final = 2
_SIGN: Final = re.compile(r"[^\w\s-]")
_FEWEST_TURNS: Final = 3


@dataclass(slots=True, eq=False)
class Speech:
    """One piece of direct speech: where, in which paragraph, its context, and who is found to speak it."""

    quoted: Quoted
    context: Context
    speaker: str = ""  # a name, or a pronoun until it is resolved
    cert: str = ""
    clause: tuple[int, int] = (0, 0)  # from the words for the speaker to the end of what is said of them


def find_speakers(speeches: list[Speech], content: str, names: Layer, structure: Layer, rules: LanguageRules) -> None:
    """Fill in who speaks each of *speeches*, which stand in the order of the text."""
    people = [one for one in names.annotations if one.gi == "persName"]
    finder = _Finder(content, people, structure, rules)
    for speech in speeches:
        finder.tag(speech)
    for scene in _scenes(speeches):
        _share_within_paragraphs(scene)
        _take_turns(scene)
        finder.resolve(scene)


class _Finder:
    def __init__(self, content: str, people: list[Annotation], structure: Layer, rules: LanguageRules) -> None:
        self.content, self.people = content, people
        self.starts = [one.start for one in people]
        self.abbreviations = abbreviated_titles(rules)
        self.articles = rules.words("quotes", "articles")
        self.function = rules.words("words", "function")
        self.saying = rules.words("names", "saying")
        self.introducing = rules.words("names", "introducing")
        self.narrators = rules.words("quotes", "narrator_pronouns")
        self.addressing = rules.words("quotes", "addressing")
        self.governing = rules.words("quotes", "governing")
        self.pronouns = {word: sex for sex in _SEXES for word in rules.words("quotes", f"pronouns_of_{sex}")}
        self.titles = {title: sex for sex in _SEXES for title in rules.words("names", f"titles_of_{sex}")}
        self.divisions = [one for one in structure.annotations if one.gi == "div"]
        self.signed = [one for one in structure.annotations if one.gi == "signed"]
        self.fullest = _fullest(content, people)
        self.sex = {full: sex for form, full in self.fullest.items() if (sex := self.sex_of(form))}

    # By the words beside the speech

    def tag(self, speech: Speech) -> None:
        """Find the subject of a verb of saying directly after the speech, else directly before it."""
        quoted, context = speech.quoted, speech.context
        end = quoted.end + next(sentence_ends(context.after, self.abbreviations), len(context.after))
        subject = self.subject(quoted.end, quoted.end + len(context.after), reach=4) if context.after.strip() else None
        if subject is None and context.before.rstrip()[-1:] in {",", ":"}:
            end = quoted.start
            subject = self.subject(quoted.start - len(context.before), quoted.start, reach=6, from_end=True)
        if subject:
            speech.speaker, start = subject
            speech.cert = "medium" if speech.speaker in self.pronouns else "high"
            speech.clause = (start, max(start, end))

    def subject(self, start: int, end: int, *, reach: int, from_end: bool = False) -> tuple[str, int] | None:
        """Return the name or pronoun beside a verb of saying between *start* and *end*, and where it stands."""
        words = list(_WORD.finditer(self.content, start, end))
        words = words[-reach:] if from_end else words[:reach]
        for index, word in enumerate(words):
            if word[0] not in self.saying:
                continue
            following = self.following(words[index + 1 :])
            preceding = words[index - 1] if index else None
            adjoining = preceding is not None and not self.content[preceding.end() : word.start()].strip()
            if adjoining and word[0] in self.addressing:
                following = None  # the one spoken to
            for beside in (preceding, following) if adjoining else (following, preceding):
                if beside is None or "." in self.content[min(word.end(), beside.end()) : max(word.start(), beside.start())]:
                    continue
                if speaker := self.speaker_at(beside):
                    return speaker, beside.start()
        return None

    def following(self, words: list[re.Match[str]]) -> re.Match[str] | None:
        """Return the first of the *words* after a verb, but of "the poet Smith" and "poor little Smith" the name."""
        described = words[1:] if words and words[0][0] in self.articles else words
        count = next((number for number, word in enumerate(described) if not word[0].islower() or word[0] in self.function), len(described))
        if 0 < count <= _MOST_ADJECTIVES and count < len(described) and described[count][0][0].isupper():
            between = self.content[words[0].start() : described[count].start()]
            if not _SIGN.search(between):
                return described[count]
        return words[0] if words else None

    def speaker_at(self, word: re.Match[str]) -> str:
        """Return whom the subject of a verb names: the narrator, a pronoun, a person in the fullest form, or ``""``."""
        if word[0] in self.narrators:
            return _NARRATOR
        return word[0].lower() if word[0].lower() in self.pronouns else self.name_at(word.start(), word.end())

    def name_at(self, start: int, end: int) -> str:
        """Return the person named by the word from *start* to *end*, in the fullest form, or ``""``; an owner is not meant."""
        index = bisect_right(self.starts, start) - 1
        one = self.people[index] if index >= 0 else None
        if one is None or end > one.end or _OWNS.match(self.content, one.end):
            return ""
        before = _WORD.findall(self.content[max(0, one.start - _WINDOW) : one.start])
        return "" if before and before[-1].lower() in self.governing else self.fullest[self.words(one)]

    def sex_of(self, form: str) -> str:
        """Return the sex that the titles in a form of a name tell, or ``""``."""
        return next((sex for word in form.split() if (sex := self.titles.get(word.rstrip("."), ""))), "")

    def words(self, name: Annotation) -> str:
        return " ".join(self.content[name.start : name.end].split())

    # By what the scene shows

    def resolve(self, scene: list[Speech]) -> None:
        """Put names in place of the narrator and of pronouns; a pronoun that could mean two people stays without a name."""
        place = scene[0].quoted.start
        division = next((one for one in reversed(self.divisions) if one.start <= place < one.end), None)
        narrator = self.narrator(division)
        meant: dict[str, str] = {_NARRATOR: narrator}
        pronouns = {speech.speaker for speech in scene} & self.pronouns.keys()
        for pronoun in pronouns:
            person = self.antecedent(scene, division, narrator, pronoun)
            # Of two people it must show which is which.
            meant[pronoun] = person if len(pronouns) == 1 or self.sex.get(person) == self.pronouns[pronoun] else ""
        for speech in scene:
            if speech.speaker in meant:
                speech.cert = "medium" if speech.cert == "high" else speech.cert
                speech.speaker = meant[speech.speaker]

    def narrator(self, division: Annotation | None) -> str:
        """Return who signs the division, and so is its "I"."""
        if division is None:
            return ""
        for signature in self.signed:
            if division.span.holds(signature.span):
                for name in reversed(self.people):
                    if signature.span.holds(name.span):
                        return self.fullest[self.words(name)]
        return ""

    def antecedent(self, scene: list[Speech], division: Annotation | None, narrator: str, pronoun: str) -> str:
        """Return the only person whom a pronoun can mean: named in the narration of the division, not its narrator, not just introduced.

        Nobody is meant whom the clause of the pronoun names too ("he told Mr.
        Smith"), and nobody whose title is of the other sex; where that leaves
        one, the sex of this one must be known.
        """
        start, end = scene[0].quoted.start, scene[-1].quoted.end
        limits = (division.start, division.end) if division else (0, len(self.content))
        spoken = [(speech.quoted.start, speech.quoted.end) for speech in scene]
        clauses = [speech.clause for speech in scene if speech.speaker == pronoun]
        before: list[str] = []
        after: list[str] = []
        addressed: set[str] = set()
        for name in self.people[bisect_left(self.starts, limits[0]) : bisect_left(self.starts, limits[1])]:
            if any(first <= name.start < last for first, last in spoken):
                continue
            full = self.fullest[self.words(name)]
            if any(first <= name.start < last for first, last in clauses):
                addressed.add(full)
            if full == narrator or any(one.span.holds(name.span) for one in self.signed):
                continue
            if name.start < start:
                before.append(full)
            elif name.start >= end and not self.is_introduced(name):
                after.append(full)
        for named in (before, after):
            fitting = [full for full in named if self.sex.get(full, self.pronouns[pronoun]) == self.pronouns[pronoun]]
            candidates = set(fitting[-1:] if len(set(fitting[-_MENTIONS:])) == 1 else fitting)
            if candidates:
                (person, *others) = sorted(candidates)
                sure = len(fitting) == len(named) or person in self.sex
                return person if sure and not others and person not in addressed else ""
        return ""

    def is_introduced(self, name: Annotation) -> bool:
        """Return whether the text presents a person here for the first time: "a certain Smith"."""
        words = _WORD.findall(self.content[max(0, name.start - 30) : name.start])
        return bool(words) and words[-1] in self.introducing


def _fullest(content: str, people: list[Annotation]) -> dict[str, str]:
    """Return for each form of a name the fullest form in the text that ends in the same word, if only one person can be meant."""
    forms = Counter(" ".join(content[one.start : one.end].split()) for one in people)
    by_last: dict[str, list[str]] = {}
    for form in forms:
        by_last.setdefault(form.split()[-1], []).append(form)
    fullest: dict[str, str] = {}
    for alike in by_last.values():
        longest = min(alike, key=lambda form: (-len(form), form))
        parts = set(longest.split())
        same = all(set(form.split()) <= parts for form in alike)
        for form in alike:
            fullest[form] = longest if same else form
    return fullest


def _scenes(speeches: list[Speech]) -> Iterator[list[Speech]]:
    """Yield the conversations: speeches in paragraphs that follow each other, with at most one paragraph of narration between."""
    scene: list[Speech] = []
    for speech in speeches:
        if scene and speech.quoted.paragraph - scene[-1].quoted.paragraph > 2:
            yield scene
            scene = []
        scene.append(speech)
    if scene:
        yield scene


def _share_within_paragraphs(scene: list[Speech]) -> None:
    """Give all speech of a paragraph that begins with speech to its one speaker."""
    for paragraph in {speech.quoted.paragraph for speech in scene}:
        together = [speech for speech in scene if speech.quoted.paragraph == paragraph]
        known = {speech.speaker for speech in together if speech.speaker}
        if len(known) == 1 and together[0].context.opens:
            for speech in together:
                if not speech.speaker:
                    speech.speaker, speech.cert = next(iter(known)), "medium"


def _take_turns(scene: list[Speech]) -> None:
    """Let two speakers alternate, paragraph by paragraph, where both are known and nothing contradicts it."""
    turns: list[list[Speech]] = []
    for speech in scene:
        if turns and turns[-1][0].quoted.paragraph == speech.quoted.paragraph:
            turns[-1].append(speech)
        else:
            turns.append([speech])
    run: list[list[Speech]] = []
    for turn in turns:
        follows = bool(run) and turn[0].quoted.paragraph == run[-1][0].quoted.paragraph + 1
        if not turn[0].context.opens or not (follows or not run):
            _alternate(run)
            run = []
        if turn[0].context.opens:
            run.append(turn)
    _alternate(run)


def _alternate(run: list[list[Speech]]) -> None:
    """Fill in the speakers of a *run* of turns from those that are known, if these alternate between two people."""
    known = {index: next((one.speaker for one in turn if one.speaker), "") for index, turn in enumerate(run)}
    sides: tuple[set[str], set[str]] = (set(), set())
    for index, speaker in known.items():
        if speaker:
            sides[index % 2].add(speaker)
    if len(run) < _FEWEST_TURNS or any(len(side) != 1 for side in sides) or sides[0] == sides[1]:
        return
    for index, turn in enumerate(run):
        for speech in turn:
            if not speech.speaker:
                speech.speaker, speech.cert = next(iter(sides[index % 2])), "low"
