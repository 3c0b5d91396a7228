"""Lists of contents in the layouts that books have: where they end, and what their entries are."""

import pytest

from teiwright.languages import known_languages, language_rules
from teiwright.model import Text
from teiwright.structure.blocks import find_blocks
from teiwright.structure.contents import find_contents, is_contents_head, lists_with, plain
from teiwright.structure.style import find_style

PROSE = (
    "It rose all night, and in the morning there was water in every street of the\ntown, and the bridge was gone, and nobody knew how to come over "
    "to the mill,\nwhich had stood there for three hundred years.\n\n"
) * 3


def entries(contents: str, after: str = PROSE) -> list[str] | None:
    content = f"{contents}\n\n\n\n{after}"
    blocks = list(find_blocks(Text(content)))
    found = find_contents(blocks, 0, find_style(blocks), language_rules("en"))
    return None if found is None else [" ".join(content[item.start : item.end].split()) for item in found[0].parts]


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        ("The Mill      3\nThe Flood     9", ["The Mill 3", "The Flood 9"]),
        ("                  PAGE\nPreface            v\nThe Mill           3", ["PAGE", "Preface v", "The Mill 3"]),
        ("The Mill .......... 3\nThe Flood . . . . . 9", ["The Mill .......... 3", "The Flood . . . . . 9"]),
        (
            "  I. How the water rose and     3\n       the mill stood\n II. The Flood                 9",
            ["I. How the water rose and 3 the mill stood", "II. The Flood 9"],
        ),
        (
            "CHAPTER I. The water.--The mill.--The bridge is gone and nobody can come\nover.--A boat.\n\nCHAPTER II. The Flood.",
            ["CHAPTER I. The water.--The mill.--The bridge is gone and nobody can come over.--A boat.", "CHAPTER II. The Flood."],
        ),
        ("CHAPTER I\n\nAnna's Diary     1\n\nCHAPTER II\n\nAnna's Diary    14", ["CHAPTER I", "Anna's Diary 1", "CHAPTER II", "Anna's Diary 14"]),
        ("PART I\n\n\nI. The Mill    3\n\n\n\nPART II\n\n\nI. The Flood   9", ["PART I", "I. The Mill 3", "PART II", "I. The Flood 9"]),
        ("NOTES:--      Page\n  The Mill       3\n  The Flood      9", ["NOTES:-- Page", "The Mill 3", "The Flood 9"]),
        (
            "I. The Mill      3    IV. The Boat     20\nII. The Flood    9     V. The Bridge   25\nIII. The Town   14    VI. The Sea      31",
            ["I. The Mill 3", "IV. The Boat 20", "II. The Flood 9", "V. The Bridge 25", "III. The Town 14", "VI. The Sea 31"],
        ),
        ("The Mill\n\nThe Flood\n\nThe Boat", ["The Mill", "The Flood", "The Boat"]),
    ],
)
@pytest.mark.parametrize(
    "after",
    [
        PROSE,
        f"INTRODUCTION\n\n\n{PROSE}",
        f"THE RIVER\n\n\n\nCHAPTER I\n\nIn which it rises\n\n{PROSE}",
        f"LIST OF ILLUSTRATIONS\n\nThe Mill\n\nThe Flood\n\n\n\n{PROSE}",
        f"* * * * *\n\n\n\nTHE RIVER\n\n{PROSE}",
        f"LONDON, 1897.\n\n{PROSE}",
    ],
    ids=range(6),
)
def test_entries(contents, expected, after):
    assert entries(contents, after) == expected


def test_ends_where_the_first_entry_comes_again():
    poems = "".join(f"{title}\n\nIt rose\nand fell\n\n\n" for title in ("The Mill", "The Flood", "The Boat") * 4)
    assert entries("The Mill\n\nThe Flood\n\nThe Boat", poems) == ["The Mill", "The Flood", "The Boat"]


def test_contents_in_few_words_and_in_many():
    few = "INTRODUCTION\n1. THE MILL\n2. THE FLOOD\n\nTHE SAME IN DETAIL\n\nINTRODUCTION"
    about = "".join(f"  {line}\n" for line in ("Of mills, and of those that stand in water, and of what they do.", "Of the wind."))
    many = f"CHAPTER 1. THE MILL\n\n{about}\nCHAPTER 2. THE FLOOD\n\n{about}\n{about}"
    found = entries(f"{few}\n\n\n\n{many}", f"INTRODUCTION\n\n\n{PROSE}")
    assert found is not None
    assert found[:3] == ["INTRODUCTION", "1. THE MILL", "2. THE FLOOD"]
    assert found[-1].startswith("Of the wind")
    assert "CHAPTER 2. THE FLOOD" in found


def test_at_the_end_pages_show_a_list():
    assert entries("The Mill      3\nThe Flood     9", "") == ["The Mill 3", "The Flood 9"]


def test_what_is_no_list():
    assert entries("The Mill", PROSE) is None
    assert entries("It rose.", "") is None
    assert entries("one\n\ntwo\n\nthree", "") is None


@pytest.mark.parametrize(
    ("content", "language", "is_one"),
    [
        ("Contents", "en", True),
        ("CONTENTS OF THE CHAPTERS", "en", True),
        ("Contents of the chapters", "en", False),
        ("ILLUSTRATIONS BY ANNA MILL", "en", False),
        ("List of Plates", "en", True),
        ("Verzeichnis der Tafeln", "de", True),
        ("TABLE DES CARTES", "fr", True),
        ("INDEX TABULARUM", "la", True),
        ("INHALT DES ERSTEN BANDES", "de", True),
    ],
)
def test_headings_of_contents(content, language, is_one):
    (block,) = find_blocks(Text(content))
    assert is_contents_head(block, language_rules(language)) is is_one


LISTS = ("contents", "headings", "labels", "trailers")


@pytest.mark.parametrize("tag", [tag for tag in known_languages() if language_rules(tag).sections.get("structure")])
@pytest.mark.parametrize("form", ["{}", "_{}._", "({})", "* {} .... 12", "{}, xi", "{}:--"])
def test_lines_are_in_the_lists_that_have_them(tag, form):
    rules = language_rules(tag)
    for line in sorted({line for name in LISTS for line in rules.words("structure", name)}):
        for words in (form.format(line), form.format(line.upper()), form.format(f"{line} and more"), form.format(f"{line[:1]}_{line[1:]}")):
            assert lists_with(words, rules) == {name for name in LISTS if plain(words) in rules.words("structure", name)}
