"""Ruled tables: what lines of signs and upright strokes part.

The rules are marks of the source that readers are not shown: each stands in
the cell that it opens, or closes. Where a cell goes on over several lines its
words stand between those of others; such a table is left as it is laid out.

TEI: FTTAB (table, row, cell), PH-meta (metamark)
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from .blocks import Block, Line
from .parts import Part, around

_RULE: Final = re.compile(r"[+|=\-\s:_\u2500-\u257f]{4,}")
_STROKES: Final = "|\u2502\u2503\u2551"
_STROKE: Final = re.compile(rf"[{_STROKES}]")
_LEAST_ROWS: Final = 2
_LEAST_STROKES: Final = 2  # in a line, where no rule stands above or below
_MOST_GROUPS: Final = 2  # of lines between rules: labels and the rest; with more, a rule stands below each row
_FUNCTION: Final = (("function", "rule"),)


def is_ruled(block: Block) -> bool:
    """Return whether most lines of the block are rules, or have strokes in them."""
    if len(block.lines) < 2:
        return False
    content, lines = block.content, block.lines
    others = [line for line in lines if not _RULE.fullmatch(content, line.start, line.end)]
    least = 1 if len(others) < len(lines) else _LEAST_STROKES
    with_strokes = sum(len(_STROKE.findall(content, line.start, line.end)) >= least for line in others) if block.holds(_STROKES) else 0
    return len(lines) - len(others) + with_strokes > 0.5 * len(lines)


def ruled_table(block: Block) -> Part:
    r"""Return a ruled block as a ``table`` where each of its lines is a row; else as it is laid out.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> (block,) = find_blocks(Text("+-----+----+\n| Ann | 12 |\n| Bob |  9 |\n+-----+----+"))
    >>> [[cell.end - cell.start for cell in row.parts] for row in ruled_table(block).parts]
    [[18, 6], [5, 19]]
    """
    groups = list(_groups(block))
    rows = [line for group in groups for line in group]
    if len(rows) < _LEAST_ROWS or not _are_clear(block, groups):
        return Part("ab", block.start, block.end, (("type", "preformatted"),))
    labels = groups[0] if len(groups) > 1 and len(groups[0]) == 1 else ()
    made: list[Part] = []
    above: list[Line] = []
    for line in block.lines:
        if _RULE.fullmatch(block.content, line.start, line.end):
            above.append(line)
            continue
        cells = list(_cells(block, line))
        cells[0] = _with_rules(cells[0], above, ())
        made.append(around("row", cells, (("role", "label"),) if line in labels else ()))
        above = []
    last = made[-1].parts
    made[-1] = around("row", [*last[:-1], _with_rules(last[-1], (), above)], made[-1].attributes)
    return around("table", made)


def _groups(block: Block) -> Iterator[list[Line]]:
    """Yield the lines between rules."""
    group: list[Line] = []
    for line in block.lines:
        if _RULE.fullmatch(block.content, line.start, line.end):
            if group:
                yield group
            group = []
        else:
            group.append(line)
    if group:
        yield group


def _are_clear(block: Block, groups: Sequence[Sequence[Line]]) -> bool:
    """Return whether each line has as many cells as the others, and none goes on with the line before it."""
    fields = [[field.strip() for field in _STROKE.split(block.content[line.start : line.end].strip("|"))] for group in groups for line in group]
    if len({len(row) for row in fields}) > 1 or len(fields[0]) < _LEAST_ROWS:
        return False
    if len(groups) > _MOST_GROUPS or (len(groups) == _MOST_GROUPS and len(groups[0]) > 1):
        return all(len(group) == 1 for group in groups)
    return all(row[0] for row in fields)


def _cells(block: Block, line: Line) -> Iterator[Part]:
    """Yield the cells of a line, each with the stroke before it, the last with the one after it."""
    strokes = [match.start() for match in _STROKE.finditer(block.content, line.start, line.end)]
    edges = [line.start, *(one for one in strokes if line.start < one < line.end - 1), line.end]
    for first, last in pairwise(edges):
        marks = (one for one in (first, last - 1 if last == line.end else first) if _STROKE.match(block.content, one))
        last = first + len(block.content[first:last].rstrip())
        yield Part("cell", first, last, (), tuple(Part("metamark", one, one + 1, _FUNCTION) for one in dict.fromkeys(marks)))


def _with_rules(cell: Part, above: Sequence[Line], below: Sequence[Line]) -> Part:
    """Return a cell with the rules that stand above its line or below it."""
    before, after = (tuple(Part("metamark", line.start, line.end, _FUNCTION) for line in lines) for lines in (above, below))
    start = above[0].start if above else cell.start
    end = below[-1].end if below else cell.end
    return cell._replace(start=start, end=end, parts=(*before, *cell.parts, *after))
