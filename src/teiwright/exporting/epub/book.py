"""A document -> the files of a book.

TEI: HD21 (titleStmt), DSDIV (divisions), CORS5 (pb); EPUB 3.3
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from markupsafe import Markup

from ...guidelines.namespaces import tei
from ...guidelines.views import View
from ...model import Document
from ..html.about import Fact, authors, citation, find_facts
from ..html.divisions import Division, find_divisions
from ..html.edition import Edition
from ..html.indexes import write_indexes
from ..html.languages import direction
from ..html.marks import anchored
from ..html.page import Title, find_language, find_title, write_notes
from ..html.shapes import Surroundings
from ..html.survey import Survey
from ..html.walk import render
from ..markup import Token, read_markup, shown
from ..register import metadata
from .chapters import Chapter, cut
from .contents import Entry, landmarks_of, page_list, write_book_contents
from .identifiers import Places
from .notes import Footnotes, name_roles, read_footnotes
from .pictures import Picture, Pictures

#: The headings of notes stand below that of the file.
_BELOW_FILE: Final = 1

#: In the page an index stands below the title; in the book its file begins with it.
_BELOW_HEADING: Final = {"h3": "h2", "h4": "h3"}

_Read: TypeAlias = Callable[[Markup], list[Token]]


@dataclass(slots=True, eq=False)
class File:
    """One XHTML file of the book; *heading* is the one that its template writes, ``""`` where the text has its own."""

    name: str
    title: str
    chapter: Chapter
    heading: str = ""
    kind: str = ""  # what it is, by the name of its template

    def tokens(self) -> Iterator[Token]:
        """Yield all tags and texts of the file, the footnotes last."""
        yield from self.chapter.tokens
        for footnote in self.chapter.footnotes:
            yield from footnote.tokens


@dataclass(slots=True, eq=False)
class Book:
    """A book before it is written."""

    title: Title
    authors: list[str]
    language: str
    direction: str
    view: View
    citation: str
    files: list[File] = field(default_factory=list)
    contents: list[Token] = field(default_factory=list)
    landmarks: list[Entry] = field(default_factory=list)
    pages: list[Entry] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)


def build_book(document: Document, view: View) -> Book:
    """Return *document* in *view* as a book, every link leading to where its target stands."""
    edition = Edition.of(document, view)
    numbers = {edition.identifiers.give(node, "page"): node for node in document.root.iter(tei("pb"))}
    pictures = Pictures(document, edition.identifiers)
    survey = Survey.of(document.root, view)
    divisions = find_divisions(survey, edition.identifiers)
    said = metadata(document)
    language = find_language(document, survey.flat, said)
    book = Book(find_title(document, survey.flat), authors(edition), language, direction(language) if language else "ltr", view, citation(said))

    def read(markup: Markup) -> list[Token]:
        return pictures.put(shown(read_markup(markup), edition.view, numbers))

    text, footnotes = _text_of(edition, survey, read, right_to_left=book.direction == "rtl")
    indexes = _index_files(edition)
    about = _about(find_facts(document, edition.identifiers, said))
    text += read_markup(Markup("").join(anchored(identifier) for identifier in edition.identifiers.due()))
    book.files = [*_text_files(text, divisions, footnotes, book.title), *indexes, about]
    book.pictures = pictures.used
    _link(book, divisions)
    return book


def _text_of(edition: Edition, survey: Survey, read: _Read, *, right_to_left: bool) -> tuple[list[Token], Footnotes]:
    """Return the text, and the notes and readings that it refers to."""
    text = read(render(edition, survey, Surroundings(headed=0, right_to_left=right_to_left)))
    readings, notes = write_notes(edition, Surroundings(headed=_BELOW_FILE, right_to_left=right_to_left))
    return text, Footnotes([*read_footnotes("note", read(notes)), *read_footnotes("reading", read(readings))])


def _text_files(text: list[Token], divisions: list[Division], footnotes: Footnotes, title: Title) -> list[File]:
    labels = {division.id: division.label for division in divisions}
    found = []
    for number, chapter in enumerate(cut(text, {division.id: division.level for division in divisions}, footnotes), 1):
        begun = (labels[one] for token in chapter.tokens if (one := token.attributes.get("id", "")) in labels)
        found.append(File(f"text-{number:04}.xhtml", next(begun, title.main), chapter, kind="text"))
    return found


def _index_files(edition: Edition) -> list[File]:
    """Return the indexes, a long one in several files."""
    found = []
    for identifier, heading, content in write_indexes(edition):
        stem = identifier.rpartition("index-")[2]
        listed = shown(read_markup(content), edition.view, {})
        if listed[0].tag == "li":
            listed = [Token("ul"), *listed, Token("ul", is_end=True)]
        for token in listed:
            token.tag = _BELOW_HEADING.get(token.tag, token.tag)
        for number, chapter in enumerate(cut(listed, {}, Footnotes([])), 1):
            chapter.part = "backmatter"
            name = f"index-{stem}.xhtml" if number == 1 else f"index-{stem}-{number}.xhtml"
            found.append(File(name, heading, chapter, heading if number == 1 else "", "index"))
    return found


def _about(facts: list[Fact]) -> File:
    """Return what the header says of the edition, as a list of terms."""
    tokens: list[Token] = []
    for fact in facts:
        tokens += [Token("dt"), Token(text=fact.term), Token("dt", is_end=True)]
        for value in fact.values:
            tokens += [Token("dd"), *read_markup(value), Token("dd", is_end=True)]
    heading = "About this edition"
    return File("about.xhtml", heading, Chapter(tokens, part="backmatter"), heading, "about")


def _link(book: Book, divisions: list[Division]) -> None:
    """Give every element its id in the book, and every link its way there; make the contents and the list of pages."""
    places = Places()
    for file in book.files:
        name_roles(file.tokens())
        places.enter(file.name, file.tokens())
    more = [Entry(file.heading, file.name) for file in book.files if file.heading]
    book.contents = write_book_contents(divisions, book.language, places, more)
    book.landmarks = landmarks_of((file.name, file.chapter.part) for file in book.files)
    book.pages = page_list((file.name, token) for file in book.files for token in file.tokens())
    for file in book.files:
        for tokens in (file.chapter.tokens, *(footnote.tokens for footnote in file.chapter.footnotes)):
            places.rewrite(file.name, tokens)
