"""``teiwright serve`` as others meet it: a process that listens at a free port."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit


@contextmanager
def running(*arguments: object) -> Iterator[tuple[str, subprocess.Popen]]:
    """Serve on a free port; give the address that was printed, and the process."""
    command = [sys.executable, "-m", "teiwright", "serve", *map(str, arguments), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process.stdout.readline().strip(), process
        finally:
            if process.poll() is None:
                process.kill()


def ended(process: subprocess.Popen, by: int = signal.SIGINT) -> tuple[int, str]:
    """End the process; return its exit code and what it said on standard error."""
    process.send_signal(by)
    _, err = process.communicate(timeout=30)
    return process.returncode, err


class Client:
    """Asks one server over one connection, which it closes as a context."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.connection = HTTPConnection(self.host, timeout=60)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def get(self, path: str, method: str = "GET", headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        self.connection.request(method, path, headers=headers or {})
        answer = self.connection.getresponse()
        return answer.status, answer.read()

    def json(self, path: str):
        status, body = self.get(path)
        assert status == 200, body
        return json.loads(body)


def documents(folder: Path) -> Path:
    """Write three documents and one file that is none; return the folder."""
    tei = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt></fileDesc></teiHeader>{}</TEI>\n'
    text = "<text><body>\n<div><head>Seconde partie</head>\n<p>Adieu.</p></div>\n<div><p>Encore.</p></div></body></text>"
    (folder / "letters").mkdir(parents=True)
    for name in ("one.xml", "two.xml", "letters/three.xml"):
        (folder / name).write_text(tei.format(f"The {Path(name).stem}", text), encoding="utf-8")
    (folder / "page.xml").write_text("<html/>")
    return folder
