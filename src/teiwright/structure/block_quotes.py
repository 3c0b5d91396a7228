"""Quotations that stand as blocks of their own: prose that is set in.

TEI: COHQQ (quote)
"""

from collections.abc import Sequence
from typing import Final

from .blocks import Block
from .style import Style

_PAIRS: Final = {'"': '"', "\u201c": "\u201d", "\u201e": "\u201c", "\u00ab": "\u00bb", "\u00bb": "\u00ab"}
_INTRODUCES: Final = (":", "--", "\u2014", "\u2013")
_MOST_BLOCKS: Final = 40


def is_set_in(block: Block, style: Style) -> bool:
    """Return whether all lines of the block are set in, and wide enough to be wrapped prose."""
    if style.by_indent or style.unwrapped:
        return False
    margin = min(line.indent for line in block.lines)
    if margin < style.base + 2 or margin > style.base + 16:
        return False
    if len(block.lines) == 1:
        return False
    return max(line.column for line in block.lines) >= 0.6 * style.width and len(block.words()) > 60


def quoted_blocks(blocks: Sequence[Block], index: int, style: Style) -> int:
    r"""Return the index after the quotation that begins with ``blocks[index]`` and is nothing but whole blocks, or *index* where there is none.

    A colon or dash leads to it. Each of its blocks begins with its mark, the last one ends with it.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> blocks = list(find_blocks(Text('He wrote:\n\n"One.\n\n"Two."\n\nThree.')))
    >>> quoted_blocks(blocks, 1, Style(72, 0, 1, 0, False, frozenset(), False))
    3
    """
    mark = blocks[index].content[blocks[index].start]
    if index == 0 or mark not in _PAIRS or blocks[index].gap > style.gap or not _leads(blocks[index - 1]):
        return index
    for last in range(index, min(index + _MOST_BLOCKS, len(blocks))):
        block = blocks[last]
        if block.content[block.start] != mark or (last > index and block.gap > style.gap):
            return index
        closed = _closes(block, mark)
        if closed is not None:
            return last + 1 if closed else index
    return index


def _leads(block: Block) -> bool:
    return block.content[max(block.start, block.end - 2) : block.end].endswith(_INTRODUCES)


def _closes(block: Block, mark: str) -> bool | None:
    """Return whether the quotation that *mark* opens closes at the block's end; None where it stays open, False where it closes before."""
    close = _PAIRS[mark]
    words = block.content[block.start : block.end].rstrip("_* ")
    first = words.find(close, 1)
    if first < 0:
        return None
    return first == len(words) - 1 or (close == words[-1] and words.count(close) == words.count(mark) and first > 0.5 * len(words))
