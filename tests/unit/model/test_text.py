"""Texts: every offset as file, line and column."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teiwright.model import LayerError, Origin, Place, Text


def places(content):
    text = Text(content)
    return [(text.place(offset).line, text.place(offset).column) for offset in range(len(content) + 1)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_with_lf_cr_or_both(end):
    found = places(f"ab{end}c")
    assert found[:2] == [(1, 1), (1, 2)]
    assert found[2 + len(end) :] == [(2, 1), (2, 2)]


def test_line_ends_mixed():
    assert places("a\r\nb\rc\nd") == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1), (3, 2), (4, 1), (4, 2)]
    assert places("\n\r\n\r")[-1] == (4, 1)


@pytest.mark.parametrize("character", ["\x0c", "\x0b", "\x85", "\u2028", "\u2029", "\x1c"])
def test_nothing_else_ends_a_line(character):
    assert places(f"a{character}b")[-1] == (1, 4)


def test_columns_count_code_points():
    assert places("\U0001d15e\u0301a")[-1] == (1, 4)


def test_a_place_carries_file_and_offset():
    assert Text("one\ntwo", Origin("a.txt")).place(5) == Place("a.txt", 2, 2, 5)


def test_an_empty_text_has_one_place():
    assert Text("").place(0) == Place("", 1, 1, 0)


@pytest.mark.parametrize("offset", [-1, 4])
def test_an_offset_outside_is_refused(offset):
    with pytest.raises(LayerError, match=f"offset {offset} lies outside the text of 3 characters"):
        Text("abc").place(offset)


@settings(deadline=None)
@given(st.text(st.sampled_from("ab\r\n\u2028"), max_size=30), st.data())
def test_a_place_leads_back_to_its_offset(content, data):
    offset = data.draw(st.integers(0, len(content)))
    text = Text(content)
    place = text.place(offset)
    assert text.line_starts()[place.line - 1] + place.column - 1 == offset
    assert text.line_starts()[place.line - 1] <= offset


def test_line_span():
    text = Text("one\r\ntwo\nthree")
    assert [text.content[slice(*text.line_span(*lines))] for lines in ((1, 1), (2, 2), (3, 3), (1, 2), (2, 9))] == [
        "one\r\n",
        "two\n",
        "three",
        "one\r\ntwo\n",
        "two\nthree",
    ]


def test_lines_that_the_text_does_not_have_cover_nothing():
    start, end = Text("one\ntwo").line_span(100, 200)
    assert start == end


def test_a_string_has_size_and_digest_of_its_utf_8_form():
    origin = Text.of("é").origin
    assert (origin.size, origin.sha256, origin.name) == (2, "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c", "")


def test_a_lone_surrogate_in_a_string_has_an_origin_too():
    assert Text.of("\ud800").origin.size == 3


def test_a_text_stays_the_text_that_it_is():
    text = Text("abc", Origin("a.txt"))
    assert Text.of(text) is text


def test_texts_are_values():
    one, other = Text("a\nb"), Text("a\nb")
    one.place(2)
    assert one == other
    assert hash(one) == hash(other)


def test_the_folder_of_an_origin_is_never_compared():
    assert Origin("a.txt", folder="here") == Origin("a.txt", folder="there")
