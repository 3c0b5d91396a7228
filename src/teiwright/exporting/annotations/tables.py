"""Document -> tables: a zip of mentions.csv, entities.csv and the datapackage.json that describes them.

TEI: ND (names and dates), SASOstdf (standOff)
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any, Final

from ...model import Document
from ...pipeline import exporter
from ...pipeline.rendering import Asked
from .rows import ENTITIES, MENTIONS, REQUIRED, Row, tables_of

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)  # of the zip format


@exporter(suffix=".csv.zip")
def to_tables(document: Document, *, view: str = "reading", witness: str = "", rendering: Asked = ()) -> bytes:
    """Return the names and dates of the text and the entries of the standOff as a data package: a zip, of the same bytes for the same document.

    ``mentions.csv`` has one row a name or date, with offsets in code points of
    the text export of the same view, half-open; its ``entity`` is the ``id`` in
    ``entities.csv`` of the first entry that ``ref`` points to. The options are
    those of `view_for`.
    """
    tables = tables_of(document, view=view, witness=witness, rendering=rendering)
    files = {
        "datapackage.json": json.dumps(_description(tables.about), ensure_ascii=False, indent=1) + "\n",
        "entities.csv": _table(ENTITIES, tables.entities),
        "mentions.csv": _table(MENTIONS, tables.mentions),
    }
    return _zipped(files)


def _table(columns: Iterable[str], rows: Iterable[Row]) -> str:
    """Return a table as RFC 4180 has it; objects and arrays are JSON."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), restval="")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value for key, value in row.items()})
    return out.getvalue()


def _description(about: Mapping[str, Any]) -> dict[str, Any]:
    """Return what ``datapackage.json`` says: the columns, the keys, and which text the offsets are of."""
    key: dict[str, Any] = {"primaryKey": ["id"]}
    pointing = {**key, "foreignKeys": [{"fields": ["entity"], "reference": {"resource": "entities", "fields": ["id"]}}]}
    return {**about, "resources": [_resource("mentions", MENTIONS, pointing), _resource("entities", ENTITIES, key)]}


def _resource(name: str, columns: Mapping[str, str], keys: Mapping[str, Any]) -> dict[str, Any]:
    fields = [{"name": key, "type": kind, **({"constraints": {"required": True}} if key in REQUIRED else {})} for key, kind in columns.items()]
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, **keys},
    }


def _zipped(files: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content.encode("utf-8", "surrogatepass"), zipfile.ZIP_DEFLATED)
    return out.getvalue()
