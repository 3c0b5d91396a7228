"""The people, places and organisations that a document names, in its own ``standOff``.

Entries of the authority file are copied with their xml:id and ``sameAs`` to
where they come from, so a document is complete on its own. A speaker who has
no entry gets one made from the text's own words, marked by ``resp``.

TEI: SASOstdf (standOff), NDPERS, NDGEOG, NDORG
"""

import copy
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from ..authorities import AuthorityFile, Entry
from ..guidelines.annotations import QUOTATION
from ..guidelines.namespaces import TEI, XML_ID, local_name, tei
from ..guidelines.pointers import POINTERS
from ..model import Annotation, LayerError
from .identifiers import Identifiers, name_from

#: Elements that carry @who; on the other quotations @corresp says who speaks.
_SPEAKS_BY_WHO: Final = frozenset({"said", "q"})
_LISTS: Final = ("listPerson", "listPlace", "listOrg")
_ENTRIES: Final = ("person", "place", "org")
_POINTER: Final = re.compile(r"\S*#\S+|[A-Za-z][A-Za-z0-9+.-]*:\S+")


@dataclass(slots=True)
class Register:
    """The entries that a document uses, gathered while its annotations are looked at.

    *listed* are the entries that the tree itself has: xml:id -> element;
    *called* are names that stand in the text with a ref, as `people_called`. A
    register that is *closed* gathers nothing: it points into the authority
    file, and leaves speakers who are in no list unnamed.
    """

    authority: AuthorityFile | None
    identifiers: Identifiers
    listed: dict[str, etree._Element] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    closed: bool = False
    keeps_pointers: bool = False
    used: dict[str, tuple[Entry, str]] = field(default_factory=dict)  # id of an entry -> the entry, its id in the document
    made: dict[str, tuple[str, str]] = field(default_factory=dict)  # name -> xml:id, resp
    _by_name: dict[str, str] = field(default_factory=dict)
    _theirs: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._theirs = frozenset(self.identifiers.taken)
        for identifier, element in self.listed.items():
            if local_name(element.tag) == "person":
                for name in _names(element):
                    self._by_name.setdefault(name, identifier)

    def resolve(self, annotation: Annotation, resp: str) -> Annotation:
        """Return *annotation* with ``ref`` and its speaker as pointers that lead somewhere, their entries gathered.

        *resp* signs an entry that must be made. Raises LayerError where ``ref``
        or ``who`` points to an entry that is nowhere, unless it keeps pointers.
        """
        speaker = "who" if annotation.gi in _SPEAKS_BY_WHO else "corresp" if annotation.gi in QUOTATION else ""
        changed: dict[str, str | None] = {}
        for name in ("ref", speaker):
            value = annotation.get(name) if name else ""
            if not value:
                continue
            if name == "ref" or all(_POINTER.fullmatch(part) for part in value.split()):
                changed[name] = " ".join(self._pointer(part, annotation) for part in value.split())
            else:
                changed[name] = self._speaker(value, resp) or None
        return annotation.having(**changed) if any(annotation.get(name) != value for name, value in changed.items()) else annotation

    def _pointer(self, pointer: str, annotation: Annotation) -> str:
        identifier = pointer.removeprefix("#")
        if not pointer.startswith("#"):
            return pointer
        entry = self.authority.get(identifier) if self.authority else None
        if entry is not None:
            return self._to(entry)
        if identifier not in self._theirs and not self.keeps_pointers:
            reason = f"there is no such entry in {self.authority.file}" if self.authority else "no authority file is given"
            raise LayerError(f'{annotation.gi} points to "{pointer}", but {reason}')
        return pointer

    def _to(self, entry: Entry) -> str:
        """Return the pointer to *entry* and keep it, unless the document lists it already."""
        if entry.id in self.used:
            return f"#{self.used[entry.id][1]}"
        if self._is_listed(entry):
            return f"#{entry.id}"
        if self.closed:
            return self._origin(entry.id)
        identifier = self.identifiers.take(entry.id) or self.identifiers.mint(f"{entry.id}-")
        self.used[entry.id] = entry, identifier
        return f"#{identifier}"

    def _origin(self, identifier: str) -> str:
        return f"{self.authority.file}#{identifier}" if self.authority else f"#{identifier}"

    def _is_listed(self, entry: Entry) -> bool:
        """Return whether the document has an entry of this id that is the same one: it says so, or shares a name."""
        listed = self.listed.get(entry.id)
        if listed is None or local_name(listed.tag) != entry.gi:
            return False
        return self._origin(entry.id) in (listed.get("sameAs") or "").split() or not _names(listed).isdisjoint(entry.names)

    def _speaker(self, name: str, resp: str) -> str:
        words = " ".join(name.split())
        entry = self._entry_called(words)
        if entry:
            return self._to(entry)
        if words in self._by_name:
            return f"#{self._by_name[words]}"
        if self.closed:
            return ""
        if words not in self.made:
            self.made[words] = (self.identifiers.take(name_from(words)) or self.identifiers.mint("person"), resp)
        return f"#{self.made[words][0]}"

    def _entry_called(self, words: str) -> Entry | None:
        """Return whose name *words* is: by the authority file, else by what the text calls so."""
        if self.authority is None:
            return None
        entry = self.authority.match(words, "persName")
        return self.authority.get(self.called[words]) if entry is None and words in self.called else entry

    def elements(self) -> dict[str, list[etree._Element]]:
        """Return the entries to be written, by the list they belong in, in the order of the authority file."""
        entries: dict[str, list[etree._Element]] = {name: [] for name in _LISTS}
        order = {entry.id: index for index, entry in enumerate(self.authority.entries)} if self.authority else {}
        for entry, identifier in sorted(self.used.values(), key=lambda one: order[one[0].id]):
            entries[entry.list_gi].append(self._copy(entry, identifier))
        for name, (identifier, resp) in self.made.items():
            person = etree.Element(tei("person"), {XML_ID: identifier}, nsmap={None: TEI})
            if resp:
                person.set("resp", f"#{resp}")
            etree.SubElement(person, tei("persName")).text = name
            entries["listPerson"].append(person)
        return entries

    def _copy(self, entry: Entry, identifier: str) -> etree._Element:
        """Return the element of *entry* for this document; what it points to is here, or in the authority file."""
        copied = copy.deepcopy(entry.element)
        copied.tail = None
        inner = {str(part.get(XML_ID)): part for part in copied.iterdescendants(etree.Element) if part.get(XML_ID)}
        local = {old: self.identifiers.take(old) or self.identifiers.mint(f"{old}-") for old in inner}
        for old, part in inner.items():
            part.set(XML_ID, local[old])
        local |= {known: at for known, (_, at) in self.used.items()}
        for part in copied.iter(etree.Element):
            for name in POINTERS.intersection(part.attrib):
                part.set(name, " ".join(self._relocated(pointer, local) for pointer in str(part.get(name)).split()))
        copied.set(XML_ID, identifier)
        copied.set("sameAs", self._origin(entry.id))
        return copied

    def _relocated(self, pointer: str, local: dict[str, str]) -> str:
        if not pointer.startswith("#"):
            return pointer
        return f"#{local[pointer[1:]]}" if pointer[1:] in local else self._origin(pointer[1:])

    def stand_off(self) -> etree._Element | None:
        """Return a new ``standOff`` with these entries, or None where there are none."""
        stand_off = etree.Element(tei("standOff"), nsmap={None: TEI})
        self.fill(stand_off)
        return stand_off if len(stand_off) else None

    def fill(self, stand_off: etree._Element) -> list[etree._Element]:
        """Add the entries to *stand_off*, each to the list of its kind, and return them."""
        added = []
        for name, entries in self.elements().items():
            if entries:
                _list(stand_off, name).extend(entries)
                added += entries
        return added


def people_called(annotations: Iterable[Annotation], content: str) -> dict[str, str]:
    """Return the names of people in the text *content* that are always those of one entry: words -> its id.

    >>> from teiwright.model import Span
    >>> people_called([Annotation(Span(0, 8), "persName", (("ref", "#fenn"),)), Annotation(Span(13, 17), "persName")], "Dr. Fenn and Pell.")
    {'Dr. Fenn': 'fenn'}
    """
    refs: dict[str, set[str]] = {}
    for one in annotations:
        if one.gi == "persName":
            refs.setdefault(" ".join(content[one.start : one.end].split()), set()).add(one.get("ref"))
    always = {words: next(iter(found)) for words, found in refs.items() if len(found) == 1}
    return {words: ref.removeprefix("#") for words, ref in always.items() if ref.startswith("#") and " " not in ref}


def _names(entry: etree._Element) -> set[str]:
    return {words for name in entry.iterchildren(*(tei(f"{kind}Name") for kind in ("pers", "place", "org"))) if (words := _words(name))}


def _words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _list(stand_off: etree._Element, name: str) -> etree._Element:
    """Return the list *name* of *stand_off*, made before those that come after it where it is new."""
    found = stand_off.find(tei(name))
    if found is not None:
        return found
    made = etree.Element(tei(name), nsmap={None: TEI})
    later = {tei(one) for one in _LISTS[_LISTS.index(name) + 1 :]}
    following = next((child for child in stand_off if child.tag in later), None)
    if following is None:
        stand_off.append(made)
    else:
        following.addprevious(made)
    return made


def listed_entries(root: etree._Element) -> dict[str, etree._Element]:
    """Return the people, places and organisations that a document lists, by xml:id."""
    return {str(entry.get(XML_ID)): entry for entry in root.iter(*(tei(gi) for gi in _ENTRIES)) if entry.get(XML_ID)}
