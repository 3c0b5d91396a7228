"""An authority file: entries that are one, identifiers that cannot be right, pointers that lead to no entry, entries that nobody needs.

Whether the file is valid TEI is for its schema to say; here is what none can.

TEI: NDPERS, NDGEOG, NDORG; att.canonical (ref), att.global.linking (sameAs)
"""

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from ..authorities.authority_file import FORMER, Entry, entry_elements, entry_of, words_of
from ..authorities.identifiers import fault_of, normal, scheme_named
from ..authorities.pointing import Pointing
from ..authorities.spellings import folded, sound_key
from ..guidelines.annotations import NAMES
from ..guidelines.namespaces import XML_ID, local_name, tei
from ..guidelines.pointers import POINTERS
from ..model import Document, Finding
from .examples import own_elements
from .identifiers import check_identifiers
from .pointers import check_pointers
from .positions import Positions, shortened
from .silences import Run, Silences

#: Elements besides names that refer to an entry.
_REFERRING: Final = NAMES | {"rs", "name"}
#: What is looked at; of silences in an authority file without its editions none can be called unused.
_RUN: Final = Run(told_by="authority check")
_RUN_ALONE: Final = Run(told_by="")


def check_authority(authority: Document, editions: Iterable[Document] = ()) -> list[Finding]:
    """Return what is wrong with an authority file, and with the pointers of *editions* into it, sorted by place.

    Entries to which nothing points are told where there are *editions*.

    >>> from teiwright.reading import read_document
    >>> data = b'''<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>
    ...   <person xml:id="marx"><persName>Karl Marx</persName><idno type="GND">118578538</idno></person>
    ... </listPerson></standOff></TEI>'''
    >>> [finding.message for finding in check_authority(read_document(data, "a.xml"))]
    ['"118578538" is no identifier of GND: its check digit does not agree']
    """
    positions = Positions(authority)
    silences = Silences(authority, positions)
    positions.silenced_by = silences.find if silences else None
    entries = [entry_of(element) for element in entry_elements(authority.root)]
    register = _Register(authority, entries)
    found = [
        *check_identifiers(authority, positions),
        *check_pointers(authority, positions),
        *_incomplete(entries, positions),
        *_identifiers(entries, positions),
        *_shared_identifiers(entries, positions),
        *_shared_names(entries, positions),
    ]
    used = register.needed_within()
    told: list[Finding] = []
    named = False
    for edition in editions:
        named = True
        places = Positions(edition)
        told.extend(Silences(edition, places).applied(register.pointers(edition, used, places), _RUN)[0])
    if named:
        found.extend(register.unused(used, positions))
    told.extend(silences.applied(found, _RUN if named else _RUN_ALONE)[0])
    return sorted(dict.fromkeys(told), key=Finding.sort_key)


def _incomplete(entries: Iterable[Entry], positions: Positions) -> Iterator[Finding]:
    for entry in entries:
        if not entry.id:
            names = f' "{shortened(entry.names[0])}"' if entry.names else ""
            yield positions.finding("tw:entry-without-id", f"this {entry.gi}{names} has no xml:id, so nothing can point to it", entry.element)
        if not entry.names:
            which = f' "{entry.id}"' if entry.id else ""
            yield positions.finding("tw:entry-without-name", f"the {entry.gi}{which} has no {entry.name_gi} that holds words", entry.element)


def _idnos(entry: Entry) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield the identifiers of an entry: the element, the register by its usual name, the identifier."""
    for idno in entry.element.iterchildren(tei("idno")):
        kind = idno.get("type") or ""
        scheme = scheme_named(kind)
        yield idno, scheme.name if scheme else kind, words_of(idno)


def _identifiers(entries: Iterable[Entry], positions: Positions) -> Iterator[Finding]:
    """Yield the identifiers that do not look like those of their register, or whose check digit is another."""
    for entry in entries:
        for idno, kind, words in _idnos(entry):
            scheme = scheme_named(kind)
            if scheme and (fault := fault_of(words, scheme)):
                yield positions.finding("tw:bad-identifier", f'"{shortened(words)}" is no identifier of {kind}: {fault}', idno)


def _shared_identifiers(entries: Iterable[Entry], positions: Positions) -> Iterator[Finding]:
    """Yield the identifiers that an entry before has too, and former ids that are somebody's."""
    first: dict[tuple[str, str], Entry] = {}
    there = {entry.id: entry for entry in entries if entry.id}
    for entry in entries:
        for idno, kind, words in _idnos(entry):
            scheme = scheme_named(kind)
            key = (kind, normal(words, scheme) if scheme else words)
            other = there.get(words) if kind == FORMER else None
            other = other or first.setdefault(key, entry)
            if other is not entry and words:
                what = "former id" if kind == FORMER else f"{kind} identifier".strip()
                yield positions.finding("tw:shared-identifier", f'the {what} "{shortened(words)}" is that of {_called(other, positions)} too', idno)


def _shared_names(entries: Iterable[Entry], positions: Positions) -> Iterator[Finding]:
    """Yield entries of one kind that share a form of their names, but for capitals and accents, or have two that sound alike."""
    by_form: dict[tuple[str, str], Entry] = {}
    by_sound: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        alike: dict[str, Entry] = {}
        shares = False
        for name in entry.names:
            other = by_form.setdefault((entry.gi, folded(name) or name), entry)
            if other is not entry:
                shares = True
                yield positions.finding("tw:shared-name", f'"{shortened(name)}" is a name of {_called(other, positions)} too', entry.element)
            elif (sound := sound_key(name)) and (other := by_sound.setdefault((entry.gi, sound), entry)) is not entry:
                alike.setdefault(name, other)
        for name, other in alike.items() if not shares else ():
            message = f'"{shortened(name)}" sounds like a name of {_called(other, positions)}, "{shortened(other.names[0])}"'
            yield positions.finding("tw:alike-entries", message, entry.element)


def _called(entry: Entry, positions: Positions) -> str:
    line = positions.place(entry.element).line
    where = f" (line {line})" if line else ""
    return f'"{entry.id}"{where}' if entry.id else f"the {entry.gi} on line {line}"


class _Register:
    """The entries of an authority file as the pointers of editions find them."""

    def __init__(self, authority: Document, entries: Iterable[Entry]) -> None:
        self.root = authority.root
        self.file = authority.origin.name.replace("\\", "/").rpartition("/")[2]
        self.entries = [entry for entry in entries if entry.id]
        self.by_id = {entry.id: entry for entry in reversed(self.entries)}
        self.ids = {str(value) for value in authority.root.xpath("//@xml:id")}
        self.former = {former: entry for entry in self.entries for former in entry.former if former not in self.ids}

    def needed_within(self) -> set[str]:
        """Return the ids of entries to which others of the file point, or that hold others."""
        used = {self.around(entry.element) for entry in self.entries}
        pointing = Pointing(self.root, self.file)
        for element in own_elements(self.root):
            within = self.id_of(element) or self.around(element)
            for _, pointer in _pointers(element):
                identifier = pointing.local(pointer) or pointing.in_file(pointer)
                if identifier != within:  # what an entry says of itself needs nobody
                    used.add(self.current(identifier))
        return used - {""}

    def around(self, element: etree._Element) -> str:
        """Return the id of the entry in which the entry *element* stands, or ``""``."""
        return next((identifier for above in element.iterancestors() if (identifier := self.id_of(above))), "")

    def id_of(self, element: etree._Element) -> str:
        """Return the id of *element* if it is an entry, else ``""``."""
        identifier = element.get(XML_ID) or ""
        return identifier if identifier in self.by_id and self.by_id[identifier].element is element else ""

    def current(self, identifier: str) -> str:
        """Return the id of the entry that has *identifier*, or had it, or ``""``."""
        return identifier if identifier in self.by_id else self.former[identifier].id if identifier in self.former else ""

    def pointers(self, edition: Document, used: set[str], positions: Positions) -> Iterator[Finding]:
        """Yield the pointers of *edition* that lead to no entry; those to which others lead are *used* from now on."""
        pointing = Pointing(edition.root, self.file)
        copies = set(entry_elements(edition.root))
        for element in own_elements(edition.root):
            for name, pointer in _pointers(element):
                identifier, local = pointing.in_file(pointer), pointing.local(pointer)
                if local in pointing.copies:
                    used.add(self.current(pointing.copies[local]))
                elif not identifier and local and local not in pointing.own:
                    if local in self.ids or local in self.former:  # the edition names entries without their file
                        identifier = local
                    elif name == "ref" and local_name(element.tag) in _REFERRING:
                        message = f'{name} points to "{shortened(pointer)}", which is neither here nor in {self.file}'
                        yield positions.finding("tw:dangling-pointer", message, element)
                if not identifier:
                    continue
                if element not in copies:  # that an edition has a copy does not mean that it names it
                    used.add(self.current(identifier))
                if identifier in self.former:
                    message = f'{name} points to "{shortened(pointer)}", which went into "{self.former[identifier].id}"'
                    yield positions.finding("tw:former-entry", message, element)
                elif identifier not in self.ids:
                    message = f'{name} points to "{shortened(pointer)}", which is not in {self.file}'
                    yield positions.finding("tw:dangling-entry", message, element)

    def unused(self, used: set[str], positions: Positions) -> Iterator[Finding]:
        """Yield the entries to which nothing points."""
        for entry in self.entries:
            if entry.id not in used and self.by_id[entry.id] is entry:
                names = f', "{shortened(entry.names[0])}",' if entry.names else ""
                yield positions.finding("tw:unused-entry", f'to the {entry.gi} "{entry.id}"{names} nothing points', entry.element)


def _pointers(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the pointers of *element*, each with the name of its attribute."""
    for name, value in element.attrib.items():
        if name in POINTERS:
            yield from ((str(name), pointer) for pointer in str(value).split())
