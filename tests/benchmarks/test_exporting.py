"""Derivatives of other people's documents beside lxml's parse of them, as ratios measured in one run; nothing here fails on time.

pytest tests/benchmarks/test_exporting.py --benchmark-enable -n 0 -s
"""

import time

import pytest
from lxml import etree

import teiwright

#: Bytes from which on a document counts as large.
LARGE = 100_000
FORMATS = ("text", "json", "html")
_ROUNDS = 5


def seconds(work, rounds: int) -> float:
    """CPU seconds of the fastest of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.external("shared")
def test_derivatives_beside_parsing(request, external, capsys):
    """Print the table; without ``--benchmark-enable`` only make it of two documents, to see that it works."""
    in_earnest = request.config.getoption("benchmark_enable")
    rounds = _ROUNDS if in_earnest else 1
    paths = [path for path in sorted((external("shared") / "eval" / "tei").iterdir()) if path.suffix in {".xml", ".tei"}]
    documents = [data for path in paths if len(data := path.read_bytes()) > LARGE][: None if in_earnest else 2]
    parse = sum(seconds(lambda data=data: etree.fromstring(data, etree.XMLParser(huge_tree=True)), rounds) for data in documents)
    told = [f"{'lxml.etree.fromstring':22} {parse:7.2f} s"]
    for name in FORMATS:
        took = sum(seconds(lambda data=data, name=name: teiwright.export(teiwright.read(data), name), rounds) for data in documents)
        told.append(f"{name:22} {took:7.2f} s {took / parse:6.1f} times")
    if in_earnest:
        with capsys.disabled():
            print(f"\n{len(documents)} documents, {sum(map(len, documents)) / 1e6:.1f} MB, read and exported", *told, sep="\n")
    assert len(told) == 1 + len(FORMATS)
