"""The words of all editions, and where they stand: what the search page looks up.

A text is cut into pieces of some paragraphs; for each word there is a list of
the pieces that hold it. Words are compared without marks above and below
them and without capitals, by the same rule here and in ``search.js``. Where
words are not written apart, each character counts as one.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from ...guidelines.views import View
from ..html.page import Page
from ..markup import Token, end_of, read_markup, shown

_PIECE: Final = 700
_BEGINNING: Final = 80
_BLOCKS: Final = frozenset({"p", "div", "section", "li", "blockquote", "dd", "dt", "table", "figure", "h1", "h2", "h3", "h4", "h5", "h6"})
_FINAL_SIGMA, _SIGMA = "\u03c2", "\u03c3"
_WORD: Final = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")


@dataclass(slots=True)
class Piece:
    """Some paragraphs: the page that they are in, the id at which they begin, the heading above, how they begin, their words."""

    page: int
    anchor: str
    heading: str
    text: list[str] = field(default_factory=list)
    size: int = 0

    @property
    def beginning(self) -> str:
        """The first words."""
        words = " ".join("".join(self.text)[: _BEGINNING * 2].split())
        return words if len(words) <= _BEGINNING else f"{words[:_BEGINNING].rpartition(' ')[0] or words[:_BEGINNING]}…"


def words_of_text(characters: str) -> list[str]:
    """Return the words of *characters* as they are compared.

    >>> words_of_text("L'Été, naïve Star: 三人")
    ['l', 'ete', 'naive', 'star', '三', '人']
    """
    plain = "".join(one for one in unicodedata.normalize("NFKD", characters) if not unicodedata.category(one).startswith("M"))
    return _WORD.findall(plain.lower().replace(_FINAL_SIGMA, _SIGMA))


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


def index_of(pieces: Iterable[Piece], pages: list[tuple[str, str]]) -> dict[str, object]:
    """Return the index of *pieces* as plain values; *pages* are the files and titles.

    ``words`` ascend; ``where`` has for each the numbers of its pieces, each as
    the difference from the one before.
    """
    headings: dict[str, int] = {}
    rows: list[list[object]] = []
    where: dict[str, list[int]] = {}
    for number, piece in enumerate(pieces):
        heading = headings.setdefault(piece.heading, len(headings))
        rows.append([piece.page, piece.anchor, heading, piece.beginning])
        for word in set(words_of_text("".join(piece.text))):
            where.setdefault(word, []).append(number)
    words = sorted(where)
    return {
        "pages": [list(page) for page in pages],
        "headings": list(headings),
        "pieces": rows,
        "words": words,
        "where": [_differences(where[word]) for word in words],
    }


def _differences(numbers: list[int]) -> list[int]:
    return [number - before for number, before in zip(numbers, [0, *numbers], strict=False)]
