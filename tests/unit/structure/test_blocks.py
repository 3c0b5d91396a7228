"""Blocks."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teiwright.model import Text
from teiwright.structure.blocks import find_blocks


def words(content):
    return [block.words() for block in find_blocks(Text(content))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_blank_line_parts_blocks_whatever_the_line_end(end):
    assert words(f"one{end}two{end}{end}three{end}") == ["one two", "three"]


@pytest.mark.parametrize("content", ["one\n\n\n\ntwo", "one\n \t \ntwo", "\n\none\n\ntwo\n\n", "one\n\u00a0\ntwo", "one\r\n\r\ntwo", "one\n\rtwo"])
def test_lines_of_white_space_are_blank(content):
    assert words(content) == ["one", "two"]


@pytest.mark.parametrize("content", ["", " ", "\n\n", "\t\r\n"])
def test_nothing_has_no_blocks(content):
    assert words(content) == []


def test_lines_know_their_offsets_and_indents():
    content = "  one \n\ttwo"
    (block,) = find_blocks(Text(content))
    assert [(content[line.start : line.end], line.indent) for line in block.lines] == [("one", 2), ("two", 1)]
    assert (content[block.start : block.end], block.line(1)) == ("one \n\ttwo", "two")


@given(st.text(st.sampled_from("ab \t\n\r\u00a0\u2028"), max_size=60))
@settings(deadline=None)
def test_every_character_but_white_space_is_in_a_block(content):
    blocks = list(find_blocks(Text(content)))
    assert "".join("".join(content[block.start : block.end].split()) for block in blocks) == "".join(content.split())
    assert all(one.end < other.start for one, other in pairwise(blocks))
