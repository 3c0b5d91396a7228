"""Patterns for words in any case that are found fast: they find what a plain choice of words finds."""

import random
import re

import pytest

from teiwright.languages import known_languages, language_rules, whole_word

WORDS = ["a", "an", "any", "das", "der", "kein", "sein", "\u00e0", "in"]
LETTERS = "aAdDeEiInNrsSkK\u017f\u212a\u0130\u0131\u00e0\u00c0_1 \n-"


def test_they_find_the_same_as_a_plain_choice():
    fast, plain = re.compile(rf"{whole_word(WORDS)}\b"), re.compile(rf"\b(?i:{'|'.join(WORDS)})\b")
    dice = random.Random(7)
    found = 0
    for _ in range(20_000):
        content = "".join(dice.choices(LETTERS, k=12))
        start = dice.randrange(4)
        due = [match.span() for match in plain.finditer(content, start)]
        assert [match.span() for match in fast.finditer(content, start)] == due
        found += len(due)
    assert found > 500


@pytest.mark.parametrize("language", known_languages())
def test_they_know_the_articles_of_all_languages(language):
    for key in ("articles", "indefinite", "owners"):
        for word in language_rules(language).words("quotes", key):
            pattern = re.compile(whole_word(language_rules(language).words("quotes", key)) + r"\b")
            assert all(pattern.fullmatch(one) for one in (word, word.upper(), word.capitalize()))


def test_for_no_words_they_find_nothing():
    assert re.search(whole_word([]), "a") is None
