"""What the header says of the edition: responsibility, source, licence, how it was encoded. Nothing is added to it.

TEI: HD2 (fileDesc), HD21 (titleStmt), HD24 (publicationStmt), HD3 (sourceDesc), HD5 (encodingDesc), HD6 (revisionDesc)
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree
from markupsafe import Markup

from ...guidelines.namespaces import local_name, tei
from ...model import Document, flatten
from ..register import names_in
from .edition import Edition
from .identifiers import Identifiers
from .names import siglum_of, words_of
from .urls import identifier_url, safe_url
from .writer import Writer, element

_PROSE: Final = frozenset({"p", "ab"})
#: What tells a source in words, with links in them.
_IN_WORDS: Final = frozenset({"bibl", "p", "ab"})
_CODE: Final = frozenset({"gi", "att", "code", "ident", "val", "tag"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the header says: what it is about, and the values."""

    term: str
    values: tuple[Markup, ...]


def find_facts(document: Document, identifiers: Identifiers, said: Mapping[str, object]) -> list[Fact]:
    """Return what the header says, in the order in which a reader asks; *said* is its `metadata`."""
    header = document.root.find(tei("teiHeader"))
    if header is None:
        return []
    facts = [_plain("Title", said.get("title")), _plain("Author", said.get("author")), _plain("Editor", said.get("editor"))]
    facts.append(_plain("Translator", said.get("translator")))
    facts.append(Fact("Responsibility", tuple(_responsibility(said, identifiers))))
    imprint = [str(said[key]) for key in ("publisher", "pub_place", "date") if key in said]
    facts.append(_plain("Publication", ", ".join(imprint) or _prose_of(header, "fileDesc/publicationStmt")))
    facts.append(_plain("Series", said.get("series")))
    facts.append(Fact("Identifiers", tuple(_identifiers(header))))
    facts.append(Fact("Licence", tuple(_prose(node) for node in _licences(header))))
    facts.append(Fact("Source", tuple(_prose(node) if local_name(node.tag) in _IN_WORDS else _description(node) for node in _sources(header))))
    facts.append(Fact("Witnesses", tuple(_witnesses(header, identifiers))))
    facts.append(Fact("Encoding", tuple(_prose(node) for node in _paragraphs(header.find(tei("encodingDesc"))))))
    facts.append(Fact("Program", tuple(_prose(node) for node in header.iter(tei("application")))))
    facts.append(Fact("Changes", tuple(_prose(node) for node in header.iterfind(f"{tei('revisionDesc')}//{tei('change')}"))))
    return [Fact(fact.term, values) for fact in facts if (values := tuple(value for value in fact.values if value.striptags().strip()))]


def citation(said: Mapping[str, object]) -> str:
    """Return how to cite the edition of which its header has *said* that, or ``""`` where it has no title to cite."""
    if "title" not in said:
        return ""
    parts = [str(said[key]) for key in ("author", "title") if key in said]
    if "editor" in said:
        parts.append(f"Edited by {said['editor']}")
    if "translator" in said:
        parts.append(f"Translated by {said['translator']}")
    imprint = ", ".join(str(said[key]) for key in ("pub_place", "publisher", "date") if key in said)
    parts += [imprint] if imprint else []
    identifiers = said.get("identifiers")
    parts += [f"{scheme} {identifier}" for scheme, identifier in identifiers.items() if identifier] if isinstance(identifiers, dict) else []
    return " ".join(part if part.endswith((".", "!", "?", "…", "]")) else f"{part}." for part in parts)


def _plain(term: str, value: object) -> Fact:
    return Fact(term, (Markup.escape(str(value)),) if value else ())


def _responsibility(said: Mapping[str, object], identifiers: Identifiers) -> Iterator[Markup]:
    responsible = said.get("responsibility")
    for one in responsible if isinstance(responsible, list) else ():
        node = identifiers.element(f"#{one['id']}") if "id" in one else None
        anchor = identifiers.take(node) if node is not None else ""
        writer = Writer()
        writer.start("span", {"id": anchor} if anchor else {})
        link = safe_url(one.get("ref", "")) or identifier_url("orcid", one.get("ref", ""))
        name = one.get("name", "")
        writer.add(element("a", name, href=link, rel="noreferrer") if link and name else Markup.escape(name))
        if "role" in one:
            writer.text(f": {one['role']}" if name else one["role"])
        writer.end("span")
        yield writer.markup()


def _identifiers(header: etree._Element) -> Iterator[Markup]:
    for node in header.iterfind(f"{tei('fileDesc')}/{tei('publicationStmt')}//{tei('idno')}"):
        words = "".join(node.xpath("text()")).strip()
        link = identifier_url(node.get("type") or "", words)
        label = f"{node.get('type') or ''} {words}".strip()
        if words:
            yield element("a", label, href=link, rel="noreferrer") if link else Markup.escape(label)


def _licences(header: etree._Element) -> list[etree._Element]:
    path = f"{tei('fileDesc')}/{tei('publicationStmt')}/{tei('availability')}"
    found = list(header.iterfind(f"{path}/{tei('licence')}"))
    return found or list(header.iterfind(f"{path}/{tei('p')}"))


def _sources(header: etree._Element) -> Iterator[etree._Element]:
    description = header.find(f"{tei('fileDesc')}/{tei('sourceDesc')}")
    for node in description if description is not None else ():
        if local_name(node.tag) == "listBibl":
            yield from node.iterchildren(tei("bibl"), tei("biblStruct"), tei("biblFull"))
        elif isinstance(node.tag, str) and local_name(node.tag) != "listWit":
            yield node


def _witnesses(header: etree._Element, identifiers: Identifiers) -> Iterator[Markup]:
    for node in header.iter(tei("witness")):
        anchor = identifiers.take(node)
        writer = Writer()
        writer.start("span", {"id": anchor} if anchor else {})
        writer.add(element("b", siglum_of(node), class_="siglum"))
        writer.text(" ")
        writer.add(_prose(node))
        writer.end("span")
        yield writer.markup()


def _paragraphs(node: etree._Element | None) -> Iterator[etree._Element]:
    for one in node.iter(etree.Element) if node is not None else ():
        if local_name(one.tag) in _PROSE and words_of(one):
            yield one


def _prose_of(header: etree._Element, path: str) -> str:
    parent = header.find("/".join(tei(step) for step in path.split("/")))
    return " ".join(words_of(child) for child in parent.iterchildren(tei("p"))) if parent is not None else ""


def _prose(node: etree._Element) -> Markup:
    """Return the words of *node*, its links as links; a licence whose words are not its address is one link."""
    target = safe_url(node.get("target") or "")
    if target:
        return element("a", words_of(node) or target, href=target, rel="noreferrer")
    writer = Writer()
    walk = etree.iterwalk(node, events=("start", "end", "comment", "pi"))
    for event, one in walk:
        if event == "start":
            gi = local_name(one.tag)
            link = safe_url(one.get("target") or "") if gi in {"ref", "ptr"} else ""
            if link:
                writer.add(element("a", words_of(one) or link, href=link, rel="noreferrer"))
                walk.skip_subtree()
            elif gi in _CODE:
                writer.add(element("code", words_of(one), class_=gi))
                walk.skip_subtree()
            elif one.text:
                writer.text(one.text)
        elif one is not node and one.tail:
            writer.text(one.tail)
    return Markup(" ".join(writer.markup().split()))  # noqa: S704  # only white space was changed


def _description(node: etree._Element) -> Markup:
    """Return what *node* says in elements, as of a manuscript, a line for each of its blocks and lines."""
    lines = flatten(node, "reading").text.content.split("\n")
    return Markup("<br>").join(words for line in lines if (words := " ".join(line.split())))


def authors(edition: Edition) -> list[str]:
    """Return the authors that the header names."""
    header = edition.document.root.find(tei("teiHeader"))
    path = f"{tei('fileDesc')}/{tei('titleStmt')}/{tei('author')}"
    return [name for node in (header.iterfind(path) if header is not None else ()) for name in names_in(node)]
