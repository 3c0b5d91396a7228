"""Notes between brackets that a word labels: "[Footnote 1: ...]", in the words of each language.

TEI: CONO (note)
"""

import re
from typing import Final

from ..model import Span
from .brackets import find_bracketed, labelled
from .notes import under_notes
from .parts import Part
from .walk import Found, Walk

_LABEL: Final = re.compile(
    r"\[(?P<word>[^\W\d_]{3,16})(?:[\s\u00a0](?P<n>\d{1,4}[a-z]?|[A-Za-z]|[*\u2020\u2021]{1,3})(?![\w*]))?(?P<colon>[\s\u00a0]?:)\s*"
)
_MOST_BLOCKS: Final = 20


def labelled_note_at(walk: Walk, index: int) -> Found | None:
    """Return the note between brackets that begins with the block *index*, with its number and its place."""
    block = walk.blocks[index]
    if block.content[block.start] != "[" or block.start in walk.decided:
        return None
    label = _LABEL.match(block.content, block.start, block.end)
    known = label is not None and walk.rules is not None and label["word"].lower() in walk.rules.words("structure", "note_words")
    found = find_bracketed(walk.blocks, index) or (_bracketed(walk, index, label) if known and label else None)
    if found is None or found[0].gi != "note":
        return None
    part, after = found
    said = dict(part.attributes)
    if known and label and "place" not in said and label["n"]:
        said |= {"place": "bottom", "n": label["n"]}
    elif known and label and not said and label["word"].lower() != "note":
        said["place"] = "bottom"
    if said.get("place") == "bottom" and under_notes(walk):
        said["place"] = "end"
    return Found((part._replace(attributes=tuple(said.items())),), after)


def _bracketed(walk: Walk, index: int, label: re.Match[str]) -> tuple[Part, int] | None:
    """Return the note that *label* begins and the index of the block after it; its bracket must close at a block's end."""
    depth = 0
    for last in range(index, min(index + _MOST_BLOCKS, len(walk.blocks))):
        block = walk.blocks[last]
        depth += block.content.count("[", block.start, block.end) - block.content.count("]", block.start, block.end)
        if depth <= 0:
            if block.content[block.end - 1] != "]":
                return None
            return labelled(label, [Span(one.start, one.end) for one in walk.blocks[index : last + 1]]), last + 1
    return None
