"""A whole book: it holds the words of the view, its links land, its bytes stay, and nothing in it runs."""

import io
import posixpath
import re
import zipfile
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree

import teiwright
from teiwright.exporting.epub import to_epub
from teiwright.guidelines.views import VIEWS
from teiwright.model import Document

TEI = "http://www.tei-c.org/ns/1.0"
XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
DC = "{http://purl.org/dc/elements/1.1/}"
OPF = "{http://www.idpf.org/2007/opf}"


def document_of(body: str, header: str = "") -> Document:
    parser = etree.XMLParser(huge_tree=True, recover=True, collect_ids=False)
    return Document(etree.fromstring(f'<TEI xmlns="{TEI}">{header}<text><body>{body}</body></text></TEI>', parser))


def opened(book: bytes) -> dict[str, etree._Element]:
    """Return the XML files of *book* by their names, as a reading system has them: well-formed, or not at all."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xhtml", ".opf", ".xml"))]
        return {name: etree.fromstring(archive.read(name), etree.XMLParser(huge_tree=True)) for name in names}


def texts(book: bytes) -> dict[str, etree._Element]:
    return {name: root for name, root in opened(book).items() if "/text-" in name}


def words_shown(book: bytes) -> str:
    """Return the characters of the edition that a reader sees; what the book itself adds is left out."""
    found = []
    for root in texts(book).values():
        (edition,) = (one for one in root.iter(f"{XHTML}div") if "edition" in (one.get("class") or "").split())
        for node in list(edition.iter(f"{XHTML}sup", f"{XHTML}span", f"{XHTML}a")):
            if "made" in (node.get("class") or "").split() or any(one.get("role") == "doc-noteref" for one in node):
                node.text = None
                for child in list(node):
                    node.remove(child)
        found.append("".join(edition.itertext()))
    return "".join("".join(found).split())


def broken_links(book: bytes) -> list[str]:
    """Return the links within *book* that lead to no file or no element, and the ids that stand twice in a file."""
    files = opened(book)
    ids = {name: [one.get("id") for one in root.iter() if one.get("id")] for name, root in files.items()}
    wrong = [f"{name}#{one}" for name, found in ids.items() for one in {one for one in found if found.count(one) > 1}]
    for name, root in files.items():
        for link in (node.get("href") for node in root.iter(f"{XHTML}a") if node.get("href")):
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = posixpath.join(posixpath.dirname(name), parts.path) if parts.path else name
            if target not in files or (parts.fragment and unquote(parts.fragment) not in ids[target]):
                wrong.append(f"{name}: {link}")
    return wrong


def check(document: Document) -> None:
    for view in VIEWS:
        book = to_epub(document, view=view)
        assert words_shown(book) == "".join(document.text(view).content.split()), view
        assert broken_links(book) == []


@pytest.mark.parametrize(
    "body",
    [
        "<p>One <hi>two</hi>\n<hi>three</hi>, four<lb/>five inter-<lb break='no'/>esting- <lb break='no'/>ly.</p>",
        "<p>a<note>b<note>bb</note></note> c <app><lem>d</lem><rdg>e</rdg></app><choice><orig>f</orig> <reg>g</reg></choice> h</p>",
        "<list><head>H</head><pb n='1'/><item>a</item><pb n='2'/><item>b</item><pb n='3'/></list><p>c<pb/></p>",
        "<div><head>A<note>n</note></head><lg><l>a</l><l>b<caesura/>c</l></lg></div><div/><div><head>B</head><div><head>C</head></div></div>",
        "<p xml:id='p'>a</p><div><head>B</head><p><ref target='#p'>r</ref> <ref target='#c'>s</ref></p></div><div xml:id='c'><head>C</head></div>",
        "<p>a<gap/> b<space/>c <milestone unit='x' n='1'/>d</p><milestone unit='section'/><p>e <del>f</del><add>g</add></p>",
        "<p>Deseret 𐐔 &amp; &lt;b&gt;</p><eg xml:space='preserve'>a\n  b</eg><fw>running head</fw>",
        "",
    ],
)
def test_small_texts(body):
    check(document_of(body))


def test_our_own_editions(root):
    for path in sorted((root / "tei").glob("*.xml")):
        check(teiwright.read(path))
    check(teiwright.read(root / "tests" / "browser" / "sample.xml"))


@pytest.mark.slow
@pytest.mark.external("shared")
def test_editions_of_others(tei_of_others):
    for path in tei_of_others:
        check(teiwright.read(path))


def test_the_same_document_gives_the_same_bytes(root):
    path = root / "tests" / "browser" / "sample.xml"
    assert to_epub(teiwright.read(path)) == to_epub(teiwright.read(path))


def test_a_division_has_a_file_and_a_note_stands_in_the_file_that_refers_to_it():
    book = to_epub(document_of("<div><head>A</head><p>a<note>na</note></p></div><div><head>B</head><p>b<note>nb</note></p></div>"))
    files = list(texts(book).values())
    assert [" ".join("".join(one.find(f"{XHTML}body").itertext()).split()) for one in files] == ["A a1 Notes 1. na ↩", "B b2 Notes 2. nb ↩"]
    for number, file in enumerate(files, 1):
        (reference,) = (one for one in file.iter(f"{XHTML}a") if one.get(EPUB_TYPE) == "noteref")
        (note,) = (one for one in file.iter(f"{XHTML}aside") if one.get(EPUB_TYPE) == "footnote")
        (back,) = (one for one in note.iter(f"{XHTML}a") if one.get("role") == "doc-backlink")
        assert reference.get("href") == f"#{note.get('id')}"
        assert back.get("href") == f"#{reference.get('id')}"
        assert reference.text == str(number)


def test_a_witness_and_the_rendering_of_a_project():
    document = document_of('<p>a <app><lem wit="#A">b</lem><rdg wit="#B">c</rdg></app> <measure>d</measure></p>')
    assert words_shown(to_epub(document, witness="B")) == "acd"
    assert words_shown(to_epub(document, rendering={"measure": {"reading": "drop"}})) == "ab"


def test_pages_are_listed_in_every_view():
    document = document_of("<p>a<pb n='iv'/>b<pb/>c</p>")
    for view in VIEWS:
        nav = opened(to_epub(document, view=view))["EPUB/nav.xhtml"]
        (pages,) = (one for one in nav.iter(f"{XHTML}nav") if one.get(EPUB_TYPE) == "page-list")
        assert [link.text for link in pages.iter(f"{XHTML}a")] == ["iv"]


def test_contents_are_nested_as_the_divisions_are():
    nav = opened(to_epub(document_of("<div><head>A</head><div><head>B</head><p>b</p></div></div><div><head>C</head></div>")))["EPUB/nav.xhtml"]
    (contents,) = (one for one in nav.iter(f"{XHTML}nav") if one.get(EPUB_TYPE) == "toc")
    found = [(link.text, sum(1 for _ in link.iterancestors(f"{XHTML}ol"))) for link in contents.iter(f"{XHTML}a")]
    assert found == [("A", 1), ("B", 2), ("C", 1), ("About this edition", 1)]


def test_language_and_direction():
    root = etree.fromstring(f'<TEI xmlns="{TEI}"><text xml:lang="heb"><body><p>שלום <foreign xml:lang="la">pax</foreign></p></body></text></TEI>')
    files = opened(to_epub(Document(root)))
    page = files["EPUB/text-0001.xhtml"]
    assert (page.get("lang"), page.get("{http://www.w3.org/XML/1998/namespace}lang"), page.get("dir")) == ("he", "he", "rtl")
    (latin,) = (one for one in page.iter(f"{XHTML}span") if one.get("lang") == "la")
    assert latin.get("dir") == "ltr"
    package = files["EPUB/package.opf"]
    assert package.findtext(f"{OPF}metadata/{DC}language") == "he"
    assert package.find(f"{OPF}spine").get("page-progression-direction") == "rtl"


HOSTILE = """<p rend="&quot;&gt;&lt;i&gt;" style="background:url(https://evil.example/x)" xml:id="a&quot; onmouseover=&quot;alert(1)">
  &lt;script&gt;alert(1)&lt;/script&gt; <ref target="javascript:alert(1)">1</ref><ref target="data:text/html,x">3</ref>
  <ref target="java&#9;script:x">5</ref><ref target="//evil.example/x">6</ref><ptr target="javascript:alert(1)"/></p>
<div xml:id="]]&gt;"><head>&lt;/title&gt;&lt;script&gt;</head><p xml:lang="&quot;&gt;&lt;i"><figure><graphic url="javascript:alert(1)"/>
  <graphic url="file:///etc/passwd"/>
  <graphic url="https://evil.example/x.png"/><graphic url="../../x.png"/><graphic url="/etc/hostname"/></figure></p>
  <pb facs="javascript:alert(1)" n="&quot; onclick=&quot;x"/><date when="&quot;&gt;">then</date><said who="&lt;b&gt;">z</said></div>"""

HOSTILE_HEADER = """<teiHeader><fileDesc><titleStmt><title>&lt;/dc:title&gt;&lt;script&gt;</title><author>"&gt;&lt;b&gt;</author></titleStmt>
  <publicationStmt><publisher>&lt;x/&gt;</publisher><idno type="DOI">javascript:alert(1)</idno>
  <availability><licence target="javascript:alert(1)">l</licence></availability></publicationStmt></fileDesc></teiHeader>"""


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_executes(view):
    book = to_epub(document_of(HOSTILE, HOSTILE_HEADER), view=view)
    for root in opened(book).values():
        names = {etree.QName(node).localname for node in root.iter(etree.Element)}
        assert not names & {"script", "iframe", "object", "embed", "svg", "base", "style", "form", "img"}
        attributes = {etree.QName(name).localname for node in root.iter(etree.Element) for name in node.attrib}
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        addresses = [value for node in root.iter(etree.Element) for name, value in node.attrib.items() if name in {"href", "src"}]
        assert [one for one in addresses if re.match(r"(?i)\s*(?!https?:|mailto:)[a-z+.-]*:", one)] == []
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert {name.rpartition(".")[2] for name in archive.namelist()} == {"mimetype", "xml", "opf", "css", "xhtml"}


@pytest.mark.parametrize(
    ("start", "end", "times"),
    [
        ("<div><head>h</head>", "</div>", 600),
        ("<hi>", "</hi>", 900),
        ("<note>a", "</note>", 2000),
        ("<choice><sic>a", "</sic><corr>b</corr></choice>", 900),
    ],
)
def test_depth_is_no_matter(start, end, times):
    assert broken_links(to_epub(document_of(start * times + "x" + end * times))) == []


def test_what_is_hidden_is_left_out_and_stays_a_link_target():
    body = "<p xml:id='p'>a <choice><sic xml:id='s'>b</sic><corr>c</corr></choice> <ref target='#s'>r</ref></p>"
    (page,) = texts(to_epub(document_of(body))).values()
    assert "b" not in "".join(page.itertext()).split()
    assert [one.tag for one in page.iter() if one.get("id") == "s"] == [f"{XHTML}span"]
    assert [one.get("href") for one in page.iter(f"{XHTML}a")] == ["#s"]


def test_every_file_begins_with_a_heading_of_the_first_level():
    pages = texts(to_epub(document_of("<div><head>A</head><div><head>B</head></div></div><div><head>C</head></div>")))
    assert [[etree.QName(one).localname for one in page.iter() if one.tag[-2:] in {"h1", "h2"}] for page in pages.values()] == [["h1", "h2"], ["h1"]]


def test_no_entry_of_the_archive_tells_when_it_was_made():
    with zipfile.ZipFile(io.BytesIO(to_epub(document_of("<p>x</p>")))) as archive:
        assert {(entry.date_time, entry.create_system, entry.external_attr) for entry in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 3, 0o100644 << 16)
        }
        assert archive.infolist()[0].filename == "mimetype"
