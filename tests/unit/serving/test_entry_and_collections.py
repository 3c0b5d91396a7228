"""The rules of DTS 1.0 for the entry point and the collection endpoint, each against the application."""

import pytest

from teiwright.serving.answers import Paging

from .conftest import Site

BASE = "http://127.0.0.1:8000/dts"
CONTEXT = "https://dtsapi.org/context/v1.0.json"


@pytest.mark.parametrize("address", ["/dts", "/dts/"])
def test_the_entry_point(site, address):
    answer = site.get(address)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/ld+json")
    assert answer.json == {
        "@context": CONTEXT,
        "dtsVersion": "1.0",
        "@id": BASE,
        "@type": "EntryPoint",
        "collection": f"{BASE}/collection{{?id,page,nav}}",
        "navigation": f"{BASE}/navigation{{?resource,ref,start,end,down,tree,page}}",
        "document": f"{BASE}/document{{?resource,ref,start,end,tree,mediaType}}",
    }


@pytest.mark.parametrize("query", [{}, {"id": "root"}, {"nav": "children"}, {"id": "root", "page": "1"}])
@pytest.mark.parametrize("slash", ["", "/"])
def test_the_root_collection(site, query, slash):
    answer = site.get(f"/dts/collection{slash}", **query)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/ld+json")
    root = answer.json
    assert (root["@context"], root["@type"], root["dtsVersion"], root["title"]) == (CONTEXT, "Collection", "1.0", "Collections")
    assert (root["totalParents"], root["totalChildren"]) == (0, 2)
    assert [one["@id"] for one in root["member"]] == ["documents", "letters~"]


def test_no_document_is_a_member_of_the_root(site):
    assert {one["@type"] for one in site.collection().json["member"]} == {"Collection"}


def members(site, identifier: str) -> list[dict]:
    return site.collection(id=identifier).json["member"]


def test_every_object_has_what_it_must_have(site):
    waiting, seen = [site.collection().json], []
    while waiting:
        one = waiting.pop()
        seen.append(one["@id"])
        assert one["title"]
        assert one["dtsVersion"] == "1.0"
        assert isinstance(one["totalParents"], int)
        assert one["collection"].startswith(f"{BASE}/collection?id=")
        if one["@type"] == "Resource":
            assert one["totalChildren"] == 0
            assert "nav" in one["collection"]
            assert one["navigation"].endswith("{&ref,start,end,down,tree,page}")
            assert one["document"].endswith("{&ref,start,end,tree,mediaType}")
            assert isinstance(one["citationTrees"], list)
        else:
            found = members(site, one["@id"])
            assert one["totalChildren"] == len(found)
            waiting += found
    assert sorted(seen) == ["documents", "letters~", "letters~1917~", "letters~1917~c", "letters~a=20b", "poems", "prose", "root"]


def test_folders_within_are_collections_within(site):
    assert [(one["@type"], one["@id"], one["title"]) for one in members(site, "letters~")] == [
        ("Collection", "letters~1917~", "1917"),
        ("Resource", "letters~a=20b", "Letter"),
    ]


def test_a_member_says_all_that_the_document_itself_does(site):
    (poems, _) = members(site, "documents")
    alone = site.collection(id="poems").json
    assert alone == {"@context": CONTEXT, **poems}
    assert "member" not in alone


def test_the_citation_trees_of_a_document(site):
    first, second = site.collection(id="poems").json["citationTrees"]
    assert "identifier" not in first
    assert first["@type"] == second["@type"] == "CitationTree"
    assert first["citeStructure"] == [
        {
            "@type": "CiteStructure",
            "citeType": "book",
            "citeStructure": [{"@type": "CiteStructure", "citeType": "poem", "citeStructure": [{"@type": "CiteStructure", "citeType": "line"}]}],
        }
    ]
    assert (second["identifier"], second["citeStructure"]) == ("pages", [{"@type": "CiteStructure", "citeType": "page"}])


def test_a_document_without_a_tree_has_an_empty_list(site):
    assert site.collection(id="letters~1917~c").json["citationTrees"] == []


def test_metadata_in_the_shape_that_it_must_have(site):
    said = site.collection(id="letters~a=20b").json["dublinCore"]
    assert said["title"] == [{"lang": "und", "value": "Letter"}]
    assert said["creator"] == [{"lang": "und", "value": "Jane Grey"}]


def test_media_types_and_downloads_lead_to_the_document(site):
    resource = site.collection(id="poems").json
    assert resource["mediaTypes"] == ["application/tei+xml", "text/html", "text/plain", "application/json"]
    for media_type, address in zip(resource["mediaTypes"], resource["download"], strict=True):
        answer = site.get(address)
        assert (answer.status, answer.headers["content-type"].partition(";")[0]) == (200, media_type)


@pytest.mark.parametrize(
    ("identifier", "parents"),
    [("poems", ["documents"]), ("letters~1917~c", ["letters~1917~"]), ("letters~1917~", ["letters~"]), ("documents", ["root"]), ("root", [])],
)
def test_parents(site, identifier, parents):
    answer = site.collection(id=identifier, nav="parents").json
    assert answer["@id"] == identifier
    assert [one["@id"] for one in answer["member"]] == parents
    assert answer["totalParents"] == len(parents)


def test_the_children_of_a_document_are_none(site):
    assert "member" not in site.collection(id="poems", nav="children").json


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"id": "nothing"}, 404),
        ({"id": ""}, 404),
        ({"id": "../poems"}, 404),
        ({"nav": "up"}, 400),
        ({"nav": ""}, 400),
        ({"page": "0"}, 400),
        ({"page": "-1"}, 400),
        ({"page": "one"}, 400),
        ({"page": "9" * 5000}, 400),
        ({"page": "2"}, 404),
    ],
)
def test_what_cannot_be_had(site, query, status):
    answer = site.collection(**query)
    assert (answer.status, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json["status"] == status
    assert answer.json["detail"]


def test_pages(folder):
    site = Site(folder, Paging(members=1))
    first = site.collection(id="documents").json
    assert [one["@id"] for one in first["member"]] == ["poems"]
    assert first["totalChildren"] == 2
    assert first["view"] == {
        "@id": f"{BASE}/collection?id=documents&page=1",
        "@type": "Pagination",
        "first": f"{BASE}/collection?id=documents&page=1",
        "previous": None,
        "next": f"{BASE}/collection?id=documents&page=2",
        "last": f"{BASE}/collection?id=documents&page=2",
    }
    second = site.get(first["view"]["next"]).json
    assert [one["@id"] for one in second["member"]] == ["prose"]
    assert (second["view"]["previous"], second["view"]["next"]) == (first["view"]["first"], None)
    assert site.collection(id="documents", page="3").status == 404


def test_what_stands_on_one_page_has_no_view(site):
    assert "view" not in site.collection().json


def test_documents_of_one_series_give_the_root_its_title(folder):
    for path in folder.rglob("*.xml"):
        path.write_text(path.read_text().replace("<sourceDesc>", "<seriesStmt><title>Old texts</title></seriesStmt><sourceDesc>"))
    assert Site(folder).collection().json["title"] == "Old texts"
