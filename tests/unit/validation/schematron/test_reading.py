"""Files, inclusions, rules inside RELAX NG, and schemas that are wrong."""

from pathlib import Path

import pytest

import teiwright
from teiwright.model import SchemaError
from teiwright.validation.schematron import load_schematron

DOCUMENT = "<TEI><p>a</p></TEI>"
RULE = '<rule context="tei:p"><report test="true()">{}</report></rule>'
SCH = 'xmlns="http://purl.oclc.org/dsdl/schematron"'


def test_parts_are_included_from_other_files(find, write, tmp_path):
    (tmp_path / "parts").mkdir()
    write(f'<pattern {SCH} id="a">{RULE.format("a")}<include href="../rule.sch"/></pattern>', "parts/pattern.sch")
    write(f'<rule {SCH} context="tei:TEI"><report test="true()">b</report></rule>', "rule.sch")
    assert find('<include href="parts/pattern.sch"/>', DOCUMENT) == ["a error: b", "a error: a"]


def test_one_part_of_a_file_is_included_by_its_id(find, write):
    write(f'<pattern id="a">{RULE.format("a")}</pattern><pattern id="b">{RULE.format("b")}</pattern>', "library.sch")
    assert find('<include href="library.sch#b"/>', DOCUMENT) == ["b error: b"]


def test_extending_takes_what_another_file_holds(find, write):
    write(f'<let name="x" value="1"/><pattern id="a">{RULE.format("a")}</pattern>', "base.sch")
    body = '<extends href="base.sch"/><pattern id="b"><rule context="tei:p"><report test="$x = 1">b</report></rule></pattern>'
    assert find(body.replace("<extends", "<extends"), DOCUMENT) == ["a error: a", "b error: b"]
    write(f'<rule {SCH} context="tei:q"><report test="true()">c</report></rule>', "rule.sch")
    assert find('<pattern id="a"><rule context="tei:p"><extends href="rule.sch"/></rule></pattern>', DOCUMENT) == ["a error: c"]


def test_abstract_patterns_are_made_concrete(find):
    body = """<pattern abstract="true" id="table"><param name="cell" value="tei:nothing"/>
    <rule context="$row"><let name="n" value="1"/><assert test="count($cell) = $n">a <name/> needs $cell</assert></rule></pattern>
    <pattern is-a="table" id="t"><param name="row" value="tei:p"/><param name="cell" value="tei:q"/></pattern>
    <pattern is-a="table" id="u"><param name="row" value="tei:TEI"/></pattern>"""
    assert find(body, DOCUMENT) == ["u error: a TEI needs $cell", "t error: a p needs $cell"]


def test_abstract_rules_are_extended_also_by_one_another(find):
    body = """<pattern id="a"><rule abstract="true" id="one"><report test="true()">one</report></rule>
    <rule abstract="true" id="two"><extends rule="one"/><report test="true()">two</report></rule>
    <rule context="tei:p"><extends rule="two"/><report test="true()">three</report></rule></pattern>"""
    assert sorted(find(body, DOCUMENT)) == ["a error: one", "a error: three", "a error: two"]


def test_an_abstract_rule_in_an_abstract_pattern_has_its_parameters(find):
    body = """<pattern abstract="true" id="m"><rule abstract="true" id="r"><report test="self::$what">$what</report></rule>
    <rule context="tei:*"><extends rule="r"/></rule></pattern>
    <pattern is-a="m" id="t"><param name="what" value="tei:p"/></pattern><pattern is-a="m" id="u"><param name="what" value="tei:TEI"/></pattern>"""
    assert [one.split()[0] for one in find(body, DOCUMENT)] == ["u", "t"]


INSIDE = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:sch="http://purl.oclc.org/dsdl/schematron" ns="http://www.tei-c.org/ns/1.0">
<start><element name="TEI"><sch:ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/><sch:ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>
<sch:pattern id="a"><sch:rule context="tei:p"><sch:report test="tokenize(., ' ') = 'a'">a</sch:report></sch:rule></sch:pattern>
<sch:rule context="tei:TEI"><sch:report test="@n eq '1'">b</sch:report></sch:rule>
<zeroOrMore><attribute><anyName/></attribute></zeroOrMore><zeroOrMore><element name="p"><text/></element></zeroOrMore></element></start></grammar>"""


def rules_of(document: str, folder: Path, *schemas: str) -> list[str]:
    (folder / "a.xml").write_text(document.replace("<TEI", '<TEI xmlns="http://www.tei-c.org/ns/1.0"'), encoding="utf-8")
    return [one.rule for one in teiwright.validate(teiwright.read(folder / "a.xml"), schemas or None)]


def test_rules_inside_a_relax_ng_schema_are_run_where_they_are_asked_for(write, tmp_path):
    path = write(INSIDE, "house.rng")
    document = "<TEI n='1'><p>a</p></TEI>"
    assert rules_of(document, tmp_path, path) == []
    assert rules_of(document, tmp_path, f"{path}#schematron") == ["sch:report", "sch:a"]
    named = '<?xml-model href="house.rng"?><?xml-model href="house.rng" schematypens="http://purl.oclc.org/dsdl/schematron"?>'
    assert rules_of(named + document, tmp_path) == ["sch:report", "sch:a"]
    assert rules_of(named + "<TEI><q>x</q></TEI>", tmp_path) == ["rng:not-allowed"]


def test_an_xml_model_may_name_a_phase(write, tmp_path):
    pattern = '<pattern id="{0}"><rule context="tei:TEI"><report test="true()">x</report></rule></pattern>'
    write('<phase id="p"><active pattern="b"/></phase>' + pattern.format("a") + pattern.format("b"), "house.sch")
    model = '<?xml-model href="house.sch" schematypens="http://purl.oclc.org/dsdl/schematron"{}?>\n<?xml-model href="open.rng"?>'
    write('<element xmlns="http://relaxng.org/ns/structure/1.0"><anyName/><empty/></element>', "open.rng")
    assert rules_of(model.format("") + "<TEI/>", tmp_path) == ["sch:a", "sch:b"]
    assert rules_of(model.format(' phase="p"') + "<TEI/>", tmp_path) == ["sch:b"]


def test_rules_of_tei_without_a_query_binding_are_read_as_they_are_meant(find):
    assert find("<pattern id='a'><rule context='tei:p'><report test=\"tokenize(., ' ')[. eq 'a']\">x</report></rule></pattern>", DOCUMENT, "") == [
        "a error: x"
    ]


def refused(body: str, write, attributes: str = 'queryBinding="xslt2"', name: str = "rules.sch") -> str:
    with pytest.raises(SchemaError) as problem:
        load_schematron(write(body, name, attributes))
    return str(problem.value)


WRONG = {
    "a rule without a context": ("<pattern><rule/></pattern>", "rule needs the attribute context"),
    "an assertion without a test": ('<pattern><rule context="a"><assert>x</assert></rule></pattern>', "assert needs the attribute test"),
    "a misspelt element": ('<pattern><rule context="a"><asert test="b">x</asert></rule></pattern>', "asert may not stand in rule"),
    "a rule outside of patterns": ('<rule context="a"/>', "rule may not stand in schema"),
    "an assertion outside of rules": ('<pattern><assert test="a">x</assert></pattern>', "assert may not stand in pattern"),
    "a test that is no XPath": ('<pattern><rule context="a"><assert test="b[">x</assert></rule></pattern>', "the XPath b[ is wrong"),
    "a range that would take all memory": (
        '<pattern><rule context="a"><report test="count(1 to 1000000000)">x</report></rule></pattern>',
        "1 to 1000000000 are more than 1,000,000 numbers",
    ),
    "a context that is no XPath": ('<pattern><rule context="a//"/></pattern>', "the XPath a// is wrong"),
    "a context that is no pattern": ("<pattern><rule context=\"'a'\"/></pattern>", "is no pattern"),
    "a message that is no XPath": (
        '<pattern><rule context="a"><assert test="b"><value-of select="c d"/></assert></rule></pattern>',
        "the XPath c d is wrong",
    ),
    "a prefix that is not declared": ('<pattern><rule context="nope:a"/></pattern>', "prefix 'nope' is not declared"),
    "a function that there is not": ('<pattern><rule context="a"><assert test="frob(b)">x</assert></rule></pattern>', "unknown function 'frob'"),
    "an array": ('<pattern><rule context="a"><assert test="[b]">x</assert></rule></pattern>', "makes an array or a map"),
    "a variable that there is not": ('<pattern><rule context="a"><assert test="$b">x</assert></rule></pattern>', "$b is not defined"),
    "a variable in a context that there is not": ('<pattern><rule context="a[$b]"/></pattern>', "$b is not defined"),
    "a variable that is used too early": ('<let name="a" value="$b"/><let name="b" value="1"/>', "$b is not defined"),
    "a variable twice": ('<let name="a" value="1"/><let name="a" value="2"/>', "the variable a is defined twice"),
    "a variable with content": ('<let name="a"><x xmlns=""/></let>', "content is not read"),
    "a variable without a name": ('<let value="1"/>', "let needs the attribute name"),
    "an abstract pattern that there is not": ('<pattern is-a="b"/>', 'there is no abstract pattern "b"'),
    "an abstract rule that there is not": ('<pattern><rule context="a"><extends rule="b"/></rule></pattern>', 'there is no abstract rule "b"'),
    "an abstract rule of itself": (
        '<pattern><rule abstract="true" id="b"><extends rule="b"/></rule><rule context="a"><extends rule="b"/></rule></pattern>',
        'the abstract rule "b" extends itself',
    ),
    "a diagnostic that there is not": (
        '<pattern><rule context="a"><assert test="b" diagnostics="c">x</assert></rule></pattern>',
        'there is no diagnostic "c"',
    ),
    "a phase with a pattern that there is not": ('<phase id="p"><active pattern="b"/></phase>', 'there is no pattern "b"'),
    "other documents": ("<pattern documents=\"'a.xml'\"/>", "no other file is read"),
    "an inclusion of nothing": ("<include/>", "include names no file"),
    "an inclusion that there is not": ('<include href="nowhere.sch"/>', "nowhere.sch cannot be included"),
    "an inclusion from the network": ('<include href="https://example.org/a.sch"/>', "is not fetched"),
    "an inclusion of itself": ('<include href="rules.sch"/>', "rules.sch includes itself"),
    "a part that there is not": ('<include href="other.sch#x"/>', 'has no element with the id "x"'),
    "an extension of another kind": ('<pattern><extends href="other.sch"/></pattern>', "extends takes what pattern may hold"),
    "a key without a use": ('<key xmlns="http://www.w3.org/1999/XSL/Transform" name="a" match="b"/>', "key needs the attribute use"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_schema_that_is_wrong_is_refused_with_its_reason_and_place(write, what):
    body, reason = WRONG[what]
    write("", "other.sch")
    told = refused(f"\n{body}", write)
    assert reason in told
    assert "rules.sch:4: " in told


def test_a_fault_in_an_included_file_is_placed_there(write):
    write(f'<pattern {SCH}>\n<rule context="a"><assert test="(">x</assert></rule></pattern>', "part.sch")
    assert "part.sch:2: the XPath ( is wrong" in refused('<include href="part.sch"/>', write)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<a", "the schema is wrong: "),
        ('<html xmlns="x"/>', "this is no Schematron schema: the root element is html"),
        ('<schema xmlns="http://www.ascc.net/xml/schematron"/>', "this is Schematron 1.5"),
        ('<grammar xmlns="http://relaxng.org/ns/structure/1.0"/>', "there are no Schematron rules in this RELAX NG schema"),
        (f"<schema {SCH} queryBinding='xquery'/>", 'the query binding "xquery" is not known'),
        (f"<schema {SCH} defaultPhase='p'/>", 'the default phase "p" is not defined'),
        (f"<schema {SCH}><ns prefix='a'/></schema>", "ns needs the attribute uri"),
    ],
)
def test_what_is_no_schema_is_refused(write, tmp_path, body, reason):
    (tmp_path / "rules.sch").write_text(body, encoding="utf-8")
    with pytest.raises(SchemaError) as problem:
        load_schematron(str(tmp_path / "rules.sch"))
    assert reason in str(problem.value)


def test_a_name_with_a_phase_needs_a_schematron_schema(write):
    with pytest.raises(SchemaError, match="only #schematron can stand"):
        teiwright.validate(teiwright.read(b"<a/>"), write(INSIDE, "house.rng") + "#quick")
