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

    @property
    def is_silent(self) -> bool:
        """Whether an element in running text that it stands for becomes none of HTML, unless an attribute asks for one."""
        return self.inline in {"", "span"} and not self.style_class and not self.does

    def fits(self, node: etree._Element) -> bool:
        """Return whether *node*, whose name is that of the row, also fits the rest of its selector."""
        if self.parent:
            parent = node.getparent()
            if parent is None or parent.tag != self.parent:
                return False
        return not self.attribute or node.get(self.attribute) == self.value


#: No element at all, where a view looks at each.
NO_ROWS: Final[frozenset[str]] = frozenset()

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
def silent_tags() -> frozenset[str]:
    """Return the elements that become none of HTML in running text, whatever stands around them."""
    shown = {tag for tag, of_tag in _by_tag().items() if not all(row.is_silent for row in of_tag)}
    return frozenset(elements()) - shown - {tei("ptr")}  # which has no words, but shows where it leads


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
