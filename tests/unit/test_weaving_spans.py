"""Anybody's spans in a document: offsets of a view, its words and tags untouched, what does not fit told."""

import json

import pytest
from lxml import etree

import teiwright
from teiwright.api import spans_woven
from teiwright.model import Document, MarkupError, Origin, SourceError, parse_xml

TEI = "http://www.tei-c.org/ns/1.0"
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>P</p></publicationStmt>"
    "<sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
)


def document(body):
    data = f'<TEI xmlns="{TEI}">{HEADER}<text xml:lang="en"><body>{body}</body></text></TEI>'.encode()
    return Document(parse_xml(data).getroot(), Origin("e.xml"), data)


def spans(*rows):
    return "\n".join(json.dumps(row) for row in rows).encode()


def woven(body, *rows, **options):
    result, findings = spans_woven(document(body), spans(*rows), "x.jsonl", **options)
    return teiwright.serialize(result).decode().partition("<body>")[2].partition("</body>")[0], [str(one).splitlines()[0] for one in findings]


def span(body, words, view="reading", **more):
    start = document(body).text(view).content.index(words)
    return {"start": start, "end": start + len(words), "label": "LOC", **more}


@pytest.mark.parametrize(
    ("body", "words", "due"),
    [
        ("<p>To Rome.</p>", "Rome", "<p>To <placeName>Rome</placeName>.</p>"),
        ("<p>Lon-<lb break='no'/>don now</p>", "London", "<p><placeName>Lon-<lb break='no'/>don</placeName> now</p>"),
        (
            "<p>in <choice><sic>Lodon</sic><corr>London</corr></choice> now</p>",
            "London",
            "<p>in <placeName><choice><sic>Lodon</sic><corr>London</corr></choice></placeName> now</p>",
        ),
        (
            "<p>in <choice><sic>Nw</sic><corr>New</corr></choice> York</p>",
            "New York",
            "<p>in <placeName><choice><sic>Nw</sic><corr>New</corr></choice> York</placeName></p>",
        ),
        ("<p>New<note>so</note> York</p>", "New York", "<p><placeName>New<note>so</note> York</placeName></p>"),
        ("<p>\U0001d15e <del>x</del>Rome</p>", "Rome", "<p>\U0001d15e <del>x</del><placeName>Rome</placeName></p>"),
        (
            "<lg><l>New</l><l>York</l></lg>",
            "New\nYork",
            (
                '<lg><l><placeName xml:id="placeName1" next="#placeName2">New</placeName></l>'
                '<l><placeName xml:id="placeName2" prev="#placeName1">York</placeName></l></lg>'
            ),
        ),
    ],
)
def test_offsets_are_those_of_the_reading_text(body, words, due):
    assert woven(body, span(body, words)) == (due, [])


def test_offsets_of_another_view():
    body = "<p>Lodon: <choice><sic>Lodon</sic><corr>London</corr></choice></p>"
    found, findings = woven(body, {"start": 7, "end": 12, "label": "LOC"}, view="source")
    assert found == "<p>Lodon: <placeName><choice><sic>Lodon</sic><corr>London</corr></choice></placeName></p>"
    assert findings == []


def test_what_is_said_already_is_not_said_again():
    body = "<p>To <placeName ref='#r'>Rome</placeName> now</p>"
    assert woven(body, span(body, "Rome", attributes={"ref": "#r"}), span(body, "Rome", attributes={"ref": "#r"})) == (body, [])
    assert woven(body, span(body, "Rome"), resp="somebody") == (body, []), "nor what says less"
    other, findings = woven(body, span(body, "Rome", attributes={"ref": "#q"}))
    assert other == body
    assert findings == ['x.jsonl:1: warning tw:not-placed: "Rome" is marked as <placeName> already, with other attributes']


def test_words_that_have_moved_are_found_and_orphans_are_told():
    body = "<p>Now to Rome, from Paris to Paris.</p>"
    moved = {"start": 3, "end": 7, "label": "LOC", "text": "Rome", "prefix": "to "}
    twice = {"start": 3, "end": 8, "label": "LOC", "text": "Paris"}
    found, findings = woven(body, moved, twice, {"label": "PER", "text": "Brown"})
    assert found == "<p>Now to <placeName>Rome</placeName>, from Paris to Paris.</p>"
    assert findings == [
        'x.jsonl:2: warning tw:orphan: "Paris" for <placeName> stands nowhere, or more than once',
        'x.jsonl:3: warning tw:orphan: "Brown" for <persName> stands nowhere, or more than once',
    ]


def test_what_has_no_place_is_told():
    body = "<p>To <date>May 1815</date></p>"
    found, findings = woven(
        body, span(body, "May", label="said"), span(body, "To", label="surname"), {"start": 2, "end": 3, "label": "LOC"}, span(body, "1815")
    )
    assert found == "<p>To <date>May <placeName>1815</placeName></date></p>"
    assert findings == [
        'x.jsonl:1: warning tw:not-placed: <said> around "May" was left out',
        'x.jsonl:2: warning tw:not-placed: <surname> around "To" was left out',
        'x.jsonl:3: warning tw:not-placed: <placeName> around "" was left out',
    ]


def test_what_finds_a_place_in_part_is_told():
    body = "<p>to <date>May</date></p>"
    found, findings = woven(body, span(body, "to Ma", label="said"))
    assert found == "<p><said>to</said> <date>May</date></p>"
    assert findings == ['x.jsonl:1: warning tw:not-placed: <said> around "to Ma" found a place for a part of it only']


def test_the_documents_own_schema_decides(tmp_path):
    grammar = (
        f'<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="{TEI}"><start><ref name="any"/></start><define name="any">'
        "<element><anyName><except><name>placeName</name></except></anyName><zeroOrMore><choice>"
        '<attribute><anyName/></attribute><text/><ref name="any"/></choice></zeroOrMore></element></define></grammar>'
    )
    (tmp_path / "own.rng").write_text(grammar, encoding="utf-8")
    (tmp_path / "e.xml").write_text(
        f'<?xml-model href="own.rng"?>\n<TEI xmlns="{TEI}">{HEADER}<text><body><p>To Rome with Brown.</p></body></text></TEI>', encoding="utf-8"
    )
    rows = spans({"start": 3, "end": 7, "label": "LOC"}, {"start": 13, "end": 18, "label": "PER"})
    result, findings = spans_woven(teiwright.read(tmp_path / "e.xml"), rows, "x.jsonl")
    assert "<p>To Rome with <persName>Brown</persName>.</p>" in teiwright.serialize(result).decode()
    assert [one.message for one in findings] == ['<placeName> around "Rome" was left out']
    assert [one for one in teiwright.validate(result) if one.rule.startswith("rng:")] == []


def test_who_is_responsible_signs_and_is_named():
    body = "<p>To Rome with Brown.</p>"
    result, _ = spans_woven(document(body), spans(span(body, "Rome"), span(body, "Brown", label="PER", attributes={"resp": "#me"})), resp="stanza")
    written = teiwright.serialize(result).decode()
    assert '<placeName resp="#stanza">Rome</placeName>' in written
    assert '<persName resp="#me">Brown</persName>' in written
    assert '<respStmt xml:id="stanza"><resp>annotations brought in</resp><name>stanza</name></respStmt>' in written
    again, findings = spans_woven(result, spans(span(body, "Rome")), resp="stanza")
    assert (teiwright.serialize(again).decode(), findings) == (written, [])
    assert [one for one in teiwright.validate(result, "teiwright") if one.rule != "tw:dangling-pointer"] == []


def test_a_pointer_stays_as_it_is_wherever_it_leads():
    body = "<p>To Rome.</p>"
    found, findings = woven(body, span(body, "Rome", attributes={"ref": "#pmb50 other.xml#r"}))
    assert (found, findings) == ('<p>To <placeName ref="#pmb50 other.xml#r">Rome</placeName>.</p>', [])


def test_malformed_spans_and_roots():
    with pytest.raises(SourceError, match=r"x\.jsonl:1: the label"):
        woven("<p>a</p>", {"start": 0, "end": 1, "label": "NORP"})
    with pytest.raises(MarkupError, match="not in the TEI namespace"):
        spans_woven(Document(etree.fromstring("<p>a</p>")), b"")
