"""How well a model finds names that it has not seen: trained on all pieces but some, and asked for the names of those."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from ...languages import LanguageRules
from ...model import Annotation, Span, Text
from .decision import Decision
from .document import read_document
from .model import Model, read_model
from .training import Example, train

_FOLDS: Final = 5


class Score(NamedTuple):
    """How many names were found rightly, were found at all, and were there."""

    right: int
    found: int
    due: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was there that was found."""
        return self.right / self.due if self.due else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both.

        >>> Score(right=6, found=8, due=12).f1
        0.6
        """
        return 2 * self.right / (self.found + self.due) if self.right else 0.0


#: The scores of each kind of name, by its element.
Scores = dict[str, Score]


@dataclass(frozen=True, slots=True)
class Estimate:
    """The *scores* of models trained on the other pieces, and what the *packaged* model makes of the same ones, where there is one.

    *unit* is what a piece is, ``documents`` or ``divisions``; there were so
    many *pieces*, in so many *folds*, each left out in its turn.
    """

    unit: str
    pieces: int
    folds: int
    scores: Scores
    packaged: Scores | None


def estimate(
    examples: Sequence[Example], rules: LanguageRules, *, beside: Model | None, packaged: Model | None, progress: Callable[[int, int], None]
) -> Estimate | None:
    """Return how well a model trained on *examples* will find names elsewhere; None where they cannot be taken apart.

    The pieces are the documents; of one alone its divisions, in which the
    same names recur, so that the estimate is kind. *beside* is what `train`
    takes, *progress* is called with the number of each fold and of all.
    """
    pieces, unit = (examples, "documents") if len(examples) > 1 else (divisions_of(examples[0]), "divisions")
    folds = min(_FOLDS, len(pieces))
    if folds < 2:  # one to train on, one to ask
        return None
    own: Counter[tuple[str, str]] = Counter()
    others: Counter[tuple[str, str]] = Counter()
    for fold in range(folds):
        progress(fold + 1, folds)
        rest = [piece for number, piece in enumerate(pieces) if number % folds != fold]
        model = read_model(train(rest, rules, {}, beside))
        for piece in pieces[fold::folds]:
            own += _counted(piece, rules, model)
            others += _counted(piece, rules, packaged) if packaged else Counter()
    return Estimate(unit, len(pieces), folds, _scores(own), _scores(others) if packaged else None)


def divisions_of(example: Example) -> list[Example]:
    """Return the divisions of a text: those of the outermost level that has enough of them, else of that which has most."""
    remaining = [one.span for one in (example.structure.annotations if example.structure else ()) if one.gi == "div"]
    best: list[Span] = []
    while remaining and len(best) < _FOLDS:
        level = _outermost(remaining)
        remaining = [span for span in remaining if span not in level]
        best = max(best, level, key=len)
    return [_piece(example, span) for span in best]


def _outermost(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _piece(example: Example, span: Span) -> Example:
    def moved(annotations: Iterable[Annotation]) -> list[Annotation]:
        return [Annotation(Span(one.start - span.start, one.end - span.start), one.gi, one.attributes) for one in annotations if span.holds(one.span)]

    layer = replace(example.structure, annotations=tuple(moved(example.structure.annotations))) if example.structure else None
    return Example(Text(example.text.content[span.start : span.end]), layer, moved(example.names))


def _counted(piece: Example, rules: LanguageRules, model: Model) -> Counter[tuple[str, str]]:
    """Return how many names of each kind were right, found and due."""
    reading = read_document(piece.text, piece.structure, rules)
    tokens = reading.tokens
    decided = [one.found for one in Decision(reading, model).decide()]
    found = {(tokens[one.first].start, tokens[one.last - 1].end, one.gi) for one in decided}
    due = {(one.start, one.end, one.gi) for one in piece.names}
    counts: Counter[tuple[str, str]] = Counter()
    for measure, names in (("right", found & due), ("found", found), ("due", due)):
        counts.update((measure, gi) for _, _, gi in names)
    return counts


def _scores(counts: Counter[tuple[str, str]]) -> Scores:
    """Return the scores of the kinds that the pieces mark; what else was found may be right, and nobody knows."""
    kinds = sorted({gi for measure, gi in counts if measure == "due"})
    return {gi: Score(counts["right", gi], counts["found", gi], counts["due", gi]) for gi in kinds}
