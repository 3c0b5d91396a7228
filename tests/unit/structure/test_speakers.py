"""Speakers before their words, in every form."""

import pytest

PAIR = "{0}I am here.\n\n{1}And I am tired of it all, as you know\nwell enough."


def speakers(found):
    return [line.strip().removeprefix("speaker: ") for line in found if line.strip().startswith("speaker")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ADAM. ", "EVE. "),
        ("_Adam._ ", "_Eve._ "),
        ("_Adam_. ", "_Eve_. "),
        ("Adam: ", "Eve: "),
        ("ADAM.\n", "EVE.\n"),
        ("ADAM\n", "EVE\n"),
        ("_Ad. M._ ", "_E._ "),
    ],
)
def test_forms(blocks, one, other):
    found = blocks("\n\n".join([PAIR.format(one, other)] * 5))
    assert speakers(found) == [one.strip(), other.strip()] * 5


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("ADAM and EVE. We are here.", "ADAM and EVE."),
        ("ADAM, EVE, and CAIN.\nWe are here.", "ADAM, EVE, and CAIN."),
        ("ADAM (to EVE). We are here.", "ADAM"),
        ("ADAM, to EVE. We are here.", "ADAM,"),
        ("ADAM, low. We are here.", "ADAM,"),
        ("SCENE. A mill.", None),
    ],
)
def test_more_than_a_name(blocks, line, speaker):
    play = "\n\n".join([PAIR.format("ADAM. ", "EVE. "), "CAIN. No."] * 5)
    assert speakers(blocks(f"{play}\n\n{line}\n\n{play}"))[15:-15] == ([speaker] if speaker else [])


def test_who_speaks_but_once_is_told_by_the_italics(blocks):
    play = "\n\n".join([PAIR.format("_Adam_. ", "_Eve_. ")] * 5)
    assert speakers(blocks(f"{play}\n\n_Boy_. They come!\n\n{play}"))[10] == "_Boy_."
