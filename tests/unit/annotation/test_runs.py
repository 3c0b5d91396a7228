"""Runs: where a name may stand."""

import pytest

from teiwright.annotation.names.runs import find_runs
from teiwright.annotation.names.tokens import tokenize
from teiwright.languages import language_rules
from teiwright.model import Text


def runs(content: str, language: str = "en", taken=()) -> list[str]:
    rules = language_rules(language)
    tokens = tokenize(Text(content), None, rules)
    return [" ".join(token.word for token in tokens[run.first : run.last]) for run in find_runs(tokens, rules, content, taken)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("we saw it", []),
        ("we met Ludwig van Beethoven there", ["Ludwig van Beethoven"]),
        ("we met Charles the First there", ["Charles the First"]),
        ("we met Anna and Mary", ["Anna", "Mary"]),
        ("we met J. R. Brown", ["J. R. Brown"]),
        ("we were at Stratford-upon-Avon", ["Stratford-upon-Avon"]),
        ("we met Anna\n\nMary came", ["Anna", "Mary"]),
        ("In Paris we met", ["Paris"]),
    ],
)
def test_runs(content, expected):
    assert runs(content) == expected


def test_taken_words_are_in_none():
    assert runs("we met Anna Grey", taken={3}) == ["Anna"]


def test_no_run_is_longer_than_forty_words():
    found = runs("we met " + "Anna " * 100)
    assert sum(len(run.split()) for run in found) == 100
    assert max(len(run.split()) for run in found) <= 41


def test_without_rules_every_row_of_capitals_is_one():
    content = "der Zar Ivan von Moskau"
    tokens = tokenize(Text(content), None, None)
    assert [" ".join(token.word for token in tokens[run.first : run.last]) for run in find_runs(tokens, None, content)] == ["Zar Ivan", "Moskau"]


def test_a_small_word_opens_a_name_in_french():
    assert runs("il vit la rue de Rivoli hier", "fr") == ["rue de Rivoli"]
