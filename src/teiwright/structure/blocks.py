"""Blocks: what blank lines part."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from ..model import Text

_LINE: Final = re.compile(r"[^\r\n]+")


class Line(NamedTuple):
    """One line of a block, without white space at its edges; *indent* counts the characters before it."""

    start: int
    end: int
    indent: int


class Block(NamedTuple):
    """Lines without a blank one between them, and their characters."""

    lines: tuple[Line, ...]
    content: str  # of the whole text; a block does not copy its part of it

    @property
    def start(self) -> int:
        """Offset of its first character that is not white space."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Offset after its last one."""
        return self.lines[-1].end

    def line(self, index: int) -> str:
        """Return the characters of one of its lines."""
        return self.content[self.lines[index].start : self.lines[index].end]

    def words(self) -> str:
        """Return its characters with every run of white space as one space."""
        return " ".join(self.content[self.start : self.end].split())


def find_blocks(text: Text) -> Iterator[Block]:
    r"""Yield the blocks of *text*; every character but white space is in one of them.

    >>> [block.words() for block in find_blocks(Text("one\ntwo\n \n  three"))]
    ['one two', 'three']
    """
    content = text.content
    lines: list[Line] = []
    last_end = 0
    for match in _LINE.finditer(content):
        if lines and _line_ends(content, last_end, match.start()) > 1:
            yield Block(tuple(lines), content)
            lines = []
        last_end = match.end()
        line = match[0].strip()
        if line:
            indent = len(match[0]) - len(match[0].lstrip())
            start = match.start() + indent
            lines.append(Line(start, start + len(line), indent))
        elif lines:
            yield Block(tuple(lines), content)
            lines = []
    if lines:
        yield Block(tuple(lines), content)


def _line_ends(content: str, start: int, end: int) -> int:
    """Return how many lines end between two lines with characters; CR LF is one end."""
    between = content[start:end]
    return between.count("\n") + between.count("\r") - between.count("\r\n")
