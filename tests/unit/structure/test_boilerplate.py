"""The words of a library are told apart, to the line."""

import pytest

from teiwright.model import Text
from teiwright.structure.blocks import find_blocks
from teiwright.structure.boilerplate import boilerplate, find_boilerplate

START, END = "*** START OF THE PROJECT GUTENBERG EBOOK A ***", "*** END OF THE PROJECT GUTENBERG EBOOK A ***"


def framed(content: str) -> list[list[str]]:
    return [[block.words() for block in blocks] for blocks in find_boilerplate(list(find_blocks(Text(content))))]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            f"Title: A\n\n{START}\n\nIt rose.\n\nIt fell.\n\n{END}\n\nThe licence.",
            [["Title: A", START], ["It rose.", "It fell."], [END, "The licence."]],
        ),
        (f"{START}\nIt rose.\n{END}", [[START], ["It rose."], [END]]),
        (f"{START}\n\n{END}", [[START], [], [END]]),
        ("It rose.", [[], ["It rose."], []]),
        ("", [[], [], []]),
    ],
)
def test_before_and_after_the_work(content, expected):
    assert framed(content) == expected


def test_what_an_editor_has_said_of_is_no_librarys():
    content = f"Title: A\n\n{START}\n\nIt rose.\n\n{END}\n\nThe licence."
    parted = find_boilerplate(list(find_blocks(Text(content))), {content.index(START), content.index(END)})
    assert [[block.words() for block in blocks] for blocks in parted] == [["Title: A"], [START, "It rose.", END], ["The licence."]]


def test_they_are_a_division():
    blocks = list(find_blocks(Text("one\n\ntwo")))
    (division,) = boilerplate(blocks)
    assert (division.gi, division.attributes, [part.gi for part in division.parts]) == ("div", (("type", "boilerplate"),), ["ab"])
    assert boilerplate([]) == []
