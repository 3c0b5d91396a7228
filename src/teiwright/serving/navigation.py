"""Which units of a citation tree a request for navigation means: the table of ``down``, ``ref``, ``start`` and ``end``.

TEI: SACRCS (canonical references)
"""

from dataclasses import dataclass

from .citable_units import CitableUnit, CitationTree
from .faults import bad, missing
from .parameters import shown

BOTTOM = -1


@dataclass(frozen=True, slots=True)
class Selection:
    """What a request means: the units that it names, and *members*, None where it does not ask for any."""

    ref: CitableUnit | None = None
    start: CitableUnit | None = None
    end: CitableUnit | None = None
    members: tuple[CitableUnit, ...] | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """What a request names: one unit by *ref*, or all between two by *start* and *end*, or nothing."""

    ref: str | None = None
    start: str | None = None
    end: str | None = None

    def require_sound(self) -> None:
        """Raise RequestError where these do not go together."""
        if self.ref is not None and (self.start is not None or self.end is not None):
            raise bad('"ref" does not go together with "start" and "end"')
        if (self.start is None) != (self.end is None):
            given, other = ("start", "end") if self.end is None else ("end", "start")
            raise bad(f'"{given}" needs "{other}" as well')

    def units(self, tree: CitationTree) -> tuple[CitableUnit | None, CitableUnit | None, CitableUnit | None]:
        """Return the units that are named; raises RequestError where one is not there, or the end stands before the start."""
        ref, start, end = (_unit(tree, one) for one in (self.ref, self.start, self.end))
        if start is not None and end is not None and end.index < start.index:
            raise bad(f"{shown(end.identifier)} stands before {shown(start.identifier)}")
        return ref, start, end


def select(tree: CitationTree | None, reference: Reference, down: int | None) -> Selection:
    """Return what a request for the units of *tree* means; of a document without any tree that is an empty list, whatever is asked.

    Raises RequestError where the parameters do not go together, or a unit is
    not there.
    """
    if tree is None:
        return Selection(members=())
    reference.require_sound()
    _require_sense(reference, down)
    ref, start, end = reference.units(tree)
    return Selection(ref, start, end, None if down is None else _members(tree, ref, start, end, down))


def _require_sense(reference: Reference, down: int | None) -> None:
    if down is not None and down < BOTTOM:
        raise bad('"down" must be -1, 0 or more')
    if reference.ref is None and reference.start is None and not down:
        raise bad('without "ref", or "start" and "end", "down" must be given, and not 0')
    if reference.start is not None and down == 0:
        raise bad('"down" must not be 0 together with "start" and "end"')


def _members(tree: CitationTree, ref: CitableUnit | None, start: CitableUnit | None, end: CitableUnit | None, down: int) -> tuple[CitableUnit, ...]:
    if ref is not None and down == 0:
        return tuple(ref.parent.parts) if ref.parent is not None else tuple(unit for unit in tree.units if unit.parent is None)
    if ref is not None:
        first, last, level = ref.index, ref.last, ref.level
    elif start is not None and end is not None:
        first, last, level = start.index, end.last, max(start.level, end.level)
    else:
        first, last, level = 0, len(tree.units) - 1, 0
    units = tree.units[first : last + 1]
    return units if down == BOTTOM else tuple(unit for unit in units if unit.level <= level + down)


def _unit(tree: CitationTree, identifier: str | None) -> CitableUnit | None:
    if identifier is None:
        return None
    if identifier not in tree.by_reference:
        raise missing(f"there is no unit {shown(identifier)} in this citation tree")
    return tree.by_reference[identifier]
