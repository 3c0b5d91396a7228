"""Document -> CMIF, the Correspondence Metadata Interchange Format: who wrote to whom, when, from where and to where.

What a letter says of itself in ``correspDesc`` counts; where the header has
none, a division that is a letter says it in its ``opener`` and ``closer``.
Nothing is invented: whom nobody names is ``Unknown``, as the format asks, a
date without a value is left out, and a pointer that leads to no register is
none. What the format must have and the header does not is refused by name.

TEI: HD44CD (correspDesc), DSDTB (dateline), DSOC (salute, signed)
"""

import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree
from lxml.builder import ElementMaker

from ..authorities.identifiers import fault_of, normal, scheme_named
from ..guidelines.namespaces import TEI, XML_ID, local_name, tei
from ..guidelines.views import View
from ..model import Document, Place, RefusedError, flatten
from ..pipeline import exporter
from ..pipeline.rendering import Asked
from .annotations.web_annotations import edition_iri, is_iri
from .register import metadata
from .views import view_for

E: Final = ElementMaker(namespace=TEI, nsmap={None: TEI})

UNKNOWN: Final = "Unknown"
_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_DATING: Final = ("when", "from", "to", "notBefore", "notAfter")
_DATE: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_NAMES: Final = ("persName", "orgName", "placeName")
_TYPED_NAMES: Final = {"person": "persName", "org": "orgName", "place": "placeName"}

#: The address of an identifier in each register.
_ADDRESSES: Final = {
    "GND": "https://d-nb.info/gnd/{}",
    "VIAF": "https://viaf.org/viaf/{}",
    "Wikidata": "http://www.wikidata.org/entity/{}",
    "GeoNames": "https://www.geonames.org/{}",
    "ISNI": "https://isni.org/isni/{}",
    "ORCID": "https://orcid.org/{}",
}


@exporter(suffix=".cmif.xml")
def to_cmif(document: Document, *, view: str = "reading", witness: str = "", rendering: Asked = ()) -> str:
    """Return a CMIF file of the letters of *document*, ending in a newline.

    Names are in the words of the view. The options are those of `view_for`.
    Raises RefusedError where there is no letter, or where the header lacks what
    the format must have: title, editor, publisher, address, date, and a licence CC BY 4.0.
    """
    chosen = view_for(document, view, witness=witness, rendering=rendering)
    letters = list(_letters(document, _Names(document, chosen)))
    if not letters:
        raise RefusedError("there is no letter: no correspDesc, and no division with opener and closer", Place(document.origin.path))
    address = edition_iri(document)
    facts = _facts(document, address)
    source = f"uuid-{uuid.uuid5(uuid.NAMESPACE_URL, address)}"
    header = E.teiHeader(
        E.fileDesc(
            E.titleStmt(E.title(facts["title"]), *(E.editor(name) for name in facts["editor"].split("; "))),
            E.publicationStmt(
                *(E.publisher(name) for name in facts["publisher"].split("; ")),
                E.idno(address, type="url"),
                E.date(when=facts["date"]),
                E.availability(E.licence("This file is licensed under the terms of the Creative Commons License CC-BY 4.0", target=_LICENCE)),
            ),
            E.sourceDesc(E.bibl(facts["title"], {"type": "online", XML_ID: source})),
        ),
        E.profileDesc(*(letter.element(address, source) for letter in letters)),
    )
    root = E.TEI(header, E.text(E.body(E.p())))
    etree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(root, encoding="unicode")}\n'


def _facts(document: Document, address: str) -> dict[str, str]:
    """Return what the header says that a CMIF file must say too; raises RefusedError with what is to be added to it."""
    said = metadata(document)
    found = {key: str(said.get(key, "")) for key in ("title", "editor", "publisher")}
    path = "/".join(tei(step) for step in ("teiHeader", "fileDesc", "publicationStmt"))
    statement = document.root.find(path)
    dates = [one.get("when") or "" for one in statement.iter(tei("date"))] if statement is not None else []
    licences = [re.sub("^http:", "https:", one) for one in str(said.get("licence", "")).split("; ")]
    found["date"] = next(filter(None, dates), "")
    found["address"] = address if is_iri(address) else ""
    found["licence"] = _LICENCE if any(one.startswith(_LICENCE.rstrip("/")) for one in licences) else ""
    lines = {
        "title": "<title> in titleStmt",
        "editor": "<editor> in titleStmt",
        "publisher": "<publisher> in publicationStmt",
        "address": '<idno type="URL"> or <idno type="DOI"> in publicationStmt',
        "date": "<date when=...> in publicationStmt",
        "licence": f'<licence target="{_LICENCE}"> in publicationStmt/availability, the only one that the format allows',
    }
    missing = [line for key, line in lines.items() if not found[key]]
    if missing:
        raise RefusedError(f"a CMIF file must say what the header does not; add {'; '.join(missing)}", Place(document.origin.path))
    return found


@dataclass(frozen=True, slots=True)
class _Letter:
    """One letter: what was done with it (sent, received) -> the elements that say by whom, where and when; *address* and *key* where it has them."""

    sent: tuple[etree._Element, ...]
    received: tuple[etree._Element, ...]
    address: str = ""
    key: str = ""

    def element(self, edition: str, source: str) -> etree._Element:
        """Return the ``correspDesc``."""
        found = E.correspDesc(_action("sent", self.sent), _action("received", self.received), source=f"#{source}")
        if self.key:
            found.set("key", self.key)
        if self.address:
            found.set("ref", f"{edition}{self.address}" if self.address.startswith("#") else self.address)
        return found


def _action(kind: str, parts: Iterable[etree._Element]) -> etree._Element:
    """Return one action, its agents first; somebody is always named."""
    ordered = sorted(parts, key=lambda one: ("persName", "orgName", "placeName", "date").index(local_name(one.tag)))
    if not any(local_name(one.tag) in {"persName", "orgName"} for one in ordered):
        ordered.insert(0, E.persName(UNKNOWN))
    return E.correspAction(*ordered, type=kind)


def _letters(document: Document, names: "_Names") -> Iterator[_Letter]:
    """Yield the letters that the header describes, else those of the text."""
    described = [one for header in document.root.iter(tei("teiHeader")) for one in header.iter(tei("correspDesc"))]
    for one in described:
        actions = {
            kind: tuple(part for action in one.iterchildren(tei("correspAction")) if action.get("type") == kind for part in names.told(list(action)))
            for kind in ("sent", "received")
        }
        address = one.get("ref") or ""
        key = " ".join((one.get("key") or "").split())
        yield _Letter(actions["sent"], actions["received"], address if is_iri(address) else "", key)
    if not described:
        for division in document.root.iter(*map(tei, ("div", "body"))):
            if _is_letter(division):
                yield _of_text(division, names)


def _is_letter(division: etree._Element) -> bool:
    """Return whether a division is a letter: it says so and has an opener or closer, or it has both."""
    held = {local_name(child.tag) for child in division}
    around = division.getparent()
    typed = division.get("type") or (around.get("type") if around is not None and local_name(division.tag) == "body" else None)
    return {"opener", "closer"} <= held or (typed == "letter" and bool(held & {"opener", "closer"}))


def _of_text(letter: etree._Element, names: "_Names") -> _Letter:
    """Return what opener and closer say: who signs, where and when; who is addressed."""
    parts = list(letter.iterchildren(*map(tei, ("opener", "closer", "signed", "salute", "dateline"))))

    def within(*gis: str) -> list[etree._Element]:
        return [one for part in parts for holder in part.iter(*map(tei, gis)) for one in holder.iter(*map(tei, (*_NAMES, "date", "name")))]

    agents = {"persName", "orgName"}
    signed = [one for one in names.told(within("signed")) if local_name(one.tag) in agents]
    dated = [one for one in names.told(within("dateline")) if local_name(one.tag) not in agents]
    addressed = [one for one in names.told(within("salute", "address")) if local_name(one.tag) in agents]
    places = [one for one in names.told(within("address")) if local_name(one.tag) == "placeName"]
    own = letter.get(XML_ID)
    return _Letter((*signed, *_first_of_each(dated)), (*addressed[:1], *places[:1]), f"#{own}" if own else "")


def _first_of_each(parts: Iterable[etree._Element]) -> list[etree._Element]:
    """Return the first place and the first date."""
    return list({one.tag: one for one in reversed(list(parts))}.values())


class _Names:
    """The names and dates of a document, as the format has them: words, and the address of whom they name in a register."""

    def __init__(self, document: Document, view: View) -> None:
        self.view = view
        self.entries = {one.get(XML_ID): one for one in document.root.iter(*map(tei, ("person", "org", "place"))) if one.get(XML_ID)}

    def told(self, given: Iterable[etree._Element]) -> list[etree._Element]:
        """Return those of *given* that the format has, in its own way."""
        found = []
        for one in given:
            gi = local_name(one.tag)
            gi = _TYPED_NAMES.get(one.get("type") or "", "") if gi == "name" else gi
            if gi == "date":
                values = {name: value for name in _DATING if _DATE.fullmatch(value := one.get(name) or "")}
                if values:
                    found.append(E.date(**values))
            elif gi in _NAMES and (words := self.words(one)):
                address = self.address(one)
                found.append(E(gi, words, **({"ref": address} if address else {})))
        return found

    def words(self, element: etree._Element) -> str:
        """Return the words of *element* in the view, in one line."""
        return " ".join(flatten(element, self.view, mapped=False).text.content.split())

    def address(self, element: etree._Element) -> str:
        """Return the address in a register that ``ref`` or ``key`` leads to, at once or by an entry of the document, or ``""``."""
        for pointer in (element.get("ref") or "").split():
            if is_iri(pointer):
                return pointer
            entry = self.entries.get(pointer.removeprefix("#"))
            for idno in entry.iterchildren(tei("idno")) if entry is not None else ():
                if address := _address_of(idno):
                    return address
        return ""


def _address_of(idno: etree._Element) -> str:
    words = "".join("".join(str(part) for part in idno.itertext()).split())
    scheme = scheme_named(idno.get("subtype") or "") or scheme_named(idno.get("type") or "")
    if scheme is not None and not fault_of(words, scheme):
        return _ADDRESSES[scheme.name].format(normal(words, scheme))
    return words if is_iri(words) else ""
