"""Document -> tables: a zip of mentions.csv, entities.csv and the datapackage.json that describes them.

Cells are exact: a mention's ``text`` is what the text export has from ``start``
to ``end``, so nothing guards it against being taken for a formula.

TEI: ND (names and dates), SASOstdf (standOff)
"""

import csv
import hashlib
import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from ...model import Document
from ...pipeline import exporter
from ...pipeline.rendering import Asked
from ..notes import as_exported
from ..register import entities, metadata
from ..views import view_for
from .mentions import mentions_in
from .web_annotations import is_iri

#: The columns of mentions -> their types; an attribute without a column of its own stands in `attributes`.
_MENTIONS: Final = {
    "id": "string",
    "element": "string",
    "start": "integer",
    "end": "integer",
    "text": "string",
    "entity": "string",
    "type": "string",
    "ref": "string",
    "when": "string",
    "from": "string",
    "to": "string",
    "notBefore": "string",
    "notAfter": "string",
    "cert": "string",
    "resp": "string",
    "attributes": "object",
}
_ENTITIES: Final = {
    "id": "string",
    "kind": "string",
    "label": "string",
    "variants": "array",
    "description": "string",
    "identifiers": "object",
    "mentions": "integer",
}
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)  # of the zip format


@exporter(suffix=".csv.zip")
def to_tables(document: Document, *, view: str = "reading", witness: str = "", rendering: Asked = ()) -> bytes:
    """Return the names and dates of the text and the entries of the standOff as a data package: a zip, of the same bytes for the same document.

    ``mentions.csv`` has one row a name or date, with offsets in code points of
    the text export of the same view, half-open; its ``entity`` is the ``id`` in
    ``entities.csv`` of the first entry that ``ref`` points to. The options are
    those of `view_for`.
    """
    flat = document.flat(view_for(document, view, witness=witness, rendering=rendering))
    content = flat.text.content
    found = entities(document)
    known = {one.id for one in found}
    counts: Counter[str] = Counter()
    mentions = []
    for number, one in enumerate(mentions_in(flat), 1):
        said = dict(one.attributes)
        entry = next((pointer[1:] for pointer in said.get("ref", "").split() if pointer[0] == "#" and pointer[1:] in known), "")
        counts[entry] += 1
        own = {"id": f"m{number}", "element": one.gi, "start": one.start, "end": one.end, "text": content[one.start : one.end], "entity": entry}
        mentions.append({**{key: said.pop(key) for key in _MENTIONS if key in said and key not in own}, **own, "attributes": _told(said)})
    rows = [
        {
            "id": one.id,
            "kind": one.kind,
            "label": one.label,
            "variants": _told(one.variants),
            "description": one.description,
            "identifiers": _told(dict(one.identifiers)),
            "mentions": counts[one.id],
        }
        for one in found
    ]
    files = {
        "datapackage.json": json.dumps(_description(document, as_exported(content), flat.view.name), ensure_ascii=False, indent=1) + "\n",
        "entities.csv": _table(_ENTITIES, rows),
        "mentions.csv": _table(_MENTIONS, mentions),
    }
    return _zipped(files)


def _told(value: Mapping[str, str] | Sequence[str]) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""


def _table(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Return a table as RFC 4180 has it."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _description(document: Document, content: str, view: str) -> dict[str, Any]:
    """Return what ``datapackage.json`` says: the columns, the keys, and which text the offsets are of."""
    about = metadata(document)
    licence = [{"path": one} for one in str(about.get("licence", "")).split("; ") if is_iri(one)]
    key: dict[str, Any] = {"primaryKey": ["id"]}
    pointing = {**key, "foreignKeys": [{"fields": ["entity"], "reference": {"resource": "entities", "fields": ["id"]}}]}
    described: dict[str, Any] = {"name": "edition"}
    if about.get("title"):
        described["title"] = about["title"]
    if licence:
        described["licenses"] = licence
    described["text"] = {
        "view": view,
        "offsets": "unicode-code-point",
        "sha256": hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest(),
    }
    described["resources"] = [_resource("mentions", _MENTIONS, pointing), _resource("entities", _ENTITIES, key)]
    return described


def _resource(name: str, columns: Mapping[str, str], keys: Mapping[str, Any]) -> dict[str, Any]:
    required = {"id", "element", "start", "end", "kind", "label"}
    fields = [{"name": key, "type": kind, **({"constraints": {"required": True}} if key in required else {})} for key, kind in columns.items()]
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
