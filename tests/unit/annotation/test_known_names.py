"""Names on file: exactly as spelled, the longest first, titles included, capitals only in headings."""

import pytest

from teiwright.annotation.names.known_names import find_known
from teiwright.annotation.names.tokens import tokenize
from teiwright.languages import language_rules
from teiwright.model import Draft, Text
from teiwright.pipeline import KnownName, Settings, run_layers

FILE = (
    KnownName("Karl Marx", "persName", "marx"),
    KnownName("Marx", "persName", "marx"),
    KnownName("New York", "placeName", "new-york"),
    KnownName("New York Tribune", "orgName", "tribune"),
    KnownName("St. Petersburg", "placeName", "petersburg"),
    KnownName("Brest-Litovsk", "placeName", "brest"),
)


def known(content: str, *names: KnownName) -> list[tuple[str, str]]:
    rules = language_rules("en")
    tokens = tokenize(Text(content), None, rules)
    return [(content[tokens[one.first].start : tokens[one.last - 1].end], one.name.id) for one in find_known(tokens, names or FILE, rules)]


def refs(content: str) -> list[tuple[str, str]]:
    """Words and ref of every name that the annotator finds, what is on file and what is not."""
    draft = run_layers(Draft(Text(content), language="en"), ["names"], Settings(language="en", known_names=FILE))
    return [(content[one.start : one.end], one.get("ref")) for one in draft.layer("names").annotations]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Karl Marx and Marx", [("Karl Marx", "marx"), ("Marx", "marx")]),
        ("the New York Tribune of New York", [("New York Tribune", "tribune"), ("New York", "new-york")]),
        ("Karl\nMarx", [("Karl\nMarx", "marx")]),
        ("Marx's book", [("Marx", "marx")]),
        ("at Brest-Litovsk", [("Brest-Litovsk", "brest")]),
        ("marx, MARX, Marxist, Marx-Engels, York", []),
    ],
)
def test_a_form_is_found_as_it_is_spelled(content, expected):
    assert known(content) == expected


def test_a_title_before_a_person_belongs_to_the_name_and_none_before_a_place():
    assert known("Dr. Marx came to Lord New York") == [("Dr. Marx", "marx"), ("New York", "new-york")]


def test_in_a_heading_in_capitals_case_does_not_count():
    assert refs("KARL MARX IN NEW YORK\n\nHe left.") == [("KARL MARX", "#marx"), ("NEW YORK", "#new-york")]


def test_a_known_name_takes_its_words_from_any_other():
    assert refs("He read the New York Tribune.") == [("New York Tribune", "#tribune")]


def test_nothing_on_file_finds_nothing():
    assert find_known(tokenize(Text("Karl Marx"), None, None), (), None) == []


@pytest.mark.xfail(
    strict=True, reason="a short form on file is found inside the longer name of somebody else, who gets a wrong ref with certainty high"
)
@pytest.mark.parametrize("content", ["He met Mr. Groucho Marx there.", "He met Groucho Marx there."])
def test_the_longer_name_of_another_person_gets_no_ref(content):
    assert refs(content) in ([(content[7:-7], "")], [])


@pytest.mark.xfail(
    strict=True, reason="_words tokenizes a form without the language: 'St.' is two tokens there and one in the text, so the two never match"
)
@pytest.mark.parametrize(
    ("form", "content"), [("St. Petersburg", "in St. Petersburg"), ("Mr. Brown", "Mr. Brown came"), ("Gen. Haig", "He met Gen. Haig")]
)
def test_a_form_that_holds_an_abbreviated_title_is_found(form, content):
    assert known(content, KnownName(form, "persName", "x")) == [(form, "x")]
