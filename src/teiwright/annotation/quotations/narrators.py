"""Who says "I" in the narration.

TEI: att.ascribed (who)
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from ...model import Annotation, Layer
from .people import People
from .subjects import NARRATOR
from .turns import Turn

_FEWEST_CALLS: Final = 2


class Narrators:
    """Who says "I" in the narration: the one who signs the division, or whom the others call by name where the narrator speaks."""

    def __init__(self, people: People, structure: Layer) -> None:
        self.people = people
        self.divisions = [one for one in structure.annotations if one.gi == "div"]
        self.signed_by = [(division, name) for division in self.divisions for name in self._names_in(division, structure)]

    def _names_in(self, division: Annotation, structure: Layer) -> list[str]:
        found = []
        for one in structure.annotations:
            if one.gi == "signed" and division.span.holds(one.span):
                found += [mention.person for mention in self.people.between(one.start, one.end) if not mention.spoken][-1:]
        return found[:1]

    def division(self, place: int) -> tuple[int, int]:
        """Return where the innermost division around *place* begins and ends; the text where there is none."""
        within = [one for one in self.divisions if one.start <= place < one.end]
        return (within[-1].start, within[-1].end) if within else (0, len(self.people.content))

    def signed(self, place: int) -> str:
        """Return who signs the innermost division around *place*."""
        return next((name for division, name in reversed(self.signed_by) if division.start <= place < division.end), "")

    def called_by_name(self, turns: Sequence[Turn]) -> str:
        """Return whom most call by name who speak to the narrator, if nobody of this name is told of."""
        calls: Counter[str] = Counter()
        for index, turn in enumerate(turns):
            if turn.speaker == NARRATOR:
                for beside in turns[max(0, index - 1) : index + 2]:
                    if beside.speaker != NARRATOR and abs(beside.first - turn.first) <= 1:
                        calls.update(beside.addressed)
        speakers = {turn.speaker for turn in turns}
        told = Counter(mention.person for mention in self.people.mentions if not mention.spoken)
        fitting = [(count, name) for name, count in calls.items() if name not in speakers and count > told[name]]
        return max(fitting, default=(0, ""))[1] if max(fitting, default=(0, ""))[0] >= _FEWEST_CALLS else ""
