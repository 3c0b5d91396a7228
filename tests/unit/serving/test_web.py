"""The application: headers, hosts, methods, the list for people, and requests that mean no good."""

import pytest
from lxml import etree

from teiwright.serving.answers import Service

from .conftest import Site, tei

ADDRESSES = ["/", "/dts", "/dts/collection", "/dts/navigation?resource=poems&down=1", "/dts/document?resource=poems", "/html/poems", "/json/poems"]
WRONG = ["/nothing", "/dts/nothing", "/html/nothing", "/dts/navigation", "/dts/document?resource=x"]


@pytest.mark.parametrize("address", [*ADDRESSES, *WRONG])
def test_every_answer_has_the_headers_that_browsers_go_by(site, address):
    for method in ("GET", "HEAD", "POST"):
        headers = site.get(address, method).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "access-control-allow-origin" not in headers


def test_a_page_may_run_its_own_script_alone(site):
    answer = site.get("/html/poems")
    policy = answer.headers["content-security-policy"]
    inside = etree.HTML(answer.body).find(".//meta[@http-equiv]").get("content")
    assert policy == f"{inside}; frame-ancestors 'none'"
    assert "script-src 'sha256-" in policy


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_is_get_without_a_body(site, address):
    got, asked = site.get(address), site.get(address, "HEAD")
    assert (got.status, asked.status) == (200, 200)
    assert got.headers["content-length"] == asked.headers["content-length"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("address", ["/", "/dts/collection", "/html/poems"])
def test_other_methods_are_refused(site, address, method):
    answer = site.get(address, method)
    assert (answer.status, answer.headers["content-type"]) == (405, "application/problem+json")
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "127.0.0.1:8000@evil.example", "localhost.evil"])
def test_another_host_gets_nothing(site, host):
    answer = site.get("/dts/collection", host=host)
    assert answer.status == 400
    assert b"Collection" not in answer.body


def test_addresses_name_the_host_that_was_asked(folder):
    site = Site(folder, hosts=["texts.example.org", "[::1]"])
    assert site.get("/dts", host="texts.example.org").json["@id"] == "http://texts.example.org/dts"
    assert site.get("/dts", host="[::1]:8000").json["@id"] == "http://[::1]:8000/dts"


HOSTILE = [
    *("/../../etc/passwd", "/html/../../../etc/passwd", "/html/..", "/html/.", "/json/%2e%2e%2fpoems.xml", "/html/poems/../prose", "//evil.example/"),
    *("/html/" + "a" * 60_000, "/dts/../dts/collection", "/dts//collection", "/html/\x00", "/html/poems\r\nX-Injected: 1", "/\u202e"),
]


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: repr(path)[:30])
def test_paths_lead_nowhere(site, path):
    answer = site.send(path, "", "GET", {"host": "127.0.0.1"})
    assert (answer.status, answer.headers["content-type"]) == (404, "application/problem+json")
    assert "x-injected" not in answer.headers
    assert site.told == []


@pytest.mark.parametrize(
    "query",
    [
        *("resource=../../../etc/passwd&down=1", "resource=/etc/passwd&down=1", "resource=poems%00&down=1", "resource=poems.xml&down=1"),
        *("resource=poems&ref=%FF%FE", "resource=poems&ref=" + "a" * 60_000, "resource=poems&ref='];//*", "resource=poems&down=1e9"),
        *("resource=poems&down=" + "9" * 60_000, "resource=poems&start=I&end=" + "I," * 20_000, "resource=poems&ref=%0d%0aX-Injected:1"),
        *("&" * 50_000, "=" * 50_000, "resource[]=poems&down=1", "resource=poems;down=1", "resource=%", "resource=\xff\xfe", "page=1" * 10_000),
        *("resource=poems&down=-1&page=99999999999", "resource=poems&down=999999999999999", "resource=poems&ref=<script>alert(1)</script>"),
    ],
    ids=lambda query: repr(query)[:40],
)
@pytest.mark.parametrize("endpoint", ["collection", "navigation", "document"])
def test_queries_that_mean_no_good(site, endpoint, query):
    answer = site.send(f"/dts/{endpoint}", query, "GET", {"host": "127.0.0.1"})
    assert answer.status in {200, 400, 404}, answer.body
    assert len(answer.body) < 10_000
    assert "x-injected" not in answer.headers
    assert b"Traceback" not in answer.body
    assert b"<script>" not in answer.body or answer.headers["content-type"] == "application/problem+json"
    assert site.told == []


def test_a_fault_of_ours_is_told_in_one_sentence_on_both_sides(site, monkeypatch):
    monkeypatch.setattr(Service, "answer", lambda *_: 1 / 0)
    answer = site.get("/dts/collection")
    assert (answer.status, answer.json["detail"]) == (500, "this is a fault of the server, not of the request")
    assert site.told == ["this is a bug of teiwright (ZeroDivisionError: division by zero); please report it"]


def test_the_list_for_people(site):
    page = etree.HTML(site.get("/").body)
    assert page.findtext(".//h1") == "Collections"
    assert [one.text for one in page.iterfind(".//h2")] == ["Documents", "letters", "1917"]
    links = [one.get("href") for one in page.iterfind(".//main//a")]
    assert links[0] == "/html/poems"
    assert len(links) == 4 * 5
    for link in [*links, page.find(".//header//a").get("href")]:
        assert site.get(link).status == 200, link


def test_what_documents_say_does_nothing_in_the_list(tmp_path):
    (tmp_path / "a.xml").write_text(tei("<p/>", title="&lt;script>alert(1)&lt;/script>", head="<author>\"&lt;b>'</author>"))
    body = Site(tmp_path).get("/").body
    assert b"<script>" not in body
    assert b"&lt;script&gt;alert(1)" in body
    assert b"<b>" not in body
