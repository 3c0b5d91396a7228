"""The three views."""

import pytest

from teiwright.guidelines.views import VIEWS, marks_at, marks_of


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


@pytest.mark.parametrize(
    ("gi", "rend", "opening", "closing"),
    [
        ("hi", "italic _", "_", "_"),
        ("hi", "bold large =", "=", "="),
        ("hi", "italic <i> </i>", "<i>", "</i>"),
        ("foreign", "[Greek: ]", "[Greek:", "]"),
        ("foreign", "italic [Greek: ]", "[Greek:", "]"),
        ("milestone", "* * *", "* * *", ""),
        ("pb", "[Pg 12]", "[Pg 12]", ""),
        ("pb", "--- 12 ---", "", ""),
    ],
)
def test_marks_of_the_source(gi, rend, opening, closing):
    assert (marks_of(gi, rend) or ("", "")) == (opening, closing)


@pytest.mark.parametrize(
    ("gi", "rend"),
    [
        ("hi", "italic"), ("hi", "_"), ("hi", "sup(1)"), ("hi", "color: #f00"), ("hi", "italic, bold"), ("hi", "italic <i> </b>"), ("hi", ""),
        ("note", "[1]"), ("p", "italic _"), ("persName", "italic _"), ("figure", "left"), ("foreign", "italic"), ("milestone", "stars"),
    ],
)  # fmt: skip
def test_what_strangers_write_is_how_it_looks(gi, rend):
    assert marks_of(gi, rend) is None


def test_of_an_element_in_parts_only_the_ends_have_marks():
    links = {"rend": "italic _", "next": "#c", "prev": "#a"}
    assert marks_at("hi", links.get) == ("", "")


def test_a_long_rend_takes_no_time():
    assert marks_of("hi", "a " * 50_000 + "b") is None
    assert marks_of("foreign", "[ " * 50_000) is None
