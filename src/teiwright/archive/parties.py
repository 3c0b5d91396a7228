"""Persons and organisations as the header names them.

TEI: author, editor, respStmt (COBICOR); forename, surname (NDPERBP)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ..guidelines.namespaces import XML_LANG, local_name, tei
from .wording import words_of

#: How a name is known elsewhere: scheme, what its address looks like, the address that an identifier belongs to.
_SCHEMES: Final = (
    ("ORCID", re.compile(r"(?:https?://)?(?:www\.)?orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/?"), "https://orcid.org/"),
    ("GND", re.compile(r"https?://(?:www\.)?d-nb\.info/gnd/([\dX-]+)/?"), "https://d-nb.info/gnd/"),
    ("VIAF", re.compile(r"https?://(?:www\.)?viaf\.org/viaf/(\d+)/?"), "https://viaf.org/viaf/"),
    ("ISNI", re.compile(r"https?://(?:www\.)?isni\.org/(?:isni/)?(\d{15}[\dX])/?"), "https://isni.org/isni/"),
    ("Wikidata", re.compile(r"https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/(Q\d+)/?"), "https://www.wikidata.org/entity/"),
    ("ROR", re.compile(r"https?://ror\.org/(0[a-z\d]{8})/?"), "https://ror.org/"),
)
#: Within the name of a party, what is not its name.
_NOT_NAMES: Final = frozenset({"address", "affiliation", "email", "idno", "note", "ptr", "ref", "date", "birth", "death", "roleName"})
_NAMES: Final = frozenset({"name", "persName", "orgName"})


@dataclass(frozen=True, slots=True)
class Agent:
    """A person or organisation as the header names it; *kind* is ``person``, ``organisation`` or unknown."""

    name: str
    kind: str = ""
    given: str = ""
    family: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()  # pairs of scheme and address

    @property
    def sorted_name(self) -> str:
        """The name with the family first, where the header tells which part that is."""
        return f"{self.family}, {self.given}" if self.family and self.given else self.name

    @property
    def orcid(self) -> str:
        """The address of its ORCID, or nothing."""
        return dict(self.identifiers).get("ORCID", "")


def agents_in(element: etree._Element) -> Iterator[Agent]:
    """Yield whom *element* names: each name in it, else its words; programs are no agents.

    >>> author = etree.fromstring('<author xmlns="http://www.tei-c.org/ns/1.0">John Keats</author>')
    >>> [one.name for one in agents_in(author)]
    ['John Keats']
    """
    names = [one for one in element.iterchildren(etree.Element) if local_name(one.tag) in _NAMES]
    names = [one for one in names if one.get(XML_LANG) == names[0].get(XML_LANG)]  # in another language it is another name of the same
    for one in names or ([] if local_name(element.tag) == "respStmt" else [element]):
        name = words_of(one, _NOT_NAMES)
        if not name or one.get("type") in {"program", "software"}:
            continue
        given, family = (_part(one, gi) for gi in ("forename", "surname"))
        kind = {"persName": "person", "orgName": "organisation"}.get(local_name(one.tag), "")
        nested = next((gi for gi in ("persName", "orgName") if one.find(tei(gi)) is not None), "")
        kind = kind or {"persName": "person", "orgName": "organisation"}.get(nested, "person" if family else "")
        yield Agent(f"{given} {family}" if given and family else name, kind, given, family, _known_as(one, element))


def _part(name: etree._Element, gi: str) -> str:
    return " ".join(words for one in name.iter(tei(gi)) if (words := words_of(one)))


def _known_as(*elements: etree._Element) -> tuple[tuple[str, str], ...]:
    """Return the identifiers of the agent that *elements* name, from their pointers and idno elements."""
    pointers: dict[str, None] = {}
    for element in elements:
        if element is elements[0] or len([one for one in element if local_name(one.tag) in _NAMES]) < 2:  # else it is of nobody in particular
            pointers |= dict.fromkeys((element.get("ref") or "").split())
            pointers |= dict.fromkeys(words_of(one) for one in element.iterchildren(tei("idno")))
    found: dict[str, str] = {}
    for pointer in pointers:
        for scheme, pattern, address in _SCHEMES:
            if match := pattern.fullmatch(pointer):
                found.setdefault(scheme, address + match[1])
    return tuple(found.items())
