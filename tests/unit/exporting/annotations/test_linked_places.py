"""Places with coordinates; nothing where the document does not say where."""

import json

import pytest
from lxml import etree

import teiwright
from teiwright.guidelines.namespaces import TEI
from teiwright.model import Document, Origin


def features(places, header="<teiHeader/>"):
    root = etree.fromstring(f'<TEI xmlns="{TEI}">{header}<standOff><listPlace>{places}</listPlace></standOff></TEI>')
    return json.loads(teiwright.export(Document(root, Origin("e.xml")), "lpf"))["features"]


def at(coordinates, more=""):
    return f'<place xml:id="p"><placeName>P</placeName><location><geo>{coordinates}</geo></location>{more}</place>'


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("41.9 12.5", [12.5, 41.9]),
        (" 41.9, 12.5 ", [12.5, 41.9]),
        ("-41.9,12", [12.0, -41.9]),
        ("48,20833 16,37305", [16.37305, 48.20833]),
    ],
)
def test_coordinates(words, due):
    assert [one["geometry"] for one in features(at(words))] == [{"type": "Point", "coordinates": due}]


@pytest.mark.parametrize("words", ["", "41.9", "91 12", "12 181", "41.9 12.5 13.5", "41,9,12,5", "41°N 12°E", "here", "1e5 3"])
def test_what_is_no_pair_of_latitude_and_longitude_is_no_feature(words):
    assert features(at(words)) == []


def test_what_a_feature_says():
    more = (
        '<placeName xml:lang="it">Pi<note>x</note></placeName><idno type="GeoNames">12</idno><idno type="URI">https://example.org/p</idno><idno>7</idno>'
        '<note xml:lang="en">A town</note><place xml:id="q"><placeName>Q</placeName><location><geo>1 2</geo></location></place>'
    )
    first, second = features(at("41.9 12.5", more))
    assert first["@id"] == "e.xml#p"
    assert first["properties"] == {"title": "P"}
    assert first["names"] == [{"toponym": "P"}, {"toponym": "Pi", "lang": "it"}]
    assert [one["identifier"] for one in first["links"]] == ["gn:12", "https://example.org/p"]
    assert first["descriptions"] == [{"value": "A town", "lang": "en"}]
    assert (second["@id"], second["geometry"]["coordinates"]) == ("e.xml#q", [2.0, 1.0])


def test_where_it_lies_is_not_where_it_is():
    within = "<location><placeName>Land</placeName><geo>1 2</geo></location>"
    (one,) = features(at("41.9 12.5", within))
    assert (one["geometry"]["coordinates"], [name["toponym"] for name in one["names"]]) == ([12.5, 41.9], ["P"])


def test_another_system_of_coordinates_is_not_taken_for_latitude_and_longitude():
    header = '<teiHeader><encodingDesc><geoDecl datum="OSGB36">Grid</geoDecl></encodingDesc></teiHeader>'
    assert features(at("41.9 12.5"), header) == []
    assert len(features(at("41.9 12.5"), header.replace("OSGB36", "WGS84"))) == 1


def test_two_points_and_places_without():
    assert features("<place xml:id='p'><placeName>P</placeName></place><place><location><geo>1 2</geo></location></place>") == []
    (both,) = features(at("1 2</geo><geo>3 4</geo><geo>1 2"))
    assert both["geometry"]["type"] == "GeometryCollection"
    assert [one["coordinates"] for one in both["geometry"]["geometries"]] == [[2.0, 1.0], [4.0, 3.0]]
