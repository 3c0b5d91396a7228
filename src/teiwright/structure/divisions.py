"""Divisions: what headings open, one within another.

A heading opens a division, and so does what follows a row of stars after a
closer, since nothing but closing matter may stand after one. Headings that
say what they are (book, chapter) have their rank; the others have that of
their distance from the text before, the farther the higher.

TEI: DSDIV (divisions of the body)
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from statistics import median
from typing import Final

from .letters import has_words, put_into_letters
from .parts import Part, around
from .style import Style
from .walk import Item

#: Types of divisions, the one that holds the others first.
_RANKS: Final = {gi: rank for rank, gi in enumerate("volume book part canto act chapter letter lecture sermon essay scene section".split())}
_AT_EDGES: Final = frozenset({"milestone", "fw"})
_OF_LETTERS: Final = frozenset({"dateline", "salute", "signed"})
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
    return part._replace(gi="p") if part.gi in unfit else part


def divide(items: Sequence[Item], style: Style) -> list[Part]:
    """Return *items* as divisions, with the rows of marks that stand between them."""
    items = _without_heads_over_nothing(items)
    classes = _classes(items)
    levels = _levels([(classes[index], item.gap) for index, item in enumerate(items) if index in classes], style)
    top: list[_Node | Part] = []
    stack: list[_Node] = []
    for index, item in enumerate(items):
        if item.heading is not None:
            before = items[index - 1] if index else None
            level = levels[classes[index]]
            if stack and before is not None and before.heading is not None and not stack[-1].blocks and _goes_on(item, before, style):
                stack[-1].heads.append(item.part)
                continue
            edge = _edge(stack)
            while stack and stack[-1].level >= level:
                stack.pop()
            (stack[-1].inner if stack else top).extend(edge)
            node = _Node(level, item)
            node.heads.append(item.part)
            (stack[-1].inner if stack else top).append(node)
            stack.append(node)
            continue
        closed = bool(stack) and bool(stack[-1].blocks) and stack[-1].blocks[-1].gi == "signed"
        if item.part.gi in _AT_EDGES and (not stack or closed):
            if stack:
                stack.pop()
            (stack[-1].inner if stack and stack[-1].inner else top).append(item.part)
            if stack and not stack[-1].inner:
                stack.clear()
            continue
        if not stack or stack[-1].inner:
            node = _Node(stack[-1].level + 1 if stack else 99)
            (stack[-1].inner if stack else top).append(node)
            stack.append(node)
        stack[-1].blocks.append(item.part)
    top.extend(_edge(stack))
    return [one.part() if isinstance(one, _Node) else one for one in top]


def _edge(stack: list[_Node]) -> list[Part]:
    """Take the rows of marks from the end of the division that ends now, and return them."""
    edge: list[Part] = []
    while stack and not stack[-1].inner and len(stack[-1].blocks) + len(stack[-1].heads) > 1 and stack[-1].ends_in_marks:
        edge.insert(0, stack[-1].blocks.pop())
    return edge


def _without_heads_over_nothing(items: Sequence[Item]) -> list[Item]:
    """Return *items*; a heading with nothing below it is a paragraph."""
    found = list(items)
    for index in range(len(found) - 1, -1, -1):
        if found[index].heading is not None:
            found[index] = Item(found[index].part._replace(gi="p"), found[index].gap)
        elif found[index].part.gi not in _AT_EDGES:
            break
    return found


def _classes(items: Sequence[Item]) -> dict[int, str]:
    """Return what headings have in common that stand on one level, by the index of the heading.

    A number alone that goes on counting the chapters before it stands on their level.
    """
    classes: dict[int, str] = {}
    counted = ("", 0)  # the type that is being counted, and how far
    for index, item in enumerate(items):
        heading = item.heading
        if heading is None:
            continue
        goes_on = not heading.type and heading.n == str(counted[1] + 1) and counted[1] > 0
        classes[index] = heading.type or (counted[0] if goes_on else _form(item))
        if heading.n.isdigit() and (heading.type or goes_on):
            counted = (classes[index], int(heading.n))
        elif heading.n:
            counted = ("", 0)
    return classes


def _form(item: Item) -> str:
    in_italics = item.words.startswith("_") and item.words.rstrip(".:").endswith("_")
    small = any(letter.islower() for letter in item.words)
    form = "number" if item.heading and item.heading.n else "italics" if in_italics else "title" if small else "capitals"
    return f"{form} {min(item.gap, 3)}"


def _goes_on(item: Item, before: Item, style: Style) -> bool:
    """Return whether a heading right after another goes on with it ("CHAPTER I" and its title), rather than opening a division of its own."""
    if item.heading is None or before.heading is None or item.heading.type:
        return False
    return item.gap <= style.gap + (_BEFORE_A_TITLE if before.is_bare else 0)


def _levels(headings: Sequence[tuple[str, int]], style: Style) -> dict[str, int]:
    """Return the level of each class of headings, 1 the highest; *headings* are classes and distances.

    Types have their rank. Among the others, and against types, what stands
    farther from the text before it is higher.
    """
    gaps: defaultdict[str, list[int]] = defaultdict(list)
    for name, gap in headings:
        gaps[name].append(max(gap, style.gap))
    counts = Counter(name for name, _ in headings)
    typed = sorted((name for name in gaps if name in _RANKS), key=_RANKS.__getitem__)
    others = sorted((name for name in gaps if name not in _RANKS), key=lambda name: (-min(median(gaps[name]), 4), counts[name], name))
    order = list(typed)
    for name in others:
        place = next((index for index, other in enumerate(order) if min(median(gaps[other]), 4) < min(median(gaps[name]), 4)), len(order))
        order.insert(place, name)
    levels: dict[str, int] = {}
    for name in order:
        levels[name] = len(levels) + 1
    return levels
