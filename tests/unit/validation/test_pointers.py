"""Pointers lead somewhere, who to somebody, chains both ways, identifiers to one element, and nothing that must speak is empty."""

import pytest
from lxml import etree

from teiwright.guidelines.namespaces import TEI
from teiwright.model import Document, Origin
from teiwright.validation.chains import check_chains
from teiwright.validation.emptiness import check_emptiness
from teiwright.validation.identifiers import check_identifiers
from teiwright.validation.neighbours import Neighbours
from teiwright.validation.pointers import check_pointers
from teiwright.validation.positions import Positions


def found(check, body: str) -> list[str]:
    root = etree.fromstring(f'<TEI xmlns="{TEI}">{body}</TEI>', etree.XMLParser(collect_ids=False))
    document = Document(root)
    return [one.message for one in check(document, Positions(document))]


@pytest.mark.parametrize(
    "body",
    [
        '<p xml:id="a"/><ref target="#a"/>',
        '<ref target="http://example.org/#a"/>',
        '<ref target="other.xml#a"/>',
        '<ref target="#"/>',
        '<p n="#nowhere" rend="#x"/>',
        '<person xml:id="a"/><said who="#a"/>',
        '<person xml:id="a"/><org xml:id="b"/><said who="#a #b"/>',
        '<role xml:id="a"/><sp who="#a"/>',
        '<p xml:id="a"/><change who="#a"/>',  # who did it, not who speaks
    ],
)
def test_a_pointer_that_leads_somewhere_has_no_finding(body):
    assert found(check_pointers, body) == []


@pytest.mark.parametrize(
    "name", ["target", "ref", "who", "corresp", "resp", "next", "prev", "sameAs", "calendar", "datingMethod", "wit", "ana", "facs"]
)
def test_a_pointer_that_leads_nowhere_is_told(name):
    assert found(check_pointers, f'<said {name}="#a"/>') == [f'{name} points to "#a", which is not in this document']


def test_each_of_several_pointers_is_looked_at():
    assert found(check_pointers, '<p xml:id="a"/><ref target="#b #a http://c #d"/>') == [
        'target points to "#b", which is not in this document',
        'target points to "#d", which is not in this document',
    ]


@pytest.mark.parametrize("gi", ["said", "q", "sp", "u"])
def test_a_speaker_that_is_no_person_is_told(gi):
    assert found(check_pointers, f'<p xml:id="a"/><{gi} who="#a"/>') == ['who points to "#a", a <p>']


def test_an_identifier_stands_once():
    assert found(check_identifiers, '<p xml:id="a"/><p xml:id="b"/><p xml:id="a"/><p xml:id="a"/>') == [
        'xml:id "a" stands twice (first on line 2)',
        'xml:id "a" stands twice (first on line 2)',
    ]


@pytest.mark.parametrize("identifier", ["1", "a b", "", "a:b", "-a", "a#b", "\u0301a"])
def test_an_identifier_is_a_name(identifier):
    assert found(check_identifiers, f'<p xml:id="{identifier}"/>') == [f'xml:id "{identifier}" is no XML name']


@pytest.mark.parametrize("identifier", ["a", "_", "a-b.c1", "é", "\u05e9", "a\u00b7b"])
def test_a_name_in_the_sense_of_xml_has_no_finding(identifier):
    assert found(check_identifiers, f'<p xml:id="{identifier}"/>') == []


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        ('<q xml:id="a" next="#b"/><q xml:id="b" prev="#a"/>', []),
        ('<q xml:id="a" next="#b"/><q xml:id="b" prev="#a" next="#c"/><q xml:id="c" prev="#b"/>', []),
        ('<q xml:id="a" next="#b"/>', []),  # a dangling pointer, which is told elsewhere
        ('<q xml:id="a"/><q xml:id="b" prev="#a"/>', []),  # prev alone says enough
        ('<q xml:id="a" next="#b"/><q xml:id="b"/>', ['next names "#b", whose prev does not name this element']),
        ('<q xml:id="a" next="#b"/><q xml:id="b" prev="#c"/><q xml:id="c" next="#b"/>', ['next names "#b", whose prev does not name this element']),
        ('<q xml:id="a" next="#b"/><p xml:id="b" prev="#a"/>',
         ['next of a <q> names "#b", a <p>', 'prev of a <p> names "#a", a <q>']),
    ],
)  # fmt: skip
def test_next_and_prev_answer_each_other(body, messages):
    assert found(check_chains, body) == messages


@pytest.mark.parametrize("gi", ["p", "head", "title", "persName", "said", "quote", "language", "respStmt", "item"])
def test_what_must_speak_and_is_empty_is_told(gi):
    for content in ("", " \n ", "<!-- a remark -->", " <!-- two --> <!-- remarks --> "):
        assert found(check_emptiness, f"<{gi}>{content}</{gi}>") == [f"<{gi}> is empty"]


@pytest.mark.parametrize(
    "body", ["<lb/>", "<gap/>", '<persName ref="#a"/>', '<p xml:space="preserve"> </p>', "<p><gap/></p>", "<cell/>", '<p facs="a.png"/>']
)
def test_what_may_be_empty_has_no_finding(body):
    assert found(check_emptiness, body) == []


@pytest.mark.parametrize("body", ["<p><!-- a remark -->x</p>", "<p><?page 1?></p>", "<p><!-- a remark --><lb/></p>"])
def test_what_stands_beside_a_remark_is_content(body):
    assert found(check_emptiness, body) == []


@pytest.mark.parametrize("pointer", ["#xpath(//p[1])", "#string-range(a,0,3)", "#left(a)", "#range(a,b)", "#match(#a,'x')", "#xpointer(id('c'))"])
def test_a_pointer_scheme_of_tei_is_not_called_dangling(pointer):
    assert found(check_pointers, f'<p xml:id="a"/><p xml:id="b"/><ref target="{pointer}"/>') == []


@pytest.mark.parametrize("body", ['<rendition scheme="css"/>', '<gi scheme="HTML"/>', '<move where="L"/>', '<interaction active="singular"/>'])
def test_a_word_is_no_pointer_though_elsewhere_the_attribute_holds_one(body, tmp_path):
    root = etree.fromstring(f'<TEI xmlns="{TEI}">{body}<keywords scheme="lcsh"/></TEI>')
    document = Document(root, Origin("a.xml", folder=str(tmp_path)))
    findings = list(check_pointers(document, Positions(document), Neighbours(tmp_path)))
    assert [one.message for one in findings] == ['scheme says "lcsh", which is neither a file here nor, without #, an xml:id']


@pytest.mark.parametrize(
    "body",
    [
        '<p xml:id="\u00e9"/><ref target="#%C3%A9"/>',
        '<div xml:base="other.xml"><p><ref target="#a"/></p></div>',
        '<egXML xmlns="http://www.tei-c.org/ns/Examples"><ref target="#a"/></egXML>',
    ],
    ids=["written as an address", "counted from another document", "only shown"],
)
def test_what_does_not_point_into_this_document_is_not_called_dangling(body):
    assert found(check_pointers, body) == []


def test_the_address_of_the_document_itself_changes_nothing():
    root = etree.fromstring(f'<TEI xmlns="{TEI}" xml:base="https://example.org/a"><ref target="#a"/></TEI>')
    document = Document(root)
    assert len(list(check_pointers(document, Positions(document)))) == 1


def test_what_a_document_includes_may_hold_what_it_points_to():
    body = '<p><ref target="#a #b"/></p><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="b.xml"/>'
    assert found(check_pointers, body) == ["the document includes others, which were not read, so its pointers were not followed"]
