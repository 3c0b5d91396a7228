"""W3C XML Schema, by the xmlschema package and by libxml2: the same elements as RELAX NG finds, nothing fetched."""

import pytest

import teiwright
from teiwright import SchemaError
from teiwright.model import Origin
from teiwright.validation import check_bytes
from teiwright.validation.schemas import own_schema

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><p>None.</p></publicationStmt>"
    "<sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>"
)


def tei(body: str) -> bytes:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<text xml:lang="en"><body><div>\n{body}</div></body></text></TEI>'.encode()


def places(body: str, kind: str) -> list[tuple[int | None, int | None, str]]:
    findings = check_bytes(tei(body), Origin("a.xml"), [str(own_schema(f"teiwright.{kind}"))])
    return [(one.place.line, one.place.column, one.xpath) for one in findings if one.rule.startswith(f"{kind}:")]


FAULTS = {
    "an unknown element": "<p>é <b/></p>",
    "a late heading": "<p>x</p>\n <head>y</head>",
    "an unknown attribute": '<p>x</p>\n<p foo="1">y</p>',
    "an unknown value": '<p><hi cert="sure">x</hi></p>',
    "bare text": "bare<p>x</p>",
    "bare text after a child": "<p>x</p>\n <!-- y --> bare",
    "a qualified attribute": '<p xml:id="a"\n xml:foo="1">y</p>',
    "a lone sic": "<p>\n<choice><sic>x</sic></choice></p>",
    "no date": '<p><date when="then">x</date></p>',
    "another namespace": '<p>x <y xmlns=""/></p>',
}


@pytest.mark.parametrize("body", FAULTS.values(), ids=FAULTS)
def test_both_schemas_find_the_same_element(body):
    assert len(places(body, "xsd")) == 1
    assert places(body, "xsd") == places(body, "rng")


@pytest.mark.parametrize("body", ["<p>x</p>", "<head>H</head><p>x <hi>y</hi></p><said><p>z</p></said>"])
def test_what_is_valid_is_valid_under_both(body):
    assert places(body, "xsd") == places(body, "rng") == []


def test_the_rule_tells_the_kind_of_failure():
    findings = check_bytes(tei(FAULTS["an unknown element"]), Origin("a.xml"), [str(own_schema("teiwright.xsd"))])
    assert [(one.rule, one.see) for one in findings] == [("xsd:ChildrenValidation", "TEI P5, ST")]


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("an unknown element", "<b> is not allowed here, in <p>"),
        ("an unknown attribute", 'the attribute foo="1" is not allowed on <p>'),
        ("an unknown value", 'the attribute cert="sure" is not allowed on <hi> with this value'),
        ("bare text", "text is not allowed directly in <div>"),
        ("a lone sic", "<choice> ends too early: <corr> was expected"),
        ("no date", 'the attribute when="then" is not allowed on <date> with this value'),
        ("another namespace", "<y> is not allowed here, in <p>"),
    ],
)
def test_what_it_finds_is_told_in_an_authors_words(fault, message):
    findings = check_bytes(tei(FAULTS[fault]), Origin("a.xml"), [str(own_schema("teiwright.xsd"))])
    assert [one.message for one in findings] == [message]


@pytest.mark.parametrize("body", ['<p xml:id="a">x</p><p xml:id="a">y</p>', '<p xml:id="1">x</p>', '<p><date when="1917-02-30">x</date></p>'])
@pytest.mark.parametrize("large", [0, 10**9])
def test_what_our_own_rule_explains_hides_only_that_and_not_that_the_schema_refuses_the_document(monkeypatch, body, large):
    monkeypatch.setattr("teiwright.validation.xsd._LARGE_SCHEMA", large)

    def told(body: str) -> list[str]:
        return sorted(one.rule.partition(":")[0] for one in check_bytes(tei(body), Origin("a.xml"), [str(own_schema("teiwright.xsd"))]))

    assert told(body) == ["tw", "xsd"]
    assert told(f"{body}<p><b/></p>") == ["tw", "xsd"]


@pytest.mark.parametrize("schema", ["<schema", "<html/>", '<schema xmlns="http://www.w3.org/2001/XMLSchema"><element ref="nowhere"/></schema>'])
def test_a_schema_that_is_itself_wrong_is_an_error(tmp_path, schema):
    path = tmp_path / "house.xsd"
    path.write_text(schema, encoding="utf-8")
    with pytest.raises(SchemaError, match=r"house\.xsd is wrong"):
        teiwright.validate(teiwright.read(tei("<p>x</p>")), path)


@pytest.mark.filterwarnings("ignore:Import of namespace")
def test_a_schema_that_needs_the_network_is_wrong(tmp_path, monkeypatch):
    def never(*args, **kwargs):
        raise AssertionError("the network was asked")

    monkeypatch.setattr("urllib.request.urlopen", never)
    monkeypatch.setattr("socket.create_connection", never)
    path = tmp_path / "house.xsd"
    path.write_text(
        '<schema xmlns="http://www.w3.org/2001/XMLSchema"><import namespace="urn:x" schemaLocation="http://example.org/x.xsd"/>'
        '<element name="a" type="x:t" xmlns:x="urn:x"/></schema>',
        encoding="utf-8",
    )
    with pytest.raises(SchemaError):
        teiwright.validate(teiwright.read(b"<a/>"), path)


@pytest.fixture
def large(monkeypatch):
    monkeypatch.setattr("teiwright.validation.xsd._LARGE_SCHEMA", 0)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("body", FAULTS.values(), ids=FAULTS)
def test_of_large_schemas_libxml2_finds_the_same_element(body):
    assert places(body, "xsd") == places(body, "rng")


@pytest.mark.parametrize("body", FAULTS.values(), ids=FAULTS)
def test_both_engines_say_the_same(monkeypatch, body):
    def said() -> list[str]:
        return [
            one.message.partition(":")[0]
            for one in check_bytes(tei(body), Origin("a.xml"), [str(own_schema("teiwright.xsd"))])
            if one.rule[:4] == "xsd:"
        ]

    small = said()
    monkeypatch.setattr("teiwright.validation.xsd._LARGE_SCHEMA", 0)
    assert said() == small


@pytest.mark.usefixtures("large")
def test_a_large_schema_that_names_others_on_the_network_is_refused(tmp_path):
    path = tmp_path / "house.xsd"
    path.write_text(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="urn:x" schemaLocation="http://127.0.0.1:9/x.xsd"/></xs:schema>',
        encoding="utf-8",
    )
    with pytest.raises(SchemaError, match="nothing is fetched from the network"):
        check_bytes(tei("<p>x</p>"), Origin("a.xml"), [str(path)])


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("schema", ["<xs:schema", '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element/></xs:schema>'])
def test_a_large_schema_that_is_itself_wrong_is_an_error(tmp_path, schema):
    path = tmp_path / "house.xsd"
    path.write_text(schema, encoding="utf-8")
    with pytest.raises(SchemaError, match=r"house\.xsd is wrong"):
        check_bytes(tei("<p>x</p>"), Origin("a.xml"), [str(path)])
