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

from ...guidelines.elements import elements
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
def certain_rows() -> dict[object, Row]:
    """Return the row of every element of TEI of which its name alone tells it."""
    of_all: dict[str, tuple[Row, ...]] = dict.fromkeys(elements(), (_OTHER,))
    of_all |= _by_tag()
    return {tag: of_tag[0] for tag, of_tag in of_all.items() if not (of_tag[0].parent or of_tag[0].attribute)}


@cache
def names_of(*behaviours: str) -> frozenset[str]:
    """Return the names of the elements of which some, by the rest of their selectors, do one of *behaviours*.

    >>> sorted(names_of("line-group", "verse-line"))
    ['l', 'lg']
    """
    return frozenset(row.gi for row in rows() if row.does in behaviours)


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
    for row in of_tag:
        if row.fits(node):
            return row
    return _OTHER
