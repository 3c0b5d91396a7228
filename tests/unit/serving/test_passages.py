"""Passages: what a reference means, cut out of the tree so that it is well-formed."""

import pytest
from lxml import etree

from teiwright.serving.passages import Passages

from .conftest import POEMS, Cited, cited, tei

PAGES = cited('<citeStructure unit="page" match="//pb" use="@n"/>')


@pytest.mark.parametrize(
    ("start", "end", "passage"),
    [
        ("1.1", "", "<p>one</p>"),
        ("1.2", "", "<p>two <hi>x</hi></p>"),
        ("2", "", "<div><p>three</p></div>"),
        ("1.1", "1.2", "<p>one</p><!-- c --><p>two <hi>x</hi></p>"),
        ("1.2", "2.1", "<div><p>two <hi>x</hi></p></div>\n<div><p>three</p></div>"),
        ("1", "1.1", "<div><head>A</head>\n<p>one</p></div>"),
        ("1.1", "1.1", "<p>one</p>"),
    ],
)
def test_elements(start, end, passage):
    source = tei("<div><head>A</head><p>one</p><!-- c --><p>two <hi>x</hi></p></div> <div><p>three</p></div>".replace("</div> <div>", "</div><div>"))
    assert Cited(source).passage(start, end) == passage


@pytest.mark.parametrize(
    ("start", "end", "passage"),
    [
        ("1", "", '<pb n="1"/>b<hi>c</hi>'),
        ("2", "", '<div><p><hi><pb n="2"/>d</hi>e</p>\n<p>f<lb/>g</p></div>\n<div>h</div>'),
        ("3", "", '<body><div><pb n="3"/><p>i</p></div></body>'),  # up to the end of the text
        ("1", "2", '<div><p><pb n="1"/>b<hi>c<pb n="2"/>d</hi>e</p>\n<p>f<lb/>g</p></div>\n<div>h</div>'),
    ],
)
def test_milestones(start, end, passage):
    body = '<div><p>a<pb n="1"/>b<hi>c<pb n="2"/>d</hi>e</p><p>f<lb/>g</p></div><div>h<pb n="3"/><p>i</p></div>'
    assert Cited(tei(body, PAGES)).passage(start, end) == passage


def test_milestones_within_units_end_with_them():
    declared = cited(
        '<citeStructure unit="section" match="//ab" use="@n"><citeStructure unit="line" match=".//lb" use="@n" delim="."/></citeStructure>'
    )
    found = Cited(tei('<ab n="a">x<lb n="1"/>one<lb n="2"/>two</ab><ab n="b"><lb n="1"/>three</ab>', declared))
    assert [found.passage(one) for one in ("a.1", "a.2", "b.1")] == ['<lb n="1"/>one', '<lb n="2"/>two', '<lb n="1"/>three']
    assert found.passage("a.2", "b.1") == '<ab n="a"><lb n="2"/>two</ab>\n<ab n="b"><lb n="1"/>three</ab>'


def test_words_after_the_element_in_which_a_page_begins_are_on_it():
    found = Cited(tei('<p><hi>a<pb n="1"/></hi> b<pb n="2"/></p><p>c</p> d', PAGES))
    assert found.passage("1") == '<hi><pb n="1"/></hi> b'
    assert found.passage("2") == '<body><p><pb n="2"/></p>\n<p>c</p> d</body>'


def test_the_parts_of_a_unit_are_one_passage():
    declared = cited('<citeStructure unit="line" match="//l" use="@n"/>')
    found = Cited(tei('<sp><speaker>A</speaker><l n="1">x</l><l n="2">y</l></sp><sp><speaker>B</speaker><l n="2">z</l></sp>', declared))
    assert found.passage("2") == '<sp><l n="2">y</l></sp>\n<sp><l n="2">z</l></sp>'


def test_many_parts_are_cut_in_one_walk():
    declared = cited('<citeStructure unit="line" match="//l" use="@n"/>')
    found = Cited(tei("".join(f'<l n="{number % 2}">{number}</l>' for number in range(6_000)), declared))
    assert found.passage("1").count("<l ") == 3_000


def test_a_part_within_a_part_is_there_once():
    declared = cited('<citeStructure unit="part" match="//div" use="@n"/>')
    assert Cited(tei('<div n="1">a<div n="1">b</div></div>', declared)).passage("1") == '<div n="1">a<div n="1">b</div></div>'


def test_ancestors_stand_around_with_their_attributes():
    found = Cited(POEMS.replace("<text>", '<text xml:lang="la">'))
    tree = found.tree()
    passages = Passages(found.document, found.order, tree)
    written = passages.xml(passages.of(tree.by_reference["I.1,2"])).decode()
    assert (
        '<text xml:lang="la"><body><div n="I"><lg n="1"><dts:wrapper xmlns:dts="https://w3id.org/api/dts#"><l n="2">cano</l></dts:wrapper>' in written
    )
    assert "Arma" not in written
    assert "teiHeader" not in written


def test_a_passage_of_several_documents_of_a_corpus_is_in_one():
    one = tei("<p>a</p>")
    found = Cited(f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0" xml:lang="la">{one}{one}</teiCorpus>')
    passages = Passages(found.document, found.order, found.tree())
    for stretches in (passages.of(found.tree().by_reference["2.1"]), passages.between(*(found.tree().by_reference[one] for one in ("1", "2")))):
        root = etree.fromstring(passages.xml(stretches))
        assert root.tag == "{http://www.tei-c.org/ns/1.0}TEI"
    assert etree.fromstring(passages.xml(passages.of(found.tree().by_reference["2.1"]))).get("{http://www.w3.org/XML/1998/namespace}lang") == "la"


def test_words_of_running_text_are_not_parted():
    found = Cited(tei("<p>in<choice><sic>a</sic><corr>b</corr></choice><persName><forename>A</forename><surname>B</surname></persName></p>"))
    assert "\n" not in found.passage("1")


def test_the_root_itself_as_a_unit():
    found = Cited(tei("<p>a</p>", cited('<citeStructure unit="all" match="/TEI" use="\'all\'"/>')))
    assert found.passage("all").endswith("<text><body><p>a</p></body></text>")


def test_elements_nested_as_deep_as_xml_goes_can_be_cut():
    declared = cited('<citeStructure unit="page" match="//pb" use="@n"/>')
    found = Cited(tei("<div>" * 1900 + '<pb n="1"/>a' + "</div>" * 1900 + '<pb n="2"/>', declared))
    assert found.passage("1").count("<div>") == found.passage("1", "2").count("<div>") == 1900


def test_a_passage_as_a_document_has_the_header_and_no_wrapper():
    found = Cited(POEMS)
    tree = found.tree()
    passages = Passages(found.document, found.order, tree)
    made = passages.document(passages.of(tree.by_reference["I.2"]))
    assert made.text().content.split() == ["Troiae", "qui"]
    assert [etree.QName(one).localname for one in made.root] == ["teiHeader", "text"]
    assert b"wrapper" not in etree.tostring(made.root)


def test_the_document_itself_stays_as_it_is():
    found = Cited(POEMS)
    before = etree.tostring(found.document.root)
    for reference in found.references():
        found.passage(reference)
    assert etree.tostring(found.document.root) == before


@pytest.mark.parametrize("match", ["//lb", ".//lb", "following::lb"])
def test_lines_of_columns_of_pages(match):
    """Milestones within milestones: each line is one of its column, each column of its page, whichever way they are looked for."""
    declared = cited(
        '<citeStructure unit="page" match="//pb" use="@n"><citeStructure unit="column" match="//cb" use="@n" delim=".">'
        f'<citeStructure unit="line" match="{match}" use="position()" delim="."/></citeStructure></citeStructure>'
    )
    page = '<pb n="{0}"/><cb n="a"/><lb/>{0}a1 <lb/>{0}a2 <cb n="b"/><lb/>{0}b1 '
    found = Cited(tei(f"<p>{page.format(1)}</p><p>{page.format(2)}</p>", declared))
    lines = ["1", "1.a", "1.a.1", "1.a.2", "1.b", "1.b.1", "2", "2.a", "2.a.1", "2.a.2", "2.b", "2.b.1"]
    assert (found.references(), found.remarks) == (lines, [])
    assert found.passage("1.a.2") == "<lb/>1a2 "
    assert found.passage("1.b") == '<p><cb n="b"/><lb/>1b1 </p>'
    assert found.passage("2.a.1") == "<lb/>2a1 "
    assert found.passage("1.b.1", "2.a.1") == '<p><lb/>1b1 </p>\n<p><pb n="2"/><cb n="a"/><lb/>2a1 </p>'
