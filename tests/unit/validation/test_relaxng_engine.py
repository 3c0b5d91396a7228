"""The RELAX NG specification, clause by clause: what each pattern matches, what simplification makes of a schema, what schemas are refused."""

import pytest
from lxml import etree

from teiwright import SchemaError
from teiwright.validation.relaxng.loading import load_relaxng
from teiwright.validation.relaxng.validating import Validator

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
XSD = 'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'


def schema(folder, content: str, name: str = "schema.rng") -> str:
    path = folder / name
    root, _, rest = content.partition(">")
    slash = root.endswith("/")
    path.write_text(f"{root.removesuffix('/')} {RNG} {XSD}{'/' if slash else ''}>{rest}", encoding="utf-8")
    return str(path)


def is_valid(path: str, document: str) -> bool:
    return Validator(load_relaxng(path)).faults(etree.fromstring(document)) == []


#: Clause -> a schema, documents that it allows, and documents that it does not.
MATCHES = {
    "6.2.2 empty": (
        "<element name='a'><empty/></element>",
        ["<a/>", "<a> </a>", "<a><!-- x --></a>", "<a>\n<?x y?></a>"],
        ["<a>x</a>", "<a><b/></a>", "<b/>"],
    ),
    "6.2.3 text": ("<element name='a'><text/></element>", ["<a/>", "<a>x</a>", "<a>x<!-- y -->z</a>"], ["<a><b/></a>", "<a x='1'/>"]),
    "6.2.1 choice": (
        "<element name='a'><choice><element name='b'><empty/></element><text/></choice></element>",
        ["<a>x</a>", "<a><b/></a>", "<a> <b/> </a>", "<a/>"],
        ["<a>x<b/></a>", "<a><b/><b/></a>"],
    ),
    "6.2.4 group": (
        "<element name='a'><element name='b'><empty/></element><element name='c'><empty/></element></element>",
        ["<a><b/><c/></a>"],
        ["<a><c/><b/></a>", "<a><b/></a>", "<a/>", "<a><b/>x<c/></a>"],
    ),
    "6.2.5 interleave": (
        (
            "<element name='a'><interleave><group><element name='b'><empty/></element><element name='c'><empty/></element></group>"
            "<element name='d'><empty/></element></interleave></element>"
        ),
        ["<a><b/><c/><d/></a>", "<a><d/><b/><c/></a>", "<a><b/><d/><c/></a>"],
        ["<a><c/><b/><d/></a>", "<a><b/><c/></a>", "<a><b/><d/><c/><d/></a>"],
    ),
    "4.12 mixed": (
        "<element name='a'><mixed><element name='b'><empty/></element></mixed></element>",
        ["<a>x<b/>y</a>", "<a><b/></a>"],
        ["<a>x</a>", "<a>x<b/><b/></a>"],
    ),
    "6.2.6 oneOrMore": (
        "<element name='a'><oneOrMore><element name='b'><empty/></element></oneOrMore></element>",
        ["<a><b/></a>", "<a><b/><b/></a>"],
        ["<a/>"],
    ),
    "4.14 zeroOrMore": (
        "<element name='a'><zeroOrMore><element name='b'><empty/></element></zeroOrMore></element>",
        ["<a/>", "<a><b/><b/></a>"],
        ["<a><c/></a>"],
    ),
    "4.13 optional": (
        "<element name='a'><optional><attribute name='n'/></optional><empty/></element>",
        ["<a/>", "<a n=''/>"],
        ["<a m=''/>", "<a n=''>x</a>"],
    ),
    "6.2.7 element": (
        "<element name='a' ns='urn:x'><text/></element>",
        ["<a xmlns='urn:x'/>", "<p:a xmlns:p='urn:x'/>"],
        ["<a/>", "<a xmlns='urn:y'/>"],
    ),
    "6.2.8 attribute": (
        "<element name='a'><attribute name='n'><value>1</value></attribute><attribute name='m'/><empty/></element>",
        ["<a n='1' m='x'/>", "<a m='' n=' 1 '/>"],
        ["<a n='2' m='x'/>", "<a n='1'/>", "<a n='1' m='' o=''/>"],
    ),
    "attributes that depend on each other": (
        "<element name='a'><choice><group><attribute name='n'/><attribute name='m'/></group><attribute name='o'/></choice><empty/></element>",
        ["<a n='' m=''/>", "<a o=''/>"],
        ["<a/>", "<a n=''/>", "<a n='' o=''/>", "<a n='' m='' o=''/>"],
    ),
    "an attribute that decides of the content": (
        (
            "<element name='a'><choice><group><attribute name='k'><value>t</value></attribute><text/></group>"
            "<group><attribute name='k'><value>e</value></attribute><element name='b'><empty/></element></group></choice></element>"
        ),
        ["<a k='t'>x</a>", "<a k='e'><b/></a>"],
        ["<a k='e'>x</a>", "<a k='t'><b/></a>", "<a k='z'/>"],
    ),
    "an attribute of any name": (
        "<element name='a'><zeroOrMore><attribute><nsName ns='urn:x'/></attribute></zeroOrMore><attribute name='n'/><empty/></element>",
        ["<a n='' p:q='' xmlns:p='urn:x'/>", "<a n=''/>"],
        ["<a p:q='' xmlns:p='urn:x'/>", "<a n='' q=''/>"],
    ),
    "6.2.10 list": (
        "<element name='a'><list><data type='integer'/><zeroOrMore><data type='NCName'/></zeroOrMore></list></element>",
        ["<a>1</a>", "<a> 1 x\ny </a>"],
        ["<a/>", "<a>x</a>", "<a>1 2</a>", "<a>1<b/></a>"],
    ),
    "6.2.9 data": (
        "<element name='a'><data type='decimal'><param name='minInclusive'>0</param><param name='maxInclusive'>1</param></data></element>",
        ["<a>0.5</a>", "<a> 1 </a>", "<a>.0</a>"],
        ["<a>1.5</a>", "<a>-1</a>", "<a/>", "<a>x</a>", "<a>1 0</a>"],
    ),
    "data with except": (
        "<element name='a'><data type='NCName'><except><value>x</value><value>y</value></except></data></element>",
        ["<a>z</a>"],
        ["<a>x</a>", "<a> y </a>", "<a>1</a>"],
    ),
    "a pattern": (
        "<element name='a'><data type='token'><param name='pattern'>[\\p{Lu}-[X]]\\d{2}</param></data></element>",
        ["<a>B12</a>", "<a> B12 </a>"],
        ["<a>X12</a>", "<a>B1</a>"],
    ),
    "6.2.9 value": (
        "<element name='a'><choice><value>x  y</value><value type='string'> z </value><value type='integer'>7</value></choice></element>",
        ["<a>x y</a>", "<a> x\ny </a>", "<a> z </a>", "<a>07</a>", "<a>+7</a>"],
        ["<a>xy</a>", "<a>z</a>", "<a>8</a>", "<a/>"],
    ),
    "a value that may be left out": (
        "<element name='a'><optional><data type='integer'/></optional></element>",
        ["<a/>", "<a> </a>", "<a>1</a>"],
        ["<a>x</a>"],
    ),
    "an empty value": ("<element name='a'><value/></element>", ["<a/>", "<a> </a>"], ["<a>x</a>"]),
    "a name with a prefix": (
        "<element name='x:a' xmlns:x='urn:x'><data type='QName'/></element>",
        ["<a xmlns='urn:x'>b</a>", "<p:a xmlns:p='urn:x'>p:b</p:a>"],
        ["<a xmlns='urn:x'>q:b</a>"],
    ),
    "6.1 anyName": (
        "<element><anyName><except><name>b</name><nsName ns='urn:x'/></except></anyName><text/></element>",
        ["<a/>", "<a xmlns='urn:y'/>", "<b xmlns='urn:y'/>"],
        ["<b/>", "<a xmlns='urn:x'/>"],
    ),
    "6.1 choice of names": (
        "<element><choice><name>a</name><name ns='urn:x'>b</name></choice><empty/></element>",
        ["<a/>", "<b xmlns='urn:x'/>"],
        ["<b/>", "<c/>"],
    ),
    "4.18 define and ref": (
        (
            "<grammar><start><ref name='a'/></start><define name='a'><element name='a'><zeroOrMore>"
            "<ref name='a'/></zeroOrMore></element></define></grammar>"
        ),
        ["<a/>", "<a><a><a/></a><a/></a>"],
        ["<a><b/></a>", "<a>x</a>"],
    ),
    "4.17 combine choice": (
        (
            "<grammar><start combine='choice'><element name='a'><empty/></element></start>"
            "<start combine='choice'><element name='b'><empty/></element></start></grammar>"
        ),
        ["<a/>", "<b/>"],
        ["<c/>"],
    ),
    "4.17 combine interleave": (
        (
            "<grammar><start><element name='a'><ref name='x'/></element></start><define name='x' combine='interleave'><attribute name='n'/></define>"
            "<define name='x' combine='interleave'><optional><attribute name='m'/></optional></define></grammar>"
        ),
        ["<a n=''/>", "<a n='' m=''/>"],
        ["<a/>", "<a m=''/>"],
    ),
    "4.18 a grammar in a grammar": (
        (
            "<grammar><start><element name='a'><grammar><start><ref name='x'/></start><define name='x'><element name='b'><parentRef name='x'/></element></define>"  # noqa: E501
            "</grammar></element></start><define name='x'><element name='c'><empty/></element></define></grammar>"
        ),
        ["<a><b><c/></b></a>"],
        ["<a><c/></a>", "<a><b><b/></b></a>"],
    ),
    "4.20 notAllowed": (
        (
            "<grammar><start><choice><element name='a'><text/></element><ref name='x'/></choice></start>"
            "<define name='x'><notAllowed/></define></grammar>"
        ),
        ["<a/>"],
        ["<b/>"],
    ),
    "an element that nothing may be": (
        "<element name='a'><optional><element name='b'><notAllowed/></element></optional></element>",
        ["<a/>"],
        ["<a><b/></a>"],
    ),
    "3 annotations": (
        "<element name='a' x:y='' xmlns:x='urn:x'><x:doc>Words <x:b/></x:doc><element name='b'><x:doc/><empty/></element></element>",
        ["<a><b/></a>"],
        ["<a/>"],
    ),
    "elements of one name told apart by what they hold": (
        (
            "<element name='a'><choice><group><element name='b'><element name='c'><empty/></element></element><element name='d'><empty/></element></group>"  # noqa: E501
            "<group><element name='b'><text/></element><element name='e'><empty/></element></group></choice></element>"
        ),
        ["<a><b><c/></b><d/></a>", "<a><b>x</b><e/></a>"],
        ["<a><b><c/></b><e/></a>", "<a><b>x</b><d/></a>", "<a><b><d/></b><d/></a>"],
    ),
}


#: Type and value -> what is the same value, and what is not.
SAME = {
    ("integer", "1"): (["1", "01", "+1", " 1 "], ["1.0", "2", "x", "\u00a01"]),
    ("decimal", "1.5"): (["1.50", "+01.5"], ["1.51", "15e-1"]),
    ("double", "NaN"): (["NaN", " NaN "], ["nan", "INF"]),
    ("double", "1"): (["1.0", "1E0", "10e-1"], ["1,0"]),
    ("boolean", "true"): (["1", "true"], ["0", "yes", "TRUE"]),
    ("hexBinary", "0f"): (["0F"], ["0f0f", "0f0"]),
    ("base64Binary", "AQID"): (["AQ ID"], ["AQIE"]),
    ("duration", "P1Y"): (["P12M"], ["P365D", "-P1Y"]),
    ("dateTime", "1917-10-25T21:40:00Z"): (
        ["1917-10-25T20:40:00-01:00", "1917-10-26T01:40:00+04:00"],
        ["1917-10-25T21:40:00", "1917-10-25T21:40:00+01:00"],
    ),
    ("date", "-0001-12-31"): (["-0001-12-31"], ["-0001-12-31Z", "0001-12-31"]),
    ("gMonthDay", "--02-29Z"): (["--02-29Z"], ["--02-29", "--03-01Z"]),
    ("NMTOKENS", "a b"): (["a\n b"], ["a\u00a0b", "b a"]),
}


@pytest.mark.parametrize(("value", "texts"), SAME.items(), ids=map(" ".join, SAME))
def test_values_are_compared_as_their_type_has_it(tmp_path, value, texts):
    path = schema(tmp_path, f"<element name='a'><value type='{value[0]}'>{value[1]}</value></element>")
    assert [text for text in texts[0] if not is_valid(path, f"<a>{text}</a>")] == []
    assert [text for text in texts[1] if is_valid(path, f"<a>{text}</a>")] == []


#: Type, facet and limit -> what is within, and what is not. A day without a zone is within only where it is so all over the earth.
WITHIN = {
    ("date", "maxInclusive", "1917-10-25Z"): (["1917-10-24", "1917-10-25+01:00", "-0044-03-15"], ["1917-10-25", "1917-10-25-01:00", "1917-10-26"]),
    ("date", "minExclusive", "1917-10-25"): (["1917-10-26", "1917-10-27Z", "12345-01-01"], ["1917-10-25", "1917-10-25Z"]),
    ("time", "minInclusive", "21:40:00"): (["21:40:00", "21:40:00.5"], ["21:39:59.9"]),
    ("dateTime", "maxExclusive", "1917-10-25T21:40:00+01:00"): (["1917-10-25T20:39:59Z"], ["1917-10-25T20:40:00Z", "1917-10-25T21:00:00"]),
    ("gYear", "maxInclusive", "-0044"): (["-0044", "-0100"], ["-0043", "1917"]),
    ("gMonth", "minInclusive", "--10"): (["--10", "--12"], ["--09"]),
    ("gDay", "maxInclusive", "---25"): (["---25"], ["---26"]),
    ("gYearMonth", "minExclusive", "1917-10"): (["1917-11"], ["1917-10", "1917-09"]),
}


@pytest.mark.parametrize(("limit", "texts"), WITHIN.items(), ids=map(" ".join, WITHIN))
def test_limits_of_dates_and_times(tmp_path, limit, texts):
    kind, facet, value = limit
    path = schema(tmp_path, f"<element name='a'><data type='{kind}'><param name='{facet}'>{value}</param></data></element>")
    assert [text for text in texts[0] if not is_valid(path, f"<a>{text}</a>")] == []
    assert [text for text in texts[1] if is_valid(path, f"<a>{text}</a>")] == []


WRONG = "<element name='w'><list><text/></list></element>"


@pytest.mark.parametrize(
    "content",
    [
        f"<grammar><start><element name='a'><empty/></element></start><define name='unused'>{WRONG}</define></grammar>",
        f"<element name='a'><choice><group><notAllowed/>{WRONG}</group><empty/></choice></element>",
        f"<element name='a'><choice><group><attribute name='n'><notAllowed/></attribute>{WRONG}</group><empty/></choice></element>",
        "<element name='a'><optional><attribute name='n'><notAllowed/></attribute></optional><optional><attribute name='n'/></optional></element>",
    ],
)
def test_what_no_document_can_reach_is_not_wrong(tmp_path, content):
    path = schema(tmp_path, content)
    assert (is_valid(path, "<a/>"), is_valid(path, "<w/>"), is_valid(path, "<a><w/></a>")) == (True, False, False)


@pytest.mark.parametrize(("content", "valid", "invalid"), MATCHES.values(), ids=MATCHES)
def test_what_a_pattern_matches(tmp_path, content, valid, invalid):
    path = schema(tmp_path, content)
    assert [document for document in valid if not is_valid(path, document)] == []
    assert [document for document in invalid if is_valid(path, document)] == []


#: What is wrong with a schema -> the schema, and what is said of it.
REFUSED = {
    "no pattern": ("<element name='a'/>", "holds no pattern"),
    "no name": ("<element><text/></element>", "has no name"),
    "a name that is none": ("<element name='1a'><text/></element>", '"1a" is no name'),
    "a prefix that is not declared": ("<element name='x:a'><text/></element>", 'the prefix "x" of "x:a" is not declared'),
    "an element that RELAX NG lacks": ("<element name='a'><maybe/></element>", "<maybe> is not allowed in <element>"),
    "an attribute that RELAX NG lacks": ("<element name='a' min='1'><text/></element>", '<element> has no attribute "min"'),
    "text in a pattern": ("<element name='a'>words<text/></element>", "<element> holds text"),
    "something in empty": ("<element name='a'><empty><text/></empty></element>", "<empty> holds <text>, and may hold nothing"),
    "two patterns in an attribute": ("<element name='a'><attribute name='b'><text/><empty/></attribute></element>", "holds more than one pattern"),
    "an attribute called xmlns": ("<element name='a'><attribute name='xmlns'/></element>", "cannot be called xmlns"),
    "a datatype that XML Schema lacks": ("<element name='a'><data type='dat'/></element>", 'XML Schema has no datatype "dat"'),
    "a facet that it lacks": (
        "<element name='a'><data type='boolean'><param name='length'>1</param></data></element>",
        "the datatype boolean has no facet length",
    ),
    "a limit that is none": (
        "<element name='a'><data type='integer'><param name='minInclusive'>x</param></data></element>",
        'the minInclusive "x" is no integer',
    ),
    "a pattern that is none": (
        "<element name='a'><data type='token'><param name='pattern'>(a</param></data></element>",
        "no pattern of XML Schema: a bracket is not closed",
    ),
    "a library that is not known": (
        "<element name='a'><data type='b' datatypeLibrary='urn:x'/></element>",
        'the datatype library "urn:x" is not known',
    ),
    "a value that is none": ("<element name='a'><value type='integer'>x</value></element>", '"x" is no value of the datatype integer'),
    "a name that is not defined": ("<grammar><start><ref name='a'/></start></grammar>", '"a" is not defined'),
    "no start": ("<grammar><define name='a'><empty/></define></grammar>", "the grammar has no <start>"),
    "a definition twice": (
        "<grammar><start><element name='a'><text/></element></start><define name='x'><text/></define><define name='x'><empty/></define></grammar>",
        '"x" is defined twice without combine',
    ),
    "combined in two ways": (
        (
            "<grammar><start><element name='a'><text/></element></start><define name='x' combine='choice'><text/></define>"
            "<define name='x' combine='interleave'><empty/></define></grammar>"
        ),
        "is combined by choice and by interleave",
    ),
    "a definition that is itself": (
        "<grammar><start><element name='a'><ref name='x'/></element></start><define name='x'><optional><ref name='x'/></optional></define></grammar>",
        '"x" refers to itself, and no element stands between',
    ),
    "parentRef at the top": ("<grammar><start><element name='a'><parentRef name='x'/></element></start></grammar>", "stands in no inner grammar"),
    "anyName except anyName": (
        "<element><anyName><except><anyName/></except></anyName><text/></element>",
        "<anyName> is not allowed in the <except>",
    ),
    "7.1.1 an element in an attribute": (
        "<element name='a'><attribute name='b'><element name='c'><text/></element></attribute></element>",
        "element is not allowed in an attribute",
    ),
    "7.1.2 a repeated group of attributes": (
        "<element name='a'><oneOrMore><group><attribute name='b'/><attribute name='c'/></group></oneOrMore></element>",
        "an attribute stands in a group or interleave that is repeated",
    ),
    "7.1.3 text in a list": ("<element name='a'><list><text/></list></element>", "text is not allowed in a list"),
    "7.1.3 a list in a list": ("<element name='a'><list><list><data type='token'/></list></list></element>", "list is not allowed in a list"),
    "7.1.4 text in except": (
        "<element name='a'><data type='token'><except><text/></except></data></element>",
        "text is not allowed in what a data excepts",
    ),
    "7.1.5 text at the start": ("<grammar><start><text/></start></grammar>", "text is not allowed in the start"),
    "7.1.5 a group at the start": (
        "<grammar><start><element name='a'><text/></element><element name='b'><text/></element></start></grammar>",
        "group is not allowed in the start",
    ),
    "7.2 data beside text": ("<element name='a'><data type='token'/><text/></element>", "data, a value or a list stands beside"),
    "7.2 data beside an element": (
        "<element name='a'><data type='token'/><element name='b'><text/></element></element>",
        "data, a value or a list stands beside",
    ),
    "7.3 an attribute twice": (
        "<element name='a'><attribute name='b'/><optional><attribute name='b'/></optional></element>",
        'the attribute "b" may be there twice',
    ),
    "7.3 any attribute once": ("<element name='a'><attribute><anyName/></attribute></element>", "an attribute of any name is not repeated"),
    "7.3 any attribute with a value": (
        "<element name='a'><oneOrMore><attribute><anyName/><value>x</value></attribute></oneOrMore></element>",
        "an attribute of any name must hold text",
    ),
    "7.4 an element in both parts": (
        (
            "<element name='a'><interleave><element name='b'><text/></element><optional><element name='b'>"
            "<empty/></element></optional></interleave></element>"
        ),
        'the element "b" stands in two parts of an interleave',
    ),
    "7.4 text in both parts": (
        "<element name='a'><interleave><text/><mixed><element name='b'><text/></element></mixed></interleave></element>",
        "text stands in two parts",
    ),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_wrong_schema_is_refused_with_its_reason_and_file(tmp_path, content, reason):
    with pytest.raises(SchemaError) as problem:
        load_relaxng(schema(tmp_path, content))
    assert reason in str(problem.value)
    assert "schema.rng is wrong" in str(problem.value)


def test_the_line_of_what_is_wrong_is_told(tmp_path):
    with pytest.raises(SchemaError, match=r"schema\.rng is wrong in line 3: \"b\" is not defined"):
        load_relaxng(schema(tmp_path, "<grammar><start>\n<element name='a'>\n<ref name='b'/></element></start></grammar>"))


def test_an_included_grammar_may_be_overridden(tmp_path):
    schema(
        tmp_path,
        (
            "<grammar><start><ref name='a'/></start><define name='a'><element name='a'><ref name='x'/></element>"
            "</define><define name='x'><text/></define></grammar>"
        ),
        "base.rng",
    )
    path = schema(
        tmp_path, "<grammar ns='urn:x'><include href='base.rng'><define name='x'><element name='b'><empty/></element></define></include></grammar>"
    )
    assert is_valid(path, "<a xmlns='urn:x'><b/></a>")
    assert not is_valid(path, "<a xmlns='urn:x'>x</a>")
    assert not is_valid(path, "<a><b/></a>")


def test_what_is_overridden_must_be_there(tmp_path):
    schema(tmp_path, "<grammar><start><element name='a'><text/></element></start></grammar>", "base.rng")
    path = schema(tmp_path, "<grammar><include href='base.rng'><define name='y'><empty/></define></include></grammar>")
    with pytest.raises(SchemaError, match='"y" is replaced, and the included grammar does not define it'):
        load_relaxng(path)


def test_an_external_pattern_is_read_in(tmp_path):
    schema(tmp_path, "<element name='b'><text/></element>", "b.rng")
    path = schema(tmp_path, "<element name='a' ns='urn:x'><externalRef href='b.rng'/></element>")
    assert is_valid(path, "<a xmlns='urn:x'><b>x</b></a>")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.rng", "<grammar><include href='a.rng'/></grammar>", "includes itself"),
        ("a.rng", "<element name='a'><externalRef href='http://example.org/b.rng'/></element>", "nothing is read from the network"),
        ("a.rng", "<element name='a'><externalRef href='missing.rng'/></element>", "cannot be read"),
        ("a.rng", "<element name='a'><externalRef href='a.rng#x'/></element>", "has a fragment"),
    ],
)
def test_files_that_cannot_be_included(tmp_path, name, content, reason):
    with pytest.raises(SchemaError, match=reason):
        load_relaxng(schema(tmp_path, content, name))


def test_an_entity_bomb_in_a_schema_is_refused(tmp_path):
    path = tmp_path / "bomb.rng"
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 10}">' for n in range(12))
    path.write_text(f"<!DOCTYPE element [{entities}]><element {RNG} name='a'><value>&e11;</value></element>", encoding="utf-8")
    with pytest.raises(SchemaError):
        load_relaxng(str(path))


HOSTILE = {
    "ten thousand attributes": (
        "<element name='a'><zeroOrMore><attribute><anyName/></attribute></zeroOrMore></element>",
        f"<a {' '.join(f'a{n}={chr(34)}{chr(34)}' for n in range(10_000))}/>",
    ),
    "an interleave of a thousand": (
        f"<element name='a'><interleave>{''.join(f'<element name={chr(34)}e{n}{chr(34)}><empty/></element>' for n in range(1000))}</interleave></element>",  # noqa: E501
        f"<a>{''.join(f'<e{n * 7 % 1000}/>' for n in range(1000))}</a>",
    ),
    "a list of a hundred thousand": (
        "<element name='a'><list><oneOrMore><choice><data type='integer'/><data type='NCName'/></choice></oneOrMore></list></element>",
        f"<a>{'1 x ' * 50_000}</a>",
    ),
    "elements of one name in each other": (
        (
            "<grammar><start><element name='r'><ref name='x'/></element></start><define name='x'><choice><element name='a'><ref name='x'/></element>"
            "<element name='a'><ref name='y'/></element><empty/></choice></define><define name='y'><choice><element name='a'><ref name='x'/></element>"  # noqa: E501
            "<element name='a'><ref name='y'/></element><element name='b'><empty/></element></choice></define></grammar>"
        ),
        f"<r>{'<a>' * 200}<b/>{'</a>' * 200}</r>",
    ),
    "a choice of groups that begin alike": (
        "<element name='a'><zeroOrMore><choice>"
        + "".join(f"<group><element name='b'><empty/></element><element name='c{n}'><empty/></element></group>" for n in range(100))
        + "</choice></zeroOrMore></element>",
        f"<a>{''.join(f'<b/><c{n % 100}/>' for n in range(5000))}</a>",
    ),
}


@pytest.mark.parametrize(("content", "document"), HOSTILE.values(), ids=HOSTILE)
def test_nothing_grows_beyond_measure(tmp_path, content, document):
    path = schema(tmp_path, content)
    assert Validator(load_relaxng(path)).faults(etree.fromstring(document, etree.XMLParser(huge_tree=True))) == []
    assert len(load_relaxng(path).patterns) < 5000


def test_the_memory_of_values_and_names_is_bounded(tmp_path):
    path = schema(tmp_path, "<element name='a'><zeroOrMore><element><anyName/><data type='integer'/></element></zeroOrMore></element>")
    document = etree.fromstring(f"<a>{''.join(f'<e{n}>{n}</e{n}>' for n in range(20_000))}</a>")
    compiled = load_relaxng(path)
    assert Validator(compiled).faults(document) == []
    kept = [one for pattern in compiled.patterns for one in (len(pattern.values), len(pattern.steps))]
    assert max(kept) < 5000
