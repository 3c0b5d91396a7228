"""The trained model: a linear chain over the words of a run, which weighs features and finds the most probable labels.

It is a conditional random field (Lafferty, McCallum and Pereira 2001). It is
trained by python-crfsuite (`training`); to apply it is a sum and a search, which
need no library.
"""

import gzip
import json
import math
import zlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from operator import add
from typing import Any, Final, NoReturn, TypeAlias

from ...model import SourceError

#: What a word may be: outside, the first of a name, or within one.
LABELS: Final = ("O", "B-persName", "I-persName", "B-placeName", "I-placeName", "B-orgName", "I-orgName")
_FIRST: Final = slice(1, None, 2)  # those with which a name begins, and those with which one goes on
_INNER: Final = slice(2, None, 2)
IMPOSSIBLE: Final = -1e9
#: What a file says that it is; the number goes up where features get other names, as weights of the old ones would weigh nothing.
FORMAT: Final = "teiwright-names/2"
_EARLIER: Final = "teiwright-names/"
_MOST_KNOWN: Final = 100_000  # sums that are kept
_MOST_BYTES: Final = 32 << 20  # of a model when it is no longer compressed; ours have one thirtieth
_HEAVIEST: Final = 1_000_000  # thousandths: any sum of weights is far from `IMPOSSIBLE`
Scores = list[float]  # one a label, to be added to
Weights: TypeAlias = tuple[float, ...]  # the same, as they stay: Python need not look after these


#: What some features weigh for each label; by how much the best of the labels with which a name begins is ahead of that of no name; by how much
#: the best with which one goes on. It is a plain tuple of numbers, as there are many: Python need not look after those.
Weighed: TypeAlias = tuple[Weights, float, float]
#: What words weigh, each by itself, or, it or all with its traits, with what a document shows of them.
WeighedWords: TypeAlias = dict[str | tuple[str | frozenset[str], tuple[str, ...]], Weighed]


def weighed(scores: Iterable[float]) -> Weighed:
    """Return *scores* as what was weighed.

    >>> weighed([1.0, -2.0, 9.0, 0.5, 9.0, -3.0, 8.0])[1:]
    (-0.5, 8.0)
    """
    weights = tuple(scores)
    return weights, max(weights[_FIRST]) - weights[0], max(weights[_INNER]) - weights[0]


class FeatureWeights(Mapping[str, Weights]):
    """The weights of features, each for all labels.

    *thousandths* are all of them in one row, as a file has them; the weights
    of a feature are taken out of it when they are first asked for, as those
    of most never are.
    """

    __slots__ = ("places", "rows")

    def __init__(self, features: Sequence[str], thousandths: Sequence[int]) -> None:
        #: Where the weights of each feature begin.
        self.places: Mapping[str, int] = dict(zip(features, range(0, len(thousandths), len(LABELS)), strict=True))
        #: The weights by where they begin.
        self.rows: Mapping[int, Weights] = _Rows(thousandths)

    def __getitem__(self, feature: str) -> Weights:
        return self.rows[self.places[feature]]

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


class _Rows(dict[int, Weights]):
    def __init__(self, thousandths: Sequence[int]) -> None:
        super().__init__()
        self.thousandths = thousandths

    def __missing__(self, place: int) -> Weights:
        row = self[place] = tuple([weight / 1000 for weight in self.thousandths[place : place + len(LABELS)]])
        return row


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
    weights: FeatureWeights
    #: What a name in a run of several words gains at most by the labels before and after: where it begins and ends, and by each word more.
    most_gained: tuple[float, float]
    nothing: Weights = (0.0,) * len(LABELS)
    _words: dict[str, Weights] = field(default_factory=dict)
    _beside: dict[int, WeighedWords] = field(default_factory=dict)
    #: What `weigh_once` weighed.
    known: dict[Hashable, Weighed] = field(default_factory=dict)

    def weigh(self, features: Iterable[str], prefix: str = "") -> Weights:
        """Return the sum of the weights of *features*, for each label."""
        place_of, rows = self.weights.places.get, self.weights.rows
        if prefix:
            features = [prefix + feature for feature in features]
        known = [rows[place] for place in map(place_of, features) if place is not None]
        if len(known) == 1:  # as of most small words
            return known[0]
        return tuple(map(sum, zip(*known, strict=True))) if known else self.nothing

    def weigh_once(self, what: Hashable, features: Callable[[], Iterable[str]], prefix: str = "") -> Weighed:
        """Return the same for *what* has these features in every document, so that they are weighed once."""
        known = self.known
        found = known.get(what)
        if found is None:
            if len(known) > _MOST_KNOWN:
                known.clear()
            found = known[what] = weighed(self.weigh(features(), prefix))
        return found

    def weigh_word(self, word: str, features: Callable[[], Iterable[str]]) -> Weights:
        """Return the sum of the weights of the features that *word* has by itself, in every document."""
        found = self._words.get(word)
        if found is None:
            if len(self._words) > _MOST_KNOWN:
                self._words.clear()
            found = self._words[word] = self.weigh(features())
        return found

    def beside(self, step: int) -> WeighedWords:
        """Return what words weigh for the one *step* words before or after, 0 for themselves, in all documents: the caller's to add to."""
        known = self._beside.setdefault(step, {})
        if len(known) > _MOST_KNOWN:
            known.clear()
        return known

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
    return most if most <= IMPOSSIBLE / 2 else most + math.log(sum([math.exp(value - most) for value in values]))


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
    return _model_of(_told(resource.read_bytes())) if resource.is_file() else None


def read_model(data: bytes) -> Model:
    """Return the model that `write_model` wrote.

    A model may come from anybody: it holds numbers and words alone, and is
    looked at before it is believed. Raises SourceError that says what is wrong.

    >>> read_model(b"no model")
    Traceback (most recent call last):
    ...
    teiwright.model.errors.SourceError: this is no model of names: it is not compressed by gzip, or damaged
    """
    told = _told(data)
    named = told.get("format")
    if named != FORMAT and str(named).startswith(_EARLIER):
        raise _refused(f'it is of another version of teiwright ("{named}", not "{FORMAT}"); train it again')
    if named != FORMAT:
        raise _refused(f'it does not say that its format is "{FORMAT}"')
    card, common = told.get("card"), told.get("common")
    if not isinstance(card, dict):
        raise _refused("it has no data card")
    if not isinstance(common, dict) or not all(type(count) is int for count in common.values()):
        raise _refused("its common words have no counts")
    _check_transitions(told.get("transitions"))
    _check_weights(told.get("features"), told.get("thousandths"))
    return _model_of(told)


def _model_of(told: Mapping[str, Any]) -> Model:
    """Return the model that a table tells, which has been looked at, or comes with teiwright."""
    transitions = tuple(
        [weight if follows(before, label) else IMPOSSIBLE for weight, label in zip(row, LABELS, strict=True)]
        for before, row in zip(LABELS, told["transitions"], strict=True)
    )
    into = tuple(list(column) for column in zip(*transitions, strict=True))
    weights = FeatureWeights(told["features"], told["thousandths"])
    return Model(told["card"], told["common"], transitions, into, weights, _most_gained(transitions))


def _most_gained(transitions: Sequence[Scores]) -> tuple[float, float]:
    """Return it reckoned from what is gained where no name is; by its beginning and end none loses."""
    nowhere = transitions[0][0]
    begins = max(max(row[_FIRST]) for row in transitions)
    ends = max(row[0] for row in transitions[1:])
    goes_on = max(max(row[_INNER]) for row in transitions)
    return max(0.0, begins - nowhere) + max(0.0, ends - nowhere), goes_on - nowhere


def _refused(reason: str) -> SourceError:
    return SourceError(f"this is no model of names: {reason}")


def _told(data: bytes) -> dict[str, Any]:
    """Return the table that *data* holds; no more of it is unpacked than a model may have."""
    unpacking = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    try:
        plain = unpacking.decompress(data, _MOST_BYTES + 1)
    except zlib.error:
        raise _refused("it is not compressed by gzip, or damaged") from None
    if len(plain) > _MOST_BYTES:
        raise _refused(f"it has more than {_MOST_BYTES:,} bytes when it is unpacked")
    if not unpacking.eof or unpacking.unused_data:
        raise _refused("it is cut off, or something follows it")
    try:
        told = json.loads(plain, parse_constant=_no_constant)
    except (ValueError, RecursionError):  # no JSON, no UTF-8, NaN, a number of thousands of digits, lists in lists without end
        raise _refused("what is in it is not JSON") from None
    if not isinstance(told, dict):
        raise _refused("it is no table")
    return told


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _check_transitions(given: object) -> None:
    if not isinstance(given, list):
        raise _refused("it has no transitions")
    if len(given) != len(LABELS):
        raise _refused(f"it has transitions from {len(given)} labels, not from {len(LABELS)}")
    for row in given:
        if not isinstance(row, list) or len(row) != len(LABELS):
            raise _refused(f"its transitions have not one weight for each of the {len(LABELS)} labels")
        if not all(type(weight) in _NUMBERS and -_HEAVIEST <= 1000 * weight <= _HEAVIEST for weight in row):
            raise _refused("one of its transitions is no number, or none that training finds")


def _check_weights(features: object, thousandths: object) -> None:
    if not isinstance(features, list) or not all(type(feature) is str for feature in features):
        raise _refused("it has no features")
    if not isinstance(thousandths, list) or len(thousandths) != len(features) * len(LABELS):
        raise _refused(f"its features have not one weight for each of the {len(LABELS)} labels")
    if not all(type(weight) is int and -_HEAVIEST <= weight <= _HEAVIEST for weight in thousandths):
        raise _refused("one of its weights is no number of thousandths, or none that training finds")


_NUMBERS: Final = frozenset({float, int})


def write_model(
    card: Mapping[str, object], common: Mapping[str, int], transitions: Sequence[Sequence[float]], weights: Mapping[str, Sequence[float]]
) -> bytes:
    """Return the model as bytes, the same for the same weights; features that weigh nothing are left out."""
    rounded = ((name, [round(1000 * round(weight, 3)) for weight in weights[name]]) for name in sorted(weights))
    heavy = {name: row for name, row in rounded if any(row)}
    told = {
        "format": FORMAT,
        "card": card,
        "common": {word: common[word] for word in sorted(common)},
        "transitions": [[round(weight, 4) for weight in row] for row in transitions],
        "features": list(heavy),
        "thousandths": [weight for row in heavy.values() for weight in row],
    }
    return gzip.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0)
