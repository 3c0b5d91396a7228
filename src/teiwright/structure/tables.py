"""Tables: lines with columns that stand below each other.

TEI: FTTAB (table, row, cell)
"""

import re
from typing import Final

from .blocks import Block
from .parts import Part, around

_GAP: Final = re.compile(r" {3,}|\t+")
_RULE: Final = re.compile(r"[+|=\-\s:_\u2500-\u257f]+")


def find_table(block: Block) -> Part | None:
    r"""Return the block as a ``table`` of rows and cells, or where its columns are ruled as it stands; None where it has none.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> (block,) = find_blocks(Text("Oxen       3    12\nSheep     40     9\nPigs       7     5"))
    >>> [len(row.parts) for row in find_table(block).parts]
    [3, 3, 3]
    """
    rows = [block.line(index) for index in range(len(block.lines))]
    ruled = sum(line.count("|") > 1 or bool(_RULE.fullmatch(line) and len(line) > 3) for line in rows)
    if len(rows) > 1 and ruled > 0.5 * len(rows):
        return Part("ab", block.start, block.end, (("type", "preformatted"),))
    if len(rows) < 2:
        return None
    cells = [_cells(block, index) for index in range(len(rows))]
    several = [len(row) for row in cells if len(row) > 1]
    if len(several) < 0.6 * len(rows) or len(several) < 2:
        return None
    return around("table", (around("row", row) for row in cells))


def _cells(block: Block, index: int) -> list[Part]:
    line = block.lines[index]
    cells = []
    begin = line.start
    for gap in _GAP.finditer(block.content, line.start, line.end):
        cells.append(Part("cell", begin, gap.start()))
        begin = gap.end()
    return [*cells, Part("cell", begin, line.end)]
