"""Levels of headings: which stand for divisions that hold others.

Headings that say what they are (book, chapter) have their rank. Those of
front and back matter stand beside the main parts of the book. Among the
others, and against those that have a rank, what stands right over headings of
another class is above it, and what stands farther from the text before it is
higher.

TEI: DSDIV (divisions of the body)
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from .contents import plain
from .headings import Heading
from .matter import BACK, FRONT
from .style import Style
from .walk import Item

#: The headings that open a division together, and the blocks below them.
Opening = tuple[list[Item], list[Item]]

#: Types of divisions, the one that holds the others first.
_RANKS: Final = {
    gi: rank for rank, gi in enumerate("volume book part department canto act chapter letter lecture sermon essay scene section".split())
}
#: Those that books are made of.
_MAIN: Final = frozenset("book part canto act chapter letter lecture sermon essay".split())
#: Types of front and back matter that stand beside chapters which are numbers alone; the others may be the titles of such.
_AROUND_NUMBERS: Final = (FRONT | BACK) - {"introduction", "notes", "epigraph"}
DEPARTMENT: Final = "department"  # of a periodical
_MATTER: Final = "matter"  # front and back matter
_INNER: Final = ", inner"  # after the name of a class: one level below it
_LISTS: Final = frozenset({"castList", "list", "figure", "milestone"})
_FEW_LINES: Final = 300  # characters
_FARTHEST: Final = 4  # blank lines; more are no farther
_NO_FARTHER: Final = 0.5


def has_rank(heading: Heading) -> bool:
    """Return whether the heading says of its division how it stands to others.

    >>> has_rank(Heading("chapter", "3")), has_rank(Heading("preface"))
    (True, False)
    """
    return heading.type in _RANKS


def find_levels(openings: Sequence[Opening], style: Style) -> list[int]:
    """Return the level of each of *openings* that has a heading, 1 the highest."""
    opened = [one for one in openings if one[0]]
    over = [False, *(not held and has_rank(heads[0].heading or Heading()) for heads, held in opened)][: len(opened)]
    classes = _beside_main(opened, _classes([heads[0] for heads, _ in opened], over))
    inner = _inner(opened, classes)
    classes = [name + _INNER if index in inner else name for index, name in enumerate(classes)]
    levels = _levels(openings, classes, style)
    return [levels[name] for name in classes]


def _beside_main(opened: Sequence[Opening], classes: Sequence[str]) -> list[str]:
    """Return *classes*; what the contents announce before the first of the main divisions, and has words of its own, stands beside these."""
    first = next((index for index, name in enumerate(classes) if name in _MAIN), 0)
    return [
        _MATTER if index < first and name not in _RANKS and heads[0].depth == 0 and _has_text(held) else name
        for index, (name, (heads, held)) in enumerate(zip(classes, opened, strict=True))
    ]


def _inner(opened: Sequence[Opening], classes: Sequence[str]) -> set[int]:
    """Return the indexes of the headings that stand one level below the others of their class.

    They are under one of those in the list of contents, or repeat the title
    of a work of which they follow the cast.
    """
    announced = {name for name, (heads, _) in zip(classes, opened, strict=True) if heads[0].depth == 0}
    unnumbered = [name not in _RANKS and name != _MATTER and not name.startswith("number") for name in classes]
    found = {index for index, (heads, _) in enumerate(opened) if heads[0].depth and unnumbered[index] and classes[index] in announced}
    titles = [plain(heads[0].words) for heads, _ in opened]
    for index, (_, held) in enumerate(opened):
        if held or not unnumbered[index]:
            continue
        again = index + 1
        while again < len(opened) and titles[again] != titles[index] and not _has_text(opened[again][1]):
            again += 1
        if again < len(opened) and titles[again] == titles[index] and classes[again] == classes[index]:
            found.update(other for other in range(index + 1, again + 1) if classes[other] == classes[index])
    return found


def _has_text(held: Sequence[Item]) -> bool:
    """Return whether more stands below a heading than a cast, a list or a few lines."""
    return sum(item.part.end - item.part.start for item in held if item.part.gi not in _LISTS) > _FEW_LINES


def _classes(headings: Sequence[Item], below_rank: Sequence[bool]) -> list[str]:
    """Return for each of the *headings* what it has in common with those that stand on one level with it.

    A number alone that goes on counting stands on the level of what is counted.
    An introduction right below the heading of a part, as *below_rank* says, is that of the part.
    """
    classes: list[str] = []
    counted: dict[bool, tuple[str, int]] = {}  # in figures of ours or not -> the class that is being counted, and how far
    has_main = any(item.heading and item.heading.type in _MAIN for item in headings)
    has_numbers = any(item.heading and item.heading.n and not item.heading.type for item in headings)
    for item, is_below in zip(headings, below_rank, strict=True):
        heading = item.heading or Heading()
        in_figures = item.words.lstrip("_[(")[:1].isdigit()
        name, last = counted.get(in_figures, ("", 0))
        goes_on = not heading.type and last > 0 and heading.n == str(last + 1)
        of_book = (has_main and bool(heading.type) and not is_below) or (has_numbers and heading.type in _AROUND_NUMBERS)
        classes.append(heading.type if has_rank(heading) else _MATTER if of_book else name if goes_on else _form(item))
        if heading.n.isdigit():
            told = (classes[-1], int(heading.n))
            counted.update(dict.fromkeys((True, False), told) if heading.type else {in_figures: told})
    if headings and not headings[0].gap and classes[0] not in _RANKS:
        alike = Counter(name for name in classes[1:] if name.split()[0] == classes[0].split()[0])  # how far it stands, nobody knows
        classes[0] = max(alike, key=alike.__getitem__, default=classes[0])
    return classes


def _form(item: Item) -> str:
    in_italics = item.words.startswith("_") and item.words.rstrip(".:").endswith("_")
    small = any(letter.islower() for letter in item.words)
    form = "number" if item.heading and item.heading.n else "italics" if in_italics else "title" if small else "capitals"
    return f"{form} {min(item.gap, 3)}"


def _levels(openings: Sequence[Opening], classes: Sequence[str], style: Style) -> dict[str, int]:
    """Return the level of each of the *classes* of headings."""
    gaps: defaultdict[str, list[int]] = defaultdict(list)
    for name, gap in zip(classes, (heads[0].gap for heads, _ in openings if heads), strict=True):
        gaps[name] += [max(gap, style.gap)] if gap else []  # before the first there is nothing to be far from
    unknown = {name: _FARTHEST if name in _RANKS else style.gap for name in gaps}
    distances = {name: min(median(found), _FARTHEST) if found else unknown[name] for name, found in gaps.items()}
    counts = Counter(classes)
    inner = [name for name in gaps if name.endswith(_INNER)]
    order = sorted((name for name in gaps if name in _RANKS), key=_RANKS.__getitem__)
    main = next((name for name in order if name in _MAIN), "")
    above = _above(openings, classes)
    others = (name for name in gaps if name not in _RANKS and name != _MATTER and name not in inner)
    for name in sorted(others, key=lambda name: (-distances[name], counts[name], name)):
        farther = (index for index, other in enumerate(order) if distances[other] + _NO_FARTHER < distances[name] or (name, other) in above)
        order.insert(next(farther, len(order)), name)
    for name in inner:
        order.insert(order.index(name.removesuffix(_INNER)) + 1, name)
    found = {name: level for level, name in enumerate(order, 1)}
    return {**found, _MATTER: found[main] if main else 1}


def _counts(name: str) -> bool:
    """Return whether headings of this class say a number."""
    return name in _RANKS or name.startswith("number")


def _above(openings: Sequence[Opening], classes: Sequence[str]) -> set[tuple[str, str]]:
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
