"""Which element is a block here, and which one holds blocks: what HTML's content models ask before anything is written."""

from functools import cache
from typing import Final

_BLOCKS: Final = frozenset({"block", "tight", "line", "cell"})


class Box:
    """How an element is laid out: one of the few ways there are. *among_blocks*: it stands among blocks rather than in running text."""

    __slots__ = ("among_blocks", "display", "holds_blocks", "is_block")

    def __init__(self, display: str, *, among_blocks: bool, holds_blocks: bool) -> None:
        self.display = display
        self.among_blocks = among_blocks
        self.holds_blocks = holds_blocks
        self.is_block = display in _BLOCKS


@cache
def box(display: str, among_blocks: bool, holds_blocks: bool) -> Box:  # noqa: FBT001  # its callers are in this room, and it is called for every element
    """Return the one box of that kind."""
    return Box(display, among_blocks=among_blocks, holds_blocks=holds_blocks)
