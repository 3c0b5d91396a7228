"""The characters of a view, written as the walk passes the places of the tree that hold them."""

from typing import Final

from ...model import Extent, Flat
from ...model.flatten import Piece
from .writer import Writer, escaped

_BLANK: Final = " \t\r\n"
_END: Final = "\0"  # no document has this character

#: What parts two pieces of text -> how the page has it.
_WHITE: Final = {" ": " ", "\t": " ", "\n": "\n", "\n\n": "\n"}


class Characters:
    """Follows the text of *flat* from its first character to its last; each is written once, in order.

    White space that the text has between two places of the tree is written
    where the tree has white space, so it stands outside the elements that it separates.
    """

    def __init__(self, flat: Flat, writer: Writer) -> None:
        self._content = f"{flat.text.content}{_END}"
        self._starts = [piece.start for piece in flat.pieces if piece.start < piece.end]  # where the characters begin that the tree has
        self._starts.append(len(flat.text.content))
        self._pieces = 0  # that are written
        self._writer = writer
        self._parts = writer.parts
        self._done = 0  # how much of the content is written

    def space(self) -> None:
        """Write the white space that is due, if any is."""
        content, start = self._content, self._done
        if content[start] not in _BLANK:
            return
        end, done = self._starts[self._pieces], start
        while done < end and content[done] in _BLANK:
            done += 1
        if done > start:
            self._parts.append("\n" if "\n" in content[start:done] else " ")
            self._done = done

    def write(self, piece: Piece) -> None:
        """Write the characters of one place."""
        start, end, done = piece.start, piece.end, self._done
        if start < end:
            content, parts = self._content, self._parts
            if done < start:
                white = _WHITE.get(content[done:start])
                if white:
                    parts.append(white)
                else:
                    self.space()
            characters = content[start:end]
            parts.append(escaped(characters) if "&" in characters or "<" in characters or ">" in characters else characters)
            self._done = end
            self._pieces += 1
        elif piece.leads:
            self.space()
        if piece.trails:
            self.space()

    def mark(self, sign: str) -> None:
        """Write a mark of the source that the view puts back around an element."""
        self.space()
        if sign and self._content.startswith(sign, self._done):
            self._writer.text(sign)
            self._done += len(sign)

    def generated(self, extent: Extent) -> str:
        """Return what the view writes for an element that has no text, and count it as written."""
        written = self._content[extent.start : min(extent.end, self._starts[self._pieces])].strip().partition("\n")[0]
        if written:
            self.space()
            self._done = extent.start + len(written)
        return written
