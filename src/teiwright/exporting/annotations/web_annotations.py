"""Document -> Web Annotations (JSON-LD), the data model of the W3C.

Each annotation has two selectors, of which either finds it: its position in
the text export, in code points, and its words with those around. Its bodies
are the TEI element as a tag, what it is identified with by ``ref``, and all its
attributes as JSON.

TEI: ND (names and dates), HD24 (publicationStmt/idno)
"""

import json
from typing import Any, Final
from urllib.parse import quote, urlsplit

from ...guidelines.namespaces import tei
from ...model import Annotation, Document, annotations_in
from ...pipeline import exporter
from ...pipeline.rendering import Asked
from ..views import view_for

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_AROUND: Final = 32  # characters of the words around


@exporter(suffix=".jsonld")
def to_web_annotations(document: Document, *, view: str = "reading", witness: str = "", rendering: Asked = ()) -> str:
    """Return every name, date, quotation and phrase that is marked as a Web Annotation, all on one AnnotationPage.

    The target is what `edition_iri` returns; positions are code points of the
    text export of the same view. The options are those of `view_for`.

    >>> from lxml import etree
    >>> p = etree.fromstring('<p xmlns="http://www.tei-c.org/ns/1.0">To <placeName ref="#a">Rome</placeName>.</p>')
    >>> page = json.loads(to_web_annotations(Document(p)))
    >>> page["items"][0]["target"]["selector"][1]
    {'type': 'TextQuoteSelector', 'exact': 'Rome', 'prefix': 'To ', 'suffix': '.'}
    """
    flat = document.flat(view_for(document, view, witness=witness, rendering=rendering))
    source = edition_iri(document)
    items = [_annotation(one, number, flat.text.content, source) for number, one in enumerate(annotations_in(flat), 1)]
    page = {"@context": CONTEXT, "id": f"{source}#annotations", "type": "AnnotationPage", "items": items}
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def edition_iri(document: Document) -> str:
    """Return what names the edition: its DOI or URL where the header has one, else its file name as a relative reference.

    >>> from lxml import etree
    >>> from ...model import Origin
    >>> edition_iri(Document(etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'), Origin("my letter.xml")))
    'my%20letter.xml'
    """
    path = "/".join(tei(step) for step in ("teiHeader", "fileDesc", "publicationStmt"))
    statement = document.root.find(path)
    for idno in statement.iter(tei("idno")) if statement is not None else ():
        words = "".join("".join(str(part) for part in idno.itertext()).split())
        if (idno.get("type") or "").upper() == "DOI" and words.startswith("10."):
            return f"https://doi.org/{quote(words, safe='/:;()._-')}"
        if is_iri(words):
            return words.partition("#")[0]
    return quote(document.origin.name) or "edition.xml"


def is_iri(words: str) -> bool:
    """Return whether *words* are an absolute address that a program may follow.

    >>> is_iri("https://example.org/a"), is_iri("#a"), is_iri("gnd:118"), is_iri("http://a b")
    (True, False, False, False)
    """
    return urlsplit(words).scheme in {"http", "https", "urn"} and not any(sign.isspace() or sign in '<>"{}|\\^`' for sign in words)


def _annotation(annotation: Annotation, number: int, content: str, source: str) -> dict[str, Any]:
    start, end = annotation.start, annotation.end
    bodies: list[dict[str, str]] = [{"type": "TextualBody", "value": annotation.gi, "purpose": "tagging"}]
    meant = [f"{source}{one}" if one[0] == "#" else one for one in annotation.get("ref").split() if one[0] == "#" or is_iri(one)]
    bodies += [{"type": "SpecificResource", "source": iri, "purpose": "identifying"} for iri in meant]
    if annotation.attributes:
        told = json.dumps(dict(annotation.attributes), ensure_ascii=False)
        bodies.append({"type": "TextualBody", "value": told, "format": "application/json", "purpose": "describing"})
    quoted = {
        "type": "TextQuoteSelector",
        "exact": content[start:end],
        "prefix": content[max(start - _AROUND, 0) : start],
        "suffix": content[end : end + _AROUND],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {
        "id": f"{source}#annotation-{number}",
        "type": "Annotation",
        "body": bodies,
        "target": {"type": "SpecificResource", "source": source, "selector": [position, quoted]},
    }
