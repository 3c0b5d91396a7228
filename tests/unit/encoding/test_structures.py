"""Verse, drama, letters, notes, tables, pages: what stands in what, where stray words go, what annotations make of it."""

import pytest
from lxml import etree
from tests.unit.encoding.marked import read

import teiwright
from teiwright import Annotation, LayerError, Span
from teiwright.encoding import encode_draft
from teiwright.guidelines.namespaces import tei
from teiwright.model import Draft, Layer, Text
from teiwright.pipeline import Settings


def encoded(marked: str, *annotations: tuple[str, str], **settings) -> teiwright.Document:
    """Return the document of *marked*; an annotation is its element and the words it covers, or the first and last of them."""
    text, structure = read(marked)
    found = []
    for gi, words in annotations:
        first, _, last = words.partition(" ... ")
        start = text.index(first)
        found.append(Annotation(Span(start, text.index(last or first, start) + len(last or first)), gi))
    draft = Draft(Text.of(text), language="en").adding(Layer.of("structure", "", structure)).adding(Layer.of("one", "", found))
    document = encode_draft(draft, Settings.of({"language": "en", **settings}))
    assert teiwright.validate(document, "teiwright") == []
    assert "".join(document.text("source").content.split()) == "".join(text.split())
    return document


def shown(marked: str, *annotations: tuple[str, str], **settings) -> str:
    """Return what stands in ``text``, without the white space of its layout and without identifiers."""
    text = encoded(marked, *annotations, **settings).root.find(tei("text"))
    for element in text.iter():
        element.attrib.pop("{http://www.w3.org/XML/1998/namespace}id", None)
        for name in ("next", "prev"):
            if name in element.attrib:
                element.set(name, "#")
    whole = etree.tostring(text, encoding="unicode", with_tail=False).replace(' xmlns="http://www.tei-c.org/ns/1.0"', "")
    parts = [line.strip() if line.startswith("  ") else line for line in whole.split("\n")]
    joined = "".join(parts)
    if "<front>" in joined:
        return joined.removeprefix('<text xml:lang="en">').removesuffix("</text>")
    return joined.removeprefix('<text xml:lang="en">').removesuffix("</text>").removeprefix("<body>").removesuffix("</body>")


def test_verse():
    marked = "{lg|{head|Song}\n\n{lg|{l|One}\n  {l rend=indent2|two}}\n\n{lg|{l|three}}}"
    assert shown(marked) == '<lg><head>Song</head><lg><l>One</l><l rend="indent2">two</l></lg><lg><l>three</l></lg></lg>'


def test_drama():
    marked = (
        "{sp|{speaker|ANN.} {stage|[Rising.]} {p|Why? {stage|(Sits.)} Because.}}\n\n{stage|Exit.}\n\n{sp|{speaker|BEN.}\n{l|No more}\n{l|of that.}}"
    )
    assert shown(marked) == (
        "<sp><speaker>ANN.</speaker><stage>[Rising.]</stage><p>Why? <stage>(Sits.)</stage> Because.</p></sp><stage>Exit.</stage>"
        "<sp><speaker>BEN.</speaker><l>No more</l><l>of that.</l></sp>"
    )


def test_a_quoted_letter_is_a_text_within_the_text():
    marked = "{quote|{floatingText type=letter|{opener|{dateline|Rome}\n{salute|Dear Sir,}}\n\n{p|Well.}\n\n"
    marked += "{closer|Yours,\n{signed|J.}}\n\n{postscript|{p|P.S.}}}}"
    assert shown(marked) == (
        '<quote><floatingText type="letter"><body><opener><dateline>Rome</dateline><salute>Dear Sir,</salute></opener><p>Well.</p>'
        "<closer>Yours, <signed>J.</signed></closer><postscript><p>P.S.</p></postscript></body></floatingText></quote>"
    )


def test_front_and_back_stand_beside_the_body_and_reach_as_far_as_the_text_does():
    marked = (
        "Before.\n\n{front|{titlePage|{docTitle|{titlePart|A PLAY}}\n\n{byline|by {docAuthor|B.}}}}\n\n{p|One.}\n\n{back|{div|{p|Two.}}}\n\nAfter."
    )
    assert shown(marked) == (
        "<front><p>Before.</p><titlePage><docTitle><titlePart>A PLAY</titlePart></docTitle><byline>by <docAuthor>B.</docAuthor></byline></titlePage>"
        "</front><body><p>One.</p></body><back><div><p>Two.</p></div><div><p>After.</p></div></back>"
    )


def test_what_stands_before_the_front_belongs_to_it():
    assert shown("{pb n=1|}{div|{p|Licence.}}\n\n{front|{titlePage|{titlePart|T}}}\n\n{p|One.}").startswith(
        '<front><pb n="1"/><div><p>Licence.</p></div><titlePage>'
    )


def test_a_text_that_is_all_front_matter_has_an_empty_body():
    assert shown("{front|{p|One.}}") == "<front><p>One.</p></front><body><div/></body>"


def test_tables_lists_and_figures():
    marked = (
        "{table|{head|Stock}\n{row|{cell|Oxen}  {cell|3}}\n{row|{cell|Sheep}   {cell|}}}\n\n"
        "{list type=contents|{item|{ref target=#c|One} 3}\n{item|Two}}\n\n{figure|{head|A ship}}\n\n{div xml:id=c|{p|A.}}"
    )
    assert shown(marked) == (
        "<table><head>Stock</head><row><cell>Oxen</cell><cell>3</cell></row><row><cell>Sheep</cell><cell/></row></table>"
        '<list type="contents"><item><ref target="#c">One</ref> 3</item><item>Two</item></list>'
        "<figure><head>A ship</head></figure><div><p>A.</p></div>"
    )


def test_a_preformatted_passage_keeps_its_layout():
    marked = "{p|A}\n\n{ab type=preformatted|  +--+\r\n    |a |\n\n  +--+}\n\n{p|B}"
    assert '<ab type="preformatted" xml:space="preserve">  +--+\n    |a |\n\n  +--+</ab>' in etree.tostring(encoded(marked).root, encoding="unicode")
    for keep_lines in (False, True):
        assert encoded(marked, text={"keep_lines": keep_lines}).text("reading").content == "A\n\n  +--+\n    |a |\n\n  +--+\n\nB"


def test_the_first_line_of_a_preformatted_passage_keeps_its_indent():
    text, structure = read("{p|A}\n\n    {ab type=preformatted|x\n  y}")
    draft = Draft(Text.of(text), language="en").adding(Layer.of("structure", "", structure))
    assert encode_draft(draft, Settings.of({})).text("reading").content == "A\n\n    x\n  y"


def test_pages():
    marked = "{p|One inter-\n\n{fw type=header|12   TITLE}\n\n{lb break=no|}esting [Pg 3]{pb n=4|[Pg 4]} word.}"
    document = encoded(marked)
    assert document.text("reading").content == "One interesting [Pg 3] word."
    assert document.text("source").content == "One inter-\n12 TITLE\nesting [Pg 3] [Pg 4] word."
    assert document.root.find(f".//{tei('pb')}").get("rend") == "[Pg 4]"


def test_notes_are_blocks_or_stand_in_the_line():
    marked = "{p|One{note n=1|[1: a]} two.}\n\n{note place=bottom n=2|{p|[2: b}\n\n{p|c]}}\n\n{note place=margin|d}"
    assert shown(marked) == (
        '<p>One<note n="1">[1: a]</note> two.</p><note place="bottom" n="2"><p>[2: b</p><p>c]</p></note><note place="margin">d</note>'
    )
    assert encoded(marked).text("reading").content == "One two."


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{lg|a\n{l|b}\nc}", "<lg><l>a</l><l>b</l><l>c</l></lg>"),
        ("{lg|a\n{head|b}\n{l|c}}", "<lg><head>a</head><head>b</head><l>c</l></lg>"),
        ("{list|a\n{item|b}\nc}", "<list><item>a</item><item>b</item><item>c</item></list>"),
        ("{table|a\n{row|{cell|b} c}}", "<table><row><cell>a</cell></row><row><cell>b</cell><cell>c</cell></row></table>"),
        ("{sp|{speaker|A.} b\n{p|c}}", "<sp><speaker>A.</speaker><p>b</p><p>c</p></sp>"),
        ("{sp|a {speaker|B.} {p|c}}", "<p>a</p><sp><speaker>B.</speaker><p>c</p></sp>"),
        ("{div|a\n{head|b}\n{p|c}}", "<div><head>a</head><head>b</head><p>c</p></div>"),
        ("{div|{div|{p|a}}\nb}", "<div><div><p>a</p></div><div><p>b</p></div></div>"),
        ("{div|{p|a}\n{closer|b}\nc}", "<div><p>a</p><closer>b</closer><trailer>c</trailer></div>"),
        ("{div|a\n{closer|b}}", "<div><p>a</p><closer>b</closer></div>"),
        ("{quote|a\n{p|b}}", "<quote><p>a</p><p>b</p></quote>"),
        ("{p|x} {figure|a\n{figDesc|b}}", "<p>x</p><figure><p>a</p><figDesc>b</figDesc></figure>"),
        ("{castList|{castItem|a}\nb}", "<castList><castItem>a</castItem><castItem>b</castItem></castList>"),
        ("{floatingText|{body|{p|a}}\nb}", "<floatingText><body><p>a</p><p>b</p></body></floatingText>"),
    ],
)
def test_words_that_no_block_holds_get_what_there_is_in_their_place(marked, expected):
    assert shown(marked) == expected


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("{lg|{stage|a}}", "lg from 0 to 1 lacks l"),
        ("{sp|{speaker|a}}", "sp from 0 to 1 lacks l or p"),
        ("{div|{head|a}\n{closer|b}}", "closer from 2 to 3 cannot stand in div after head"),
        ("{div|{p|a}\n{head|b}}", "head from 2 to 3 cannot stand in div after p"),
        ("{div|{div|{p|a}}\n{p|b}}", "p from 2 to 3 cannot stand in div after div"),
        ("{l|a {quote|{p|b}}}", "p from 2 to 3 cannot stand in quote"),
        ("{speaker|a}", "speaker from 0 to 1 cannot stand in body"),
        ("{p|a {salute|b}}", "salute from 2 to 3 cannot stand in p"),
        ("{quote|{closer|a}}", "closer from 0 to 1 cannot stand in quote"),
        ("{lg|{l|a}} {front|{p|b}}", "lg from 0 to 1 cannot stand in front"),
        ("{p|{ref target=#x|a}}", 'ref at 0 points to "#x", which nothing is named'),
        ("{p xml:id=x|a}\n{p xml:id=x|b}", 'the identifier "x" stands twice'),
        ("{p|a}{pb n=1|12}", 'pb at 1 would lose "12"'),
        ("{widget|a}", "widget from 0 to 1 cannot stand in body"),
    ],
)
def test_what_tei_does_not_allow_is_told(marked, message):
    with pytest.raises(LayerError, match=message):
        encoded(marked)


def test_a_break_stands_beside_what_does_not_hold_it():
    assert shown("{table|{row|{pb n=1|}{cell|a}}}") == '<table><pb n="1"/><row><cell>a</cell></row></table>'
    assert shown("{p|x} {figure|{figDesc|{pb n=1|}a}}") == '<p>x</p><figure><pb n="1"/><figDesc>a</figDesc></figure>'
    assert shown("{p|x} {figure|{figDesc|inter-\n{lb break=no|}esting}}") == "<p>x</p><figure><figDesc>inter-esting</figDesc></figure>"


def test_an_identifier_of_the_layer_gives_way_to_one_of_the_header_and_takes_its_pointers_along():
    root = encoded("{p|{ref target=#teiwright|a}}\n{p xml:id=teiwright|b}").root
    target = root.find(f".//{tei('ref')}").get("target")
    assert target != "#teiwright"
    assert [p.text for p in root.iter(tei("p")) if p.get("{http://www.w3.org/XML/1998/namespace}id") == target[1:]] == ["b"]


@pytest.mark.parametrize(
    ("marked", "annotation", "expected"),
    [
        ("{sp|{speaker|A.} {p|One.}\n\n{p|Two.}}", ("said", "One. ... Two."), "<sp><speaker>A.</speaker><said><p>One.</p><p>Two.</p></said></sp>"),
        ("{sp|{speaker|A.}\n{l|One}\n{l|two.}}", ("said", "One ... two."), "<sp><speaker>A.</speaker><said><l>One</l><l>two.</l></said></sp>"),
        ("{quote|{p|One.}\n\n{p|Two.}}", ("said", "One. ... Two."), "<quote><said><p>One.</p><p>Two.</p></said></quote>"),
        ("{lg|{l|One}\n{l|two}}", ("said", "One ... two"), "<said><lg><l>One</l><l>two</l></lg></said>"),
        (
            "{lg|{l|One}\n{l|two}\n{l|three}}",
            ("said", "two ... three"),
            '<lg><l>One</l><l><said next="#">two</said></l><l><said prev="#">three</said></l></lg>',
        ),
        ("{p|a {stage|b} c}", ("said", "a ... c"), "<p><said>a <stage>b</stage> c</said></p>"),
        ("{p|a {stage|b} c}", ("hi", "a ... c"), '<p><hi next="#">a</hi> <stage><hi prev="#" next="#">b</hi></stage> <hi prev="#">c</hi></p>'),
        ("{p|a\n{list|{item|b}}\nc}", ("said", "a ... c"), "<p><said>a <list><item>b</item></list> c</said></p>"),
        ("{p|x} {note|{p|One.}\n{p|Two.}}", ("said", "One. ... Two."), "<p>x</p><note><said><p>One.</p><p>Two.</p></said></note>"),
        ("{table|{row|{cell|a} {cell|b}}}", ("persName", "a"), "<table><row><cell><persName>a</persName></cell><cell>b</cell></row></table>"),
        ("{list|{item|a b}}", ("quote", "b"), "<list><item>a <quote>b</quote></item></list>"),
        ("{p|a} {fw|b} {p|c}", ("hi", "a ... c"), '<p><hi next="#">a</hi></p><fw><hi prev="#" next="#">b</hi></fw><p><hi prev="#">c</hi></p>'),
        ("{p|a{note|{p|b}}c}", ("hi", "a ... c"), '<p><hi next="#">a</hi><note><p><hi prev="#" next="#">b</hi></p></note><hi prev="#">c</hi></p>'),
        ("{div|{head|a} {p|b}}", ("said", "a ... b"), '<div><head><said next="#">a</said></head><said prev="#"><p>b</p></said></div>'),
    ],
)
def test_annotations_stand_around_and_within(marked, annotation, expected):
    assert shown(marked, annotation) == expected


def test_the_header_tells_what_is_marked():
    def sentence(marked: str) -> str:
        return " ".join("".join(encoded(marked).root.find(f".//{tei('segmentation')}").itertext()).split())

    usual = "Divisions, headings and paragraphs are marked as the layout of the source shows them."
    assert sentence("{div|{head|A}\n{p|B}\n{closer|{signed|C}}}") == f"{usual} The lines of the source are not kept."
    assert (
        sentence("{lg|{l|A}}\n{note|B}")
        == f"{usual} So are verse (lg, l), the indent of a line in rend; notes (note). The lines of the source are not kept."
    )


def test_a_title_page_gives_the_title_before_any_head():
    marked = "{front|{titlePage|{docTitle|{titlePart|THE PLAY}}}\n{div|{head|CONTENTS}\n{list|{item|A}}}}\n{div|{head|ACT I}\n{p|B}}"
    assert encoded(marked).root.find(f".//{tei('title')}").text == "THE PLAY"
    assert encoded(marked.replace("{docTitle|{titlePart|THE PLAY}}", "{byline|X}")).root.find(f".//{tei('title')}").text == "ACT I"
