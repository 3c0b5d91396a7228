"""The rules for people and places: sure by their own words, or judged by the document."""

import pytest

from teiwright.annotation.names.document import read_document
from teiwright.languages import language_rules
from teiwright.model import Text


def judged(content: str, *without: str) -> list[tuple[str, str, str]]:
    reading = read_document(Text(content), None, language_rules("en"), without)
    tokens = reading.tokens
    return [(content[tokens[one.first].start : tokens[one.last - 1].end], one.gi, one.cert) for one in reading.found]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("He met Mr. Zorrel.", ("Mr. Zorrel", "persName", "high")),
        ("He met J. Zorrel.", ("J. Zorrel", "persName", "high")),
        ("He saw Zorrel Street.", ("Zorrel Street", "placeName", "high")),
        ("He saw New York.", ("New York", "placeName", "high")),
        ("He was in Zorrel, near Zorrel.", ("Zorrel", "placeName", "medium")),
        ('"Yes," said Zorrel. "No," said Zorrel.', ("Zorrel", "persName", "medium")),
        ("He met Messrs. Zorrel and Quarn.", ("Zorrel", "persName", "high")),
        ("He met the Duke of Zorrel.", ("Duke of Zorrel", "persName", "high")),
    ],
)
def test_a_verdict(content, expected):
    assert judged(content)[0] == expected


def test_one_sure_mention_tells_of_the_others():
    assert judged("We saw Zorrel there. It was Mr. Zorrel.") == [("Zorrel", "persName", "medium"), ("Mr. Zorrel", "persName", "high")]
    assert judged("We saw Zorrel there.") == []


def test_what_is_listed_with_people_is_a_person():
    told = judged("He met John Brown, Zorrel, and Quarn. Then Zorrel left.")
    assert ("Zorrel", "persName", "medium") in told


def test_without_lists_a_forename_shows_nothing():
    assert ("Anna Zorrel", "persName", "high") in judged("We saw Anna Zorrel there.")
    assert judged("We saw Anna Zorrel there.", "lists") == []


def test_without_the_document_earlier_mentions_show_nothing():
    content = "He was in Zorrel, near Zorrel. We loved Zorrel."
    assert len(judged(content)) == 3
    assert judged(content, "document") == []


@pytest.mark.parametrize("content", ["On Monday he left.", "Then he left.", "He asked the Captain. Perhaps."])
def test_what_names_nobody(content):
    assert judged(content) == []
