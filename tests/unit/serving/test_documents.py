"""The rules of DTS 1.0 for the document endpoint, and the forms in which documents can be had."""

import json

import pytest
from lxml import etree

from teiwright.serving.parameters import shown

from .conftest import POEMS, Site, inner, tei

BASE = "http://127.0.0.1:8000/dts"


def test_the_whole_is_the_file_to_the_byte(site, folder):
    answer = site.document(resource="poems")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/tei+xml")
    assert answer.body.removeprefix(b'<?xml version="1.0" encoding="UTF-8"?>\n').strip() == (folder / "poems.xml").read_bytes()


def test_the_answer_leads_to_the_collection(site):
    for query in ({}, {"ref": "I"}, {"mediaType": "text/html"}):
        assert site.document(resource="poems", **query).headers["link"] == f'<{BASE}/collection?id=poems>; rel="collection"'
    assert site.get(f"{BASE}/collection?id=poems").json["@id"] == "poems"


@pytest.mark.parametrize(
    ("query", "passage"),
    [
        ({"ref": "I.1,2"}, '<l n="2">cano</l>'),
        ({"ref": "II"}, '<div n="II"><head>Book two</head>\n<lg n="1"><l n="1">primus</l></lg></div>'),
        ({"start": "I.1,2", "end": "I.2"}, '<lg n="1"><l n="2">cano</l></lg>\n<lg n="2"><l n="1">Troiae<pb n="p2"/> qui</l></lg>'),
        ({"ref": "p2", "tree": "pages"}, None),
    ],
)
def test_a_part_stands_in_a_wrapper_in_tei(site, query, passage):
    answer = site.document(resource="poems", **query)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/tei+xml")
    assert etree.fromstring(answer.body).tag == "{http://www.tei-c.org/ns/1.0}TEI"
    assert passage is None or inner(answer.body) == passage


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 400),
        ({"resource": ""}, 400),
        ({"resource": "nothing"}, 404),
        ({"resource": "../held/poems"}, 404),
        ({"resource": "documents"}, 404),  # a collection is no document
        ({"resource": "poems", "ref": "I", "start": "I", "end": "II"}, 400),
        ({"resource": "poems", "ref": "I", "end": "II"}, 400),
        ({"resource": "poems", "start": "I"}, 400),
        ({"resource": "poems", "end": "I"}, 400),
        ({"resource": "poems", "start": "II", "end": "I"}, 400),
        ({"resource": "poems", "ref": "III"}, 404),
        ({"resource": "poems", "start": "I", "end": "III"}, 404),
        ({"resource": "poems", "ref": "I", "tree": "verses"}, 404),
        ({"resource": "poems", "ref": "p1"}, 404),  # a unit of another tree
        ({"resource": "poems", "mediaType": "application/pdf"}, 404),
        ({"resource": "poems", "mediaType": ""}, 404),
        ({"resource": "letters~1917~c", "ref": "1"}, 404),  # no tree, no part
    ],
)
def test_errors(site, query, status):
    answer = site.document(**query)
    assert (answer.status, answer.headers["content-type"]) == (status, "application/problem+json"), answer.body
    assert answer.json["detail"].count("\n") == 0


def test_a_tree_means_nothing_without_a_reference(site):
    assert site.document(resource="poems", tree="pages").body == site.document(resource="poems").body
    assert site.document(resource="poems", tree="nothing").body == site.document(resource="poems").body


@pytest.mark.parametrize("media_type", ["application/tei+xml", "application/tei xml", "APPLICATION/TEI+XML"])
def test_a_plus_that_nobody_escaped(site, media_type):
    assert site.document(resource="poems", mediaType=media_type).status == 200


def test_other_forms_of_the_whole_are_what_the_exporters_make(site):
    from teiwright import export, read

    document = read(POEMS.encode())
    assert site.document(resource="poems", mediaType="text/plain").body.decode() == export(document, to="text")
    made = json.loads(export(document, to="json"))
    assert site.document(resource="poems", mediaType="application/json").json == made
    assert b"Arma virumque" in site.document(resource="poems", mediaType="text/html").body


def test_other_forms_of_a_part(site):
    query = {"resource": "poems", "ref": "I.1"}
    assert site.document(**query, mediaType="text/plain").body == b"Arma virumque\ncano\n"
    page = site.document(**query, mediaType="text/html").body
    assert b"Arma virumque" in page
    assert b"primus" not in page
    assert site.document(**query, mediaType="application/json").json["text"] == "Arma virumque\ncano\n"
    assert site.document(resource="poems", ref="p2", tree="pages", mediaType="text/plain").body == b"qui\n\nBook two\n\nprimus\n"


@pytest.mark.parametrize(("form", "media_type"), [("html", "text/html; charset=utf-8"), ("json", "application/json")])
def test_addresses_for_people(site, form, media_type):
    answer = site.get(f"/{form}/letters~a=20b")
    assert (answer.status, answer.headers["content-type"]) == (200, media_type)
    assert b"Dear Sir" in answer.body
    assert site.get(f"/{form}/nothing").status == 404


def test_the_same_request_gets_the_same_bytes(folder):
    addresses = ["/", "/dts", "/dts/collection", "/dts/navigation?resource=poems&down=-1", "/html/poems", "/dts/document?resource=poems&ref=I"]
    first, second = Site(folder), Site(folder)
    for address in addresses:
        assert first.get(address).body == first.get(address).body == second.get(address).body


def test_an_identifier_that_stands_twice_hinders_nobody(tmp_path):
    (tmp_path / "a.xml").write_text(tei('<p xml:id="a">x</p><p xml:id="a">y</p>'))
    site = Site(tmp_path)
    for media_type in site.collection(id="a").json["mediaTypes"]:
        assert site.document(resource="a", mediaType=media_type).status == 200


def test_what_others_wrote_is_shown_short():
    assert len(shown("x" * 10_000)) < 70
