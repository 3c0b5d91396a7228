"""What leads into a book: its contents, the list of the pages of the source, and where its parts begin.

EPUB 3.3: the navigation document; TEI: DSDIV (divisions), CORS5 (pb)
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ..html.divisions import Division, write_contents
from ..markup import Token, read_markup
from .identifiers import Places

_PARTS: Final = {"frontmatter": "Front matter", "bodymatter": "Text", "backmatter": "Back matter"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of a list; *kind* is what it leads to, in EPUB's vocabulary."""

    label: str
    link: str
    kind: str = ""


def write_book_contents(divisions: Iterable[Division], language: str, places: Places, more: Sequence[Entry]) -> list[Token]:
    """Return the contents as one list: the divisions of the text, in *language*, then *more*, in English."""
    tokens = read_markup(write_contents([one for one in divisions if places.link(one.id)], language))
    places.rewrite("nav.xhtml", tokens)
    if not tokens:
        tokens = [Token("ol"), Token("ol", is_end=True)]
    for entry in more:
        link = Token("a", attributes={"href": entry.link, "lang": "en"})
        tokens[-1:-1] = [Token("li"), link, Token(text=entry.label), Token("a", is_end=True), Token("li", is_end=True)]
    return tokens


def page_list(tokens: Iterable[tuple[str, Token]]) -> list[Entry]:
    """Return the pages that have a number, in the order of the book; *tokens* come with the file that they stand in."""
    return [
        Entry(token.attributes["aria-label"], f"{file}#{token.attributes['id']}")
        for file, token in tokens
        if token.attributes.get("epub:type") == "pagebreak"
    ]


def landmarks_of(parts: Iterable[tuple[str, str]]) -> list[Entry]:
    """Return where front matter, text and back matter begin; *parts* are the files and what each belongs to.

    >>> [entry.link for entry in landmarks_of([("a", "bodymatter"), ("b", "bodymatter"), ("c", "backmatter")])]
    ['a', 'c']
    """
    first: dict[str, str] = {}
    for file, part in parts:
        first.setdefault(part, file)
    return [Entry(_PARTS[part], file, part) for part, file in first.items()]
