"""The three views."""

import pytest

from teiwright.guidelines.views import VIEWS


def test_the_views_of_the_contract():
    assert list(VIEWS) == ["reading", "diplomatic", "source"]
    assert [view.name for view in VIEWS.values()] == list(VIEWS)


@pytest.mark.parametrize("gi", ["corr", "reg", "expan", "lem"])
def test_the_reading_view_takes_what_the_editor_offers(gi):
    assert gi in VIEWS["reading"].preferred


@pytest.mark.parametrize("gi", ["sic", "orig", "abbr"])
def test_the_diplomatic_view_takes_what_stands_there(gi):
    assert gi in VIEWS["diplomatic"].preferred


def test_the_source_view_takes_the_first_of_all():
    assert VIEWS["source"].preferred == ()


def test_only_the_reading_view_joins_words():
    assert [name for name, view in VIEWS.items() if view.joins_words] == ["reading"]
    assert not VIEWS["reading"].shows_lines
