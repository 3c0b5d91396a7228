"""A site as a whole: every link lands, every page leads back, the search finds, nothing in it runs but the script of ours."""

import json
import posixpath
import re
import zlib
from base64 import b64decode, b64encode
from hashlib import sha256
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree
from lxml import html as lxml_html

import teiwright
from teiwright.exporting.site import build_site
from teiwright.model import Document, SettingsError
from teiwright.model.text import Origin

TEI = "http://www.tei-c.org/ns/1.0"


def document_of(name: str, body: str, stand_off: str = "", title: str = "") -> Document:
    header = f"<teiHeader><fileDesc><titleStmt>{title or f'<title>Title of {name}</title>'}</titleStmt></fileDesc></teiHeader>"
    off = f"<standOff>{stand_off}</standOff>"
    root = etree.fromstring(f'<TEI xmlns="{TEI}">{header}{off}<text xml:lang="en"><body>{body}</body></text></TEI>', etree.XMLParser(recover=True))
    return Document(root, Origin(name, folder="editions"))


PERSON = '<listPerson><person xml:id="k"><persName>{}</persName><idno type="Wikidata">{}</idno></person></listPerson>'


@pytest.fixture
def site(root) -> dict[str, lxml_html.HtmlElement]:
    documents = [
        document_of("a.xml", "<div><head>One</head><p>A <persName ref='#k'>K.</persName> walked.</p></div>", PERSON.format("Keller", "Q1")),
        document_of(
            "b.xml",
            "<p>So <persName ref='#k'>Mr K.</persName>, twice <persName ref='#k'>K.</persName>; <persName>Nobody</persName>.</p>",
            PERSON.format("Gottfried Keller", "Q1"),
        ),
        *(teiwright.read(path) for path in sorted((root / "tei").glob("000_*.xml"))),
        teiwright.read(root / "tests" / "browser" / "sample.xml"),
    ]
    return parsed(build_site(documents))


def parsed(files: dict[str, bytes]) -> dict[str, lxml_html.HtmlElement]:
    return {name: lxml_html.document_fromstring(data, parser=lxml_html.HTMLParser(encoding="utf-8")) for name, data in files.items()}


def test_every_link_lands(site):
    ids = {name: {node.get("id") for node in page.iter(etree.Element) if node.get("id")} for name, page in site.items()}
    lost, crossing = [], 0
    for name, page in site.items():
        for link in page.xpath("//a/@href"):
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = posixpath.normpath(parts.path) if parts.path else name
            crossing += target != name
            if target not in site or (parts.fragment and unquote(parts.fragment) not in ids[target]):
                lost.append((name, link))
    assert lost == []
    assert crossing > 50


def test_every_page_leads_back_to_the_start(site):
    assert set(site) >= {"a.html", "b.html", "sample.html", "index.html", "people.html", "places.html", "organisations.html", "search.html"}
    assert [name for name, page in site.items() if "index.html" not in page.xpath("//a/@href")] == []
    assert {"a.html", "b.html", "sample.html"} <= set(site["index.html"].xpath("//main//a/@href"))


def test_one_entry_for_one_person_with_every_place(site):
    (entry,) = (one for one in site["people.html"].xpath('//ul[@class="subjects"]/li') if one.xpath('string(span[@class="label"])') == "Keller")
    assert [link.get("href").partition("#")[0] for link in entry.xpath('.//span[@class="places"]/a')] == ["a.html", "b.html", "b.html"]
    assert "Gottfried Keller" in entry.xpath("string(i)")
    for link in entry.xpath('.//span[@class="places"]/a/@href'):
        file, _, anchor = link.partition("#")
        (named,) = site[file].xpath("//*[@id = $id]", id=unquote(anchor))
        assert named.text_content().endswith("K.")
    assert "Nobody" not in site["people.html"].text_content()


def index_in(page: lxml_html.HtmlElement) -> dict:
    return json.loads(zlib.decompress(b64decode(page.xpath('string(//template[@id="index"])'))))


def test_the_index_holds_every_text_once(site, root):
    index = index_in(site["search.html"])
    files = [file for file, _, _ in index["pages"]]
    held = {file: " ".join(" ".join(texts) for page, _, _, texts in index["pieces"] if files[page] == file) for file in files}
    assert held["a.html"] == "One A K. walked."
    assert held["b.html"] == "So Mr K., twice K.; Nobody."
    (edition,) = (root / "tei").glob("000_*.xml")
    assert "".join(held[f"{edition.stem}.html"].split()) == "".join(teiwright.read(edition).text("reading").content.split())
    for page, _, anchors, texts in index["pieces"]:
        assert len(anchors) == len(texts)
        for anchor, text in zip(anchors, texts, strict=True):
            (paragraph,) = site[files[page]].xpath("//*[@id = $id]", id=anchor)
            assert text.split()[0] in "".join(paragraph.itertext()), anchor


def test_the_search_page_is_small(root):
    documents = [teiwright.read(path) for path in sorted((root / "tei").glob("000_*.xml"))]
    text = sum(len(document.text("reading").content.encode()) for document in documents)
    files = build_site(documents)
    assert len(index := parsed(files)["search.html"].xpath('string(//template[@id="index"])')) < 0.6 * text, len(index) / text
    assert all(str(document.text("reading").content[1000:1040]) not in files["search.html"].decode() for document in documents)


def test_words_of_different_cells_lines_and_blocks_are_apart():
    body = "<table><row><cell>One</cell><cell>two</cell></row></table><lg><l>Three</l><l>four</l></lg><p>Five<lb/>six</p><p>Se<lb break='no'/>ven</p>"
    (piece,) = index_in(parsed(build_site([document_of("a.xml", body)]))["search.html"])["pieces"]
    assert " ".join(piece[3]).split() == ["One", "two", "Three", "four", "Five", "six", "Seven"]


def test_marks_of_notes_stand_in_the_index_where_the_text_has_them():
    body = "<p>A<ref xml:id='m' target='#n'>[1]</ref> b<note n='c'>d</note></p><note xml:id='n' target='#m'>[1] Two.</note>"
    pieces = index_in(parsed(build_site([document_of("a.xml", body)]))["search.html"])["pieces"]
    assert [piece[3] for piece in pieces] == [["A[1] b"], ["[1] Two.", "d"]]


def test_without_a_script_the_search_page_is_a_list(site):
    page = site["search.html"]
    assert page.xpath('//form[@id="search"]/@hidden')
    assert page.xpath('//section[@id="contents"]//a[text()="One"]/@href')[0].startswith("a.html#")


HOSTILE = '</script><script>alert(1)</script><!-- "&lt;'.replace("<", "&lt;")


def test_nothing_runs_but_our_script():
    files = build_site(
        [
            document_of(
                "a.xml",
                f"<div><head>{HOSTILE}</head><p>{HOSTILE} <persName ref='javascript:alert(1)'>x</persName> <persName ref='#k'>y</persName></p></div>",
                f"<listPerson><person xml:id='k'><persName>{HOSTILE}</persName>"
                f"<idno type='{HOSTILE.replace(chr(34), '')}'>javascript:alert(1)</idno></person></listPerson>",
                f"<title>{HOSTILE}</title><author>{HOSTILE}</author>",
            )
        ]
    )
    for name, page in parsed(files).items():
        (policy,) = page.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
        scripts = page.xpath("//script")
        digests = [b64encode(sha256(one.text.encode()).digest()).decode() for one in scripts]
        assert "default-src 'none'" in policy
        assert re.findall("script-src 'sha256-(.*?)'", policy) == digests, name
        assert not [one for node in page.iter(etree.Element) for one in node.attrib if one.startswith("on")]
        assert not [one for one in page.xpath("//@href") if one.strip().lower().startswith(("javascript:", "file:"))]
    assert index_in(parsed(files)["search.html"])["pages"][0][1].startswith("</script><script>")


PNG = b"\x89PNG\r\n\x1a\n"


def test_pictures_beside_a_document_come_along(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name / "images").mkdir(parents=True)
        (tmp_path / name / "images" / "1.png").write_bytes(PNG + name.encode())
    (tmp_path / "secret.png").write_bytes(PNG)
    body = "<p><graphic url='images/1.png'/><graphic url='images/2.png'/><graphic url='../secret.png'/><pb n='1' facs='images/1.png'/></p>"
    made = [Document(document_of(f"{name}.xml", body).root, Origin(f"{name}.xml", folder=str(tmp_path / name))) for name in ("a", "b")]
    files = build_site(made)
    assert {name: data for name, data in files.items() if data.startswith(PNG)} == {
        "a-picture-001.png": PNG + b"a",
        "b-picture-001.png": PNG + b"b",
    }
    pages = parsed({name: data for name, data in files.items() if name.endswith(".html")})
    links = [one for one in pages["b.html"].xpath("//a/@href") if "#" not in one and ":" not in one]
    assert links == ["index.html", "b-picture-001.png", "b-picture-001.png"]


def test_titles_that_are_alike_are_told_apart():
    alike = [
        document_of("a.xml", "<p>x</p>", title="<title>Letters</title><title level='a'>To Anna</title>"),
        document_of("b.xml", "<p>x</p>", title="<title>Letters</title>"),
        document_of("c.xml", "<p>x</p>", title="<title>Letters</title>"),
        document_of("d.xml", "<p>x</p>", title="<title>Diary</title><title level='a'>May</title>"),
    ]
    page = parsed(build_site(alike))["index.html"]
    assert page.xpath('//p[@class="edition-title"]/a/text()') == ["Letters: To Anna", "Letters: b", "Letters: c", "Diary"]


def test_a_template_makes_the_editions_and_gives_all_pages_its_theme():
    template = '{% extends "page.html" %}{% block theme %}:root { --paper: #fee; }{% endblock %}{% block about %}Ours{% endblock %}'
    files = build_site([document_of("a", "<p>A</p>"), document_of("b", "<p>B</p>")], template=template)
    pages = {name: content.decode() for name, content in files.items() if name.endswith(".html")}
    assert all("--paper: #fee" in page for page in pages.values())
    assert [name for name, page in pages.items() if "Ours" in page] == ["a.html", "b.html"]
    assert all('class="way-back"' in pages[name] and ".way-back {" in pages[name] for name in ("a.html", "b.html"))


def test_a_template_that_is_wrong_is_told():
    with pytest.raises(SettingsError, match="'nothing' is undefined"):
        build_site([document_of("a", "<p>A</p>")], template='{% extends "page.html" %}{% block theme %}{{ nothing }}{% endblock %}')


def test_the_same_documents_give_the_same_bytes():
    assert build_site([document_of("a.xml", "<p>x</p>")]) == build_site([document_of("a.xml", "<p>x</p>")])


def test_a_site_of_nothing_is_none():
    with pytest.raises(SettingsError, match="one edition at least"):
        build_site([])


@pytest.mark.slow
@pytest.mark.external("shared")
def test_a_site_of_others(tei_of_others):
    test_every_link_lands(parsed(build_site([teiwright.read(path) for path in tei_of_others if path.stat().st_size < 200_000])))
