"""Markdown read back by somebody else's reader: what is rendered is the text of the view, and its notes."""

import re

import pytest
from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

import teiwright
from teiwright.exporting.markdown import to_markdown
from teiwright.exporting.notes import mark_of, notes_of
from teiwright.guidelines.views import VIEWS
from teiwright.model import Document

TEI = "http://www.tei-c.org/ns/1.0"


def document_of(body: str) -> Document:
    return Document(etree.fromstring(f'<text xmlns="{TEI}"><body>{body}</body></text>', etree.XMLParser(huge_tree=True)))


def rendered(markdown: str) -> etree._Element:
    """Return what a reader of CommonMark with tables and footnotes makes of *markdown*."""
    page = MarkdownIt("commonmark", {"maxNesting": 10_000}).enable("table").use(footnote_plugin).render(markdown)
    return lxml_html.document_fromstring(f"<div>{page}</div>".encode(), parser=lxml_html.HTMLParser(encoding="utf-8", huge_tree=True))


def characters(node: etree._Element) -> str:
    return "".join("".join(node.itertext()).split())


def check(document: Document) -> None:
    for view in VIEWS:
        flat = document.flat(view)
        page = rendered(to_markdown(document, view=view))
        notes = {}
        for item in page.xpath('//section[@class="footnotes"]/ol/li'):
            for back in item.xpath('.//a[@class="footnote-backref"] | .//sup[@class="footnote-ref"]'):
                back.drop_tree()
            notes[item.get("id")] = characters(item)
        for apart in page.xpath('//section[@class="footnotes"] | //hr[@class="footnotes-sep"] | //sup[@class="footnote-ref"]'):
            apart.drop_tree()
        assert characters(page) == "".join(flat.text.content.split()), view
        texts = [(note, note.flat.text.content.lstrip()) for note in notes_of(flat)]
        due = ["".join(text.removeprefix(mark_of(note.element, text).written).split()) for note, text in texts]
        assert [one for one in due if one and one not in notes.values()] == [], view


@pytest.mark.parametrize(
    "body",
    [
        "<p>One <hi rend='italic'>two</hi>\n<hi rend='bold'>three</hi>, four<lb/>five inter-<lb break='no'/>esting- <lb break='no'/>ly.</p>",
        "<p>a<note>b<note>bb</note></note> c <app><lem>d</lem><rdg>e</rdg></app><choice><orig>f</orig> <reg>g</reg></choice> h</p>",
        "<list><head>H</head><pb n='1'/><item>a</item><pb n='2'/><item>b<list type='ordered'><item>c</item></list></item></list><p>c<pb/></p>",
        (
            "<list><item>a</item></list><list><item>b</item></list>"
            "<list type='ordered'><item>1. a</item></list><list type='ordered'><item>b</item></list>"
        ),
        (
            "<div><head>A # b #<note>n</note></head><lg><l>a</l><l>1. b<caesura/>c</l>"
            "</lg></div><div/><div><head># B</head><div><head>C</head></div></div>"
        ),
        "<table><head>T|x</head><row><cell>a|b</cell><cell><p>c</p><p>*d*</p></cell></row><row><cell cols='2'>e\\</cell></row></table>",
        "<p>a<gap/> b<space/>c <milestone unit='x' n='1'/>d</p><milestone unit='section'/><p>e <del>f</del><add>g</add></p>",
        "<p>Deseret 𐐔 &amp; &lt;b&gt; &amp;amp; &amp;#65;</p><eg xml:space='preserve'>a\n  ```b\n*c*</eg><p><code>a `b` *c*</code></p>",
        "<quote><p>a</p></quote><quote><p>b</p><quote><p>c</p></quote></quote><p>d</p>",
        "<sp><speaker>A.</speaker><stage>aside</stage><l>one</l><l part='F'>two</l><p>three <stage>goes</stage></p></sp>",
        "<list type='gloss'><label>a</label><item>b<list><item>c</item></list></item><label>d</label><item/></list><p>e</p>",
        "<p xml:space='preserve'>kept\n   as *it* is\n- so</p>",
        "",
    ],
)
def test_small_texts(body):
    check(document_of(body))


@pytest.mark.parametrize(
    "words",
    [
        *("# a", "#a", "- a", "+ a", "* a", "1. a", "1) a", "12345. a", "> a", "=== ", "---", "***", "___", "```", "~~~"),
        *("    a", "| a |", "|-|", ":-- a"),
        *("*a*", "_a_", "**a**", "`a`"),
        *("[a](b)", "![a](b)", "[a]: b", "[^1]", "[^1]: a", "<b>", "<!-- a -->", "<http://a.b>", "&lt;", "&#65;", "\\*a", "a\\"),
        *("a  ", "~~a~~", "a | b", "- - -", "a*b", "snake_case_word"),
        *("2 < 3 > 1", "AT&T", "(c) \"q\" 'q' -- ...", "\u00a0a", "a\u2028b", "\\", "\\\\"),
    ],
)
@pytest.mark.parametrize(
    "frame", ["<p>{}</p>", "<head>{}</head>", "<lg><l>x</l><l>{}</l></lg>", "<list><item>{}</item></list>", "<p>y <note>{}</note></p>"]
)
def test_signs_of_markdown_stay_characters(words, frame):
    words = words.replace("&", "&amp;").replace("<", "&lt;")
    check(document_of(f"<div>{frame.format(words)}</div>"))


@pytest.mark.parametrize("before", ["", " ", "a", "(", "«", "$", "*", "<hi rend='bold'>x</hi>"])
@pytest.mark.parametrize(
    "held", ["b", " b ", "«b»", "$b$", "*", "<hi rend='bold'>b</hi>", "b<hi rend='italic'>c</hi>", "<note>n</note>", "", "<lb/>"]
)
@pytest.mark.parametrize("after", ["", " ", "d", ")", ".", "€", "<hi rend='italic'>z</hi>", "\\"])
def test_emphasis_is_emphasis_wherever_it_stands(before, held, after):
    document = document_of(f"<p>{before}<hi rend='italic'>{held}</hi>{after}</p>")
    check(document)
    words = "".join(etree.fromstring(f"<x>{re.sub('<note>.*</note>', '', held)}</x>").itertext()).strip()
    emphasised = rendered(to_markdown(document)).xpath("//em")
    assert "".join(characters(one) for one in emphasised).startswith(words.replace(" ", ""))
    assert bool(words) <= bool(emphasised)


def test_our_own_editions(root):
    for path in sorted((root / "tei").glob("*.xml")):
        check(teiwright.read(path))


@pytest.mark.slow
@pytest.mark.external("shared")
def test_editions_of_others(tei_of_others):
    for path in tei_of_others:
        check(teiwright.read(path))
