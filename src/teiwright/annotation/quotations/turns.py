"""The turns of a talk: two who speak take turns, paragraph by paragraph.

TEI: att.ascribed (who)
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_LONGEST_GAP: Final = 12  # turns between two whose speakers are known
_LONGEST_END: Final = 16  # turns after the last of them, in a scene of which nobody else speaks
_MOST_NARRATION: Final = 2  # paragraphs between the turns of one scene


@dataclass(slots=True, eq=False)
class Turn:
    """What one speaker says in a paragraph, *first*, or in several, to *last*; *opens* tells that the paragraph begins with it.

    *speaker* is who is known to speak, *by* what tells it; *pronoun* stands
    for the speaker at *place*, or *words* describe one without a name; *addressed* are those it calls by name
    or is told to speak to, *calls* the names it calls, *named* are those it speaks of, *others* those whom the pronoun cannot mean.
    """

    first: int
    last: int
    opens: bool
    place: int
    speaker: str = ""
    by: str = ""
    pronoun: str = ""
    words: str = ""
    addressed: frozenset[str] = frozenset()
    calls: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    def may_be_of(self, speaker: str) -> bool:
        """Return whether the turn may be spoken by *speaker*."""
        return speaker not in self.addressed and speaker not in self.others

    def answers(self, other: "Turn") -> bool:
        """Return whether it follows the *other* at once and begins its paragraph."""
        return self.opens and self.first == other.last + 1


def scenes(turns: Sequence[Turn]) -> Iterator[list[Turn]]:
    """Yield the conversations: turns that little narration parts."""
    scene: list[Turn] = []
    for turn in turns:
        if scene and turn.first - scene[-1].last > _MOST_NARRATION:
            yield scene
            scene = []
        scene.append(turn)
    if scene:
        yield scene


def runs(scene: Sequence[Turn]) -> Iterator[list[Turn]]:
    """Yield the parts of a scene in which each turn answers the one before."""
    run: list[Turn] = []
    for turn in scene:
        if run and not turn.answers(run[-1]):
            yield run
            run = []
        run.append(turn)
    if run:
        yield run


def alternate(run: Sequence[Turn]) -> None:
    """Fill in the speakers of a *run* between those that are known, where these alternate between two.

    >>> talk = [Turn(number, number, True, 0, speaker) for number, speaker in enumerate(["A", "B", "", "", "A"])]
    >>> alternate(talk)
    >>> "".join(turn.speaker for turn in talk)
    'ABABA'
    """
    known = [index for index, turn in enumerate(run) if turn.speaker]
    for left, right in pairwise(known):
        if 1 < right - left <= _LONGEST_GAP:
            _between(run, left, right)


def go_on(run: Sequence[Turn]) -> None:
    """Fill in the turns after the last two that are known, and before the first two, while nothing speaks against it: in a talk of two."""
    known = [index for index, turn in enumerate(run) if turn.speaker]
    for left, right in pairwise(known):
        if right - left != 1 or run[left].speaker == run[right].speaker:
            continue
        for step, edge in ((1, right), (-1, left)):
            pair = run[edge - step].speaker, run[edge].speaker
            places = range(edge + step, edge + step * (_LONGEST_END + 1), step)
            for number, index in enumerate(places):
                if not 0 <= index < len(run) or run[index].speaker or not _give(run[index], pair[number % 2], "going on"):
                    break


def take_sides(run: Sequence[Turn], pair: Collection[str]) -> None:
    """Fill in the turns beside those that are known, where only a *pair* speaks in the scene: each is answered by the other.

    >>> talk = [Turn(number, number, True, 0, speaker) for number, speaker in enumerate(["", "A", "", ""])]
    >>> take_sides(talk, {"A", "B"})
    >>> "".join(turn.speaker for turn in talk)
    'BABA'
    """
    for step in (1, -1):
        places = range(len(run)) if step == 1 else range(len(run) - 1, -1, -1)
        filled = 0
        for index in places:
            before = index - step
            if run[index].speaker:
                filled = 0
            elif 0 <= before < len(run) and run[before].speaker in pair and filled < _LONGEST_END:
                (other,) = set(pair) - {run[before].speaker}
                if not _give(run[index], other, "going on"):
                    break
                filled += 1


def _between(run: Sequence[Turn], left: int, right: int) -> None:
    """Fill in the turns between two that are known: an odd number between two of one speaker, an even one between two of two."""
    one, other = run[left].speaker, run[right].speaker
    if (right - left) % 2:
        if one == other:
            return
    elif one != other:
        return
    else:
        other = _partner(run, left, right)
    speakers = [one if (index - left) % 2 == 0 else other for index in range(left + 1, right)]
    if all(speaker and run[index].may_be_of(speaker) for index, speaker in zip(range(left + 1, right), speakers, strict=True)):
        for index, speaker in zip(range(left + 1, right), speakers, strict=True):
            _give(run[index], speaker)


def _partner(run: Sequence[Turn], left: int, right: int) -> str:
    """Return who else speaks nearest to the turns between *left* and *right*."""
    one = run[left].speaker
    for distance in range(1, _LONGEST_GAP):
        for index in (left - distance, right + distance):
            if 0 <= index < len(run) and run[index].speaker and run[index].speaker != one:
                return run[index].speaker
    return ""


def _give(turn: Turn, speaker: str, by: str = "turn") -> bool:
    if not turn.may_be_of(speaker):
        return False
    turn.speaker, turn.by = speaker, by
    return True
