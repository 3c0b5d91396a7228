"""Lists: items that bullets, numbers or letters tell, nested as they are set in.

A mark alone says little: numbered paragraphs of a manual or a law are
paragraphs, a number alone is a heading, a star may be that of a note. What
makes a list are neighbours that go on counting, or have the same bullet, and
are short, or stand line by line. The mark stays in the words of its item.

TEI: COLI (list, item)
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from .blocks import Block, Line
from .numerals import roman
from .parts import Part, around
from .walk import Found, Walk

_BULLET: Final = r"(?P<bullet>[*\-+\u2022\u25aa\u25a0\u25cf\u25cb\u25e6\u00b7\u2013\u2192])[ \t]+(?=[^\s*\-+\u2022\u00b7])"
_NUMBER: Final = (
    r"(?P<open>[(\[]?)_?(?:(?P<arabic>\d{1,3})|(?P<letter>[a-z])|(?P<roman>[ivxlc]{1,6}|[IVXLC]{1,7}))_?(?P<close>[.)\]]{1,2})_?[ \t]+(?=\S)"
)
_MARK: Final = re.compile(rf"(?:{_BULLET}|{_NUMBER})")
_LEAST: Final = 2
_LEAST_OF_BLOCKS: Final = 3  # numbered items that blank lines part
_MOST_LEVELS: Final = 6
_NEAR: Final = 12  # items, among which is the one before in the same list
_DASHES: Final = frozenset({"-", "\u2013"})  # which open what somebody says, too
_SHORT: Final = 2  # lines of an item with blank lines around it


class _Mark(NamedTuple):
    """What an item begins with: its kind, which those of one list share, where it stands, and the number that it has, or may have as a Roman one."""

    kind: str
    indent: int
    column: int  # of the words after it
    n: str = ""
    values: frozenset[int] = frozenset()

    @property
    def is_first(self) -> bool:
        """Whether a list may begin with it."""
        return not self.n or 1 in self.values

    def follows(self, other: "_Mark") -> bool:
        """Return whether it goes on with the list in which *other* stands; numbers may be set so that they end below each other."""
        level = abs(self.indent - other.indent) <= 1 or self.column == other.column
        return level and self.kind == other.kind and (not self.n or any(value - 1 in other.values for value in self.values))


class _Entry(NamedTuple):
    """An item on its way: its mark, its characters."""

    mark: _Mark
    start: int
    end: int


def list_at(walk: Walk, index: int) -> Found | None:
    """Return the list that begins in the block *index*: the items in its lines, with the words before that lead to them, or a run of blocks."""
    block = walk.blocks[index]
    within = _within(block)
    if within is not None and not (within[1][0].mark.kind in _DASHES and within[0] == 0 and _may_be_said(walk, index, within[1][0].mark)):
        lead, items = within
        before = (Part("p", block.start, block.lines[lead - 1].end),) if lead else ()
        return Found((*before, _list(items)), index + 1)
    items = []
    last = index
    while last < len(walk.blocks) and (entry := _entry_of(walk, last, items)) is not None:
        items.append(entry)
        last += 1
    counted = bool(items) and bool(items[0].mark.n)
    if len(items) < (_LEAST_OF_BLOCKS if counted else _LEAST) or (counted and any(len(one.lines) > _SHORT for one in walk.blocks[index:last])):
        return None
    return Found((_list(items),), last)


def _may_be_said(walk: Walk, index: int, mark: _Mark) -> bool:
    """Return whether lines that begin with dashes may be speech: at the margin, and no colon leads to them."""
    before = walk.blocks[index - 1] if index else None
    return mark.indent <= walk.style.base and (before is None or before.content[before.end - 1] != ":")


def _within(block: Block) -> tuple[int, list[_Entry]] | None:
    """Return the items that the lines of a block begin, and how many lines lead to them, or None where they are not so many that it is a list."""
    if len(block.lines) < _LEAST:
        return None
    lead = next((index for index in range(min(len(block.lines), 4)) if _mark_at(block, block.lines[index])), None)
    if lead is None or (lead and block.content[block.lines[lead - 1].end - 1] != ":"):
        return None
    items: list[_Entry] = []
    for line in block.lines[lead:]:
        mark = _mark_at(block, line)
        if mark is None or not _goes_on(mark, items):
            if not items or (mark is None and line.indent < items[0].mark.indent):
                return None
            items[-1] = items[-1]._replace(end=line.end)
            continue
        items.append(_Entry(mark, line.start, line.end))
    return (lead, items) if sum(one.mark.kind == items[0].mark.kind for one in items) >= _LEAST else None


def _entry_of(walk: Walk, index: int, items: Sequence[_Entry]) -> _Entry | None:
    """Return the block as an item of a list of which each stands between blank lines, or None where it is none, or goes on with no other."""
    block = walk.blocks[index]
    line = block.lines[0]
    if walk.rows[index] or block.start in walk.decided or index in walk.heads_of_pages or (items and block.gap > walk.style.gap):
        return None
    mark = _mark_at(block, line)
    if mark is None or not _goes_on(mark, items) or (mark.kind in _DASHES and line.indent <= walk.style.base):
        return None
    if len(block.lines) > _SHORT and not mark.n and min(one.indent for one in block.lines[1:]) <= line.indent:
        return None
    return _Entry(mark, block.start, block.end)


def _mark_at(block: Block, line: Line) -> _Mark | None:
    """Return the mark at the beginning of a line."""
    match = _MARK.match(block.content, line.start, line.end)
    if match is None:
        return None
    column = match.end() - line.start + line.indent
    if match["bullet"]:
        return _Mark(match["bullet"], line.indent, column)
    around_it = f"{match['open']} {match['close']}"
    if match["open"] and not match["close"].startswith((")", "]")):
        return None
    if match["arabic"]:
        return _Mark(f"1{around_it}", line.indent, column, match["arabic"], frozenset({int(match["arabic"])}))
    numeral = match["roman"] or match["letter"]
    value = roman(numeral)
    values = {value} if value else set()
    if len(numeral) == 1 and numeral.islower():
        values.add(ord(numeral) - ord("a") + 1)
    return _Mark(f"{'a' if numeral.islower() else 'A'}{around_it}", line.indent, column, numeral, frozenset(values))


def _goes_on(mark: _Mark, items: Sequence[_Entry]) -> bool:
    """Return whether an item with this mark may stand after *items*: the next of its list, or the first of one, set in where there are others."""
    if not items:
        return mark.is_first
    if any(mark.follows(one.mark) for one in items[-_NEAR:]):
        return True
    return mark.indent > items[-1].mark.indent + 1 and mark.is_first


def _list(items: Sequence[_Entry], levels: int = _MOST_LEVELS) -> Part:
    """Return the items as a list; those set in further than the first are a list in the item before them, for so many *levels*."""
    margin = items[0].mark.indent
    made: list[Part] = []
    index = 0
    while index < len(items):
        entry = items[index]
        index += 1
        first = index
        while levels > 1 and index < len(items) and items[index].mark.indent > margin + 1:
            index += 1
        inner = (_list(items[first:index], levels - 1),) if index > first else ()
        attributes = (("n", entry.mark.n),) if entry.mark.n else ()
        made.append(Part("item", entry.start, items[index - 1].end, attributes, inner))
    return around("list", made, (("rend", "numbered" if items[0].mark.n else "bulleted"),))
