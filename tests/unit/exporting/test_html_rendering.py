"""What HTML the elements become: one row, one small document."""

import re

import pytest
from lxml import etree
from lxml import html as lxml_html

from teiwright.exporting.html import to_html
from teiwright.exporting.html.behaviour import BEHAVIOUR
from teiwright.exporting.html.rows import rows
from teiwright.guidelines.elements import elements
from teiwright.model import Document

TEI = "http://www.tei-c.org/ns/1.0"


def document(body: str, stand_off: str = "") -> Document:
    return Document(etree.fromstring(f'<TEI xmlns="{TEI}">{stand_off}<text><body>{body}</body></text></TEI>'))


def page(body: str, view: str = "reading", stand_off: str = ""):
    return lxml_html.document_fromstring(to_html(document(body, stand_off), view=view))


def edition(body: str, view: str = "reading") -> str:
    """Return the HTML of the text without the numbers of its paragraphs, which have tests of their own."""
    (text,) = page(body, view).xpath('//div[@id="tw:text"]')
    written = (text.text or "") + "".join(etree.tostring(child, encoding="unicode", method="html") for child in text)
    return re.sub(r' id="tw:p\d+"|<a class="permalink"[^>]*>\d+</a>', "", written.replace("\n", "")).strip()


@pytest.mark.parametrize(
    ("body", "due"),
    [
        ("<p>One <hi>two</hi>.</p>", "<p>One <i>two</i>.</p>"),
        ('<p><hi rend="bold">b</hi><hi rend="sup">2</hi><hi rend="normal">n</hi></p>', '<p><b>b</b><sup>2</sup><span class="r-plain">n</span></p>'),
        ('<p><hi rend="italic superscript">x</hi></p>', '<p><i class="r-sup">x</i></p>'),
        ('<p rend="center">x</p>', '<p class="r-center">x</p>'),
        ("<p><w>a</w> <seg>b</seg><unheardOf>c</unheardOf></p>", "<p>a bc</p>"),
        ("<div><head>H</head><p>x</p></div>", '<section id="tw:division1"><h2>H</h2><p>x</p></section>'),
        ("<div><p>x</p></div>", '<div class="division"><p>x</p></div>'),
        ("<lg><l>a</l><l n='5'>b</l></lg>", '<div class="lg"><div class="l">a</div><div class="l" data-n="5">b</div></div>'),
        (
            "<sp><speaker>A</speaker><p>x <stage>aside</stage></p></sp>",
            '<div class="sp"><p class="speaker">A</p><p>x <i class="stage">aside</i></p></div>',
        ),
        ("<quote><p>x</p></quote>", '<blockquote class="quote"><p>x</p></blockquote>'),
        ("<p><quote>x</quote></p>", '<p><span class="quote">x</span></p>'),
        ("<said><p>x</p></said>", '<div class="said"><p>x</p></div>'),
        ("<list><item>a</item><item>b</item></list>", '<ul class="list"><li class="item">a</li><li class="item">b</li></ul>'),
        ('<list rend="numbered"><item>a</item></list>', '<ol class="list"><li class="item">a</li></ol>'),
        ('<list rend="numbered"><item>1. a</item></list>', '<ol class="list own-signs"><li class="item">1. a</li></ol>'),
        ('<list type="contents"><item>a</item></list>', '<ul class="list own-signs"><li class="item">a</li></ul>'),
        ("<list><head>H</head><item>a</item></list>", '<div class="list"><p class="head">H</p><ul><li class="item">a</li></ul></div>'),
        (
            '<list type="gloss"><label>a</label><item>b</item></list>',
            '<dl class="list"><dt class="label">a</dt><dd class="item">b</dd></dl>',
        ),
        ("<list>loose <item>a</item></list>", '<div class="list">loose<div class="item">a</div></div>'),
        ("<p>x<list><item>a</item></list></p>", '<div class="p">x<ul class="list"><li class="item">a</li></ul></div>'),
        (
            "<p><emph>x<list><item>a</item></list></emph></p>",
            '<div class="p"><div class="r-italic running">x<ul class="list"><li class="item">a</li></ul></div></div>',
        ),
        ('<milestone unit="section"/>', '<hr class="made">'),
        ('<milestone unit="section" rend="* * *"/>', '<p class="milestone">* * *</p>'),
        ("<p>a<gap reason='torn'/>b</p>", '<p>a<span class="gap" title="torn">[…]</span>b</p>'),
        ("<p><foreign xml:lang='lat'>ave</foreign></p>", '<p><span lang="la">ave</span></p>'),
        ("<p xml:lang='he'>א<foreign xml:lang='en'>a</foreign></p>", '<p lang="he" dir="rtl">א<span lang="en" dir="ltr">a</span></p>'),
        ("<p><gi>p</gi> <title>T</title></p>", '<p><code class="gi">p</code> <cite>T</cite></p>'),
        ("<closer><salute>S</salute><signed>A</signed></closer>", '<div class="closer"><p class="salute">S</p><p class="signed">A</p></div>'),
        ("<p><ruby><rb>漢</rb><rt>kan</rt></ruby></p>", "<p><ruby>漢<rt> kan</rt></ruby></p>"),
        (
            "<p><choice><sic>teh</sic><corr>the</corr></choice></p>",
            '<p><span class="taken">the</span><span class="off alternative sic">teh</span></p>',
        ),
        ("<p>a<del>b</del></p>", '<p>a<span class="off alternative del"><span class="del">b</span></span></p>'),
        ("<p>inter-<lb break='no'/>esting</p>", '<p>inter<span class="off hyphen">-</span><span class="off lb"></span>esting</p>'),
        ("<p>a <pb n='3'/>b</p>", '<p>a <span class="off pb">[p. 3]</span>b</p>'),
        (
            "<figure><graphic url='p.png'/></figure>",
            '<figure class="figure"><a class="made picture" href="p.png" rel="noreferrer">[picture: p.png]</a></figure>',
        ),
    ],
)
def test_elements(body, due):
    assert edition(body) == due


def test_diplomatic_takes_the_other_alternative():
    body = "<p><choice><sic>teh</sic><corr>the</corr></choice> <pb n='3'/>x<del>y</del></p>"
    due = '<p>teh<span class="off alternative corr">the</span><span class="off pb">[p. 3]</span>x<span class="del">y</span></p>'
    assert edition(body, "diplomatic") == due


def test_source_shows_notes_in_place():
    assert edition("<p>a<note>b</note></p>", "source") == '<p>a <span class="note">b</span></p>'


def test_a_division_without_a_head_does_not_break_the_levels():
    body = "<div><head>A</head><div><div><head>B</head><p>x</p></div></div></div><div><head>C</head></div>"
    assert [(one.tag, one.text) for one in page(body).xpath('//div[@id="tw:text"]//*[self::h2 or self::h3 or self::h4]')] == [
        ("h2", "A"),
        ("h3", "B"),
        ("h2", "C"),
    ]


def test_headings_go_on_below_the_sixth_level():
    body = "".join(f"<div><head>{level}</head>" for level in range(2, 9)) + "<p>x</p>" + "</div>" * 7
    assert [(one.get("aria-level"), one.text) for one in page(body).xpath('//*[@role="heading"]')] == [("7", "7"), ("8", "8")]


def test_a_head_that_says_nothing_is_no_heading():
    assert page("<div><head><note>n</note></head><p>x</p></div>").xpath('//div[@id="tw:text"]//h2') == []


def test_tables_have_captions_headings_and_equal_rows():
    body = """<table><head>T</head><row role="label"><cell>A</cell><cell>B</cell></row>
      <row><cell role="label">a</cell><cell>b</cell></row><row><cell cols="2">c</cell></row><row><cell>d</cell></row></table>"""
    (table,) = page(body).xpath("//table")
    assert [cell.get("scope") for cell in table.xpath(".//th")] == ["col", "col", "row"]
    assert table.xpath("string(caption)") == "T"
    assert [sum(int(cell.get("colspan") or 1) for cell in line) for line in table.iter("tr")] == [2, 2, 2, 2]
    assert table.getparent().get("tabindex") == "0"


def test_breaks_between_items_stand_in_the_next_item():
    (item,) = page("<list><item>a</item><pb n='2' xml:id='pb2'/><item>b</item></list>").xpath("//li[2][@class='item']")
    assert item.xpath("span/@id") == ["pb2"]


def test_the_only_head_of_a_figure_is_its_caption():
    (caption,) = page("<figure><graphic url='https://e.org/a.png'/><head>H</head></figure>").xpath("//figure/figcaption")
    assert caption.text == "H"
    assert page("<figure><graphic url='https://e.org/a.png'/></figure>").xpath("//figure/a/@href") == ["https://e.org/a.png"]
    assert page("<figure><graphic url='https://e.org/a.png'/></figure>").xpath("//img") == []


def test_links_never_nest():
    body = """<p><persName ref="#a">A <placeName>B<note>n</note></placeName></persName>
      <orgName>x <ref target="https://e.org/">r</ref></orgName> <ref target="https://e.org/">s <persName>T</persName></ref></p>"""
    tree = page(body)
    assert tree.xpath("//a//a") == []
    (reference,) = tree.xpath('//a[@role="doc-noteref"]')
    assert reference.getparent().getprevious().get("class") == "person"  # the reference waits until the link around it has ended


def test_parts_of_one_name_count_once():
    body = """<p><persName xml:id="n1" next="#n2">Anna</persName></p><p><persName xml:id="n2" prev="#n1">Keller</persName> x
      <persName>Anna Keller</persName></p>"""
    assert page(body).xpath('//section[@id="tw:index-people"]//li/span[@class="places"]/a/@href') == ["#n1", "#tw:mention1"]


def test_who_speaks():
    stand_off = '<standOff><listPerson><person xml:id="k"><persName>Anna Keller</persName></person></listPerson></standOff>'
    tree = page('<p><said who="#k" cert="low">“x”</said></p>', stand_off=stand_off)
    (said,) = tree.xpath('//main//span[contains(@class, "said")]')
    assert (said.get("title"), said.get("data-who")) == ("Anna Keller (uncertain)", "Anna Keller")
    assert tree.xpath(f'//li[@id="k"]//a[@href="#{said.get("id")}"]')


def test_the_apparatus_lists_readings_and_witnesses():
    body = """<listWit><witness xml:id="A" n="Alpha">First</witness></listWit>
      <p>Sing <app><lem wit="#A">arms</lem><rdg wit="#B">army<note>n</note></rdg><rdg wit="#C"/></app>.</p>"""
    tree = page(body)
    (entry,) = tree.xpath('//section[@id="tw:readings"]//li')
    assert " ".join(entry.text_content().split()) == "arms Alpha] army1 B; omitted C ↩"
    assert entry.xpath('a[@class="siglum"]/@href') == ["#A"]


def test_a_note_in_a_reading_and_a_reading_in_a_note_are_written():
    body = "<p>a<app><lem>b</lem><rdg>c<note>d<app><lem>e</lem><rdg>f</rdg></app></note></rdg></app></p>"
    tree = page(body)
    assert len(tree.xpath('//section[@id="tw:notes"]/ol/li')) == 1
    assert len(tree.xpath('//section[@id="tw:readings"]/ol/li')) == 2


def test_rows_are_of_elements_that_there_are():
    known = {row.gi for row in elements().values()}
    assert {row.gi for row in rows()} <= known
    assert {row.parent.rpartition("}")[2] for row in rows() if row.parent} <= known


def test_every_behaviour_is_used_and_every_use_is_known():
    assert {row.does for row in rows()} - {""} == set(BEHAVIOUR)


def test_paragraphs_and_line_groups_can_be_cited():
    body = "<p>a<note><p>n</p></note></p><lg xml:id='g'><l>b</l></lg><list><item><p>c</p></item></list><p><q><p>d</p></q></p>"
    tree = page(body)
    links = tree.xpath('//div[@id="tw:text"]//a[@class="permalink"]')
    assert [(one.text, one.get("href")) for one in links] == [("1", "#tw:p1"), ("2", "#g"), ("3", "#tw:p2"), ("4", "#tw:p3"), ("5", "#tw:p4")]
    assert all(one.getparent().get("id") == one.get("href")[1:] for one in links)
    assert tree.xpath('//section[@id="tw:notes"]//a[@class="permalink"]') == []


def numbered(body: str) -> list[tuple[str, str]]:
    return [(one.get("data-n"), one.text) for one in page(body).xpath('//div[@class="l" or @class="l part"][@data-n]')]


def test_every_fifth_line_is_numbered_by_its_number():
    lines = "".join(f'<l n="{number}">{number}</l>' for number in range(8, 17))
    assert numbered(f"<lg>{lines}</lg>") == [("10", "10"), ("15", "15")]


def test_lines_without_numbers_are_counted_through_a_poem():
    stanza = "<lg>" + "".join(f"<l>{letter}</l>" for letter in "abcd") + "</lg>"
    assert numbered(f"<div>{stanza * 3}</div><div>{stanza}<lg><l>e</l></lg></div>") == [("5", "a"), ("10", "b"), ("5", "e")]
    assert numbered(f"<div>{stanza}<p>x</p>{stanza}</div>") == []
    shared = '<lg><l>a</l><l>b</l><l>c</l><l part="I">d</l><l part="F">e</l><l>f</l></lg>'
    assert numbered(shared) == [("5", "f")]


def test_pages_lead_to_their_pictures():
    zones = '<zone xml:id="z"><zone xml:id="y"/></zone>'
    facsimile = f'<facsimile><graphic xml:id="g" url="3.jpg"/><surface xml:id="s"><graphic url="https://e.org/1.jpg"/>{zones}</surface></facsimile>'
    body = "".join(f'<pb facs="{pointer}"/>' for pointer in ("#s", "#z", "#y #s", "#g", "img/4.png", "#nowhere", ""))
    tree = page(body, stand_off=facsimile)
    assert [one.get("href") for one in tree.xpath("//*[contains(@class, 'pb')]")] == [*["https://e.org/1.jpg"] * 3, "3.jpg", "img/4.png", None, None]


def test_the_lemma_is_where_an_entry_leads_back_to():
    tree = page('<p>a <app><lem xml:id="l">b</lem><rdg wit="#B #C">c</rdg></app> <app><rdg wit="#C">d</rdg><rdg wit="#D">e</rdg></app></p>')
    assert tree.xpath('//section[@id="tw:readings"]//a[@role="doc-backlink"]/@href') == ["#l", "#tw:lemma1"]
    assert [tree.xpath(f'string(//*[@id="{one}"])') for one in ("l", "tw:lemma1")] == ["b", "d"]
    assert tree.xpath('//select[@id="tw:witness"]/option/text()') == ["the edition", "B", "C", "D"]


def test_a_preformatted_passage_keeps_its_layout_around_what_is_marked_in_it():
    body = '<ab xml:space="preserve">  a\n<lb/>  <persName>b</persName></ab>'
    assert page(body).xpath("string(//p[@class='ab preserved'])") == "1  a\n  b"  # after the number of the paragraph


def test_the_mark_of_an_entry_stands_right_after_its_words_where_the_document_is_indented():
    tree = page("<p>a <app>\n <lem>\n  b\n </lem>\n <rdg>c</rdg>\n</app>\n d <app><lem>e</lem><rdg/></app>, f</p>")
    words = tree.xpath("string(//*[@id='tw:text']//p)")
    assert words == "1a b[1] d e[2], f"


def test_what_is_said_of_a_gap_stands_in_its_title():
    gap = page("<p>a <gap reason='lost' unit='line'><desc>torn\n off</desc></gap></p>").xpath("//*[@class='gap']")[0]
    assert (gap.text, gap.get("title")) == ("[…]", "lost line torn off")
