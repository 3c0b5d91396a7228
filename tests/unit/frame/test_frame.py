"""The pages of every room stand in the one frame, and no page says anything of it a second time."""

import re
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as lxml_html

from teiwright.exporting.html import to_html
from teiwright.exporting.site import build_site
from teiwright.frame import make_environment, values_of_frame
from teiwright.model import Document
from teiwright.model.text import Origin
from teiwright.serving.catalogue import Catalogue
from teiwright.serving.start_page import start_page
from teiwright.validation.outcomes import Outcome
from teiwright.validation.reports.page import to_page

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text xml:lang="fr"><body><p>A <persName ref="http://a.example/">b</persName></p></body></text></TEI>'


@pytest.fixture
def pages(tmp_path) -> dict[str, str]:
    (tmp_path / "a.xml").write_text(TEI, encoding="utf-8")
    document = Document(etree.fromstring(TEI), Origin("a.xml"))
    site = {f"site/{name}": data.decode() for name, data in build_site([document]).items()}
    assert {"site/index.html", "site/people.html", "site/search.html", "site/a.html"} <= set(site)
    listing = start_page(Catalogue([tmp_path]), "/dts/", lambda _: [("edition", "/html/a")]).decode()
    return {"edition": to_html(document), "report": to_page([Outcome("a.xml", ())]), "listing": listing, **site}


def head_of(page: str) -> list[str]:
    """What a head holds, without the words that differ from page to page."""
    telling = ("charset", "http-equiv", "name", "rel")
    (head,) = lxml_html.document_fromstring(page).xpath("//head")
    return [" ".join([node.tag, *(f"{name}={node.get(name)}" for name in telling if node.get(name))]) for node in head]


def test_every_page_begins_alike(pages):
    usual = [
        "meta charset=utf-8", "meta http-equiv=Content-Security-Policy", "meta name=viewport", "meta name=color-scheme",
        "title", "meta name=generator", "link rel=icon", "style",
    ]  # fmt: skip
    for name, page in pages.items():
        assert page.startswith("<!DOCTYPE html>\n<html lang="), name
        assert page.endswith("</body>\n</html>\n"), name
        assert [one for one in head_of(page) if one in usual] == usual, name
        tree = lxml_html.document_fromstring(page)
        assert tree.get("lang") == ("fr" if name in {"edition", "site/a.html"} else "en"), name
        assert "default-src 'none'" in tree.xpath("//meta[@http-equiv]/@content")[0], name
        first = tree.xpath("//body/*[1]")[0]
        assert first.get("class") == "skip", name
        assert tree.xpath("//*[@id = $id]", id=first.get("href").removeprefix("#")), name


def test_every_page_has_the_style_of_the_frame_once_and_as_it_is_written(pages, root):
    style = (root / "src" / "teiwright" / "frame" / "frame.css").read_text(encoding="utf-8")
    for name, page in pages.items():
        assert page.count(style) == 1, name
        assert page.partition("<style>")[2].partition("</style>")[0].count("--serif:") == 1, name


def test_no_other_file_writes_a_head(root):
    rooms = root / "src" / "teiwright"
    own = re.compile(r"(?i)<!doctype html>|http-equiv|<meta name=.viewport|(?<!prefers-)color-scheme:|default-src 'none'; style-src")
    written = {path.relative_to(rooms).as_posix() for path in rooms.rglob("*.*") if _is_text(path) and own.search(path.read_text(encoding="utf-8"))}
    assert {one for one in written if not one.startswith("exporting/epub/templates/")} == {"frame/__init__.py", "frame/frame.css", "frame/frame.html"}


def _is_text(path: Path) -> bool:
    return path.suffix in {".py", ".html", ".css", ".xhtml"}


def test_words_of_a_document_are_escaped_and_a_missing_value_is_told():
    page = '{% extends "frame.html" %}{% set skip_to, skipped_to = "a", "b" %}{% block body %}{{ said }}{% endblock %}'
    made = make_environment({"page.html": page}).get_template("page.html")
    shown = made.render(values_of_frame("</title><script>1</script>"), said="<b>")
    assert "<script>" not in shown
    assert "&lt;b&gt;" in shown
    with pytest.raises(Exception, match="'said' is undefined"):
        made.render(values_of_frame("A"))
