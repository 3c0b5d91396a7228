"""Notes that begin with their mark: of which convention, with what in them, and what is no note."""

import pytest

import teiwright
from teiwright.model import Text
from teiwright.pipeline import Settings
from teiwright.structure import structure

WORDS = "The river rose in that year, and nobody who lived in the valley{} had seen it so high{} before the bridge was built."


def notes(content):
    """What is said of each note of *content*, and its words."""
    layer = structure(Text.of(content), {}, Settings.of({"language": "en"}))
    found = [one for one in layer.annotations if one.gi == "note"]
    return [(one.get("place"), one.get("n"), " ".join(content[one.start : one.end].split())) for one in found]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("[1]", "[2]"), ("[A]", "[B]"), ("[a]", "[b]"), ("[i]", "[ii]"), ("{1}", "{2}"), ("(1)", "(2)"), ("(a)", "(b)"), ("*", "\u2020"),
        ("*", "**"), ("\u00b9", "\u00b2"), ("^1", "^2"), ("1)", "2)"), ("*)", "**)"), ("[*]", "[\u2020]"), ("[FN1]", "[FN2]"), ("[14]", "[15]"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("apart", ["\n\n", "\n"])
def test_conventions(first, second, apart):
    found = notes(f"{WORDS.format(first, second)}\n\n{first} A brook.{apart}{second} So the parish book.\n\nThe people went up the hill.")
    assert [words for _, _, words in found] == [f"{first} A brook.", f"{second} So the parish book."]
    assert [place for place, _, _ in found] == ["bottom", "bottom"]


def test_what_a_mark_says_is_the_number():
    content = WORDS.format("\u00b9\u00b2", "(b)") + "\n\n\u00b9\u00b2 A brook.\n\n(b) A stream."
    assert [n for _, n, _ in notes(content)] == ["12", "b"]


@pytest.mark.parametrize(
    "content",
    [
        "There were three things:\n\n(a) a river,\n\n(b) a bridge,\n\n(c) a hill.",
        "There were (a) a river, (b) a bridge.\n\n(a) The river rose.\n\n(b) The bridge fell.",
        "The river\n\n* was high\n\n* was wide",
        "The *river* rose.\n\n* It was high.",
        "[1] A river.\n\n[2] A bridge.",
        "1. A river.\n\n2. A bridge.",
        "He saw 12 oxen (and 2) there.\n\n3) A bridge.",
        "Section 501(c) is this.\n\n(c) A bridge.",
    ],
)
def test_what_counts_is_no_note(content):
    assert notes(content) == []


def test_a_star_in_the_text_stands_for_one_note():
    assert len(notes(f"{WORDS.format('*', '')}\n\n* A brook.\n\nThe people came.\n\n* No brook.")) == 1


def test_under_a_heading_that_says_so_numbers_are_enough():
    content = f"{WORDS.format('[1]', '[2]')}\n\nNOTES\n\n1. A brook.\n\n2. So the book.\n\n3. Not in the text."
    assert notes(content) == [("end", "1", "1. A brook."), ("end", "2", "2. So the book."), ("end", "3", "3. Not in the text.")]


def test_notes_that_count_anew_in_each_chapter():
    chapter = "CHAPTER {}\n\n" + WORDS.format("[1]", "[2]") + "\n\n\n"
    back = "NOTES\n\nCHAPTER I\n\n[1] One.\n\n[2] Two.\n\nCHAPTER II\n\n[1] Three.\n\n[2] Four."
    assert [n for _, n, _ in notes(chapter.format("I") + chapter.format("II") + back)] == ["1", "2", "1", "2"]


def test_what_stands_before_the_next_note_goes_on_with_this_one():
    content = f"{WORDS.format('[1]', '[2]')}\n\n[1] A brook.\n\nIt is dry now.\n\n[2] So the book.\n\nThe people came."
    assert [words for _, _, words in notes(content)] == ["[1] A brook. It is dry now.", "[2] So the book."]


def test_text_between_two_notes_that_has_the_second_mark_is_text():
    content = f"{WORDS.format('[1]', '')}\n\n[1] A brook.\n\nThe people came.[2]\n\n[2] So the book."
    assert [words for _, _, words in notes(content)] == ["[1] A brook.", "[2] So the book."]


def test_blocks_that_are_set_in_like_the_note_go_on_with_it():
    content = f"{WORDS.format('[1]', '')}\n\n    [1] A brook.\n\n    It is dry now.\n\nThe people came."
    found = notes(content)
    assert [words for _, _, words in found] == ["[1] A brook. It is dry now."]
    document = teiwright.encode(content, ["structure"], {"language": "en"})
    assert teiwright.validate(document, "teiwright") == []
    assert "".join(document.text("source").content.split()) == "".join(content.split())


def test_a_note_ends_a_speech():
    content = "\n\n".join(["JACK. Who is there?[1]", "[1] So the book.", *["MARY. It is I, and nobody else.", "JACK. Come in."] * 5])
    assert [words for _, _, words in notes(content)] == ["[1] So the book."]
