"""Words as the rules for names see them."""

import pytest

from teiwright.annotation.names.tokens import tokenize
from teiwright.languages import language_rules
from teiwright.model import Annotation, Layer, Span, Text


def tokens(content: str, blocks: list[tuple[str, int, int]] | None = None):
    structure = Layer.of("structure", "", [Annotation(Span(start, end), gi) for gi, start, end in blocks]) if blocks else None
    return tokenize(Text(content), structure, language_rules("en"))


def words(content: str) -> list[str]:
    return [token.word for token in tokens(content)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Mr. J. Smith came.", ["Mr.", "J.", "Smith", "came", "."]),
        ("Major-General O'Brien", ["Major-General", "O'Brien"]),
        ("the 3rd Corps, 10", ["the", "3rd", "Corps", ",", "10"]),
        ("Smith's and Smith\u2019s", ["Smith", "and", "Smith"]),
        ("the boys' dog", ["the", "boys", "'", "dog"]),
        ("He and I. Then", ["He", "and", "I", ".", "Then"]),
        ("Élodie Ждан", ["Élodie", "Ждан"]),
        ("", []),
    ],
)
def test_words_are_told_apart(content, expected):
    assert words(content) == expected


def test_a_possessive_ending_is_outside_the_token():
    (token, _) = tokens("Smith\u2019s hat")
    assert (token.start, token.end, token.possessive) == (0, 5, True)


def test_a_full_stop_belongs_to_a_title():
    token = tokens("Mr. Smith")[0]
    assert (token.word, token.start, token.end) == ("Mr.", 0, 3)


def test_offsets_lead_back_to_the_text():
    content = 'He met "Mr. Smith\'s" dog — in 1805, at\nSt. Mary\u2019s.'
    for token in tokens(content):
        assert content[token.start : token.end] == token.word


def test_a_capital_may_be_that_of_a_sentence_at_its_beginning_alone():
    opened = {token.word: token.opens for token in tokens('One Two. Three Four! "Five Six" said Seven. (Eight) Nine')}
    assert [word for word, opens in opened.items() if opens and word[0].isalpha()] == ["One", "Three", "Five", "Eight"]


def test_a_block_begins_a_sentence():
    assert [token.opens for token in tokens("One\nTwo", [("l", 0, 3), ("l", 4, 7)])] == [True, True]
    assert [token.opens for token in tokens("One\nTwo", [("p", 0, 7)])] == [True, False]
    assert [token.opens for token in tokens("One\n\nTwo")] == [True, True]


def test_a_heading_in_capitals_shouts_and_what_follows_does_not():
    content = "THE FALL OF PARIS\n\nHe saw Paris."
    shouting = [token.word for token in tokens(content, [("head", 0, 17), ("p", 19, 32)]) if token.shouts]
    assert shouting == ["THE", "FALL", "OF", "PARIS"]


def test_one_word_in_capitals_does_not_shout():
    assert not any(token.shouts for token in tokens("USA", [("p", 0, 3)]))


def test_a_title_at_the_end_of_a_sentence_leaves_the_full_stop_to_it():
    token = tokens("He was a Captain. Brown laughed.")[4]
    assert token.word == "."


def test_a_shortened_i_has_no_capital_of_its_own():
    assert [token.word for token in tokens("I'm Mary, I\u2019ll go; O'Neil") if token.capital] == ["Mary", "O'Neil"]
