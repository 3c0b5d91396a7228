"""A document -> one HTML file.

TEI: HD21 (titleStmt); the page itself follows HTML's living standard, WCAG 2.2 AA and DPUB-ARIA
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree
from markupsafe import Markup

from ...frame import policy_of, values_of_frame
from ...guidelines.namespaces import tei, text_language
from ...guidelines.views import View
from ...languages import detect_language
from ...model import Document, Flat
from ..register import metadata
from .about import authors, citation, find_facts
from .divisions import Division, find_divisions, write_contents
from .download import pack
from .edition import Edition
from .indexes import write_indexes
from .languages import direction, html_language
from .marks import anchored
from .names import words_of
from .shapes import Surroundings
from .survey import Survey
from .switches import offered
from .templates import fill, own_file, own_script
from .walk import render

#: The headings of notes and readings stand below those of their sections.
_BELOW_SECTION: Final = 2


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the page and what stands below it."""

    main: str
    below: tuple[str, ...] = ()


#: How large a page may become: so many times its text, and this much besides. The XML goes in where it fits.
_TIMES_THE_TEXT: Final = 3
_BESIDES: Final = 150_000
_FRAME: Final = 8_000  # more than the template itself takes

#: From so many characters on, the browser lays out a section when it comes into sight.
_LONG: Final = 300_000


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and what it was made of: for whoever puts several together."""

    html: str
    edition: Edition
    title: Title
    authors: list[str]
    language: str
    divisions: list[Division]
    text: Markup
    notes: Markup


def build_page(document: Document, view: View, template: str | None, frame: str | None = None) -> Page:
    """Return *document* in *view* as one self-contained HTML file; *template* and *frame* are those of `fill`, *frame* the page to build on."""
    survey = Survey.of(document.root, view)  # first, as the elements that it holds are at hand from then on
    edition, flat = Edition.of(document, view), survey.flat
    divisions = find_divisions(survey, edition.identifiers)
    said = metadata(document)
    language = find_language(document, flat, said)
    runs = direction(language) if language else "ltr"
    text = render(edition, survey, Surroundings(right_to_left=runs == "rtl"))
    readings, notes = write_notes(edition, Surroundings(headed=_BELOW_SECTION, right_to_left=runs == "rtl"))
    indexes = write_indexes(edition)
    facts = find_facts(document, edition.identifiers, said)
    title = find_title(document, flat)
    people = authors(edition)
    contents = write_contents(divisions, language)
    frame_values = values_of_frame(" · ".join([title.main, *people[:1]]), style=own_file("style.css"), script=own_script(), language=language)
    written = (text, notes, readings, contents, *(content for _, _, content in indexes), str(frame_values["style"]), own_script())
    room = _TIMES_THE_TEXT * _size(flat.text.content) + _BESIDES - _FRAME - sum(map(_size, written))
    values = {
        **frame_values,
        "direction": runs,
        "title": title,
        "authors": people,
        "statements": _statements(said),
        "view": view.name,
        "long": len(flat.text.content) > _LONG,
        "switches": offered(edition),
        "witnesses": edition.apparatus.sigla,
        "doubts": edition.has_doubts,
        "contents": contents,
        "text": text,
        "notes": notes,
        "readings": readings,
        "indexes": indexes,
        "facts": facts,
        "citation": citation(said),
        "download": pack(document, room),
        "anchors": Markup("").join(anchored(identifier) for identifier in edition.identifiers.due()),
    }
    return Page(fill(values, template, frame), edition, title, people, language, divisions, text, notes)


def _size(characters: str) -> int:
    return len(characters) if characters.isascii() else len(characters.encode("utf-8", "surrogatepass"))


def page_policy() -> str:
    """Return what a page may do: run the one script that is ours, and fetch nothing."""
    return policy_of(own_script())


def write_notes(edition: Edition, surroundings: Surroundings) -> tuple[Markup, Markup]:
    """Return readings and notes; there may be readings in a note, and notes in a reading."""

    def note(node: etree._Element) -> Markup:
        return render(edition, Survey.of(node, edition.view), surroundings, contents_only=True)

    def reading(node: etree._Element) -> Markup:
        phrases = surroundings._replace(phrasing=True)
        return render(edition, Survey.of(node, edition.view), phrases, lists_mentions=False)

    readings = notes = Markup("")
    while edition.apparatus.waits or edition.notes.wait:
        readings += edition.apparatus.write(reading, edition.names)
        notes += edition.notes.write(note, edition.names)
    return readings, notes


def find_title(document: Document, flat: Flat) -> Title:
    """Return the title of the header; without one the first head of the text, else the name of the file."""
    header = document.root.find(tei("teiHeader"))
    path = f"{tei('fileDesc')}/{tei('titleStmt')}/{tei('title')}"
    titles = [node for node in (header.iterfind(path) if header is not None else ()) if words_of(node)]
    if titles:
        main = next((node for node in titles if node.get("type") == "main"), titles[0])
        return Title(words_of(main), tuple(words_of(node) for node in titles if node is not main and node.get("type") == "sub"))
    for extent in flat.extents:
        words = " ".join(flat.text.content[extent.start : extent.end].split()) if extent.gi == "head" else ""
        if words:
            return Title(words)
    return Title(document.origin.name or "Untitled")


def find_language(document: Document, flat: Flat, said: Mapping[str, object]) -> str:
    """Return the language that the text declares, else the only one that the header has *said*, else the one its words tell."""
    languages = said.get("languages")
    named = list(languages) if isinstance(languages, dict) else []
    declared = html_language(text_language(document.root)) or (html_language(named[0]) if len(named) == 1 else "")
    return declared or html_language(detect_language(flat.text.content))


def _statements(said: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return the terms of Dublin Core that the header has values for."""
    terms = {
        "title": said.get("title"),
        "creator": said.get("author"),
        "contributor": said.get("editor"),
        "publisher": said.get("publisher"),
        "date": said.get("date"),
        "rights": said.get("licence"),
        "source": said.get("source"),
        "language": said.get("language"),
    }
    return [(term, str(value)) for term, value in terms.items() if value]
