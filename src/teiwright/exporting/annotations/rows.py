"""Document -> the rows of two tables, mentions and entities, whatever format they are written in.

Values are exact: a mention's ``text`` is what the text export has from ``start``
to ``end``, so nothing guards it against being taken for a formula.

TEI: ND (names and dates), SASOstdf (standOff)
"""

import hashlib
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from ...model import Document
from ...pipeline.rendering import Asked
from ..notes import as_exported
from ..register import entities, metadata
from ..views import view_for
from .mentions import mentions_in
from .web_annotations import is_iri

Row = Mapping[str, Any]

#: The columns of mentions -> their types, as Table Schema calls them; an attribute without a column of its own stands in `attributes`.
MENTIONS: Final = {
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
ENTITIES: Final = {
    "id": "string",
    "kind": "string",
    "label": "string",
    "variants": "array",
    "description": "string",
    "identifiers": "object",
    "mentions": "integer",
}

#: Columns that are never empty.
REQUIRED: Final = frozenset({"id", "element", "start", "end", "kind", "label"})


class Tables(NamedTuple):
    """The rows of both tables; an object or array that is empty is left out, as is what is not said. *about* says what text the offsets are of."""

    mentions: list[Row]
    entities: list[Row]
    about: dict[str, Any]


def tables_of(document: Document, *, view: str = "reading", witness: str = "", rendering: Asked = ()) -> Tables:
    """Return the names and dates of the text, and the entries of the standOff.

    Offsets are code points of the text export of the same view, half-open. A
    mention's ``entity`` is the ``id`` of the first entry that ``ref`` points
    to. The options are those of `view_for`.
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
        mentions.append(_filled({**{key: said.pop(key) for key in MENTIONS if key in said and key not in own}, **own, "attributes": said}))
    rows = [
        _filled(
            {
                "id": one.id,
                "kind": one.kind,
                "label": one.label,
                "variants": list(one.variants),
                "description": one.description,
                "identifiers": dict(one.identifiers),
                "mentions": counts[one.id],
            }
        )
        for one in found
    ]
    return Tables(mentions, rows, _about(document, as_exported(content), flat.view.name))


def _filled(row: Row) -> Row:
    return {key: value for key, value in row.items() if value or value == 0 or key in REQUIRED}


def _about(document: Document, content: str, view: str) -> dict[str, Any]:
    about = metadata(document)
    licence = [{"path": one} for one in str(about.get("licence", "")).split("; ") if is_iri(one)]
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
    return described
