"""Which element is a block here, and which one holds blocks: what HTML's content models ask before anything is written."""

from typing import Final, NamedTuple

from lxml import etree

from ...model import Flat

_BLOCKS: Final = frozenset({"block", "tight", "line", "cell"})


class Box(NamedTuple):
    """How one element is laid out. *among_blocks*: it stands among blocks rather than in running text."""

    display: str
    among_blocks: bool
    holds_blocks: bool

    @property
    def is_block(self) -> bool:
        """Whether the element begins a block of its own."""
        return self.display in _BLOCKS


def lay_out(flat: Flat) -> dict[etree._Element, Box]:
    """Return the layout of every element that *flat* renders, as `flatten` decided it."""
    boxes = {extent.element: Box(extent.display, extent.among_blocks, holds_blocks=False) for extent in flat.extents}
    for extent in reversed(flat.extents):
        box = boxes[extent.element]
        parent = extent.element.getparent()
        if parent in boxes and (box.is_block or box.holds_blocks or (box.display == "milestone" and box.among_blocks)):
            boxes[parent] = boxes[parent]._replace(holds_blocks=True)
    return boxes
