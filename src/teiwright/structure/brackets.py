"""What transcribers put between brackets: notes, sidenotes, figures.

TEI: CONO (note), FT (figure), COGRAPH
"""

import re
from collections.abc import Sequence
from typing import Final

from .blocks import Block
from .parts import Part

_OPENS: Final = re.compile(
    r"\[(?P<word>Footnote|Note|Sidenote|Illustrations?|Transcriber['\u2019]s [Nn]ote)\b(?: ?(?P<n>[\w*\u2020\u2021]+))?",
)
_MOST_BLOCKS: Final = 20


def find_bracketed(blocks: Sequence[Block], index: int) -> tuple[Part, int] | None:
    r"""Return the note or figure that begins with ``blocks[index]`` and the index of the block after it, or None.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> part, after = find_bracketed(list(find_blocks(Text("[Footnote 1: One.\n\nTwo.]\n\nThree."))), 0)
    >>> part.gi, part.attributes, after
    ('note', (('place', 'bottom'), ('n', '1')), 2)
    """
    opening = _OPENS.match(blocks[index].content, blocks[index].start, blocks[index].end)
    if opening is None:
        return None
    last = _closing(blocks, index)
    if last is None:
        return None
    start, end = blocks[index].start, blocks[last].end
    word = opening["word"]
    if word.startswith("Illustration"):
        return Part("figure", start, end, (), (Part("figDesc", start, end),)), last + 1
    place = {"Footnote": "bottom", "Sidenote": "margin"}.get(word)
    attributes = (("place", place),) if place else (("type", "transcriber"),) if word.startswith("T") else ()
    if opening["n"] and word == "Footnote":
        attributes = (*attributes, ("n", opening["n"]))
    held = tuple(Part("p", block.start, block.end) for block in blocks[index : last + 1]) if last > index else ()
    return Part("note", start, end, attributes, held), last + 1


def _closing(blocks: Sequence[Block], index: int) -> int | None:
    """Return the block in which the bracket closes that opens ``blocks[index]``; it must close at that block's end."""
    depth = 0
    for last in range(index, min(index + _MOST_BLOCKS, len(blocks))):
        block = blocks[last]
        words = block.content[block.start : block.end]
        depth += words.count("[") - words.count("]")
        if depth <= 0:
            return last if words.endswith("]") else None
    return None
