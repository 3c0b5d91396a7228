"""How good a model is that was trained on the rest."""

import pytest

from teiwright.annotation.names.estimate import Score, divisions_of, estimate
from teiwright.annotation.names.model import load_model
from teiwright.annotation.names.training import Example
from teiwright.languages import language_rules
from teiwright.model import Annotation, Layer, Span, Text

ENGLISH = language_rules("en")


def letter(number: int) -> Example:
    content = f"On day {number} we met Mr. Brown. We gathered Kelk with him."
    return Example(Text(content), None, [Annotation(Span(content.index(name), content.index(name) + len(name)), gi) for name, gi in NAMES])


NAMES = (("Mr. Brown", "persName"), ("Kelk", "orgName"))


def test_a_score():
    assert (Score(6, 8, 12).precision, Score(6, 8, 12).recall) == (0.75, 0.5)
    assert (Score(0, 0, 0).precision, Score(0, 0, 0).recall, Score(0, 3, 0).f1) == (0.0, 0.0, 0.0)


def test_every_document_is_held_out_once():
    shown = []
    told = estimate([letter(one) for one in range(7)], ENGLISH, beside=None, packaged=load_model("en"), progress=lambda *one: shown.append(one))
    assert (told.unit, told.pieces, told.folds, shown) == ("documents", 7, 5, [(one, 5) for one in range(1, 6)])
    assert told.scores["orgName"] == Score(7, 7, 7)  # all that is learned is found in what is held out
    assert told.packaged["orgName"].right == 0  # of which the package knows nothing
    assert {score.due for score in told.scores.values()} == {7}


def test_without_a_model_of_the_package_there_is_nothing_to_compare():
    assert estimate([letter(1), letter(2)], ENGLISH, beside=None, packaged=None, progress=lambda *_: None).packaged is None


def divided(*spans: tuple[int, int], names: tuple[tuple[int, int], ...] = ()) -> Example:
    layer = Layer.of("structure", "", [Annotation(Span(*span), "div") for span in spans])
    return Example(Text("x" * 100), layer, [Annotation(Span(*name), "persName") for name in names])


def test_of_one_document_alone_the_divisions_are_held_out():
    one = divided((0, 50), (50, 100), names=((60, 65), (3, 7)))
    assert [len(piece.text) for piece in divisions_of(one)] == [50, 50]
    assert [[name.span for name in piece.names] for piece in divisions_of(one)] == [[Span(3, 7)], [Span(10, 15)]]


def test_the_level_is_taken_that_has_most():
    one = divided((0, 100), *((start, start + 20) for start in range(0, 100, 20)))
    assert [len(piece.text) for piece in divisions_of(one)] == [20] * 5


@pytest.mark.parametrize("spans", [(), ((0, 100),)])
def test_what_cannot_be_taken_apart_has_no_estimate(spans):
    assert estimate([divided(*spans, names=((3, 7),))], ENGLISH, beside=None, packaged=None, progress=lambda *_: None) is None
