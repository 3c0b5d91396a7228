"""What --help shows works: every example of every command, run as it stands."""

import re
import shlex
import shutil
import signal
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

import teiwright
from teiwright.cli.authority import COMMANDS as OF_AUTHORITIES
from teiwright.cli.main import _COMMANDS

SUBCOMMANDS = [("names", "train"), ("schema", "fetch"), ("schema", "list"), *(("authority", name) for name in OF_AUTHORITIES)]
COMMANDS = [(), *((name,) for name in _COMMANDS), *SUBCOMMANDS]
TEXT = 'Paris, 3 May 1917.\n\nDear Sir,\n\n"Come in," said Mr. Brown.\n'
REGISTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>
<person xml:id="brown"><persName>Brown</persName></person><person xml:id="tom-brown"><persName>Tom Brown</persName></person>
</listPerson></standOff></TEI>"""
ANY = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="any"/></start><define name="any"><element><anyName/><zeroOrMore>
<choice><attribute><anyName/></attribute><text/><ref name="any"/></choice></zeroOrMore></element></define></grammar>"""


def helped(*command: str) -> str:
    done = subprocess.run([sys.executable, "-m", "teiwright", *command, "--help"], capture_output=True, text=True, check=True)
    return done.stdout


def examples() -> list[str]:
    lines = [line.strip() for command in COMMANDS for line in helped(*command).splitlines()]
    shown = [line.partition("   #")[0].strip() for line in lines if re.match(r"(cat \S+ \| )?teiwright [a-z]", line)]
    apart = ("fetch tei_all", "https://", "teiwright serve")  # these two need the network, and that goes on until it is ended
    return sorted({line for line in shown if not any(one in line for one in apart)})


def marked(names: int) -> str:
    """Return an edition in which so many names are marked."""
    said = "".join(f"<p>On that day {number} we drove with Mr. Brown to <placeName>Paris</placeName>.</p>" for number in range(names))
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text xml:lang="en"><body>{said}</body></text></TEI>'


@pytest.fixture
def project(tmp_path) -> Path:
    """A folder with all that the examples name."""
    document = teiwright.serialize(teiwright.encode(TEXT, settings={"language": "en"}))
    for folder in ("seeds", "tei", "downloaded", "edition", "editions/seeds", "letters", "bin"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("letter.txt", "october.txt", "page.txt", "seeds/letter.txt", "editions/seeds/letter.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    for name in ("letter.xml", "novel.xml", "edition.xml"):
        (tmp_path / name).write_bytes(document)
    licensed = {"language": "en", "header": {"licence": "https://creativecommons.org/licenses/by/4.0/"}}
    (tmp_path / "edition" / "letter.xml").write_bytes(teiwright.serialize(teiwright.encode(TEXT, settings=licensed)))
    teiwright.package(tmp_path / "edition", tmp_path / "kept")
    (tmp_path / "authority.xml").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "people.csv").write_text("id,kind,name\nbrown,person,Tom Brown\n", encoding="utf-8")
    for name, places in (("diary.xml", 60), ("letters/1.xml", 30), ("letters/2.xml", 31)):
        (tmp_path / name).write_text(marked(places), encoding="utf-8")
    (tmp_path / "names.json.gz").write_bytes((files("teiwright.annotation.names") / "models" / "en.json.gz").read_bytes())
    (tmp_path / "spans.jsonl").write_text('{"start": 0, "end": 5, "label": "LOC"}\n', encoding="utf-8")
    (tmp_path / "ner.conllu").write_text("1\tParis\t_\t_\t_\t_\t_\t_\t_\tner=B-GPE\n", encoding="utf-8")
    (tmp_path / "ner.iob2").write_text("Paris B-MISC\n, O\n3 B-NORP\n", encoding="utf-8")
    for name in ("house.rng", "downloaded/tei_all.rng"):
        (tmp_path / name).write_text(ANY, encoding="utf-8")
    (tmp_path / "house.html").write_text('{% extends "page.html" %}{% block theme %}:root { --accent: #048; }{% endblock %}', encoding="utf-8")
    (tmp_path / "house.sch").write_text('<schema xmlns="http://purl.oclc.org/dsdl/schematron"/>', encoding="utf-8")
    program = tmp_path / "bin" / "teiwright"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m teiwright "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    if not shutil.which("jq"):
        (tmp_path / "bin" / "jq").write_text("#!/bin/sh\nexec cat\n", encoding="utf-8")
        (tmp_path / "bin" / "jq").chmod(0o755)
    return tmp_path


@pytest.mark.external("bash")
def test_every_example_works(project, monkeypatch):
    shown = examples()
    assert len(shown) > 20
    monkeypatch.setenv("PATH", f"{project / 'bin'}:/usr/bin:/bin")
    monkeypatch.setenv("TEIWRIGHT_CACHE", str(project / "cache"))
    (project / "tei" / "other.xml").write_bytes((project / "edition.xml").read_bytes())
    failed = []
    for line in shown:
        (project / "seeds" / "letter.toml").unlink(missing_ok=True)
        done = subprocess.run(["bash", "-o", "pipefail", "-c", line], cwd=project, capture_output=True, text=True, timeout=60)
        warned = "--fail-on warning" in line and done.returncode == 1  # what it is for
        if (done.returncode and not warned) or "Traceback" in done.stderr:
            failed.append((line, done.returncode, done.stderr))
    assert failed == []


def test_every_example_of_serve_works(project):
    shown = [shlex.split(line) for line in map(str.strip, helped("serve").splitlines()) if line.startswith("teiwright serve ")]
    assert len(shown) == 3
    (project / "tei" / "other.xml").write_bytes((project / "edition.xml").read_bytes())
    for words in shown:
        command = [sys.executable, "-m", *words, "--port", "0"]  # the last port counts, and no test may need a certain one
        with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            address = process.stdout.readline()
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=60)
        assert address.startswith("http://"), err
        assert process.returncode == 130, err


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_option_says_what_it_does(command):
    told = helped(*command)
    options = told.partition("Options:\n")[2].partition("\nCommands:")[0]
    for option in re.findall(r"^  (-\S.*(?:\n {4,}.*)*)", options, re.MULTILINE):
        assert re.search(r"\s{2,}\S.*[.\]]$", option, re.DOTALL), option
    assert max(map(len, told.splitlines())) <= 100
