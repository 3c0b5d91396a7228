"""What a speech holds."""

import pytest

from teiwright.languages import language_rules
from teiwright.model import Text
from teiwright.structure.blocks import find_blocks
from teiwright.structure.drama import find_speech, is_speech
from teiwright.structure.style import Style


def style(verse):
    return Style(60, 0, 1, 0, False, frozenset({"ADAM", "EVE"}), verse)


def parts(content, *, verse=False, after_verse=True):
    speech = find_speech(list(find_blocks(Text(content))), style(verse), language_rules("en"), after_verse=after_verse)
    return [part.gi for part in speech.parts] or [speech.gi]


@pytest.mark.parametrize(
    ("content", "due"),
    [
        ("ADAM. I am here.", ["speaker", "p"]),
        ("ADAM.\nI am here.\n\nAnd here.", ["speaker", "p", "p"]),
        ("ADAM.\n\n[Sits.]\n\nI am here.", ["speaker", "stage", "p"]),
        ("ADAM, low. I am here.", ["speaker", "stage", "p"]),
        ("ADAM.   Who sees the river\n        Rise above the mill\n        Sees the water\n        And is still.", ["speaker", *["l"] * 4]),
        ("ADAM. Bread.\nCheese.\nSalt.\nWine.", ["speaker", "p"]),
        ("ADAM.", ["p"]),
    ],
)
def test_prose(content, due):
    assert parts(content) == due


@pytest.mark.parametrize(
    ("content", "due"),
    [
        ("ADAM. Who sees the river rise above\nThe mill at night", ["speaker", "l", "l"]),
        ("ADAM. Who sees the river rise above\n     [Sits.]\nThe mill at night", ["speaker", "l", "stage", "l"]),
        ("ADAM. Who sees the river rise above\n(As well it may)\nThe mill at night", ["speaker", "l", "l", "l"]),
        ("ADAM. Who sees the river rise above\n(He goes.)\nThe mill at night", ["speaker", "l", "stage", "l"]),
    ],
)
def test_verse(content, due):
    assert parts(content, verse=True) == due


def test_a_line_alone_is_what_stood_before():
    assert [parts("ADAM. No.", verse=True, after_verse=after) for after in (True, False)] == [["speaker", "l"], ["speaker", "p"]]


def test_a_name_far_from_the_rest_is_no_speech():
    near, far = find_blocks(Text("x\n\nADAM\n\n\n\nADAM")), find_blocks(Text("x\n\n\n\nADAM"))
    assert [is_speech(list(found)[1], style(False)) for found in (near, far)] == [True, False]
