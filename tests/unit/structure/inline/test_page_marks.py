"""Numbers of pages."""

import pytest

from teiwright.model import Annotation, Span
from teiwright.structure.inline.page_marks import find_page_marks, page_marks


@pytest.mark.parametrize(
    ("content", "numbers"),
    [
        ("a [Pg 7] b", "7"),
        ("a [Pg ix] b [Pg 1] c", "ix 1"),
        ("[p. 7] a [p. 8] b [p. 9]", "7 8 9"),
        ("{7} a {8} b {9}", "7 8 9"),
        ("{7} a {8}", ""),
        ("{7} a {9} b {12}", ""),
        ("{1} a {1} b {1}", ""),
        ("see [p. 7] and [p. 30] and [p. 2]", ""),
        ("C_{18}H_{30}O_{2}", ""),
    ],
)
def test_pages_are_counted_one_by_one(content, numbers):
    assert [mark.n for mark in page_marks(content)] == numbers.split()


def test_a_mark_that_points_to_a_note_is_no_page():
    content = "a {1} b {2} c {3}"
    assert [one.start for one in find_page_marks(content, [Annotation(Span(2, 5), "ref")])] == [8, 14]


def test_a_page_that_begins_within_a_word():
    (one,) = find_page_marks("inter[Pg 12]esting", [])
    assert dict(one.attributes) == {"n": "12", "rend": "[Pg 12]", "break": "no"}
