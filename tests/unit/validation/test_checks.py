"""All checks of one document: nothing raises over a bad one, findings are sorted and told once."""

import pytest
from lxml import etree

import teiwright
from teiwright.model import Document, Origin, Severity
from teiwright.validation import check_bytes, refused_elements
from teiwright.validation.constraints import CONSTRAINTS

NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'


def rules(data: bytes) -> list[str]:
    return [one.rule for one in check_bytes(data, Origin("a.xml"), ["teiwright"])]


@pytest.mark.parametrize(
    "data",
    [
        b"", b" \n", b"text", b"%PDF-1.7", b"<a", b"<a></b>", b"<a>&x;</a>", b"<a>\xff</a>", b"<a/><b/>", b'<a b="1" b="2"/>', b"\xff\xfe<",
        b"<a>&#0;</a>", b'<?xml version="1.0" encoding="klingon"?><a/>', b"<a:b/>", b"<!DOCTYPE a SYSTEM 'x'><a>&e;</a>",
        b"<a>" * 3000 + b"</a>" * 3000,
    ],
)  # fmt: skip
def test_what_is_no_xml_is_one_finding(data):
    (finding,) = check_bytes(data, Origin("a.xml"))
    assert (finding.rule, finding.severity, finding.place.file) == ("xml:not-well-formed", Severity.ERROR, "a.xml")


def test_a_nul_is_told_in_one_line():
    (finding,) = check_bytes(b"<a>\x00</a>", Origin("a.xml"))
    assert "\n" not in finding.message


def test_findings_come_in_the_order_of_the_file():
    body = "<p/>\n<p><persName ref='#x'/></p>\n<p xml:id='1'><b/></p>"
    header = "<teiHeader><fileDesc><titleStmt><title/></titleStmt></fileDesc></teiHeader>"
    findings = check_bytes(f"<TEI {NAMESPACE}>{header}<text><body><div>{body}</div></body></text></TEI>".encode(), Origin("a.xml"), ["teiwright"])
    places = [(one.place.line, one.place.column) for one in findings]
    assert len(places) > 4
    assert places == sorted(places)


def test_findings_are_told_once():
    data = f"<TEI {NAMESPACE}><text><body><p><persName ref='#x #x #x'>y</persName></p></body></text></TEI>".encode()
    assert rules(data).count("tw:dangling-pointer") == 1


def test_a_document_type_elsewhere_is_a_warning():
    data = f'<!DOCTYPE TEI PUBLIC "-//TEI//DTD" "http://example.org/tei.dtd"><TEI {NAMESPACE}/>'.encode()
    (warning,) = [one for one in check_bytes(data, Origin("a.xml"), ["teiwright"]) if one.rule == "tw:dtd-not-read"]
    assert (warning.severity, warning.message) == (Severity.WARNING, "the document names the DTD http://example.org/tei.dtd, which was not read")


def test_a_document_type_of_its_own_is_none():
    assert "tw:dtd-not-read" not in rules(f'<!DOCTYPE TEI [<!ENTITY a SYSTEM "x">]><TEI {NAMESPACE}/>'.encode())


def test_constraints_of_tei_do_not_look_at_other_documents():
    assert [one.rule for one in check_bytes(b"<lg subtype='x'/>", Origin("a.xml"))] == ["tw:not-tei"]


def test_every_constraint_is_an_xpath_that_finds_elements():
    root = etree.fromstring(f"<TEI {NAMESPACE}/>")
    for constraint in CONSTRAINTS:
        assert root.xpath(constraint.broken, namespaces={"t": "http://www.tei-c.org/ns/1.0"}) == []


def test_a_document_whose_schema_is_not_at_hand_refuses_nothing():
    document = teiwright.read(f'<?xml-model href="https://example.org/x.rng"?><TEI {NAMESPACE}><hi/></TEI>'.encode())
    assert refused_elements(document, [document.root[0]]) == set()
    bare = teiwright.read(f"<TEI {NAMESPACE}><hi/></TEI>".encode())
    assert refused_elements(bare, [bare.root[0]]) == set()


def test_of_several_refused_elements_all_are_found():
    body = "<p>x <b/> y <b/> <hi>z<b/></hi></p><b/>"
    document = teiwright.read(f'<?xml-model href="teiwright.rng"?><TEI {NAMESPACE}><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt>'
                              f"<publicationStmt><p>x</p></publicationStmt><sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader>"
                              f'<text xml:lang="en"><body><div>{body}</div></body></text></TEI>'.encode())  # fmt: skip
    added = list(document.root.iter("{*}b", "{*}hi"))
    before = etree.tostring(document.root)
    assert refused_elements(document, added) == set(document.root.iter("{*}b"))
    assert etree.tostring(document.root) == before


def test_a_made_document_is_checked_as_it_is():
    document = Document(etree.fromstring(f"<TEI {NAMESPACE}><text><body><p/></body></text></TEI>"))
    assert "tw:empty" in [one.rule for one in teiwright.validate(document, "teiwright")]
