"""Speed of the names, beside lxml's parse of the same text; nothing here fails on time.

    pytest tests/benchmarks/test_names.py --benchmark-enable -n 0 -s

prints characters per second of each way to find names as a ratio to the parse,
and how long the models take to load.
"""

import time

import pytest

import teiwright
from teiwright.annotation.names.model import load_model, read_model
from teiwright.encoding import serialize
from teiwright.model import parse_xml

WAYS = {"names": (), "names without the model": ("model",), "names without the rules": ("rules",)}


@pytest.fixture(scope="module")
def content(root):
    (seed,) = (root / "seeds").glob("*.txt")
    return seed.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def data(content):
    return serialize(teiwright.encode(content, layers=["names"], settings={"language": "en"}))


def find(content: str, without: tuple[str, ...] = ()) -> list:
    return list(teiwright.annotate(content, ["names"], {"language": "en", "names": {"without": list(without)}}))


@pytest.mark.benchmark(group="names of 30 kB")
def test_parse(benchmark, data):
    assert benchmark(parse_xml, data).getroot() is not None


@pytest.mark.benchmark(group="names of 30 kB")
@pytest.mark.parametrize("without", WAYS.values(), ids=WAYS)
def test_find(benchmark, content, without):
    assert len(benchmark(find, content, without)) > 50


@pytest.mark.benchmark(group="loading a model of names")
@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_load(benchmark, root, language):
    packed = (root / "src/teiwright/annotation/names/models" / f"{language}.json.gz").read_bytes()
    assert benchmark(read_model, packed).card == load_model(language).card


def test_characters_per_second(request, content, data, capsys):
    """Print the table; without ``--benchmark-enable`` each way is tried once, to see that it works."""
    times = 20 if request.config.getoption("benchmark_enable") else 1
    parsed = seconds(lambda: parse_xml(data), times * 20)
    rows = [(way, seconds(lambda without=without: find(content, without), times)) for way, without in WAYS.items()]
    assert all(find(content, without) for without in WAYS.values())
    if times > 1:
        with capsys.disabled():
            print(f"\n{'':27}{'kchar/s':>9}  share of the parse's")
            for way, spent in [("lxml's parse", parsed), *rows]:
                print(f"{way:27}{len(content) / spent / 1000:9,.0f}{parsed / spent:10.4f}")


def seconds(work, times: int) -> float:
    """Return how long *work* takes of the processor, the first time aside."""
    work()
    start = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - start) / times
