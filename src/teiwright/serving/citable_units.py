"""Citation trees: their units, each with its reference, in document order.

TEI: SACRCS (canonical references), CORS (reference systems)
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from lxml import etree

from ..guidelines.namespaces import local_name, tei
from .cite_structures import CiteStructure, Declaration
from .order import Order
from .xpaths import Finder

_LONGEST: Final = 500  # characters of a reference
#: Empty elements that begin what they name, rather than hold it.
_MILESTONES: Final = frozenset(map(tei, ("pb", "lb", "cb", "gb", "milestone", "anchor")))


@dataclass(slots=True, eq=False)
class CitableUnit:
    """One unit: its reference, and the elements that bear it, several where parts of it stand apart.

    *index* counts the units of the tree in its order, *last* is that of the
    last unit within. *said* holds what the declaration says of it, by property.
    """

    identifier: str
    cite_type: str
    elements: tuple[etree._Element, ...]
    parent: "CitableUnit | None" = None
    parts: list["CitableUnit"] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=dict)
    level: int = 1
    index: int = -1
    last: int = -1


@dataclass(frozen=True, slots=True)
class Shape:
    """A level of a tree: what its units are called, and what may stand in them."""

    cite_type: str
    parts: tuple["Shape", ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class CitationTree:
    """All units of one tree, each before those within; *identifier* is ``""`` for the default tree."""

    identifier: str
    shapes: tuple[Shape, ...]
    units: tuple[CitableUnit, ...]
    by_reference: dict[str, CitableUnit]

    @property
    def depth(self) -> int:
        """How many levels its units have."""
        return max((unit.level for unit in self.units), default=0)


def tree_of(tops: Iterable[CitableUnit], shapes: tuple[Shape, ...], remarks: list[str], identifier: str = "") -> CitationTree:
    """Return the tree of the units *tops* and all within, numbered in their order.

    A reference means one unit: a second that has the same is left out with all
    within, and *remarks* gets a sentence.
    """
    units: list[CitableUnit] = []
    known: dict[str, CitableUnit] = {}
    left_out: list[str] = []

    def number(unit: CitableUnit, level: int) -> bool:
        if known.setdefault(unit.identifier, unit) is not unit:
            left_out.append(unit.identifier)
            return False
        unit.level, unit.index = level, len(units)
        units.append(unit)
        unit.parts = [part for part in unit.parts if number(part, level + 1)]
        unit.last = len(units) - 1
        return True

    for top in tops:
        number(top, 1)
    if left_out:
        remarks.append(f'{_units(len(left_out))} left out, since another one has the same reference; the first is "{left_out[0]}"')
    return CitationTree(identifier, shapes, tuple(units), known)


def declared_tree(declaration: Declaration, finder: Finder, order: Order, remarks: list[str], identifier: str = "") -> CitationTree:
    """Return the tree that *declaration* makes of a document; raises CitationError where it cannot be followed.

    Elements that one structure gives the same reference within the same unit
    are parts of one: a verse that two speakers share. What stands in a unit
    that is a milestone is what is from there up to the next. What has no
    reference is left out, and *remarks* gets a sentence.
    """
    resolver = _Resolver(finder, order)
    tops = resolver.units(declaration.structures, [_Start(order.root, len(order.nodes))], None)
    if resolver.unnamed:
        remarks.append(f"{_units(resolver.unnamed)} left out, since nothing identifies them")
    shapes = tuple(_shape(structure, resolver.gis) for structure in declaration.structures)
    return tree_of(tops, shapes, remarks, identifier)


class _Start(NamedTuple):
    """Where units are looked for: in *element*, or where that is a milestone, in what is from there up to the node *end*."""

    element: etree._Element
    end: int


class _Resolver:
    def __init__(self, finder: Finder, order: Order) -> None:
        self.finder, self.order = finder, order
        self.unnamed = 0
        self.gis: dict[int, str] = {}  # what units are called whose structure does not say it
        self.anywhere: dict[int, list[etree._Element]] = {}

    def units(self, structures: tuple[CiteStructure, ...], starts: list[_Start], parent: CitableUnit | None) -> list[CitableUnit]:
        """Return the units of *structures* that are found from *starts*, those of *parent*."""
        found: list[tuple[CitableUnit, CiteStructure]] = []
        for structure in structures:
            before = f"{parent.identifier}{structure.delim}" if parent else ""  # what would stand before the first parts it from nothing
            for identifier, matched in self._matched(structure, starts, before).items():
                elements = sorted(matched, key=self.order.begin.__getitem__)
                cite_type = structure.unit or self.gis.setdefault(id(structure), _gi(elements[0]))
                found.append((CitableUnit(identifier, cite_type, tuple(elements), parent, said=self._said(structure, elements[0])), structure))
                self.finder.count_unit()
        found.sort(key=lambda one: self.order.begin[one[0].elements[0]])
        begins = sorted(self.order.begin[element] for unit, _ in found for element in unit.elements)
        ends = [(self.order.begin[start.element], start.end) for start in starts]
        for unit, structure in found:
            if structure.parts:
                unit.parts = self.units(structure.parts, [self._start(element, begins, ends) for element in unit.elements], unit)
        return [unit for unit, _ in found]

    def _start(self, element: etree._Element, begins: list[int], ends: list[tuple[int, int]]) -> _Start:
        """Return where the parts of *element* are looked for; units beside it begin at *begins*, and what it stands in ends at one of *ends*."""
        begin = self.order.begin[element]
        if not is_milestone(element):
            return _Start(element, self.order.last[element] + 1)
        index = bisect_right(begins, begin)
        following = begins[index] if index < len(begins) else len(self.order.nodes)
        around = bisect_right(ends, (begin, len(self.order.nodes))) - 1
        return _Start(element, min(following, ends[around][1]))

    def _matched(self, structure: CiteStructure, starts: list[_Start], before: str) -> dict[str, dict[etree._Element, None]]:
        """Return the elements that bear each reference, each once."""
        found: dict[str, dict[etree._Element, None]] = {}
        self.finder.spend(structure.match, len(starts))
        for start in starts:
            matched = self._from(structure, start)
            self.finder.spend(structure.use, len(matched))
            for position, element in enumerate(matched, 1):
                said = self.finder.values(structure.use, element, position, len(matched))
                if not said or len(said[0]) > _LONGEST:
                    self.unnamed += 1
                    continue
                found.setdefault(f"{before}{said[0]}", {})[element] = None
        return found

    def _from(self, structure: CiteStructure, start: _Start) -> list[etree._Element]:
        """Return what *structure* finds from *start*: of a milestone, in which nothing stands, what is found from the root as far as it reaches."""
        matched = self.finder.elements(structure.match, start.element)
        if not is_milestone(start.element):
            return matched
        if not matched:
            if id(structure) not in self.anywhere:
                self.anywhere[id(structure)] = self.finder.elements(structure.match, self.order.root)
            matched = self.anywhere[id(structure)]
        begins = [self.order.begin[one] for one in matched]
        return matched[bisect_right(begins, self.order.begin[start.element]) : bisect_left(begins, start.end)]

    def _said(self, structure: CiteStructure, element: etree._Element) -> dict[str, list[str]]:
        said: dict[str, list[str]] = {}
        for one in structure.data:
            self.finder.spend(one.use, 1)
            values = self.finder.values(one.use, element)
            if values:
                said.setdefault(one.property, []).extend(values)
        return said


def is_milestone(element: etree._Element) -> bool:
    """Return whether *element* begins what it names, rather than holds it.

    >>> is_milestone(etree.Element("{http://www.tei-c.org/ns/1.0}pb"))
    True
    """
    return element.tag in _MILESTONES and not len(element) and not element.text


def _gi(element: etree._Element) -> str:
    return local_name(element.tag).rpartition("}")[2]


def _shape(structure: CiteStructure, gis: dict[int, str]) -> Shape:
    return Shape(structure.unit or gis.get(id(structure), "unit"), tuple(_shape(one, gis) for one in structure.parts))


def _units(count: int) -> str:
    return "1 unit is" if count == 1 else f"{count:,} units are"


def as_structures(shapes: tuple[Shape, ...]) -> list[dict[str, Any]]:
    """Return *shapes* as DTS writes them.

    >>> as_structures((Shape("poem", (Shape("line"),)),))[0]["citeStructure"]
    [{'@type': 'CiteStructure', 'citeType': 'line'}]
    """
    return [
        {"@type": "CiteStructure", "citeType": one.cite_type, **({"citeStructure": as_structures(one.parts)} if one.parts else {})} for one in shapes
    ]
