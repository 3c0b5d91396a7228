"""The people, places and organisations of a document, and what its header says: for all formats that list them.

TEI: SASOstdf (standOff), NDPERS, NDGEOG, NDORG, HD
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ..guidelines.namespaces import XML_ID, local_name, tei, text_language
from ..model import Document

#: The element of an entry -> the element that names it in running text.
ENTRY_NAMES: Final = {"person": "persName", "place": "placeName", "org": "orgName"}


@dataclass(frozen=True, slots=True)
class Entity:
    """One entry of the standOff: *label* is its first name, *identifiers* are pairs of scheme and identifier."""

    id: str
    kind: str
    label: str
    variants: tuple[str, ...]
    description: str
    identifiers: tuple[tuple[str, str], ...]
    resp: str


def entities(document: Document) -> list[Entity]:
    """Return the entries of the document's own standOff, in its order."""
    found = []
    for stand_off in document.root.iter(tei("standOff")):
        for element in stand_off.iter(*(tei(gi) for gi in ENTRY_NAMES)):
            kind = local_name(element.tag)
            names = [_words(name) for name in element.iterchildren(tei(ENTRY_NAMES[kind]))]
            if element.get(XML_ID) and any(names):
                label, *variants = [name for name in names if name]
                found.append(
                    Entity(
                        id=str(element.get(XML_ID)),
                        kind=kind,
                        label=label,
                        variants=tuple(variants),
                        description=" ".join(_words(note) for note in element.iterchildren(tei("note"), tei("desc"))),
                        identifiers=tuple((idno.get("type") or "", _words(idno)) for idno in element.iterchildren(tei("idno"))),
                        resp=element.get("resp") or "",
                    )
                )
    return found


def metadata(document: Document) -> dict[str, object]:
    """Return what the teiHeader says of the edition; a key is there only where the header has something to say.

    Keys: title, author, editor, translator, publisher, pub_place, date,
    licence, source, series, identifiers, responsibility, language, languages.
    """
    header = document.root.find(tei("teiHeader"))
    found: dict[str, object] = {}
    if header is not None:
        statements = {
            "title": _all(header, "fileDesc/titleStmt/title"),
            "author": _all(header, "fileDesc/titleStmt/author"),
            "editor": [_words(one) for one in _elements(header, "fileDesc/titleStmt/editor") if one.get("role") != "translator"],
            "translator": [_words(one) for one in _elements(header, "fileDesc/titleStmt/editor") if one.get("role") == "translator"],
            "publisher": _all(header, "fileDesc/publicationStmt/publisher") + _all(header, "fileDesc/publicationStmt/authority"),
            "pub_place": _all(header, "fileDesc/publicationStmt/pubPlace"),
            "date": _all(header, "fileDesc/publicationStmt/date"),
            "licence": [one.get("target") or _words(one) for one in _elements(header, "fileDesc/publicationStmt/availability/licence")],
            "source": _all(header, "fileDesc/sourceDesc/bibl") + _all(header, "fileDesc/sourceDesc/p"),
            "series": _all(header, "fileDesc/seriesStmt/title"),
        }
        found.update({key: "; ".join(one for one in values if one) for key, values in statements.items() if any(values)})
        identifiers = {one.get("type") or "identifier": _words(one) for one in _elements(header, "fileDesc/publicationStmt/idno")}
        if identifiers:
            found["identifiers"] = identifiers
        responsibility = list(responsibilities(document))
        if responsibility:
            found["responsibility"] = responsibility
        languages = {one.get("ident") or "": _words(one) for one in _elements(header, "profileDesc/langUsage/language")}
        if languages:
            found["languages"] = languages
    language = text_language(document.root)
    if language:
        found["language"] = language
    return found


def responsibilities(document: Document) -> Iterator[dict[str, str]]:
    """Yield who did what, from the respStmts of the title statement: id, name, role, and ref where there is one."""
    header = document.root.find(tei("teiHeader"))
    for statement in _elements(header, "fileDesc/titleStmt/respStmt") if header is not None else ():
        name = next((one for one in statement if local_name(one.tag) in {"name", "persName", "orgName"}), None)
        role = "; ".join(_words(one) for one in statement.iterchildren(tei("resp")))
        said = {
            "id": statement.get(XML_ID) or "",
            "name": _words(name) if name is not None else "",
            "role": role,
            "ref": (name.get("ref") or "") if name is not None else "",
        }
        yield {key: value for key, value in said.items() if value}


def _elements(header: etree._Element, path: str) -> list[etree._Element]:
    return header.findall("/".join(tei(step) for step in path.split("/")))


def _all(header: etree._Element, path: str) -> list[str]:
    return [_words(element) for element in _elements(header, path)]


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())
