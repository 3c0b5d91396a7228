"""Where a span of running text may stand among the blocks: in one of them, in parts from verse line to verse line, or nowhere.

TEI: NH (non-hierarchical structures), SAAG (next, prev)
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ...guidelines.annotations import ANNOTATIONS
from ...guidelines.marks import marks_of
from ...guidelines.structures import COURSES, may_hold
from ...model import Annotation, Attributes, Span

_WHITE_SPACE_COUNTS: Final = ("type", "preformatted")


_PARTS_OF_LABELLED: Final = frozenset({"metamark", "head", "figDesc"})
_LABELLED: Final = frozenset({"note", "figure", "head", "figDesc"})
_DEEPEST: Final = 8  # spans within each other; more are no text


class Inline(NamedTuple):
    """A span that one of the rules found; *sign* is what an editor is told of where it cannot be encoded."""

    start: int
    end: int
    gi: str
    attributes: Attributes = ()
    sign: str = ""


class Unread(NamedTuple):
    """A sign that stays in the text, and where."""

    sign: str
    offset: int


class _Open(NamedTuple):
    """A block that the walk stands in."""

    gi: str
    start: int
    end: int
    holds_words: bool


class Nest:
    """The blocks of a structure, in which spans are placed from left to right."""

    def __init__(self, content: str, annotations: Iterable[Annotation]) -> None:
        self.content = content
        self.blocks = sorted(annotations, key=lambda one: (one.span.start, -one.span.end))
        self._next = 0
        self._stack: list[_Open] = []

    def places(self, one: Inline) -> list[Span]:
        """Return where *one* may stand: as a whole, in several parts, or nowhere; it begins no earlier than those before it."""
        self._move(one.start, one.end)
        inner = self._stack[-1] if self._stack else None
        if inner is None or inner[:3] == (one.gi, one.start, one.end):
            return []
        if one.end <= inner.end and inner.holds_words and may_hold(inner.gi, one.gi, plain=True) and self._holds(one):
            return [Span(one.start, one.end)]
        return list(self._lines(one, inner))

    def _move(self, start: int, end: int) -> None:
        """Open the blocks that begin before *start*, or there and end no sooner than *end*; close those that have ended."""
        blocks, stack = self.blocks, self._stack
        while self._next < len(blocks):
            span = blocks[self._next].span
            if span.start > start or (span.start == start and span.end < end):
                break
            if span.end > span.start:
                while stack and stack[-1].end <= span.start:
                    stack.pop()
                stack.append(_opened(blocks[self._next]))
            self._next += 1
        while stack and stack[-1].end <= start:
            stack.pop()

    def _within(self, end: int) -> Iterator[Annotation]:
        """Yield the blocks that begin where the walk stands or later, and before *end*."""
        for index in range(self._next, len(self.blocks)):
            if self.blocks[index].start >= end:
                return
            yield self.blocks[index]

    def _holds(self, one: Inline) -> bool:
        """Return whether the element may hold all that begins in it, and none of that reaches over its marks."""
        marks = marks_of(one.gi, dict(one.attributes).get("rend", ""))
        start, end = (one.start + len(marks.opening), one.end - len(marks.closing)) if marks else (one.start, one.end)
        around = [(one.gi, end)]
        for block in self._within(one.end):
            if block.start < start:
                return False
            while len(around) > 1 and around[-1][1] <= block.start:
                around.pop()
            if block.end > around[-1][1] or not may_hold(around[-1][0], block.gi, plain=True):
                return False
            if block.end > block.start:
                around.append((block.gi, block.end))
        return True

    def _lines(self, one: Inline, inner: _Open) -> Iterator[Span]:
        """Yield the parts of *one* in lines of verse that follow each other; nothing where something else comes between."""
        if one.gi not in ANNOTATIONS:
            return  # nothing else has parts that point to each other
        parts = [Span(one.start, inner.end)] if inner.gi == "l" else []
        for block in self._within(one.end):
            if block.gi == "l":
                parts.append(Span(block.start, min(block.end, one.end)))
            elif not (block.gi == "lg" or (parts and block.end <= parts[-1].end and may_hold(one.gi, block.gi, plain=True))):
                return
        words = [self.content[part.start : part.end] for part in parts]
        reached = one.start
        for part in parts:
            if self.content[reached : part.start].strip():
                return
            reached = part.end
        if parts and reached == one.end and _has_words(words[0]) and _has_words(words[-1]):
            yield from parts


def _opened(block: Annotation) -> _Open:
    return _Open(block.gi, block.span.start, block.span.end, block.gi not in COURSES and _WHITE_SPACE_COUNTS not in block.attributes)


def _has_words(characters: str) -> bool:
    return any(character.isalnum() for character in characters)


def settle(nest: Nest, found: Iterable[Inline]) -> tuple[list[Annotation], list[Unread]]:
    """Return *found* as annotations that nest in each other and in the blocks, and the signs of those that cannot.

    Of two that cross, the first one stands.

    >>> nest = Nest("_a =b_ c=", [Annotation(Span(0, 9), "p")])
    >>> settle(nest, [Inline(3, 9, "hi", (), "="), Inline(0, 6, "hi", (), "_")])
    ([Annotation(span=Span(start=0, end=6), gi='hi', attributes=())], [Unread(sign='=', offset=3)])
    """
    settled: list[Annotation] = []
    unread: list[Unread] = []
    around: list[Inline] = []
    parted = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        while around and around[-1].end <= one.start:
            around.pop()
        if one.gi in _PARTS_OF_LABELLED and not (around and around[-1].gi in _LABELLED):
            continue  # what it is part of found no place
        held = not around or (one.end <= around[-1].end and may_hold(around[-1].gi, one.gi, plain=True))
        places = nest.places(one) if held and len(around) < _DEEPEST else []
        if not places:
            if one.sign:
                unread.append(Unread(one.sign, one.start))
            continue
        around.append(one)
        if len(places) == 1:
            settled.append(Annotation(places[0], one.gi, one.attributes))
        else:
            settled.extend(_chained(one, places, parted))
            parted += len(places)
    return settled, unread


def _chained(one: Inline, places: Sequence[Span], before: int) -> Iterator[Annotation]:
    """Yield the parts of *one*, each pointing to the next and to the one before."""
    names = [f"{one.gi}-part-{before + number}" for number in range(1, len(places) + 1)]
    for index, place in enumerate(places):
        links = (("next", f"#{names[index + 1]}"),) if index + 1 < len(places) else ()
        back = (("prev", f"#{names[index - 1]}"),) if index else ()
        yield Annotation(place, one.gi, (("xml:id", names[index]), *one.attributes, *links, *back))
