"""Levels of headings: which stand for divisions that hold others.

Headings that say what they are (book, chapter) have their rank. Those of
front and back matter stand beside the main parts of the book. Among the
others, and against those that have a rank, what stands right over headings of
another class is above it, and what stands farther from the text before it is
higher; but what comes while sections are being counted does not stand above
them, a section numbered "2.1" stands in the one numbered "2", and a prologue or
conclusion stands beside the sections that are counted between.

TEI: DSDIV (divisions of the body)
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise, takewhile
from statistics import median
from string import ascii_uppercase
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
_BESIDE_COUNTED: Final = frozenset("prologue interlude epilogue conclusion postscript".split())
_INNER: Final = ", inner"  # after the name of a class: one level below it
_LISTS: Final = frozenset({"castList", "list", "figure", "milestone"})
_LETTER: Final = re.compile(r"([A-Z])[.)]\s+(?=\S)")
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
    if not opened:
        return []
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
    unnumbered = [name not in _RANKS and name != _MATTER and not name.startswith("number") and not name.endswith(_INNER) for name in classes]
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
    numbered: dict[str, str] = {}  # what a heading counts -> the class of the last that says so
    lettered = _counted_by_letters(headings)
    has_main = any(item.heading and item.heading.type in _MAIN for item in headings)
    has_numbers = any(item.heading and item.heading.n and not item.heading.type for item in headings)
    for item, is_below in zip(headings, below_rank, strict=True):
        heading = item.heading or Heading()
        in_figures = item.words.lstrip("_[(")[:1].isdigit()
        name, last = counted.get(in_figures, ("", 0))
        goes_on = not heading.type and last > 0 and heading.n == str(last + 1)
        of_book = (has_main and bool(heading.type) and not is_below) or (has_numbers and heading.type in _AROUND_NUMBERS)
        form = f"number, letter {min(item.gap, 3)}" if _letter(item) in lettered else _form(item)
        classes.append(heading.type if has_rank(heading) else _MATTER if of_book else name if goes_on else form)
        if heading.n.isdigit():
            told = (classes[-1], int(heading.n))
            counted.update(dict.fromkeys((True, False), told) if heading.type else {in_figures: told})
        elif (holder := heading.n.rpartition(".")[0]) in numbered:  # of 2.1 it is 2
            classes[-1] = numbered[holder] + _INNER
        if heading.n:
            numbered[heading.n] = classes[-1]
    if not has_main:
        _put_beside_counted(headings, classes)
    if headings and not headings[0].gap and classes[0] not in _RANKS:
        alike = Counter(name for name in classes[1:] if name.rstrip("0123 ") == classes[0].rstrip("0123 "))  # how far it stands, nobody knows
        classes[0] = max(alike, key=alike.__getitem__, default=classes[0])
    return classes


def _letter(item: Item) -> str:
    """Return the letter that the heading begins with, where it may count sections as in "B. The Mill", else ``""``."""
    letter = _LETTER.match(item.words)
    return letter[1] if letter and item.heading == Heading() else ""


def _counted_by_letters(headings: Sequence[Item]) -> frozenset[str]:
    """Return the letters by which sections are counted, from the first of the alphabet on; none where they are fewer than two."""
    letters = {_letter(item) for item in headings}
    counted = frozenset(takewhile(letters.__contains__, ascii_uppercase))
    return counted if len(counted) > 1 else frozenset()


def _put_beside_counted(headings: Sequence[Item], classes: list[str]) -> None:
    """Give a prologue, a conclusion and their like the class of the sections that are counted around it, where one class is counted once alone."""
    firsts = Counter(name for name, item in zip(classes, headings, strict=True) if item.heading and item.heading.n == "1" and not item.heading.type)
    once = [name for name, count in firsts.items() if count == 1]
    if len(once) == 1:
        for index, item in enumerate(headings):
            if item.heading and item.heading.type in _BESIDE_COUNTED:
                classes[index] = once[0]


def _form(item: Item) -> str:
    in_italics = item.words.startswith("_") and item.words.rstrip(".:").endswith("_")
    small = any(letter.islower() for letter in item.words)
    first = item.words.lstrip("_[(")[:1]
    number = "number" if first.isdigit() else "number, section" if first == "\u00a7" else "number, Roman"
    form = number if item.heading and item.heading.n else "italics" if in_italics else "title" if small else "capitals"
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
    for lower, upper in sorted(_not_above(openings, classes)):
        if lower in order and upper in order and order.index(lower) < order.index(upper):
            order.remove(lower)
            order.insert(order.index(upper) + 1, lower)
    for name in sorted(inner, key=len):
        order.insert(order.index(name.removesuffix(_INNER)) + 1, name)
    found = {name: level for level, name in enumerate(order, 1)}
    return {**found, _MATTER: found[main] if main else 1}


def _counts(name: str) -> bool:
    """Return whether headings of this class say a number."""
    return name in _RANKS or name.startswith("number")


def _not_above(openings: Sequence[Opening], classes: Sequence[str]) -> set[tuple[str, str]]:
    """Return which class of headings does not stand above which: the second began to count before the first came, and goes on past it."""
    numbers = [_number(heads[0]) for heads, _ in openings if heads]
    found = set()
    for upper in {name for name in classes if name.startswith("number") and not name.endswith(_INNER)}:
        counted = [(index, numbers[index]) for index, name in enumerate(classes) if name == upper and numbers[index]]
        for lower in {name for name in classes if name not in _RANKS and name not in {upper, _MATTER}}:
            places = [index for index, name in enumerate(classes) if name == lower]
            after_each = {bisect_right(counted, (place, 0)) for place in places}
            passed = [(counted[index - 1], counted[index]) for index in after_each if 0 < index < len(counted)]
            if counted and counted[0][0] < places[0] and passed and all(after[1] == before[1] + 1 for before, after in passed):
                found.add((lower, upper))
    return found


def _number(item: Item) -> int:
    """Return the number or the place of the letter that a heading counts with; 0 where it does not count."""
    n = item.heading.n if item.heading else ""
    return int(n) if n.isdigit() else ascii_uppercase.find(_letter(item) or "-") + 1


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
