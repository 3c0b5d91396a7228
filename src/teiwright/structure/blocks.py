"""Blocks: what blank lines part, or in documents that know no blank lines the indent of a first line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from ..model import Span, Text

#: The line ends before a line, its indent, its words if it has any; white space after them belongs to none of these.
_LINE: Final = re.compile(r"([\r\n]*)([^\S\r\n]*+)(\S(?:[^\r\n]*\S)?)?[^\S\r\n]*")
_DASHES: Final = frozenset("\u2013\u2014\u2015")
_SPEECH_BEGINS: Final = _DASHES | frozenset('"\u201c\u201e\u00ab\u00bb')
_FEWEST_QUOTED: Final = 3  # lines


class Line(NamedTuple):
    """One line of a block, without white space at its edges; *indent* counts the characters before it, *column* is the one at which it ends."""

    start: int
    end: int
    indent: int
    column: int


@dataclass(slots=True, eq=False)
class Block:
    """Lines without a blank one between them, and their characters; *gap* counts the blank lines before it.

    *start* is the offset of its first character that is not white space, *end* the one after its last.
    """

    lines: tuple[Line, ...]
    content: str  # of the whole text; a block does not copy its part of it
    gap: int = 0
    start: int = field(init=False)
    end: int = field(init=False)
    _words: str = field(default="", init=False, repr=False)

    def __post_init__(self) -> None:
        self.start = self.lines[0].start
        self.end = self.lines[-1].end

    def line(self, index: int) -> str:
        """Return the characters of one of its lines."""
        line = self.lines[index]
        return self.content[line.start : line.end]

    def words(self) -> str:
        """Return its characters with every run of white space as one space."""
        if not self._words:  # one rule after the other asks
            self._words = " ".join(self.content[self.start : self.end].split())
        return self._words

    def holds(self, signs: Iterable[str]) -> bool:
        """Return whether one of *signs* stands in it, if only between its lines."""
        content, start, end = self.content, self.start, self.end
        return any(content.find(sign, start, end) >= 0 for sign in signs)

    def part(self, first: int, last: int) -> "Block":
        """Return some of its lines as a block of their own."""
        return Block(self.lines[first:last], self.content, self.gap if first == 0 else 0)


def find_blocks(text: Text) -> Iterator[Block]:
    r"""Yield the blocks of *text* that blank lines part; every character but white space is in one of them.

    >>> [(block.words(), block.gap) for block in find_blocks(Text("one\ntwo\n \n  three"))]
    [('one two', 0), ('three', 1)]
    """
    content = text.content
    lines: list[Line] = []
    gap = 0
    ended = 1  # lines since the last one with words, as though one had ended before the text
    for match in _LINE.finditer(content):
        after, begin = match.span(1)
        ended += begin - after - (content.count("\r\n", after, begin) if begin - after > 1 else 0)
        start, end = match.span(3)
        if start < 0:
            continue
        if ended > 1 and lines:
            yield Block(tuple(lines), content, gap)
            lines = []
        if not lines:
            gap = ended - 1
        ended = 0
        lines.append(Line(start, end, start - begin, end - begin))
    if lines:
        yield Block(tuple(lines), content, gap)


def part_at(blocks: Iterable[Block], spans: Sequence[Span]) -> Iterator[Block]:
    r"""Yield *blocks* with the lines of each of *spans* as one block, whatever blank lines are in it.

    >>> blocks = find_blocks(Text("one\ntwo\n\nthree\nfour"))
    >>> [block.words() for block in part_at(blocks, [Span(4, 13)])]
    ['one', 'two three', 'four']
    """
    waiting = list(reversed(spans))
    held: list[Line] = []
    gap = 0
    for block in blocks:
        rest: list[Line] = []
        for line in block.lines:
            while waiting and line.start >= waiting[-1].end:
                if held:
                    yield Block(tuple(held), block.content, gap)
                    held = []
                waiting.pop()
            if not waiting or line.start < waiting[-1].start:
                rest.append(line)
                continue
            if rest:
                yield Block(tuple(rest), block.content, block.gap)
                rest = []
            if not held:
                gap = block.gap if line is block.lines[0] else 0
            held.append(line)
        if rest:
            yield Block(tuple(rest), block.content, block.gap if rest[0] is block.lines[0] else 0)
        content = block.content
    if held:
        yield Block(tuple(held), content, gap)


def part_by_indent(blocks: Iterable[Block], least: int) -> Iterator[Block]:
    r"""Yield *blocks* parted where a line is indented by *least* or more and the one before it is not.

    >>> (block,) = find_blocks(Text("  One\ntwo.\n  Three\nfour."))
    >>> [part.words() for part in part_by_indent([block], 2)]
    ['One two.', 'Three four.']
    """
    for block in blocks:
        first = 0
        for index in range(1, len(block.lines)):
            if block.lines[index].indent >= least > block.lines[index - 1].indent or _is_indented_alone(block, index, least):
                yield block.part(first, index)
                first = index
        yield block.part(first, len(block.lines))


def part_dialogue(blocks: Iterable[Block], width: int) -> Iterator[Block]:
    r"""Yield *blocks*, those of which every line is one turn of a dialogue parted.

    It begins as speech does, ends as a sentence does, and is no line that was
    wrapped at *width*: there is room for the next word.

    >>> (block,) = find_blocks(Text("\u2014 Will you go?\n\u2014 I will not."))
    >>> [part.words() for part in part_dialogue([block], 72)]
    ['\u2014 Will you go?', '\u2014 I will not.']
    """
    for block in blocks:
        if len(block.lines) > 1 and _is_dialogue(block, width):
            yield from (block.part(index, index + 1) for index in range(len(block.lines)))
        else:
            yield block


def _is_dialogue(block: Block, width: int) -> bool:
    content, lines = block.content, block.lines
    mark = content[lines[1].start]
    if mark not in _SPEECH_BEGINS or not all(content[line.start] == mark for line in lines):
        return False
    # Who speaks in the first line may go on in the second, after a few words.
    if mark not in _DASHES and len(lines) < _FEWEST_QUOTED:
        return False
    # Items of a list begin with the shorter dash as well, but nobody asks or calls in them.
    if mark == "\u2013" and not any(content[line.end - 1] in "!?" for line in lines):
        return False
    first_words = (len(block.line(index).split(None, 1)[0]) for index in range(1, len(lines)))
    room = all(line.column + 1 + length <= width for line, length in zip(lines, first_words, strict=False))
    return room and all(_ends(block, index) for index in range(len(lines)))


def _is_indented_alone(block: Block, index: int, least: int) -> bool:
    """Return whether a line is the only one of its paragraph, after another such: both indented, both more than a line of verse."""
    before, line = block.lines[index - 1], block.lines[index]
    if before.indent < least or line.indent != before.indent:
        return False
    return block.content[before.end - 1] in '.!?\u2026"\u201d\u00bb' and (
        index < 2 or block.lines[index - 2].indent < least or _ends(block, index - 2)
    )


def _ends(block: Block, index: int) -> bool:
    return block.content[block.lines[index].end - 1] in '.!?\u2026"\u201d\u00bb'


def begins_with_capital(line: str) -> bool:
    """Return whether the first letter of *line* is a capital.

    >>> begins_with_capital('"Go,'), begins_with_capital("1. go"), begins_with_capital("...")
    (True, False, False)
    """
    first = line[:1]
    return (first if first.isalpha() else next((character for character in line if character.isalpha()), "")).isupper()
