"""A book -> its bytes: templates filled, pictures beside them, all in one archive.

EPUB 3.3: package document, navigation document, XHTML content documents
"""

from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Final

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from ...model import Document
from ...version import VERSION
from ..markup import write_xhtml
from .book import Book, File
from .container import pack
from .header import access_of, identifiers_of, modified, statements_of

_FOLDER: Final = "EPUB"
_HEADINGS: Final = {"note": "Notes", "reading": "Readings"}


def write_book(book: Book, document: Document) -> bytes:
    """Return *book*, which was made of *document*, as the bytes of an EPUB."""
    written = {
        "package.opf": _package(book, document),
        "nav.xhtml": _fill("nav.xhtml", book=book, contents=Markup(write_xhtml(book.contents))),  # noqa: S704  # every text was escaped
        "style.css": _template_text("style.css"),
        "title.xhtml": _fill("title.xhtml", book=book),
        **{file.name: _page(file, book) for file in book.files},
    }
    return pack(
        {
            "META-INF/container.xml": _template_text("container.xml").encode(),
            **{f"{_FOLDER}/{name}": content.encode("utf-8", "surrogatepass") for name, content in written.items()},
            **{f"{_FOLDER}/{picture.name}": picture.data for picture in book.pictures},
        }
    )


def _page(file: File, book: Book) -> str:
    footnotes = [
        (kind, _HEADINGS[kind], Markup("\n").join(Markup(write_xhtml(one.tokens)) for one in group))  # noqa: S704  # every text was escaped
        for kind, group in groupby(file.chapter.footnotes, key=lambda one: one.kind)
    ]
    content = Markup(write_xhtml(file.chapter.tokens))  # noqa: S704  # as above
    return _fill(f"{file.kind}.xhtml", book=book, file=file, content=content, footnotes=footnotes, version=VERSION)


def _package(book: Book, document: Document) -> str:
    return _fill(
        "package.opf",
        book=book,
        identifiers=identifiers_of(document, book.view),
        statements=list(statements_of(document)),
        modified=modified(document),
        access=access_of(has_pictures=bool(book.pictures), has_pages=bool(book.pages), has_indexes=any(file.kind == "index" for file in book.files)),
        version=VERSION,
    )


def _fill(name: str, **values: object) -> str:
    return _environment().from_string(_template_text(name)).render(**values)


@cache
def _environment() -> Environment:
    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, keep_trailing_newline=True)


@cache
def _template_text(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")
