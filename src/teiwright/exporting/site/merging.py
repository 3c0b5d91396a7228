"""The people, places and organisations of several editions: which of them are one, and where each is named.

Two entries are one where an identifier of a register, a ``sameAs`` or ``ref``
to the same entry of an authority file, or both their ``xml:id`` and their name
agree; the last of these only where no identifier says otherwise. Names that
are alike and point nowhere stay apart, and out of the indexes of the whole.

TEI: NDPERSbp (idno), SASOstdf (standOff), SAPTL (sameAs), att.canonical (ref)
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ...authorities.identifiers import known_address, normal, scheme_named
from ...model import Document
from ..html.edition import Edition
from ..html.names import Entry
from ..html.urls import safe_url


class Occurrences(NamedTuple):
    """Where one edition names an entry: the file of its page, its title, the ids of the entry in its index, of the names and of the speeches."""

    file: str
    title: str
    entry: str
    mentions: tuple[str, ...]
    speeches: tuple[str, ...]


class _Key(NamedTuple):
    """Something that only one person, place or organisation has; *scheme* is the register that gave it, if one did."""

    kind: str
    scheme: str
    value: str


@dataclass(slots=True, eq=False)
class Subject:
    """One person, place or organisation in all editions."""

    kind: str
    label: str
    variants: dict[str, None] = field(default_factory=dict)
    description: str = ""
    identifiers: dict[tuple[str, str], None] = field(default_factory=dict)
    occurrences: list[Occurrences] = field(default_factory=list)


class _Group:
    """What was found to be one: the entries, and all that is known to be theirs alone."""

    def __init__(self, keys: set[_Key]) -> None:
        self.members: list[tuple[int, Entry, Occurrences]] = []
        self.keys = keys

    def contradicts(self, keys: Iterable[_Key]) -> bool:
        """Return whether a register that counts each thing once has one number for this group and another in *keys*."""
        given = {key.scheme: key.value for key in keys if key.scheme}
        return any(key.scheme in given and given[key.scheme] != key.value for key in self.keys if key.scheme)


def merge(editions: Iterable[tuple[str, str, Document, Edition]]) -> list[Subject]:
    """Return everything that *editions* name and identify, by its label; each edition comes with the file and the title of its page."""
    groups: list[_Group] = []
    by_key: dict[_Key, _Group] = {}
    for number, (file, title, document, edition) in enumerate(editions):
        for kind in ("person", "place", "org"):
            for entry in edition.names.of_kind(kind):
                if not entry.mentions and not entry.speeches:
                    continue
                sure, likely = _keys(entry, document, file)
                if not sure:
                    continue
                group = _joined(sure, likely, groups, by_key)
                group.members.append((number, entry, Occurrences(file, title, entry.id, tuple(entry.mentions), tuple(entry.speeches))))
    return sorted((_subject(group) for group in groups if group.members), key=lambda one: (one.label.casefold(), one.label))


def _joined(sure: set[_Key], likely: set[_Key], groups: list[_Group], by_key: dict[_Key, _Group]) -> _Group:
    """Return the group that has one of the keys, made one of several where they belong to several."""
    found = list(dict.fromkeys(by_key[key] for key in sorted(sure) if key in by_key))
    found += [group for key in sorted(likely) if (group := by_key.get(key)) and group not in found and not group.contradicts(sure)]
    group = found[0] if found else _Group(set())
    if not found:
        groups.append(group)
    for other in found[1:]:
        group.members += other.members
        group.keys |= other.keys
        other.members = []
        for key in other.keys:
            by_key[key] = group
    for key in sure | likely:
        group.keys.add(key)
        by_key.setdefault(key, group)
    return group


def _keys(entry: Entry, document: Document, file: str) -> tuple[set[_Key], set[_Key]]:
    """Return what identifies *entry*, and what does so where nothing says otherwise."""
    sure = {_Key(entry.kind, "", f"{file}{entry.pointer}")} if entry.pointer else set()
    entity = entry.entity
    if entity is None:
        sure |= {key for key in [_of_address(entry.kind, entry.pointer, document)] if key is not None}
        return sure, set()
    for name, identifier in entity.identifiers:
        scheme = scheme_named(name)
        if scheme is not None and identifier:
            sure.add(_Key(entry.kind, scheme.name, normal(identifier, scheme)))
        elif safe_url(identifier):
            sure |= {key for key in [_of_address(entry.kind, identifier, document)] if key is not None}
    for pointer in _same_as(entry, document):
        sure |= {key for key in [_of_address(entry.kind, pointer, document)] if key is not None}
    return sure, {_Key(entry.kind, "", f" {entity.id} {' '.join(entity.label.split()).casefold()}")}


def _same_as(entry: Entry, document: Document) -> Iterator[str]:
    for node in document.root.xpath("//*[@xml:id = $id][@sameAs]", id=entry.pointer.removeprefix("#")):
        yield from (node.get("sameAs") or "").split()


def _of_address(kind: str, pointer: str, document: Document) -> _Key | None:
    """Return what *pointer* identifies: the entry of a register, a page, or an element of a file beside the document; None for one of its own."""
    known = known_address(pointer)
    if known is not None:
        return _Key(kind, known[0].name, normal(known[1], known[0]))
    address = safe_url(pointer)
    if address:
        return _Key(kind, "", address.partition("://")[2].removeprefix("www.").rstrip("/"))
    name, sign, anchor = pointer.partition("#")
    if not name or not sign or ":" in name:
        return _Key(kind, "", pointer) if ":" in name else None
    return _Key(kind, "", f"{(Path(document.origin.folder) / name).resolve()}#{anchor}")


def _subject(group: _Group) -> Subject:
    group.members.sort(key=lambda member: member[0])
    first = group.members[0][1]
    subject = Subject(first.kind, first.label)
    by_file: dict[str, Occurrences] = {}
    for _, entry, where in group.members:
        names = [entry.label, *(entry.entity.variants if entry.entity else ())]
        subject.variants.update(dict.fromkeys(name for name in names if name != subject.label))
        if entry.entity is not None:
            subject.description = subject.description or entry.entity.description
            subject.identifiers.update(dict.fromkeys(one for one in entry.entity.identifiers if one[1]))
        elif safe_url(entry.pointer):
            subject.identifiers[("", entry.pointer)] = None
        before = by_file.get(where.file)
        by_file[where.file] = (
            where if before is None else before._replace(mentions=before.mentions + where.mentions, speeches=before.speeches + where.speeches)
        )
    subject.occurrences = list(by_file.values())
    return subject
