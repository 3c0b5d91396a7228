"""Documents -> the pages of a site, by their file names."""

from collections.abc import Sequence
from functools import cache, partial
from importlib.resources import files
from pathlib import PurePath
from typing import Final, NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from ...frame import make_environment, values_of_frame
from ...model import Document, SettingsError
from ...pipeline.rendering import Asked
from ...version import VERSION
from ..html.identifiers import fragment
from ..html.page import Page, build_page
from ..html.templates import theme_of
from ..html.urls import identifier_url, safe_url
from ..views import view_for
from .file_names import file_names
from .merging import merge
from .pictures import with_pictures
from .pieces import index_of, packed, pieces_of
from .titles import told_apart

#: Kind of entry -> file and title of its index.
_INDEXES: Final = {"person": ("people", "People"), "place": ("places", "Places"), "org": ("organisations", "Organisations")}


class Edited(NamedTuple):
    """One edition of the site: its page, its file, what lists call it."""

    page: Page
    document: Document
    file: str
    title: str


def build_site(
    documents: Sequence[Document], *, view: str = "reading", witness: str = "", rendering: Asked = (), template: str | None = None
) -> dict[str, bytes]:
    """Return the files of a site of *documents*, in their order, each by its name; the same for the same documents.

    *view*, *witness* and *rendering* are those of `view_for`. *template* is
    that of an edition's page; what it says in its block ``theme`` all pages
    have. Raises SettingsError where one of them is wrong, or there is no document.

    >>> from lxml import etree
    >>> p = '<p xmlns="http://www.tei-c.org/ns/1.0">A</p>'
    >>> sorted(build_site([Document(etree.fromstring(p))]))
    ['edition.html', 'index.html', 'search.html']
    """
    if not documents:
        raise SettingsError("a site needs one edition at least")
    names = file_names(PurePath(document.origin.name).stem for document in documents)
    views = [view_for(document, view, witness=witness, rendering=rendering) for document in documents]
    pages = [build_page(document, shown, template, _own("edition.html")) for document, shown in zip(documents, views, strict=True)]
    theme = theme_of(template, {"view": view, "version": VERSION}) if template else ""
    fill = partial(_fill, theme=Markup(theme))  # noqa: S704  # an editor's own style sheet
    editions = [Edited(*one) for one in zip(pages, documents, names, told_apart(documents, pages, names), strict=True)]
    subjects = merge((one.file, one.title, one.document, one.page.edition) for one in editions)
    indexes = {kind: [subject for subject in subjects if subject.kind == kind] for kind in _INDEXES}
    kept = {_INDEXES[kind]: held for kind, held in indexes.items() if held}
    menu = [("index.html", "Editions"), *((f"{stem}.html", title) for stem, title in kept), ("search.html", "Search")]
    pieces = (piece for number, (one, shown) in enumerate(zip(editions, views, strict=True)) for piece in pieces_of(number, one.page, shown))
    index = packed(index_of(pieces, [(one.file, one.title, one.page.language) for one in editions]))
    pictures: dict[str, bytes] = {}
    texts = {
        **{one.file: with_pictures(one.page.html, one.document, one.file, pictures) for one in editions},
        "index.html": fill("start.html", "Editions", menu, editions=editions),
        **{f"{stem}.html": fill("subjects.html", title, menu, subjects=held) for (stem, title), held in kept.items()},
        "search.html": fill("search.html", "Search", menu, editions=editions, index=index, script=_script()),
    }
    return {**{name: text.encode("utf-8", "surrogatepass") for name, text in texts.items()}, **pictures}


def _fill(name: str, title: str, menu: list[tuple[str, str]], *, theme: Markup, script: str = "", **values: object) -> str:
    frame_values = values_of_frame(title, style=_own("site.css"), script=script)
    return _environment().get_template(name).render(frame_values, menu=menu, theme=theme, **values)


@cache
def _environment() -> Environment:
    environment = make_environment({name: _own(name) for name in ("list.html", "start.html", "subjects.html", "search.html")})
    environment.filters.update(fragment=fragment, identifier_link=_identifier_link, label=_identifier_label)
    return environment


def _identifier_link(identifier: tuple[str, str]) -> str:
    return safe_url(identifier[1]) or identifier_url(*identifier)


def _identifier_label(identifier: tuple[str, str]) -> str:
    return " ".join(one for one in identifier if one)


@cache
def _own(name: str) -> str:
    return files(__package__).joinpath("pages", name).read_text(encoding="utf-8")


@cache
def _script() -> Markup:
    """Return the script of the search page on one line, as the checker of the W3C takes the digest of no other."""
    lines = (line.strip() for line in _own("search.js").splitlines())
    return Markup(" ".join(line for line in lines if not line.startswith("//")))  # noqa: S704  # a file of ours
