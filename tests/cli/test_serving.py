"""``teiwright serve`` as a process: the address, faults at the start, ways to end it, and very many requests."""

import os
import signal
import socket
import subprocess
import sys
import threading
from urllib.parse import urlsplit

import pytest
from tests.serving import Client, documents, ended, running


@pytest.fixture
def held(tmp_path):
    return documents(tmp_path / "held")


def test_it_prints_its_address_and_answers(held):
    with running(held) as (address, process):
        assert address.startswith("http://127.0.0.1:")
        with Client(address) as client:
            assert client.json("/dts")["@type"] == "EntryPoint"
            assert client.json("/dts/navigation?resource=one&down=1")["member"][0]["identifier"] == "1"
            assert b"The one" in client.get("/")[1]
            assert client.get("/dts", headers={"Host": "evil.example"})[0] == 400
            assert client.get("/dts", "POST")[0] == 405
        code, err = ended(process)
    assert code == 130
    assert err.splitlines() == [
        f"{held}/page.xml: this is no TEI document: its root is neither TEI nor teiCorpus; left out",
        "3 documents; Ctrl-C ends the server",
        "",
        "teiwright: interrupted; what was written is whole",
    ]


@pytest.mark.external("posix")
def test_a_polite_end_is_the_same_as_ctrl_c(held):
    with running(held, "--quiet") as (_, process):
        assert ended(process, signal.SIGTERM)[0] == 130


def test_a_client_that_stays_connected_does_not_keep_it_alive(held):
    with running(held) as (address, process), Client(address) as client:
        client.get("/dts")
        assert ended(process)[0] == 130


def test_what_is_no_http_harms_nobody(held):
    with running(held) as (address, process):
        for sent in (b"\x00\xff" * 1000 + b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\n\r\n"):
            with socket.create_connection(("127.0.0.1", urlsplit(address).port), timeout=30) as connection:
                connection.sendall(sent)
                connection.shutdown(socket.SHUT_WR)
                connection.recv(100)
        with Client(address) as client:
            assert client.get("/dts")[0] == 200
        code, err = ended(process)
    assert code == 130
    assert "Traceback" not in err


def run(*words: object, **options) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", "teiwright", *map(str, words)], capture_output=True, text=True, timeout=120, **options)


def test_a_port_that_is_taken(held):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run("serve", held, "--port", taken.getsockname()[1])
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].endswith("--port 0 takes a free one")
    assert done.stdout == ""


def test_a_host_that_is_not_here(held):
    done = run("serve", held, "--host", "192.0.2.1", "--port", 0)
    assert (done.returncode, "cannot be listened at" in done.stderr) == (2, True)


def test_without_the_extra_one_sentence_says_how_to_get_it(held, tmp_path):
    (tmp_path / "starlette").mkdir()
    (tmp_path / "starlette" / "__init__.py").write_text("raise ImportError\n")
    done = run("serve", held, env={**os.environ, "PYTHONPATH": str(tmp_path)})
    assert done.returncode == 4
    assert done.stderr == 'teiwright: serving needs Starlette and uvicorn: pip install "teiwright[serve]"\n'
    assert run("dts", held, "-o", tmp_path / "out", env={**os.environ, "PYTHONPATH": str(tmp_path)}).returncode == 0  # which needs neither


@pytest.mark.slow
def test_ten_thousand_requests(held):
    """Good and bad ones by turns, from four clients at once: each gets the answer that it gets alone."""
    asked = {
        "/dts": 200,
        "/dts/collection?id=documents": 200,
        "/dts/navigation?resource=one&down=-1": 200,
        "/dts/document?resource=two&ref=1.1": 200,
        "/dts/document?resource=letters~three": 200,
        "/dts/document?resource=one&start=1&end=2": 200,
        "/json/one": 200,
        "/html/../../../etc/passwd": 404,
        "/dts/document?resource=one&ref=9": 404,
        "/dts/navigation?resource=one": 400,
    }
    wrong = []
    with running(held) as (address, process):
        with Client(address) as client:
            alone = {path: client.get(path) for path in asked}
        assert {path: status for path, (status, _) in alone.items()} == asked

        def ask() -> None:
            with Client(address) as client:
                for _ in range(250):
                    wrong.extend(path for path in asked if client.get(path) != alone[path])

        clients = [threading.Thread(target=ask) for _ in range(4)]
        for one in clients:
            one.start()
        for one in clients:
            one.join()
        code, err = ended(process)
    assert wrong == []
    assert (code, len(err.splitlines())) == (130, 4)
