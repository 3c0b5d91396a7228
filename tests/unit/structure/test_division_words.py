"""Division words and their numbers."""

import pytest

from teiwright.languages import language_rules
from teiwright.model import Text
from teiwright.structure.blocks import find_blocks
from teiwright.structure.division_words import division_at_end, division_in, lists_divisions


def said(content, language="en"):
    (block,) = find_blocks(Text(content))
    found = division_in(block, language_rules(language))
    return found and (found.type, found.n)


@pytest.mark.parametrize(
    ("content", "language", "found"),
    [
        ("CHAPTER IV", "en", ("chapter", "4")),
        ("Chapter the Second", "en", ("chapter", "2")),
        ("Chapter Twenty-first: One Day", "en", ("chapter", "21")),
        ("2nd Act", "en", ("act", "2")),
        ("The Last Act", "en", ("act", "")),
        ("Zweiter Akt", "de", ("act", "2")),
        ("II. Akt", "de", ("act", "2")),
        ("Einundzwanzigstes Kapitel", "de", ("chapter", "21")),
        ("CHAPITRE PREMIER", "fr", ("chapter", "1")),
        ("Acte II, scène III", "fr", ("act", "2")),
        ("LIBER PRIMUS", "en", ("book", "1")),
        ("SCENA SECUNDA", "de", ("scene", "2")),
    ],
)
def test_what_headings_say(content, language, found):
    assert said(content, language) == found


@pytest.mark.parametrize(
    "content", ["Chapter one was read.", "Two acts were played.", "Act as one does.", "Chapters 1", "CHAPTER One's", "Part of it"]
)
def test_what_is_none(content):
    assert said(content) is None


def test_a_list_of_divisions_is_told_from_one():
    (block,) = find_blocks(Text("CHAPTER I. The Sea\nCHAPTER II. The Land"))
    assert lists_divisions(block, division_in(block, language_rules("en")))
    (block,) = find_blocks(Text("CHAPTER I\nThe Sea"))
    assert not lists_divisions(block, division_in(block, language_rules("en")))


@pytest.mark.parametrize(
    ("content", "language", "found"),
    [
        ("C. IULI CAESARIS COMMENTARIORUM DE BELLO GALLICO LIBER PRIMUS", "la", ("book", "1")),
        ("PARADISE LOST\nBOOK IX.", "en", ("book", "9")),
        ("FAUST. ZWEITER TEIL", "de", ("part", "2")),
        ("THE HISTORY OF THE MILL, PART THE SECOND", "en", ("part", "2")),
        ("END OF BOOK I", "en", None),
        ("END BOOK I", "en", None),
        ("NOTES ON CHAPTER IV", "en", None),
        ("INDEX TO BOOK I", "en", None),
        ("THE MILL IN ONE ACT", "en", None),
        ("The History of the Mill, Part I", "en", None),
        ("BOOK I", "en", None),
        ("LOUIS XIV", "en", None),
    ],
)
def test_what_titles_in_capitals_say_at_their_end(content, language, found):
    (block,) = find_blocks(Text(content))
    at_end = division_at_end(block, language_rules(language))
    assert (at_end and (at_end.type, at_end.n)) == found
