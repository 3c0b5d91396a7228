"""Titles, and which of them a full stop belongs to."""

import pytest

from teiwright.annotation.abbreviations import abbreviated_titles, title_words
from teiwright.languages import language_rules


def test_every_abbreviated_title_is_a_title():
    rules = language_rules("en")
    assert abbreviated_titles(rules) <= title_words(rules) | title_words(rules, "plural_titles")


@pytest.mark.parametrize(("word", "known"), [("Mr", True), ("MR", True), ("Captain", True), ("CAPTAIN", False), ("Messrs", False), ("Brown", False)])
def test_only_abbreviations_are_titles_in_capitals_too(word, known):
    assert (word in title_words(language_rules("en"))) == known


def test_without_rules_there_are_no_titles():
    assert abbreviated_titles(None) == title_words(None) == frozenset()
