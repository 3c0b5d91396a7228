"""Lists of the persons of a play, which look like speakers with something to say.

TEI: DRCAST (castList, castItem)
"""

import re
from functools import cache
from typing import Final, NamedTuple

from ..languages import LanguageRules, folded
from .blocks import Block, Line
from .contents import beginnings_of, may_begin, plain
from .heading_places import heading_at
from .parts import Part, around
from .walk import Found, Walk

_FAR: Final = 4  # blank lines that may stand between the heading and the first person
_FIRST_WORDS: Final = 2
_LONGEST_HEAD: Final = 48
_GOES_ON: Final = re.compile(r"[a-z(\[{,]|_?\(")
_UNFINISHED: Final = re.compile(r"(?:,|\band|\bund|\bet)$")
_WIDE: Final = 0.75  # of the width of a page: a line of prose


def cast_list_at(walk: Walk, index: int) -> Found | None:
    """Return the list of persons whose heading is the block *index* or its first line; a heading that opens a division stays one."""
    block = walk.blocks[index]
    if block.start in walk.decided or not is_cast_head(block, walk.rules, in_play=bool(walk.style.speakers)):
        return None
    rest = block.part(1, len(block.lines)) if len(block.lines) > 1 else None
    last = index + 1
    while last < len(walk.blocks) and not _ends(walk, last, is_first=rest is None and last == index + 1):
        last += 1
    blocks = [*([rest] if rest else []), *walk.blocks[index + 1 : last]]
    items = [item for one in blocks for item in _items(one)]
    if not items:
        return None
    head = Part("head", block.start, block.lines[0].end)
    heading = heading_at(walk, index) if rest is None else None
    if heading is not None:
        return Found((head, around("castList", items)), last, heading)
    return Found((around("castList", [head, *items]),), last)


def is_cast_head(block: Block, rules: LanguageRules | None, *, in_play: bool) -> bool:
    """Return whether the first line of the block is the heading of a list of persons; some words are one in a play alone."""
    line = block.lines[0]
    if rules is None or line.end - line.start > _LONGEST_HEAD:
        return False
    heads = _heads(rules)
    words = folded(block.line(0))
    if not may_begin(words, heads.beginnings):
        return False
    said = plain(words)
    return said in heads.sure or (in_play and said in heads.of_plays)


class _Heads(NamedTuple):
    """The words over lists of persons: those that are nothing else, those that are so in a play, and the first of all of them."""

    sure: frozenset[str]
    of_plays: frozenset[str]
    beginnings: frozenset[str]


@cache
def _heads(rules: LanguageRules) -> _Heads:
    sure, of_plays = (frozenset(folded(one) for one in rules.listed("structure", field)) for field in ("casts", "casts_of_plays"))
    return _Heads(sure, of_plays, beginnings_of(sure | of_plays))


def _ends(walk: Walk, index: int, *, is_first: bool) -> bool:
    """Return whether the list ends before the block *index*: at a distance, at rows of marks, at prose, at another division."""
    block = walk.blocks[index]
    if walk.rows[index] or block.start in walk.decided or block.content[block.start] == "[":
        return True
    if not is_first and (_says_where(walk, block) or is_cast_head(block, walk.rules, in_play=bool(walk.style.speakers))):
        return True
    if block.gap > (_FAR if is_first else walk.style.gap + 1) or _is_prose(walk, block):
        return True
    heading = heading_at(walk, index)
    return heading is not None and bool(heading.type)


def _says_where(walk: Walk, block: Block) -> bool:
    """Return whether one of the first words is one that says where and when the play is set ("Scene: ...")."""
    words = block.line(0).replace(":", " ").replace("--", " ").split()[:_FIRST_WORDS]
    return walk.rules is not None and any(folded(word).strip("_.,()[]") in walk.rules.words("structure", "scenes") for word in words)


def _is_prose(walk: Walk, block: Block) -> bool:
    """Return whether the block is words that were wrapped, or a direction in italics."""
    if len(block.lines) > 1 and block.content[block.start] == "_" and block.content[block.end - 1] == "_":
        return block.content.count("_", block.start, block.end) == 2
    wide = [line.column >= _WIDE * walk.style.width and line.indent <= walk.style.base + 2 for line in block.lines[:-1]]
    return bool(wide) and sum(wide) >= 0.6 * len(wide)


def _items(block: Block) -> list[Part]:
    """Return the persons of a block: its lines, one set in that goes on with the line before being its rest."""
    items: list[Part] = []
    before: Line | None = None
    for line in block.lines:
        words = block.content[line.start : line.end]
        if before and line.indent > before.indent and (_GOES_ON.match(words) or _UNFINISHED.search(block.content, before.start, before.end)):
            items[-1] = items[-1]._replace(end=line.end)
            continue
        items.append(Part("castItem", line.start, line.end))
        before = line
    return items
