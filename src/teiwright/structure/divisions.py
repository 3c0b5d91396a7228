"""Divisions: what headings open, one within another.

A heading opens a division, and so does what follows a row of stars after a
closer, since nothing but closing matter may stand after one. Headings that
say what they are (book, chapter) have their rank; the others have that of
their distance from the text before, the farther the higher.

TEI: DSDIV (divisions of the body)
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from .letters import has_words, put_into_letters
from .levels import DEPARTMENT, find_levels, has_rank
from .parts import Part, around, paragraph_of
from .style import Style
from .walk import Item

_AT_EDGES: Final = frozenset({"milestone", "fw", "pb"})
_OF_LETTERS: Final = frozenset({"dateline", "salute", "signed"})
_UNDIVIDED: Final = frozenset({"contents", "dedication", "cast", "errata", "transcriber"})
_FIRST: Final = frozenset({"0", "1"})
_BEFORE_A_TITLE: Final = 2  # blank lines more than usual, between a number and its title


class _Node:
    """A division that is being made."""

    def __init__(self, level: int, heading: Item | None = None) -> None:
        self.level = level
        self.heading = heading
        self.heads: list[Part] = []
        self.blocks: list[Part] = []
        self.inner: list[_Node | Part] = []

    @property
    def ends_in_marks(self) -> bool:
        """Whether a row of marks or the head of a page is the last of its blocks."""
        return bool(self.blocks) and self.blocks[-1].gi in _AT_EDGES

    @property
    def holds_no_other(self) -> bool:
        """Whether it is a division that never has others in it, is a preface that somebody has signed, or one at whose end a signature stands."""
        heading = self.heading.heading if self.heading else None
        if heading is None or has_rank(heading) or heading.n:
            return False
        if heading.type:
            return heading.type in _UNDIVIDED or any(one.gi == "signed" for one in self.blocks)
        return bool(self.blocks) and self.blocks[-1].gi == "signed"

    def part(self) -> Part:
        """Return the division with those in it; there are few levels, so they are reached by recursion."""
        said = self.heading.heading if self.heading else None
        attributes = tuple((name, value) for name, value in (("type", said.type), ("n", said.n)) if value) if said else ()
        inner = [one.part() if isinstance(one, _Node) else one for one in self.inner]
        trailer = [one for one in self.blocks[-1:] if one.gi == "trailer" and has_words(self.blocks[:-1]) and not inner]
        blocks = [_as_paragraph(one, {"trailer"}) for one in self.blocks[: len(self.blocks) - len(trailer)]]
        blocks = [_as_paragraph(one, _OF_LETTERS) for one in blocks] if inner else put_into_letters(blocks)
        return around("div", [*self.heads, *blocks, *trailer, *inner], attributes)


def _as_paragraph(part: Part, unfit: Collection[str]) -> Part:
    """Return *part*, as a paragraph where it is one of those that do not fit where it stands."""
    return paragraph_of(part) if part.gi in unfit else part


def divide(items: Sequence[Item], style: Style) -> list[Part]:
    """Return *items* as divisions, with the rows of marks that stand between them."""
    openings = list(_openings(_without_heads_over_nothing(items), style))
    levels = iter(find_levels(openings, style))
    top: list[_Node | Part] = []
    stack: list[_Node] = []
    for heads, held in openings:
        if heads:
            level = next(levels)
            edge = _edge(stack)
            while stack and (stack[-1].level >= level or stack[-1].holds_no_other):
                stack.pop()
            (stack[-1].inner if stack else top).extend(edge)
            node = _Node(level, heads[0])
            node.heads += [head.part for head in heads]
            (stack[-1].inner if stack else top).append(node)
            stack.append(node)
        for item in held:
            _put(item, stack, top)
    top.extend(_edge(stack))
    return [one.part() if isinstance(one, _Node) else one for one in top]


def _put(item: Item, stack: list[_Node], top: list[_Node | Part]) -> None:
    """Put a block into the division that is open, or into one without a heading where none can take it."""
    closed = bool(stack) and bool(stack[-1].blocks) and stack[-1].blocks[-1].gi == "signed"
    if item.part.gi in _AT_EDGES and (not stack or closed):
        if stack:
            stack.pop()
        (stack[-1].inner if stack and stack[-1].inner else top).append(item.part)
        if stack and not stack[-1].inner:
            stack.clear()
        return
    if not stack or stack[-1].inner:
        node = _Node(stack[-1].level + 1 if stack else 99)
        (stack[-1].inner if stack else top).append(node)
        stack.append(node)
    stack[-1].blocks.append(item.part)


def _openings(items: Iterable[Item], style: Style) -> Iterator[tuple[list[Item], list[Item]]]:
    """Yield the headings that open a division together, and the blocks below them; at first those below none."""
    heads: list[Item] = []
    held: list[Item] = []
    for item in items:
        if item.heading is None:
            held.append(item)
        elif heads and not held and _goes_on(item, heads[-1], style):
            heads.append(item)
        else:
            if heads or held:
                yield heads, held
            heads, held = [item], []
    if heads or held:
        yield heads, held


def _edge(stack: list[_Node]) -> list[Part]:
    """Take the rows of marks from the end of the division that ends now, and return them."""
    edge: list[Part] = []
    while stack and not stack[-1].inner and len(stack[-1].blocks) + len(stack[-1].heads) > 1 and stack[-1].ends_in_marks:
        edge.insert(0, stack[-1].blocks.pop())
    return edge


def _without_heads_over_nothing(items: Sequence[Item]) -> list[Item]:
    """Return *items*; a heading that says no number and has nothing below it is a paragraph."""
    found = list(items)
    for index in range(len(found) - 1, -1, -1):
        heading = found[index].heading
        if heading is not None and (heading.type or heading.n):
            break  # a text may be cut off there
        if heading is not None:
            found[index] = Item(paragraph_of(found[index].part), found[index].gap)
        elif found[index].part.gi not in _AT_EDGES:
            break
    return found


def _goes_on(item: Item, before: Item, style: Style) -> bool:
    """Return whether a heading right after another goes on with it ("CHAPTER I" and its title), rather than opening a division of its own."""
    if item.heading is None or before.heading is None or has_rank(item.heading):
        return False
    if before.heading.type == DEPARTMENT:
        return False  # what follows is the title of its first article
    if item.heading.n and before.heading.n:
        return False  # a number counts what is below, it is no title
    if item.heading.n in _FIRST and not item.heading.type and not item.is_bare:
        return False  # the first of the sections below
    if item.heading.type and not before.is_bare:
        return False  # a preface opens a division, but a chapter may have its name
    return item.gap <= style.gap + (_BEFORE_A_TITLE if before.is_bare else 0)
