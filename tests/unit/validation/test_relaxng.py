"""RELAX NG: the offending element, an author's words, each fault once, whatever the prefixes."""

import os
import subprocess
import sys

import pytest

import teiwright
from teiwright import SchemaError
from teiwright.model import Origin
from teiwright.validation import check_bytes

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><p>None.</p></publicationStmt>"
    "<sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>"
)
NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'


def tei(body: str) -> str:
    return f'<TEI {NAMESPACE}>{HEADER}<text xml:lang="en"><body><div>{body}</div></body></text></TEI>'


def found(data: str) -> list[tuple[str, str, str]]:
    """Rule, message and path of every finding."""
    return [(one.rule, one.message, one.xpath) for one in check_bytes(data.encode(), Origin("a.xml"), ["teiwright"])]


def test_a_valid_document_has_no_finding():
    assert found(tei("<p>One.</p>")) == []


@pytest.mark.parametrize(
    ("body", "rule", "message", "path"),
    [
        ("<p>x <b/></p>", "rng:not-allowed", "<b> is not allowed here, in <p>", "p[1]/b[1]"),
        ("<p>x</p><p>y <persname/></p>", "rng:not-allowed", "<persname> is not allowed here, in <p>", "p[2]/persname[1]"),
        ("<p>x</p><head>y</head>", "rng:not-allowed", "<head> is not allowed here, in <div>", "head[1]"),
        ('<p foo="1">x</p>', "rng:attribute", 'the attribute foo="1" is not allowed on <p>', "p[1]"),
        (
            '<p><hi cert="sure">x</hi></p>',
            "rng:attribute-value",
            'the attribute cert="sure" is not allowed on <hi> with this value',
            "p[1]/hi[1]",
        ),
        ("bare<p>x</p>", "rng:text", "text is not allowed directly in <div>", ""),
        ('<p>x <y xmlns=""/></p>', "rng:not-allowed", "<y> is not allowed here, in <p>", "p[1]/y[1]"),
    ],
)
def test_the_offending_element_is_named(body, rule, message, path):
    assert found(tei(body)) == [(rule, message, f"/TEI/text[1]/body[1]/div[1]{'/' if path else ''}{path}")]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("persname", "did you mean <persName>?"),
        ("placName", "did you mean <placeName>?"),
        ("xyzzy", "TEI has no element <xyzzy>"),
        ("b", "<b> is HTML's; TEI has <hi>"),
        ("x", "TEI has no element <x>"),
        ("cb", "the schema does not have <cb> of TEI"),
    ],
)
def test_an_unknown_name_gets_a_hint(name, hint):
    (finding,) = check_bytes(tei(f"<p><{name}/></p>").encode(), Origin("a.xml"), ["teiwright"])
    assert finding.hint.startswith(hint)


def test_an_element_of_another_namespace_is_told_to_be_one():
    (finding,) = check_bytes(tei('<p><hi xmlns="">x</hi></p>').encode(), Origin("a.xml"), ["teiwright"])
    assert finding.hint == "<hi> is in another namespace than TEI's, http://www.tei-c.org/ns/1.0"


def test_what_is_of_another_namespace_is_called_as_the_document_writes_it():
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="a.xml"/>'
    body = f'<p xmlns:me="urn:me" me:level="facs">x <me:dipl>y</me:dipl> <me:hi/></p>{include}'
    findings = [one for one in check_bytes(tei(body).encode(), Origin("a.xml"), ["teiwright"]) if one.rule.startswith("rng:")]
    assert [(one.message, one.hint) for one in findings] == [
        ('the attribute me:level="facs" is not allowed on <p>', "the schema has nothing of the namespace urn:me; one of the project's own may have"),
        ("<me:dipl> is not allowed here, in <p>", "the schema has nothing of the namespace urn:me; one of the project's own may have"),
        ("<me:hi> is not allowed here, in <p>", "<me:hi> is in another namespace than TEI's, http://www.tei-c.org/ns/1.0"),
        (
            "<xi:include> is not allowed here, in <div>",
            "resolve the inclusions first, as xmllint --xinclude does, and validate the result",
        ),
    ]


def test_an_unknown_element_is_not_taken_for_one_that_is_hardly_like_it():
    findings = check_bytes(tei("<relations><work/></relations><p>x</p>").encode(), Origin("a.xml"), ["teiwright"])
    assert [one.message for one in findings] == ["<relations> is not allowed here, in <div>"]


@pytest.mark.parametrize("namespace", ["http://www.tei-c.org/ns/1.0/", "https://www.tei-c.org/ns/1.0", ""])
def test_a_root_of_a_namespace_that_is_nearly_tei_s_is_told_so(namespace):
    (finding,) = check_bytes(f'<TEI xmlns="{namespace}"/>'.encode(), Origin("a.xml"), ["teiwright"])
    assert finding.hint == "<TEI> is in another namespace than TEI's, http://www.tei-c.org/ns/1.0"


def test_each_fault_is_told_once_however_many_there_are():
    body = "".join(f'<p foo="{number}">x</p>' for number in range(20))
    findings = found(tei(body))
    assert len(findings) == len(set(findings)) == 20


def test_two_schemas_of_one_opinion_tell_it_once():
    data = tei("<p><b/></p>").encode()
    once = check_bytes(data, Origin("a.xml"), ["teiwright"])
    assert check_bytes(data, Origin("a.xml"), ["teiwright", "teiwright"]) == once
    assert len(once) == 1


@pytest.mark.parametrize(
    "schema",
    [
        "<grammar",
        "<html/>",
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="nowhere"/></start></grammar>',
        '<element xmlns="http://relaxng.org/ns/structure/1.0"/>',
    ],
)
def test_a_schema_that_is_itself_wrong_is_an_error(tmp_path, schema):
    path = tmp_path / "house.rng"
    path.write_text(schema, encoding="utf-8")
    with pytest.raises(SchemaError, match=r"house\.rng is wrong"):
        teiwright.validate(teiwright.read(tei("<p>x</p>").encode()), path)


PREFIXED = f"<t:TEI {NAMESPACE.replace('xmlns', 'xmlns:t')}><t:text><t:body><t:p>x</t:p></t:body></t:text></t:TEI>"


def test_prefixes_do_not_matter():
    assert [rule for rule, _, _ in found(tei('<p>x <m:math xmlns:m="http://www.w3.org/1998/Math/MathML"/></p>'))] == ["rng:not-allowed"]
    assert sorted(rule for rule, _, _ in found(PREFIXED)) == sorted(rule for rule, _, _ in found(PREFIXED.replace("t:", "").replace(":t", "")))


def test_a_missing_element_is_told_in_words():
    (finding,) = found(tei("<p><choice><sic>x</sic></choice></p>"))
    assert finding[1] == "<choice> ends too early: an element that it must hold is missing"


#: What libxml2 calls a fault of <a>, and whose it is: the path of the culprit, and what is said of it.
CULPRITS = {
    "a child that is not allowed": (
        "<oneOrMore><choice><element name='b'><text/></element><element name='c'><text/></element></choice></oneOrMore>",
        "<a><b>x</b><d/></a>",
        ("/a/d[1]", "<d> is not allowed here, in <a>"),
    ),
    "one in the wrong order": (
        "<element name='b'><text/></element><element name='c'><text/></element>",
        "<a><c/><b/></a>",
        ("/a/c[1]", "<c> comes too early in <a>: <b> must stand before it"),
    ),
    "one too many": ("<element name='b'><text/></element>", "<a><b/><c/></a>", ("/a/c[1]", "<c> is not allowed here, in <a>")),
    "one missing": (
        "<element name='b'><text/></element><element name='c'><text/></element>",
        "<a><b/></a>",
        ("/a", "<a> ends too early: an element that it must hold is missing"),
    ),
    "a fault deep within": (
        (
            "<oneOrMore><choice><element name='b'><zeroOrMore><element name='e'><empty/></element></zeroOrMore></element>"
            "<element name='c'><text/></element></choice></oneOrMore>"
        ),
        "<a><b><e/><f/></b></a>",
        ("/a/b[1]/f[1]", "<f> is not allowed here, in <b>"),
    ),
    "text where none is": ("<element name='b'><empty/></element>", "<a><b>x</b></a>", ("/a/b[1]", "text is not allowed directly in <b>")),
    "an element where text is": (
        "<element name='b'><data type='string'/></element>",
        "<a><b>x<c/></b></a>",
        ("/a/b[1]/c[1]", "<c> is not allowed here, in <b>, which holds text alone"),
    ),
    "no value": (
        "<element name='b'><data type='date' datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'/></element>",
        "<a><b>then</b></a>",
        ("/a/b[1]", '"then" is not allowed as the text of <b>'),
    ),
    "a missing attribute": (
        "<element name='b'><ref name='atts'/><empty/></element>",
        "<a><b m='1'/></a>",
        ("/a/b[1]", "<b> lacks the attribute xml:lang, which it must have"),
    ),
    "an unknown attribute": (
        "<element name='b'><ref name='atts'/><empty/></element>",
        "<a><b xml:lang='en' o='1'/></a>",
        ("/a/b[1]", 'the attribute o="1" is not allowed on <b>'),
    ),
    "a value of a list": (
        "<element name='b'><ref name='atts'/><empty/></element>",
        "<a><b xml:lang='en' n='3'/></a>",
        ("/a/b[1]", 'the attribute n="3" is not allowed on <b> with this value'),
    ),
}
ATTRIBUTES = """<define name='atts'><attribute name='xml:lang'/><optional><attribute name='m'/></optional>
<optional><attribute name='n'><choice><value>1</value><value>2</value></choice></attribute></optional></define>"""


def against(content: str, data: str, folder) -> list:
    path = folder / "house.rng"
    start = f"<start><element name='a'>{content}</element></start>"
    path.write_text(f'<grammar xmlns="http://relaxng.org/ns/structure/1.0">{start}{ATTRIBUTES}</grammar>', encoding="utf-8")
    return [one for one in check_bytes(data.encode(), Origin("a.xml"), [str(path)]) if one.rule.startswith("rng:")]


@pytest.mark.parametrize(("content", "data", "told"), CULPRITS.values(), ids=CULPRITS)
def test_the_culprit_is_told_once_and_nothing_around_it(tmp_path, content, data, told):
    assert [(one.xpath, one.message) for one in against(content, data, tmp_path)] == [told]


NEEDS_B = "<oneOrMore><element name='b'><list><oneOrMore><value>1</value></oneOrMore></list></element></oneOrMore>"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("<a><x/></a>", ["rng:not-allowed"]),
        ("<a>x</a>", ["rng:text"]),
        ("<a> x<!-- y --></a>", ["rng:text"]),
        ("<a>x<y/></a>", ["rng:text", "rng:not-allowed"]),
        ("<a foo='1'/>", ["rng:incomplete", "rng:attribute"]),
        ("<a/>", ["rng:incomplete"]),
    ],
)
def test_what_stands_for_what_is_missing_is_told_and_not_what_is_missing_too(tmp_path, data, told):
    assert [one.rule for one in against(f"<optional><attribute name='n'/></optional>{NEEDS_B}", data, tmp_path)] == told


def test_what_is_missing_after_a_wrong_element_is_told(tmp_path):
    content = "<element name='b'><empty/></element><element name='c'><empty/></element>"
    assert [one.rule for one in against(content, "<a><x/><b/></a>", tmp_path)] == ["rng:incomplete", "rng:not-allowed"]


@pytest.mark.parametrize("space", ["\u00a0", "\u0085", "\u2003", "\u2028", "\u3000"])
def test_no_other_white_space_than_that_of_xml_is_none(tmp_path, space):
    assert [one.rule for one in against(NEEDS_B, f"<a>{space}<b>1</b></a>", tmp_path)] == ["rng:text"]
    assert [one.rule for one in against(NEEDS_B, f"<a><b>1{space}1</b></a>", tmp_path)] == ["rng:value"]
    assert [one.rule for one in against(NEEDS_B, f"<a><b>1</b><b>{space}</b></a>", tmp_path)] == ["rng:value"]
    assert against(NEEDS_B, "<a>\n\t<b> 1\r\n1\t</b> </a>", tmp_path) == []


def test_the_values_that_are_allowed_are_a_hint(tmp_path):
    content, data, _ = CULPRITS["a value of a list"]
    (finding,) = against(content, data, tmp_path)
    assert finding.hint == "it may be 1, 2"


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        ("<a><b/><c/><b/></a>", "<a> may hold it, but not at this place; here may stand <c> or <d>"),
        ("<a><c/><d/><d/><b/></a>", "it may stand before <c>, not after it"),
        ("<a><b/><d/><c/></a>", "<c> stands after it, and is to stand before it"),
        ("<a><c/><d/><c/></a>", "it may stand before <d>, not after it"),
    ],
)
def test_of_a_wrong_order_the_hint_tells_the_right_one(tmp_path, data, hint):
    content = "".join(
        f"<{times}><element name='{name}'><empty/></element></{times}>" for name, times in [("b", "optional"), ("c", "oneOrMore"), ("d", "oneOrMore")]
    )
    assert hint in {one.hint for one in against(content, data, tmp_path)}


@pytest.mark.parametrize(
    ("kind", "hint"),
    [("anyURI", "it must be an address"), ("token", "it must be one word without space")],
)
def test_a_pattern_that_only_forbids_spaces_is_told_in_words(tmp_path, kind, hint):
    library = "datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'"
    content = f"<attribute name='n'><data type='{kind}' {library}><param name='pattern'>\\S+</param></data></attribute><empty/>"
    assert [one.hint for one in against(content, "<a n='x y'/>", tmp_path)] == [hint]


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("1 2 x 3 y", '"x" is wrong: each word of it must be a whole number'),
        ("x", "each word of it must be a whole number"),
        ("1 2 ", ""),
    ],
)
@pytest.mark.parametrize("is_attribute", [True, False])
def test_of_a_list_the_word_that_is_wrong_is_told(tmp_path, value, hint, is_attribute):
    library = "datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'"
    values = f"<list><oneOrMore><data type='integer' {library}/></oneOrMore></list>"
    content, data = (f"<attribute name='n'>{values}</attribute><empty/>", f"<a n='{value}'/>") if is_attribute else (values, f"<a>{value}</a>")
    assert [one.hint for one in against(content, data, tmp_path)] == ([hint] if hint else [])


def test_an_attribute_of_any_name_that_must_be_there_is_missed(tmp_path):
    content = "<oneOrMore><attribute><anyName/></attribute></oneOrMore><empty/>"
    assert [one.message for one in against(content, "<a/>", tmp_path)] == ["<a> lacks an attribute that it must have"]
    assert against(content, "<a n='1'/>", tmp_path) == []


def test_a_long_value_is_shortened():
    ((_, message, _),) = found(tei(f'<p foo="{"x" * 100_000}">x</p>'))
    assert len(message) < 120


def test_of_what_is_empty_our_own_rule_tells():
    assert [rule for rule, _, _ in found(tei("<p/>"))] == ["tw:empty"]


@pytest.mark.parametrize(
    "body",
    ['<p xml:id="a">x</p><p xml:id="a">y</p>', '<p xml:id="1">x</p>', '<p><date when="1917-02-30">x</date></p>'],
    ids=["twice", "no name", "no day"],
)
def test_what_our_own_rule_explains_hides_not_that_the_schema_refuses_the_document(body):
    by_schema = [rule for rule, _, _ in found(tei(body)) if rule.startswith("rng:")]
    assert by_schema == ([] if body.count("xml:id") == 2 else ["rng:attribute-value"])  # that an xml:id is one of its kind is no matter of RELAX NG


def test_what_our_own_rule_explains_is_told_by_the_schema_once_at_most():
    body = "".join(f'<p><date when="1917-02-30" xml:id="{number}">x</date></p>' for number in range(5))
    assert sorted({rule for rule, _, _ in found(tei(body))}) == ["rng:attribute-value", "tw:bad-date", "tw:bad-id"]
    assert [rule for rule, _, _ in found(tei(body)) if rule.startswith("rng:")] == ["rng:attribute-value"]
    assert [rule for rule, _, _ in found(tei(f"{body}<p><b/></p>")) if rule.startswith("rng:")] == ["rng:not-allowed"]


def test_a_rule_of_ours_that_is_silenced_hides_nothing():
    body = '<?teiwright-silence tw:bad-date as printed?><p><date when="1917-02-30">x</date> <b/></p>'
    assert [rule for rule, _, _ in found(tei(body))] == ["rng:attribute-value", "rng:not-allowed"]


@pytest.mark.parametrize(
    "value", ['xml:id="a" xml:id="a"', 'xml:id="1"', 'when="1917-02-30"', 'when="--02-30Z"', 'when="0000-01-01"', 'when="---32"'], ids=str
)
def test_what_our_own_rule_explains_hides_nothing_else(value):
    first, _, second = value.partition(" ")
    body = f'<p><date {first}>x</date> <date {second or first} foo="1"><b/></date></p>'
    rules = [rule for rule, _, _ in found(tei(body)) if rule.startswith("rng:")]
    assert rules == ["rng:attribute", "rng:not-allowed"]


SCRIPT = """
from teiwright.model import Origin
from teiwright.validation import check_bytes
data = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p><persName ref="#a #b #c #d #e #f">x</persName></p></body></text></TEI>'
print([one.message for one in check_bytes(data, Origin("a.xml"), ["teiwright"])])
"""


def test_the_order_of_findings_is_the_same_in_every_run():
    def run(seed: int) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
        return subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, env=environment).stdout

    assert len({run(seed) for seed in range(4)}) == 1
