"""Schematron: seconds a megabyte of TEI's own rules, beside lxml's parse of the same documents in the same run.

pytest tests/benchmarks/test_schematron.py --benchmark-enable -n 0 -s
"""

import time
from pathlib import Path

import pytest

import teiwright
from teiwright.model import parse_xml
from teiwright.validation.positions import Positions
from teiwright.validation.schematron import check_schematron, load_schematron


@pytest.mark.external("shared")
@pytest.mark.parametrize("schema", ["tei_all.sch"])
def test_time_of_tei_all(external, request, capsys, schema):
    """Print the table; without ``--benchmark-enable`` only its first rows, to see that it works."""
    folder = external("shared") / "eval"
    path = str(folder / "schema" / schema)
    began = time.process_time()
    load_schematron(path)
    loading = time.process_time() - began
    groups: dict[str, list[Path]] = {
        "documents of TEI's own suite": sorted((folder / "schema" / "xml").glob("*.xml")),
        "real documents": sorted(one for one in (folder / "tei").iterdir() if one.suffix in {".xml", ".tei"}),
    }
    rows = [f"{schema}: loaded in {loading:.2f} s of CPU", f"{'':30} {'MB':>6} {'lxml s/MB':>10} {'rules s/MB':>11} {'findings':>9}"]
    for name, documents in groups.items():
        chosen = documents if request.config.getoption("benchmark_enable") else documents[:2]
        size, parsing, checking, found = 0, 0.0, 0.0, 0
        for one in chosen:
            data = one.read_bytes()
            began = time.process_time()
            parse_xml(data)
            parsing += time.process_time() - began
            document = teiwright.read(data)
            began = time.process_time()
            found += len(list(check_schematron(document, path, Positions(document))))
            checking += time.process_time() - began
            size += len(data)
        rows.append(f"{name:30} {size / 1e6:6.1f} {parsing / size * 1e6:10.3f} {checking / size * 1e6:11.3f} {found:9}")
        assert size
    with capsys.disabled():
        print("", *rows, sep="\n")
