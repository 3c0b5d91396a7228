"""The people, places and organisations of a document, and what its header says: for all formats that list them.

TEI: SASOstdf (standOff), NDPERS, NDGEOG, NDORG, HD
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ..guidelines.namespaces import XML_ID, XML_LANG, local_name, tei, text_language
from ..model import Document
from ..model.flattening import running_text

#: The element of an entry -> the element that names it in running text.
ENTRY_NAMES: Final = {"person": "persName", "place": "placeName", "org": "orgName"}
#: What names somebody in a statement of who did something, and what such a statement has besides names.
_NAMING: Final = frozenset({"name", "persName", "orgName"})
_NO_NAMES: Final = tuple(map(tei, ("address", "affiliation", "email", "idno", "note")))
#: What tells a source in words.
_SOURCES: Final = ("bibl", "biblStruct", "biblFull", "p")
#: Parts of a name that are words of their own.
_WORDS_OF_NAMES: Final = tuple(map(tei, ("addName", "forename", "genName", "roleName", "surname")))


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
            "author": _named(_elements(header, "fileDesc/titleStmt/author")),
            "editor": _named(one for one in _elements(header, "fileDesc/titleStmt/editor") if one.get("role") != "translator"),
            "translator": _named(one for one in _elements(header, "fileDesc/titleStmt/editor") if one.get("role") == "translator"),
            "publisher": _all(header, "fileDesc/publicationStmt/publisher") + _all(header, "fileDesc/publicationStmt/authority"),
            "pub_place": _all(header, "fileDesc/publicationStmt/pubPlace"),
            "date": [_words(one) or one.get("when") or "" for one in _elements(header, "fileDesc/publicationStmt/date")],
            "licence": [one.get("target") or _words(one) for one in _elements(header, "fileDesc/publicationStmt/availability/licence")],
            "source": [words for gi in _SOURCES for words in _all(header, f"fileDesc/sourceDesc/{gi}")],
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
    """Yield who did what, from the respStmts of the titles and of the edition: id, name, role, and ref where there is one.

    Where a statement names several people there is one for each, all with the
    id of the statement; where it has none, with those of their names.
    """
    header = document.root.find(tei("teiHeader"))
    paths = ("fileDesc/titleStmt/respStmt", "fileDesc/editionStmt/respStmt")
    for statement in [one for path in paths for one in _elements(header, path)] if header is not None else ():
        role = "; ".join(_words(one) for one in statement.iterchildren(tei("resp")))
        identifier = statement.get(XML_ID)
        names = [{"id": identifier or one.get(XML_ID), "name": name, "role": role, "ref": one.get("ref")} for one, name in _names(statement)]
        for said in names or [{"id": identifier, "role": role}]:
            yield {key: value for key, value in said.items() if value}


def names_in(element: etree._Element) -> list[str]:
    """Return whom an ``author`` or ``editor`` of the header names: each name in it, else its words.

    A name in another language than the first is another name of the same.

    >>> author = '<author xmlns="http://www.tei-c.org/ns/1.0"><persName>{}</persName><persName{}>{}</persName><idno>7</idno></author>'
    >>> names_in(etree.fromstring(author.format("Anna Lee", "", "Bo Li")))
    ['Anna Lee', 'Bo Li']
    >>> names_in(etree.fromstring(author.format("Антон Чехов", ' xml:lang="en"', "Anton Chekhov")))
    ['Антон Чехов']
    """
    own = "".join([element.text or "", *(child.tail or "" for child in element)])
    found = [] if any(map(str.isalnum, own)) else [words for _, words in _names(element)]
    return found or [words for words in [_name(element)] if words]


def _names(element: etree._Element) -> list[tuple[etree._Element, str]]:
    """Return the names in *element*, each with its words."""
    names = [(child, words) for child in element.iterchildren(etree.Element) if local_name(child.tag) in _NAMING and (words := _name(child))]
    return [(one, words) for one, words in names if one.get(XML_LANG) == names[0][0].get(XML_LANG)]


def _name(element: etree._Element) -> str:
    """Return the words of a name, its parts apart, without what a header says besides the name."""
    name = deepcopy(element)
    name.tail = None
    for one in list(name.iterdescendants(*_NO_NAMES)):
        one.clear(keep_tail=True)
    for one in name.iterdescendants(*_WORDS_OF_NAMES):
        if not one.tail and one.getnext() is not None:
            one.tail = " "
    return " ".join(running_text(name, notes=False).text.content.split())


def _named(elements: Iterable[etree._Element]) -> list[str]:
    return [name for element in elements for name in names_in(element)]


def _elements(header: etree._Element, path: str) -> list[etree._Element]:
    return header.findall("/".join(tei(step) for step in path.split("/")))


def _all(header: etree._Element, path: str) -> list[str]:
    return [_words(element) for element in _elements(header, path)]


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())
