"""What the page shows with its switches as they come is the text of the view, word for word."""

import gzip
from base64 import b64decode
from hashlib import sha256

import pytest
from lxml import etree
from lxml import html as lxml_html

import teiwright
from teiwright.exporting.html import to_html
from teiwright.guidelines.views import VIEWS
from teiwright.model import Document, Origin

TEI = "http://www.tei-c.org/ns/1.0"


def shown_words(page: str, view: str) -> list[str]:
    """Return the words of the edition that a reader sees; what the page itself adds is left out."""
    tree = lxml_html.document_fromstring(page.encode(), parser=lxml_html.HTMLParser(encoding="utf-8", huge_tree=True))
    (text,) = tree.xpath('//div[@id="tw:text"]')
    hidden = {"off", "made", "permalink"}
    shown = {"pb", "lb"} if view == "diplomatic" else {"lb"} if view == "source" else set()
    for node in list(text.iter(etree.Element)):
        classes = set((node.get("class") or "").split())
        if (node.get("role") == "doc-noteref" and "note-mark" not in classes) or (
            classes & hidden and not (classes & shown and "made" not in classes)
        ):
            node.drop_tree()
    return text.text_content().split()


def check(document: Document) -> None:
    for view in VIEWS:
        assert shown_words(to_html(document, view=view), view) == document.text(view).content.split(), view


@pytest.mark.parametrize(
    "body",
    [
        "<p>One <hi>two</hi>\n<hi>three</hi>, four<lb/>five inter-<lb break='no'/>esting- <lb break='no'/>ly.</p>",
        "<p>a<note>b</note> c <app><lem>d</lem><rdg>e</rdg></app><choice><orig>f</orig> <reg>g</reg></choice> h</p>",
        "<list><head>H</head><pb n='1'/><item>a</item><pb n='2'/><item>b</item><pb n='3'/></list><p>c</p>",
        "<table><head>T</head><row><cell>a</cell><cell>b</cell></row><pb n='2'/><row><cell>c</cell></row></table>",
        "<p>x <persName>A<pb n='2'/>B<note>n</note></persName>, <date when='1917'>then</date>.</p>",
        "<p>Deseret 𐐔, clef 𝄞 &amp; &lt;b&gt;</p><eg xml:space='preserve'>a\n  b</eg>",
        "<p>a<gap/> b<space/>c <milestone unit='x' n='1'/>d</p><milestone unit='section' rend='***'/><p>e <del>f</del><add>g</add></p>",
        "<div><head>A<note>n</note></head><lg><l>a</l><l>b<caesura/>c</l></lg></div><div/>",
        "<p>a<subst><del>b</del> <add>c</add></subst><!-- x -->d<?pi y?>e</p>text in body",
    ],
)
def test_small_texts(body):
    check(Document(etree.fromstring(f'<text xmlns="{TEI}"><body>{body}</body></text>')))


@pytest.mark.parametrize("root", ["surface", "div", "p", "teiCorpus"])
def test_other_roots(root):
    content = "<p>x</p>" if root == "div" else "x"
    check(Document(etree.fromstring(f'<{root} xmlns="{TEI}">{content}</{root}>')))


def test_our_own_editions(root):
    for path in sorted((root / "tei").glob("*.xml")):
        check(teiwright.read(path))
    check(teiwright.read(root / "tests" / "browser" / "sample.xml"))


@pytest.mark.slow
@pytest.mark.external("shared")
def test_editions_of_others(tei_of_others):
    for path in tei_of_others:
        check(teiwright.read(path))


def test_the_xml_is_in_the_page_where_it_fits():
    words = "word " * 2000
    plain = Document(etree.fromstring(f'<text xmlns="{TEI}"><body><p>{words}</p></body></text>'), Origin("a b.xml"))
    tree = lxml_html.document_fromstring(to_html(plain))
    (link,) = tree.xpath('//a[@id="tw:xml"]')
    assert link.get("download") == "a_b.xml.gz"
    packed = b64decode(link.get("href").partition(",")[2])
    assert etree.tostring(etree.fromstring(gzip.decompress(packed))) == etree.tostring(plain.root)
    noise = "".join(f'<anchor xml:id="n{sha256(str(number).encode()).hexdigest()}"/>' for number in range(9000))
    large = Document(etree.fromstring(f'<text xmlns="{TEI}"><body><p>{words}</p></body><note type="hidden"/><xenoData>{noise}</xenoData></text>'))
    page = to_html(large)
    assert "data:application/gzip" not in page
    assert "left out, as it would make this page too large" in page
    assert len(page.encode()) <= 3 * len(large.text().content.encode()) + 150_000


def test_size(root):
    for path in sorted((root / "tei").glob("*.xml")):
        document = teiwright.read(path)
        for view in VIEWS:
            assert len(to_html(document, view=view).encode()) <= 3 * len(document.text(view).content.encode()) + 150_000
