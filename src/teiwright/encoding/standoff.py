"""The people, places and organisations that a document names, in its own ``standOff``.

Entries of the authority file are copied with their xml:id and ``sameAs`` to
where they come from, so a document is complete on its own. A speaker who has
no entry gets one made from the text's own words, marked by ``resp``.

TEI: SASOstdf (standOff), NDPERS, NDGEOG, NDORG
"""

import copy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from ..authorities import AuthorityFile, Entry
from ..guidelines.namespaces import TEI, XML_ID, tei
from ..model import Annotation, LayerError
from .identifiers import Identifiers, name_from

#: Elements that carry @who; of the others @corresp says who speaks.
_SPEAKS_BY_WHO: Final = frozenset({"said", "q"})
_LISTS: Final = ("listPerson", "listPlace", "listOrg")


@dataclass(slots=True)
class Register:
    """The entries that a document uses, gathered while its annotations are looked at.

    *existing* has the people that the tree already lists: name -> xml:id.
    """

    authority: AuthorityFile | None
    identifiers: Identifiers
    existing: dict[str, str] = field(default_factory=dict)
    used: dict[str, Entry] = field(default_factory=dict)
    made: dict[str, tuple[str, str]] = field(default_factory=dict)  # name -> xml:id, resp

    def resolve(self, annotation: Annotation, resp: str) -> Annotation:
        """Return *annotation* with ``ref`` and its speaker as local pointers, their entries gathered.

        *resp* signs an entry that must be made. Raises LayerError where ``ref``
        or ``who`` points to an entry that is nowhere.
        """
        for pointer in annotation.get("ref").split():
            self._use(pointer, annotation)
        speaker = "corresp" if annotation.gi not in _SPEAKS_BY_WHO else "who"
        who = annotation.get(speaker)
        if not who:
            return annotation
        if who.startswith("#"):
            for pointer in who.split():
                self._use(pointer, annotation)
            return annotation
        return annotation.having(**{speaker: f"#{self._speaker(who, resp)}"})

    def _use(self, pointer: str, annotation: Annotation) -> None:
        identifier = pointer.removeprefix("#")
        if not pointer.startswith("#") or identifier in self.used or identifier in self.existing.values():
            return
        entry = self.authority.get(identifier) if self.authority else None
        if entry is None:
            reason = f"there is no such entry in {self.authority.file}" if self.authority else "no authority file is given"
            raise LayerError(f'{annotation.gi} points to "{pointer}", but {reason}')
        self._keep(entry)

    def _keep(self, entry: Entry) -> str:
        if entry.id not in self.used:
            self.used[entry.id] = entry
            self.identifiers.take(entry.id)
        return entry.id

    def _speaker(self, name: str, resp: str) -> str:
        words = " ".join(name.split())
        entry = self.authority.match(words, "persName") if self.authority else None
        if entry:
            return self._keep(entry)
        if words in self.existing:
            return self.existing[words]
        if words not in self.made:
            self.made[words] = (self.identifiers.take(name_from(words)) or self.identifiers.mint("person"), resp)
        return self.made[words][0]

    def elements(self) -> dict[str, list[etree._Element]]:
        """Return the entries to be written, by the list they belong in, in the order of the authority file."""
        entries: dict[str, list[etree._Element]] = {name: [] for name in _LISTS}
        order = {entry.id: index for index, entry in enumerate(self.authority.entries)} if self.authority else {}
        for entry in sorted(self.used.values(), key=lambda one: order[one.id]):
            element = copy.deepcopy(entry.element)
            element.tail = None
            if self.authority:
                element.set("sameAs", f"{self.authority.file}#{entry.id}")
            entries[entry.list_gi].append(element)
        for name, (identifier, resp) in self.made.items():
            person = etree.Element(tei("person"), {XML_ID: identifier}, nsmap={None: TEI})
            if resp:
                person.set("resp", f"#{resp}")
            etree.SubElement(person, tei("persName")).text = name
            entries["listPerson"].append(person)
        return entries

    def stand_off(self) -> etree._Element | None:
        """Return a new ``standOff`` with these entries, or None where there are none."""
        stand_off = etree.Element(tei("standOff"), nsmap={None: TEI})
        self.fill(stand_off)
        return stand_off if len(stand_off) else None

    def fill(self, stand_off: etree._Element) -> None:
        """Add the entries to *stand_off*, each to the list of its kind."""
        for name, entries in self.elements().items():
            if entries:
                found = stand_off.find(tei(name))
                target = etree.SubElement(stand_off, tei(name)) if found is None else found
                target.extend(entries)
