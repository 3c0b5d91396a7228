"""ThunderDots, a client of DTS 1.0: what it gets from our server, and that it gets nothing from a broken one."""

import json
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.request import urlopen

import pytest
from tests.serving import documents, running

import teiwright

HERE = Path(__file__).parent


def crawled(external, address: str) -> dict:
    done = subprocess.run([external("thunderdots"), HERE / "crawl_dts.py", address], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.external("thunderdots")
def test_thunderdots_gets_every_record(external, tmp_path):
    with running(documents(tmp_path / "held")) as (address, _):
        found = crawled(external, f"{address}dts/")
    assert found["collections"] == ["documents", "letters~", "root"]
    assert found["rows"] == 3
    assert found["faults"].get("http_errors", 0) == 0
    records = {one["id"]: one for one in found["records"]}
    assert {name: (one["title"], one["parents"]) for name, one in records.items()} == {
        "one": ("The one", ["documents"]),
        "two": ("The two", ["documents"]),
        "letters~three": ("The three", ["letters~"]),
    }
    assert {one["text"] for one in records.values()} == {"Seconde partie Adieu. Encore."}


@pytest.mark.slow
@pytest.mark.external("thunderdots")
def test_thunderdots_reads_our_edition(external, root):
    (path,) = (one for one in (root / "tei").glob("*.xml") if one.name != "authority.xml")
    with running(root) as (address, _):
        (record,) = crawled(external, f"{address}dts/")["records"]
    document = teiwright.read(path)
    assert record["title"] == json.loads(teiwright.export(document, "json"))["metadata"]["title"]
    assert "".join(record["text"].split()) == "".join("".join(document.root.find(".//{*}text").itertext()).split())


@pytest.mark.slow
@pytest.mark.external("thunderdots", "shared")
def test_thunderdots_gets_every_document_of_others(external, tei_of_others):
    with running(*tei_of_others) as (address, _):
        found = crawled(external, f"{address}dts/")
    assert len(found["records"]) == len(tei_of_others) - 1  # one has a div as its root
    assert sum(bool(one["text"]) for one in found["records"]) >= len(found["records"]) - 4  # manuscripts by zones have no text element


@pytest.mark.slow
@pytest.mark.external("thunderdots")
@pytest.mark.parametrize(("where", "broken"), [("collection", b"{"), ("document", b"<TEI><p></TEI>")])
def test_thunderdots_refuses_broken_answers(external, tmp_path, where, broken):
    """The same server, behind one that spoils the answers of one endpoint."""
    with running(documents(tmp_path / "held")) as (address, _):

        class Spoiler(BaseHTTPRequestHandler):
            def do_GET(self):
                with urlopen(f"{address.rstrip('/')}{self.path}") as answer:
                    body, kind = answer.read(), answer.headers["content-type"]
                body = broken if f"/{where}" in self.path else body
                self.send_response(200)
                self.send_header("content-type", kind)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        with HTTPServer(("127.0.0.1", 0), Spoiler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            found = crawled(external, f"http://127.0.0.1:{server.server_port}/dts/")
            server.shutdown()
    assert found["records"] == []
