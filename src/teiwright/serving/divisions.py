"""A citation tree for a document that declares none: its divisions, and in them paragraphs, verse, speeches and entries.

A unit is called by its ``n`` where it and all units beside it have one, a
plain word and each another, and else by its number among them: ``2.14`` is the
fourteenth unit in the second. Front and back matter are ``front`` and
``back``. The one division around a whole edition (``type="edition"``) is no
unit, as nobody cites it. What else stands in a division (heads, lists,
letters' openers) has no reference of its own.
Turned down: a document without a tree, as the protocol allows, since then no
part of it can be had; and references made of ``xml:id``, which are names of
elements rather than of passages.

TEI: DSDIV (divisions), DSGRP (groups of texts), CORS (reference systems)
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from ..guidelines.namespaces import tei
from .citable_units import CitableUnit, CitationTree, Shape, tree_of

_DIVISIONS: Final = ("div", *(f"div{level}" for level in range(1, 8)))
_CITE_TYPES: Final = {
    **dict.fromkeys((tei(gi) for gi in _DIVISIONS), "division"),
    tei("text"): "text",
    tei("front"): "front",
    tei("back"): "back",
    tei("sp"): "speech",
    tei("lg"): "stanza",
    tei("l"): "line",
    tei("p"): "paragraph",
    tei("ab"): "block",
    tei("u"): "utterance",
    tei("entry"): "entry",
    tei("entryFree"): "entry",
}
#: Units that are called what they are.
_NAMED: Final = frozenset({"front", "back"})
_EDITIONS: Final = frozenset({"edition", "translation"})
#: Units in which nothing is a unit.
_WHOLE: Final = frozenset({"line", "paragraph", "block", "utterance", "entry"})
#: What stands around units and is none: units are looked for within.
_AROUND: Final = frozenset(
    map(
        tei, ("TEI", "teiCorpus", "group", "body", "argument", "epigraph", "cit", "q", "quote", "said", "postscript", "annotationBlock", "superEntry")
    )
)
_PLAIN: Final = re.compile(r"[\w-]{1,40}")
_DEEPEST: Final = 100  # levels


def divisions_tree(root: etree._Element, remarks: list[str]) -> CitationTree:
    """Return the tree of the divisions and blocks of the document *root*; it has no units where there are none.

    >>> body = '<body><div n="I"><head/><p/><quote><p/></quote></div><div n="II"><lg><l/></lg></div></body>'
    >>> tei = etree.fromstring(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><front><p/></front>{body}</text></TEI>')
    >>> [unit.identifier for unit in divisions_tree(tei, []).units]
    ['front', 'front.1', 'I', 'I.1', 'I.2', 'II', 'II.1', 'II.1.1']
    """
    elements = list(_nearest(root))
    if len(elements) == 1 and elements[0].tag == tei("text"):
        elements = list(_nearest(elements[0]))
    elements = [one for element in elements for one in (_nearest(element) if _is_edition(element, elements) else (element,))]
    tops = _units(elements, None, 1)
    return tree_of(tops, _shapes(tops), remarks)


def _cite_type(element: etree._Element) -> str:
    return _CITE_TYPES[str(element.tag)]


def _nearest(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the units in *element* that stand in no other."""
    waiting = [element.iterchildren()]  # what stands around units may be nested deeper than Python calls go
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag in _CITE_TYPES:
            yield child
        elif child.tag in _AROUND:
            waiting.append(child.iterchildren())


def _is_edition(element: etree._Element, beside: list[etree._Element]) -> bool:
    """Return whether *element* is the division around a whole edition: no other unit stands beside it but front and back matter."""
    alone = all(one is element or _cite_type(one) in _NAMED for one in beside)
    return alone and element.tag == tei("div") and element.get("type") in _EDITIONS


def _units(elements: list[etree._Element], parent: CitableUnit | None, level: int) -> list[CitableUnit]:
    found = []
    for name, element in zip(_names(elements), elements, strict=True):
        cite_type = _cite_type(element)
        unit = CitableUnit(f"{parent.identifier}.{name}" if parent else name, cite_type, (element,), parent)
        if cite_type not in _WHOLE and level < _DEEPEST:
            unit.parts = _units(list(_nearest(element)), unit, level + 1)
        found.append(unit)
    return found


def _names(elements: list[etree._Element]) -> Iterator[str]:
    """Yield what each of *elements*, which stand beside each other, is called."""
    counted = [one for one in elements if _cite_type(one) not in _NAMED]
    own = [one.get("n", "") for one in counted]
    numbers = iter(own if len(set(own)) == len(own) and all(map(_PLAIN.fullmatch, own)) else map(str, range(1, len(own) + 1)))
    for one in elements:
        cite_type = _cite_type(one)
        yield cite_type if cite_type in _NAMED else next(numbers)


def _shapes(units: list[CitableUnit]) -> tuple[Shape, ...]:
    """Return what stands in what, as *units* show it."""
    by_type: dict[str, list[CitableUnit]] = {}
    for unit in units:
        by_type.setdefault(unit.cite_type, []).extend(unit.parts)
    return tuple(Shape(cite_type, _shapes(parts)) for cite_type, parts in by_type.items())
