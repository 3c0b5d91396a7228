"""Plays without blank lines: where a speech begins, only the name in capitals at the beginning of a line shows.

TEI: DRSP (sp, speaker)
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from ..languages import LanguageRules
from .blocks import Block
from .headings import find_heading
from .style import label_of

_LINES_OF_A_BLOCK: Final = 12  # on the average; plays whose speeches are parted have fewer
_LEAST_SPEECHES: Final = 20
_LEAST_SPEAKERS: Final = 2
_OFTEN: Final = 3
_SHARE: Final = 0.06  # of the lines begin with a name
_MOST_WORDS: Final = 4


def part_speeches(blocks: Sequence[Block], rules: LanguageRules | None) -> list[Block]:
    r"""Return *blocks*; those of a play without blank lines parted before its speeches, and around its headings and directions.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> play = "\n".join(["ADAM. Who goes there?", "It is late.", "EVE. I, Adam."] * 20)
    >>> [block.words() for block in part_speeches(list(find_blocks(Text(play))), None)][:3]
    ['ADAM. Who goes there? It is late.', 'EVE. I, Adam.', 'ADAM. Who goes there? It is late.']
    """
    lines = sum(len(block.lines) for block in blocks)
    if lines < _LEAST_SPEECHES or lines < _LINES_OF_A_BLOCK * len(blocks):
        return list(blocks)
    counts = Counter(name for block in blocks for index in range(len(block.lines)) if (name := _name(block, index)))
    names = frozenset(name for name, count in counts.items() if count >= _OFTEN)
    speeches = sum(counts[name] for name in names)
    if len(names) < _LEAST_SPEAKERS or speeches < max(_LEAST_SPEECHES, _SHARE * lines):
        return list(blocks)
    return [part for block in blocks for part in _parted(block, rules)]


def _name(block: Block, index: int) -> str:
    """Return the name in capitals that a line begins with, and a sign after it or nothing else."""
    label = label_of(block.line(index))[0]
    return label if label.isupper() and len(label.split()) <= _MOST_WORDS else ""


def _parted(block: Block, rules: LanguageRules | None) -> Iterator[Block]:
    alone = [_stands_alone(block, index, rules) for index in range(len(block.lines))]
    begins = [0, *(index for index in range(1, len(block.lines)) if alone[index] or alone[index - 1] or _name(block, index))]
    for first, last in zip(begins, [*begins[1:], len(block.lines)], strict=True):
        yield block.part(first, last)


def _stands_alone(block: Block, index: int, rules: LanguageRules | None) -> bool:
    """Return whether the line is the heading of an act or scene, or a direction in brackets."""
    line = block.line(index)
    if line[0] in "[(" and line[-1] in "])":
        return True
    heading = find_heading(block.part(index, index + 1), rules)
    return heading is not None and bool(heading.type)
