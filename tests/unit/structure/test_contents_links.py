"""Entries of contents point to the divisions that they name."""

import pytest

from teiwright.model import Text
from teiwright.pipeline import Settings
from teiwright.structure import structure

PROSE = (
    "It rose all night, and in the morning there was water in every street of the\ntown, and the bridge was gone, and nobody knew how to come over.\n"
)


def linked(contents: str, *divisions: str, language: str = "en") -> tuple[list[tuple[str, str]], list[str]]:
    """Return the entries that point to a division with the first line of this, and what is remarked."""
    text = Text.of(f"CONTENTS\n\n\n{contents}\n\n\n\n\n" + "\n\n\n\n".join(f"{division}\n\n{PROSE}\n{PROSE}" for division in divisions))
    if language == "fr":
        text = Text.of(text.content.replace("CONTENTS", "TABLE DES MATI\u00c8RES"))
    layer = structure(text, {}, Settings.of({"language": language}))
    named = {one.get("xml:id"): one for one in layer.annotations if one.get("xml:id")}
    refs = [one for one in layer.annotations if one.gi == "ref"]
    pairs = [(" ".join(text.content[ref.start : ref.end].split()), named[ref.get("target")[1:]]) for ref in refs]
    return [(words, text.content[one.start :].split("\n", 1)[0]) for words, one in pairs], [one for one in layer.remarks if "contents" in one]


@pytest.mark.parametrize(
    ("contents", "divisions", "pairs"),
    [
        ("The Mill      3\nThe Flood     9", ["THE MILL", "THE FLOOD"], [("The Mill", "THE MILL"), ("The Flood", "THE FLOOD")]),
        (
            "CHAPTER I. The Mill ..... 3\n       II. The Flood .... 9",
            ["CHAPTER I.\n\nTHE MILL.", "CHAPTER II.\n\nTHE FLOOD."],
            [("CHAPTER I. The Mill", "CHAPTER I."), ("II. The Flood", "CHAPTER II.")],
        ),
        ("Chapter I      3\nChapter II     9", ["CHAPTER I", "CHAPTER II"], [("Chapter I", "CHAPTER I"), ("Chapter II", "CHAPTER II")]),
        ("Preface        v\nChapter I      3", ["PREFACE", "CHAPTER I", "CHAPTER II"], [("Preface", "PREFACE"), ("Chapter I", "CHAPTER I")]),
        (
            "BOOK I\n\nCHAPTER I      3\n\nBOOK II\n\nCHAPTER I      9",
            ["BOOK I\n\n\n\nCHAPTER I", "BOOK II\n\n\n\nCHAPTER I"],
            [("BOOK I", "BOOK I"), ("CHAPTER I", "CHAPTER I"), ("BOOK II", "BOOK II"), ("CHAPTER I", "CHAPTER I")],
        ),
        ("BOOK I      3\nBOOK II     9", ["BOOK I\n\n\n\nCHAPTER I", "CHAPTER II"], [("BOOK I", "BOOK I")]),
        ("The Mill      3\nThe Flood     9", ["THE BOAT", "THE SEA"], []),
        (
            "The Mill      3\nThe Flood     9\nThe Mill     12",
            ["THE FLOOD", "THE BOAT", "THE MILL"],
            [("The Flood", "THE FLOOD"), ("The Mill", "THE MILL")],
        ),
    ],
)
def test_entries_and_divisions(contents, divisions, pairs):
    assert linked(contents, *divisions)[0] == pairs


def test_french():
    found = linked(
        "CHAPITRE I. Le moulin ..... 3\nCHAPITRE II. Le fleuve .... 9", "CHAPITRE I\n\nLE MOULIN", "CHAPITRE II\n\nLE FLEUVE", language="fr"
    )
    assert found[0] == [("CHAPITRE I. Le moulin", "CHAPITRE I"), ("CHAPITRE II. Le fleuve", "CHAPITRE II")]


def test_what_is_missing_is_told():
    contents = "CHAPTER I      3\nCHAPTER II     9\nCHAPTER III   12"
    assert linked(contents, "CHAPTER I", "CHAPTER II", "CHAPTER III")[1] == []
    assert linked(contents, "CHAPTER I", "CHAPTER II")[1] == ["1 entry of the contents names no division that was found (line 6)"]
    more = linked(contents, "CHAPTER I", "CHAPTER II", "CHAPTER III", "CHAPTER IV")[1]
    assert len(more) == 1
    assert more[0].startswith("1 division is not in the contents (line ")


def test_marks_of_emphasis_stay_whole():
    assert linked("_The Mill_      3\nThe _Flood     9_", "THE MILL", "THE FLOOD")[0] == [("_The Mill_", "THE MILL"), ("The _Flood 9_", "THE FLOOD")]
