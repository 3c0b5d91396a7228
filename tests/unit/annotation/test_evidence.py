"""What a document shows of each word with a capital."""

import pytest

from teiwright.annotation.names.evidence import gather
from teiwright.annotation.names.tokens import tokenize
from teiwright.languages import language_rules
from teiwright.model import Annotation, Layer, Span, Text


def evidence(content: str, word: str, structure: Layer | None = None):
    rules = language_rules("en")
    return gather(tokenize(Text(content), structure, rules), rules).of(word)


SHOWN = {
    "titled": "He met Mr. Zorrel.",
    "speaking": '"Yes," said Zorrel.',
    "acting": "Then Zorrel smiled.",
    "personified": "It was Zorrel himself.",
    "claimed": "It was my Zorrel.",
    "owning": "It was Zorrel's hat.",
    "determined": "It was the Zorrel.",
    "introduced": "a man named Zorrel.",
    "endeared": "It was poor Zorrel.",
    "written": "He had a letter from Zorrel.",
    "gone": "He went to Zorrel.",
    "accompanied": "He came with Zorrel.",
    "beside_narrator": "There Zorrel and I stayed.",
    "situated": "in the county of Zorrel.",
    "worked": "He was at work at Zorrel.",
    "dated": "Written: Zorrel May 4.",
    "numbered": "It was Zorrel 7.",
    "derived": "It was Zorrel. The Zorrelists came.",
}


@pytest.mark.parametrize("name", SHOWN)
def test_what_stands_beside_a_word_is_counted(name):
    assert getattr(evidence(SHOWN[name], "Zorrel"), name) == 1
    assert getattr(evidence("We saw Zorrel there.", "Zorrel"), name) == 0


def test_each_preposition_of_place_is_counted():
    one = evidence("He was in Zorrel, and in Zorrel, then near Zorrel.", "Zorrel")
    assert dict(one.placed) == {"in": 2, "near": 1}


def test_what_was_written_to_somebody_is_no_way_to_a_place():
    one = evidence("She wrote to Zorrel.", "Zorrel")
    assert (one.written, sum(one.placed.values())) == (1, 0)


def test_small_letters_and_capitals_are_told_apart():
    one = evidence("Rose came. A rose, and the Rose.", "Rose")
    assert (one.mentions, one.capital, one.lower) == (2, 1, 1)


def test_a_word_that_qualifies_another_is_not_in_a_place():
    one = evidence("He lived in Zorrel and Quarn houses.", "Zorrel")
    assert not one.placed


def test_shouted_blocks_count_for_nothing():
    content = "THE FALL OF ZORREL\n\nWe saw it."
    structure = Layer.of("structure", "", [Annotation(Span(0, 18), "head")])
    assert evidence(content, "Zorrel", structure).mentions == 0


def test_of_an_unknown_word_nothing_is_known():
    assert evidence("We left.", "Zorrel").mentions == 0


def test_of_a_word_that_never_has_a_capital_is_known_how_often_it_stands():
    one = evidence("We saw a rose, and the rose saw us.", "Rose")
    assert (one.lower, one.mentions) == (2, 0)


def test_words_that_never_have_a_capital_are_derived_from_those_that_have():
    assert evidence("It was Zorrel. The zorrelists came.", "Zorrel").derived == 1
