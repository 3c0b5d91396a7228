"""Finding the schema of a document: its own, ours, the cache; never the network."""

import json
import urllib.request
from pathlib import Path

import pytest

import teiwright
from teiwright import SchemaError
from teiwright.model import Origin
from teiwright.validation import SchemaCache, check_bytes
from teiwright.validation.schemas import PUBLISHED, own_schema

#: A schema that takes a root of any name and no text, so that its voice can be told from others.
HOUSE = """<element xmlns="http://relaxng.org/ns/structure/1.0"><anyName/>
<zeroOrMore><attribute><anyName/></attribute></zeroOrMore><empty/></element>"""

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">%s</TEI>'
APPLICATION = '<application ident="teiwright" version="1"><label>x</label></application>'
OURS = TEI % f"<teiHeader><encodingDesc><appInfo>{APPLICATION}</appInfo></encodingDesc></teiHeader>"


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    asked = urllib.request.urlopen

    def never(address, *args, **kwargs):
        assert str(address).startswith("file:"), "the network was asked"
        return asked(address, *args, **kwargs)

    monkeypatch.setattr("urllib.request.urlopen", never)


def model(href: str, kind: str = "http://relaxng.org/ns/structure/1.0") -> str:
    return f'<?xml-model href="{href}" schematypens="{kind}"?>\n'


def rules(data: str, folder: Path | str = "", schemas: list[str] | None = None) -> list[str]:
    return [one.rule for one in check_bytes(data.encode(), Origin("a.xml", folder=str(folder)), schemas)]


def test_a_relative_address_is_looked_up_beside_the_document(tmp_path):
    (tmp_path / "a house.rng").write_text(HOUSE, encoding="utf-8")
    (tmp_path / "tei").mkdir()
    for href in ("../a house.rng", "../a%20house.rng"):
        assert rules(model(href) + TEI % "x", tmp_path / "tei") == ["rng:text"]
        assert rules(model(href) + TEI % "", tmp_path / "tei") == []


@pytest.mark.parametrize("href", ["teiwright.rng", "../schema/teiwright.rng"])
def test_our_own_schema_is_the_installed_copy_where_none_lies_beside(tmp_path, href):
    assert rules(model(href) + TEI % "<b/>", tmp_path) == ["rng:not-allowed"]


def test_a_schema_of_our_name_beside_the_document_counts_first(tmp_path):
    (tmp_path / "teiwright.rng").write_text(HOUSE, encoding="utf-8")
    assert rules(model("teiwright.rng") + TEI % "", tmp_path) == []


def test_without_a_schema_our_own_documents_are_held_against_ours():
    assert {rule.partition(":")[0] for rule in rules(OURS)} == {"rng"}  # without a cache, tei_all would be an error


def test_without_a_schema_others_are_held_against_tei_all_from_the_cache(tmp_path):
    with pytest.raises(SchemaError, match="tei_all is not in the cache; get it with: teiwright schema fetch tei_all"):
        rules(TEI % "")
    (tmp_path / "x.rng").write_text(HOUSE, encoding="utf-8")
    SchemaCache().fetch(str(tmp_path / "x.rng"), "tei_all")
    assert rules(TEI % "x") == ["rng:text"]
    assert rules(TEI % "") == []


def test_an_address_is_looked_up_in_the_cache_and_never_fetched(tmp_path):
    address = "https://example.org/house.rng?v=1"
    assert rules(model(address) + TEI % "x") == ["tw:schema-not-cached"]
    (tmp_path / "x.rng").write_text(HOUSE, encoding="utf-8")
    SchemaCache().fetch(str(tmp_path / "x.rng"), address)
    assert rules(model(address) + TEI % "x") == ["rng:text"]


def test_a_published_address_is_found_by_its_name_too(tmp_path):
    (tmp_path / "x.rng").write_text(HOUSE, encoding="utf-8")
    SchemaCache().fetch(str(tmp_path / "x.rng"), PUBLISHED["tei_all"])
    assert rules(TEI % "x") == ["rng:text"]
    assert rules(TEI % "x", schemas=["tei_all"]) == ["rng:text"]


def test_two_addresses_that_end_alike_are_two_schemas(tmp_path):
    cache = SchemaCache()
    for host in ("one", "two"):
        (tmp_path / "x.rng").write_text(f"<!-- {host} -->{HOUSE}", encoding="utf-8")
        cache.fetch(str(tmp_path / "x.rng"), f"https://{host}.example/{host}/x.rng")
    assert [cache.find(f"https://{host}.example/{host}/x.rng").read_text()[5:8] for host in ("one", "two")] == ["one", "two"]


def test_every_schema_that_a_document_names_counts(tmp_path):
    (tmp_path / "house.rng").write_text(HOUSE, encoding="utf-8")
    (tmp_path / "other.rng").write_text(HOUSE.replace("<empty/>", "<text/>"), encoding="utf-8")
    assert rules(model("other.rng") + TEI % "x", tmp_path) == []
    assert rules(model("other.rng") + model("house.rng") + TEI % "x", tmp_path) == ["rng:text"]
    assert rules(model("house.rng") + model("house.rng") + TEI % "x", tmp_path) == ["rng:text"]


def test_schematron_rules_that_are_not_here_are_told_not_to_have_run(tmp_path):
    (tmp_path / "house.rng").write_text(HOUSE, encoding="utf-8")
    for kind in ("http://purl.oclc.org/dsdl/schematron", ""):
        assert rules(model("house.rng") + model("house.sch", kind) + TEI % "", tmp_path) == ["tw:schema-not-cached"]
    assert rules(model("house.rng") + model("house.rng", "http://purl.oclc.org/dsdl/schematron") + TEI % "", tmp_path) == ["tw:schematron-not-run"]


def test_named_schemas_count_instead_of_the_documents_own(tmp_path):
    (tmp_path / "house.rng").write_text(HOUSE, encoding="utf-8")
    assert rules(model("https://example.org/x.rng") + TEI % "x", tmp_path, [str(tmp_path / "house.rng")]) == ["rng:text"]


@pytest.mark.parametrize(
    ("name", "message"),
    [("nowhere.rng", "there is no schema"), ("nothing", "there is no schema"), ("tei_all", "not in the cache"), ("x.txt", "neither")],
)
def test_a_schema_that_is_not_there_is_an_error(tmp_path, monkeypatch, name, message):
    monkeypatch.chdir(tmp_path)
    Path("x.txt").write_text(HOUSE, encoding="utf-8")
    with pytest.raises(SchemaError, match=message):
        teiwright.validate(teiwright.read((TEI % "").encode()), name)


def test_xml_that_is_not_tei_is_looked_at_without_a_schema():
    assert rules('<a xml:id="x"><b xml:id="x" ref="#y"/></a>') == ["tw:not-tei", "tw:dangling-pointer", "tw:duplicate-id"]


def test_xml_that_is_not_tei_may_have_a_schema_of_its_own(tmp_path):
    (tmp_path / "house.rng").write_text(HOUSE, encoding="utf-8")
    assert rules(model("house.rng") + "<a>x</a>", tmp_path) == ["rng:text"]


def test_a_broken_index_of_the_cache_is_an_empty_cache():
    cache = SchemaCache()
    cache.folder.mkdir(parents=True, exist_ok=True)
    for content in (b"{", b"[]", b"\xff", json.dumps({"a": "gone.rng"}).encode()):
        (cache.folder / "schemas.json").write_bytes(content)
        assert cache.find("a") is None


@pytest.mark.parametrize(("source", "message"), [("ftp://example.org/x.rng", "only http and https"), ("nowhere.rng", "cannot be read")])
def test_what_cannot_be_fetched_is_an_error(source, message):
    with pytest.raises(SchemaError, match=message):
        SchemaCache().fetch(source)


def test_what_is_no_xml_is_not_kept(tmp_path):
    (tmp_path / "x.rng").write_text("not found", encoding="utf-8")
    with pytest.raises(SchemaError, match="holds no XML"):
        SchemaCache().fetch(str(tmp_path / "x.rng"))
    assert SchemaCache().entries() == {}


def test_our_own_schemas_are_installed():
    for name in ("teiwright.rng", "teiwright.xsd", "document.schema.json"):
        assert own_schema(name).is_file()
    with pytest.raises(SchemaError):
        own_schema("nothing.rng")


def test_a_schema_in_compact_syntax_is_not_called_wrong(tmp_path):
    (tmp_path / "house.rnc").write_text("start = element * { text }", encoding="utf-8")
    assert "rng:not-allowed" not in rules(model("house.rnc") + TEI % "", tmp_path)


def test_one_path_on_two_hosts_is_two_schemas(tmp_path):
    cache = SchemaCache()
    for host in ("one", "two"):
        (tmp_path / "x.rng").write_text(f"<!-- {host} -->{HOUSE}", encoding="utf-8")
        cache.fetch(str(tmp_path / "x.rng"), f"https://{host}.example/x.rng")
    assert [cache.find(f"https://{host}.example/x.rng").read_text()[5:8] for host in ("one", "two")] == ["one", "two"]


def test_a_cache_that_cannot_be_written_is_an_error_of_writing(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "x.rng").write_text(HOUSE, encoding="utf-8")
    monkeypatch.setenv("TEIWRIGHT_CACHE", str(tmp_path / "file" / "cache"))
    with pytest.raises(teiwright.OutputError):
        SchemaCache().fetch(str(tmp_path / "x.rng"))


@pytest.mark.parametrize(
    "model",
    [
        'href="house.rnc"',
        'href="house" type="application/relax-ng-compact-syntax"',
        'href="house.dtd"',
        'href="house.nvdl" schematypens="http://purl.oclc.org/dsdl/nvdl/ns/structure/1.0"',
    ],
)
def test_a_schema_in_a_language_that_is_not_read_is_told(tmp_path, model):
    assert rules(f"<?xml-model {model}?>{TEI % ''}", tmp_path) == ["tw:schema-not-read"]


def test_a_schema_that_should_lie_beside_the_document_is_not_sent_for():
    (finding,) = [one for one in check_bytes((model("gone.rng") + TEI % "").encode(), Origin("a.xml")) if one.rule.startswith("tw:schema")]
    assert (finding.rule, finding.hint) == ("tw:schema-not-cached", "put it where the document says, or name another schema with --schema")


def test_the_address_of_a_file_is_a_file(tmp_path):
    (tmp_path / "a house.rng").write_text(HOUSE, encoding="utf-8")
    assert rules(model((tmp_path / "a house.rng").as_uri()) + TEI % "x") == ["rng:text"]


@pytest.mark.parametrize("href", ["x" * 5000, "a%00b", "http://[", "file://%00"])
def test_an_address_that_no_file_can_have_is_not_there(href):
    assert rules(model(href) + TEI % "") == ["tw:schema-not-cached"]


def test_a_schema_on_an_address_that_is_none_cannot_be_fetched(monkeypatch):
    from http.client import InvalidURL

    def invalid(*args, **kwargs):
        raise InvalidURL("URL can't contain control characters")

    monkeypatch.setattr("urllib.request.urlopen", invalid)
    with pytest.raises(SchemaError, match="cannot be fetched"):
        SchemaCache().fetch("https://exa mple.org/x.rng")


XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


def test_a_schema_location_is_honoured_where_no_model_names_a_schema(tmp_path):
    (tmp_path / "house.xsd").write_bytes(own_schema("teiwright.xsd").read_bytes())
    for file in own_schema("teiwright.xsd").parent.glob("*.xsd"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    located = TEI.replace("<TEI ", f'<TEI {XSI} xsi:schemaLocation="urn:x other.xsd http://www.tei-c.org/ns/1.0 house.xsd" ', 1)
    assert {rule.partition(":")[0] for rule in rules(located % "<b/>", tmp_path)} == {"xsd"}


def test_a_schema_location_that_is_not_here_is_told_and_the_next_best_schema_taken(tmp_path):
    located = OURS.replace("<TEI ", f'<TEI {XSI} xsi:schemaLocation="http://www.tei-c.org/ns/1.0 http://example.org/tei.xsd" ', 1)
    found = rules(located, tmp_path)
    assert "tw:schema-not-cached" in found
    assert any(rule.startswith("rng:") for rule in found)
