"""Quotations that stand as blocks of their own: prose that is set in.

TEI: COHQQ (quote)
"""

from .blocks import Block
from .style import Style


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
