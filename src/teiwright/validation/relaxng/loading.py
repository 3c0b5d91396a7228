"""Schemas as they are used: read, checked against the restrictions, with what is looked up in them for each element.

Reading tei_all takes a quarter of a second, so nothing is cached between runs.
"""

from dataclasses import dataclass, field
from typing import Final

from ...files import ReadOnce
from ...model import SchemaError
from .names import is_open, names_in
from .patterns import ATTRIBUTE, CHOICE, ELEMENT, EMPTY, GROUP, INTERLEAVE, Pattern, Patterns
from .reading import Reader, Schema
from .restrictions import Restrictions, wrong_in_start

_MADE: Final = frozenset({GROUP, INTERLEAVE})


@dataclass(slots=True)
class Attributes:
    """The attributes of an element: those that simply may or must be there, and a pattern for those that depend on each other.

    *content* is what is left when the simple ones are taken out; it still
    holds the others (`Pattern.has_attributes`).
    """

    content: Pattern
    allowed: dict[str, Pattern] = field(default_factory=dict)  # tag -> pattern of its value
    required: frozenset[str] = frozenset()


class Compiled:
    """A schema ready for use.

    *schema* is what was read, *paths* are the definitions by which messages call groups of elements.
    """

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.patterns: Patterns = schema.patterns
        self.start = schema.start
        self._attributes: dict[int, Attributes] = {}
        self.named: dict[str, list[int]] = {}  # tag -> the contents of elements of that name, in the order of the schema
        self.reached = _reached(schema)
        self._open = [number for number in self.reached if is_open(schema.names[number])]
        self._candidates: dict[str, tuple[int, ...]] = {}
        for number in self.reached:
            for name in names_in(schema.names[number]):
                self.named.setdefault(name.tag, []).append(number)

    def candidates(self, tag: str) -> tuple[int, ...]:
        """Return the contents that an element called *tag* may have anywhere."""
        known = self._candidates.get(tag)
        if known is None:
            namespace, _, local = tag[1:].rpartition("}") if tag[0] == "{" else ("", "", tag)
            wide = (number for number in self._open if self.schema.names[number].has(namespace, local))
            known = self._candidates[tag] = tuple(dict.fromkeys((*self.named.get(tag, ()), *wide)))
        return known

    def attributes(self, number: int) -> Attributes:
        """Return the attributes of the elements whose content has this number."""
        known = self._attributes.get(number)
        if known is None:
            known = self._attributes[number] = self._split(self.patterns.contents[number])
        return known

    def _split(self, content: Pattern) -> Attributes:
        allowed: dict[str, Pattern] = {}
        required: set[str] = set()
        return Attributes(self._taken_out(content, allowed, required), allowed, frozenset(required))

    def _taken_out(self, pattern: Pattern, allowed: dict[str, Pattern], required: set[str]) -> Pattern:
        """Return *pattern* without the attributes that stand by themselves, which are put into *allowed*."""
        if not pattern.has_attributes:
            return pattern
        single = _single(pattern)
        if single is not None and not is_open(single.about):
            names = [name.tag for name in names_in(single.about)]
            if len(names) == 1 and names[0] not in allowed:
                allowed[names[0]] = single.parts[0]
                required.update(names if pattern.kind == ATTRIBUTE else ())
                return self.patterns.empty
        if pattern.kind in _MADE:
            make = self.patterns.group if pattern.kind == GROUP else self.patterns.interleave
            return make([self._taken_out(part, allowed, required) for part in pattern.parts])
        return pattern


def _reached(schema: Schema) -> list[int]:
    """Return the contents that a document can have: an element that stands beside what is not allowed is in none, whatever is wrong with it."""
    found: set[int] = set()
    stack, seen = [schema.start], {schema.start.number}
    while stack:
        one = stack.pop()
        parts = one.parts
        if one.kind == ELEMENT:
            found.add(one.about[1])
            parts = (schema.patterns.contents[one.about[1]],)
        for part in parts:
            if part.number not in seen:
                seen.add(part.number)
                stack.append(part)
    return sorted(found)


def _single(pattern: Pattern) -> Pattern | None:
    """Return the attribute that a pattern is, or that it lets be left out."""
    if pattern.kind == ATTRIBUTE:
        return pattern
    if pattern.kind == CHOICE and len(pattern.parts) == 2:
        one, other = pattern.parts
        if {one.kind, other.kind} == {EMPTY, ATTRIBUTE}:
            return one if one.kind == ATTRIBUTE else other
    return None


@ReadOnce
def load_relaxng(path: str) -> Compiled:
    """Return the schema in the file *path*, made once as long as its files stay the same.

    Raises SchemaError where it cannot be read or is wrong, with the reason and the place.
    """
    schema = Reader().read(path)
    if reason := wrong_in_start(schema.start):
        raise SchemaError(f"the schema {path} is wrong: {reason}")
    compiled, restrictions = Compiled(schema), Restrictions()
    for number in compiled.reached:
        if reason := restrictions.wrong_in(schema.patterns.contents[number]):
            name = next((one.local for one in names_in(schema.names[number])), "")
            raise SchemaError(f"the schema {path} is wrong: in the element {_quoted(name)}, {reason}")
    return compiled


def _quoted(name: str) -> str:
    return f'"{name}"' if name else "of any name"


__all__ = ["Attributes", "Compiled", "load_relaxng"]
