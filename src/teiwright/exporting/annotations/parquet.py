"""Document -> tables in Parquet, which are queried where they lie, one edition or a folder of them.

TEI: ND (names and dates), SASOstdf (standOff)
"""

import json
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from ...model import Document, PluginError
from ...pipeline import exporter
from ...pipeline.rendering import Asked
from .rows import ENTITIES, MENTIONS, REQUIRED, Row, tables_of

_TYPES: Final = {"string": "VARCHAR", "integer": "BIGINT", "object": "MAP(VARCHAR, VARCHAR)", "array": "VARCHAR[]"}

#: One thread, so that rows keep their order; nothing is fetched.
_SETTINGS: Final = {"threads": 1, "autoinstall_known_extensions": False, "autoload_known_extensions": False}

_MOST_BYTES: Final = 1 << 30  # of a row


@exporter(suffix=".mentions.parquet")
def to_mentions(document: Document, *, view: str = "reading", witness: str = "", rendering: Asked = ()) -> bytes:
    """Return the names and dates of the text, a row each, as a Parquet file with the columns of ``mentions.csv``.

    What is not said is null; ``attributes`` is a map. The metadata of the file
    has a key ``teiwright``: JSON that tells title, licence, and of which text
    the offsets are. The same document and version of duckdb give the same
    bytes. The options are those of `view_for`. Raises PluginError where duckdb
    is not installed.
    """
    tables = tables_of(document, view=view, witness=witness, rendering=rendering)
    return _parquet("parquet-mentions", MENTIONS, tables.mentions, tables.about)


@exporter(suffix=".entities.parquet")
def to_entities(document: Document, *, view: str = "reading", witness: str = "", rendering: Asked = ()) -> bytes:
    """Return the entries of the standOff, a row each, as a Parquet file with the columns of ``entities.csv``.

    ``variants`` is a list, ``identifiers`` a map, and ``mentions`` counts those
    of the text in this view; the rest is as in `to_mentions`.
    """
    tables = tables_of(document, view=view, witness=witness, rendering=rendering)
    return _parquet("parquet-entities", ENTITIES, tables.entities, tables.about)


def _parquet(name: str, columns: Mapping[str, str], rows: Iterable[Row], about: Mapping[str, Any]) -> bytes:
    try:
        import duckdb
    except ImportError as problem:
        raise PluginError(f'the exporter "{name}" needs duckdb: pip install "teiwright[parquet]"') from problem
    types = {key: _TYPES[kind] for key, kind in columns.items()}
    table = ", ".join(f'"{key}" {kind}{" NOT NULL" if key in REQUIRED else ""}' for key, kind in types.items())
    with tempfile.TemporaryDirectory(prefix="teiwright-") as folder, duckdb.connect(config=_SETTINGS) as database:
        given, made = Path(folder, "rows.jsonl"), Path(folder, "rows.parquet")
        given.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="ascii")
        database.execute(f"CREATE TABLE edition ({table})")
        database.read_json(str(given), columns=types, format="newline_delimited", maximum_object_size=_MOST_BYTES).insert_into("edition")
        described = _quoted(json.dumps(about, ensure_ascii=False))
        database.execute(f"COPY edition TO {_quoted(str(made))} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {{teiwright: {described}}})")
        return made.read_bytes()


def _quoted(text: str) -> str:
    """Return *text* as SQL has it.

    >>> _quoted("it's")
    "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"
