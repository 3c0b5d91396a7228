"""What the specification forbids schemas to say: so that each document can be read once, from left to right.

RELAX NG: section 7.1 (contexts), 7.2 (string sequences), 7.3 (attributes), 7.4 (interleave)
"""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from .names import Name, NameClass, is_open, names_in, overlap
from .patterns import ATTRIBUTE, CHOICE, DATA, ELEMENT, EMPTY, GROUP, INTERLEAVE, LIST, NOT_ALLOWED, ONE_OR_MORE, TEXT, VALUE, Pattern

_CALLED: Final = {
    EMPTY: "empty",
    TEXT: "text",
    DATA: "data",
    VALUE: "value",
    LIST: "list",
    ATTRIBUTE: "attribute",
    ELEMENT: "element",
    ONE_OR_MORE: "oneOrMore",
    GROUP: "group",
    INTERLEAVE: "interleave",
}
_STRINGS: Final = frozenset({DATA, VALUE, LIST})
_NOT_IN_START: Final = frozenset({ATTRIBUTE, DATA, VALUE, LIST, TEXT, GROUP, INTERLEAVE, ONE_OR_MORE, EMPTY})
_NOT_IN_LIST: Final = frozenset({ELEMENT, ATTRIBUTE, TEXT, LIST, INTERLEAVE})
_NOT_IN_EXCEPT: Final = frozenset({ATTRIBUTE, ELEMENT, LIST, TEXT, GROUP, INTERLEAVE, ONE_OR_MORE, EMPTY})
_MADE_OF_PARTS: Final = frozenset({CHOICE, GROUP, INTERLEAVE, ONE_OR_MORE})
#: Kinds of content, in the order in which a choice takes the greater.
_NOTHING, _COMPLEX, _SIMPLE = 0, 1, 2
_NOT_IN_ATTRIBUTE: Final = frozenset({ELEMENT, ATTRIBUTE})


def wrong_in_start(pattern: Pattern) -> str:
    """Return what is wrong with the start of a grammar: it may only name elements; empty where nothing is."""
    return _forbidden(pattern, _NOT_IN_START, "the start")


class Restrictions:
    """Looks at the contents of the elements of one schema; what many of them share is looked at once."""

    def __init__(self) -> None:
        self._seen: set[tuple[int, int]] = set()
        self._types: dict[int, int | None] = {}
        self._inner: dict[int, tuple[frozenset[NameClass], frozenset[NameClass], bool]] = {}

    def wrong_in(self, content: Pattern) -> str:
        """Return what is wrong with the content of an element, attributes included; empty where nothing is."""
        return next(self._wrong(content), "")

    def _wrong(self, pattern: Pattern) -> Iterator[str]:
        for one, repeated in self._within(pattern):
            if one.kind == ATTRIBUTE:
                yield from self._wrong_attribute(one, repeated)
            elif one.kind == LIST:
                yield from _told(_forbidden(one.parts[0], _NOT_IN_LIST, "a list"))
            elif one.kind == DATA and one.parts:
                yield from _told(_forbidden(one.parts[0], _NOT_IN_EXCEPT, "what a data excepts"))
            if one.kind in {GROUP, INTERLEAVE} and one.has_attributes:
                names = _shared([self._held(part)[0] for part in one.parts if part.has_attributes])
                yield from (f"the attribute {_called(name)} may be there twice" for name in names)
            if one.kind == INTERLEAVE:
                held = [self._held(part) for part in one.parts]
                yield from (
                    f"the element {_called(name)} stands in two parts of an interleave" for name in _shared([elements for _, elements, _ in held])
                )
                if sum(has_text for _, _, has_text in held) > 1:
                    yield "text stands in two parts of an interleave"
        yield from _told(self._unequal(pattern))

    def _wrong_attribute(self, one: Pattern, repeated: int) -> Iterator[str]:
        yield from _told(_forbidden(one.parts[0], _NOT_IN_ATTRIBUTE, "an attribute"))
        yield from _told(self._unequal(one.parts[0]))
        if repeated == GROUP:
            yield "an attribute stands in a group or interleave that is repeated"
        if is_open(one.about) and not repeated:
            yield "an attribute of any name is not repeated"
        if is_open(one.about) and one.parts[0].kind != TEXT:
            yield "an attribute of any name must hold text"

    def _within(self, pattern: Pattern) -> Iterator[tuple[Pattern, int]]:
        """Yield the patterns in a content that were not met before.

        Each comes with `GROUP` where it stands in a group that is repeated, with `ONE_OR_MORE` where it is repeated itself.
        """
        stack = [(pattern, 0)]
        while stack:
            one, repeated = stack.pop()
            if (one.number, repeated) in self._seen:
                continue
            self._seen.add((one.number, repeated))
            yield one, repeated
            if one.kind in _MADE_OF_PARTS:
                inner = (
                    ONE_OR_MORE if one.kind == ONE_OR_MORE and not repeated else GROUP if repeated and one.kind in {GROUP, INTERLEAVE} else repeated
                )
                stack.extend((part, inner) for part in one.parts)

    def _held(self, pattern: Pattern) -> tuple[frozenset[NameClass], frozenset[NameClass], bool]:
        """Return the attributes and elements that a pattern holds, and whether it holds text."""
        known = self._inner.get(pattern.number)
        if known is None:
            if pattern.kind in _MADE_OF_PARTS:
                parts = [self._held(part) for part in pattern.parts]
                known = (
                    frozenset().union(*(attributes for attributes, _, _ in parts)),
                    frozenset().union(*(elements for _, elements, _ in parts)),
                    any(has_text for _, _, has_text in parts),
                )
            else:
                attributes = frozenset({pattern.about} if pattern.kind == ATTRIBUTE else ())
                known = (attributes, frozenset({pattern.about[0]} if pattern.kind == ELEMENT else ()), pattern.kind == TEXT)
            self._inner[pattern.number] = known
        return known

    def _unequal(self, pattern: Pattern) -> str:
        """Return what is wrong where a value stands beside other content: a string has to be all that there is."""
        return "data, a value or a list stands beside text, elements or another string" if self._type(pattern) is None else ""

    def _type(self, pattern: Pattern) -> int | None:
        """Return the kind of content that a pattern is, None where it is no kind."""
        if pattern.number in self._types:
            return self._types[pattern.number]
        kind = pattern.kind
        found: int | None
        if kind in _STRINGS:
            found = _SIMPLE
        elif kind in {TEXT, ELEMENT}:
            found = _COMPLEX
        elif kind in {EMPTY, ATTRIBUTE, NOT_ALLOWED}:
            found = _NOTHING
        else:
            types = [self._type(part) for part in pattern.parts]
            found = None if None in types else max((one for one in types if one is not None), default=_NOTHING)
            if found == _SIMPLE and kind != CHOICE and (kind == ONE_OR_MORE or sum(one != _NOTHING for one in types) > 1):
                found = None
        self._types[pattern.number] = found
        return found


def _told(reason: str) -> Iterator[str]:
    if reason:
        yield reason


def _forbidden(pattern: Pattern, kinds: frozenset[int], where: str) -> str:
    stack, seen = [pattern], {pattern.number}
    while stack:
        one = stack.pop()
        if one.kind in kinds:
            return f"{_CALLED[one.kind]} is not allowed in {where}"
        for part in one.parts if one.kind not in {ELEMENT, ATTRIBUTE, DATA} else ():
            if part.number not in seen:
                seen.add(part.number)
                stack.append(part)
    return ""


def _shared(sets: list[frozenset[NameClass]]) -> Iterator[NameClass]:
    """Yield the names that two of the *sets* have; single names are compared by look-up, as there may be hundreds."""
    seen: dict[Name, int] = {}
    opened = [(index, names) for index, several in enumerate(sets) for names in several if is_open(names)]
    for index, several in enumerate(sets):
        for names in several:
            for name in names_in(names):
                if seen.setdefault(name, index) != index:
                    yield name
            yield from (names for other, wide in opened if other != index and overlap(wide, names))
    yield from (one for (index, one), (other, two) in combinations(opened, 2) if index != other and overlap(one, two))


def _called(names: NameClass) -> str:
    named: Iterable[Name] = names_in(names)
    return next((f'"{name.local}"' for name in named), "of any name")
