"""The rules of DTS 1.0 for the navigation endpoint: each row of the table, each error."""

import pytest

from teiwright.serving.answers import Paging

from .conftest import Site, cited, tei

BASE = "http://127.0.0.1:8000/dts"
ALL = ["I", "I.1", "I.1,1", "I.1,2", "I.2", "I.2,1", "II", "II.1", "II.1,1"]


@pytest.mark.parametrize(
    ("query", "members"),
    [
        # nothing but how far down
        ({"down": "1"}, ["I", "II"]),
        ({"down": "2"}, ["I", "I.1", "I.2", "II", "II.1"]),
        ({"down": "3"}, ALL),
        ({"down": "30"}, ALL),
        ({"down": "-1"}, ALL),
        # one unit
        ({"ref": "I"}, None),
        ({"ref": "I", "down": "0"}, ["I", "II"]),
        ({"ref": "I.2", "down": "0"}, ["I.1", "I.2"]),
        ({"ref": "II.1,1", "down": "0"}, ["II.1,1"]),
        ({"ref": "I", "down": "1"}, ["I", "I.1", "I.2"]),
        ({"ref": "I", "down": "2"}, ["I", "I.1", "I.1,1", "I.1,2", "I.2", "I.2,1"]),
        ({"ref": "I.1", "down": "1"}, ["I.1", "I.1,1", "I.1,2"]),
        ({"ref": "II", "down": "-1"}, ["II", "II.1", "II.1,1"]),
        ({"ref": "I.1,2", "down": "1"}, ["I.1,2"]),  # nothing stands below: the unit alone
        ({"ref": "I.1,2", "down": "-1"}, ["I.1,2"]),
        # all between two
        ({"start": "I", "end": "II"}, None),
        ({"start": "I", "end": "II", "down": "1"}, ["I", "I.1", "I.2", "II", "II.1"]),
        ({"start": "I", "end": "II", "down": "-1"}, ALL),
        ({"start": "I.1", "end": "I.2", "down": "1"}, ["I.1", "I.1,1", "I.1,2", "I.2", "I.2,1"]),
        ({"start": "I", "end": "I.1", "down": "1"}, ["I", "I.1", "I.1,1", "I.1,2"]),  # down from the deeper of the two
        ({"start": "I.2,1", "end": "II", "down": "-1"}, ["I.2,1", "II", "II.1", "II.1,1"]),
        ({"start": "I.2", "end": "I.2", "down": "-1"}, ["I.2", "I.2,1"]),
    ],
)
def test_the_table(site, query, members):
    answer = site.navigation(resource="poems", **query)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/ld+json")
    found = answer.json
    assert ("member" in found) == (members is not None)
    assert [one["identifier"] for one in found.get("member", [])] == (members or [])
    assert {name: found[name]["identifier"] for name in ("ref", "start", "end") if name in found} == {
        name: value for name, value in query.items() if name != "down"
    }


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 400),  # neither down nor anything else
        ({"down": "0"}, 400),
        ({"start": "I", "end": "II", "down": "0"}, 400),
        ({"ref": "I", "start": "I"}, 400),
        ({"ref": "I", "end": "I"}, 400),
        ({"ref": "I", "start": "I", "end": "II", "down": "1"}, 400),
        ({"start": "I", "down": "1"}, 400),
        ({"end": "I", "down": "1"}, 400),
        ({"down": "-2"}, 400),
        ({"down": "all"}, 400),
        ({"down": ""}, 400),
        ({"down": "1.5"}, 400),
        ({"down": "1" * 400}, 400),
        ({"start": "II", "end": "I", "down": "1"}, 400),
        ({"ref": "III"}, 404),
        ({"ref": ""}, 404),
        ({"ref": "I' or '1'='1"}, 404),
        ({"start": "I", "end": "III"}, 404),
        ({"start": "0", "end": "II"}, 404),
        ({"ref": "I", "tree": "verses"}, 404),
        ({"ref": "I", "tree": ""}, 404),
        ({"down": "1", "tree": "default"}, 404),
        ({"ref": "I", "tree": "pages"}, 404),  # a unit of another tree
        ({"down": "1", "page": "2"}, 404),
        ({"down": "1", "page": "0"}, 400),
    ],
)
def test_errors(site, query, status):
    answer = site.navigation(resource="poems", **query)
    assert (answer.status, answer.headers["content-type"]) == (status, "application/problem+json"), answer.body
    assert answer.json["detail"]


@pytest.mark.parametrize(("query", "status"), [({"down": "1"}, 400), ({"resource": "", "down": "1"}, 400), ({"resource": "x", "down": "1"}, 404)])
def test_the_document_must_be_named_and_there(site, query, status):
    assert site.navigation(**query).status == status


def test_a_parameter_that_stands_twice(site):
    answer = site.get("/dts/navigation?resource=poems&down=1&down=2")
    assert (answer.status, answer.json["detail"]) == (400, 'the parameter "down" stands twice')


def test_parameters_that_nobody_knows_are_passed_over(site):
    assert site.navigation(resource="poems", down="1", colour="red").status == 200


def test_the_object(site):
    query = "resource=poems&down=1"
    found = site.get(f"/dts/navigation/?{query}").json
    assert (found["@context"], found["@type"], found["dtsVersion"]) == ("https://dtsapi.org/context/v1.0.json", "Navigation", "1.0")
    assert found["@id"] == f"{BASE}/navigation/?{query}"
    resource = dict(site.collection(id="poems").json)
    resource.pop("@context")
    assert found["resource"] == resource


def test_units(site):
    first, second = site.navigation(resource="poems", down="2").json["member"][:2]
    assert first == {
        "identifier": "I",
        "@type": "CitableUnit",
        "level": 1,
        "parent": None,
        "citeType": "book",
        "dublinCore": {"title": [{"lang": "und", "value": "Book one"}]},
    }
    assert second == {"identifier": "I.1", "@type": "CitableUnit", "level": 2, "parent": "I", "citeType": "poem"}


def test_another_tree(site):
    assert site.units(resource="poems", down="-1", tree="pages") == ["p1", "p2"]
    assert site.units(resource="poems", start="p1", end="p2", down="1", tree="pages") == ["p1", "p2"]


@pytest.mark.parametrize(
    "query", [{"down": "1"}, {"down": "-1"}, {}, {"ref": "1"}, {"down": "0"}, {"start": "1", "end": "2"}, {"start": "1"}, {"down": "1", "tree": "x"}]
)
def test_a_document_without_a_tree_has_no_units_and_no_errors(site, query):
    answer = site.navigation(resource="letters~1917~c", **query)
    assert (answer.status, answer.json["member"]) == (200, [])


def test_pages(folder):
    site = Site(folder, Paging(units=4))
    first = site.navigation(resource="poems", down="-1").json
    assert [one["identifier"] for one in first["member"]] == ALL[:4]
    view = first["view"]
    assert view["@type"] == "Pagination"
    assert view["@id"] == view["first"] == f"{BASE}/navigation?resource=poems&down=-1&page=1"
    assert view["previous"] is None
    found, asked = list(first["member"]), 1
    while view["next"]:
        answer = site.get(view["next"]).json
        assert answer["view"]["previous"] == view["@id"]
        assert answer["view"]["last"] == first["view"]["last"]
        view = answer["view"]
        found += answer["member"]
        asked += 1
    assert [one["identifier"] for one in found] == ALL
    assert asked == 3
    assert site.navigation(resource="poems", down="-1", page="4").status == 404


def test_titles_come_from_heads_where_nothing_is_declared(site):
    first = site.navigation(resource="prose", down="1").json["member"][0]
    assert first["dublinCore"]["title"] == [{"lang": "und", "value": "One"}]


def test_properties_of_others_are_extensions_with_their_own_context(tmp_path):
    declared = cited('<citeStructure unit="book" match="//div" use="@n"><citeData property="http://example.org/scribe" use="@resp"/></citeStructure>')
    (tmp_path / "a.xml").write_text(tei('<div n="1" resp="#a" xml:lang="la"/>', declared))
    (unit,) = Site(tmp_path).navigation(resource="a", down="1").json["member"]
    name = "http://example.org/scribe"
    assert unit["extensions"] == {"@context": {name: name}, name: [{"lang": "la", "value": "#a"}]}
