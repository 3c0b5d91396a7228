"""The text of all editions in pieces of some paragraphs: what the search page looks through, and shows around what it found.

A browser reads no second file beside one that it opened from a disk, so the
search page holds the text, once and packed; that takes less than a list of all
words with their places did, and shows more. Words are compared in
``search.js``, without marks above and below them and without capitals; where
words are not written apart, each character counts as one.
"""

import json
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from ...guidelines.views import View
from ..html.page import Page
from ..markup import Token, end_of, read_markup, shown

_PIECE: Final = 700
_BLOCKS: Final = frozenset(
    {
        "p",
        "div",
        "section",
        "li",
        "blockquote",
        "dd",
        "dt",
        "table",
        "caption",
        "td",
        "th",
        "figure",
        "figcaption",
        "br",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    }
)


@dataclass(slots=True)
class Piece:
    """Some paragraphs: the page that they are in, the id at which they begin, the heading above, their *text* as it is collected."""

    page: int
    anchor: str
    heading: str
    text: list[str] = field(default_factory=list)
    size: int = 0


def pieces_of(number: int, page: Page, view: View) -> Iterator[Piece]:
    """Yield the pieces of *page*, the *number*-th of the site, with something in them: its text, then its notes."""
    headings = {division.id: division.label for division in page.divisions}
    for markup, heading in ((page.text, ""), (page.notes, "Notes")):
        yield from (piece for piece in _pieces(shown(read_markup(markup), view, {}), number, heading, headings) if piece.size)


def _pieces(tokens: list[Token], number: int, heading: str, headings: dict[str, str]) -> Iterator[Piece]:
    piece = Piece(number, "tw:text" if not heading else "tw:notes", heading)
    index = 0
    while index < len(tokens):
        token = tokens[index]
        identifier = token.attributes.get("id", "")
        if not token.tag:
            piece.text.append(token.text)
            piece.size += len(token.text.strip())
        elif token.is_start and (_is_added(token) or (token.tag == "sup" and _refers(tokens[index + 1]))):
            index = end_of(tokens, index)
        elif token.tag in _BLOCKS:
            piece.text.append(" ")
            if identifier and (piece.size >= _PIECE or identifier in headings):
                yield piece
                heading = headings.get(identifier, heading)
                piece = Piece(number, identifier, heading)
            elif identifier and not piece.size:
                piece.anchor = identifier
        index += 1
    yield piece


def _is_added(token: Token) -> bool:
    return bool({"made", "by", "sign"}.intersection(token.classes)) or token.attributes.get("role") == "doc-backlink"


def _refers(token: Token) -> bool:
    return token.attributes.get("role") == "doc-noteref" and "note-mark" not in token.classes


def index_of(pieces: Iterable[Piece], pages: list[tuple[str, str, str]]) -> dict[str, object]:
    """Return *pieces* as plain values; *pages* are the files, titles and languages.

    >>> index_of([Piece(0, "p1", "One", ["A  b "])], [("a.html", "A", "en")])
    {'pages': [['a.html', 'A', 'en']], 'headings': ['One'], 'pieces': [[0, 'p1', 0, 'A b']]}
    """
    headings: dict[str, int] = {}
    rows = [[one.page, one.anchor, headings.setdefault(one.heading, len(headings)), " ".join("".join(one.text).split())] for one in pieces]
    return {"pages": [list(page) for page in pages], "headings": list(headings), "pieces": rows}


def packed(index: dict[str, object]) -> str:
    """Return *index* as JSON, packed by zlib, in letters that end no element of HTML.

    >>> packed({})
    'eNqrrgUAAXUA+Q=='
    """
    written = json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return b64encode(zlib.compress(written, 9)).decode()
