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
_NOT_IN_ATTRIBUTE: Final = frozenset({ELEMENT, ATTRIBUTE})


def wrong_in_start(pattern: Pattern) -> str:
    """Return what is wrong with the start of a grammar: it may only name elements; empty where nothing is."""
    return _forbidden(pattern, _NOT_IN_START, "the start")


def wrong_in_content(pattern: Pattern) -> str:
    """Return what is wrong with the content of an element, attributes included; empty where nothing is."""
    return next(_wrong(pattern), "")


def _wrong(pattern: Pattern) -> Iterator[str]:
    for one, repeated in _within(pattern):
        if one.kind == ATTRIBUTE:
            yield from filter(None, (_forbidden(one.parts[0], _NOT_IN_ATTRIBUTE, "an attribute"), _unequal(one.parts[0])))
            if repeated == GROUP:
                yield "an attribute stands in a group or interleave that is repeated"
            if is_open(one.about) and not repeated:
                yield "an attribute of any name is not repeated"
            if is_open(one.about) and one.parts[0].kind != TEXT:
                yield "an attribute of any name must hold text"
        elif one.kind == LIST:
            yield from filter(None, (_forbidden(one.parts[0], _NOT_IN_LIST, "a list"),))
        elif one.kind == DATA and one.parts:
            yield from filter(None, (_forbidden(one.parts[0], _NOT_IN_EXCEPT, "what a data excepts"),))
        if one.kind in {GROUP, INTERLEAVE} and one.has_attributes:
            yield from _twice(one)
        if one.kind == INTERLEAVE:
            yield from _mixed_up(one)
    yield from filter(None, (_unequal(pattern),))


def _within(pattern: Pattern) -> Iterator[tuple[Pattern, int]]:
    """Yield the patterns in a content, each with `GROUP` where it stands in a group that is repeated, `ONE_OR_MORE` where it is repeated itself."""
    seen: set[tuple[int, int]] = set()
    stack = [(pattern, 0)]
    while stack:
        one, repeated = stack.pop()
        if (one.number, repeated) in seen:
            continue
        seen.add((one.number, repeated))
        yield one, repeated
        if one.kind in {CHOICE, GROUP, INTERLEAVE, ONE_OR_MORE}:
            inner = ONE_OR_MORE if one.kind == ONE_OR_MORE and not repeated else GROUP if repeated and one.kind in {GROUP, INTERLEAVE} else repeated
            stack.extend((part, inner) for part in one.parts)


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


#: Kinds of content, in the order in which a choice takes the greater.
_NOTHING, _COMPLEX, _SIMPLE = 0, 1, 2


def _unequal(pattern: Pattern) -> str:
    """Return what is wrong where a value stands beside other content: a string has to be all that there is."""
    return "data, a value or a list stands beside text, elements or another string" if _content_type(pattern, {}) is None else ""


def _content_type(pattern: Pattern, known: dict[int, int | None]) -> int | None:
    if pattern.number in known:
        return known[pattern.number]
    kind = pattern.kind
    found: int | None
    if kind in _STRINGS:
        found = _SIMPLE
    elif kind in {TEXT, ELEMENT}:
        found = _COMPLEX
    elif kind in {EMPTY, ATTRIBUTE, NOT_ALLOWED}:
        found = _NOTHING
    else:
        types = [_content_type(part, known) for part in pattern.parts]
        found = None if None in types else max((one for one in types if one is not None), default=_NOTHING)
        if found == _SIMPLE and kind != CHOICE and (kind == ONE_OR_MORE or sum(one != _NOTHING for one in types) > 1):
            found = None
    known[pattern.number] = found
    return found


def _attributes(pattern: Pattern) -> list[NameClass]:
    return [one.about for one, _ in _within(pattern) if one.kind == ATTRIBUTE]


def _twice(pattern: Pattern) -> Iterator[str]:
    """Yield an attribute that two parts of a group have."""
    sets = [_attributes(part) for part in pattern.parts if part.has_attributes]
    yield from (f"the attribute {_called(names)} may be there twice" for names in _shared(sets))


def _mixed_up(pattern: Pattern) -> Iterator[str]:
    """Yield an element, or text, that two parts of an interleave have."""
    sets: list[list[NameClass]] = []
    texts = 0
    for part in pattern.parts:
        inner = [one for one, _ in _within(part)]
        sets.append([one.about[0] for one in inner if one.kind == ELEMENT])
        texts += any(one.kind == TEXT for one in inner)
    if texts > 1:
        yield "text stands in two parts of an interleave"
    yield from (f"the element {_called(names)} stands in two parts of an interleave" for names in _shared(sets))


def _shared(sets: list[list[NameClass]]) -> Iterator[NameClass]:
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
