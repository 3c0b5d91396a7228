"""What a book says of itself: from the header alone, the same for the same document, never the clock."""

from dataclasses import replace

import pytest
from lxml import etree

from teiwright.exporting.epub.header import access_of, identifiers_of, modified, statements_of
from teiwright.guidelines.views import VIEWS
from teiwright.model import Document

TEI = "http://www.tei-c.org/ns/1.0"


def document_of(publication: str = "", title: str = "", more: str = "") -> Document:
    header = f"<fileDesc><titleStmt>{title}</titleStmt><publicationStmt>{publication}</publicationStmt></fileDesc>{more}"
    return Document(etree.fromstring(f'<TEI xmlns="{TEI}"><teiHeader>{header}</teiHeader><text><body><p>x</p></body></text></TEI>'))


@pytest.mark.parametrize(
    ("publication", "due"),
    [
        ('<idno type="DOI">10.1234/a.5</idno>', ["doi:10.1234/a.5"]),
        ("<idno>A1</idno><idno>https://doi.org/10.1234/a</idno>", ["doi:10.1234/a", "A1"]),
        ("<idno>https://example.org/a</idno><idno>urn:cts:x:y</idno>", ["urn:cts:x:y", "https://example.org/a"]),
    ],
)
def test_identifiers_of_the_header(publication, due):
    assert identifiers_of(document_of(publication), VIEWS["reading"]) == due


def test_an_identifier_is_made_of_the_document_and_its_view():
    first = identifiers_of(document_of("<idno>A1</idno>"), VIEWS["reading"])
    assert first[0].startswith("urn:uuid:")
    assert first[1:] == ["A1"]
    assert first == identifiers_of(document_of("<idno>A1</idno>"), VIEWS["reading"])
    assert first != identifiers_of(document_of("<idno>A1</idno>"), VIEWS["diplomatic"])
    assert first != identifiers_of(document_of("<idno>A2</idno>"), VIEWS["reading"])
    assert first != identifiers_of(document_of("<idno>A1</idno>"), replace(VIEWS["reading"], witnesses=frozenset({"A"})))


@pytest.mark.parametrize(
    ("publication", "more", "due"),
    [
        ('<date when="1999">x</date>', '<revisionDesc><change when="2001-02-03"/><change when="2000"/></revisionDesc>', "2001-02-03T00:00:00Z"),
        ('<date when="1999-05">x</date>', "<revisionDesc><change>some day</change></revisionDesc>", "1999-05-01T00:00:00Z"),
        ("<date>2014</date>", "", "2014-01-01T00:00:00Z"),
        ("<date when='-0044'>x</date>", "", "2001-09-09T01:46:40Z"),
        ("<date when='1999-02-31'>x</date>", "", "2001-09-09T01:46:40Z"),
    ],
)
def test_when_it_was_changed(publication, more, due, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert modified(document_of(publication, more=more)) == due


@pytest.mark.parametrize("epoch", [None, "", "soon", "-1", "9" * 30])
def test_without_any_date_none_is_invented(epoch, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert modified(document_of()) == "1980-01-01T00:00:00Z"


def test_people_and_rights():
    document = document_of(
        '<publisher>P</publisher><date when="2021">x</date><availability><licence target="https://a.org/">L</licence></availability>',
        '<title>t</title><author>A</author><author>B</author><editor>E</editor><editor role="translator">T</editor>',
        "<profileDesc><textClass><keywords><term>letters</term></keywords></textClass></profileDesc>",
    )
    assert [(one.term, one.value, one.role) for one in statements_of(document)] == [
        ("creator", "A", "aut"),
        ("creator", "B", "aut"),
        ("contributor", "E", "edt"),
        ("contributor", "T", "trl"),
        ("publisher", "P", ""),
        ("date", "2021", ""),
        ("rights", "L (https://a.org/)", ""),
        ("subject", "letters", ""),
    ]


def test_access_says_only_what_the_book_has():
    plain = access_of(has_pictures=False, has_pages=False, has_indexes=False)
    assert (plain.modes, plain.sufficient) == (("textual",), ("textual",))
    assert not {"pageNavigation", "index", "alternativeText"} & set(plain.features)
    full = access_of(has_pictures=True, has_pages=True, has_indexes=True)
    assert full.modes == ("textual", "visual")
    assert {"pageNavigation", "index", "alternativeText"} <= set(full.features)
