"""The words that say who speaks, beside speech without marks."""

import pytest

from teiwright.annotation.quotations.tags import TagFinder, find_between_dashes
from teiwright.languages import language_rules


def tags(content: str, language: str) -> list[tuple[str, bool]]:
    return [(content[tag.start : tag.end], tag.resumes) for tag in TagFinder(language_rules(language)).find(content, 0, len(content))]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("Yes, he said.", [("he said.", False)]),
        ("Yes, said he, and left.", [("said he, and left.", False)]),
        ("Yes, Stephen said, I am.", [("Stephen said,", True)]),
        ("No! cried the old man. Go.", [("cried the old man.", False)]),
        ("Yes. He said so.", []),
        ("Yes, they said it was the end.", [("they said it was the end.", False)]),
    ],
)
def test_english_tags(content, found):
    assert tags(content, "en") == found


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("Ja, sagte er. Nein.", [("sagte er.", False)]),
        ("Ja, erwiderte Andrea mit Unbefangenheit. Gut.", [("erwiderte Andrea mit Unbefangenheit.", False)]),
        ("Wie? fragte der Inquisitor mit einer Stimme, die alt klang. Gut.", [("fragte der Inquisitor mit einer Stimme, die alt klang.", False)]),
        ("Er kam, er sagte nichts.", []),
        ("Commare, erwiderte der Bursch.", [("erwiderte der Bursch.", False)]),
    ],
)
def test_german_tags(content, found):
    assert tags(content, "de") == found


def test_french_tags_are_joined_to_their_subject():
    assert tags("Oui, dit-il. Non.", "fr") == [("dit-il.", False)]


def test_between_dashes_a_small_letter_begins_a_tag():
    content = "\u2014 It is I, \u2014 she said, \u2014 open. \u2014 Now."
    found = [(content[tag.start : tag.end], tag.resumes) for tag in find_between_dashes(content, 0, len(content))]
    assert found == [("she said,", True)]
