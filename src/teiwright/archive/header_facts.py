"""What the teiHeader of one document says that archives ask for; nothing is added to it.

TEI: HD2 (fileDesc), HD21 (titleStmt), HD24 (publicationStmt), HD26 (seriesStmt), HD4 (profileDesc)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ..guidelines.namespaces import tei, text_language
from ..model import Document
from .identifiers import Identifier, identifiers_in
from .licences import spdx_of
from .parties import Agent, agents_in
from .wording import words_of

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8})*")
_ISO_DATE: Final = re.compile(r"(\d{4})(-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?![\d])")
_YEAR_IN_WORDS: Final = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;)]")
#: Dates of a publication statement that are of something else.
_OTHER_DATES: Final = frozenset({"created", "creation", "source", "original", "copyright", "written"})
_SUBTITLES: Final = frozenset({"sub", "subtitle", "subordinate", "desc"})


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
    series = [words for one in _all(header, "fileDesc/seriesStmt/title") if (words := words_of(one))]
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
        identifiers=identifiers_in(_all(header, "fileDesc/publicationStmt//idno")),
        languages=_languages(header, document),
        description=description,
        description_from=description_from,
        sources=_sources(header),
        series=series[0] if series else "",
        series_identifiers=identifiers_in(_all(header, "fileDesc/seriesStmt/idno")),
    )


def _all(header: etree._Element, path: str) -> list[etree._Element]:
    return header.findall("/".join(tei(step) if step else step for step in path.split("/")))


def _titles(elements: list[etree._Element]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return the title, its subtitles and what else it is called; the title of a series that stands with them is none of these."""
    told = [(one, words) for one in elements if (words := words_of(one)) and one.get("level") not in {"s", "j"}]
    told = told or [(one, words) for one in elements if (words := words_of(one))]
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
            role = "; ".join(words_of(one) for one in element.iterchildren(tei("resp"))) or element.get("role") or ""
            contributions += [Contribution(agent, role, gi) for agent in agents_in(element)]
    makers = {**found, "editor": [one for one in found["editor"] if one.role != "translator"]}
    origin = next((gi for gi, contributions in makers.items() if contributions), "")
    creators = tuple(dict.fromkeys(one.agent for one in makers.get(origin, ())))
    others = [one for contributions in found.values() for one in contributions if one.gi != origin or one not in makers[origin]]
    return origin, creators, tuple(dict.fromkeys(others))


def _publishers(header: etree._Element) -> tuple[str, tuple[Agent, ...]]:
    """Return who publishes it, and by which element; a header that says "Unpublished" names nobody."""
    for gi in ("publisher", "distributor", "authority"):
        found = dict.fromkeys(agent for element in _all(header, f"fileDesc/publicationStmt/{gi}") for agent in list(agents_in(element))[:1])
        named = tuple(one for one in found if one.name.strip(".").lower() != "unpublished")
        if named:
            return gi, named
    return "", ()


def _date(header: etree._Element) -> str:
    """Return when it was published: year, month or day as ISO 8601 writes them."""
    for element in _all(header, "fileDesc/publicationStmt/date"):
        if element.get("type") in _OTHER_DATES:
            continue
        for stated in (element.get("when"), element.get("when-iso"), words_of(element)):
            if stated and (match := _ISO_DATE.match(stated)):
                return match[0]
        years = set(_YEAR_IN_WORDS.findall(words_of(element)))
        if len(years) == 1:
            return str(years.pop())
    return ""


def _licences(header: etree._Element) -> tuple[Licence, ...]:
    """Return the licences: what ``licence`` says, else an address among the words on availability that is a known licence's."""
    found: dict[str, Licence] = {}
    for element in _all(header, "fileDesc/publicationStmt//licence"):
        words, addresses = words_of(element), list(_addresses(element))
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
    yield from _ADDRESS.findall(words_of(element))


def _languages(header: etree._Element, document: Document) -> tuple[str, ...]:
    """Return the languages of the text: its own first, then those that the header lists."""
    told = [text_language(document.root), *(one.get("ident") or "" for one in _all(header, "profileDesc/langUsage/language"))]
    return tuple(dict.fromkeys(one for one in told if _LANGUAGE.fullmatch(one) and one != "und"))


def _description(header: etree._Element) -> tuple[str, str]:
    for path in ("profileDesc/abstract", "encodingDesc/projectDesc"):
        words = " ".join(words for one in _all(header, path) if (words := words_of(one)))
        if words:
            return path, words
    return "", ""


def _sources(header: etree._Element) -> tuple[str, ...]:
    told = [one for gi in ("bibl", "p") for one in _all(header, f"fileDesc/sourceDesc/{gi}") if one.get("type") != "source-text"]
    return tuple(words for one in told if (words := words_of(one)))
