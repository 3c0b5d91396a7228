"""Where names begin and end that somebody else marked or found."""

import pytest

from teiwright.annotation.names.boundaries import Boundaries
from teiwright.annotation.names.document import read_document
from teiwright.languages import language_rules
from teiwright.model import Annotation, Span, Text


def boundaries(content: str, language: str = "en") -> Boundaries:
    reading = read_document(Text(content), None, language_rules(language))
    return Boundaries(reading.tokens, reading.rules, reading.lists, content)


def drawn(content: str, marked: str) -> list[str]:
    start = content.index(marked)
    annotation = Annotation(Span(start, start + len(marked)), "persName")
    return [content[one.start : one.end] for one in boundaries(content).redrawn([annotation])]


@pytest.mark.parametrize(
    ("content", "marked", "expected"),
    [
        ("He met Mr. Brown's wife.", "Mr. Brown's", "Mr. Brown"),
        ("He met the old Mrs. Grey, who", "the old Mrs. Grey,", "Mrs. Grey"),
        ("He met M. R. Mitford.", "M. R. Mitford", "M. R. Mitford"),
        ("He met John B. there.", "John B", "John B."),
        ('"Anna!" he said.', '"Anna!"', "Anna"),
    ],
)
def test_what_somebody_marked_ends_with_its_words(content, marked, expected):
    assert drawn(content, marked) == [expected]


@pytest.mark.parametrize(
    ("content", "marked"), [("The nurse came.", "nurse"), ("Londoners came.", "London"), ("He met McBain.", "Bain"), ("(...)", "...")]
)
def test_what_is_no_whole_word_with_a_capital_is_no_name(content, marked):
    assert drawn(content, marked) == []


def found(content: str, heard: str, gi: str, language: str = "en") -> tuple[str, str] | None:
    """What a name becomes that another program found."""
    start = content.index(heard)
    lines = boundaries(content, language)
    one = lines.found(start, start + len(heard), gi, "medium")
    return one and (content[lines.tokens[one.first].start : lines.tokens[one.last - 1].end], one.gi)


@pytest.mark.parametrize(
    ("content", "heard", "gi", "expected"),
    [
        ("He met General Sir John Moore.", "John Moore", "persName", ("General Sir John Moore", "persName")),
        ("He met the Duke of Wellington.", "Wellington", "placeName", ("Duke of Wellington", "persName")),
        ("He saw the Minister of Agriculture in Wales.", "Wales", "placeName", ("Wales", "placeName")),
        ("He saw The Thames.", "The Thames", "placeName", ("Thames", "placeName")),
        ("Generals Haig and Foch came.", "Generals Haig", "persName", ("Haig", "persName")),
        ("He met General Motors.", "Motors", "orgName", ("Motors", "orgName")),
    ],
)
def test_what_another_program_found_follows_our_conventions(content, heard, gi, expected):
    assert found(content, heard, gi) == expected


def test_an_article_is_part_of_a_place_that_the_lists_know_with_it():
    assert found("Il vit La Haye hier.", "La Haye", "placeName", "fr") == ("La Haye", "placeName")
    assert found("Il vit La Seine hier.", "La Seine", "placeName", "fr") == ("Seine", "placeName")


@pytest.mark.parametrize(("content", "heard"), [("On Monday he left.", "Monday"), ("He asked the Captain.", "Captain"), ("He left today.", "today")])
def test_what_is_none_of_our_names_is_dropped(content, heard):
    assert found(content, heard, "persName") is None


def test_a_title_in_another_paragraph_is_not_fetched():
    assert found("He met General\n\nMoore came.", "Moore", "persName") == ("Moore", "persName")


def test_titles_alone_are_trimmed_to_nothing_but_a_ruler_is_not():
    captain, queen = boundaries("the Captain"), boundaries("the Queen")
    assert captain.trimmed(1, 2) == (1, 1)
    assert queen.trimmed(1, 2) == (1, 2)
