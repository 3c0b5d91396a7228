"""A tree that annotations can be put into: branches and strands.

lxml's trees keep text in ``text`` and ``tail``, which makes wrapping a stretch
of characters awkward and splitting it slow. Here an element is a `Branch`, a
stretch of characters a `Strand`, and every one of them knows which offsets of
the text it covers. A strand never copies characters; it is cut by moving two
numbers, so a paragraph of any length takes a thousand annotations as easily
as one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from ..guidelines.elements import Element
from ..guidelines.elements import element as facts_of
from ..guidelines.namespaces import TEI, qualified_attribute, tei
from ..model import Flat
from ..model.flatten import Run


@dataclass(slots=True, eq=False)
class Strand:
    """Characters: ``base[offset:offset + length]``, which cover ``text[start:end]``.

    White space and words that the text does not have cover nothing: their
    *start* is their *end*.
    """

    start: int
    end: int
    base: str
    offset: int
    length: int

    @property
    def characters(self) -> str:
        """The characters themselves."""
        return self.base[self.offset : self.offset + self.length]

    def cut(self, at: int) -> "tuple[Strand, Strand]":
        """Return the strand in two, cut at the offset *at* of the text."""
        first = at - self.start
        return (
            Strand(self.start, at, self.base, self.offset, first),
            Strand(at, self.end, self.base, self.offset + first, self.length - first),
        )


@dataclass(slots=True, eq=False)
class Branch:
    """An element, new or existing, with its children.

    An *existing* element keeps its identity when it is written back. One that
    is *opaque* (a comment, a note, a dropped alternative) is never entered.
    """

    gi: str
    start: int
    end: int
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Branch | Strand]" = field(default_factory=list)
    existing: etree._Element | None = None
    opaque: bool = False
    changed: bool = False
    facts: Element = field(default_factory=lambda: facts_of(None))

    def __post_init__(self) -> None:
        if self.existing is not None:
            self.facts = facts_of(self.existing.tag)
        elif self.gi:
            self.facts = facts_of(tei(self.gi))

    def walk(self) -> "Iterator[Branch]":
        """Yield this branch and all below it, in document order."""
        waiting = [self]
        while waiting:
            branch = waiting.pop()
            yield branch
            waiting.extend(child for child in reversed(branch.children) if isinstance(child, Branch))


Child: TypeAlias = Branch | Strand


def branches_of(flat: Flat, root: etree._Element) -> Branch:
    """Return the tree of *root* as branches, with the offsets of *flat*."""
    runs: defaultdict[tuple[etree._Element, bool], list[Run]] = defaultdict(list)
    for run in flat.runs:
        runs[run.element, run.tail].append(run)
    extents = {extent.element: extent for extent in flat.extents}

    def branch_of(element: etree._Element, at: int) -> Branch:
        extent = extents.get(element)
        if extent is None:
            return Branch("", at, at, existing=element, opaque=True)
        return Branch(extent.gi, extent.start, extent.end, existing=element)

    top = branch_of(root, 0)
    waiting = [] if top.opaque else [top]
    while waiting:
        branch = waiting.pop()
        element = branch.existing
        if element is None:
            continue
        at = branch.start
        children = branch.children
        at = _add_strands(children, element.text, runs.get((element, False), ()), at)
        for node in element:
            child = branch_of(node, at)
            children.append(child)
            if not child.opaque:
                waiting.append(child)
                at = child.end
            at = _add_strands(children, node.tail, runs.get((node, True), ()), at)
    return top


def _add_strands(children: list[Child], characters: str | None, runs: Iterable[Run], at: int) -> int:
    """Append one text node as strands, those of its *runs* and what lies between them; return the offset reached."""
    if not characters:
        return at
    position = 0
    for run in runs:
        if run.offset > position:
            children.append(Strand(at, at, characters, position, run.offset - position))
        children.append(Strand(run.start, run.end, characters, run.offset, run.end - run.start))
        at, position = run.end, run.offset + run.end - run.start
    if position < len(characters):
        children.append(Strand(at, at, characters, position, len(characters) - position))
    return at


def write_back(top: Branch) -> etree._Element:
    """Return *top* as an lxml tree: new branches become elements, changed ones get their children anew, others stay untouched."""
    prefix = _prefix(top)
    elements = {branch: _element_of(branch, prefix) for branch in top.walk()}
    for branch, element in elements.items():
        if branch.changed:
            _fill(element, branch.children)
    return elements[top]


def _prefix(top: Branch) -> str | None:
    """Return the prefix by which the existing tree names TEI's elements; None where it has none."""
    return next((prefix for prefix, namespace in top.existing.nsmap.items() if namespace == TEI), None) if top.existing is not None else None


def _element_of(branch: Branch, prefix: str | None) -> etree._Element:
    if branch.existing is None:
        branch.existing = etree.Element(tei(branch.gi), nsmap={prefix: TEI})
        branch.changed = True
        for name, value in branch.attributes.items():
            branch.existing.set(qualified_attribute(name), value)
    return branch.existing


def _fill(element: etree._Element, children: list[Child]) -> None:
    for node in list(element):
        element.remove(node)
    element.text = None
    last: etree._Element | None = None
    characters: list[str] = []

    def settle() -> None:
        joined = "".join(characters) or None
        if last is None:
            element.text = joined
        else:
            last.tail = joined
        characters.clear()

    for child in children:
        if isinstance(child, Strand):
            characters.append(child.characters)
        elif child.existing is not None:
            settle()
            last = child.existing
            element.append(last)
    settle()
