"""Lines that several speakers share."""

import pytest

from teiwright.structure.half_lines import join_half_lines
from teiwright.structure.parts import Part


def speech(content, line):
    """The speech in one line of *content*, a speaker of two signs and a verse."""
    start = content.index(line)
    said = start + 2 + len(line[2:]) - len(line[2:].lstrip())
    return Part("sp", start, start + len(line), (), (Part("speaker", start, start + 2), Part("l", said, start + len(line))))


def halves(*lines):
    content = "\n".join(lines)
    found = [speech(content, line) for line in lines]
    for index in range(1, len(found)):
        found[index - 1 : index + 1] = join_half_lines(found[index - 1], found[index], content)
    return [dict(one.parts[1].attributes).get("part", "") for one in found]


@pytest.mark.parametrize(
    ("lines", "due"),
    [
        (["A. It rises.", "B.           It falls."], ["I", "F"]),
        (["A. It rises.", "B.           No.", "A.               It does."], ["I", "M", "F"]),
        (["A. It rises.", "B. It falls."], ["", ""]),
        (["A. It rises.", "B.                                    It falls."], ["", ""]),
    ],
)
def test_halves(lines, due):
    assert halves(*lines) == due


def test_prose_has_none():
    prose = Part("sp", 0, 5, (), (Part("speaker", 0, 2), Part("p", 3, 5)))
    assert join_half_lines(prose, prose, "A. x") == (prose, prose)
