"""What a library puts around a text: its header, its licence.

TEI: HD21 (the header is where it belongs; here it is told apart)
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from ..reading.libraries import find_frame
from .blocks import Block
from .parts import Part, around


class Framed(NamedTuple):
    """The blocks of a text: those of the library before the work, the work's own, those of the library after it."""

    before: list[Block]
    work: list[Block]
    after: list[Block]


def find_boilerplate(blocks: Sequence[Block], decided: Collection[int] = ()) -> Framed:
    r"""Return *blocks* parted where the words of a library end and begin again.

    What begins at one of the offsets *decided*, and all between it and the
    work, is no library's: an editor has said what it is.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> text = Text("*** START OF THE PROJECT GUTENBERG EBOOK EMMA ***\nI went.\n\nEnd of Project Gutenberg's Emma")
    >>> [[block.words() for block in part] for part in find_boilerplate(list(find_blocks(text)))][1]
    ['I went.']
    """
    if not blocks:
        return Framed([], [], [])
    frame = find_frame(blocks[0].content)
    before, rest = _parted(blocks, frame.start)
    work, after = _parted(rest, frame.end)
    first = next((index for index, block in enumerate(before) if block.start in decided), len(before))
    last = max((index + 1 for index, block in enumerate(after) if block.start in decided), default=0)
    return Framed(before[:first], [*before[first:], *work, *after[:last]], after[last:])


def _parted(blocks: Sequence[Block], offset: int) -> tuple[list[Block], list[Block]]:
    """Return the blocks before *offset* and those from there on; one that reaches across is parted between its lines."""
    if not blocks or blocks[0].start >= offset:
        return [], list(blocks)  # most texts have no library before or after them
    if blocks[-1].end <= offset:
        return list(blocks), []
    before: list[Block] = []
    rest: list[Block] = []
    for block in blocks:
        lines = sum(line.start < offset for line in block.lines) if block.start < offset < block.end else 0
        if 0 < lines < len(block.lines):
            before.append(block.part(0, lines))
            rest.append(block.part(lines, len(block.lines)))
        else:
            (before if block.start < offset else rest).append(block)
    return before, rest


def boilerplate(blocks: Sequence[Block]) -> list[Part]:
    """Return the words of a library as a division, in which they stand as they were printed; nothing where there are none."""
    if not blocks:
        return []
    words = Part("ab", blocks[0].start, blocks[-1].end, (("type", "preformatted"),))
    return [around("div", [words], (("type", "boilerplate"),))]
