"""What the teiHeader of one document says that archives ask for; nothing is added to it.

TEI: HD2 (fileDesc), HD21 (titleStmt), HD24 (publicationStmt), HD26 (seriesStmt), HD4 (profileDesc)
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ..guidelines.namespaces import XML_LANG, local_name, tei, text_language
from ..model import Document
from .licences import spdx_of

#: How a name is known elsewhere: scheme, what its address looks like, the address that an identifier belongs to.
_SCHEMES: Final = (
    ("ORCID", re.compile(r"(?:https?://)?(?:www\.)?orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/?"), "https://orcid.org/"),
    ("GND", re.compile(r"https?://(?:www\.)?d-nb\.info/gnd/([\dX-]+)/?"), "https://d-nb.info/gnd/"),
    ("VIAF", re.compile(r"https?://(?:www\.)?viaf\.org/viaf/(\d+)/?"), "https://viaf.org/viaf/"),
    ("ISNI", re.compile(r"https?://(?:www\.)?isni\.org/(?:isni/)?(\d{15}[\dX])/?"), "https://isni.org/isni/"),
    ("Wikidata", re.compile(r"https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/(Q\d+)/?"), "https://www.wikidata.org/entity/"),
    ("ROR", re.compile(r"https?://ror\.org/(0[a-z\d]{8})/?"), "https://ror.org/"),
)
#: What identifies a document for good: type, and what it looks like.
_PERSISTENT: Final = (
    ("DOI", re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)),
    ("Handle", re.compile(r"(?:(?:https?://)?hdl\.handle\.net/|hdl:\s*)(\d[\d.]*/\S+)", re.IGNORECASE)),
    ("ARK", re.compile(r"(?:https?://\S+/)?(ark:/?\d{5,9}/\S+)", re.IGNORECASE)),
    ("URN", re.compile(r"(urn:[a-z\d][a-z\d-]+:\S+)", re.IGNORECASE)),
    ("PURL", re.compile(r"(https?://purl\.\S+)", re.IGNORECASE)),
)
_BARE_HANDLE: Final = re.compile(r"\d[\d.]*/\S+")
#: Within the name of a party, what is not its name.
_NOT_NAMES: Final = frozenset({"address", "affiliation", "email", "idno", "note", "ptr", "ref", "date", "birth", "death", "roleName"})
_NAMES: Final = frozenset({"name", "persName", "orgName"})
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8})*")
_ISO_DATE: Final = re.compile(r"(\d{4})(-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?![\d])")
_YEAR_IN_WORDS: Final = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;)]")
#: Dates of a publication statement that are of something else.
_OTHER_DATES: Final = frozenset({"created", "creation", "source", "original", "copyright", "written"})
_SUBTITLES: Final = frozenset({"sub", "subtitle", "subordinate", "desc"})


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


@dataclass(frozen=True, slots=True)
class Contribution:
    """What an agent did, in the header's words; *gi* is the element that says so."""

    agent: Agent
    role: str
    gi: str


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by its address, its SPDX identifier, its words; one of them at least is there."""

    address: str = ""
    spdx: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier of the document: *kind* as DataCite calls it, or the type that the header gives."""

    kind: str
    value: str

    @property
    def is_persistent(self) -> bool:
        """Whether it is of a kind that is meant to last."""
        return self.kind in {kind for kind, _ in _PERSISTENT}

    @property
    def address(self) -> str:
        """Where it leads, or nothing."""
        places = {"DOI": f"https://doi.org/{self.value}", "Handle": f"https://hdl.handle.net/{self.value}"}
        return places.get(self.kind, self.value if self.value.startswith(("http://", "https://")) else "")


@dataclass(frozen=True, slots=True)
class Facts:
    """What one header says; what it does not say is empty."""

    title: str = ""
    subtitles: tuple[str, ...] = ()
    other_titles: tuple[str, ...] = ()
    creators: tuple[Agent, ...] = ()
    creators_from: str = ""
    contributions: tuple[Contribution, ...] = ()
    publishers: tuple[Agent, ...] = ()
    publishers_from: str = ""
    date: str = ""
    licences: tuple[Licence, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    languages: tuple[str, ...] = ()
    description: str = ""
    description_from: str = ""
    sources: tuple[str, ...] = ()
    series: str = ""
    series_identifiers: tuple[Identifier, ...] = ()


def facts_of(document: Document) -> Facts:
    """Return what the teiHeader of *document* says; of a corpus its own header counts.

    >>> from teiwright.reading import read_document
    >>> data = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Ode</title></titleStmt></fileDesc></teiHeader></TEI>'
    >>> facts_of(read_document(data)).title
    'Ode'
    """
    header = document.root.find(tei("teiHeader"))
    if header is None:
        return Facts()
    title, subtitles, others = _titles(_all(header, "fileDesc/titleStmt/title"))
    creators_from, creators, contributions = _responsible(header)
    publishers_from, publishers = _publishers(header)
    description_from, description = _description(header)
    series = [words for one in _all(header, "fileDesc/seriesStmt/title") if (words := _words(one))]
    return Facts(
        title=title,
        subtitles=subtitles,
        other_titles=others,
        creators=creators,
        creators_from=creators_from,
        contributions=contributions,
        publishers=publishers,
        publishers_from=publishers_from,
        date=_date(header),
        licences=_licences(header),
        identifiers=_identifiers(_all(header, "fileDesc/publicationStmt//idno")),
        languages=_languages(header, document),
        description=description,
        description_from=description_from,
        sources=_sources(header),
        series=series[0] if series else "",
        series_identifiers=_identifiers(_all(header, "fileDesc/seriesStmt/idno")),
    )


def _all(header: etree._Element, path: str) -> list[etree._Element]:
    return header.findall("/".join(tei(step) if step else step for step in path.split("/")))


def _words(element: etree._Element, without: frozenset[str] = frozenset()) -> str:
    return " ".join("".join(_pieces(element, without)).split())


def _pieces(element: etree._Element, without: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and local_name(child.tag) not in without:
            yield from _pieces(child, without)
        yield child.tail or ""


def _titles(elements: list[etree._Element]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return the title, its subtitles and what else it is called; the title of a series that stands with them is none of these."""
    told = [(one, words) for one in elements if (words := _words(one)) and one.get("level") not in {"s", "j"}]
    told = told or [(one, words) for one in elements if (words := _words(one))]
    if not told:
        return "", (), ()
    main = next((pair for pair in told if pair[0].get("type") in {"main", "complete", "full"}), None)
    main = main or next((pair for pair in told if not pair[0].get("type")), told[0])
    rest = [(one, words) for one, words in told if one is not main[0] and words != main[1]]
    subtitles = tuple(dict.fromkeys(words for one, words in rest if one.get("type") in _SUBTITLES))
    return main[1], subtitles, tuple(dict.fromkeys(words for one, words in rest if one.get("type") not in _SUBTITLES and words not in subtitles))


def _responsible(header: etree._Element) -> tuple[str, tuple[Agent, ...], tuple[Contribution, ...]]:
    """Return who made the document, by which element, and who else had a part in it."""
    found = {gi: [] for gi in ("author", "editor", "principal", "respStmt")}  # type: dict[str, list[Contribution]]
    for gi, contributions in found.items():
        for element in _all(header, f"fileDesc/titleStmt/{gi}"):
            role = "; ".join(_words(one) for one in element.iterchildren(tei("resp"))) or element.get("role") or ""
            contributions += [Contribution(agent, role, gi) for agent in _agents(element)]
    makers = {**found, "editor": [one for one in found["editor"] if one.role != "translator"]}
    origin = next((gi for gi, contributions in makers.items() if contributions), "")
    creators = tuple(dict.fromkeys(one.agent for one in makers.get(origin, ())))
    others = [one for contributions in found.values() for one in contributions if one.gi != origin or one not in makers[origin]]
    return origin, creators, tuple(dict.fromkeys(others))


def _agents(element: etree._Element) -> Iterator[Agent]:
    """Yield whom *element* names: each name in it, else its words; programs are no agents."""
    names = [one for one in element.iterchildren(etree.Element) if local_name(one.tag) in _NAMES]
    names = [one for one in names if one.get(XML_LANG) == names[0].get(XML_LANG)]  # in another language it is another name of the same
    for one in names or ([] if local_name(element.tag) == "respStmt" else [element]):
        name = _words(one, _NOT_NAMES)
        if not name or one.get("type") in {"program", "software"}:
            continue
        given, family = (_part(one, gi) for gi in ("forename", "surname"))
        kind = {"persName": "person", "orgName": "organisation"}.get(local_name(one.tag), "")
        nested = next((gi for gi in ("persName", "orgName") if one.find(tei(gi)) is not None), "")
        kind = kind or {"persName": "person", "orgName": "organisation"}.get(nested, "person" if family else "")
        yield Agent(f"{given} {family}" if given and family else name, kind, given, family, _known_as(one, element))


def _part(name: etree._Element, gi: str) -> str:
    return " ".join(words for one in name.iter(tei(gi)) if (words := _words(one)))


def _known_as(*elements: etree._Element) -> tuple[tuple[str, str], ...]:
    """Return the identifiers of the agent that *elements* name, from their pointers and idno elements."""
    pointers: dict[str, None] = {}
    for element in elements:
        if element is elements[0] or len([one for one in element if local_name(one.tag) in _NAMES]) < 2:  # else it is of nobody in particular
            pointers |= dict.fromkeys((element.get("ref") or "").split())
            pointers |= dict.fromkeys(_words(one) for one in element.iterchildren(tei("idno")))
    found: dict[str, str] = {}
    for pointer in pointers:
        for scheme, pattern, address in _SCHEMES:
            if match := pattern.fullmatch(pointer):
                found.setdefault(scheme, address + match[1])
    return tuple(found.items())


def _publishers(header: etree._Element) -> tuple[str, tuple[Agent, ...]]:
    """Return who publishes it, and by which element; a header that says "Unpublished" names nobody."""
    for gi in ("publisher", "distributor", "authority"):
        found = dict.fromkeys(agent for element in _all(header, f"fileDesc/publicationStmt/{gi}") for agent in list(_agents(element))[:1])
        named = tuple(one for one in found if one.name.strip(".").lower() != "unpublished")
        if named:
            return gi, named
    return "", ()


def _date(header: etree._Element) -> str:
    """Return when it was published: year, month or day as ISO 8601 writes them."""
    for element in _all(header, "fileDesc/publicationStmt/date"):
        if element.get("type") in _OTHER_DATES:
            continue
        for stated in (element.get("when"), element.get("when-iso"), _words(element)):
            if stated and (match := _ISO_DATE.match(stated)):
                return match[0]
        years = set(_YEAR_IN_WORDS.findall(_words(element)))
        if len(years) == 1:
            return str(years.pop())
    return ""


def _licences(header: etree._Element) -> tuple[Licence, ...]:
    """Return the licences: what ``licence`` says, else an address among the words on availability that is a known licence's."""
    found: dict[str, Licence] = {}
    for element in _all(header, "fileDesc/publicationStmt//licence"):
        words, addresses = _words(element), list(_addresses(element))
        address = next((one for one in addresses if spdx_of(one)), addresses[0] if addresses else "")
        if address or words:
            found.setdefault(address or words, Licence(address, spdx_of(address), "" if words == address else words))
    if not found:
        for element in _all(header, "fileDesc/publicationStmt//availability"):
            for address in _addresses(element):
                if spdx_of(address):
                    found.setdefault(address, Licence(address, spdx_of(address)))
    return tuple(found.values())


def _addresses(element: etree._Element) -> Iterator[str]:
    for one in element.iter(etree.Element):
        target = (one.get("target") or "").strip()
        if target.startswith(("http://", "https://")):
            yield target
    yield from _ADDRESS.findall(_words(element))


def _identifiers(elements: Iterable[etree._Element]) -> tuple[Identifier, ...]:
    found = []
    for element in elements:
        value, kind = _words(element), element.get("type") or ""
        if not value or kind == "filename":
            continue
        for name, pattern in _PERSISTENT:
            if match := pattern.fullmatch(value):
                found.append(Identifier(name, match[1]))
                break
        else:
            is_handle = kind.lower() in {"handle", "hdl"} and _BARE_HANDLE.fullmatch(value)
            found.append(Identifier("Handle" if is_handle else kind or "identifier", value))
    return tuple(dict.fromkeys(found))


def _languages(header: etree._Element, document: Document) -> tuple[str, ...]:
    """Return the languages of the text: its own first, then those that the header lists."""
    told = [text_language(document.root), *(one.get("ident") or "" for one in _all(header, "profileDesc/langUsage/language"))]
    return tuple(dict.fromkeys(one for one in told if _LANGUAGE.fullmatch(one) and one != "und"))


def _description(header: etree._Element) -> tuple[str, str]:
    for path in ("profileDesc/abstract", "encodingDesc/projectDesc"):
        words = " ".join(words for one in _all(header, path) if (words := _words(one)))
        if words:
            return path, words
    return "", ""


def _sources(header: etree._Element) -> tuple[str, ...]:
    told = [one for gi in ("bibl", "p") for one in _all(header, f"fileDesc/sourceDesc/{gi}") if one.get("type") != "source-text"]
    return tuple(words for one in told if (words := _words(one)))
