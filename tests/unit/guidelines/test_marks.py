"""Marks of the source in rend."""

import pytest

from teiwright.guidelines.marks import marks_at, marks_of


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
