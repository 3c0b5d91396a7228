"""Indexes: what stands below a heading that says so, an item for each entry.

TEI: COLI (list, item), DSBACK (back matter)
"""

import re
from functools import cache
from typing import Final

from ..languages import LanguageRules, folded
from .blocks import Block
from .contents import plain
from .parts import Part, around
from .walk import Found, Walk

_PAGES: Final = re.compile(r"(?:^|[\s,.;_])(?:\d{1,4}[a-z]?|[ivxlc]+)(?:[-\u2013]\d{1,4})?(?: ?n\.?| ?ff?\.)?_?[.,;]?$")
_END: Final = 24  # characters in which the last number of a page stands
_LEAST_SHARE: Final = 0.5  # of the lines in the first block that end in one
_LEAST_IN_ORDER: Final = 6  # blocks
_SHORT: Final = 2  # lines
_WIDE: Final = 0.75  # of the width: a line of prose
_LONGEST_SIGN: Final = 4  # characters before the first letter
_FEW: Final = 0.2  # of those of a block that goes on


def index_at(walk: Walk, index: int) -> Found | None:
    """Return the entries that begin with the block *index*, right below the heading of an index, as a list.

    They have the numbers of pages, or are short and in the order of the alphabet.
    """
    if not walk.follows_heading() or walk.rules is None or plain(folded(walk.items[-1].words)) not in _headings(walk.rules):
        return None
    last = index
    before = ""
    has_pages = _goes_on(walk, index, _LEAST_SHARE)
    while last < len(walk.blocks) and (
        _goes_on(walk, last, _FEW if has_pages else _LEAST_SHARE) or _is_next(walk, last, before, has_pages=has_pages)
    ):
        before = _first_letter(walk.blocks[last])
        last += 1
    if not has_pages and last - index < _LEAST_IN_ORDER:
        return None
    items = [item for block in walk.blocks[index:last] for item in _entries(block)]
    return Found((around("list", items, (("type", "index"),)),), last) if len(items) > 1 else None


@cache
def _headings(rules: LanguageRules) -> frozenset[str]:
    return frozenset(folded(one) for one in rules.listed("structure", "indexes"))


def _is_next(walk: Walk, index: int, before: str, *, has_pages: bool) -> bool:
    """Return whether the block is one or two short lines that begin with the letter *before* or a later one; where others have pages it is near."""
    block = walk.blocks[index]
    form = walk.forms[index]
    if _is_something_else(walk, index) or walk.is_one_of(block, "trailers") or (form and form.type) or len(block.lines) > _SHORT:
        return False
    is_prose = len(block.lines) > 1 and block.lines[0].column >= _WIDE * walk.style.width and block.lines[1].indent <= block.lines[0].indent
    near = block.gap <= walk.style.gap or not has_pages
    return near and not is_prose and "" < _first_letter(block) >= before


def _first_letter(block: Block) -> str:
    return next((folded(character)[:1] for character in block.line(0)[:_LONGEST_SIGN] if character.isalpha()), "")


def _is_something_else(walk: Walk, index: int) -> bool:
    block = walk.blocks[index]
    return bool(walk.rows[index]) or block.start in walk.decided or index in walk.heads_of_pages or block.content[block.start] == "["


def _goes_on(walk: Walk, index: int, share: float) -> bool:
    """Return whether the block is of the index: so many lines end in the number of a page, or it is a letter alone."""
    block = walk.blocks[index]
    if _is_something_else(walk, index):
        return False
    if block.end - block.start <= 2:
        return index > 0 and share < _LEAST_SHARE and index + 1 < len(walk.blocks)
    form = walk.forms[index]
    paged = sum(_is_paged(block, number) for number in range(len(block.lines)))
    return (form is None or not form.type) and paged >= max(share * len(block.lines), 1)


def _is_paged(block: Block, index: int) -> bool:
    line = block.line(index)
    return _PAGES.search(line, max(0, len(line) - _END)) is not None


def _entries(block: Block) -> list[Part]:
    """Return the entries of a block: its lines, one set in below a line without a page being the rest of that one."""
    items: list[Part] = []
    for index, line in enumerate(block.lines):
        if items and line.indent > block.lines[0].indent and not _is_paged(block, index - 1):
            items[-1] = items[-1]._replace(end=line.end)
        else:
            items.append(Part("item", line.start, line.end))
    return items
