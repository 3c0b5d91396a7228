"""Words broken at the end of a line."""
# one word is Russian

import pytest

import teiwright
from teiwright.model import Text
from teiwright.structure.broken_words import find_broken_words


def broken(content):
    """The beginnings of the lines that continue a word."""
    return [content[one.start :].split()[0] for one in find_broken_words(Text(content))]


@pytest.mark.parametrize(
    "content",
    [
        "It was inter-\nesting. Most interesting.",
        "INTERESTING: inter-\nesting.",
        "Inter-\r\n    esting, interesting",
        "inter- \n\testing interesting",
        "inter\u00ad\nesting interesting",
        "inter\u00ac\nesting interesting",
        "inter\u2010\resting interesting",
    ],
)
def test_the_document_itself_shows_that_it_is_one_word(content):
    assert [one[:5] for one in broken(content)] == ["estin"]


@pytest.mark.parametrize(
    "content",
    [
        "It was self-\nevident and self-evident.",
        "It was inter-\nesting.",
        "The end--\nending the end",
        "from A-\nB to Z",
        "Jean-\nPaul and Jeanpaul",
        "VER-\nsailles Versailles",
        "inter-\n\nesting interesting",
        "the 1914-\n1918 war",
        "He said -\nesting",
    ],
)
def test_a_hyphen_that_belongs_to_the_word_or_may_do_so_stays(content):
    assert broken(content) == []


def test_lines_that_often_end_in_hyphens_were_set_by_a_printer():
    assert broken("a con-\ncert of sev-\neral play-\ners in self-\nevident self-evident joy") == ["cert", "eral", "ers"]


def test_of_two_words_that_stand_elsewhere_even_a_printer_leaves_it_open():
    assert broken("a con-\ncert of sev-\neral twenty-\nfive play-\ners and five of twenty") == ["cert", "eral", "ers"]


def test_halves_of_other_broken_words_are_no_words():
    assert broken("a con-\ncert of sev-\neral con-\neral") == ["cert", "eral", "eral"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [("to-\nday today", ["day"]), ("to-\nday today to-day", []), ("to-\nday today today to-day", ["day"])],
)
def test_of_both_forms_the_more_frequent_one_decides(content, expected):
    assert broken(content) == expected


def test_the_break_stands_where_the_line_begins():
    (found,) = find_broken_words(Text("inter-\n   esting interesting"))
    assert (found.start, found.end, found.gi, found.attributes) == (10, 10, "lb", (("break", "no"),))


def test_letters_of_other_scripts():
    assert broken("пере-\nменная переменная") == ["менная"]


@pytest.mark.parametrize("sign", ["\u00ad", "\u00ac"])
def test_a_sign_that_is_none_but_of_a_broken_word_needs_no_other_witness(sign):
    assert teiwright.encode(f"It was inter{sign}\nesting.", [], {"language": "en"}).text().content == "It was interesting."


def test_a_word_without_end_is_read():
    assert broken("x" * 200_000) == []  # which would never end if each letter were a beginning
