"""Drafts."""

import pytest

from teiwright.model import Annotation, Draft, Layer, LayerError, Span, Text


def layer(name, resp="me", end=1):
    return Layer.of(name, resp, [Annotation(Span(0, end), "q")])


def test_a_new_layer_comes_last():
    draft = Draft(Text("abc")).adding(layer("one")).adding(layer("two"))
    assert [one.name for one in draft.layers] == ["one", "two"]


def test_a_layer_takes_the_place_of_the_older_one():
    draft = Draft(Text("abc")).adding(layer("one")).adding(layer("two")).adding(layer("one", "editor"))
    assert [(one.name, one.resp) for one in draft.layers] == [("one", "editor"), ("two", "me")]


def test_adding_gives_a_new_draft():
    draft = Draft(Text("abc"))
    draft.adding(layer("one"))
    assert draft.layers == ()


def test_a_layer_outside_the_text_is_refused():
    with pytest.raises(LayerError):
        Draft(Text("abc")).adding(layer("one", end=4))


def test_a_layer_is_found_by_name():
    draft = Draft(Text("abc")).adding(layer("one"))
    assert draft.layer("one") == layer("one")
    assert draft.layer("two") is None
