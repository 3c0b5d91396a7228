"""What each thing becomes in Markdown, to the sign."""

import pytest
from lxml import etree

from teiwright.exporting.markdown import to_markdown
from teiwright.exporting.markdown.escapes import escaped, escaped_line
from teiwright.model import Document

TEI = "http://www.tei-c.org/ns/1.0"


def written(body: str, view: str = "reading") -> str:
    return to_markdown(Document(etree.fromstring(f'<text xmlns="{TEI}"><body>{body}</body></text>')), view=view)


@pytest.mark.parametrize(
    ("body", "due"),
    [
        ("<div><head>A</head><p>a</p><div><head>B</head><p>b</p></div></div>", "# A\n\na\n\n## B\n\nb\n"),
        ("<p>a <hi rend='italic'>b </hi>c <hi rend='bold'>d</hi><hi rend='sup'>e</hi></p>", "a *b* c **d**<sup>e</sup>\n"),
        ("<p>a<hi rend='italic'>(b)</hi>c <hi rend='bold'>d<hi rend='italic'>e</hi></hi></p>", "a<em>(b)</em>c <strong>d*e*</strong>\n"),
        ("<p><hi rend='italic'>a</hi><hi rend='bold'>b</hi></p>", "<em>a</em>**b**\n"),
        ("<p><hi rend='italic'>a <hi rend='italic'>b</hi> c</hi></p>", "*a b c*\n"),
        ("<p><hi rend='bold'><hi rend='italic'>a</hi> b</hi></p>", "<strong>*a* b</strong>\n"),
        ("<stage><p>a</p><p>b</p></stage><p>c</p>", "*a*\n\n*b*\n\nc\n"),
        ("<div><head>A # b #</head><p>#c</p></div>", "# A \\# b \\#\n\n\\#c\n"),
        ("<list><item><lg><l>a</l><l>b</l></lg></item></list>", "- a\\\n  b\n"),
        ("<p>a<note/>b</p>", "a[^1]b\n\n[^1]:\n"),
        ("<lg><l>a</l><l>b</l></lg><lg><l>c</l></lg>", "a\\\nb\n\nc\n"),
        ("<sp><speaker>Keller.</speaker><l>a</l><l>b</l><stage>goes</stage><p>c</p></sp>", "**Keller.**\n\na\\\nb\n\n*goes*\n\nc\n"),
        ("<list><item>a</item><item>b<list><item>c</item></list></item><item>d</item></list>", "- a\n- b\n\n  - c\n\n- d\n"),
        ("<list type='ordered'><item>a</item><item><p>b</p><p>c</p></item></list>", "1. a\n2. b\n\n   c\n"),
        ("<list><item>a</item></list><list><item>b</item></list><p>c</p><list><item>d</item></list>", "- a\n\n* b\n\nc\n\n- d\n"),
        ("<list type='gloss'><label>a</label><item>b</item></list>", "- **a**\n\n  b\n"),
        ("<quote><p>a</p><p>b</p></quote><quote><p>c</p></quote>", "> a\n>\n> b\n\n> c\n"),
        (
            "<table><head>T</head><row role='label'><cell>a</cell><cell>b|c</cell></row><row><cell cols='2'>d</cell></row></table>",
            "**T**\n\n| a | b\\|c |\n| --- | --- |\n| d | |\n",
        ),
        ("<table><row><cell>a</cell></row></table>", "| |\n| --- |\n| a |\n"),
        ("<p>a<note>b</note> c<note><p>d</p><p>e</p></note></p>", "a[^1] c[^2]\n\n[^1]: b\n\n[^2]: d\n\n    e\n"),
        ("<p>a<note>b<note>c</note></note></p>", "a[^1]\n\n[^1]: b[^2]\n\n[^2]: c\n"),
        ("<p>a <app><lem>b</lem><rdg wit='#W'>c</rdg></app></p>", "a b[^r1]\n\n[^r1]: b\\] c W\n"),
        ("<p>a <ref target='#n'>see</ref></p><note xml:id='n' target='#r'>b</note><p xml:id='r'/>", "a see[^1]\n\n[^1]\n\n[^1]: b\n"),
        ("<eg>a *b*\n```</eg>", "````\na *b* ```\n````\n"),
        ("<p>a</p><milestone unit='section'/><p>b</p>", "a\n\n___\n\nb\n"),
        ("<p>a<pb n='2'/>b</p>", "a b\n"),
    ],
)
def test_signs(body, due):
    assert written(body) == due


def test_the_diplomatic_view_shows_what_it_shows():
    assert written("<p>a <del>b</del><pb n='2'/>c</p>", "diplomatic") == "a <del>b</del> \\[p. 2\\] c\n"


def test_a_witness_and_the_rendering_of_a_project():
    root = etree.fromstring(f'<p xmlns="{TEI}">a <app><lem wit="#A">b</lem><rdg wit="#B">c</rdg></app> <measure>d</measure></p>')
    assert to_markdown(Document(root), witness="B").startswith("a c[^r1] d\n")
    assert to_markdown(Document(root), rendering={"measure": {"reading": "drop"}}).startswith("a b[^r1]\n")


def test_only_addresses_of_the_web_become_links():
    body = "".join(
        f"<ref target='{one}'>r</ref> "
        for one in (
            "https://a.org/(b)?c=d&amp;e",
            "mailto:a@b.org",
            "javascript:alert(1)",
            "file:///x",
            "data:text/html,x",
            "//a.org",
            "#p",
            "x.html",
        )
    )
    assert written(f"<p xml:id='p'>{body}</p>") == "[r](<https://a.org/(b)?c=d&e>) r r r r r r r\n"


def test_an_address_cannot_end_its_link():
    assert (
        written("<p><ref target='https://a.org/&gt;)[x](javascript:alert(1)'>r</ref></p>") == "[r](<https://a.org/%3E)%5Bx%5D(javascript:alert(1)>)\n"
    )


def test_escapes():
    assert escaped("# - + 1. > | = : !") == "# - + 1. > | = : !"
    assert [escaped_line(one) for one in ("# a", "a # b", "1.5", "1. a", "12) b", "[^1]: a", "[^1] a")] == [
        "\\# a",
        "a # b",
        "1.5",
        "1\\. a",
        "12\\) b",
        "[^1]\\: a",
        "[^1] a",
    ]


@pytest.mark.parametrize(("start", "end"), [("<quote>", "</quote>"), ("<hi>", "</hi>"), ("<note>", "</note>"), ("<list><item>", "</item></list>")])
def test_depth_is_no_matter(start, end):
    body = f"<p>{start * 700}x{end * 700}</p>"
    root = etree.fromstring(f'<text xmlns="{TEI}"><body>{body}</body></text>', etree.XMLParser(huge_tree=True))
    assert "x" in to_markdown(Document(root))
