"""Weaving into a document of somebody else: people reused, identifiers new, what its schema refuses left out."""

from pathlib import Path

import pytest
from lxml import etree

import teiwright
from teiwright import Annotation, LayerError, MarkupError, Span
from teiwright.api import annotated_document
from teiwright.authorities import read_authority
from teiwright.encoding import serialize, weave
from teiwright.guidelines.namespaces import TEI, XML_ID
from teiwright.model import Document

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><p>None.</p></publicationStmt>"
    "<sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>"
)
PEOPLE = '<standOff><listPerson><person xml:id="b"><persName>Mr.  Brown</persName></person></listPerson></standOff>'
PLACES = '<standOff><listPlace><place xml:id="paris"><placeName>Paris</placeName></place></listPlace></standOff>'

#: A schema that allows persName in p, nothing in hi, and no standOff.
STRICT = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"><start><element name="TEI">
<element name="teiHeader"><ref name="any"/></element><element name="text"><element name="body"><oneOrMore><element name="p"><zeroOrMore><choice>
<text/><element name="persName"><zeroOrMore><attribute><anyName/></attribute></zeroOrMore><text/></element>
<element name="hi"><text/></element></choice></zeroOrMore></element></oneOrMore></element></element></element></start>
<define name="any"><zeroOrMore><choice><text/><attribute><anyName/></attribute><element><anyName/><ref name="any"/></element></choice></zeroOrMore>
</define></grammar>"""


def document(body: str, before: str = "", header: str = HEADER) -> Document:
    return Document(etree.fromstring(f'<TEI xmlns="{TEI}">{header}{before}<text><body>{body}</body></text></TEI>'))


def said(given: Document, who: str, words: str = "Go") -> Annotation:
    start = given.text("source").content.index(words)
    return Annotation(Span(start, start + len(words)), "said", (("who", who),))


def people(given: Document) -> list[tuple[str, str]]:
    return [(one.get(XML_ID), "".join(one.itertext())) for one in given.root.iter(f"{{{TEI}}}person")]


def who(given: Document) -> list[str]:
    return [one.get("who") for one in given.root.iter(f"{{{TEI}}}said")]


def test_a_name_becomes_a_person_of_a_new_stand_off_after_the_header():
    given = document("<p>Go</p>")
    result = weave(given, [said(given, "Mr. Brown")], resp="me").document
    assert [etree.QName(one).localname for one in result.root] == ["teiHeader", "standOff", "text"]
    assert people(result) == [("mr-brown", "Mr. Brown")]
    assert next(result.root.iter(f"{{{TEI}}}person")).get("resp") == "#me"
    assert who(result) == ["#mr-brown"]


def test_a_person_of_the_document_is_used_again():
    given = document("<p>Go</p>", PEOPLE)
    result = weave(given, [said(given, "Mr. Brown")]).document
    assert people(result) == [("b", "Mr.  Brown")]
    assert who(result) == ["#b"]


def test_one_name_is_one_person():
    given = document("<p>Go. Come.</p>")
    result = weave(given, [said(given, "Mr.\nBrown"), said(given, "Mr. Brown", "Come")]).document
    assert people(result) == [("mr-brown", "Mr. Brown")]
    assert who(result) == ["#mr-brown", "#mr-brown"]


def test_a_new_identifier_clashes_with_none_of_the_document():
    given = document('<p xml:id="mr-brown">Go</p><p xml:id="person1">x</p>')
    result = weave(given, [said(given, "Mr. Brown")]).document
    assert people(result) == [("person2", "Mr. Brown")]


@pytest.mark.parametrize("name", ["Жуков", "...", "\u738b"])
def test_a_name_without_a_latin_letter_is_a_person_too(name):
    given = document("<p>Go</p>")
    result = weave(given, [said(given, name)]).document
    assert people(result) == [("person1", name)]


def test_a_who_that_points_to_a_person_of_the_document_is_kept():
    given = document("<p>Go</p>", PEOPLE)
    assert who(weave(given, [said(given, "#b")]).document) == ["#b"]


@pytest.mark.parametrize("pointer", ["#nobody", "#b #nobody"])
def test_a_pointer_to_nobody_is_an_error(pointer):
    given = document("<p>Go</p>", PEOPLE)
    with pytest.raises(LayerError, match="#nobody"):
        weave(given, [said(given, pointer)])


def test_an_entry_of_the_authority_file_is_copied_with_its_id_and_its_origin():
    data = f'<TEI xmlns="{TEI}"><standOff>{PEOPLE[10:-11]}</standOff></TEI>'.encode()
    given = document("<p>Go</p>")
    result = weave(given, [said(given, "Mr. Brown")], authority=read_authority(data, "a.xml")).document
    person = next(result.root.iter(f"{{{TEI}}}person"))
    assert (person.get(XML_ID), person.get("sameAs")) == ("b", "a.xml#b")
    assert who(result) == ["#b"]


@pytest.mark.parametrize("gi", ["p", "div", "choice", "x", ""])
def test_only_what_may_stand_in_running_text_is_woven(gi):
    with pytest.raises(LayerError, match="running text"):
        weave(document("<p>Go</p>"), [Annotation(Span(0, 2), gi)])


def test_an_annotation_outside_the_text_is_an_error():
    with pytest.raises(LayerError, match="outside the text of 2"):
        weave(document("<p>Go</p>"), [Annotation(Span(0, 3), "hi")])


def test_a_root_that_is_not_tei_is_an_error():
    with pytest.raises(MarkupError, match="not in the TEI namespace"):
        weave(Document(etree.fromstring("<html><p>Go</p></html>")), [Annotation(Span(0, 2), "hi")])


def test_a_ref_elsewhere_is_kept():
    given = document("<p>Go</p>")
    result = weave(given, [Annotation(Span(0, 2), "persName", (("ref", "https://example.org/1"),))]).document
    assert next(result.root.iter(f"{{{TEI}}}persName")).get("ref") == "https://example.org/1"


def annotated(given: Document, **settings):
    return annotated_document(given, None, {"language": "en", **settings})


def test_what_the_document_marks_already_is_left_as_it_is():
    given = document("<p>On <date>3 May 1917</date> <persName>General Wolseley</persName> said <q>yes</q>.</p>")
    result, _ = annotated(given)
    assert etree.tostring(result.root[-1]) == etree.tostring(given.root[-1])


def test_annotating_twice_changes_nothing_more():
    once, _ = annotated(document('<p>"Go," said Mr. Brown in Paris on 3 May 1917. "Now," he said, "or never."</p>'))
    twice, _ = annotated(teiwright.read(serialize(once)))
    assert serialize(twice) == serialize(once)


def test_who_is_responsible_is_told_once_in_the_header():
    result, _ = annotated(document('<p>"Go," said Mr. Brown on 3 May 1917.</p>'))
    statements = [one.get(XML_ID) for one in result.root.iter(f"{{{TEI}}}respStmt")]
    assert statements == ["tw-names", "tw-dates", "tw-quotes"]
    assert [one for one in teiwright.validate(result, "teiwright") if one.rule.startswith("tw:")] == []


def strict(folder: Path, body: str) -> Document:
    (folder / "strict.rng").write_text(STRICT, encoding="utf-8")
    data = f'<?xml-model href="strict.rng"?>\n<TEI xmlns="{TEI}">{HEADER}<text><body>{body}</body></text></TEI>'
    (folder / "a.xml").write_text(data, encoding="utf-8")
    return teiwright.read(folder / "a.xml")


def test_what_the_own_schema_refuses_is_left_out_and_told(tmp_path):
    given = strict(tmp_path, "<p>He met <hi>Mr. Green</hi> in Paris on 3 May 1917. Mr. Brown spoke.</p>")
    result, findings = annotated(given)
    assert teiwright.validate(result) == []
    assert [one.message for one in findings if one.rule == "tw:not-placed"] == [
        '<persName> around "Mr. Green" was left out',
        '<placeName> around "Paris" was left out',
        '<date> around "3 May 1917" was left out',
    ]
    assert ["".join(one.itertext()) for one in result.root.iter(f"{{{TEI}}}persName")] == ["Mr. Brown"]
    assert "".join(result.root.itertext()).endswith("in Paris on 3 May 1917. Mr. Brown spoke.")


# What is wrong


def test_a_schema_without_stand_off_is_kept_to(tmp_path):
    given = strict(tmp_path, '<p>"Yes," said Mr. Brown in Paris.</p>')
    assert teiwright.validate(given) == []
    result, _ = annotated(given)
    assert teiwright.validate(result) == []


def test_a_document_to_which_nothing_is_added_is_given_back_to_the_byte():
    given = document("<p>On <date>3 May 1917</date> <persName>General Wolseley</persName> said <q>yes</q>.</p>")
    result, _ = annotated(given)
    assert serialize(result) == serialize(given)


def test_nobody_is_responsible_for_what_was_left_out(tmp_path):
    result, _ = annotated(strict(tmp_path, "<p>Mr. Brown came on 3 May 1917.</p>"))
    assert [one.get(XML_ID) for one in result.root.iter(f"{{{TEI}}}respStmt")] == ["tw-names"]


@pytest.mark.parametrize("words", ["25 October 1917 (O.S.)", "25 October (7 November)", "3 May 1415"])
def test_a_date_of_another_calendar_points_nowhere_it_should_not(words):
    result, _ = annotated(document(f"<p>It was on {words} there.</p>"))
    assert [one.message for one in teiwright.validate(result, "teiwright") if one.rule == "tw:dangling-pointer"] == []


@pytest.mark.parametrize("body", ['<p xml:id="b">Then John Brown came.</p>', '<p>"Yes," said Mr. B. Green. John Brown <hi xml:id="b">came</hi>.</p>'])
def test_an_authority_id_that_the_document_has_already_is_not_doubled(tmp_path, body):
    (tmp_path / "a.xml").write_text(f'<TEI xmlns="{TEI}">{PEOPLE.replace("Mr.  ", "John ")}</TEI>', encoding="utf-8")
    settings = {"language": "en", "names": {"authority": str(tmp_path / "a.xml")}}
    result, _ = annotated_document(document(body), None, settings)
    result.require_unique_ids()


def test_a_person_joins_a_stand_off_of_places_in_the_order_of_our_schema():
    given = document('<div><p>"Yes," said Mr. Brown.</p></div>', PLACES)
    before = len(teiwright.validate(given, "teiwright"))
    result, _ = annotated(given)
    assert len(teiwright.validate(result, "teiwright")) == before


def test_a_ref_to_a_place_of_the_document_is_kept():
    given = document("<p>Paris</p>", PLACES)
    result = weave(given, [Annotation(Span(0, 5), "placeName", (("ref", "#paris"),))]).document
    assert next(result.root.iter(f"{{{TEI}}}text")).find(f".//{{{TEI}}}placeName").get("ref") == "#paris"


def test_a_who_that_is_an_address_is_kept():
    given = document("<p>Go</p>")
    result = weave(given, [said(given, "https://example.org/brown")]).document
    assert people(result) == []
    assert who(result) == ["https://example.org/brown"]


def test_corresp_of_a_name_is_no_speaker():
    given = document('<p>Go <hi xml:id="x">there</hi></p>')
    result = weave(given, [Annotation(Span(0, 2), "persName", (("corresp", "#x"),))]).document
    assert next(result.root.iter(f"{{{TEI}}}persName")).get("corresp") == "#x"
