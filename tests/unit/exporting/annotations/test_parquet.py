"""Parquet: the rows and types of the tables, null where nothing is said, the same bytes, metadata."""

import csv
import io
import json
import sys
import zipfile

import pytest
from lxml import etree

import teiwright
from teiwright.exporting.annotations.rows import ENTITIES, MENTIONS
from teiwright.guidelines.namespaces import TEI
from teiwright.model import Document, PluginError

EDITION = f"""<TEI xmlns="{TEI}"><teiHeader><fileDesc><titleStmt><title>L'été, "d'or"</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc><p/></sourceDesc></fileDesc></teiHeader><standOff><listPerson><person xml:id="bee"><persName>Bee</persName><persName>B.</persName>
<idno type="GND">118500001</idno></person></listPerson></standOff><text><body><p>So <persName ref="#bee" cert="high" n="1">Bee</persName>,
<date when="1815">in ’15</date>; <placeName>\U0001d538</placeName>.</p></body></text></TEI>"""


def edition(content=EDITION):
    return Document(etree.fromstring(content))


def read(data: bytes, tmp_path) -> tuple[dict[str, str], list[dict]]:
    """Return types by column, and the rows, as duckdb reads them."""
    import duckdb

    path = tmp_path / "table.parquet"
    path.write_bytes(data)
    with duckdb.connect() as database:
        relation = database.read_parquet(str(path))
        types = dict(zip(relation.columns, map(str, relation.types), strict=True))
        return types, [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


def test_mentions(tmp_path):
    types, rows = read(teiwright.export(edition(), "parquet-mentions"), tmp_path)
    assert list(types) == list(MENTIONS)
    assert {key: kind for key, kind in types.items() if kind != "VARCHAR"} == {
        "start": "BIGINT",
        "end": "BIGINT",
        "attributes": "MAP(VARCHAR, VARCHAR)",
    }
    said = [{key: value for key, value in row.items() if value is not None} for row in rows]
    assert said == [
        {
            "id": "m1",
            "element": "persName",
            "start": 3,
            "end": 6,
            "text": "Bee",
            "entity": "bee",
            "ref": "#bee",
            "cert": "high",
            "attributes": {"n": "1"},
        },
        {"id": "m2", "element": "date", "start": 8, "end": 14, "text": "in ’15", "when": "1815"},
        {"id": "m3", "element": "placeName", "start": 16, "end": 17, "text": "\U0001d538"},
    ]


def test_entities(tmp_path):
    types, rows = read(teiwright.export(edition(), "parquet-entities"), tmp_path)
    assert list(types) == list(ENTITIES)
    assert (types["variants"], types["identifiers"], types["mentions"]) == ("VARCHAR[]", "MAP(VARCHAR, VARCHAR)", "BIGINT")
    (row,) = rows
    assert (row["id"], row["label"], row["variants"], row["identifiers"], row["mentions"]) == ("bee", "Bee", ["B."], {"GND": "118500001"}, 1)


@pytest.mark.parametrize("view", ["reading", "diplomatic", "source"])
def test_they_are_the_rows_of_the_csv_tables(root, tmp_path, view):
    (path,) = (one for one in (root / "tei").glob("*.xml") if one.name != "authority.xml")
    document = teiwright.read(path)
    with zipfile.ZipFile(io.BytesIO(teiwright.export(document, "csv", view))) as archive:
        for name in ("mentions", "entities"):
            due = list(csv.DictReader(io.TextIOWrapper(archive.open(f"{name}.csv"), encoding="utf-8", newline="")))
            _, rows = read(teiwright.export(document, f"parquet-{name}", view), tmp_path)
            assert [{key: _in_csv(value) for key, value in row.items()} for row in rows] == due
            assert len(due) > 40


def _in_csv(value) -> str:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else str(value)


def test_metadata_say_which_text_the_offsets_are_of(tmp_path):
    import duckdb

    (tmp_path / "t.parquet").write_bytes(teiwright.export(edition(), "parquet-mentions"))
    with duckdb.connect() as database:
        ((key, value),) = database.execute("SELECT key, value FROM parquet_kv_metadata(?)", [str(tmp_path / "t.parquet")]).fetchall()
    assert key == b"teiwright"
    about = json.loads(value)
    exported = json.loads(teiwright.export(edition(), "json"))
    assert about["title"] == "L'été, \"d'or\""
    assert about["text"] == {"view": "reading", "offsets": "unicode-code-point", "sha256": exported["sha256"]}


@pytest.mark.parametrize("name", ["mentions", "entities"])
def test_the_same_document_gives_the_same_bytes(root, name):
    (path,) = (one for one in (root / "tei").glob("*.xml") if one.name != "authority.xml")
    first, second = (teiwright.export(teiwright.read(path), f"parquet-{name}") for _ in range(2))
    assert first == second


@pytest.mark.parametrize("name", ["mentions", "entities"])
def test_a_table_of_nothing_has_its_columns(tmp_path, name):
    empty = edition(f'<TEI xmlns="{TEI}"><text><body><p>One.</p></body></text></TEI>')
    types, rows = read(teiwright.export(empty, f"parquet-{name}"), tmp_path)
    assert (list(types), rows) == (list(MENTIONS if name == "mentions" else ENTITIES), [])


@pytest.mark.parametrize("name", ["parquet-mentions", "parquet-entities"])
def test_without_duckdb_it_is_told_what_to_install(monkeypatch, name):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(PluginError, match=rf'the exporter "{name}" needs duckdb: pip install "teiwright\[parquet\]"'):
        teiwright.export(edition(), name)
