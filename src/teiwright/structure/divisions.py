"""Divisions: what headings open, one within another.

A heading opens a division, and so does what follows a row of stars after a
closer, since nothing but closing matter may stand after one. Headings that
say what they are (book, chapter) have their rank; the others have that of
their distance from the text before, the farther the higher.

TEI: DSDIV (divisions of the body)
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from .headings import Heading
from .letters import has_words, put_into_letters
from .parts import Part, around
from .style import Style
from .walk import Item

#: Types of divisions, the one that holds the others first.
_RANKS: Final = {gi: rank for rank, gi in enumerate("volume book part canto act chapter letter lecture sermon essay scene section".split())}
_AT_EDGES: Final = frozenset({"milestone", "fw"})
_OF_LETTERS: Final = frozenset({"dateline", "salute", "signed"})
_FARTHEST: Final = 4  # blank lines; more are no farther
_NO_FARTHER: Final = 0.5
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
    openings = list(_openings(_without_heads_over_nothing(items), style))
    classes = _classes([heads[0] for heads, _ in openings if heads])
    levels = _levels(openings, classes, style)
    top: list[_Node | Part] = []
    stack: list[_Node] = []
    said = iter(classes)
    for heads, held in openings:
        if heads:
            level = levels[next(said)]
            edge = _edge(stack)
            while stack and stack[-1].level >= level:
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
            found[index] = Item(found[index].part._replace(gi="p"), found[index].gap)
        elif found[index].part.gi not in _AT_EDGES:
            break
    return found


def _classes(headings: Sequence[Item]) -> list[str]:
    """Return for each of the *headings* what it has in common with those that stand on one level with it.

    A number alone that goes on counting the chapters before it stands on their level.
    """
    classes: list[str] = []
    counted = ("", 0)  # the type that is being counted, and how far
    for item in headings:
        heading = item.heading or Heading()
        goes_on = not heading.type and heading.n == str(counted[1] + 1) and counted[1] > 0
        classes.append(heading.type or (counted[0] if goes_on else _form(item)))
        if heading.n.isdigit() and (heading.type or goes_on):
            counted = (classes[-1], int(heading.n))
        elif heading.n:
            counted = ("", 0)
    if headings and not headings[0].gap and classes[0] not in _RANKS:
        alike = [name for name in classes[1:] if name.split()[0] == classes[0].split()[0]]  # how far it stands, nobody knows
        classes[0] = max(alike, key=alike.count, default=classes[0])
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


def _levels(openings: Sequence[tuple[list[Item], list[Item]]], classes: Sequence[str], style: Style) -> dict[str, int]:
    """Return the level of each of the *classes* of headings, 1 the highest.

    Types have their rank. Among the others, and against types, what stands
    right over headings of another class is above it, and what stands farther
    from the text before it is higher.
    """
    gaps: defaultdict[str, list[int]] = defaultdict(list)
    for name, gap in zip(classes, (heads[0].gap for heads, _ in openings if heads), strict=True):
        gaps[name] += [max(gap, style.gap)] if gap else []  # before the first there is nothing to be far from
    unknown = {name: _FARTHEST if name in _RANKS else style.gap for name in gaps}
    distances = {name: min(median(found), _FARTHEST) if found else unknown[name] for name, found in gaps.items()}
    counts = Counter(classes)
    order = sorted((name for name in gaps if name in _RANKS), key=_RANKS.__getitem__)
    above = _above(openings, classes)
    for name in sorted((name for name in gaps if name not in _RANKS), key=lambda name: (-distances[name], counts[name], name)):
        farther = (index for index, other in enumerate(order) if distances[other] + _NO_FARTHER < distances[name] or (name, other) in above)
        order.insert(next(farther, len(order)), name)
    return {name: level for level, name in enumerate(order, 1)}


def _counts(name: str) -> bool:
    """Return whether headings of this class say a number."""
    return name in _RANKS or name.startswith("number")


def _above(openings: Sequence[tuple[list[Item], list[Item]]], classes: Sequence[str]) -> set[tuple[str, str]]:
    """Return which class of headings stands over which: right over it, as a rule, since the first of that; it must be one that counts."""
    bare = [not held for heads, held in openings if heads]
    over: Counter[tuple[str, str]] = Counter(
        pair for pair, nothing_between in zip(pairwise(classes), bare, strict=False) if nothing_between and pair[0] != pair[1] and _counts(pair[1])
    )
    found = set()
    for upper, lower in over:
        first = classes.index(lower)
        if 2 * over[upper, lower] >= 1 + classes[first:].count(upper):
            found.add((upper, lower))
    return found
