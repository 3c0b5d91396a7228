"""Epigraphs: what others have written, set in below a heading before the text begins.

TEI: DSDREF (epigraph)
"""

import itertools
import re
from collections.abc import Iterator
from typing import Final

from .blocks import Block
from .headings import is_short_line
from .letters import find_letter_part, is_right
from .parts import Part, around
from .tables import find_table
from .verse import find_verse, verse_of
from .walk import Found, Walk

_MOST_BLOCKS: Final = 4
_MOST_LINES: Final = 16  # of one block
_SOURCE: Final = re.compile(r"_?(?:--+|[\u2014\u2013]|- )")
_QUOTED: Final = re.compile(r"_?[\"'\u2018\u201c\u201e\u00ab\u00bb]")
_CLOSING_QUOTES: Final = "\"'\u2019\u201c\u201d\u00bb\u00ab"
_DEEPER: Final = 2  # columns by which it is set in more than the text
_MAY_STAND_BETWEEN: Final = frozenset({"argument", "byline"})


def epigraph_at(walk: Walk, index: int) -> Found | None:
    """Return the blocks from *index* on, right below a heading, as an epigraph: verse or prose set in, and where it is from.

    What follows must be prose that is not set in: a poem, a letter, a
    dedication below a heading are the text itself.
    """
    if walk.style.speakers or walk.style.in_verse or not _begins_division(walk):
        return None
    last = index
    sourced = False
    while last < len(walk.blocks) and last - index < _MOST_BLOCKS and not sourced and _is_set_in(walk, last):
        sourced = last > index and _is_source(walk, walk.blocks[last])
        last += 1
    if last == index or not _is_text(walk, last) or walk.blocks[index].start in walk.decided or not (sourced or _stands_for_itself(walk, index)):
        return None
    if find_table(walk.blocks[index]) is not None or find_letter_part(walk.blocks, index, walk.style, walk.rules, ends=False) is not None:
        return None
    return Found((around("epigraph", (part for block in walk.blocks[index:last] for part in _parts(walk, block, is_alone=last == index + 1))),), last)


def _begins_division(walk: Walk) -> bool:
    return walk.follows_heading() or (len(walk.items) > 1 and walk.items[-1].part.gi in _MAY_STAND_BETWEEN and walk.items[-2].heading is not None)


def _stands_for_itself(walk: Walk, index: int) -> bool:
    """Return whether the block is an epigraph without a source: a quotation, or verse below a heading that says what it opens."""
    block = walk.blocks[index]
    if len(block.lines) == 1:
        return False
    if find_verse(block, walk.style) is None:
        return bool(_QUOTED.match(block.content, block.start)) and block.content[block.end - 1] in _CLOSING_QUOTES
    headings = itertools.takewhile(bool, (item.heading for item in reversed(walk.items)))
    return any(heading is not None and heading.type for heading in headings)


def _is_set_in(walk: Walk, index: int) -> bool:
    block = walk.blocks[index]
    if walk.rows[index] or len(block.lines) > _MOST_LINES or index in walk.heads_of_pages or block.content[block.start] == "[":
        return False
    return min(line.indent for line in block.lines) >= walk.style.base + max(_DEEPER, walk.style.by_indent + 1)


def _is_source(walk: Walk, block: Block) -> bool:
    """Return whether the block is a line that says where the words before it are from."""
    return len(block.lines) <= 2 and (
        bool(_SOURCE.match(block.content, block.start)) or (is_right(block, walk.style) and len(block.words().split()) < 9)
    )


def _is_text(walk: Walk, index: int) -> bool:
    """Return whether the block is prose as the document sets it."""
    if index == len(walk.blocks) or walk.rows[index]:
        return False
    block = walk.blocks[index]
    begins = min(line.indent for line in block.lines) <= walk.style.base + walk.style.by_indent
    return begins and find_verse(block, walk.style) is None and (len(block.lines) > 1 or not is_short_line(block, walk.style.width // 2))


def _parts(walk: Walk, block: Block, *, is_alone: bool) -> Iterator[Part]:
    """Yield a block of an epigraph as verse or prose; a last line that says where it is from is a paragraph of its own."""
    last = len(block.lines) - 1
    source = last if last and _SOURCE.match(block.content, block.lines[last].start) else last + 1
    words = block.part(0, source)
    if _is_source(walk, words) and not is_alone:
        yield Part("p", words.start, words.end)
    elif find_verse(words, walk.style) is not None:
        yield verse_of(words, walk.style)
    else:
        yield Part("quote", words.start, words.end, (), (Part("p", words.start, words.end),))
    if source <= last:
        line = block.lines[last]
        yield Part("p", line.start, line.end)
