"""The decision: the model's scores and the votes together, over the runs of a text.

For each run the labels are found that are best as a whole; the probability
that the model gives them, votes included, is the certainty of the name.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from .boundaries import Boundaries
from .document import Reading
from .model import LABELS, Model, Scores, Weighed
from .organisations import Found
from .runs import Run
from .scoring import Scoring
from .votes import Heard, Vote, Votes

_HIGH: Final = 0.9
_MEDIUM: Final = 0.6
_DECISIVE: Final = 2.0  # the weight of a vote that may have turned the scale
_AT_MOST: Final = 1e-6  # by which two ways of adding up differ


class Decided(NamedTuple):
    """A name that was found, and what decided: the rules where they are sure and agree, a vote that may have turned the scale, or the model."""

    found: Found
    voice: str


class Decision:
    """Decides on the runs of one document.

    *sounds* are those of names in the authority file, each with the element
    that names it, and *heard* is what another program found.
    """

    def __init__(
        self,
        reading: Reading,
        model: Model,
        sounds: Mapping[str, str] | None = None,
        *,
        conventions: bool = True,
        heard: Iterable[Found] = (),
    ) -> None:
        self.reading, self.tokens, self.model, self.conventions = reading, reading.tokens, model, conventions
        self.scoring, self.gained = Scoring(reading, model), model.most_gained
        self.votes = Votes(reading, sounds or {})
        self.heard = Heard(given) if (given := list(heard)) else None
        self.boundaries = Boundaries(reading.tokens, reading.rules, reading.lists, reading.content)
        self._sure = {one[:3] for one in reading.found if one.cert == "high"}

    def decide(self) -> list[Decided]:
        """Return the names of the document: the organisations, and what is decided on the runs."""
        organisations = [Decided(one, "organisation") for one in self.reading.organisations]
        return organisations + [one for run in self.reading.runs() for one in self._decide(run)]

    def _decide(self, run: Run) -> list[Decided]:
        if self.votes.names_nothing(run):
            return []
        votes = self.votes.on(run) if self.conventions else []
        if self.heard:
            votes += self.heard.on(run)
        parts = [self.scoring.parts(index) for index in range(run.first, run.last)]
        if self._is_far_from_name(run.first, parts, votes):
            return []
        scores = [self.scoring.of(run.first + at, parts_of_word) for at, parts_of_word in enumerate(parts)]
        strongest: dict[tuple[int, str], Vote] = {}
        for index, vote in votes:
            here = scores[index - run.first]
            for label in vote.labels():
                here[label] += vote.weight
            if vote.weight >= max(_DECISIVE, strongest.get((index, vote.kind), vote).weight):
                strongest[index, vote.kind] = vote
        path = self.model.best_path(scores)
        found: list[Decided] = []
        certain: list[Scores] = []
        for first, last, kind in _names(path):
            begin, end = self.boundaries.trimmed(run.first + first, run.first + last)
            if begin == end:
                continue
            cert, voice = "high", "rules"
            if (begin, end, kind) not in self._sure:
                certain = certain or self.model.certainty(scores)
                cert = _cert(min(certain[at][path[at]] for at in range(first, last)))
                wavering = "spacy" if cert != "high" and self.heard and self.heard.says(begin, kind) else "model"
                voice = strongest[begin, kind].name if (begin, kind) in strongest else wavering
            found.append(Decided(Found(self.boundaries.titled(begin, kind), end, kind, cert), voice))
        return found

    def _is_far_from_name(self, first: int, parts: Sequence[Sequence[Weighed]], votes: Sequence[tuple[int, Vote]]) -> bool:
        """Return whether labels of a name cannot be better than none: what speaks for them at its highest, added up, does not suffice.

        Most words with a capital are so far from a name that this alone tells
        it. *parts* are those of the scores of each word of a run that begins
        with the *first*. A name begins with any of the words; each that
        follows goes on with it where that is a gain.
        """
        swayed: dict[int, float] = {}
        for index, vote in votes:
            swayed[index] = swayed.get(index, 0.0) + abs(vote.weight)
        if len(parts) == 1:  # alone, it has no labels beside its own
            return sum([lead for _, lead, _ in parts[0]], swayed.get(first, 0.0) + _AT_MOST) < 0
        begun, more = self.gained
        gone_on = _AT_MOST
        for at in range(len(parts) - 1, -1, -1):
            sway = swayed.get(first + at, 0.0)
            if sum([lead for _, lead, _ in parts[at]], sway + begun + gone_on) >= 0:
                return False
            gone_on += max(0.0, sum([within for _, _, within in parts[at]], sway + more))
        return True


def _names(path: Sequence[int]) -> list[tuple[int, int, str]]:
    """Return the first word, the one after the last, and the kind of each name in a path of labels."""
    found: list[tuple[int, int, str]] = []
    for at, label in enumerate(path):
        part, _, kind = LABELS[label].partition("-")
        if part == "B":
            found.append((at, at + 1, kind))
        elif part == "I":
            first, _, kind = found[-1]
            found[-1] = (first, at + 1, kind)
    return found


def _cert(probability: float) -> str:
    return "high" if probability >= _HIGH else "medium" if probability >= _MEDIUM else "low"
