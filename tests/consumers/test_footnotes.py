"""Other readers of Markdown, that of GitHub among them: the marks of notes are labels to them, and each leads to its note."""

import json
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree
from lxml import html as lxml_html

import teiwright
from teiwright.model import Document

pytestmark = pytest.mark.external("markdown-readers")

HERE = Path(__file__).parent
READERS = ("cmark-gfm", "Python-Markdown")
BODY = """<p>One<note n="*">* Star.</note> and <hi rend="italic">two<note n="**">** Stars.</note></hi> and <hi rend="bold">b</hi>
<note n="†">Dagger.</note>, three*<ref xml:id="m" target="#k">[1]</ref>, four<note n="1">[1] Again.</note>,
five<note>Counted.</note>, six<note n="a">By n.</note>.</p>
<note xml:id="k" target="#m" n="1">[1] One.</note>"""
#: What stands before each reference, and in the note that it leads to.
DUE = {"One": "Star.", "two": "Stars.", "b": "Dagger.", "three*": "One.", "four": "Again.", "five": "Counted.", "six": "By n."}


def understood(external, path: Path, reader: str) -> dict[str, str]:
    """Return the word before each reference, and the note that the reference leads to."""
    done = subprocess.run([external("markdown-readers"), HERE / "read_footnotes.py", path], capture_output=True, text=True, check=True, timeout=120)
    page = lxml_html.document_fromstring(f"<div>{json.loads(done.stdout)[reader]}</div>")
    found = {}
    for reference in page.xpath("//sup/a[starts-with(@href, '#')]"):
        before = "".join(reference.xpath("(../preceding::text()[normalize-space()])[last()]"))
        (note,) = page.xpath("//li[@id = $raw or @id = $id]", raw=reference.get("href")[1:], id=unquote(reference.get("href")[1:]))
        found[before.split()[-1].lstrip(",")] = note.text_content().strip(" \n\u21a9\u00a0")
    return found


@pytest.fixture
def markdown() -> str:
    root = etree.fromstring(f'<text xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><body>{BODY}</body></text>')
    return str(teiwright.export(Document(root), "markdown"))


@pytest.mark.parametrize("reader", READERS)
def test_marks_are_labels(external, markdown, tmp_path, reader):
    assert all(f"[^{label}]: " in markdown for label in ("*", "**", "†", "1", "1-2", "2", "a"))
    path = tmp_path / "notes.md"
    path.write_text(markdown, encoding="utf-8")
    assert understood(external, path, reader) == DUE


@pytest.mark.parametrize("reader", READERS)
def test_a_label_without_its_note_is_no_reference(external, markdown, tmp_path, reader):
    path = tmp_path / "broken.md"
    path.write_text(markdown.replace("\n[^1-2]: ", "\nLost: "), encoding="utf-8")
    assert understood(external, path, reader) == {word: note for word, note in DUE.items() if word != "four"}
