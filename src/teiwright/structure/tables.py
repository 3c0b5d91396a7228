"""Tables: lines with columns that stand below each other.

A row is one line, since the words of a cell that goes on in the next one would
have to be taken from between the others.

TEI: FTTAB (table, row, cell)
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Final

from .blocks import Block, Line
from .parts import Part, around
from .ruled_tables import is_ruled, ruled_table
from .walk import Found, Walk

_WIDE: Final = re.compile(r" {3,}|\t+")
_WIDEST: Final = ("   ", "\t")  # one of which is in every wide gap
_NARROWEST: Final = ("  ", "\t")  # one of which is in every gap
_GAP: Final = re.compile(r" {2,}|\t+")
_LEADERS: Final = re.compile(
    r"(?:\.{5,}|(?: \.){5,}|(?:\. ){5,}|\u2026{2,})\s*(?=[\w$\u00a3\u20ac])|(?:\.{3,4}|(?: \.){3,4}|(?:\. ){3,4}) *(?=[$\u00a3\u20ac\d])"
)
_LINE_BELOW: Final = re.compile(r"[=\-_\u2500-\u257f\s]{3,}")
_SIGNS_OF_COLUMNS: Final = ("|", "..", ". .", "--", "__", "==", "\u2500", "\u2026")
_SIGNS_OF_LEADERS: Final = ("..", ". .", "\u2026")
_LEAST_SHARE: Final = 0.6  # of the lines that must have columns
_LEAST_ALIGNED: Final = 3  # lines or blocks, where distances of two spaces or blank lines between them make the evidence weak
_RIGHT: Final = 24  # columns: a sum that stands below others


def table_at(walk: Walk, index: int) -> Found | None:
    """Return the table that begins with the block *index*: its lines, or one-line blocks whose columns stand below each other."""
    block = walk.blocks[index]
    table = find_table(block)
    if table is not None:
        return Found((table,), index + 1)
    last = index
    starts: set[int] = set()
    while last < len(walk.blocks) and _is_row(walk, last, is_first=last == index):
        columns = set(_columns(walk.blocks[last], _WIDE))
        if last > index and columns.isdisjoint(starts):
            break
        starts |= columns
        last += 1
    if last - index < _LEAST_ALIGNED:
        return None
    blocks = walk.blocks[index:last]
    return Found((around("table", chain.from_iterable(_rows(one, _WIDE) for one in blocks)),), last)


def _is_row(walk: Walk, index: int, *, is_first: bool) -> bool:
    """Return whether the block may be a row of a table whose rows stand apart."""
    block = walk.blocks[index]
    if len(block.lines) > 2 or block.start in walk.decided or walk.rows[index] or index in walk.heads_of_pages:
        return False
    return (is_first or block.gap <= walk.style.gap) and block.holds(_WIDEST)


def find_table(block: Block) -> Part | None:
    r"""Return the block as a ``table`` of rows and cells, or where it is ruled and not clear as it stands; None where it has none.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> (block,) = find_blocks(Text("Oxen       3    12\nSheep     40     9\nRice ....... $ 1.73"))
    >>> [len(row.parts) for row in find_table(block).parts]
    [3, 3, 2]
    """
    if len(block.lines) < 2 or not (block.holds(_SIGNS_OF_COLUMNS) or _lines_with_gaps(block)):
        return None  # most blocks
    if is_ruled(block):
        return ruled_table(block)
    gap = _WIDE if _has_columns(block) else _GAP if _is_aligned(block) else None
    return around("table", _rows(block, gap)) if gap is not None else None


def _lines_with_gaps(block: Block) -> int:
    """Return in how many of its lines a gap stands, however narrow."""
    if not block.holds(_NARROWEST):
        return 0
    return sum(any(gap in line for gap in _NARROWEST) for line in map(block.line, range(len(block.lines))))


def _has_columns(block: Block) -> bool:
    """Return whether wide gaps or leaders part what stands in most lines; where leaders do, a sum at the right is a row too."""
    if not (block.holds(_WIDEST) or block.holds(_SIGNS_OF_LEADERS)):
        return False
    rows = [block.line(index) for index in range(len(block.lines))]
    led = [any(sign in line for sign in _SIGNS_OF_LEADERS) and _LEADERS.search(line) is not None for line in rows]
    parted = sum(by_leaders or _WIDE.search(line) is not None for by_leaders, line in zip(led, rows, strict=True))
    sums = sum(line.indent >= _RIGHT for line in block.lines) if any(led) else 0
    return parted + sums >= max(2, _LEAST_SHARE * len(rows))


def _is_aligned(block: Block) -> bool:
    """Return whether a column begins, or ends, at one place in nearly all lines, however narrow the gap before it."""
    least = max(_LEAST_ALIGNED, 0.8 * len(block.lines))
    if _lines_with_gaps(block) < least:
        return False  # most blocks
    counts = Counter(chain.from_iterable(set(_columns(block.part(index, index + 1), _GAP)) for index in range(len(block.lines))))
    return bool(counts) and counts.most_common(1)[0][1] >= least


def _columns(block: Block, gap: re.Pattern[str]) -> Iterator[int]:
    """Yield where the columns of a block begin, and as negative numbers where they end, but for the first."""
    for line in block.lines:
        offset = line.start - line.indent
        gaps = list(gap.finditer(block.content, line.start, line.end))
        begins = [one.end() - offset for one in gaps]
        ends = [one.start() - offset for one in gaps[1:]] + [line.column] * bool(gaps)
        yield from begins
        yield from (-end for end in ends)


def _rows(block: Block, gap: re.Pattern[str]) -> Iterator[Part]:
    """Yield the lines of a block as rows; the first one is a row of labels where a rule stands below it."""
    for index, line in enumerate(block.lines):
        headed = index == 0 and len(block.lines) > 2 and _LINE_BELOW.fullmatch(block.line(1)) is not None
        yield around("row", _cells(block, line, gap), (("role", "label"),) if headed else ())


def _cells(block: Block, line: Line, gap: re.Pattern[str]) -> Iterator[Part]:
    """Yield the cells of a line; leaders stay in the cell that they lead from."""
    gaps = [(one.start(), one.end()) for one in gap.finditer(block.content, line.start, line.end)]
    led = [(one.start() + len(one[0].rstrip()), one.end()) for one in _LEADERS.finditer(block.content, line.start, line.end)]
    begin = line.start
    for end, following in sorted({*gaps, *led}):
        if end <= begin or following <= begin:
            continue
        yield Part("cell", begin, end)
        begin = following
    yield Part("cell", begin, line.end)
