"""The rendering table: what HTML each TEI element becomes.

``rows.tsv`` has one line a row; of the rows that fit an element the first
counts. An element without a row is shown as its display in the element table
says: a block is a ``div``, running text stays as it is.

``element``
    a TEI name; ``figure/head``: in that parent; ``title[level=a]``: with that attribute.
``block``, ``inline``
    the HTML element for either place; ``-``: none of its own, unless an identifier, a language or a class asks for one.
``class``
    its class, for the style sheet and for whoever restyles the page.
``does``
    what the row cannot say in one word, by its name in `behaviour.BEHAVIOUR`.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from lxml import etree

from ...guidelines.namespaces import tei


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table; ``""`` where it says ``-``."""

    selector: str
    block: str
    inline: str
    style_class: str
    does: str
    gi: str = ""
    parent: str = ""
    attribute: str = ""
    value: str = ""

    def fits(self, node: etree._Element) -> bool:
        """Return whether *node*, whose name is that of the row, also fits the rest of its selector."""
        if self.parent:
            parent = node.getparent()
            if parent is None or parent.tag != self.parent:
                return False
        return not self.attribute or node.get(self.attribute) == self.value


_OTHER: Final = Row("", "div", "", "", "")


@cache
def rows() -> tuple[Row, ...]:
    """Return the table, in its order.

    >>> next(row.block for row in rows() if row.gi == "quote")
    'blockquote'
    """
    lines = files(__package__).joinpath("rows.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(_row(*("" if value == "-" else value for value in line.split("\t"))) for line in lines[2:])


def _row(selector: str, block: str, inline: str, style_class: str, does: str) -> Row:
    path, _, test = selector.removesuffix("]").partition("[")
    parent, _, gi = path.rpartition("/")
    attribute, _, value = test.partition("=")
    return Row(selector, block, inline, style_class, does, gi, tei(parent) if parent else "", attribute, value)


@cache
def _by_tag() -> dict[str, tuple[Row, ...]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows():
        found[tei(row.gi)].append(row)
    return {tag: tuple(of_tag) for tag, of_tag in found.items()}


def row_of(node: etree._Element) -> Row:
    """Return the row of *node*.

    >>> row_of(etree.fromstring('<lg xmlns="http://www.tei-c.org/ns/1.0"/>')).style_class
    'lg'
    """
    of_tag = _by_tag().get(node.tag, ()) if isinstance(node.tag, str) else ()
    return next((row for row in of_tag if row.fits(node)), _OTHER)
