"""Rows of marks."""

import pytest

from teiwright.model import Text
from teiwright.structure.blocks import find_blocks
from teiwright.structure.milestones import milestone_marks


def marks(content):
    (block,) = find_blocks(Text(content))
    return milestone_marks(block)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("*  *   *", "* * *"),
        ("\t***\n", "***"),
        ("-----", "-----"),
        ("=", "="),
        ("~ ~", "~ ~"),
        ("\u2042", "\u2042"),
        ("\u2014", "\u2014"),
        ("* . *", "* . *"),
        ("#", "#"),
    ],
)
def test_a_row_of_marks(content, found):
    assert marks(content) == found


@pytest.mark.parametrize("content", ["...", ". . .", "* text", "1 * 2", "***\n***", "!", "?", '"', "*" * 201, "* * a", "\u2026"])
def test_no_row_of_marks(content):
    assert marks(content) is None
