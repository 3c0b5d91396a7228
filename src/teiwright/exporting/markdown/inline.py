"""The words of one block with their emphasis and links, as Markdown.

Markdown reads a star as emphasis only between certain characters: not at a
blank, and at a punctuation mark only where a word does not follow. Where a
star would be read as a star, or stars would stand side by side, the tag of
HTML says the same.

CommonMark: emphasis and strong emphasis, links
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from .escapes import escaped, escaped_line

_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_BLANK: Final = " \t\r\n"

BREAK: Final = "\\\n"

#: Kind of mark -> the sign, and the tag that stands in for it.
_SIGNS: Final = {"em": ("*", "em"), "strong": ("**", "strong"), "sup": ("", "sup"), "sub": ("", "sub"), "del": ("", "del"), "code": ("", "code")}


@dataclass(slots=True, eq=False)
class _Mark:
    """The beginning or the end of emphasis or a link; *target* is the address of a link."""

    kind: str
    is_end: bool
    target: str = ""
    written: str = ""
    partner: "_Mark | None" = None


class Inline:
    """Collects the words of a block; what is open at its end is opened again in the next one."""

    def __init__(self) -> None:
        self._pieces: list[str | _Mark] = []
        self._open: list[_Mark] = []

    @property
    def is_empty(self) -> bool:
        """Whether no word was written since the last block."""
        return all(isinstance(piece, _Mark) or not piece.strip(_BLANK) for piece in self._pieces)

    def write(self, characters: str) -> None:
        """Write characters of the text."""
        self._pieces.append(escaped(_BLANKS.sub(" ", characters)))

    def refer(self, label: str) -> None:
        """Write a reference to the footnote *label*."""
        self._pieces.append(f"[^{label}]")

    def break_line(self) -> None:
        """Write a line end that stays one."""
        self._pieces.append(BREAK)

    def open(self, kind: str, target: str = "") -> None:
        """Begin a mark: ``em``, ``strong``, ``sup``, ``sub``, ``del``, ``code``, or a ``link``."""
        mark = _Mark(kind, is_end=False, target=target)
        self._pieces.append(mark)
        self._open.append(mark)

    def close(self) -> None:
        """End the mark that was begun last."""
        begun = self._open.pop()
        self._end(begun)

    def _end(self, begun: _Mark) -> None:
        ended = _Mark(begun.kind, is_end=True, target=begun.target, partner=begun)
        begun.partner = ended
        self._pieces.append(ended)

    def is_open(self, kind: str) -> bool:
        """Return whether a mark of *kind* is open, within which another would say nothing new."""
        return any(mark.kind == kind for mark in self._open)

    def take(self, *, in_line: bool = False) -> str:
        """Return the block so far as Markdown, blanks evened, and begin the next one; *in_line*: it becomes part of one line."""
        for mark in reversed(self._open):
            self._end(mark)
        pieces = _tidied(self._pieces)
        self._pieces = []
        self._open = [_Mark(mark.kind, is_end=False, target=mark.target) for mark in self._open]
        self._pieces += self._open
        _decide(pieces)
        lines = "".join(piece if isinstance(piece, str) else piece.written for piece in pieces).split(BREAK)
        shown = [line for one in lines if (line := _BLANKS.sub(" ", one).strip(_BLANK))]
        return " ".join(shown) if in_line else BREAK.join(map(escaped_line, shown))


def _tidied(pieces: list[str | _Mark]) -> list[str | _Mark]:
    """Return *pieces* with blanks and line ends outside the marks at whose edge they stand, and without marks around nothing."""
    moved = _blanks_out(_blanks_out(pieces, ends=False), ends=True)
    kept: list[str | _Mark | None] = list(moved)
    opened: list[int] = []
    filled: list[bool] = []
    for index, piece in enumerate(moved):
        if isinstance(piece, str):
            if piece and filled:
                filled[-1] = True
        elif not piece.is_end:
            opened.append(index)
            filled.append(False)
        else:
            begun, has_words = opened.pop(), filled.pop()
            if not has_words:
                kept[begun] = kept[index] = None
            elif filled:
                filled[-1] = True
    return [piece for piece in kept if piece is not None and piece != ""]


def _blanks_out(pieces: list[str | _Mark], *, ends: bool) -> list[str | _Mark]:
    """Return *pieces* with the blanks after beginnings moved before them, or with *ends* those before ends moved after them."""
    found: list[str | _Mark] = []
    run: list[_Mark] = []  # marks that what is blank goes round, nearest first
    for piece in reversed(pieces) if ends else pieces:
        if isinstance(piece, _Mark):
            if piece.is_end == ends:
                run.append(piece)
                continue
            found += run
            run = []
            found.append(piece)
            continue
        blank, words = _edge(piece, ends=ends) if run else ("", piece)
        if blank:
            found.append(blank)
        if words:
            found += run
            run = []
            found.append(words)
    found += run
    return found[::-1] if ends else found


def _edge(piece: str, *, ends: bool) -> tuple[str, str]:
    if piece == BREAK:
        return piece, ""
    words = piece.rstrip(_BLANK) if ends else piece.lstrip(_BLANK)
    return (" " if len(words) < len(piece) else ""), words


def _decide(pieces: list[str | _Mark]) -> None:
    """Choose for every mark between its sign and its tag."""
    places = {id(piece): index for index, piece in enumerate(pieces) if isinstance(piece, _Mark)}
    for index, piece in enumerate(pieces):
        if not isinstance(piece, _Mark) or piece.is_end or piece.partner is None:
            continue
        end = places[id(piece.partner)]
        if piece.kind == "link":
            piece.written, piece.partner.written = "[", f"](<{piece.target}>)"
            continue
        sign, tag = _SIGNS[piece.kind]
        if sign and _may_open(pieces, index) and _may_close(pieces, end):
            piece.written = piece.partner.written = sign
        else:
            piece.written, piece.partner.written = f"<{tag}>", f"</{tag}>"


def _may_open(pieces: list[str | _Mark], index: int) -> bool:
    before, after = _neighbour(pieces, index, -1), _neighbour(pieces, index, 1)
    return before != "*" and after != "*" and not _is_blank(after) and (not _is_sign(after) or _is_blank(before) or _is_punctuation(before))


def _may_close(pieces: list[str | _Mark], index: int) -> bool:
    before, after = _neighbour(pieces, index, -1), _neighbour(pieces, index, 1)
    return before != "*" and after != "*" and not _is_blank(before) and (not _is_sign(before) or _is_blank(after) or _is_punctuation(after))


def _neighbour(pieces: list[str | _Mark], index: int, step: int) -> str:
    """Return the character that is written beside the mark at *index*; a star for another mark that is or may become one."""
    index += step
    if not 0 <= index < len(pieces):
        return " "
    piece = pieces[index]
    if isinstance(piece, str):
        return piece[0 if step > 0 else -1]
    if piece.written:
        return piece.written[0 if step > 0 else -1]
    return "[" if piece.kind == "link" else "*" if _SIGNS[piece.kind][0] else ">" if step < 0 else "<"


def _is_blank(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Zs"


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character).startswith("P")


def _is_sign(character: str) -> bool:
    """Return whether *character* is punctuation or a symbol, which newer readers of Markdown take for the same."""
    return unicodedata.category(character)[0] in "PS"
