"""What a word is by itself."""

import pytest

from teiwright.annotation.names import traits as module
from teiwright.annotation.names.gazetteer import gazetteer, no_lists
from teiwright.annotation.names.traits import Traits, shape, traits
from teiwright.languages import language_rules


@pytest.fixture
def english() -> Traits:
    return Traits(language_rules("en"), gazetteer())


@pytest.mark.parametrize(
    ("word", "trait"),
    [
        ("Mr.", "title"), ("Messrs", "plural-title"), ("Esq.", "following-title"), ("May", "month"), ("Monday", "weekday"), ("Papa", "kin"),
        ("Orlov", "person-ending"), ("Portland-street", "street"), ("J.", "initial"), ("PARIS", "capitals"), ("PARIS", "place"), ("the", "function"),
        ("said", "saying"), ("12th", "number"), ("Committee", "organisation_heads"), ("Street", "place_heads"),
    ],
)  # fmt: skip
def test_a_trait(english, word, trait):
    assert trait in english[word]


@pytest.mark.parametrize("word", ["may", "monday", "papa", "orlov", "paris", "-", "\u2019"])
def test_without_a_capital_no_word_is_one_of_a_name(english, word):
    assert not english[word] & {"month", "weekday", "kin", "person-ending", "place"}


def test_without_lists_only_the_language_speaks():
    bare = Traits(language_rules("en"), no_lists())
    assert bare["Paris"] == frozenset()
    assert "title" in bare["Mr."]


def test_traits_are_made_once_for_a_language_and_lists():
    assert traits(language_rules("en"), gazetteer()) is traits(language_rules("en"), gazetteer())
    assert traits(language_rules("de"), gazetteer()) is not traits(language_rules("en"), gazetteer())


def test_no_more_words_are_kept_than_there_is_room_for(english, monkeypatch):
    monkeypatch.setattr(module, "_MOST", 3)
    told = [english[word] for word in ("Paris", "Anna", "Mr.", "Orlov", "London", "Paris")]
    assert told[0] == told[-1]
    assert len(english) <= 4


@pytest.mark.parametrize(("word", "due"), [("O'Neil", "A'Aa"), ("x" * 50, "a"), ("1815", "9"), ("A.B.", "A.A.")])
def test_shapes(word, due):
    assert shape(word) == due
