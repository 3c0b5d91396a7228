"""Views as the caller wants them: a witness, lines, a project's own rendering; and the map of the text."""

import json

import pytest
from lxml import etree

import teiwright
from teiwright.model import Document, SettingsError

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'


def document(body: str, header: str = "") -> Document:
    return Document(etree.fromstring(f"<TEI {NS}>{header}<text><body>{body}</body></text></TEI>"))


APPARATUS = document(
    '<p>The <app><lem wit="#A">black</lem><rdg wit="#B">white</rdg><rdgGrp><rdg wit="#x">red</rdg></rdgGrp></app> cat'
    '<app><lem>s</lem><rdg wit="#B"/></app> <app><lem wit="#A #B">sat</lem><rdg wit="#C">lay</rdg></app>.</p>',
    '<teiHeader><listWit xml:id="x"><witness xml:id="C"/><witness xml:id="D"/></listWit></teiHeader>',
)


@pytest.mark.parametrize(
    ("witness", "expected"),
    [("A", "The black cats sat.\n"), ("B", "The white cat sat.\n"), ("C", "The red cats lay.\n"), ("D", "The red cats sat.\n")],
)
def test_a_witness_gives_its_readings(witness, expected):
    assert teiwright.export(APPARATUS, "text", witness=witness) == expected
    assert json.loads(teiwright.export(APPARATUS, "json", witness=witness))["text"] == expected


def test_an_unknown_witness_is_told_with_those_that_there_are():
    with pytest.raises(SettingsError, match='there is no witness "Z"; there are: A, B, C, D, x'):
        teiwright.export(APPARATUS, "text", witness="Z")
    with pytest.raises(SettingsError, match="there is no apparatus"):
        teiwright.export(document("<p>a</p>"), "text", witness="A")


APART = document(
    '<p>A <anchor xml:id="x"/>black<app from="#x"><rdg wit="#B">white</rdg></app> cat<app><lem wit="#A">s</lem><rdg wit="#C"/></app>.</p>'
)


def test_readings_apart_from_their_lemmas_are_told_beside_the_text():
    exported = json.loads(teiwright.export(APART, "json"))
    assert exported["text"] == "A black cats.\n"
    assert exported["readings"][0] == {
        "start": 2,
        "end": 7,
        "kind": "app",
        "alternatives": [{"type": "rdg", "text": "white", "taken": False, "attributes": {"wit": "#B"}}],
    }
    page = teiwright.export(APART, "html")
    assert '<span class="lemma">black</span>] <span class="rdg">white</span>' in page
    assert 'black<sup><a id="tw:lemma1" href="#tw:app1"' in page


def test_no_text_is_made_of_a_witness_whose_readings_stand_apart_from_their_lemmas():
    with pytest.raises(SettingsError, match=r'the text of "B" cannot be made: its readings stand beside the text \(@from, @loc, listApp\)'):
        teiwright.export(APART, "text", witness="B")
    assert teiwright.export(APART, "text", witness="C") == "A black cat.\n"


LISTED = document(
    '<div type="edition"><ab><lb n="1"/>a b</ab></div><div type="apparatus"><listApp><app loc="1"><lem>a</lem><rdg wit="#B">c</rdg></app>'
    '<app loc="2"><rdg wit="#B">d</rdg></app></listApp><p>1: e <app loc="1"><rdg wit="#C">f</rdg></app></p></div>'
)


def test_a_list_of_entries_is_no_text_but_an_apparatus():
    exported = json.loads(teiwright.export(LISTED, "json"))
    assert exported["text"] == "a b\n\n1: e\n"
    assert [[one["text"] for one in reading["alternatives"]] for reading in exported["readings"]] == [["a", "c"], ["d"], ["f"]]
    items = etree.HTML(teiwright.export(LISTED, "html")).xpath("//section[@id='tw:readings']//li")
    assert [" ".join("".join(item.itertext()).split()) for item in items] == ["1 a] c B ↩", "2 d B ↩", "1 f C ↩"]
    with pytest.raises(SettingsError, match="beside the text"):
        teiwright.export(LISTED, "text", witness="B")


GLOSSES = document(
    '<p>a</p><list type="gloss"><label>b</label><item>c</item></list><list><item>d</item></list><p rend="small">e <measure>f</measure> g</p>'
)


@pytest.mark.parametrize(
    ("rendering", "expected"),
    [
        ({}, "a\n\nb\nc\n\nd\n\ne f g\n"),
        ({"list[type=gloss]": "hidden"}, "a\n\nd\n\ne f g\n"),
        ({"list": "hidden"}, "a\n\ne f g\n"),
        ({"list": "hidden", "list[@type='gloss']": "block"}, "a\n\nb\nc\n\ne f g\n"),
        ({"measure": {"reading": "drop"}}, "a\n\nb\nc\n\nd\n\ne g\n"),
        ({"measure": {"diplomatic": "drop"}}, "a\n\nb\nc\n\nd\n\ne f g\n"),
        ({"p[rend=small]": "hidden"}, "a\n\nb\nc\n\nd\n"),
        ({"measure": "block"}, "a\n\nb\nc\n\nd\n\ne\n\nf\n\ng\n"),
    ],
)
def test_a_project_renders_its_elements_as_it_wants(rendering, expected):
    assert teiwright.export(GLOSSES, "text", rendering=rendering) == expected


@pytest.mark.parametrize(
    ("rendering", "problem"),
    [
        ({"list[": "block"}, "must name an element"),
        ({"list": "blok"}, 'must be one of .* did you mean "block"'),
        ({"list": {"raeding": "drop"}}, "raeding"),
        ({"list": 3}, "must be"),
    ],
)
def test_what_is_wrong_in_a_rendering_is_told(rendering, problem):
    with pytest.raises(SettingsError, match=problem):
        teiwright.export(GLOSSES, "text", rendering=rendering)


def test_lines_begin_where_the_document_begins_them():
    broken = document('<p>An inter-<lb break="no"/>esting<lb/>line</p>')
    assert teiwright.export(broken, "text") == "An interesting line\n"
    assert teiwright.export(broken, "text", lines=True) == "An inter-\nesting\nline\n"


def test_wrapped_lines_hold_whole_words_and_tables_stay():
    words = document(f"<p>{'word ' * 20}</p><table><row>{'<cell>a long cell</cell>' * 4}</row></table>")
    lines = teiwright.export(words, "text", wrap=24).splitlines()
    assert max(len(line) for line in lines if "\t" not in line) <= 24
    assert " ".join(lines).split() == teiwright.export(words, "text").split()
    assert "a long cell\ta long cell\ta long cell\ta long cell" in lines
    with pytest.raises(SettingsError, match="at least 20"):
        teiwright.export(words, "text", wrap=3)


def test_notes_in_line_stand_at_their_anchors():
    noted = document("<p>One<note>a <note>b</note></note> two<note><p>c</p><p>d</p></note>, three.</p>")
    assert teiwright.export(noted, "text", notes="inline") == "One [a] [b] two [c d], three.\n"


def step(named: str) -> str:
    """A step by local name and position, as XPath 1 has it."""
    name, _, position = named.rstrip("]").partition("[")
    return named if name == "text()" else f"*[local-name()='{name}'][{position or 1}]"


@pytest.mark.parametrize("offsets", ["code-point", "utf-16"])
def test_the_map_leads_each_run_back_to_its_text_node(offsets):
    mapped = document('<p>𐌰 One <!-- x -->two<lb break="no"/>three<note>n</note> <choice><sic>fuor</sic><corr>four</corr></choice>\n  𐌰 end</p>')
    text = teiwright.export(mapped, "text")
    data = json.loads(teiwright.export(mapped, "map", offsets=offsets))
    units = text if offsets == "code-point" else text.encode("utf-16-le")
    size = 1 if offsets == "code-point" else 2
    covered = []
    for start, end, xpath, offset in data["runs"]:
        (node,) = mapped.root.xpath(f"/{'/'.join(map(step, xpath[1:].split('/')))}")
        characters = str(node) if offsets == "code-point" else str(node).encode("utf-16-le")
        assert units[start * size : end * size] == characters[offset * size : (offset + end - start) * size]
        covered += range(start, end)
    assert len(covered) == len(set(covered))
    assert {text[index] for index in range(len(text)) if offsets == "code-point" and index not in covered} <= {" ", "\n"}
