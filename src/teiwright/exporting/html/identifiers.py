"""Link targets: every ``xml:id`` becomes an ``id``, and the page's own ids clash with none.

An ``xml:id`` is a name without a colon, so ids that begin with ``tw:`` are the
page's own. A document may be wrong and still must be shown: white space and
colons in an ``xml:id`` become ``_``, the second use of one gets a number.

TEI: att.global, @xml:id; SAXP (pointing)
"""

import re
from collections import Counter
from collections.abc import Collection
from typing import Final

from lxml import etree

from ...guidelines.namespaces import XML_ID, local_name, tei

OWN: Final = "tw:"

_IDENTIFIED: Final = etree.XPath("descendant-or-self::*[@xml:id]")
_NOT_IN_IDS: Final = re.compile(r"[\s:]+")
_NOT_IN_FRAGMENTS: Final = re.compile(r"""[\x00-\x20"%<>\[\\\]^`{|}#]""")

#: Parts of a document that are not its text: their identifiers are targets only where the page says what they hold.
_BESIDE_THE_TEXT: Final = frozenset(map(tei, ("teiHeader", "facsimile", "xenoData", "fsdDecl")))
_SHOWN_OF_HEADER: Final = frozenset({"respStmt", "witness"})


class Identifiers:
    """The ids of one page: those of the document, and those that are counted."""

    def __init__(self, root: etree._Element) -> None:
        self._written: set[str] = set()
        self._counts: Counter[str] = Counter()
        nodes, beside = _identified_and_beside(root)
        names = [str(node.get(XML_ID)) for node in nodes]
        self._elements = dict(zip(reversed(names), reversed(nodes), strict=True))  # of those with the same name the first
        self._ids = dict(zip(nodes, _unique(names), strict=True))
        self._beside = {node for part in beside for node in _IDENTIFIED(part) if local_name(node.tag) not in _SHOWN_OF_HEADER}
        self._due = {node: None for node in nodes if node not in self._beside}

    def has_any(self, tags: Collection[object]) -> bool:
        """Return whether an element with one of *tags* has an identifier."""
        return any(node.tag in tags for node in self._ids)

    def of(self, node: etree._Element) -> str:
        """Return the id of *node* in the page, or ``""`` where it has none."""
        return self._ids.get(node, "")

    def take(self, node: etree._Element) -> str:
        """Return the id of *node* for its element to carry, or ``""`` where it has none or carries it already."""
        identifier = self._ids.get(node, "")
        if not identifier or identifier in self._written:
            return ""
        self._written.add(identifier)
        self._due.pop(node, None)
        return identifier

    def give(self, node: etree._Element, stem: str) -> str:
        """Return the id of *node*, a counted one where it has none of its own."""
        return self._ids.setdefault(node, "") or self._set(node, self.count(stem))

    def _set(self, node: etree._Element, identifier: str) -> str:
        self._ids[node] = identifier
        return identifier

    def count(self, stem: str) -> str:
        """Return the next of the page's own ids that begin with *stem*."""
        self._counts[stem] += 1
        return f"{OWN}{stem}{self._counts[stem]}"

    def element(self, pointer: str) -> etree._Element | None:
        """Return the element of this document that *pointer* (``#name``) leads to, or None."""
        return self._elements.get(pointer[1:]) if pointer.startswith("#") else None

    def link(self, pointer: str) -> str:
        """Return the link that *pointer* (``#name``) becomes, or ``""`` where it leads to nothing in the page."""
        node = self.element(pointer)
        return fragment(self._ids[node]) if node is not None and node not in self._beside else ""

    def due(self, within: etree._Element | None = None) -> list[str]:
        """Return the ids of the text that no element carries yet, all or those under *within*; they count as carried now."""
        nodes = list(self._due) if within is None else [node for node in within.iter(etree.Element) if node in self._due]
        return [self.take(node) for node in nodes]


def fragment(identifier: str) -> str:
    """Return the link to *identifier* in the same page.

    >>> fragment('a"b'), fragment("p1")
    ('#a%22b', '#p1')
    """
    return "#" + _NOT_IN_FRAGMENTS.sub(lambda match: f"%{ord(match[0]):02X}", identifier)


def _unique(names: list[str]) -> list[str]:
    """Return *names* as ids, each once: as they are in a document that is valid.

    >>> _unique(["a", "b:c", "a", ""])
    ['a', 'b_c', 'a~2', '_']
    """
    taken = set(names)
    if len(taken) == len(names) and "" not in taken and not _NOT_IN_IDS.search("".join(names)):
        return names
    taken.clear()
    found = []
    for name in names:
        base = _NOT_IN_IDS.sub("_", name) or "_"
        number, unique = 1, base
        while unique in taken:
            number += 1
            unique = f"{base}~{number}"
        taken.add(unique)
        found.append(unique)
    return found


def _identified_and_beside(root: etree._Element) -> tuple[list[etree._Element], list[etree._Element]]:
    """Return the elements of a document that have an identifier, and its parts that are not its text.

    Most elements are at hand already where a page is made: to look at each takes half as long as to ask libxml2.
    """
    identified, beside = [], []
    for node in root.iter(etree.Element):
        keys = node.keys()
        if keys and XML_ID in keys:
            identified.append(node)
        if node.tag in _BESIDE_THE_TEXT and node is not root:
            beside.append(node)
    return identified, beside
