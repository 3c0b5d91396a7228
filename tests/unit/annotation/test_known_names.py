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


@pytest.mark.parametrize("content", ["He met Mr. Groucho Marx there.", "He met Groucho Marx there."])
def test_the_longer_name_of_another_person_gets_no_ref(content):
    assert refs(content) in ([(content[7:-7], "")], [])


@pytest.mark.parametrize("content", ["They crossed New York Bridge.", "They crossed the River New York.", "Lake New York is wide."])
def test_nor_does_the_longer_name_of_another_place(content):
    assert known(content) == []


@pytest.mark.parametrize(
    "content",
    ["Heinrich Marx came.", "He met Marx Radek there.", "HEINRICH MARX\n\nHe left.", "Karl Radek came.", "J. Marx came."],
)
def test_nor_does_one_that_begins_alike(content):
    names = (*FILE, KnownName("Karl", "persName", "marx"))
    assert known(content, *names) == []


@pytest.mark.parametrize("content", ["Martha New York came.", "He read Anna New York Tribune."])
def test_a_forename_makes_a_person_of_a_place(content):
    assert known(content) == []


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("He met K. Marx there.", "K. Marx"),
        ("Dr. K. Marx came.", "Dr. K. Marx"),
        ("Yesterday Marx came.", "Marx"),
        ("Messrs. Marx and Engels came.", "Marx"),
        ("In London Marx wrote.", "Marx"),
        ("He saw the Menshevik Marx there.", "Marx"),
        ("On Monday Marx left; the German Marx left.", "Marx"),
        ("After Marx England slept; after Marx Lenin came. Lenin slept.", "Marx"),
        ("KARL MARX", "KARL MARX"),
    ],
)
def test_what_stands_beside_a_name_and_agrees_with_it_does_not_hide_it(content, name):
    names = (*FILE, KnownName("Lenin", "persName", "lenin"))
    assert known(content, *names)[0] == (name, "marx")


@pytest.mark.parametrize(
    ("form", "content"), [("St. Petersburg", "in St. Petersburg"), ("Mr. Brown", "Mr. Brown came"), ("Gen. Haig", "He met Gen. Haig")]
)
def test_a_form_that_holds_an_abbreviated_title_is_found(form, content):
    assert known(content, KnownName(form, "persName", "x")) == [(form, "x")]
