"""Training a model on texts whose names are known."""

import sys

import pytest

from teiwright.annotation.names.decision import Decision
from teiwright.annotation.names.document import read_document
from teiwright.annotation.names.model import load_model, read_model
from teiwright.annotation.names.training import Example, kinds_of, labels_of, require_trainer, train
from teiwright.languages import language_rules
from teiwright.model import Annotation, SettingsError, Span, Text

ENGLISH = language_rules("en")


def example(content: str, *names: tuple[str, str]) -> Example:
    """A text of which every mention of *names* is one."""
    found = []
    for name, gi in names:
        start = content.find(name)
        while start >= 0:
            found.append(Annotation(Span(start, start + len(name)), gi))
            start = content.find(name, start + 1)
    return Example(Text(content), None, found)


FLOWERS = [
    example(
        f"On day {day} we gathered Kelk in the fields and gave it to Aunt Vonnel. Then Vonnel saw Kelk.", ("Kelk", "orgName"), ("Vonnel", "persName")
    )
    for day in range(12)
]


def found(content: str, data: bytes) -> list[tuple[str, str]]:
    reading = read_document(Text(content), None, ENGLISH)
    tokens = reading.tokens
    decided = [one.found for one in Decision(reading, read_model(data)).decide()]
    return [(content[tokens[one.first].start : tokens[one.last - 1].end], one.gi) for one in decided]


def test_what_it_was_trained_on_it_finds():
    data = train(FLOWERS, ENGLISH, {"language": "en"}, None)
    assert ("Kelk", "orgName") in found("Then they gathered Kelk in the woods.", data)


def test_the_same_examples_are_the_same_bytes():
    assert train(FLOWERS, ENGLISH, {}) == train(FLOWERS, ENGLISH, {})


def test_the_card_says_what_it_was_trained_on():
    card = read_model(train(FLOWERS, ENGLISH, {"language": "en"})).card
    assert (card["language"], card["texts"], card["names"]) == ("en", 12, {"orgName": 24, "persName": 24})
    assert card["characters"] == sum(len(one.text.content) for one in FLOWERS)


def test_a_model_beside_has_the_smaller_a_share_the_more_names_there_are():
    packaged = load_model("en")
    few, many = (read_model(train(FLOWERS * times, ENGLISH, {}, packaged)).card["beside"]["share"] for times in (1, 5))
    assert (few, many) == (pytest.approx(200 / 248, abs=1e-3), pytest.approx(200 / 440, abs=1e-3))


def test_with_a_model_beside_what_that_knows_is_known_too():
    content = "He wrote to Mr. Knightley from Highbury, and went to Bath."
    packaged = load_model("en")
    beside = found(content, train(FLOWERS, ENGLISH, {}, packaged))
    assert ("Mr. Knightley", "persName") in beside
    assert ("Bath", "placeName") in beside


@pytest.mark.parametrize(("voice", "prefix"), [("lists", "is place"), ("document", "within 1"), ("rules", "told B-")])
def test_without_a_voice_nothing_is_learned_from_it(voice, prefix):
    texts = [
        example(f"We met Mr. Vonnel in Paris on day {day}. Vonnel left Paris.", ("Mr. Vonnel", "persName"), ("Paris", "placeName"))
        for day in range(5)
    ]

    def learned(*without):
        return [name for name in read_model(train(texts, ENGLISH, {}, without=without)).weights if name.startswith(prefix)]

    assert learned()
    assert not learned(voice)


def test_labels_begin_and_go_on():
    reading = read_document(Text("We met Mr. Grey in York."), None, ENGLISH)
    names = [Annotation(Span(7, 15), "persName"), Annotation(Span(11, 15), "persName"), Annotation(Span(19, 23), "placeName")]
    told = dict(zip((token.word for token in reading.tokens), labels_of(reading, names), strict=True))
    assert {word: label for word, label in told.items() if label != "O"} == {"Mr.": "B-persName", "Grey": "I-persName", "York": "B-placeName"}


def test_what_begins_within_a_word_has_no_labels():
    reading = read_document(Text("Londoners came."), None, ENGLISH)
    assert set(labels_of(reading, [Annotation(Span(0, 6), "placeName")])) == {"O"}


def test_names_are_counted_by_kind():
    assert kinds_of(FLOWERS[:1]) == {"orgName": 2, "persName": 2}


def test_where_the_trainer_is_not_installed_one_sentence_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "pycrfsuite", None)
    with pytest.raises(SettingsError, match=r'^training needs python-crfsuite, which is not installed: pip install "teiwright\[train\]"$'):
        require_trainer()
