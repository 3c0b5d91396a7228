"""What the book says of itself, from the teiHeader alone: identifier, title, people, dates, accessibility.

TEI: HD2 (fileDesc), HD41 (textClass), HD6 (revisionDesc); EPUB 3.3 (package metadata), EPUB Accessibility 1.1
"""

import hashlib
import os
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from lxml import etree

from ...guidelines.namespaces import tei
from ...guidelines.views import View
from ...model import Document
from ..html.names import words_of
from ..register import names_in

_DOI: Final = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"(?:urn:[A-Za-z0-9][A-Za-z0-9-]+:|https?://)[!-~]+")
_DATE: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:T.*)?")

#: Said of a book whose document dates nothing: the first day that a zip file can hold.
_NO_DATE: Final = "1980-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Statement:
    """One element of Dublin Core; *role* is a MARC relator."""

    term: str
    value: str
    role: str = ""


def identifiers_of(document: Document, view: View) -> list[str]:
    """Return the identifiers of the book, the one that is its own first.

    A DOI, else a URN or an address; without any, a UUID made of the
    document's characters, the view and its witness, the same for the same document.
    """
    header = document.root.find(tei("teiHeader"))
    path = f"{tei('fileDesc')}/{tei('publicationStmt')}//{tei('idno')}"
    said = [words for node in (header.iterfind(path) if header is not None else ()) if (words := " ".join("".join(node.xpath("text()")).split()))]
    dois = [f"doi:{match[1]}" for one in said if (match := _DOI.fullmatch(one))]
    addresses = [one for one in said if _ADDRESS.fullmatch(one) and not _DOI.fullmatch(one)]
    others = [one for one in said if not _ADDRESS.fullmatch(one) and not _DOI.fullmatch(one)]
    own = [*dois, *sorted(addresses, key=lambda one: not one.startswith("urn:"))]
    if not own:
        variant = " ".join([view.name, *sorted(view.witnesses)])
        digest = hashlib.sha256(etree.tostring(document.tree, encoding="UTF-8")).hexdigest()
        own = [f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'urn:sha256:{digest}#{variant}')}"]
    return list(dict.fromkeys([*own, *others]))


def statements_of(document: Document) -> Iterator[Statement]:
    """Yield what the header says of people, publication, rights and subjects."""
    header = document.root.find(tei("teiHeader"))
    if header is None:
        return
    for node in header.iterfind(f"{tei('fileDesc')}/{tei('titleStmt')}/{tei('author')}"):
        for name in names_in(node):
            yield Statement("creator", name, "aut")
    for node in header.iterfind(f"{tei('fileDesc')}/{tei('titleStmt')}/{tei('editor')}"):
        for name in names_in(node):
            yield Statement("contributor", name, "trl" if node.get("role") == "translator" else "edt")
    for path in ("publisher", "authority"):
        for _, words in _said(header, f"fileDesc/publicationStmt/{path}"):
            yield Statement("publisher", words)
    published = _published(header)
    if published:
        yield Statement("date", published)
    for node, words in _said(header, "fileDesc/publicationStmt/availability/licence", "target"):
        yield Statement(
            "rights", " ".join([words, f"({node.get('target')})"] if words and node.get("target") else [words or node.get("target") or ""])
        )
    for path in ("bibl", "biblStruct", "biblFull", "p"):
        for _, words in _said(header, f"fileDesc/sourceDesc/{path}"):
            yield Statement("source", words)
    for _, words in _said(header, "profileDesc/textClass/keywords/term"):
        yield Statement("subject", words)


def _said(header: etree._Element, path: str, attribute: str = "") -> Iterator[tuple[etree._Element, str]]:
    for node in header.iterfind("/".join(tei(step) for step in path.split("/"))):
        words = words_of(node)
        if words or (attribute and node.get(attribute)):
            yield node, words


def _published(header: etree._Element) -> str:
    """Return the date of publication where it is one: a year, a month or a day."""
    for node in header.iterfind(f"{tei('fileDesc')}/{tei('publicationStmt')}/{tei('date')}"):
        for value in (node.get("when") or "", words_of(node)):
            if _day(value):
                return value.partition("T")[0]
    return ""


def modified(document: Document) -> str:
    """Return when the document was last changed, as its header tells; never what the clock says.

    The latest change of the revisionDesc, else the date of publication, else
    ``SOURCE_DATE_EPOCH`` of the environment, else 1 January 1980.

    >>> header = '<teiHeader><revisionDesc><change when="2021-05"/></revisionDesc></teiHeader>'
    >>> modified(Document(etree.fromstring(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}</TEI>')))
    '2021-05-01T00:00:00Z'
    """
    header = document.root.find(tei("teiHeader"))
    if header is not None:
        changes = [_day(node.get("when") or "") for node in header.iterfind(f"{tei('revisionDesc')}//{tei('change')}")]
        changes += [_day(node.get("when") or "") for node in header.iterfind(tei("revisionDesc"))]
        day = max(changes, default="") or _day(_published(header))
        if day:
            return f"{day}T00:00:00Z"
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isascii() and given.isdecimal() and len(given) < 12:
        return datetime.fromtimestamp(int(given), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return _NO_DATE


def _day(value: str) -> str:
    """Return the first day of the year, month or day *value*, or ``""`` where it is no date that a book may have."""
    match = _DATE.fullmatch(value.strip())
    if match is None:
        return ""
    try:
        return date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1)).isoformat()
    except ValueError:
        return ""


@dataclass(frozen=True, slots=True)
class Access:
    """What a reader with a disability can expect of the book."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    summary: str


def access_of(*, has_pictures: bool, has_pages: bool, has_indexes: bool) -> Access:
    """Return what may be said of every book that is made here; that it conforms to WCAG only a person can say."""
    features = ["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"]
    features += ["pageBreakMarkers", "pageNavigation"] if has_pages else []
    features += ["index"] if has_indexes else []
    features += ["alternativeText"] if has_pictures else []
    pictures = " Pictures have the descriptions that the edition gives them." if has_pictures else ""
    summary = f"Running text with headings, links to notes and back, and a table of contents.{pictures}"
    return Access(
        ("textual", *(("visual",) if has_pictures else ())), ("textual",) if not has_pictures else ("textual,visual",), tuple(features), summary
    )
