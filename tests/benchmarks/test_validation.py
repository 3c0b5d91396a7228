"""Validators side by side on the same documents, as ratios measured in one run; nothing here fails on time.

pytest tests/benchmarks/test_validation.py --benchmark-enable -n 0
"""

import pytest
from lxml import etree

import teiwright
from teiwright.model import parse_xml
from teiwright.validation.relaxng.loading import load_relaxng
from teiwright.validation.relaxng.validating import Validator


@pytest.fixture(scope="module")
def schema(root):
    return root / "schema" / "teiwright.rng"


@pytest.fixture(scope="module")
def document(root):
    (edition,) = (root / "tei").glob("000_*.xml")
    return edition.read_bytes()


@pytest.mark.benchmark(group="loading our schema")
def test_load_ours(benchmark, schema):
    def load():
        load_relaxng.cache_clear()
        return load_relaxng(str(schema))

    assert benchmark(load).start is not None


@pytest.mark.benchmark(group="loading our schema")
def test_load_libxml2(benchmark, schema):
    assert benchmark(lambda: etree.RelaxNG(etree.parse(schema))) is not None


@pytest.mark.benchmark(group="validating the edition")
def test_parse(benchmark, document):
    assert benchmark(parse_xml, document).getroot() is not None


@pytest.mark.benchmark(group="validating the edition")
def test_validate_ours(benchmark, schema, document):
    root, validator = parse_xml(document).getroot(), Validator(load_relaxng(str(schema)))
    assert benchmark(validator.faults, root) == []


@pytest.mark.benchmark(group="validating the edition")
def test_validate_libxml2(benchmark, schema, document):
    tree, relaxng = parse_xml(document), etree.RelaxNG(etree.parse(schema))
    assert benchmark(relaxng.validate, tree)


@pytest.mark.external("shared")
@pytest.mark.benchmark(group="loading tei_all")
def test_load_tei_all(benchmark, external):
    path = str(external("shared") / "eval" / "schema" / "tei_all.rng")

    def load():
        load_relaxng.cache_clear()
        return load_relaxng(path)

    assert benchmark(load).start is not None


@pytest.mark.external("shared")
@pytest.mark.benchmark(group="a small document under tei_all, all checks")
def test_all_checks(benchmark, external, document):
    path = external("shared") / "eval" / "schema" / "tei_all.rng"
    assert benchmark(lambda: teiwright.validate(teiwright.read(document), path)) == []
