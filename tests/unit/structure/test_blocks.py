"""Blocks."""

import re
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
    assert [(content[line.start : line.end], line.indent, line.column) for line in block.lines] == [("one", 2, 5), ("two", 1, 4)]
    assert (content[block.start : block.end], block.line(1)) == ("one \n\ttwo", "two")


def test_a_block_knows_what_it_holds():
    first, second = find_blocks(Text("a | b\n  c\n\nd"))
    assert [block.holds(("|", "\t")) for block in (first, second)] == [True, False]
    assert (first.holds(("\n  ",)), first.part(0, 1).holds(("\n  ",)), first.holds(("d",))) == (True, False, False)


@given(st.text(st.sampled_from("ab \t\n\r\u00a0"), max_size=40))
@settings(deadline=None)
def test_blank_lines_are_counted_before_each_block(content):
    due, blank, before = [], 0, True
    for line in re.split(r"\r\n|\r|\n", content):
        if not line.strip():
            blank, before = blank + 1, True
            continue
        if before:
            due.append((blank, []))
        due[-1][1].append(line.strip())
        blank, before = 0, False
    blocks = find_blocks(Text(content))
    assert [(block.gap, [block.line(index) for index in range(len(block.lines))]) for block in blocks] == due


@given(st.text(st.sampled_from("ab \t\n\r\u00a0\u2028"), max_size=60))
@settings(deadline=None)
def test_every_character_but_white_space_is_in_a_block(content):
    blocks = list(find_blocks(Text(content)))
    assert "".join("".join(content[block.start : block.end].split()) for block in blocks) == "".join(content.split())
    assert all(one.end < other.start for one, other in pairwise(blocks))
