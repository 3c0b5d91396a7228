"""Schematron beside Saxon: the same rules, the same documents, the same findings, word for word."""

import gzip

import pytest
from tests.schematron import everything

import teiwright
from teiwright.validation.positions import Positions
from teiwright.validation.schematron import check_schematron


def _ours(schema, documents) -> set[tuple[int, str, str, str]]:
    found = set()
    for number, path in enumerate(documents):
        document = teiwright.read(path)
        for one in check_schematron(document, str(schema), Positions(document)):
            path_of_element = one.xpath.split("/@")[0].removesuffix("/text()")
            message = "ERROR" if "could not be tried" in one.message else one.message
            found.add((number, one.rule.removeprefix("sch:"), path_of_element, message))
    return found


#: What each schema finds in the documents at least, so that agreement is about something.
SCHEMAS = {"tei_all": 50, "tei_simplePrint": 90, "tei_odds": 20, "p5odds": 1900, "tei_ms": 40, "testgos": 20}


@pytest.mark.slow
@pytest.mark.external("java", "shared")
@pytest.mark.parametrize("name", SCHEMAS)
def test_rules_of_tei_find_what_saxon_finds(external, tmp_path, name):
    folder = external("shared") / "eval" / "schema"
    schema = tmp_path / f"{name}.sch"
    schema.write_bytes(gzip.decompress((folder / "rng" / f"{name}.sch.gz").read_bytes()))
    documents = sorted((folder / "xml").glob("*.xml"))
    theirs = everything(schema, documents, tmp_path)
    assert len(theirs) >= SCHEMAS[name]
    assert _ours(schema, documents) == theirs


@pytest.mark.external("java", "shared")
def test_rules_about_texts_and_attributes_find_what_saxon_finds(external, tmp_path):
    """Those of a journal: every text node, every pointer, keys, patterns of words."""
    folder = external("shared") / "eval" / "schema"
    schema = tmp_path / "tei_jtei.sch"
    schema.write_bytes(gzip.decompress((folder / "rng" / "tei_jtei.sch.gz").read_bytes()))
    documents = [folder / "xml" / name for name in ("exemplar__tei_jtei.tei.xml", "odd__tei_jtei.odd.xml", "p5test__tei_lite.xml")]
    theirs = everything(schema, documents, tmp_path)
    assert len(theirs) > 400
    assert _ours(schema, documents) == theirs


@pytest.mark.external("java", "shared")
def test_rules_of_tei_find_what_saxon_finds_in_real_documents(external, tmp_path, tei_of_others):
    schema = external("shared") / "eval" / "schema" / "tei_all.sch"
    theirs = everything(schema, tei_of_others, tmp_path)
    assert theirs
    assert _ours(schema, tei_of_others) == theirs
