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
from functools import cache
from typing import Final, TypeAlias

from lxml import etree

from ..guidelines.elements import Element
from ..guidelines.elements import element as facts_of
from ..guidelines.namespaces import TEI, qualified_attribute, tei
from ..model import Flat
from ..model.flattening import Run


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


@cache
def _tag(gi: str) -> str:
    return tei(gi)


@cache
def _facts(gi: str) -> Element:
    return facts_of(_tag(gi))


_UNKNOWN: Final = facts_of(None)


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
    facts: Element = _UNKNOWN

    def __post_init__(self) -> None:
        if self.existing is not None:
            self.facts = facts_of(self.existing.tag)
        elif self.gi:
            self.facts = _facts(self.gi)

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
    names = {_prefix(top): TEI} if top.existing is not None else None  # within a new tree they are inherited
    if top.existing is None:
        top.existing = etree.Element(_tag(top.gi), _named(top), nsmap={None: TEI})
        top.changed = True
    for branch in top.walk():
        if branch.changed and branch.existing is not None:
            _fill(branch.existing, branch.children, names)
    return top.existing


def _prefix(top: Branch) -> str | None:
    """Return the prefix by which the existing tree names TEI's elements; None where it has none."""
    return next((prefix for prefix, namespace in top.existing.nsmap.items() if namespace == TEI), None) if top.existing is not None else None


def _named(branch: Branch) -> dict[str, str]:
    return {qualified_attribute(name): value for name, value in branch.attributes.items()} if branch.attributes else {}


def _fill(element: etree._Element, children: list[Child], names: dict[str | None, str] | None) -> None:
    """Give *element* its children; those that are new become elements, to be filled in their turn."""
    for node in list(element):
        element.remove(node)
    if len(children) == 1 and isinstance(children[0], Strand):
        element.text = children[0].characters or None
        return
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
            continue
        settle()
        if child.existing is None:
            last = child.existing = etree.SubElement(element, _tag(child.gi), _named(child), nsmap=names)
            child.changed = True
        else:
            last = child.existing
            element.append(last)
    settle()
