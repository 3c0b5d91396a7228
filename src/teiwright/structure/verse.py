"""Verse: lines that end before they must.

TEI: VE (verse), CODV (lg, l)
"""

import itertools
import re
from typing import Final

from .blocks import Block, begins_with_capital
from .parts import Part, around
from .style import Style
from .turnovers import whole_lines

_COLUMNS: Final = re.compile(r"\S {3,}\S")
_ENDS_IN_NUMBER: Final = re.compile(r"(?:\s{2,}|\.{2,} *|\. )\d+\.?$")
_END: Final = 40  # characters in which a number at a line's end stands
_MANY: Final = 5
_FEWEST: Final = 3  # lines that begin with capitals, and one more of any kind, as prose hardly has them
_SLACK: Final = 4  # columns by which wrapped prose may be uneven
_LIST_MARK: Final = re.compile(r"(?:\d+|[a-z]|[ivx]+)[.)] |[-*\u2022] ")


def find_verse(block: Block, style: Style) -> Part | None:
    r"""Return the block as an ``lg`` of ``l``, or None where its lines are wrapped words.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> (block,) = find_blocks(Text("    Tyger Tyger, burning bright,\n      In the forests of the night;"))
    >>> [line.attributes for line in find_verse(block, Style(72, 0, 1, 0, False, frozenset(), False)).parts]
    [(), (('rend', 'indent2'),)]
    """
    if not _is_verse(block, style):
        return None
    return verse_of(block, style)


def verse_of(block: Block, style: Style) -> Part:
    """Return the block as verse, the indent of its lines in ``@rend``; the rest of a line that found no room on it belongs to it."""
    margin = min(line.indent for line in block.lines)
    return around("lg", (_whole_line(block, first, last, margin) for first, last in whole_lines(block, style.width)))


def _whole_line(block: Block, first: int, last: int, margin: int) -> Part:
    breaks = tuple(Part("lb", line.start, line.start) for line in block.lines[first + 1 : last])
    return verse_line(block, first, margin)._replace(end=block.lines[last - 1].end, parts=breaks)


def verse_line(block: Block, index: int, margin: int, start: int | None = None) -> Part:
    """Return one line as an ``l``, from *start* on where something stands before it."""
    line = block.lines[index]
    extra = line.indent - margin
    return Part("l", line.start if start is None else start, line.end, (("rend", f"indent{extra}"),) if extra > 0 else ())


def _is_verse(block: Block, style: Style) -> bool:
    lines = block.lines
    if len(lines) < 2 or (block.content[block.start] == "[" and block.content[block.end - 1] == "]"):
        return False
    if max(line.column for line in lines) > style.width + 10:
        return False
    early = share_of_early_ends(block, style.width)
    if early < 0.9 and not style.in_verse:
        return False  # most blocks
    words = [block.line(index) for index in range(len(lines))]
    odd = sum(
        1
        for line in words
        if _COLUMNS.search(line) or _ENDS_IN_NUMBER.search(line, max(0, len(line) - _END)) or _LIST_MARK.match(line) or line[0].isdigit()
    )
    if odd * 3 > len(lines) or all(line.isupper() for line in words):
        return False
    if style.in_verse:
        return _is_verse_among_verse(block, style, early)
    capitals = sum(begins_with_capital(line) for line in words) / len(lines)
    set_in = min(line.indent for line in lines) >= style.base + 2
    if len(lines) == 2:
        return set_in and capitals == 1 and max(line.end - line.start for line in lines) < 0.75 * style.width
    if capitals >= 0.75:
        return True
    columns = sorted(line.column for line in lines)
    widest = columns[-2] if len(lines) > _MANY else columns[-1]  # of many lines one may stand out
    return set_in and len(lines) > 2 and share_of_early_ends(block, widest - _SLACK) >= 0.5


def _is_verse_among_verse(block: Block, style: Style, early: float) -> bool:
    """Return whether the block is verse as the text around it, rather than prose: so many lines end *early*, and begin with capitals."""
    if style.genre == "verse":
        return early >= 0.5
    begins = [begins_with_capital(block.line(first)) for first, _ in whole_lines(block, style.width)]
    if early >= 0.5:
        return sum(begins) >= 0.75 * len(begins)
    return early >= 0.2 and all(begins) and len(begins) >= _FEWEST and len(block.lines) > _FEWEST


def share_of_early_ends(block: Block, width: int) -> float:
    """Return after how many of its lines the next line's first word would have found room, from 0 to 1."""
    lines = block.lines
    early = 0
    for line, following in itertools.pairwise(lines):
        word = block.content[following.start : following.end].split(None, 1)[0]
        early += line.column + 1 + len(word) <= width
    return early / max(len(lines) - 1, 1)
