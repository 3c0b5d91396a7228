"""The tree of a document that declares none."""

import pytest

from .conftest import Cited, tei


@pytest.mark.parametrize(
    ("body", "references"),
    [
        ("<p/><p/>", ["1", "2"]),
        ("<div><head/><p/><div><p/></div></div><div/>", ["1", "1.1", "1.2", "1.2.1", "2"]),
        ('<div n="I"/><div n="II"/>', ["I", "II"]),
        ('<div n="I"/><div n="I"/>', ["1", "2"]),
        ('<div n="I"/><div/>', ["1", "2"]),
        ('<div n="urn:cts:a.b"/><div n="c"/>', ["1", "2"]),
        ("<lg><l/><l/><lg><l/></lg></lg>", ["1", "1.1", "1.2", "1.3", "1.3.1"]),
        ("<sp><speaker/><p/></sp><stage/><sp><l/></sp>", ["1", "1.1", "2", "2.1"]),
        ("<div><quote><p/><p/></quote><said><p/></said></div>", ["1", "1.1", "1.2", "1.3"]),
        ("<p>a<note><p/></note></p><list><item><p/></item></list>", ["1"]),
        ('<div type="edition" n="urn:x"><div n="5"><p n="2"/></div></div>', ["5", "5.2"]),
        ('<div type="edition"><p/></div><div type="commentary"/>', ["1", "1.1", "2"]),
        ("<u/><u/>", ["1", "2"]),
        ("<div1><div2><ab/></div2></div1>", ["1", "1.1", "1.1.1"]),
        ("<div><div n='front'/></div>", ["1", "1.front"]),
    ],
)
def test_references(body, references):
    assert Cited(tei(body)).references() == references


def test_front_and_back_are_called_so():
    source = tei("<div/>").replace("<body>", "<front><div/></front><body>").replace("</body>", "</body><back><p/></back>")
    assert Cited(source).references() == ["front", "front.1", "1", "back", "back.1"]


def test_texts_of_a_group_are_units():
    group = "<group><text><body><p/></body></text><text><front><p/></front><body><p/></body></text></group>"
    source = tei("").replace("<body></body>", group)
    assert Cited(source).references() == ["1", "1.1", "2", "2.front", "2.front.1", "2.1"]


def test_texts_of_a_corpus_are_units():
    one = tei("<p/>")
    assert Cited(f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{one}{one}</teiCorpus>').references() == ["1", "1.1", "2", "2.1"]


def test_what_holds_no_unit_has_no_tree():
    assert Cited(tei("<list><item/></list>")).trees == []


def test_the_tree_says_what_stands_in_what():
    shapes = Cited(tei("<div><div><p/></div></div><div><lg><l/></lg></div>")).tree().shapes
    assert [one.cite_type for one in shapes] == ["division"]
    assert [one.cite_type for one in shapes[0].parts] == ["division", "stanza"]
    assert shapes[0].parts[1].parts[0].cite_type == "line"


def test_divisions_as_deep_as_xml_goes():
    assert Cited(tei("<div>" * 1500 + "</div>" * 1500)).tree().depth == 100


def test_what_stands_around_units_may_be_nested_as_deep_as_xml_goes():
    assert Cited(tei("<q>" * 1500 + "<p/>" + "</q>" * 1500)).references() == ["1"]
