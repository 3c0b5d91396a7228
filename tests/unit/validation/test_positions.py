"""Exact lines and columns: of every rule, in every encoding, whatever stands before the tag."""

import pytest

import teiwright
from teiwright import Annotation, Span
from teiwright.model import Origin
from teiwright.validation import check_bytes

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><p>None.</p></publicationStmt>"
    "<sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>"
)
PEOPLE = '<standOff><listPerson><person xml:id="marx"><persName>Marx</persName></person></listPerson></standOff>'


def tei(body: str, before: str = "") -> str:
    """A document whose body begins on a line of its own, after *before* and two lines."""
    return f'{before}<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}\n{PEOPLE}<text xml:lang="en"><body><div>\n{body}</div></body></text></TEI>'


def found(data: str | bytes, schema: str = "teiwright") -> list[tuple[str, int | None, int | None]]:
    raw = data.encode() if isinstance(data, str) else data
    return [(one.rule, one.place.line, one.place.column) for one in check_bytes(raw, Origin("a.xml"), [schema])]


def place(data: str | bytes, rule: str = "rng:not-allowed") -> tuple[int | None, int | None]:
    (line, column), *others = [(line, column) for name, line, column in found(data) if name == rule]
    assert others == []
    return line, column


@pytest.mark.parametrize(
    ("body", "column"),
    [
        ("<p>x <b/></p>", 6),
        ("<p>é <b/></p>", 6),
        ("<p>\U0001d15e <b/></p>", 6),
        ("<p>e\u0301 <b/></p>", 7),
        ("<p>\t<b/></p>", 5),
        ("<p>&amp;&#233;<b/></p>", 15),
        ("<p><!-- é --><b/></p>", 14),
        ("<p><?x é?><b/></p>", 11),
        ("<p><![CDATA[é]]><b/></p>", 17),
        ("<p n='é'/><p><b/></p>", 14),
        ("<p>\u2028\u0085<b/></p>", 6),
        ("<p xml:lang='he'>\u05e9\u05c1<b/></p>", 20),
    ],
)
def test_columns_count_code_points(body, column):
    assert place(tei(body)) == (3, column)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("body", "line", "column"),
    [
        ("<p>x</p>~ <p>~~\t<b/></p>", 6, 2),
        ("<p>x <b~  n='1'~ ></b></p>", 3, 6),
        ("<p~ n='1'~><b/></p>", 5, 2),
        ("<p><!-- ~~ --> <b/></p>", 5, 6),
        ("<p n='a~b'>~<b/></p>", 5, 1),
        ("<p><![CDATA[~~]]><b/></p>", 5, 4),
    ],
)
def test_lines_count_every_line_end_once(body, line, column, line_end):
    assert place(tei(body.replace("~", "\n")).replace("\n", line_end)) == (line, column)


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("UTF-8", "utf-8"),
        ("UTF-16", "utf-16"),
        ("UTF-16LE", "utf-16-le"),
        ("UTF-32", "utf-32"),
        ("ISO-8859-1", "latin-1"),
        ("windows-1252", "cp1252"),
        ("US-ASCII", "ascii"),
    ],
)
def test_every_encoding_is_counted_in_code_points(name, codec):
    letter = "" if codec == "ascii" else "é" * 3 + ("\U0001d15e" if "utf" in codec else "x")
    data = tei(f"<p>{letter.ljust(4, 'x')}<b/></p>", f'<?xml version="1.0" encoding="{name}"?>\n').encode(codec)
    assert place(data) == (4, 8)


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("tw:duplicate-id", '<p><hi xml:id="a">x</hi> ~<hi xml:id="a">y</hi></p>'),
        ("tw:bad-id", '<p>é ~<hi xml:id="1">y</hi></p>'),
        ("tw:dangling-pointer", '<p>é ~<persName ref="#x">y</persName></p>'),
        ("tw:who-not-a-person", '<p xml:id="p">é ~<said who="#p">y</said></p>'),
        ("tw:broken-chain", '<p>é ~<said xml:id="a" next="#b">y</said> <said xml:id="b">z</said></p>'),
        ("tw:bad-date", '<p>é ~<date when="1917-02-30">y</date></p>'),
        ("tw:dates-disagree", '<p>é ~<date from="1918" to="1917">y</date></p>'),
        ("tw:empty", "<p>é ~<persName/></p>"),
        ("sch:calendar_attr_on_empty_element", '<p>é ~<date calendar="#marx"/></p>'),
        ("rng:not-allowed", "<p>é ~<b/></p>"),
    ],
)
@pytest.mark.parametrize("pad", ["", "\n\n  \t", "<hi>\u05e9\U0001d15e</hi>\r\n"])
def test_every_rule_names_the_start_tag_of_the_element(rule, body, pad):
    before, after = tei(body).split("~")
    lines = (before + pad).replace("\r\n", "\n").split("\n")
    assert place(before + pad + after, rule) == (len(lines), len(lines[-1]) + 1)


def at(body: str, rule: str, before: str = "", codec: str = "utf-8") -> bool:
    """Return whether the finding stands where ~ does in *body*."""
    written = tei(body, before)
    first, _, rest = written.partition("~")
    lines = first.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return place((first + rest).encode(codec), rule) == (len(lines), len(lines[-1]) + 1)


@pytest.mark.parametrize(
    "body",
    [
        "~bare<p>x</p>",
        " \n\t ~bare<p>x</p>",
        "\r\n\r\n~bare<p>x</p>",
        "\r \r~bare<p>x</p>",
        "<p>x</p> \n~é<p>y</p>",
        "<p>x<hi>y</hi>z</p>\n <p>x</p> ~\U0001d15e\n",
        "<!-- one\ntwo --> ~bare<p>x</p>",
        "<!-- é --><?x y?>\n ~bare<!-- z --><p>x</p>",
        "<p>x</p><?x y?>~bare",
        "<p>é</p><!-- y --> <![CDATA[ \n ~bare]]>",
        "<![CDATA[]]> ~<![CDATA[bare]]><p>x</p>".replace("~<![CDATA[", "<![CDATA[~"),
        "<p>x</p> ~&amp;<p>x</p>",
        "<p>x</p> ~&#233;<p>x</p>",
        "<p>x</p> \n&#32;~bare<p>x</p>",
        "<p>x</p> ~\u00a0<p>x</p>",
        "\u2028".replace("\u2028", "~\u2028") + "<p>x</p>",
    ],
)
def test_text_that_may_not_be_stands_where_its_first_character_does(body):
    assert at(body, "rng:text")


def test_text_from_an_entity_stands_where_the_entity_is_named():
    assert at("<p>x</p> ~&e;<p>x</p>", "rng:text", '<!DOCTYPE TEI [<!-- x --><!ENTITY e "  bare">]>\n')


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "iso-8859-1", "cp1252", "shift_jis"])
@pytest.mark.parametrize(("rule", "body"), [("rng:text", "<p>x</p>\n  ~bare"), ("rng:attribute", "<p>x <hi\n rend='1' ~foo='2'>x</hi></p>")])
def test_places_within_elements_are_counted_in_every_encoding(rule, body, codec):
    assert at(body, rule, f'<?xml version="1.0" encoding="{codec}"?><!-- é -->\n'.replace("é" if codec == "shift_jis" else "~", "\u4e2d"), codec)


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("rng:attribute", "<p>é <hi ~foo='1'>x</hi></p>"),
        ("rng:attribute", "<p>é <hi\trend='é'\r\n  ~foo = '1' cert=\"x\">x</hi></p>"),
        ("rng:attribute", "<p><hi rend=\" foo='1' \" ~foo='1'>x</hi></p>"),
        ("rng:attribute", "<p><hi xml:id='a' ~xml:foo='1'>x</hi></p>"),
        ("rng:attribute", "<p><hi xmlns:a='urn:a' xmlns:b='urn:b' ~b:foo='1'>x</hi></p>"),
        ("rng:attribute", "<p><hi xmlns:a='urn:a' xmlns:é='urn:b' ~é:rend='1' rend='2'>x</hi></p>"),
        ("rng:attribute-value", "<p><hi rend='1' ~cert='&lt;&gt;'/></p>"),
    ],
)
def test_an_attribute_that_is_wrong_stands_where_it_is_written(rule, body):
    assert at(body, rule)


def test_an_attribute_of_an_element_from_an_entity_stands_where_the_entity_is_named():
    assert at("<p>x ~&e;</p>", "rng:attribute", """<!DOCTYPE TEI [<!ENTITY e "<hi xmlns='http://www.tei-c.org/ns/1.0' foo='x'>y</hi>">]>\n""")


def test_a_place_in_a_document_that_was_made_is_that_in_its_serialised_form():
    document = teiwright.encode("One.\n\nTwo.", [], {"language": "en"})
    (paragraph,) = [one for one in document.root.iter("{*}p") if one.get("{http://www.w3.org/XML/1998/namespace}id") == "p2"]
    paragraph.set("foo", "x")
    (finding,) = teiwright.validate(document, "teiwright")
    line = teiwright.serialize(document).decode().splitlines()[finding.place.line - 1]
    assert line[: finding.place.column - 1].endswith('<p xml:id="p2" ')
    assert line[finding.place.column - 1 :].startswith('foo="x">')


def test_a_place_in_a_document_that_was_woven_is_that_in_its_new_form():
    document = teiwright.read(tei("<p>One <b/> two</p>").encode())
    woven = teiwright.weave(document, [Annotation(Span(0, 3), "hi")])
    (finding,) = [one for one in teiwright.validate(woven, "teiwright") if one.rule == "rng:not-allowed"]
    line = teiwright.serialize(woven).decode().splitlines()[finding.place.line - 1]
    assert line[finding.place.column - 1 :].startswith("<b/>")


def test_an_element_from_an_entity_stands_where_the_entity_is_named():
    data = tei("<p>one &e; two</p>", '<!DOCTYPE TEI [<!ENTITY e "<b/>">]>\n')
    assert place(data) == (4, 8)


def test_what_is_not_well_formed_has_line_and_column():
    assert found("<TEI>\n  <p>é</q>\n</TEI>") == [("xml:not-well-formed", 2, 11)]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_column(codec):
    data = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><b/></TEI>'.encode(codec)
    assert ("rng:not-allowed", 1, 42) in found(data)


@pytest.mark.parametrize(("name", "codec"), [("Shift_JIS", "shift_jis"), ("EUC-JP", "euc-jp"), ("GB2312", "gb2312"), ("VISCII", "ascii")])
def test_an_encoding_that_expat_does_not_know_is_read_by_python_or_leaves_the_place_open(name, codec):
    letter = "x" if codec == "ascii" else "\u4e2d"
    data = tei(f"<p>{letter} <b/></p>", f'<?xml version="1.0" encoding="{name}"?>\n').encode(codec)
    assert place(data) == ((None, None) if codec == "ascii" else (4, 6))
