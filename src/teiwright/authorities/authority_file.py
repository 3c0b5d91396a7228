"""Reading an authority file, and looking up names in it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from ..guidelines.namespaces import XML_ID, local_name, tei
from ..guidelines.pointers import POINTERS
from ..guidelines.xml_names import is_nc_name
from ..model import MarkupError, Place, flatten, parse_xml

#: The element of an entry, and the name element that identifies it in running text.
KINDS: Final = {"person": "persName", "place": "placeName", "org": "orgName"}
LISTS: Final = {"person": "listPerson", "place": "listPlace", "org": "listOrg"}
#: The type of an ``idno`` that keeps the xml:id of an entry which went into this one: documents may still point to it.
FORMER: Final = "former"


@dataclass(frozen=True, slots=True)
class Entry:
    """One person, place or organisation: its id, the forms of its name, canonical first, and its element."""

    id: str
    gi: str  # person, place or org
    names: tuple[str, ...]
    element: etree._Element = field(repr=False, compare=False)

    @property
    def name_gi(self) -> str:
        """The element that names it in running text: ``persName``, ``placeName`` or ``orgName``."""
        return KINDS[self.gi]

    @property
    def list_gi(self) -> str:
        """The list that holds it: ``listPerson``, ``listPlace`` or ``listOrg``."""
        return LISTS[self.gi]

    @property
    def former(self) -> tuple[str, ...]:
        """The ids of the entries that went into it."""
        return tuple(words_of(idno) for idno in self.element.iterchildren(tei("idno")) if idno.get("type") == FORMER)


@dataclass(frozen=True, slots=True)
class AuthorityFile:
    """The entries of one register, in their order.

    *file* is its name as a document refers to it; *remarks* tell what a form
    of a name had to be left out for; *ids* are those that stand in it or that
    an entry once had, none of which may be given again.
    """

    file: str
    entries: tuple[Entry, ...]
    remarks: tuple[str, ...] = ()
    ids: frozenset[str] = frozenset()
    _by_id: dict[str, Entry] = field(default_factory=dict, repr=False, compare=False)
    _by_name: dict[tuple[str, str], Entry | None] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for entry in self.entries:
            self._by_id[entry.id] = entry
            for name in entry.names:
                for form in _forms(name):
                    key = (entry.name_gi, form)
                    self._by_name[key] = entry if self._by_name.get(key, entry) is entry else None
        for entry in self.entries:
            for former in entry.former:
                self._by_id.setdefault(former, entry)

    def get(self, identifier: str) -> Entry | None:
        """Return the entry with this xml:id, or the one into which that entry went."""
        return self._by_id.get(identifier)

    def match(self, name: str, name_gi: str) -> Entry | None:
        """Return the entry that *name* belongs to, or None where there is none or more than one.

        >>> data = b'''<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>
        ...   <person xml:id="marx"><persName>Karl Marx</persName><persName>Marx</persName></person>
        ... </listPerson></standOff></TEI>'''
        >>> read_authority(data, "a.xml").match("MARX", "persName").id
        'marx'
        """
        return self._by_name.get((name_gi, " ".join(name.split())))

    def forms(self) -> Iterator[tuple[str, Entry]]:
        """Yield every form of a name that belongs to one entry only."""
        for entry in self.entries:
            for name in entry.names:
                if self._by_name[entry.name_gi, name] is entry:
                    yield name, entry


def _forms(name: str) -> set[str]:
    """Return how a name may be spelled: as it is, and in the capitals of a heading."""
    return {name, name.upper()}


def read_authority(data: bytes, file: str) -> AuthorityFile:
    """Return the authority file *data*; *file* is its name, for messages and for ``@sameAs``.

    Raises MarkupError with the line where it is not TEI, an entry has no
    xml:id or no name, an id stands twice, or a pointer within it leads nowhere.

    TEI: NDPERS, NDGEOG, NDORG
    """
    root = parse_xml(data, file).getroot()
    require_register(root, file)
    _check_pointers(root, file)
    entries = []
    for element in entry_elements(root):
        entry = entry_of(element)
        if entry.id and not is_nc_name(entry.id):
            raise MarkupError(f'the xml:id "{entry.id}" is no XML name', Place(file, _line(element)))
        if not entry.id:
            raise MarkupError(f"this {entry.gi} has no xml:id", Place(file, _line(element)))
        if not entry.names:
            raise MarkupError(f'the {entry.gi} "{entry.id}" has no {entry.name_gi}', Place(file, _line(element)))
        entries.append(entry)
    return AuthorityFile(file, tuple(entries), tuple(_shared_names(entries)), ids_in(root))


def require_register(root: etree._Element, file: str) -> None:
    """Raise MarkupError unless *root* may be that of an authority file."""
    if root.tag not in (tei("TEI"), tei("standOff")):
        raise MarkupError("an authority file is TEI with a standOff; this root is not", Place(file, _line(root)))


def ids_in(root: etree._Element) -> frozenset[str]:
    """Return every xml:id that stands in a tree, or that an entry once had."""
    former = (words_of(idno) for idno in root.iter(tei("idno")) if idno.get("type") == FORMER)
    return frozenset({*(str(value) for value in root.xpath("//@xml:id")), *former})


def entry_elements(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the people, places and organisations in a tree, in their order."""
    return root.iter(*(tei(gi) for gi in KINDS))


def entry_of(element: etree._Element) -> Entry:
    """Return the entry that *element* is; its id and its names may be missing."""
    gi = local_name(element.tag)
    names = (" ".join(flatten(name).text.content.split()) for name in element.iterchildren(tei(KINDS[gi])))
    return Entry(element.get(XML_ID) or "", gi, tuple(name for name in names if name), element)


def words_of(element: etree._Element) -> str:
    """Return the words that *element* holds, in the tree's own order, with single spaces between them."""
    return " ".join("".join(str(part) for part in element.itertext()).split())


def _check_pointers(root: etree._Element, file: str) -> None:
    seen: set[str] = set()
    for element in root.iter(etree.Element):
        identifier = element.get(XML_ID)
        if identifier in seen:
            raise MarkupError(f'the xml:id "{identifier}" stands twice', Place(file, _line(element)))
        if identifier:
            seen.add(identifier)
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            for pointer in str(value).split() if name in POINTERS else ():
                if pointer.startswith("#") and pointer[1:] not in seen:
                    raise MarkupError(f'{local_name(element.tag)}/@{name} points to "{pointer}", which is not there', Place(file, _line(element)))


def _shared_names(entries: list[Entry]) -> Iterator[str]:
    owners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in entries:
        for name in entry.names:
            owners[entry.name_gi, name].add(entry.id)
    for (_, name), ids in sorted(owners.items()):
        if len(ids) > 1:
            yield f'"{name}" is claimed by {" and ".join(sorted(ids))}, so it is linked to neither'


def _line(element: etree._Element) -> int | None:
    return element.sourceline if isinstance(element.sourceline, int) else None
