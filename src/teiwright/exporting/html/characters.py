"""The characters of a view, written as the walk passes the places of the tree that hold them."""

from typing import Final

from lxml import etree

from ...model import Extent, Flat
from .writer import Writer, escaped

_BLANK: Final = " \t\r\n"

#: Signs that a word is broken, as in `flatten`.
_HYPHENS: Final = frozenset("-\u2010\u00ad\u00ac\u2e17")


class Characters:
    """Follows the text of *flat* from its first character to its last; each is written once, in order.

    White space that the text has between two places of the tree is written
    where the tree has white space, so it stands outside the elements that it separates.
    """

    def __init__(self, flat: Flat, writer: Writer) -> None:
        self._runs = iter(flat.runs)
        self._content = flat.text.content
        self._writer = writer
        self._parts = writer.parts
        self._done = 0  # how much of the content is written
        self._advance()

    def _advance(self) -> None:
        """Go on to the next run: the offset at which it begins, its element, and whether it stands after that."""
        run = next(self._runs, None)
        if run is None:
            self._start, self._end, self._element, self._tail, self._offset = len(self._content), 0, None, False, 0
        else:
            self._start, self._end, self._element, self._tail, self._offset = run

    def space(self) -> None:
        """Write the white space that is due, if any is."""
        start = done = self._done
        if done >= self._start:
            return
        content, end = self._content, self._start
        while done < end and content[done] in _BLANK:
            done += 1
        if done > start:
            self._parts.append("\n" if "\n" in content[start:done] else " ")
            self._done = done

    def write(self, node: etree._Element, raw: str, *, tail: bool) -> str:
        """Write what the view shows of the characters *raw*; return the hyphen at their end that it took away, or ``""``."""
        if raw[0] in _BLANK and self._done < self._start:
            self.space()
        kept = 0
        while self._element is node and self._tail == tail:
            if self._done < self._start:
                self.space()
            self._parts.append(escaped(self._content[self._start : self._end]))
            self._done = self._end
            kept = self._offset + self._end - self._start
            self._advance()
        last = raw[-1]
        if last in _BLANK:
            if self._done < self._start:
                self.space()
            if kept == len(raw):
                return ""
            raw = raw.rstrip(_BLANK)
            last = raw[-1:]
        return last if last in _HYPHENS and kept < len(raw) else ""

    def mark(self, sign: str) -> None:
        """Write a mark of the source that the view puts back around an element."""
        self.space()
        if sign and self._content.startswith(sign, self._done):
            self._writer.text(sign)
            self._done += len(sign)

    def generated(self, extent: Extent) -> str:
        """Return what the view writes for an element that has no text, and count it as written."""
        written = self._content[extent.start : min(extent.end, self._start)].strip().partition("\n")[0]
        if written:
            self.space()
            self._done = extent.start + len(written)
        return written
