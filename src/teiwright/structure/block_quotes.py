"""Quotations that stand as blocks of their own: prose that is set in.

TEI: COHQQ (quote)
"""

import re
from collections.abc import Sequence
from typing import Final

from .blocks import Block
from .style import Style

_PAIRS: Final = {'"': '"', "\u201c": "\u201d", "\u201e": "\u201c", "\u00ab": "\u00bb", "\u00bb": "\u00ab"}
_INTRODUCES: Final = (":", "--", "\u2014", "\u2013")
_MOST_BLOCKS: Final = 40
_LEAST_SET_IN: Final = 4  # columns, of a line alone
_MOST_SET_IN: Final = 24
_FAR_IN: Final = 10  # columns; what stands less far in is not set in the middle
_UNEVEN: Final = 8  # columns by which a line may stand out of the middle
_FEW_WORDS: Final = 2
_NEAR: Final = 3  # blocks
_WIDE: Final = 0.75  # of the width: a line of prose
_WORD: Final = re.compile(r"[^\W\d_]{2}|\b[aAIO]\b")


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


def is_line_set_in(blocks: Sequence[Block], index: int, style: Style) -> bool:
    """Return whether the block is one line set in, neither in the middle nor at the right, that interrupts prose at the margin."""
    block = blocks[index]
    line = block.lines[0]
    left, right = line.indent - style.base, style.width - line.column
    if len(block.lines) > 1 or not _LEAST_SET_IN <= left <= _MOST_SET_IN or style.by_indent or style.unwrapped or style.in_verse:
        return False
    centred = left >= _FAR_IN and abs(left - right) <= _UNEVEN
    if centred or left > right + _UNEVEN or block.gap > style.gap or not _are_words(block):
        return False
    return _is_prose_near(blocks, range(index - 1, max(index - 1 - _NEAR, -1), -1), style) and _is_prose_near(
        blocks, range(index + 1, min(index + 1 + _NEAR, len(blocks))), style
    )


def _are_words(block: Block) -> bool:
    """Return whether nearly all of the line is words in small letters, as neither formulas nor titles are."""
    words = block.words().split()
    quoted = block.content[block.start] in _PAIRS
    return (
        (quoted or len(words) > _FEW_WORDS)
        and not block.words().isupper()
        and sum(_WORD.search(word) is not None for word in words) >= 0.8 * len(words)
    )


def _is_prose_near(blocks: Sequence[Block], indexes: range, style: Style) -> bool:
    """Return whether the first of these blocks that is not set in is prose, all of them at the usual distance."""
    for index in indexes:
        block = blocks[index]
        if indexes.step > 0 and block.gap > style.gap:
            return False
        if min(line.indent for line in block.lines) <= style.base:
            return block.lines[0].column >= _WIDE * style.width and len(block.lines) > 1
        if indexes.step < 0 and block.gap > style.gap:
            return False
    return False


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
