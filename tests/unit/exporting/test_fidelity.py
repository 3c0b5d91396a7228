"""Twenty-one points at which readers of TEI lose, glue or split words; `fidelity.xml` has them all."""

import json
from pathlib import Path

import pytest

import teiwright

TEXT = teiwright.export(teiwright.read(Path(__file__).with_name("fidelity.xml")), "text")
DIPLOMATIC = teiwright.export(teiwright.read(Path(__file__).with_name("fidelity.xml")), "text", view="diplomatic")

#: Each point: what the text has, and what it has not.
POINTS = {
    "the header is left out": ("A heading", "Words of the header"),
    "a word is whole over a line's end": ("An interesting and", "inter-"),
    "a word is whole over a supplement": ("a wonderfully long", "wonder ful"),
    "a line's end parts words": ("long walk.", "longwalk"),
    "one of sic and corr": ("They receive it", "recieve"),
    "one of abbr and expan": ("of Doctor Mister", "Dr"),
    "one of am and ex": ("Mister Day.", "Mr"),
    "the lemma alone": ("The black cat", "white"),
    "a gap is marked": ("sat […] on", "sat on"),
    "a note is apart": ("cat sat", "A note apart."),
    "a deletion is left out": ("on the mat", "his"),
    "one side of a substitution": ("slowly, and", "quickly"),
    "a phrase keeps its line": ("saw one, two mice, much amused.", "\none"),
    "cells are apart": ("red\tgreen\nblue\tgrey", "redgreen"),
    "items are apart": ("first\nsecond", "firstsecond"),
    "verses are apart": ("Roses are red,\nviolets are blue", "red, violets"),
    "speakers are kept": ("Anna\n", "AnnaBen"),
    "speaker, direction and speech are apart": ("Anna\naside\nSpeak low.", "aside Speak"),
    "a long s stays": ("ſaid", "said"),
    "a figure's description is not glued": ("\nA drawing of a cat\n", "didA"),
    "a letter beyond the first plane stays": ("𐌰 too.", "?"),
}


@pytest.mark.parametrize("point", POINTS)
def test_each_point(point):
    there, absent = POINTS[point]
    assert there in TEXT
    assert absent not in TEXT


def test_there_are_twenty_one():
    assert len(POINTS) == 21


@pytest.mark.parametrize(
    ("there", "absent"),
    [("inter-\nesting", "interesting"), ("recieve", "receive"), ("yeere", "year"), ("Dr", "Doctor"), ("Mr Day", "Mister"), ("quickly", "ful ly")],
)
def test_the_diplomatic_view_takes_the_other_side(there, absent):
    assert there in DIPLOMATIC
    assert absent not in DIPLOMATIC


def test_the_spans_of_the_json_hold_their_words():
    data = json.loads(teiwright.export(teiwright.read(Path(__file__).with_name("fidelity.xml")), "json"))
    held = {(span["type"], data["text"][span["start"] : span["end"]]) for span in data["spans"]}
    assert data["text"] == TEXT
    assert {("supplied", "ful"), ("hi", "two"), ("cell", "blue"), ("l", "must know."), ("g", "æ"), ("corr", "receive"), ("lem", "black")} <= held
