"""Sources named right after a quotation: what is one, and what becomes of it."""

import pytest

import teiwright
from teiwright.annotation.quotations.citations import CitationRules
from teiwright.encoding.strangers import without_rivals
from teiwright.languages import language_rules
from teiwright.model import Annotation, Layer, Span


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Matt. v. 3", "en"),
        ("1 Cor. xiii. 12", "en"),
        ("Odyssey, xi. 25", "en"),
        ("_Odyssey_, xi. 25", "en"),
        ("Hamlet, III. ii. 5", "en"),
        ("p. 33", "en"),
        ("Smith, p. 33", "en"),
        ("Ps. 23", "en"),
        ("Faust, V. 1700", "de"),
        ("Joh. 3, 16", "de"),
        ("S. 44", "de"),
        ("Jean, III, 16", "fr"),
        ("chant II", "fr"),
    ],
)
def test_a_place_in_a_work_is_a_source(words, language):
    assert CitationRules(language_rules(language)).is_source(words)


@pytest.mark.parametrize(
    "words",
    ["London, 1848", "May 3", "3 May 1900", "Edward VI", "laughing", "he was 33", "see Smith", "No. 3", "the third p", "I said\n\np. 3"],
)
def test_what_is_no_place_in_a_work_is_none(words):
    assert not CitationRules(language_rules("en")).is_source(words)


def found(content):
    return [(one.gi, content[one.start : one.end]) for one in teiwright.annotate(content, ["quotes"], {"language": "en"})]


def test_a_quotation_and_its_source_stand_in_a_citation():
    content = 'He read "Blessed are the poor" (Matt. v. 3), and left.'
    assert found(content) == [
        ("cit", '"Blessed are the poor" (Matt. v. 3)'),
        ("quote", '"Blessed are the poor"'),
        ("bibl", "(Matt. v. 3)"),
    ]


def test_a_dash_at_the_end_of_the_paragraph_leads_to_a_source_and_elsewhere_to_anything():
    assert found('"To be or not to be."--_Hamlet_.')[-1] == ("bibl", "--_Hamlet_.")
    assert [gi for gi, _ in found('"To be or not to be"--_Hamlet_ was on, and he went.')] == ["said"]


@pytest.mark.parametrize("settings", [{}, {"quotes": {"elements": "quote"}}])
def test_a_citation_is_encoded_whole_and_valid(settings):
    edition = teiwright.encode('He read "Blessed are the poor" (_Matt._ v. 3), and left.\n', settings={"language": "en", **settings})
    (citation,) = edition.root.iter("{*}cit")
    assert [child.tag.partition("}")[2] for child in citation] == ["quote", "bibl"]
    assert "".join(citation.itertext()) == '"Blessed are the poor" (Matt. v. 3)'
    assert [one for one in teiwright.validate(edition) if one.severity.name == "ERROR"] == []


def test_what_an_edition_quotes_already_gets_no_citation():
    layer = Layer("quotes", "", (Annotation(Span(0, 9), "cit"), Annotation(Span(0, 4), "quote"), Annotation(Span(5, 9), "bibl")))
    assert [one.gi for one in without_rivals([layer], [Annotation(Span(0, 4), "quote")])] == ["bibl"]
    assert [one.gi for one in without_rivals([layer], [])] == ["cit", "quote", "bibl"]
