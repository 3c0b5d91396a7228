"""Entries for the names in an edition that have none: suggested, and marked as such, for an editor to look at.

TEI: NDPERS, NDGEOG, NDORG; att.global.responsibility (resp, cert)
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ..guidelines.xml_names import is_nc_name
from ..model import Document, Finding, Place
from ..model.edits import Edits
from .authority_file import KINDS, AuthorityFile
from .identifiers import fault_of, known_address
from .mentions import mentions
from .pointing import id_in
from .reconciling import Offer, Query, Service
from .spellings import folded
from .who_is_who import Figure, who_is_who
from .writing import SUGGESTED_BY, NewEntry, Statement, add_entries, identifier, mint_id, names_of, new_file, statement_of_suggestions

_GI: Final = {name: gi for gi, name in KINDS.items()}
_RESP: Final = ("resp", f"#{SUGGESTED_BY}")


@dataclass(frozen=True, slots=True)
class Suggestions:
    """New entries, and what is to be said of names that got none."""

    entries: tuple[NewEntry, ...]
    findings: tuple[Finding, ...]


def suggestions(documents: Iterable[Document], authority: AuthorityFile | None) -> Suggestions:
    """Return entries for those whom *documents*, of one edition, name and *authority* does not have.

    An entry has every form of the name, the fullest first, and a note that
    says how often it stands in which file. It is signed and of low certainty.
    Where names point to an entry that is not there, that is the one: it gets
    the id that they name.
    """
    found = who_is_who((mention for document in documents for mention in mentions(document, authority)), authority)
    taken = {SUGGESTED_BY, *(authority.ids if authority else ())}
    file = authority.file if authority else ""
    entries: list[NewEntry] = []
    for figure in found.met:
        gi = _GI[figure.gi]
        entries.append(NewEntry(gi, _id_of(figure, gi, file, taken), tuple(_statements(gi, figure)), (_RESP, ("cert", "low"))))
        taken.add(entries[-1].id)
    return Suggestions(tuple(sorted(entries, key=lambda entry: entry.id)), found.findings)


def _id_of(figure: Figure, gi: str, file: str, taken: Collection[str]) -> str:
    """Return the id for the entry of *figure*: the one that its names point to in vain, here or in *file*, else one made from its name."""
    pointed = figure.pointer[1:] if figure.pointer.startswith("#") else id_in(file, figure.pointer)
    return pointed if is_nc_name(pointed) and pointed not in taken else mint_id(figure.names[0], gi, taken)


def _statements(gi: str, figure: Figure) -> Iterable[Statement]:
    yield from names_of(gi, figure.names)
    address = known_address(figure.pointer)
    if address and not fault_of(figure.pointer, address[0]):
        yield identifier(address[0].name, address[1], _RESP)
    elif "://" in figure.pointer:
        yield identifier("URI", figure.pointer, _RESP)
    yield Statement("note", _occurrences(figure.files), (("type", "occurrences"), _RESP))


def _occurrences(files: Counter[str]) -> str:
    """Return how often a name stands in which file, in words.

    >>> _occurrences(Counter({"a.xml": 2, "b.xml": 1})), _occurrences(Counter({"a.xml": 1}))
    ('3 times: 2 in a.xml, 1 in b.xml', 'once, in a.xml')
    """
    total = sum(files.values())
    times = "once" if total == 1 else f"{total} times"
    if len(files) == 1:
        return f"{times}, in {next(iter(files))}"
    return f"{times}: {', '.join(f'{count} in {file}' for file, count in sorted(files.items()))}"


def with_offers(found: Suggestions, service: Service, types: Mapping[str, str]) -> Suggestions:
    """Return suggested entries with what *service* offers for each: an identifier of everybody it may be, and a note of who that is.

    *types* says what the service calls a person, place or org. Several stay
    several; which it is, an editor must say. The certainty is medium where the
    service has no doubt and the name is the same, else low.
    """
    offers = service.offers([Query(_name(entry), types.get(entry.gi, "")) for entry in found.entries])
    entries, findings = [], list(found.findings)
    for entry, offered in zip(found.entries, offers, strict=True):
        entries.append(_having(entry, offered, service))
        if offered:
            told = " or ".join(map(str, offered))
            findings.append(Finding.of("tw:candidates", f'"{_name(entry)}" ({entry.id}) may be {told} of {service.name}', Place(service.url)))
    return Suggestions(tuple(entries), tuple(findings))


def _name(entry: NewEntry) -> str:
    return entry.statements[0].words


def _having(entry: NewEntry, offered: Sequence[Offer], service: Service) -> NewEntry:
    """Return *entry* with the identifiers of those *offered*, before its notes."""
    if not offered:
        return entry
    same = {one for one in offered if one.match and folded(one.name) == folded(_name(entry))}
    identifiers = [identifier(*service.identifier(one.id), _RESP, ("cert", "medium" if same == {one} else "low")) for one in offered]
    note = Statement("note", f"{service.name}:\n" + "\n".join(map(str, offered)), (("type", "candidates"), _RESP))
    first_note = next(index for index, one in enumerate(entry.statements) if one.gi == "note")
    return replace(entry, statements=(*entry.statements[:first_note], *identifiers, note, *entry.statements[first_note:]))


def written(entries: Sequence[NewEntry], data: bytes | None, *, name: str, source: str, schema_href: str) -> bytes:
    """Return the authority file *data*, called *name*, with *entries*, or a new one where there is none.

    What stands in it stays to the byte. Where its header cannot say who
    suggests them, nobody signs them.
    """
    if data is None:
        return new_file(entries, source=source, schema_href=schema_href, suggested=True)
    edits = Edits(data, name)
    if entries and not statement_of_suggestions(edits):
        entries = [_unsigned(entry) for entry in entries]
    add_entries(edits, entries)
    return edits.done()


def _unsigned(entry: NewEntry) -> NewEntry:
    statements = (Statement(one.gi, one.words, _without_resp(one.attributes)) for one in entry.statements)
    return NewEntry(entry.gi, entry.id, tuple(statements), _without_resp(entry.attributes))


def _without_resp(attributes: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in attributes if pair != _RESP)
