"""Annotations into a tree: the one weave, for plain texts and for strangers' editions.

An annotation becomes one element where TEI allows it around all its
characters; otherwise fragments, chained by ``next`` and ``prev``, of which
each stands where TEI allows it. Existing elements are never cut. Speech is
woven first, since it may hold everything else, then the rest from left to
right, the longer before the shorter; last a citation, around the quotation
that was woven and the words that name its source, and the source in it.

TEI: NH (non-hierarchical structures), SAAG (next, prev), COHQ (quotation)
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from ..guidelines.annotations import CITATION, NAME_PARTS, SPEECH, may_stand_around_blocks, may_stand_in, may_wrap
from ..guidelines.structures import BLOCKS, holds_apart, is_plain
from ..model import Annotation
from .branches import Branch, Child, Strand
from .identifiers import Identifiers

_LINKS: Final = frozenset({"xml:id", "next", "prev"})


@dataclass(slots=True)
class Woven:
    """What became of the annotations: the elements of each, and those that found no place."""

    fragments: list[tuple[Annotation, list[Branch]]] = field(default_factory=list)
    unplaced: list[Annotation] = field(default_factory=list)


def weave_into(top: Branch, annotations: Iterable[Annotation], identifiers: Identifiers) -> Woven:
    """Put *annotations* into the tree *top*, whose offsets are theirs.

    Nothing but elements is added: no character changes, no existing element is
    cut or moved. An annotation that covers only white space, or that TEI
    allows nowhere among its characters, is returned as unplaced.
    """
    woven = Woven()
    annotations = sorted(annotations, key=lambda one: (one.gi not in SPEECH, one.sort_key()))
    for annotation in annotations:
        if annotation.gi in CITATION:
            continue
        fragments = sorted(place(top, annotation.start, annotation.end, annotation.gi, _own(annotation)), key=lambda branch: branch.start)
        if fragments:
            woven.fragments.append((annotation, fragments))
        elif annotation.gi not in NAME_PARTS:  # without its name a part says nothing
            woven.unplaced.append(annotation)
    sources = {one.end: one for one in annotations if one.gi == "bibl"}
    for citation in annotations:
        if citation.gi == "cit" and citation.end in sources:
            woven.fragments += _cite(top, citation, sources[citation.end])
    woven.fragments.sort(key=lambda one: one[0].sort_key())
    _link(woven.fragments, identifiers)
    return woven


def place(top: Branch, start: int, end: int, gi: str, attributes: dict[str, str]) -> Iterator[Branch]:
    """Put the element *gi* around what stands between *start* and *end*; yield its fragments as they are made."""
    waiting = [(top, start, end, False)]
    while waiting:
        branch, start, end, within_plain = waiting.pop()
        plain = is_plain(branch.gi, within_plain=within_plain)
        first, last = _overlapped(branch.children, start, end)
        if _goes_into(branch.children[first:last], start, end, gi, plain=plain):
            inner = branch.children[first]
            waiting.append((inner, max(start, inner.start), min(end, inner.end), plain))  # type: ignore[arg-type]  # only a branch is gone into
            continue
        last += _cut_edges(branch.children, first, last, start, end)
        first = _overlapped(branch.children, start, end)[0]
        for begin, stop, holdable in reversed(list(_stretches(branch.children, first, last, start, end, gi, plain=plain))):
            held = branch.children[begin:stop]
            if holdable and _allowed(branch, held, gi):
                fragment = _wrap(branch, begin, stop, gi, attributes)
                if fragment is not None:
                    yield fragment
            else:
                waiting.extend((child, max(start, child.start), min(end, child.end), plain) for child in held if isinstance(child, Branch))


def _own(annotation: Annotation) -> dict[str, str]:
    """Return the attributes of an annotation that do not point to its like."""
    return {name: value for name, value in annotation.attributes if name not in _LINKS}


def _cite(top: Branch, citation: Annotation, source: Annotation) -> Iterator[tuple[Annotation, list[Branch]]]:
    """Put a ``cit`` around a ``quote`` that was woven and its source, and a ``bibl`` around that; yield both, or nothing.

    Both are nothing without each other, and TEI lets no words stand between.
    """
    branch, first, last = _innermost(top, citation.start, citation.end)
    quotation = branch.children[first] if first < last else None
    if not isinstance(quotation, Branch) or (quotation.gi, quotation.start) != ("quote", citation.start) or not may_stand_in("cit", branch.facts):
        return
    begin, stop = _overlapped(branch.children, source.start, source.end)
    if begin <= first or not all(
        isinstance(one, Strand) or _holdable(one, source.start, source.end, "bibl", plain=True) for one in branch.children[begin:stop]
    ):
        return
    stop += _cut_edges(branch.children, begin, stop, source.start, source.end)
    begin = _overlapped(branch.children, source.start, source.end)[0]
    if not all(_is_blank(one) for one in branch.children[first + 1 : begin]):
        return
    named = _wrap(branch, begin, stop, "bibl", _own(source))
    around = _wrap(branch, first, _overlapped(branch.children, citation.start, citation.end)[1], "cit", _own(citation)) if named else None
    if named is not None and around is not None:
        yield citation, [around]
        yield source, [named]


def _innermost(top: Branch, start: int, end: int) -> tuple[Branch, int, int]:
    """Return the innermost branch that holds all from *start* to *end*, and which of its children do."""
    branch = top
    while True:
        first, last = _overlapped(branch.children, start, end)
        only = branch.children[first] if last - first == 1 else None
        if not isinstance(only, Branch):
            return branch, first, last
        branch = only


def _overlapped(children: list[Child], start: int, end: int) -> tuple[int, int]:
    """Return which children have a character between *start* and *end*: a range whose edges are not empty."""
    first = bisect_left(children, start, key=lambda child: child.start)
    while first > 0 and children[first - 1].end > start:
        first -= 1
    while first < len(children) and children[first].end <= start:
        first += 1
    last = bisect_left(children, end, first, key=lambda child: child.start)
    while last > first and children[last - 1].start == children[last - 1].end:
        last -= 1
    while first < last and children[first].start == children[first].end:
        first += 1
    return first, last


def _goes_into(children: list[Child], start: int, end: int, gi: str, *, plain: bool) -> bool:
    """Return whether *children* is one branch, and its inside is the better place for *gi* than around it."""
    if len(children) != 1 or not isinstance(children[0], Branch):
        return False
    only = children[0]
    return may_stand_in(gi, only.facts) or not _holdable(only, start, end, gi, plain=plain)


def _cut_edges(children: list[Child], first: int, last: int, start: int, end: int) -> int:
    """Cut the outermost strands at *start* and *end*; return by how many children that lengthens the range."""
    if first == last:
        return 0
    right = children[last - 1]
    if isinstance(right, Strand) and right.end > end:
        children[last - 1 : last] = right.cut(end)
    left = children[first]
    if isinstance(left, Strand) and left.start < start:
        children[first : first + 1] = left.cut(start)
        return 1
    return 0


def _stretches(children: list[Child], first: int, last: int, start: int, end: int, gi: str, *, plain: bool) -> Iterator[tuple[int, int, bool]]:
    """Yield the range in pieces: as many neighbours as one *gi* may hold (True), and alone each branch that it may not (False)."""
    begin = first
    for index in range(first, last):
        child = children[index]
        if isinstance(child, Branch) and not _holdable(child, start, end, gi, plain=plain):
            if begin < index:
                yield begin, index, True
            yield index, index + 1, False
            begin = index + 1
    if begin < last:
        yield begin, last, True


def _holdable(branch: Branch, start: int, end: int, gi: str, *, plain: bool) -> bool:
    """Return whether *gi* may stand around *branch*: whole, and in plain text around nothing that has paragraphs or lines of its own."""
    if branch.opaque and not branch.facts.gi:
        return True
    if not (start <= branch.start and branch.end <= end and may_wrap(gi, branch.facts)):
        return False
    if gi in SPEECH:
        return not (plain and holds_apart(branch.gi))
    return not any(holds_apart(inner.gi) for inner in branch.walk())


def _allowed(parent: Branch, held: list[Child], gi: str) -> bool:
    """Return whether *gi* may stand around *held*, among the children of *parent*.

    Among blocks it needs a block to take the place of: breaks and notes alone
    stand where no quotation may.
    """
    if parent.facts.content != "blocks":
        return may_stand_in(gi, parent.facts)
    return may_stand_around_blocks(gi, parent.facts) and any(isinstance(child, Branch) and child.gi in BLOCKS for child in held)


def _wrap(parent: Branch, first: int, last: int, gi: str, attributes: dict[str, str]) -> Branch | None:
    """Put a range of children into a new element, blank edges left outside; None where nothing but blanks is left."""
    children = parent.children
    while first < last and _is_blank(children[first]):
        first += 1
    while last > first and _is_blank(children[last - 1]):
        last -= 1
    if first == last:
        return None
    left, right = children[first], children[last - 1]
    start = left.start + _blanks(left, leading=True)
    end = right.end - _blanks(right, leading=False)
    last += _cut_edges(children, first, last, start, end)
    first += children[first].end <= start
    held = children[first:last]
    fragment = Branch(gi, start, end, dict(attributes), held)
    children[first:last] = [fragment]
    parent.changed = True
    return fragment


def _is_blank(child: Child) -> bool:
    return child.start == child.end or (isinstance(child, Strand) and not child.characters.strip())


def _blanks(child: Child, *, leading: bool) -> int:
    """Return how many blanks a strand begins or ends with."""
    if not isinstance(child, Strand):
        return 0
    characters = child.characters
    return child.length - len(characters.lstrip() if leading else characters.rstrip())


def _link(fragments: list[tuple[Annotation, list[Branch]]], identifiers: Identifiers) -> None:
    """Chain the fragments of each annotation, and each annotation to the one that its ``next`` names."""
    by_key = {annotation.get("xml:id"): parts for annotation, parts in fragments if annotation.get("xml:id")}
    followed = {key: parts for annotation, parts in fragments if (key := annotation.get("next").removeprefix("#")) in by_key}
    for annotation, parts in fragments:
        wish = identifiers.take(annotation.get("xml:id"))
        if len(parts) > 1 or wish or annotation.get("next").removeprefix("#") in by_key or annotation.get("xml:id") in followed:
            for part in parts:
                part.attributes = {"xml:id": wish or identifiers.mint(annotation.gi), **part.attributes}
                wish = ""
        for left, right in pairwise(parts):
            _chain(left, right)
    for key, parts in followed.items():
        _chain(parts[-1], by_key[key][0])


def _chain(left: Branch, right: Branch) -> None:
    left.attributes["next"] = f"#{right.attributes['xml:id']}"
    right.attributes["prev"] = f"#{left.attributes['xml:id']}"
