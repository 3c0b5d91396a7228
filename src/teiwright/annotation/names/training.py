"""Training the model on texts whose names are known.

It needs python-crfsuite, which the extra ``teiwright[train]`` brings.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from ...languages import LanguageRules
from ...model import Annotation, Layer, Text
from .document import Reading, read_document
from .features import Features
from .model import LABELS, Scores, write_model

_PARAMETERS: Final = {"c1": 0.0, "c2": 1.5, "max_iterations": 150}


class Example(NamedTuple):
    """A text, its structure, and its names."""

    text: Text
    structure: Layer | None
    names: Sequence[Annotation]


def train(examples: Iterable[Example], rules: LanguageRules, card: Mapping[str, object]) -> bytes:
    """Return a model of the names of *examples*, as `load_model` reads it; the same examples give the same model."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(_PARAMETERS)
    readings = [(read_document(example.text, example.structure, rules), example.names) for example in examples]
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
    return write_model(card, {word: count for word, count in common.items() if count > 1}, transitions, weights)


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
