"""Speed, as ratios measured in one run; nothing here fails on time.

    pytest tests/benchmarks --benchmark-enable -n 0

prints each step beside lxml's parse of the same document, and with ``-s`` the
table of encoding times from 30 kB to 30 MB, which should be a straight line.
"""

import time

import pytest

import teiwright
from teiwright.encoding import serialize
from teiwright.model import Document, flatten, parse_xml

SETTINGS = {"language": "en", "dates": {"anchor": "1917-10", "calendar": "julian"}}


@pytest.fixture(scope="module")
def source(root):
    (seed,) = (root / "seeds").glob("*.txt")
    return seed.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def data(source):
    return serialize(teiwright.encode((source + "\n\n") * 4, settings=SETTINGS))


@pytest.mark.benchmark(group="reading a document of 150 kB")
def test_parse(benchmark, data):
    assert benchmark(parse_xml, data).getroot() is not None


@pytest.mark.benchmark(group="reading a document of 150 kB")
def test_parse_and_flatten(benchmark, data):
    assert len(benchmark(lambda: flatten(parse_xml(data).getroot())).text) > 100_000


@pytest.mark.benchmark(group="reading a document of 150 kB")
@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_parse_and_export(benchmark, data, form):
    assert benchmark(lambda: teiwright.export(teiwright.read(data), form))


@pytest.mark.benchmark(group="reading a document of 150 kB")
def test_parse_and_validate(benchmark, data):
    assert benchmark(lambda: teiwright.validate(teiwright.read(data), "teiwright")) == []


@pytest.mark.benchmark(group="encoding 30 kB")
@pytest.mark.parametrize("layers", [[], ["names"], ["dates"], ["names", "dates", "quotes"]], ids=lambda layers: "+".join(layers) or "structure")
def test_encode(benchmark, source, layers):
    assert benchmark(teiwright.encode, source, layers, SETTINGS).is_tei


def test_encoding_time_is_linear(request, source, capsys):
    """Print the table; without ``--benchmark-enable`` only its first rows, to see that it works."""
    sizes = (1, 10, 100, 1000) if request.config.getoption("benchmark_enable") else (1, 2)
    teiwright.encode(source, settings=SETTINGS)
    rows = []
    for times in sizes:
        text = (source + "\n\n") * times
        start = time.process_time()
        document: Document = teiwright.encode(text, settings=SETTINGS)
        seconds = time.process_time() - start
        rows.append((len(text), seconds))
        assert document.root is not None
    with capsys.disabled():
        if len(sizes) > 2:
            print("\n   characters  CPU seconds  kchar/s  against the first row")
            for length, seconds in rows:
                ratio = (seconds / length) / (rows[0][1] / rows[0][0])
                print(f"{length:13,}{seconds:13.2f}{length / seconds / 1000:9.0f}{ratio:10.2f}x a character")
    assert len(rows) == len(sizes)
