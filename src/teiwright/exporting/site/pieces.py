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
from dataclasses import dataclass
from typing import Final

from ...guidelines.views import View
from ..html.page import Page
from ..markup import Token, end_of, read_markup, shown

_PIECE: Final = 700
_BLOCKS: Final = frozenset("p div section li blockquote dd dt table caption td th figure figcaption br h1 h2 h3 h4 h5 h6".split())


@dataclass(slots=True)
class Piece:
    """Some paragraphs: the page that they are in, the heading above, the id at which each begins with its text as it is collected."""

    page: int
    heading: str
    paragraphs: list[tuple[str, list[str]]]
    size: int = 0

    def write(self, characters: str) -> None:
        """Add *characters* to the last paragraph."""
        self.paragraphs[-1][1].append(characters)
        self.size += len(characters.strip())

    def begin(self, anchor: str) -> None:
        """Begin a paragraph at *anchor*, in place of the last one where that is empty."""
        if not "".join(self.paragraphs[-1][1]).strip():
            self.paragraphs.pop()
        self.paragraphs.append((anchor, []))


def pieces_of(number: int, page: Page, view: View) -> Iterator[Piece]:
    """Yield the pieces of *page*, the *number*-th of the site, with something in them: its text, then its notes."""
    headings = {division.id: division.label for division in page.divisions}
    for markup, heading in ((page.text, ""), (page.notes, "Notes")):
        yield from (piece for piece in _pieces(shown(read_markup(markup), view, {}), number, heading, headings) if piece.size)


def _pieces(tokens: list[Token], number: int, heading: str, headings: dict[str, str]) -> Iterator[Piece]:
    piece = Piece(number, heading, [("tw:text" if not heading else "tw:notes", [])])
    index = 0
    while index < len(tokens):
        token = tokens[index]
        identifier = token.attributes.get("id", "")
        if not token.tag:
            piece.write(token.text)
        elif token.is_start and (_is_added(token) or (token.tag == "sup" and _refers(tokens[index + 1]))):
            index = end_of(tokens, index)
        elif token.tag in _BLOCKS:
            piece.write(" ")
            if identifier and (piece.size >= _PIECE or identifier in headings):
                yield piece
                heading = headings.get(identifier, heading)
                piece = Piece(number, heading, [(identifier, [])])
            elif identifier:
                piece.begin(identifier)
        index += 1
    yield piece


def _is_added(token: Token) -> bool:
    return bool({"made", "by", "sign"}.intersection(token.classes)) or token.attributes.get("role") == "doc-backlink"


def _refers(token: Token) -> bool:
    return token.attributes.get("role") == "doc-noteref" and "note-mark" not in token.classes


def index_of(pieces: Iterable[Piece], pages: list[tuple[str, str, str]]) -> dict[str, object]:
    """Return *pieces* as plain values; *pages* are the files, titles and languages.

    A piece is its page, its heading, the ids of its paragraphs and their texts.

    >>> index_of([Piece(0, "One", [("p1", ["A  b "]), ("p2", ["c"])])], [("a.html", "A", "en")])
    {'pages': [['a.html', 'A', 'en']], 'headings': ['One'], 'pieces': [[0, 0, ['p1', 'p2'], ['A b', 'c']]]}
    """
    headings: dict[str, int] = {}
    rows: list[list[object]] = []
    for one in pieces:
        texts = [(anchor, " ".join("".join(text).split())) for anchor, text in one.paragraphs]
        held = [(anchor, text) for anchor, text in texts if text]
        rows.append([one.page, headings.setdefault(one.heading, len(headings)), [anchor for anchor, _ in held], [text for _, text in held]])
    return {"pages": [list(page) for page in pages], "headings": list(headings), "pieces": rows}


def packed(index: dict[str, object]) -> str:
    """Return *index* as JSON, packed by zlib, in letters that end no element of HTML.

    >>> packed({})
    'eNqrrgUAAXUA+Q=='
    """
    written = json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return b64encode(zlib.compress(written, 9)).decode()
