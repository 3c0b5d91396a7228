"""Asking a reconciliation service: a small one of our own on loopback, and a real one."""

import json
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from teiwright.authorities.reconciling import Offer, Query, Service
from teiwright.authorities.suggesting import suggestions, with_offers
from teiwright.model import SettingsError, SourceError
from teiwright.reading import read_document

MANIFEST = {"versions": ["0.2"], "name": "Register", "identifierSpace": "http://www.wikidata.org/entity/", "schemaSpace": "x"}
BROWN = {"id": "Q1", "name": "John Brown", "score": 99.95, "match": True}
JONES = {"id": "Q2", "name": "John Browne", "score": 74}


@contextmanager
def service(answer, manifest=MANIFEST):
    """Let a service answer with *manifest* to GET and with ``answer(queries)`` to POST; both may be bytes or a status. Yield its address."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def reply(self, told):
            status = told if isinstance(told, int) else 200
            data = told if isinstance(told, bytes) else b"" if isinstance(told, int) else json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_GET(self):
            self.reply(manifest)

        def do_POST(self):
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            asked.append(json.loads(form["queries"][0]))
            self.reply(answer(asked[-1]))

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", asked
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    """Keep requests to loopback away from a proxy that the machine may have."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def all_with(*candidates):
    return lambda queries: {key: {"result": list(candidates)} for key in queries}


def test_several_candidates_stay_several_the_surest_first():
    with service(all_with(JONES, BROWN)) as (url, asked):
        found = Service(url).offers([Query("John Brown", "Q5")])
    assert found == [[Offer("Q1", "John Brown", 99.95, match=True), Offer("Q2", "John Browne", 74.0)]]
    assert asked == [{"q0": {"query": "John Brown", "limit": 5, "type": "Q5"}}]


def test_many_names_are_asked_ten_at_a_time_and_each_gets_its_own_answer():
    with service(lambda queries: {key: {"result": [{"id": one["query"], "name": "N"}]} for key, one in queries.items()}) as (url, asked):
        found = Service(url).offers([Query(f"n{number}") for number in range(23)])
    assert [one.id for (one,) in found] == [f"n{number}" for number in range(23)]
    assert [len(one) for one in asked] == [10, 10, 3]


def test_nothing_is_asked_for_no_names():
    with service(all_with()) as (url, asked):
        assert Service(url).offers([]) == []
    assert asked == []


@pytest.mark.parametrize(
    ("told", "due"),
    [
        ({}, ("Wikidata", "Q1")),
        ({"identifierSpace": "http://d-nb.info/gnd/"}, ("GND", "Q1")),
        ({"identifierSpace": "urn:x", "view": {"url": "https://www.wikidata.org/wiki/{{id}}"}}, ("Wikidata", "Q1")),
        ({"identifierSpace": "urn:x", "view": {"url": "https://example.org/{{id}}.html"}}, ("URI", "https://example.org/Q1.html")),
        ({"identifierSpace": "urn:x", "view": {"url": "https://example.org/"}, "name": "Our Register"}, ("our-register", "Q1")),
        ({"identifierSpace": "urn:x", "view": "none"}, ("register", "Q1")),
    ],
)
def test_an_id_is_written_as_its_register_has_it(told, due):
    with service(all_with(), {**MANIFEST, **told}) as (url, _):
        assert Service(url).identifier("Q1") == due


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        (404, "the service answered with HTTP status 404"),
        (b"<html/>", "the service did not answer in JSON"),
        (b"[" * 100_000, "the service did not answer in JSON"),
        ([], "the service did not answer with a JSON object"),
        ({"name": "x"}, "this is no reconciliation service"),
        ({**MANIFEST, "versions": ["1.0", "0.9"]}, "speaks version 1.0, 0.9 of the API"),
    ],
)
def test_who_is_no_service(manifest, message):
    with service(all_with(), manifest) as (url, _), pytest.raises(SourceError, match=message) as raised:
        Service(url)
    assert raised.value.place.file == url


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (500, "the service answered with HTTP status 500"),
        ({}, "it has no q0/result"),
        ({"q0": []}, "it has no q0/result"),
        ({"q0": {"result": {}}}, "it has no q0/result"),
        ({"q0": {"result": [{"id": "Q1"}]}}, "a candidate has no id or no name"),
        ({"q0": {"result": [{"id": "Q 1", "name": "N"}]}}, "a candidate has no id or no name"),
        ({"q0": {"result": [{"id": 1, "name": "N"}]}}, "a candidate has no id or no name"),
    ],
)
def test_an_answer_that_is_none(answer, message):
    with service(lambda _: answer) as (url, _), pytest.raises(SourceError, match=message):
        Service(url).offers([Query("N")])


def test_a_service_that_says_nothing_is_not_waited_for():
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(SourceError, match=r"did not answer within 0\.2 seconds"):
        Service(f"http://127.0.0.1:{silent.getsockname()[1]}/", seconds=0.2)


def test_a_service_that_is_not_there():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(SourceError, match="cannot be reached: Connection refused"):
        Service(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize("url", ["file:///etc/hosts", "localhost:8000", "http://", "http://[::1", "http://a:port/", ""])
def test_what_is_no_address_of_a_service(url):
    with pytest.raises(SettingsError):
        Service(url)


def test_words_that_xml_forbids_do_not_get_into_an_entry():
    with service(all_with({"id": "Q1", "name": "a\x00\nb\ufffe"})) as (url, _):
        assert Service(url).offers([Query("N")])[0][0].name == "a b"


# In entries


def edition(*names):
    marked = "".join(f"<persName>{name}</persName>" for name in names)
    return read_document(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text xml:lang="en"><p>{marked}</p></text></TEI>'.encode(), "e.xml")


def offered(*candidates, names=("John Brown",)):
    with service(all_with(*candidates)) as (url, asked):
        found = with_offers(suggestions([edition(*names)], None), Service(url), {"person": "Q5"})
    assert all(one["type"] == "Q5" for queries in asked for one in queries.values())
    return found


def test_all_that_is_offered_stands_in_the_entry_marked():
    found = offered(BROWN, JONES)
    assert [one.markup() for one in found.entries[0].statements] == [
        "<persName>John Brown</persName>",
        '<idno type="Wikidata" resp="#tw-authority" cert="medium">Q1</idno>',
        '<idno type="Wikidata" resp="#tw-authority" cert="low">Q2</idno>',
        '<note type="candidates" resp="#tw-authority">Register:<lb/>John Brown (Q1, score 100)<lb/>John Browne (Q2, score 74)</note>',
        '<note type="occurrences" resp="#tw-authority">once, in e.xml</note>',
    ]
    assert [(one.rule, one.message) for one in found.findings] == [
        ("tw:candidates", '"John Brown" (john-brown) may be John Brown (Q1, score 100) or John Browne (Q2, score 74) of Register')
    ]


@pytest.mark.parametrize("candidates", [[JONES | {"match": True}], [BROWN, BROWN | {"id": "Q9"}], [BROWN | {"match": False}]])
def test_what_is_not_the_one_match_of_that_name_is_of_low_certainty(candidates):
    markup = "".join(one.markup() for one in offered(*candidates).entries[0].statements)
    assert 'cert="low"' in markup
    assert "medium" not in markup


def test_an_entry_for_which_nothing_is_offered_stays_as_it_is():
    found = offered()
    assert found == suggestions([edition("John Brown")], None)


# A real service


@pytest.fixture
def csv_reconcile(external, tmp_path):
    """A csv-reconcile that serves a register of three."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (tmp_path / "people.tsv").write_text("id\tname\nQ1\tViktor Chernov\nQ2\tVictor Chernoff\nQ3\tKarl Marx\n", encoding="utf-8")
    (tmp_path / "config.py").write_text(f'SERVER_NAME = "127.0.0.1:{port}"\n', encoding="utf-8")
    program = str(external("csv-reconcile"))
    subprocess.run([program, "init", "--config", "config.py", "people.tsv", "id", "name"], cwd=tmp_path, check=True, capture_output=True)
    with (tmp_path / "log").open("wb") as log, subprocess.Popen([program, "serve"], cwd=tmp_path, stdout=log, stderr=log) as process:
        try:
            for _ in range(300):
                with socket.socket() as one:
                    if one.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}/reconcile"
        finally:
            process.terminate()


@pytest.mark.external("csv-reconcile")
def test_a_real_service_is_asked(csv_reconcile, tmp_path):
    (tmp_path / "e.xml").write_bytes(edition("Viktor Chernov", "Marx", "Napoleon").source)
    done = subprocess.run(
        [sys.executable, "-m", "teiwright", "authority", "suggest", "e.xml", "--reconcile", csv_reconcile, "-o", "people.xml"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert (
        '"Viktor Chernov" (viktor-chernov) may be Viktor Chernov (Q1, score 100) or Victor Chernoff (Q2, score 74.1) of CSV Reconcile' in done.stderr
    )
    entries = {
        one.get("{http://www.w3.org/XML/1998/namespace}id"): one
        for one in read_document((tmp_path / "people.xml").read_bytes()).root.iter("{*}person")
    }
    assert {key: [(one.text, one.get("cert")) for one in entry.iter("{*}idno")] for key, entry in entries.items()} == {
        "marx": [("Q3", "low")],
        "napoleon": [],
        "viktor-chernov": [("Q1", "medium"), ("Q2", "low")],
    }
    checked = subprocess.run(
        [sys.executable, "-m", "teiwright", "validate", "people.xml", "--schema", "teiwright"], cwd=tmp_path, capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout
