"""Spans, annotations, layers."""

import pytest

from teiwright.model import Annotation, Layer, LayerError, Span, Text


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-2, -1)])
def test_no_span_runs_backwards_or_before_the_text(start, end):
    with pytest.raises(LayerError, match=f"from {start} to {end}"):
        Span(start, end)


def test_a_span_may_be_empty():
    assert Span(3, 3).end == 3


@pytest.mark.parametrize(
    ("one", "other", "crosses", "overlaps", "holds"),
    [
        ((0, 4), (2, 6), True, True, False),
        ((2, 6), (0, 4), True, True, False),
        ((0, 4), (1, 3), False, True, True),
        ((1, 3), (0, 4), False, True, False),
        ((0, 4), (0, 4), False, True, True),
        ((0, 4), (0, 2), False, True, True),
        ((0, 4), (2, 4), False, True, True),
        ((0, 4), (4, 6), False, False, False),
        ((0, 4), (4, 4), False, False, True),
        ((0, 0), (0, 0), False, False, True),
    ],
)
def test_how_two_spans_lie(one, other, crosses, overlaps, holds):
    first, second = Span(*one), Span(*other)
    assert (first.crosses(second), first.overlaps(second), first.holds(second)) == (crosses, overlaps, holds)


def test_spans_sort_by_start_then_end():
    assert sorted([Span(2, 3), Span(0, 9), Span(0, 1)]) == [Span(0, 1), Span(0, 9), Span(2, 3)]


def test_an_attribute_that_is_not_there_is_empty_or_the_default():
    annotation = Annotation(Span(0, 1), "date", (("when", "1917"),))
    assert (annotation.get("when"), annotation.get("cert"), annotation.get("cert", "low")) == ("1917", "", "low")


def test_having_keeps_the_order_and_the_annotation():
    annotation = Annotation(Span(0, 1), "date", (("when", "1917"), ("cert", "high")))
    changed = annotation.having(cert="low", xml_id="d1", when_custom="1916")
    assert changed.attributes == (("when", "1917"), ("cert", "low"), ("xml:id", "d1"), ("when-custom", "1916"))
    assert annotation.attributes == (("when", "1917"), ("cert", "high"))
    assert changed.having(when=None, xml_id=None).attributes == (("cert", "low"), ("when-custom", "1916"))


def test_taking_away_what_is_not_there_changes_nothing():
    annotation = Annotation(Span(0, 1), "q")
    assert annotation.having(who=None) == annotation


def test_the_longer_comes_first_then_the_outer_element():
    given = [Annotation(Span(*span), gi) for span, gi in [((2, 3), "q"), ((0, 5), "persName"), ((0, 5), "said"), ((0, 9), "date"), ((0, 5), "date")]]
    layer = Layer.of("one", "me", given)
    assert [(one.start, one.end, one.gi) for one in layer.annotations] == [
        (0, 9, "date"),
        (0, 5, "said"),
        (0, 5, "date"),
        (0, 5, "persName"),
        (2, 3, "q"),
    ]


def test_a_layer_fits_a_text_up_to_its_end():
    layer = Layer.of("one", "me", [Annotation(Span(0, 3), "q")])
    layer.check(Text("abc"))
    with pytest.raises(LayerError, match="layer one: q from 0 to 3 lies outside the text of 2 characters"):
        layer.check(Text("ab"))


def test_a_layer_error_is_a_value_error():
    with pytest.raises(ValueError, match="no span"):
        Span(2, 1)


def test_offsets_count_code_points():
    text = Text("\U0001d15ea\u0301\U0001f600")
    assert len(text) == 4
    Layer.of("one", "me", [Annotation(Span(0, 4), "q")]).check(text)
