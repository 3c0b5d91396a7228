"""Headings."""

import pytest

from teiwright.languages import language_rules
from teiwright.model import Text
from teiwright.structure.blocks import find_blocks
from teiwright.structure.headings import Heading, _roman, find_heading


def heading(content, language="en"):
    (block,) = find_blocks(Text(content))
    return find_heading(block, language_rules(language))


@pytest.mark.parametrize(
    ("content", "kind", "n"),
    [
        ("CHAPTER IV", "chapter", "4"),
        ("CHAPTER IV.--THE END", "chapter", "4"),
        ("Chapter 4: Of the Sea", "chapter", "4"),
        ("CHAPTER IV\nOF THE SEA", "chapter", "4"),
        ("  CHAPTER  XL.", "chapter", "40"),
        ("Chapter the Second", "chapter", "2"),
        ("BOOK SECOND", "book", "2"),
        ("Part One", "part", "1"),
        ("ACT I", "act", "1"),
        ("SCENE II. Elsinore. A platform.", "scene", "2"),
        ("Letter 12", "letter", "12"),
        ("Stave I", "chapter", "1"),
    ],
)
def test_a_division_word_with_its_number(content, kind, n):
    assert heading(content) == Heading(kind, n)


@pytest.mark.parametrize(("content", "n"), [("IV.", "4"), ("XII", "12"), ("12", "12"), ("007.", "7")])
def test_a_number_alone(content, n):
    assert heading(content) == Heading(n=n)


@pytest.mark.parametrize(
    "content",
    [
        "THE FATE OF KINGS",
        "THE FATE\nOF KINGS",
        "PETROGRAD, OCTOBER 25, 1917",
        "IS IT PEACE?",
        "_THE FATE_",
        "O!\nNO!",
        "À LA RECHERCHE",
        "ПЕРЕВОРОТ",
    ],
)
def test_capitals(content):
    assert heading(content) == Heading()


@pytest.mark.parametrize(
    "content",
    [
        "He shouted NO.",
        "Chapter 4 of the book was long.",
        "Part of the way he walked.",
        "Book one was sold.",
        "Letter I wrote him",
        "chapter 4",
        "A",
        "1917",
        "* * *",
        "$1,000",
        '"NO!"',
        "\u201cNO!\u201d",
        "\u00ab NON! \u00bb",
        "\u2014 NON!",
        "WAIT,",
        "WAR--",
        "ONE\nTWO\nTHREE\nFOUR\nFIVE",
        "VERY LONG " * 12,
        "בראשית",
        "第一章",
        "الفصل الأول",
    ],
)
def test_what_is_no_heading(content):
    assert heading(content) is None


def test_without_rules_capitals_and_numbers_are_enough():
    assert heading("CHAPITRE PREMIER", "xx") == Heading()
    assert heading("IV", "xx") == Heading(n="4")
    assert heading("Chapitre 4", "xx") is None


@pytest.mark.parametrize(
    ("numeral", "value"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("XC", 90), ("CDXLIV", 444), ("MCMXVII", 1917), ("xiv", 14)]
)
def test_roman_numerals(numeral, value):
    assert _roman(numeral) == value


@pytest.mark.parametrize("content", ["CHAPTER TWENTY-ONE", "Chapter Twenty-One", "CHAPTER THE TWENTY-FIRST"])
def test_a_number_of_two_words_is_never_half_of_it(content):
    assert heading(content).n in {"", "21"}


@pytest.mark.parametrize(("content", "kind", "n"), [("CHAP. IV.", "chapter", "4"), ("Chap. 4", "chapter", "4"), ("VOL. II.", "volume", "2")])
def test_a_shortened_division_word(content, kind, n):
    assert heading(content) == Heading(kind, n)


def test_capitals_with_a_sharp_s():
    assert heading("DIE GROßE STRAßE", "de") == Heading()
