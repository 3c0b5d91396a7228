"""Who speaks: named beside the speech, meant by a pronoun, called by name before, the one whose turn it is, or the narrator.

A speaker that nothing shows is left out: no ``who`` is better than a wrong one.

TEI: att.ascribed (who), COHQU
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from ...languages import LanguageRules
from ...model import Layer
from .described import Described
from .kinds import Context
from .marks import Quoted
from .narrators import Narrators
from .people import SEXES, Mention, People, Spans
from .pronouns import Antecedents
from .subjects import NAMELESS, NARRATOR, Subject, SubjectFinder
from .tags import tag_finder
from .turns import Turn, alternate, go_on, runs, scenes, take_sides

#: How sure each kind of evidence is; others are low.
_CERTAINTY: Final = {"tag": "high", "presents": "medium", "verb": "medium", "lead": "medium", "pronoun": "medium"}
_ENDS_OPEN: Final = frozenset(",;:\u2014\u2013-")
_ENDS_SENTENCE: Final = frozenset(".!?\u2026\u2014-")
_MARKS: Final = "\"'_\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a "
_CALLED: Final = re.compile(r"[,!?.;:\u2014\u2026-]|[\"'\u2018\u2019\u201c\u201d]|$")
_LONGEST_PRESENTING: Final = 24  # characters before the name
_TWO: Final = 2
_PRESENT: Final = 2000  # characters of a scene, in which those who take part are named


@dataclass(slots=True, eq=False)
class Speech:
    """One piece of direct speech: where, its context, and who is found to speak it."""

    quoted: Quoted
    context: Context
    speaker: str = ""
    cert: str = ""


def find_speakers(
    speeches: Sequence[Speech], content: str, paragraphs: Sequence[tuple[int, int]], names: Layer, structure: Layer, rules: LanguageRules
) -> None:
    """Fill in who speaks each of *speeches*, which stand in the order of the text."""
    # Headings capitalise every word, which makes names of more.
    heads = Spans([(one.start, one.end) for one in structure.annotations if one.gi == "head"])
    persons = [one for one in names.annotations if one.gi == "persName" and not heads.hold(one.start)]
    people = People(content, persons, [(one.quoted.start, one.quoted.end) for one in speeches], rules)
    narrators = Narrators(people, structure, rules)
    talk = _Talk(content, paragraphs, people, narrators, rules)
    told = [(talk.turn(one, told), one) for together in _together(speeches, content) for one, told in talk.voices(together)]
    for scene in scenes([turn for turn, _ in told]):
        talk.resolve(scene)
    turns = [turn for turn, _ in told]
    name = narrators.name(turns) if any(turn.speaker == NARRATOR for turn in turns) else ""
    described = dict(Described(content, people, rules).names(turns))
    for turn, together in told:
        speaker = narrators.signed(turn.place) or name if turn.speaker == NARRATOR else turn.speaker
        unnamed = speaker.startswith(NAMELESS)
        if speaker := described.get(turn, "") if unnamed else speaker:
            for speech in together:
                speech.speaker, speech.cert = speaker, "low" if unnamed else _certainty(turn)


def _certainty(turn: Turn) -> str:
    """Return how sure the speaker of a turn is; of the narrator the words beside it say "I", and not who that is."""
    cert = _CERTAINTY.get(turn.by, "low")
    return "medium" if turn.speaker == NARRATOR and cert == "high" else cert


def _together(speeches: Sequence[Speech], content: str) -> Iterator[list[Speech]]:
    """Yield the speeches of each paragraph; where no words part two, another answers."""
    together: list[Speech] = []
    for speech in speeches:
        if together and (speech.quoted.paragraph != together[0].quoted.paragraph or _is_answer(together[-1].quoted, speech.quoted, content)):
            yield together
            together = []
        together.append(speech)
    if together:
        yield together


def _is_answer(before: Quoted, after: Quoted, content: str) -> bool:
    return before.marked and after.marked and not content[before.end : after.start].strip()


#: By what evidence it is told who speaks, and who.
_Told = tuple[str, Subject] | None


class _Talk:
    def __init__(self, content: str, paragraphs: Sequence[tuple[int, int]], people: People, narrators: Narrators, rules: LanguageRules) -> None:
        self.content, self.paragraphs, self.people = content, paragraphs, people
        self.starts = [start for start, _ in paragraphs]
        self.finder = SubjectFinder(content, people, rules)
        # Whom "he" and "she" cannot mean.
        self.others = {sex: others | {person for person, known in people.sex.items() if known != sex} for sex, others in _others(rules).items()}
        self.antecedents = Antecedents(content, paragraphs, people, self.finder, narrators, rules)
        self.presenting = _presenting(rules)
        self.tags, self.tags_within = tag_finder(rules), rules.says("quotes", "tags_within_marks")

    def voices(self, together: Sequence[Speech]) -> Iterator[tuple[list[Speech], _Told]]:
        """Yield the speeches of one paragraph by speaker, with who is told to speak them: one voice, unless the words beside them name several."""
        tags = [self.tag(speech) for speech in together]
        named = {tag[1].who or self.finder.language.pronouns[tag[1].pronoun] for tag in tags if tag}
        if persons := named - {NARRATOR, *SEXES}:  # "he" is one of those named, unless all are known to be women
            named -= {sex for sex in SEXES if not persons <= self.others[sex]}
        if len(named) > 1:
            for speech, tag in zip(together, tags, strict=True):
                yield [speech], tag
            return
        tag = next((tag for tag in tags if tag and tag[1].who), None) or next((tag for tag in tags if tag), None)
        yield list(together), self.leading(together[0]) or tag or self.beside(together)

    def turn(self, together: Sequence[Speech], told: _Told) -> Turn:
        """Return the turn that some speeches of one paragraph are, with the speaker whom the words beside them show."""
        first, last = together[0], together[-1]
        calls = [called for speech in together for called in self.addressed(speech)]
        named = [one for speech in together for one in self.people.between(speech.quoted.start, speech.quoted.end)]
        presented = {one.person for one in named if self.presents(one)}
        turn = Turn(
            first=first.quoted.paragraph,
            last=bisect_right(self.starts, last.quoted.end - 1) - 1,
            opens=first.context.opens,
            place=first.quoted.start,
            addressed=frozenset(called.person for called in calls),
            calls=frozenset(called.form for called in calls),
            named=frozenset(one.person for one in named) - presented,
        )
        if told:
            turn.by, subject = told
            turn.speaker, turn.pronoun, turn.words, turn.place = subject.who, subject.pronoun, subject.words, subject.start
            end = self.finder.sentence_end(subject.start, self.paragraphs[turn.last][1])
            turn.addressed |= {one.person for one in self.people.between(subject.start, end) if not one.spoken and one.person != subject.who}
            turn.others = self.others.get(self.finder.language.pronouns.get(subject.pronoun, ""), frozenset())
        if len(presented) == 1 and turn.speaker != NARRATOR and (not turn.speaker or turn.speaker.startswith(NAMELESS)):
            (person,) = presented
            if turn.may_be_of(person):
                turn.speaker, turn.by = person, "presents"
        return turn

    def presents(self, mention: Mention) -> bool:
        """Return whether somebody says in a speech that the name is their own: "I am Mr. Smith"."""
        leads = self.presenting is not None and self.presenting.search(self.content, max(0, mention.start - _LONGEST_PRESENTING), mention.start)
        return bool(leads) and self.content[mention.end : mention.end + 1] not in {"'", "\u2019"}

    def tag(self, speech: Speech) -> _Told:
        """Return the subject of the verb of saying after a speech, unless that leads to the next one, else of the one before it."""
        quoted, context = speech.quoted, speech.context
        start = quoted.start - len(context.before)
        ends = context.before.rstrip()[-1:]
        inside, after = context.inside.strip(_MARKS), context.after.strip(_MARKS)
        goes_on = inside[-1:] == "," or after[:1] == ","
        if ends == "," and inside[:1].islower() and (subject := self.finder.before(start, quoted.start)):
            return "tag", subject  # "I am here," said she, "to stay."
        leads_on = inside[-1:] == "." and after[:1].isupper() and after[-1:] in _ENDS_OPEN  # "I am here." Henry said, "So am I."
        if after and not leads_on and (subject := self.finder.after(quoted.end, quoted.end + len(context.after), goes_on=goes_on)):
            return ("tag" if subject.sure else "verb"), subject
        if ends in _ENDS_OPEN and (subject := self.finder.before(start, quoted.start)):
            return "tag", subject
        if ends == "." and (subject := self.finder.ending(start, quoted.start)):
            return "verb", subject
        return self.within(quoted) if self.tags_within else None

    def within(self, quoted: Quoted) -> _Told:
        """Return the subject of the verb of saying that stands within the marks: "« Non, dit Emma, jamais. »"."""
        for tag in self.tags.find(self.content, quoted.start + 1, quoted.end - 1) if quoted.marked else ():
            if subject := self.finder.after(tag.start, tag.end, goes_on=False):
                return "tag", subject
        return None

    def leading(self, speech: Speech) -> _Told:
        """Return who acts in the last sentence of the paragraph before a speech, where that leads to it by a colon or a dash."""
        number = speech.quoted.paragraph
        if not (number and speech.context.opens):
            return None
        start, end = self.paragraphs[number - 1]
        if self.content[start:end].rstrip()[-1:] not in {":", "\u2014"}:
            return None
        first = self.finder.sentence_start(start, end)
        subject = self.finder.before(first, end) or self.finder.acting(first, end)
        return ("lead", subject) if subject else None

    def beside(self, together: Sequence[Speech]) -> _Told:
        """Return who acts in the sentence that leads to the first speech of a paragraph, else whom a pronoun that follows a speech stands for."""
        first = together[0]
        start, end = first.quoted.start - len(first.context.before), first.quoted.start
        if first.context.before.rstrip(_MARKS)[-1:] in _ENDS_OPEN | _ENDS_SENTENCE and (
            subject := self.finder.acting(self.finder.sentence_start(start, end), end)
        ):
            return "beat", subject
        for speech in together:
            end = speech.quoted.end
            if speech.context.inside.rstrip(_MARKS)[-1:] in _ENDS_SENTENCE and (subject := self.finder.acting(end, end + len(speech.context.after))):
                return ("beat", subject) if subject.pronoun or subject.who == NARRATOR else None
        return None

    def addressed(self, speech: Speech) -> Iterator[Mention]:
        """Yield whom a speech calls by name: between signs, at its beginning or end."""
        quoted = speech.quoted
        for mention in self.people.between(quoted.start, quoted.end):
            before = self.content[quoted.start : mention.start].rstrip()[-1:]
            after = self.content[mention.end : quoted.end].lstrip()[:1]
            if (not before or _CALLED.match(before)) and (not after or _CALLED.match(after)):
                yield mention

    def resolve(self, scene: list[Turn]) -> None:
        """Find the speakers of a scene that the words beside the speech do not name."""
        talks = list(runs(scene))
        for run in talks:
            alternate(run)
        for index, turn in enumerate(scene):
            if turn.pronoun and not turn.speaker:
                turn.speaker = self.antecedents.of(scene, index)
                turn.by = "pronoun"
        for run in talks:
            alternate(run)
        for run in talks:
            self.reply(run)
            alternate(run)
        pair = {turn.speaker for turn in scene if turn.speaker}
        if len(pair) == _TWO:
            for run in talks:
                go_on(run)
            for run in talks:
                take_sides(run, pair)

    def reply(self, run: Sequence[Turn]) -> None:
        """Let whom a turn calls by name speak the next one, where nothing else is known of it."""
        for index in range(1, len(run)):
            before, turn = run[index - 1], run[index]
            if len(before.addressed) == 1 and not turn.speaker and not turn.pronoun:
                (called,) = before.addressed
                if called != before.speaker and turn.may_be_of(called) and self.is_present(called, turn.place):
                    turn.speaker, turn.by = called, "called"

    def is_present(self, person: str, place: int) -> bool:
        """Return whether the narration names a person not long before *place*."""
        return any(one.person == person and not one.spoken for one in self.people.between(place - _PRESENT, place))


@cache
def _others(rules: LanguageRules) -> Mapping[str, frozenset[str]]:
    """Return those without a name, and the narrator, whom a pronoun of each sex cannot mean."""
    nameless = {f"{NAMELESS}{noun.lower()}": sex for sex in SEXES for noun in rules.words("quotes", f"nouns_of_{sex}")}
    return {sex: frozenset([NARRATOR, *(noun for noun, known in nameless.items() if known != sex)]) for sex in SEXES}


@cache
def _presenting(rules: LanguageRules) -> re.Pattern[str] | None:
    """Return the words of a speech that lead to the speaker's own name, at the beginning of a clause."""
    phrases = "|".join(re.escape(words).replace(r"\ ", r"\s+").replace("'", "['\u2019]") for words in rules.listed("quotes", "presenting_oneself"))
    return re.compile(rf"[^\w\s]\s*(?i:{phrases})\s+\Z") if phrases else None
