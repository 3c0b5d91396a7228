"""What the header says, as Dublin Core Terms in the shape that DTS gives them.

TEI: HD (the TEI header)
"""

import re
from collections.abc import Iterable
from typing import Any, Final

from lxml import etree

from ..exporting.register import metadata
from ..guidelines.namespaces import XML_LANG, tei
from ..model import Document, flatten
from ..validation.schematron.nodes import string_of
from .citable_units import CitableUnit
from .xpaths import even

#: The language of words of which nobody says it (BCP 47).
_UNDETERMINED: Final = "und"
_URI: Final = re.compile(r"(?:https?://|ftp://|urn:|doi:|info:|ark:)[^\s<>\"{}|\\^`]+")
_TERMS: Final = re.compile(r"(?:dc|dct|dcterms|dcterm):|https?://purl\.org/dc/(?:terms|elements/1\.1)/")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_LOCAL: Final = re.compile(r"[A-Za-z][\w-]*")


def language_of(element: etree._Element | None) -> str:
    """Return the language in which *element* says that its words are, or ``und``.

    >>> language_of(etree.fromstring('<p xml:lang="de"><hi/></p>')[0]), language_of(None)
    ('de', 'und')
    """
    while element is not None:
        said = element.get(XML_LANG, "")
        if said:
            return said if _LANGUAGE.fullmatch(said) else _UNDETERMINED
        element = element.getparent()
    return _UNDETERMINED


def title_of(document: Document) -> str:
    """Return the title of the header, else the name of the file without its ending."""
    return str(metadata(document).get("title") or document.origin.name.rpartition(".")[0] or document.origin.name or "Untitled")


def dublin_core(document: Document) -> dict[str, Any]:
    """Return what the header says of *document*, by term.

    >>> statement = '<fileDesc><titleStmt xml:lang="fr"><title>Odes</title></titleStmt></fileDesc>'
    >>> tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{statement}</teiHeader></TEI>'
    >>> dublin_core(Document(etree.fromstring(tei)))
    {'title': [{'lang': 'fr', 'value': 'Odes'}]}
    """
    said = metadata(document)
    header = document.root.find(tei("teiHeader"))
    statement = header.find(f"{tei('fileDesc')}/{tei('titleStmt')}") if header is not None else None
    titles = statement.findall(tei("title")) if statement is not None else []
    language = language_of(statement if statement is not None else header)
    languages = said.get("languages")
    found: dict[str, Any] = {
        "title": [_said(even(string_of(one)), language_of(one)) for one in titles],
        "creator": _each(said.get("author"), language),
        "contributor": [*_each(said.get("editor"), language), *_each(said.get("translator"), language)],
        "publisher": _each(said.get("publisher"), language),
        "date": said.get("date"),
        "rights": _each(said.get("licence"), language),
        "source": _each(said.get("source"), language),
        "isPartOf": _each(said.get("series"), language),
        "identifier": _each(list(identifiers.values()) if isinstance(identifiers := said.get("identifiers"), dict) else None, language),
        "language": [str(one) for one in (languages if isinstance(languages, dict) else [said.get("language")]) if one],
    }
    found["title"] = [one for one in found["title"] if one["value"]]
    return {term: values for term, values in found.items() if values}


def unit_metadata(unit: CitableUnit) -> dict[str, Any]:
    """Return what is said of *unit*: ``dublinCore``, and ``extensions`` for properties that are other URIs; a key only where there is something.

    The title is the one that the declaration names, else the first ``head`` of
    the unit. A property that is neither a term nor a URI means nothing to
    others and is left out.
    """
    terms: dict[str, Any] = {}
    others: dict[str, Any] = {}
    language = language_of(unit.elements[0])
    for name, values in unit.said.items():
        term = _TERMS.sub("", name) if _TERMS.match(name) else name if name == "title" else ""
        if _LOCAL.fullmatch(term):
            terms[term] = terms.get(term, []) + [_said(one, language) for one in values]
        elif _URI.fullmatch(name):
            others[name] = [_said(one, language) for one in values]
    head = unit.elements[0].find(tei("head"))
    if "title" not in terms and head is not None:
        words = even(flatten(head, mapped=False).text.content)
        if words:
            terms["title"] = [_said(words, language_of(head))]
    found: dict[str, Any] = {"dublinCore": terms} if terms else {}
    if others:
        found["extensions"] = {"@context": {name: name for name in others}, **others}
    return found


def _said(words: str, language: str) -> dict[str, str]:
    return {"lang": language, "value": words}


def _each(values: object, language: str) -> list[Any]:
    """Return *values*, one or several, each as a URI where it is one, else as words of *language*."""
    listed: Iterable[object] = values if isinstance(values, list) else [values]
    return [str(one) if _URI.fullmatch(str(one)) else _said(str(one), language) for one in listed if one]
