"""Prose that can be nothing else: most of most books.

TEI: COPA (paragraphs)
"""

from typing import Final

from .parts import Part
from .walk import Found, Walk

_LEAST_LINES: Final = 3
_SHARE: Final = 0.85  # of the width: lines that wide were wrapped
_MARKS: Final = frozenset("\"'\u2018\u201c\u201e\u00ab\u00bb")
_AFTER_A_LETTER: Final = ".)]"  # as in "a) first"
_COLUMNS: Final = ("   ", "\t", "|", "....")
#: After these a block may be what belongs to them.
_LOOKED_AFTER: Final = frozenset({"head", "figure", "milestone", "note", "label", "list", "table", "dateline", "salute", "signed"})


def prose_at(walk: Walk, index: int) -> Found | None:
    """Return the block *index* as a paragraph, where its lines are wide, wrapped and no other than those around it.

    No recogniser after this one would know such a block as anything else; it
    is asked first since it is quick.
    """
    block, style = walk.blocks[index], walk.style
    lines, content = block.lines, block.content
    if (
        len(lines) < _LEAST_LINES
        or block.gap > style.gap
        or style.speakers
        or style.genre == "verse"
        or style.by_indent
        or walk.forms[index] is not None
    ):
        return None
    if not walk.items or walk.items[-1].heading is not None or walk.items[-1].part.gi in _LOOKED_AFTER:
        return None
    first = content[block.start]
    if not (first.isalpha() or (walk.has_dialogue and first in _MARKS)) or content[block.start + 1] in _AFTER_A_LETTER:
        return None
    wide = _SHARE * style.width
    if any(line.indent != style.base for line in lines) or any(line.column < wide for line in lines[:-1]):
        return None
    if any(content.find(sign, block.start, block.end) >= 0 for sign in _COLUMNS):
        return None
    return Found((Part("p", block.start, block.end),), index + 1)
