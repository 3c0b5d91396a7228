"""Turnovers: the rest of a line of verse that found no room on it, set in on the next.

TEI: VE (l), CORS5 (lb)
"""

from typing import Final

from .blocks import Block, begins_with_capital

_SET_IN: Final = 2  # columns more than the line that it is the rest of
_LONG: Final = 0.75  # of the width, in a line that found no room
_CAPITALS: Final = 0.75  # of the lines: where they begin with capitals, small letters tell a rest


def whole_lines(block: Block, width: int) -> list[tuple[int, int]]:
    r"""Return the lines of verse in the block, each as the index of its first line as printed and the one after its last.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> (block,) = find_blocks(Text("Passing the hues and\n    objects of the world,\nThe fields of art."))
    >>> whole_lines(block, 24)
    [(0, 2), (2, 3)]
    """
    lines = block.lines
    if len(lines) == 1:
        return [(0, 1)]
    begins = [0]
    for index in range(1, len(lines)):
        is_long = lines[index - 1].column >= _LONG * width
        if not (is_long and lines[index].indent >= lines[begins[-1]].indent + _SET_IN and _goes_on(block.line(index))):
            begins.append(index)
    if sum(begins_with_capital(block.line(index)) for index in begins) < _CAPITALS * len(begins):
        begins = list(range(len(lines)))
    return list(zip(begins, [*begins[1:], len(lines)], strict=True))


def _goes_on(line: str) -> bool:
    return next((character for character in line if character.isalpha()), "A").islower()
