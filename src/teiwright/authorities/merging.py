"""One entry of two: what the one that goes says is said by the one that stays, and what pointed to it points there.

The one that stays keeps the other's xml:id as a former one, so that a pointer
nobody could change is still known. Nothing that an editor wrote is lost;
where the two contradict each other the editor must decide first.

TEI: NDPERS, NDGEOG, NDORG; SA (linking), att.global.linking (sameAs)
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ..guidelines.namespaces import XML, XML_ID, local_name, plain_attribute, tei
from ..guidelines.pointers import POINTERS
from ..model import Place, RefusedError, SettingsError, flatten
from ..model.edits import Edits
from .authority_file import FORMER, KINDS, LISTS, AuthorityFile, entry_elements, read_authority, words_of
from .exchange import add_statement, rank_of
from .identifiers import normal, scheme_named
from .pointing import Pointing
from .writing import elements_in, identifier, line_of, prefix_of

#: What an entry that goes says of itself, and not of the one whom it is about.
_ITS_OWN: Final = frozenset({XML_ID, "resp", "cert", "sameAs"})
#: What can be said once.
_ONCE: Final = frozenset({"birth", "death"})
_EXAMPLES: Final = "{http://www.tei-c.org/ns/Examples}"


@dataclass(frozen=True, slots=True)
class Merged:
    """A document with one entry of two, and how many attributes point elsewhere than before."""

    data: bytes
    pointers: int


def merge_entries(data: bytes, file: str, keep: str, gone: str) -> Merged:
    """Return the authority file *data*, which is called *file*, with the entry *gone* gone into *keep*.

    Where that has been done before nothing changes. Raises SettingsError where
    one of them is not there or they are of two kinds, RefusedError where they
    contradict each other, MarkupError where *data* is no authority file.

    >>> data = b'''<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>
    ... <person xml:id="marx"><persName>Karl Marx</persName></person>
    ... <person xml:id="moor"><persName>Moor</persName><note>So his children.</note></person>
    ... </listPerson></standOff></TEI>'''
    >>> print(merge_entries(data, "a.xml", "marx", "moor").data.decode().splitlines()[1])
    <person xml:id="marx"><persName>Karl Marx</persName><persName>Moor</persName><idno type="former">moor</idno><note>So his children.</note></person>
    """
    authority = read_authority(data, file)
    _require_entries(authority, keep, gone)
    edits = Edits(data, file)
    elements = {str(element.get(XML_ID)): element for element in entry_elements(edits.root)}
    if gone not in elements:  # it went there before
        return Merged(data, 0)
    _unite(edits, elements[keep], elements[gone], former=gone)
    merged = _repointed(edits, {gone: keep}, file, keep, gone)
    read_authority(merged.data, file)  # what another would refuse to read must not be written
    return merged


def repoint(data: bytes, name: str, file: str, keep: str, gone: str) -> Merged:
    """Return the document *data*, called *name*, with its pointers to the entry *gone* of the authority file *file* leading to *keep*.

    Its own copies of the two become one. Raises as `merge_entries` does.
    """
    edits = Edits(data, name)
    pointing = Pointing(edits.root, file)
    copies = {origin: pointing.own[local] for local, origin in reversed(pointing.copies.items())}
    target = str(copies[keep].get(XML_ID)) if keep in copies else keep
    ids = {}
    if keep in copies or keep not in pointing.own:  # else what is called so there is something else
        ids = {local: target for local in (gone, str(copies[gone].get(XML_ID)) if gone in copies else "") if local}
        if gone in pointing.own and pointing.copies.get(gone) != gone:
            del ids[gone]
    if gone in copies and keep in copies:
        _unite(edits, copies[keep], copies[gone])
    return _repointed(edits, ids, file, keep, gone)


def _require_entries(authority: AuthorityFile, keep: str, gone: str) -> None:
    """Raise SettingsError unless *keep* is an entry and *gone* another of its kind, or one that went into it."""
    if keep == gone:
        raise SettingsError(f'"{keep}" and "{gone}" are one entry already')
    entries = {entry.id: entry for entry in authority.entries}
    for one in (keep, gone):
        now = authority.get(one)
        if now is None:
            raise SettingsError(f'there is no entry "{one}" in {authority.file}')
        if now.id not in {one, keep}:
            raise SettingsError(f'the entry "{one}" went into "{now.id}"; name that one')
    if gone in entries and entries[keep].gi != entries[gone].gi:
        raise SettingsError(f'"{keep}" is a {entries[keep].gi} and "{gone}" a {entries[gone].gi}, so they cannot be one')


# What the two say


def _unite(edits: Edits, keep: etree._Element, gone: etree._Element, *, former: str = "") -> None:
    """Let *keep* say what *gone* says too, and take *gone* away; *former* is the id by which it was known."""
    if gone in keep.iterancestors():
        raise RefusedError(f'"{keep.get(XML_ID)}" stands in "{gone.get(XML_ID)}", into which it cannot go; merge them the other way round')
    _unite_attributes(edits, keep, gone)
    said = _Said(keep)
    added = [
        (rank_of(local_name(one.tag)), local_name(one.tag), edits.markup(one)) for one in elements_in(gone) if one is not keep and said.lacks(one)
    ]
    if former:
        added.append((rank_of("idno"), "idno", identifier(FORMER, former).markup(prefix_of(keep))))
    for _, gi, markup in sorted(added, key=lambda one: one[0]):
        add_statement(edits, keep, gi, markup)
    last = elements_in(keep)[-1]
    for remark in gone.xpath("comment() | processing-instruction()"):
        edits.after(last, line_of(edits.space_before(last)) + etree.tostring(remark, encoding="unicode", with_tail=False))
    parent = gone.getparent()
    if parent is not None and local_name(parent.tag) in LISTS.values() and elements_in(parent) == [gone] and not parent.xpath("comment()"):
        gone = parent  # a list must hold something
    edits.remove(gone)


def _unite_attributes(edits: Edits, keep: etree._Element, gone: etree._Element) -> None:
    ids = keep.get(XML_ID), gone.get(XML_ID)
    if keep.nsmap != gone.nsmap:
        raise RefusedError(f'"{ids[0]}" and "{ids[1]}" declare other namespaces; declare them on the root of the document first')
    for name, value in gone.attrib.items():
        there = keep.get(name)
        if name in _ITS_OWN or there == value:
            continue
        if there is not None and name in POINTERS:
            edits.set(keep, str(name), " ".join(dict.fromkeys([*there.split(), *str(value).split()])))
        elif there is None and not str(name).startswith(f"{{{XML}}}"):
            edits.set(keep, str(name), str(value))
        else:
            plain = plain_attribute(str(name))
            raise RefusedError(f'"{ids[0]}" has {plain}="{there or ""}" and "{ids[1]}" {plain}="{value}"; decide in the file, then merge them')


class _Said:
    """What an entry says."""

    def __init__(self, entry: etree._Element) -> None:
        self.id = entry.get(XML_ID)
        self.statements = {_shown(one) for one in elements_in(entry)}
        self.names = {_words(one) for one in entry.iterchildren(*(tei(name) for name in KINDS.values()))}
        self.identifiers = {_identifier(one) for one in entry.iterchildren(tei("idno"))}
        self.once = {local_name(one.tag): one for one in elements_in(entry) if local_name(one.tag) in _ONCE}

    def lacks(self, statement: etree._Element) -> bool:
        """Return whether *statement* says more; raises RefusedError where it says otherwise what can be said once."""
        if statement.xpath("descendant-or-self::*/@xml:id"):  # it may be pointed to
            return True
        gi = local_name(statement.tag)
        plain = not len(statement) and not statement.attrib
        if _shown(statement) in self.statements or (gi in KINDS.values() and plain and _words(statement) in self.names):
            return False
        if gi == "idno" and not {"resp", "cert"} & {*statement.attrib} and _identifier(statement) in self.identifiers:
            return False
        if gi in self.once:
            other, one = (_words(there) or there.get("when", "") for there in (self.once[gi], statement))
            raise RefusedError(f'the {gi} of "{self.id}" is "{other}", that of the other entry "{one}"; decide in the file, then merge them')
        return True


def _shown(element: etree._Element) -> tuple[object, ...]:
    """Return what a statement says, for comparing: the layout does not count."""
    attributes = tuple(sorted((str(name), str(value)) for name, value in element.attrib.items()))
    return local_name(element.tag), attributes, _words(element), tuple(_shown(child) for child in elements_in(element))


def _words(element: etree._Element) -> str:
    return " ".join(flatten(element).text.content.split())


def _identifier(idno: etree._Element) -> tuple[str, str]:
    kind, words = idno.get("type") or "", words_of(idno)
    scheme = scheme_named(kind)
    return (scheme.name, normal(words, scheme)) if scheme else (kind, words)


# What points to them


def _repointed(united: Edits, ids: dict[str, str], file: str, keep: str, gone: str) -> Merged:
    """Return the document with every pointer to one of *ids*, or to the entry *gone* of *file*, leading to the other.

    A copy of *gone* that stands there alone is called as the entry is now.
    """
    # read again, since what one entry says may point to the other
    edits = Edits(united.done(), united.name)
    pointing = Pointing(edits.root, file)
    count = 0
    for element in _own(edits.root):
        identifier = element.get(XML_ID) or ""
        if identifier in pointing.copies and identifier in ids:
            edits.set(element, XML_ID, ids[identifier])
        for attribute, value in element.attrib.items():
            if attribute not in POINTERS:
                continue
            there = str(value).split()
            due = [_due(pointer, pointing, ids, keep, gone) for pointer in there]
            if due == there:
                continue
            count += 1
            itself = {f"#{identifier}"} if identifier and f"#{identifier}" not in there else set()  # what is one does not point to itself
            left = [pointer for pointer in dict.fromkeys(due) if pointer not in itself]
            edits.set(element, str(attribute), " ".join(left) or None)
    result = edits.done()
    known = {keep, *_missing(united.root)}  # an edition may name entries without their file
    lost = next((pointer for pointer in _missing(Edits(result, united.name).root) if pointer not in known), None)
    if lost:
        raise RefusedError(f'"#{lost}" would lead nowhere any more, since it stands in what goes; mend it first', Place(united.name))
    return Merged(result, count)


def _due(pointer: str, pointing: Pointing, ids: dict[str, str], keep: str, gone: str) -> str:
    if pointing.in_file(pointer) == gone:
        return f"{pointer.partition('#')[0]}#{keep}"
    return f"#{ids[local]}" if (local := pointing.local(pointer)) in ids else pointer


def _missing(root: etree._Element) -> Iterator[str]:
    """Yield the ids that pointers within the document name and that are not in it."""
    there = {str(value) for value in root.xpath("//@xml:id")}
    for element in _own(root):
        for attribute in POINTERS.intersection(element.attrib):
            yield from (one[1:] for one in str(element.get(attribute)).split() if one.startswith("#") and one[1:] not in there)


def _own(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements of a document that are not only shown in an example."""
    return (element for element in root.iter(etree.Element) if not str(element.tag).startswith(_EXAMPLES))
