"""Tables: whether HTML takes one, and what its cells are.

TEI: FTTAB1 (table, row, cell)
"""

from collections.abc import Container
from typing import Final

from lxml import etree

from ...guidelines.namespaces import local_name
from .lists import members_of

_ROWS: Final = frozenset({"row"})
_CELLS: Final = frozenset({"cell"})
_WIDEST: Final = 1000


def missing_cells(node: etree._Element, shown: Container[etree._Element]) -> dict[etree._Element, int] | None:
    """Return for every row of the table *node* how many cells it lacks to be as wide as the widest.

    None where *node* holds anything but rows of cells, which no table of HTML may.
    """
    rows = [one for one in members_of(node, shown, _ROWS) if local_name(one.tag) == "row"]
    widths: dict[etree._Element, int] = {}
    hanging: list[int] = []  # how many rows more each cell of the rows above reaches into
    for row in rows:
        cells = members_of(row, shown, _CELLS)
        if not cells or any(local_name(one.tag) != "cell" for one in cells):
            return None
        widths[row] = sum(_span(cell, "cols") for cell in cells) + len(hanging)
        hanging = [rest - 1 for rest in hanging if rest > 1]
        hanging += [_span(cell, "rows") - 1 for cell in cells for _ in range(_span(cell, "cols")) if _span(cell, "rows") > 1]
    if not widths or hanging:
        return None
    widest = max(widths.values())
    return {row: widest - width for row, width in widths.items()}


def cell_attributes(node: etree._Element) -> dict[str, str]:
    """Return the attributes of a cell: how far it reaches, and what a heading is the heading of."""
    attributes = {}
    if _span(node, "cols") > 1:
        attributes["colspan"] = str(_span(node, "cols"))
    if _span(node, "rows") > 1:
        attributes["rowspan"] = str(_span(node, "rows"))
    row = node.getparent()
    if row is not None and row.get("role") == "label":
        attributes["scope"] = "col"
    elif node.get("role") == "label":
        attributes["scope"] = "row"
    return attributes


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name) or ""
    return min(int(value), _WIDEST) if value.isascii() and value.isdecimal() and int(value) > 0 else 1
