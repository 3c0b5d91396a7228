"""The characters of a view, written as the walk passes the places of the tree that hold them."""

from typing import Final

from lxml import etree

from ...model import Extent, Flat
from .writer import Writer

_BLANK: Final = " \t\r\n"

#: Signs that a word is broken, as in `flatten`.
_HYPHENS: Final = frozenset("-\u2010\u00ad\u00ac\u2e17")


class Characters:
    """Follows the text of *flat* from its first character to its last; each is written once, in order.

    White space that the text has between two places of the tree is written
    where the tree has white space, so it stands outside the elements that it separates.
    """

    def __init__(self, flat: Flat, writer: Writer) -> None:
        self._runs = flat.runs
        self._content = flat.text.content
        self._writer = writer
        self._run = 0  # the next run
        self._done = 0  # how much of the content is written

    def _next_run(self) -> int:
        """Return the offset at which the next run begins."""
        return self._runs[self._run].start if self._run < len(self._runs) else len(self._content)

    def space(self) -> None:
        """Write the white space that is due, if any is."""
        start, end = self._done, self._next_run()
        while self._done < end and self._content[self._done] in _BLANK:
            self._done += 1
        if self._done > start:
            self._writer.text("\n" if "\n" in self._content[start : self._done] else " ")

    def write(self, node: etree._Element, raw: str, *, tail: bool) -> str:
        """Write what the view shows of the characters *raw*; return the hyphen at their end that it took away, or ``""``."""
        last = None
        if raw[0] in _BLANK:
            self.space()
        while self._run < len(self._runs) and self._runs[self._run].element is node and self._runs[self._run].tail == tail:
            last = self._runs[self._run]
            self.space()
            self._writer.text(self._content[last.start : last.end])
            self._done = last.end
            self._run += 1
        words = raw.rstrip(_BLANK)
        kept = last.offset + last.end - last.start if last is not None else 0
        if raw[-1] in _BLANK:
            self.space()
        return words[-1] if words and words[-1] in _HYPHENS and kept < len(words) else ""

    def mark(self, sign: str) -> None:
        """Write a mark of the source that the view puts back around an element."""
        self.space()
        if sign and self._content.startswith(sign, self._done):
            self._writer.text(sign)
            self._done += len(sign)

    def generated(self, extent: Extent) -> str:
        """Return what the view writes for an element that has no text, and count it as written."""
        written = self._content[extent.start : min(extent.end, self._next_run())].strip().partition("\n")[0]
        if written:
            self.space()
            self._done = extent.start + len(written)
        return written
