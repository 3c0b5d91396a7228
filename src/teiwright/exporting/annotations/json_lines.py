"""Document -> JSON Lines: an annotation a line, in the shape that `teiwright weave` reads.

TEI: ND (names and dates), COHQ (quotation)
"""

import json

from ...model import Document, annotations_in
from ...pipeline import exporter
from ...pipeline.rendering import Asked
from ..json import in_one_line
from ..views import view_for


@exporter(suffix=".jsonl")
def to_json_lines(document: Document, *, view: str = "reading", witness: str = "", rendering: Asked = ()) -> str:
    r"""Return every name, date, quotation and phrase that is marked, a JSON object a line: ``start``, ``end``, ``gi``, ``text``, ``attributes``.

    Offsets are code points of the text export of the same view, half-open;
    *text* is what it has there. Parts that are chained are one annotation. The
    options are those of `view_for`.

    >>> from lxml import etree
    >>> p = etree.fromstring('<p xmlns="http://www.tei-c.org/ns/1.0">To <placeName ref="#a">Rome</placeName>.</p>')
    >>> to_json_lines(Document(p))
    '{"start": 3, "end": 7, "gi": "placeName", "text": "Rome", "attributes": {"ref": "#a"}}\n'
    """
    flat = document.flat(view_for(document, view, witness=witness, rendering=rendering))
    content = flat.text.content
    return "".join(
        in_one_line(
            json.dumps(
                {"start": one.start, "end": one.end, "gi": one.gi, "text": content[one.start : one.end], "attributes": dict(one.attributes)},
                ensure_ascii=False,
            )
        )
        + "\n"
        for one in annotations_in(flat)
    )
