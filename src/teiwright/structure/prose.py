"""Prose that can be nothing else: most of most books.

TEI: COPA (paragraphs)
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from .blocks import Block, Line
from .contents import LONGEST_ENTRY, plain
from .headings import numbered
from .letters import LONGEST_LINE
from .parts import Part
from .style import Style
from .tables import find_table
from .walk import Found, Walk

_LEAST_LINES: Final = 3
_SHARE: Final = 0.85  # of the width: lines that wide were wrapped
_RAGGED: Final = 0.6  # of the width: lines that wide may have been, unevenly
_ENDS: Final = ".:;!?\u2026"
_MARKS: Final = frozenset("\"'\u2018\u201c\u201e\u00ab\u00bb")
_AFTER_A_LETTER: Final = (".", ")", "]")  # as in "a) first"
_COLUMNS: Final = ("   ", "\t", "|", "....")
#: After these a block may be what belongs to them.
_LOOKED_AFTER: Final = frozenset({"head", "figure", "milestone", "note", "label", "list", "table", "dateline", "salute", "signed"})
_ATTRIBUTED: Final = frozenset({"lg", "quote"})  # a line below may say whose it is


def prose_at(walk: Walk, index: int) -> Found | None:
    """Return the block *index* as a paragraph, where its lines are wide, wrapped and no other than those around it, or it is one long line.

    No recogniser after this one would know such a block as anything else; it
    is asked first since it is quick.
    """
    block, style = walk.blocks[index], walk.style
    lines, content = block.lines, block.content
    if block.gap > style.gap or style.speakers or style.in_verse or style.by_indent or walk.forms[index] is not None:
        return None
    if not walk.items or walk.items[-1].heading is not None or walk.items[-1].part.gi in _LOOKED_AFTER:
        return None
    first = content[block.start]
    if not (first.isalpha() or (walk.has_dialogue and first in _MARKS)) or content.startswith(_AFTER_A_LETTER, block.start + 1):
        return None
    if not _are_wide(lines, style) or (len(lines) < _LEAST_LINES and not _is_nothing_else(walk, block)) or block.holds(_COLUMNS):
        return None
    return Found((Part("p", block.start, block.end),), index + 1)


def _are_wide(lines: Sequence[Line], style: Style) -> bool:
    """Return whether all lines begin at the margin, and all but the last are wide."""
    base, wide = style.base, _SHARE * style.width
    for line in lines[:-1]:
        if line.indent != base or line.column < wide:
            return False
    return lines[-1].indent == base


def _is_nothing_else(walk: Walk, block: Block) -> bool:
    """Return whether one line or two are neither a heading nor part of a letter, for which they are too long, nor a table."""
    if len(block.lines) == 1:
        if walk.items[-1].part.gi in _ATTRIBUTED or block.content[block.start : block.end].isupper():
            return False
        beginning = block.content[block.start : min(block.start + 2 * LONGEST_ENTRY, block.end)]
        return len(" ".join(beginning.split())) > LONGEST_ENTRY
    first = block.lines[0]
    if first.end - first.start <= LONGEST_LINE or numbered(block).n:
        return False
    return (not walk.announced or plain(block.words()) not in walk.announced) and find_table(block) is None


def runs_on(block: Block, width: int) -> bool:
    r"""Return whether sentences go on from line to line of the block, as in prose that was wrapped unevenly: with small letters, in no short lines.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> blocks = find_blocks(Text("He came down to the\nriver, where all\nof the boats were.\n\nox: 3\nsheep: 40\npigs: 7"))
    >>> [runs_on(block, 24) for block in blocks]
    [True, False]
    """
    lines = [block.line(index) for index in range(len(block.lines))]
    if len(lines) < _LEAST_LINES or median(line.column for line in block.lines) < _RAGGED * width:
        return False
    goes_on = sum(line[0].islower() and before[-1] not in _ENDS for before, line in pairwise(lines))
    return 2 * goes_on > len(lines) - 1
