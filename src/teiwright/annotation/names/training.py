"""Training the model on texts whose names are known.

It needs python-crfsuite, which the extra ``teiwright[train]`` brings.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from ...languages import LanguageRules
from ...model import Annotation, Layer, SettingsError, Text
from .document import Reading, read_document
from .features import Features
from .model import IMPOSSIBLE, LABELS, Model, Scores, write_model

_PARAMETERS: Final = {"c1": 0.0, "c2": 1.5, "max_iterations": 150}
#: So many names weigh as much as the model that stands beside those trained on them.
_BALANCE: Final = 200


class Example(NamedTuple):
    """A text, its structure, and its names."""

    text: Text
    structure: Layer | None
    names: Sequence[Annotation]


class _Trained(NamedTuple):
    common: Mapping[str, int]
    transitions: Sequence[Scores]
    weights: Mapping[str, Scores]


def require_trainer() -> None:
    """Raise SettingsError where python-crfsuite is not installed."""
    try:
        import pycrfsuite  # noqa: F401  # whether it is there
    except ImportError:
        raise SettingsError('training needs python-crfsuite, which is not installed: pip install "teiwright[train]"') from None


def train(
    examples: Iterable[Example], rules: LanguageRules, card: Mapping[str, object], beside: Model | None = None, *, without: Collection[str] = ()
) -> bytes:
    """Return a model of the names of *examples*, as `read_model` reads it; the same examples give the same model.

    *beside* is a model of other texts that has a share in the new one, the
    smaller the more names the examples have: with few of them it is near to
    that model, with many to one trained on them alone. With half of the texts
    of a corpus to train on, F1 on the other half is (the mean of both ways,
    *names* those to train on, *packaged* the model that comes with teiwright)

    ==================  ========  ========  =====  ======
    corpus                 names  packaged  alone  beside
    ==================  ========  ========  =====  ======
    a village                178      .840   .764    .820
    newspapers               452      .541   .529    .553
    letters                  995      .726   .751    .752
    a diary                 1308      .848   .899    .894
    places in the news      1709      .691   .742    .737
    ==================  ========  ========  =====  ======

    *without* is what `read_document` takes: voices that the model is not to
    learn from.
    """
    given = list(examples)
    trained = _trained(given, rules, without)
    characters = sum(len(example.text.content) for example in given)
    told = {**card, "texts": len(given), "characters": characters, "names": kinds_of(given), "parameters": _PARAMETERS}
    if beside is not None:
        share = round(_BALANCE / (_BALANCE + sum(len(example.names) for example in given)), 3)
        trained = _mixed(trained, beside, share)
        told["beside"] = {"share": share, **{key: beside.card[key] for key in ("language", "corpora") if key in beside.card}}
    return write_model(told, {word: count for word, count in trained.common.items() if count > 1}, trained.transitions, trained.weights)


def kinds_of(examples: Iterable[Example]) -> dict[str, int]:
    """Return how many names of each kind *examples* have."""
    return dict(sorted(Counter(name.gi for example in examples for name in example.names).items()))


def _trained(examples: Iterable[Example], rules: LanguageRules, without: Collection[str]) -> _Trained:
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(_PARAMETERS)
    readings = [(read_document(example.text, example.structure, rules, without), example.names) for example in examples]
    common = Counter(word for reading, _ in readings for word in _small_words(reading))
    for reading, names in readings:
        own = _small_words(reading)
        others = {word: count - (word in own) for word, count in common.items()}  # a text tells nothing of itself
        features, labels = Features(reading, others), labels_of(reading, names)
        for run in reading.runs():
            inside = range(run.first, run.last)
            trainer.append([features.at(index) for index in inside], [labels[index] for index in inside])
    with TemporaryDirectory() as folder:
        file = str(Path(folder) / "model")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        tagger.open(file)
        told = tagger.info()
        tagger.close()
    weights: dict[str, Scores] = {}
    for (feature, label), weight in told.state_features.items():
        weights.setdefault(feature, [0.0] * len(LABELS))[LABELS.index(label)] = weight
    transitions = [[told.transitions.get((before, label), 0.0) for label in LABELS] for before in LABELS]
    return _Trained(common, transitions, weights)


def _mixed(trained: _Trained, beside: Model, share: float) -> _Trained:
    """Return what was trained with *beside* having a *share* in every weight."""
    weights = {name: [(1 - share) * weight for weight in row] for name, row in trained.weights.items()}
    for name, row in beside.weights.items():
        weights[name] = [one + share * weight for one, weight in zip(weights.get(name, [0.0] * len(LABELS)), row, strict=True)]
    transitions = [
        [(1 - share) * one + (share * other if other > IMPOSSIBLE else 0.0) for one, other in zip(row, others, strict=True)]
        for row, others in zip(trained.transitions, beside.transitions, strict=True)
    ]
    return _Trained(Counter(trained.common) + Counter(beside.common), transitions, weights)


def _small_words(reading: Reading) -> set[str]:
    return {token.word for token in reading.tokens if token.alphabetic and token.word.islower()}


def labels_of(reading: Reading, names: Iterable[Annotation]) -> list[str]:
    """Return the label of each token of a document with these *names*; the longest counts where one is within another."""
    starts = {token.start: token.index for token in reading.tokens}
    ends = {token.end: token.index for token in reading.tokens}
    labels = ["O"] * len(reading.tokens)
    for name in sorted(names, key=lambda one: (one.start, -one.end)):
        first, last = starts.get(name.start), ends.get(name.end)
        if first is None or last is None or any(label != "O" for label in labels[first : last + 1]):
            continue
        labels[first] = f"B-{name.gi}"
        labels[first + 1 : last + 1] = [f"I-{name.gi}"] * (last - first)
    return labels
