"""Arguments below the headings of chapters."""

import pytest

PROSE = """\
The river rose that year, and nobody who lived in the valley had ever
seen so much water at one time in any of its fields or gardens there.
"""


@pytest.mark.parametrize(
    ("language", "heading", "argument"),
    [
        ("en", "CHAPTER I", "The storm--We land--A friend in need--What the miller said."),
        ("en", "CHAPTER I", "The storm \u2014 We land \u2014 A friend in\nneed \u2014 What the miller said."),
        ("en", "CHAPTER I", "In which the boys go home, and the girls\ndo not, and it rains all night on the river."),
        ("de", "Erstes Kapitel", "In welchem die Knaben nach Hause gehen, und die M\u00e4dchen nicht,\nund es regnet."),
        ("fr", "CHAPITRE PREMIER", "Dans lequel les gar\u00e7ons rentrent, et les filles ne\nrentrent pas."),
    ],
)
def test_arguments(blocks, language, heading, argument):
    found = blocks(f"{heading}\n\n{argument}\n\n{PROSE}\n{PROSE}", language)
    words = " ".join(argument.split())
    assert [line.strip() for line in found[2:4]] == [f"argument: {words}", f"p: {words}"]


@pytest.mark.parametrize(
    "words",
    [
        "He came--so they say--from the sea--a long way off--and went to the mill at once.",
        "He came from the sea. They said--He did not know--That it was late. He went. It rained. Nobody\nhad ever seen such a thing.",
        '"In which of them?"',
    ],
)
def test_first_paragraphs_are_none(blocks, words):
    assert not any("argument" in line for line in blocks(f"CHAPTER I\n\n{words}\n\n{PROSE}"))


def test_only_below_a_heading(blocks):
    assert not any("argument" in line for line in blocks(f"CHAPTER I\n\n{PROSE}\nThe storm--We land--A friend in need.\n\n{PROSE}"))
