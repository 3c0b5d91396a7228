"""Who says "I" in the narration.

TEI: att.ascribed (who)
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from ...languages import LanguageRules, whole_word
from ...model import Layer, Span
from .people import Nested, People
from .subjects import NARRATOR
from .turns import Turn

_FEWEST_CALLS: Final = 2
_NAMES: Final = r"(?:[^\W\d_][\w\u2019-]{0,30}\.?[^\S\n]){0,3}[^\W\d_][\w-]{0,30}"
_NAME: Final = r"(?P<name>[^\W\d_a-z][\w'\u2019-]*)"


class Narrators:
    """Who says "I" in the narration.

    The one who signs the division, or whom its heading names; the one whom the narration names so ("I
    called myself Smith"); whom the others call by name where the narrator
    speaks. A narrator without a name is called by the words of the language.
    """

    def __init__(self, people: People, structure: Layer, rules: LanguageRules) -> None:
        self.people = people
        self.rules = rules
        self.divisions = Nested([one.span for one in structure.annotations if one.gi == "div"])
        self.wholes = Nested([one.span for one in structure.annotations if one.gi in {"div", "body"}])
        self.names = dict([*self._in_headings(structure), *self._signatures(structure)])
        self.named = Nested(list(self.names))

    def _in_headings(self, structure: Layer) -> Iterator[tuple[Span, str]]:
        """Yield the divisions whose heading says who tells: "Mr. Smith's Journal"."""
        persons = {one.form: one.person for one in self.people.mentions}
        function = self.rules.words("words", "function")
        for one in structure.annotations:
            headed = _headed(self.rules) if one.gi == "head" else None
            found = headed.search(self.people.content, one.start, one.end) if headed else None
            words = next((name for name in found.groups() if name), "").split() if found else []
            if words and words[0][0].isupper() and words[0].lower() not in function:
                spelled = " ".join(word.capitalize() if word.isupper() else word for word in words)
                yield Span(*self.division(one.start)), persons.get(spelled, spelled)

    def _signatures(self, structure: Layer) -> Iterator[tuple[Span, str]]:
        """Yield what is signed, and by whom: the innermost division, or the letter within it."""
        for one in structure.annotations:
            whole = self.wholes.innermost(one.start) if one.gi == "signed" else None
            # A name at the beginning is a title, or the one written to.
            if whole and one.start - whole.start > whole.end - one.end:
                for mention in self.people.between(one.start, one.end):
                    if not mention.spoken:
                        yield whole, mention.person

    def division(self, place: int) -> tuple[int, int]:
        """Return where the innermost division around *place* begins and ends; the text where there is none."""
        within = self.divisions.innermost(place)
        return (within.start, within.end) if within else (0, len(self.people.content))

    def signed(self, place: int) -> str:
        """Return who signs the innermost whole around *place* that is signed, or is named by its heading."""
        whole = self.named.innermost(place)
        return self.names[whole] if whole else ""

    def name(self, turns: Sequence[Turn]) -> str:
        """Return the name of the one who says "I" in the text, else what one without a name is called."""
        return self.self_named() or self.called_by_name(turns) or next(iter(self.rules.listed("quotes", "nameless_narrator")), "")

    def self_named(self) -> str:
        """Return the name that the narration gives to the one who tells: "I called myself Smith"."""
        naming = _naming(self.rules)
        for match in naming.finditer(self.people.content) if naming else ():
            if not self.people.spoken.hold(match.start()):
                mention = self.people.at(match.start("name"), match.end("name"))
                return mention.person if mention else match["name"]
        return ""

    def called_by_name(self, turns: Sequence[Turn]) -> str:
        """Return whom most call by name who speak to the narrator, if nobody of this name is told of: twice, or nobody else once."""
        calls: Counter[str] = Counter()
        for index, turn in enumerate(turns):
            if turn.speaker == NARRATOR:
                for beside in turns[max(0, index - 1) : index + 2]:
                    if beside.speaker != NARRATOR and abs(beside.first - turn.first) <= 1:
                        calls.update(beside.calls)
        speakers = {turn.speaker for turn in turns}
        told = Counter(one.form for one in self.people.mentions if not one.spoken)
        persons = {one.form: one.person for one in self.people.mentions}
        fitting = sorted(((count, form) for form, count in calls.items() if persons[form] not in speakers and count > told[form]), reverse=True)
        if not fitting or (fitting[0][0] < _FEWEST_CALLS and len(fitting) > 1):
            return ""
        form = fitting[0][1]
        # Who is told of under a fuller name is somebody else.
        return form if any(one.person == persons[form] and not one.spoken for one in self.people.mentions) else persons[form]


@cache
def _naming(rules: LanguageRules) -> re.Pattern[str] | None:
    """Return how the one who tells gives his name: "I called myself Smith"."""
    phrases = rules.listed("quotes", "naming_oneself")
    return re.compile(rf"{whole_word(phrases)},?\s+{_NAME}".replace(r"\ ", r"\s+")) if phrases else None


@cache
def _headed(rules: LanguageRules) -> re.Pattern[str] | None:
    """Return how a heading says who tells: "Mr. Smith's Journal"."""
    heading = "|".join(
        re.escape(words).replace(r"\ ", r"\s+").replace("'", "['\u2019]").replace(r"\{name\}", f"(?P<name{number}>{_NAMES})")
        for number, words in enumerate(rules.listed("quotes", "headings_of_narrators"))
    )
    return re.compile(rf"\b(?i:{heading})\b") if heading else None
