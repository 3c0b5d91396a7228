"""The characters of a view, written as the walk passes the places of the tree that hold them."""

from typing import Final

from lxml import etree

from ...model import Extent, Flat
from ...model.flatten import Run
from .writer import Writer, escaped

#: Where the last run of all would stand.
_NOWHERE: Final = etree.Element("nowhere")

_BLANK: Final = " \t\r\n"

#: Signs that a word is broken, as in `flatten`.
_HYPHENS: Final = frozenset("-\u2010\u00ad\u00ac\u2e17")


class Characters:
    """Follows the text of *flat* from its first character to its last; each is written once, in order.

    White space that the text has between two places of the tree is written
    where the tree has white space, so it stands outside the elements that it separates.
    """

    def __init__(self, flat: Flat, writer: Writer) -> None:
        length = len(flat.text.content)
        self._runs = [*flat.runs, Run(length, length, _NOWHERE, tail=False, offset=0)]
        self._index = 0
        self._next = self._runs[0]
        self._content = flat.text.content
        self._writer = writer
        self._parts = writer.parts
        self._done = 0  # how much of the content is written

    def space(self) -> None:
        """Write the white space that is due, if any is."""
        start = done = self._done
        end = self._next[0]
        if done >= end:
            return
        content = self._content
        while done < end and content[done] in _BLANK:
            done += 1
        if done > start:
            self._parts.append("\n" if "\n" in content[start:done] else " ")
            self._done = done

    def write(self, node: etree._Element, raw: str, *, tail: bool) -> str:
        """Write what the view shows of the characters *raw*; return the hyphen at their end that it took away, or ``""``."""
        run = self._next
        kept = 0
        if run[2] is node and run[3] is tail:
            while run[2] is node and run[3] is tail:
                start, end, _, _, offset = run
                if self._done < start:
                    self.space()
                self._parts.append(escaped(self._content[start:end]))
                self._done = end
                self._index += 1
                run = self._next = self._runs[self._index]
            kept = offset + end - start
        elif self._done < run[0] and raw[0] in _BLANK:
            self.space()
        if raw[-1] in _BLANK:
            if self._done < run[0]:
                self.space()
            if kept < len(raw):
                raw = raw.rstrip(_BLANK)
        return raw[-1] if kept < len(raw) and raw[-1] in _HYPHENS else ""

    def mark(self, sign: str) -> None:
        """Write a mark of the source that the view puts back around an element."""
        self.space()
        if sign and self._content.startswith(sign, self._done):
            self._writer.text(sign)
            self._done += len(sign)

    def generated(self, extent: Extent) -> str:
        """Return what the view writes for an element that has no text, and count it as written."""
        written = self._content[extent.start : min(extent.end, self._next[0])].strip().partition("\n")[0]
        if written:
            self.space()
            self._done = extent.start + len(written)
        return written
