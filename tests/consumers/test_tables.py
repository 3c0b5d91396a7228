"""The programs that query our tables: duckdb reads CSV and Parquet, pyarrow the Parquet that duckdb wrote; and each refuses what is broken."""

import csv
import io
import json
import re
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import pytest

import teiwright

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def edition(root):
    (path,) = (one for one in (root / "tei").glob("*.xml") if one.name != "authority.xml")
    return teiwright.read(path)


@pytest.fixture
def tables(edition, tmp_path):
    """The tables in both formats, and the rows of those in CSV."""
    with zipfile.ZipFile(io.BytesIO(teiwright.export(edition, "csv"))) as archive:
        archive.extractall(tmp_path)
    for name in ("mentions", "entities"):
        (tmp_path / f"{name}.parquet").write_bytes(teiwright.export(edition, f"parquet-{name}"))
    return {name: list(csv.DictReader((tmp_path / f"{name}.csv").read_text(encoding="utf-8").splitlines())) for name in ("mentions", "entities")}


def run(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(one) for one in command], cwd=cwd, capture_output=True, text=True, timeout=300)


@pytest.mark.external("duckdb")
@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_duckdb_queries_the_tables(edition, external, tables, tmp_path, suffix):
    done = run(external("duckdb"), HERE / "query_tables.py", f"mentions.{suffix}", f"entities.{suffix}", cwd=tmp_path)
    told = json.loads(done.stdout)
    numbers = {name for name, kind in told["types"].items() if kind == "BIGINT"}
    assert {"start", "end"} <= numbers
    assert {kind for name, kind in told["types"].items() if name in {"id", "element", "text", "entity", "ref", "cert", "resp"}} == {"VARCHAR"}
    assert told["entity_types"]["mentions"] == "BIGINT"
    if suffix == "parquet":
        assert numbers == {"start", "end"}
        assert {told["types"][one] for one in ("when", "from", "to")} == {"VARCHAR"}
        assert told["entity_types"]["variants"] == "VARCHAR[]"
    text = teiwright.export(edition, "text")
    assert [one[3] for one in told["mentions"]] == [text[start:end] for start, end, *_ in told["mentions"]]
    assert told["mentions"] == sorted([int(one["start"]), int(one["end"]), one["element"], one["text"]] for one in tables["mentions"])
    assert told["wrong"] == 0
    due = Counter(one["entity"] for one in tables["mentions"] if one["entity"])
    assert told["joined"] == told["counted"] == sorted(map(list, due.items()))
    assert told["kinds"] == sorted(map(list, Counter(one["kind"] for one in tables["entities"]).items()))
    assert len(told["mentions"]) > 150
    assert len(told["joined"]) > 30


@pytest.mark.external("duckdb")
def test_duckdb_refuses_a_file_that_was_cut(external, tables, tmp_path):
    whole = (tmp_path / "mentions.parquet").read_bytes()
    (tmp_path / "mentions.parquet").write_bytes(whole[: len(whole) // 2])
    done = run(external("duckdb"), HERE / "query_tables.py", "mentions.parquet", "entities.parquet", cwd=tmp_path)
    assert done.returncode != 0
    assert "No magic bytes found" in done.stderr


@pytest.mark.external("duckdb")
def test_duckdb_does_not_count_with_an_offset_that_is_no_number(external, tables, tmp_path):
    table = tmp_path / "mentions.csv"
    table.write_text(re.sub(r"^(m2,\w+),\d+", r"\1,here", table.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE), encoding="utf-8")
    done = run(external("duckdb"), HERE / "query_tables.py", "mentions.csv", "entities.csv", cwd=tmp_path)
    assert done.returncode != 0
    assert "Cannot mix values of type BIGINT and VARCHAR" in done.stderr or "No function matches" in done.stderr, done.stderr


@pytest.mark.external("pyarrow")
@pytest.mark.parametrize("name", ["mentions", "entities"])
def test_pyarrow_reads_parquet(edition, external, tables, tmp_path, name):
    told = json.loads(run(external("pyarrow"), HERE / "read_parquet.py", f"{name}.parquet", cwd=tmp_path).stdout)
    kinds = {
        "mentions": {"start": "int64", "end": "int64", "attributes": "map"},
        "entities": {"variants": "list", "identifiers": "map", "mentions": "int64"},
    }
    assert told["types"] == {key: kinds[name].get(key, "string") for key in tables[name][0]}
    met = [{key: _in_csv(value) for key, value in row.items()} for row in told["rows"]]
    assert met == tables[name]
    assert told["metadata"]["text"]["sha256"] == json.loads(teiwright.export(edition, "json"))["sha256"]


def _in_csv(value) -> str:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else str(value)


@pytest.mark.external("pyarrow")
def test_pyarrow_refuses_a_file_that_was_cut(external, tables, tmp_path):
    whole = (tmp_path / "mentions.parquet").read_bytes()
    (tmp_path / "mentions.parquet").write_bytes(whole[:-9])
    done = run(external("pyarrow"), HERE / "read_parquet.py", "mentions.parquet", cwd=tmp_path)
    assert done.returncode != 0
    assert "ArrowInvalid" in done.stderr
