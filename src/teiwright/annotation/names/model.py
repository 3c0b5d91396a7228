"""The trained model: a linear chain over the words of a run, which weighs features and finds the most probable labels.

It is a conditional random field (Lafferty, McCallum and Pereira 2001). It is
trained by python-crfsuite (`training`); to apply it is a sum and a search, which
need no library.
"""

import gzip
import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from operator import add
from typing import Final

#: What a word may be: outside, the first of a name, or within one.
LABELS: Final = ("O", "B-persName", "I-persName", "B-placeName", "I-placeName", "B-orgName", "I-orgName")
IMPOSSIBLE: Final = -1e9
_MOST_WORDS: Final = 100_000  # that are kept
Scores = list[float]  # one a label


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The weights of features, and of one label after another.

    *card* says what it was trained on, *common* in how many of these texts a
    word stands with a small letter.
    """

    card: Mapping[str, object]
    common: Mapping[str, int]
    transitions: tuple[Scores, ...]  # from each label, to all
    into: tuple[Scores, ...]  # the same, into each label from all
    weights: Mapping[str, Scores]
    _nothing: Scores = field(default_factory=lambda: [0.0] * len(LABELS))
    _known: dict[tuple[str, str], Scores] = field(default_factory=dict)

    def weigh(self, features: Iterable[str], prefix: str = "") -> Scores:
        """Return the sum of the weights of *features*, for each label."""
        weights = self.weights
        known = [weights[name] for feature in features if (name := prefix + feature) in weights]
        return [sum(column) for column in zip(*known, strict=True)] if known else self._nothing

    def weigh_word(self, role: str, word: str, features: Callable[[], Iterable[str]]) -> Scores:
        """Return the sum of the weights of the *features* of a word in a *role*, which are the same wherever it stands and reckoned once."""
        place = (role, word)
        found = self._known.get(place)
        if found is None:
            if len(self._known) > _MOST_WORDS:
                self._known.clear()
            found = self._known[place] = self.weigh(features(), role)
        return found

    def best_path(self, scores: Sequence[Scores]) -> list[int]:
        """Return the most probable labels of a run, as indexes of `LABELS`."""
        reached = [score if allowed else IMPOSSIBLE for score, allowed in zip(scores[0], _BEGINNING, strict=True)]
        if len(scores) == 1:
            return [reached.index(max(reached))]
        came_from: list[list[int]] = []
        for here in scores[1:]:
            step: list[int] = []
            now: Scores = []
            for column, score in zip(self.into, here, strict=True):
                sums = list(map(add, reached, column))
                best = max(sums)
                now.append(best + score)
                step.append(sums.index(best))
            reached = now
            came_from.append(step)
        label = max(range(len(LABELS)), key=reached.__getitem__)
        path = [label]
        for step in reversed(came_from):
            label = step[label]
            path.append(label)
        return path[::-1]

    def certainty(self, scores: Sequence[Scores]) -> list[Scores]:
        """Return how probable each label is for each word of a run."""
        if len(scores) == 1:
            return [_shares([score if allowed else IMPOSSIBLE for score, allowed in zip(scores[0], _BEGINNING, strict=True)])]
        forward = [[score if allowed else IMPOSSIBLE for score, allowed in zip(scores[0], _BEGINNING, strict=True)]]
        for here in scores[1:]:
            forward.append([_log_sum(list(map(add, forward[-1], column))) + score for column, score in zip(self.into, here, strict=True)])
        backward = [[0.0] * len(LABELS)]
        for here in reversed(scores[1:]):
            after = list(map(add, here, backward[-1]))
            backward.append([_log_sum(list(map(add, row, after))) for row in self.transitions])
        total = _log_sum(forward[-1])
        return [
            [math.exp(min(0.0, one + other - total)) for one, other in zip(first, second, strict=True)]
            for first, second in zip(forward, reversed(backward), strict=True)
        ]


_BEGINNING: Final = tuple(label[0] != "I" for label in LABELS)


def _shares(scores: Scores) -> Scores:
    most = max(scores)
    powers = [math.exp(score - most) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def _log_sum(values: Sequence[float]) -> float:
    most = max(values)
    return most if most <= IMPOSSIBLE / 2 else most + math.log(sum(math.exp(value - most) for value in values))


def follows(before: str, label: str) -> bool:
    """Return whether *label* may stand right after *before*: nothing is within a name that did not begin.

    >>> follows("O", "I-persName"), follows("B-persName", "I-persName")
    (False, True)
    """
    return label[0] != "I" or before[2:] == label[2:]


@cache
def load_model(language: str) -> Model | None:
    """Return the model of a language that comes with teiwright, or None where there is none.

    >>> load_model("en") is not None, load_model("xx")
    (True, None)
    """
    resource = files(__package__).joinpath("models", f"{language}.json.gz")
    return read_model(resource.read_bytes()) if resource.is_file() else None


def read_model(data: bytes) -> Model:
    """Return the model that `write_model` wrote."""
    told = json.loads(gzip.decompress(data))
    transitions = [[float(weight) for weight in row] for row in told["transitions"]]
    for before, row in zip(LABELS, transitions, strict=True):
        row[:] = [weight if follows(before, label) else IMPOSSIBLE for weight, label in zip(row, LABELS, strict=True)]
    into = tuple(list(column) for column in zip(*transitions, strict=True))
    return Model(told["card"], told["common"], tuple(transitions), into, told["weights"])


def write_model(card: Mapping[str, object], common: Mapping[str, int], transitions: Sequence[Scores], weights: Mapping[str, Scores]) -> bytes:
    """Return the model as bytes, the same for the same weights."""
    told = {
        "card": card,
        "common": {word: common[word] for word in sorted(common)},
        "transitions": [[round(weight, 4) for weight in row] for row in transitions],
        "weights": {name: [round(weight, 3) for weight in weights[name]] for name in sorted(weights)},
    }
    return gzip.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0)
