"""What the model sees of each word."""

from teiwright.annotation.names.document import read_document
from teiwright.annotation.names.features import Features
from teiwright.languages import language_rules
from teiwright.model import Text


def features(content: str, word: str, common=None, without=()) -> set[str]:
    reading = read_document(Text(content), None, language_rules("en"), without)
    index = next(token.index for token in reading.tokens if token.word == word)
    return set(Features(reading, common or {}).at(index))


def test_a_word_has_its_form_shape_and_affixes():
    assert {"word zorrel", "shape Aa", "ends rel", "ends el", "begins zor"} <= features("We saw Zorrel there.", "Zorrel")


def test_a_word_has_the_lists_in_which_it_stands():
    assert "is place" in features("We saw Paris there.", "Paris")
    assert not {"is place"} & features("We saw Paris there.", "Paris", without=["lists"])


def test_words_that_other_texts_write_small_are_common():
    common = {"rose": 2, "march": 10, "zorrel": 1}
    told = {
        word: next(one for one in features(f"We saw {word} there.", word, common) if one.startswith("common")) for word in ("Rose", "March", "Zorrel")
    }
    assert told == {"Rose": "common yes", "March": "common very", "Zorrel": "common no"}


def test_the_words_around_it_are_told_by_their_place():
    found = features("We met Mr. Zorrel there.", "Zorrel")
    assert {"-1 is title", "-1 capital", "-2 word met", "1 word there", "after met mr"} <= found


def test_the_edge_of_the_text_is_told():
    assert {"-1 edge", "-2 edge", "opens"} <= features("Zorrel came home.", "Zorrel")


def test_what_the_document_shows_is_told_of_the_word_and_its_neighbours():
    content = "We met Mr. Zorrel. Then Quarn Zorrel went."
    assert "titled 1" in features(content, "Zorrel")
    assert "1 titled 1" in features(content, "Quarn")
    assert not {one for one in features(content, "Zorrel", without=["document"]) if "titled" in one}


def test_the_rules_are_told():
    content = "We met Mr. Zorrel."
    assert "told I-persName" in features(content, "Zorrel")
    assert "told O" in features(content, "Zorrel", without=["rules"])


def test_a_small_word_has_no_evidence():
    assert not {one for one in features("We saw Zorrel there. We saw it.", "saw") if one.startswith(("small", "within", "common", "balance"))}
