"""The index of names: which entry a name belongs to, and every place where it stands.

The entries of the standOff come first; a name that points elsewhere is
gathered by what it points to, one that points nowhere by its words.

TEI: SASOstdf (standOff), NDPER (persName, rs), NDPLAC, NDORG, CONARS (name), COHQQ (said, @who)
"""

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from ...guidelines.namespaces import XML_ID, local_name, tei
from ...model import Document
from ..register import ENTRY_NAMES, Entity, entities
from .identifiers import Identifiers

KINDS: Final = ("person", "place", "org", "name")

_KIND_OF: Final = {"persName": "person", "placeName": "place", "geogName": "place", "orgName": "org"}
_KIND_OF_TYPE: Final = {
    **dict.fromkeys(("person", "pers", "persname", "character", "people"), "person"),
    **dict.fromkeys(("place", "placename", "geog", "geogname", "city", "country", "region", "settlement"), "place"),
    **dict.fromkeys(("org", "orgname", "organisation", "organization", "institution"), "org"),
}
_ENTRIES: Final = frozenset(map(tei, ENTRY_NAMES))
_NAMING: Final = frozenset({*ENTRY_NAMES.values(), "name", "geogName"})
_UNCERTAIN: Final = {"medium": "probable", "low": "uncertain"}


@dataclass(slots=True, eq=False)
class Entry:
    """One entry of the index. *mentions* and *speeches* are ids in the page; *pointer* is what the text refers to it by."""

    id: str
    kind: str
    label: str
    entity: Entity | None = None
    pointer: str = ""
    mentions: list[str] = field(default_factory=list)
    speeches: list[str] = field(default_factory=list)


class Names:
    """The entries of one page, filled while its text is written."""

    def __init__(self, document: Document, identifiers: Identifiers) -> None:
        self._identifiers = identifiers
        self._entries: dict[tuple[str, str], Entry] = {}
        self._listed: dict[str, Entry] = {}
        for entity in entities(document) if identifiers.has_any(_ENTRIES) else ():  # in many documents nothing is an entry
            pointer = f"#{entity.id}"
            element = identifiers.element(pointer)
            if element is not None and pointer not in self._listed:
                self._listed[pointer] = Entry(identifiers.of(element), entity.kind, entity.label, entity, pointer)

    def find(self, node: etree._Element, words: str) -> list[Entry]:
        """Return the entries that the name *node* belongs to; none where it says neither what it names nor what kind of thing."""
        pointers = (node.get("ref") or "").split() or [key for key in [(node.get("key") or "").strip()] if key]
        kind = _kind(node)
        if not pointers:
            return [self._entry(kind, "", words)] if words and (kind != "name" or local_name(node.tag) == "name") else []
        return [self._listed.get(pointer) or self._entry(kind, pointer, words) for pointer in pointers]

    def _entry(self, kind: str, pointer: str, words: str) -> Entry:
        key = (kind, pointer or f" {words}")
        if key not in self._entries:
            label = self.label(pointer) or words or pointer
            self._entries[key] = Entry(self._identifiers.count(kind), kind, label, None, pointer)
        return self._entries[key]

    def speakers(self, node: etree._Element) -> list[Entry]:
        """Return the entries of those who speak in *node*, as far as the document lists them."""
        return [self._listed[pointer] for pointer in (node.get("who") or "").split() if pointer in self._listed]

    def label(self, pointer: str) -> str:
        """Return the name of what *pointer* leads to, or ``""`` where the document does not tell."""
        if pointer in self._listed:
            return self._listed[pointer].label
        element = self._identifiers.element(pointer)
        return name_of(element) if element is not None else ""

    def labels(self, pointers: str | None) -> str:
        """Return the names of all that *pointers* lead to, with commas between them."""
        return ", ".join(dict.fromkeys(label for pointer in (pointers or "").split() if (label := self.label(pointer))))

    def of_kind(self, kind: str) -> list[Entry]:
        """Return the entries of one kind: first those of the standOff, each group by its label."""
        listed = [entry for entry in self._listed.values() if entry.kind == kind]
        found = [entry for entry in self._entries.values() if entry.kind == kind]
        return sorted(listed, key=_by_label) + sorted(found, key=_by_label)


def _by_label(entry: Entry) -> tuple[str, str]:
    return entry.label.casefold(), entry.label


def _kind(node: etree._Element) -> str:
    return _KIND_OF.get(local_name(node.tag)) or _KIND_OF_TYPE.get((node.get("type") or "").lower(), "name")


def name_of(element: etree._Element) -> str:
    """Return the name that an entry, a witness or a statement of responsibility gives itself.

    >>> name_of(etree.fromstring('<person xmlns="http://www.tei-c.org/ns/1.0"><persName>Karl <surname>Marx</surname></persName></person>'))
    'Karl Marx'
    """
    if local_name(element.tag) in _NAMING:
        return words_of(element)
    named = next((child for child in element.iterchildren(etree.Element) if local_name(child.tag) in _NAMING and words_of(child)), None)
    return words_of(named) if named is not None else ""


def siglum_of(element: etree._Element) -> str:
    """Return the siglum of a witness: its ``abbr`` of type siglum, its ``n``, or its identifier."""
    for child in element.iter(etree.Element):
        if child.get("type") == "siglum" and words_of(child):
            return words_of(child)
    return element.get("n") or str(element.get(XML_ID) or "")


def words_of(element: etree._Element) -> str:
    """Return all characters of *element* that are not a comment's, white space evened."""
    return " ".join("".join(str(part) for part in element.itertext()).split())


def certainty(node: etree._Element) -> str:
    """Return ``probable`` or ``uncertain`` where *node* says so, else ``""``.

    TEI: CECERT (@cert); a probability between 0 and 1 is what older editions have

    >>> certainty(etree.fromstring('<date cert="low"/>')), certainty(etree.fromstring('<date cert="0.7"/>'))
    ('uncertain', 'probable')
    """
    cert = (node.get("cert") or "").strip().lower()
    if not cert:
        return ""
    try:
        probability = float(cert)
    except ValueError:
        return _UNCERTAIN.get(cert, "")
    return "uncertain" if probability < 0.5 else "probable" if probability < 0.9 else ""
