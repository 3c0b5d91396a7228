"""Documents that mean harm, or mean well and are wrong: nothing of them becomes script, style or a link that executes."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from lxml import etree
from lxml import html as lxml_html

from teiwright.exporting.html import to_html
from teiwright.exporting.html.templates import own_script
from teiwright.exporting.html.urls import safe_url
from teiwright.model import Document

TEI = "http://www.tei-c.org/ns/1.0"

BODY = """<p rend="expression(alert(1)) &quot;&gt;&lt;i&gt;" style="background:url(https://evil.example/x);font-style:italic" rendition="#x">
  &lt;script&gt;alert(1)&lt;/script&gt; &lt;/style&gt;&lt;/title&gt;&lt;img src=x onerror=alert(1)&gt;</p>
<p xml:id="a&quot; onmouseover=&quot;alert(1)" xml:lang="&quot;&gt;&lt;i">x <persName key="&quot;&gt;&lt;b&gt;" cert="&lt;">y</persName></p>
<p><ref target="javascript:alert(1)">1</ref><ref target="  JaVaScRiPt:alert(1)">2</ref><ref target="data:text/html,x">3</ref>
  <ref target="vbscript:x">4</ref><ref target="java&#9;script:x">5</ref><ref target="//evil.example/x">6</ref><ptr target="javascript:alert(1)"/></p>
<p><figure><graphic url="javascript:alert(1)"/></figure><pb facs="javascript:alert(1)" n="&lt;b&gt;"/>
  <date when="&quot; onclick=&quot;x">then</date></p>
<p><said who="#p">z</said><gap reason="&quot;&gt;&lt;script&gt;"/></p>"""

HEADER = """<teiHeader><fileDesc><titleStmt><title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title><author>"&gt;&lt;b&gt;</author>
  <respStmt><resp>x</resp><name ref="javascript:alert(1)">y</name></respStmt></titleStmt>
  <publicationStmt><publisher>p</publisher><idno type="DOI">javascript:alert(1)</idno>
  <availability><licence target="javascript:alert(1)">l</licence></availability></publicationStmt>
  <sourceDesc><p><ref target="data:text/html,x">s</ref></p></sourceDesc></fileDesc></teiHeader>
<standOff><listPerson><person xml:id="p"><persName>"&gt;&lt;script&gt;</persName><idno type="Wikidata">Q1/../../x</idno>
  <idno type="VIAF">javascript:alert(1)</idno></person></listPerson></standOff>"""


@pytest.fixture(params=["reading", "diplomatic", "source"])
def written(request) -> str:
    root = etree.fromstring(f'<TEI xmlns="{TEI}">{HEADER}<text><body>{BODY}</body></text></TEI>', etree.XMLParser(collect_ids=False, recover=True))
    return to_html(Document(root), view=request.param)


def test_nothing_executes(written):
    tree = lxml_html.document_fromstring(written)
    scripts = tree.xpath("//script/text()")
    assert scripts == [own_script()]
    assert tree.xpath("//img | //iframe | //object | //embed | //svg | //base | //@style") == []
    assert [name for node in tree.iter(etree.Element) for name in node.attrib if name.startswith("on")] == []
    assert {re.match(r"[a-z]*:|#", link)[0] for link in tree.xpath("//a[not(@download)]/@href")} == {"#"}
    assert [link[:29] for link in tree.xpath("//a[@download]/@href")] == ["data:application/gzip;base64,"]
    assert len(tree.xpath("//style")) == 1
    assert tree.xpath("//link/@href") == ["data:,"]
    assert "evil.example" not in tree.xpath("string(//style)")
    assert tree.xpath("string(//title)").startswith("</title><script>")


def test_the_policy_forbids_what_the_page_does_not_need(written):
    (policy,) = lxml_html.document_fromstring(written).xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    assert "default-src 'none'" in policy
    assert "connect-src" not in policy
    (script,) = lxml_html.document_fromstring(written).xpath("//script/text()")
    due = b64encode(sha256(script.encode()).digest()).decode()
    assert re.findall(r"script-src ([^;]*)", policy) == [f"'sha256-{due}'"]


def test_only_known_classes_come_from_a_document(written):
    classes = {name for value in lxml_html.document_fromstring(written).xpath("//@class") for name in value.split()}
    assert {name for name in classes if not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", name)} == set()


def test_nothing_of_a_document_ends_the_script_or_is_one():
    words = "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;!-- &lt;script&gt;"
    header = HEADER.replace("<author>", f"<author>{words}")
    egxml = '<egXML xmlns="http://www.tei-c.org/ns/Examples"><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="alert(1)"/></egXML>'
    app = f'<app><lem wit="#{words.replace(" ", "")}">a</lem><rdg wit="&quot;&gt;&lt;b&gt;">{words}</rdg></app>'
    dates = "".join(f'<date when="{year}">{words}</date>' for year in (1900, 1910, 1920))
    body = f"<p>{words}<note>{words}</note>{app}<persName>{words}</persName>{dates}{egxml}</p>"
    root = etree.fromstring(f'<TEI xmlns="{TEI}">{header}<text><body>{body}</body></text></TEI>', etree.XMLParser(recover=True))
    page = to_html(Document(root))
    assert page.lower().count("<script") == page.lower().count("</script") == 1
    tree = lxml_html.document_fromstring(page)
    assert tree.xpath("//script/text()") == [own_script()]
    assert tree.xpath("//main//img | //main//script | //option/b") == []
    assert len(tree.xpath('//figure[@class="timeline"]//a')) == 3


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "javascript:alert(1)", "//e.org/1.png", "/etc/x.png", "data:image/png;base64,x", "x.html", "a\tb.png"]
)
def test_pictures_that_are_no_links(address):
    body = f'<pb n="1" facs="#s"/><figure><graphic url="{address}"/></figure><pb facs="{address}"/>'
    facsimile = f'<facsimile><surface xml:id="s"><graphic url="{address}"/></surface></facsimile>'
    root = etree.fromstring(f'<TEI xmlns="{TEI}">{facsimile}<text><body>{body}</body></text></TEI>')
    tree = lxml_html.document_fromstring(to_html(Document(root)))
    assert tree.xpath('//div[@id="tw:text"]//a') == []


@pytest.mark.parametrize(
    ("address", "due"),
    [
        ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
        ("http://example.org:8080/ü", "http://example.org:8080/%C3%BC"),
        ("HTTPS://EXAMPLE.ORG/", "HTTPS://EXAMPLE.ORG/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("https://example.org/%zz", "https://example.org/%25zz"),
        ("https://user:pass@example.org/", ""),
        ("https://exa mple.org/", ""),
        ("https://", ""),
        ("https://[::1", ""),
        ("javascript:alert(1)//http://example.org", ""),
        ("ftp://example.org/", ""),
        ("file:///etc/passwd", ""),
        ("page.html", ""),
        ("", ""),
    ],
)
def test_addresses(address, due):
    assert safe_url(address) == due


def test_identifiers_are_unique_and_clash_with_none_of_the_page():
    names = ["twice", "twice", "tw:text", "tw:mention1", "tw_text", "a b", "a_b", " ", "<x>", "é"]
    body = "".join(f'<p xml:id="{name.replace("<", "&lt;")}">{number} <persName>N</persName></p>' for number, name in enumerate(names))
    root = etree.fromstring(f'<text xmlns="{TEI}"><body>{body}<p><ref target="#twice">r</ref></p></body></text>', etree.XMLParser(recover=True))
    tree = lxml_html.document_fromstring(to_html(Document(root)))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert not any(re.search(r"\s", one) for one in ids)
    paragraphs = tree.xpath('//div[@id="tw:text"]//p[not(a[text()="r"])]/@id')
    assert paragraphs[:2] == ["twice", "twice~2"]
    assert len(paragraphs) == len(names)
    assert not any(one.startswith("tw:") for one in paragraphs)
    assert tree.xpath('//p/a[text()="r"]/@href') == ["#twice"]


@pytest.mark.parametrize(
    ("start", "end", "times"),
    [
        ("<div><head>h</head>", "</div>", 2000),
        ("<hi>", "</hi>", 2000),
        ("<choice><sic>a", "</sic><corr>b</corr></choice>", 900),
        ("<choice><corr>a</corr><sic>b", "</sic></choice>", 900),
        ("<app><lem>a", "</lem><rdg>b</rdg></app>", 900),
        ("<note>a", "</note>", 2000),
    ],
)
def test_depth_is_no_matter(start, end, times):
    root = etree.fromstring(f'<text xmlns="{TEI}"><body>{start * times}x{end * times}</body></text>', etree.XMLParser(huge_tree=True))
    for view in ("reading", "diplomatic"):
        assert to_html(Document(root), view=view).endswith("</html>\n")
