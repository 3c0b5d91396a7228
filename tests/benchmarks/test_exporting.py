"""Derivatives of other people's documents beside lxml's parse of them, as ratios measured in one run, and the memory that a large one takes.

Nothing here fails on time, nor on memory.

pytest tests/benchmarks/test_exporting.py --benchmark-enable -n 0 -s
"""

import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from lxml import etree

import teiwright

#: Bytes from which on a document counts as large.
LARGE = 100_000
FORMATS = ("text", "json", "html")
_ROUNDS = 5

#: What a large document has again and again: a paragraph, or a sentence of which each token has a line, as those of parliaments' corpora have.
INDENTED = "\n" + " " * 18
TOKEN = '<w lemma="letter" ana="msd:Ncmsn">letter</w>'
GENRES = {
    "prose": f"<p>{'She answered that the letter of the general was hers. ' * 8}</p>\n",
    "tokens": f"<s>{INDENTED.join([TOKEN, '<c> </c>'] * 12)}<pc>.</pc></s>\n",
}
#: Megabytes of a large document.
SIZES = (10, 25, 100)

#: Runs the command line and tells the most memory that it has had.
MEASURED = """
import resource, sys
from teiwright.cli import main
try:
    main()
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


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


def large(path: Path, genre: str, megabytes: float) -> int:
    """Write a document of so many megabytes; return how many paragraphs or sentences it has."""
    number = int(megabytes * 1e6) // len(GENRES[genre])
    with path.open("w", encoding="utf-8") as file:
        file.write('<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><div>\n')
        file.writelines(GENRES[genre] for _ in range(number))
        file.write("</div></body></text></TEI>\n")
    return number


@pytest.mark.parametrize("genre", GENRES)
def test_the_memory_of_a_large_document(request, tmp_path, capsys, genre):
    """Print how many times its size JSON of it takes; without ``--benchmark-enable`` only make a small one, to see that it works."""
    source, made = tmp_path / "large.xml", tmp_path / "large.json"
    in_earnest = request.config.getoption("benchmark_enable")
    for megabytes in SIZES if in_earnest else (0.1,):
        number = large(source, genre, megabytes)
        command = [sys.executable, "-c", MEASURED, "export", str(source), "--to", "json", "-o", str(made)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        memory = int(done.stderr.split()[-1]) / 1024
        if in_earnest:
            with capsys.disabled():
                print(f"\n{genre:8} {megabytes:4} MB as JSON {memory:8.0f} MB {memory / megabytes:6.1f} times", end="")
        with made.open("rb") as file:  # in little memory: a process begins with as much as its parent has
            lines = sum(piece.count(b"\n") for piece in iter(partial(file.read, 1 << 16), b""))
        assert lines > number  # each span has one
