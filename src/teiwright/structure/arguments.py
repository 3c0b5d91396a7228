"""Arguments: what a chapter is going to tell, summed up below its heading.

TEI: DSDREF (argument)
"""

import re
from typing import Final

from .blocks import Block
from .contents import plain
from .parts import Part, around
from .walk import Found, Walk

_PARTING: Final = re.compile(r"\s?(?:--+|\u2014)\s?|(?<=[.\w]) [-\u2013] (?=[^\W\d_])")
_LEAST_PHRASES: Final = 3
_MOST_WORDS: Final = 9  # of a phrase, on the average
_MOST_LINES: Final = 12
_FEW_LINES: Final = 6  # where words alone tell that it is one
_OPENING: Final = 120  # characters
_SPOKEN: Final = re.compile(r"[\"'\u2018\u201c\u201e\u00ab\u2014-]")


def argument_at(walk: Walk, index: int) -> Found | None:
    """Return the block *index*, right below a heading, as an argument: phrases with dashes between them, or words that begin as summaries do."""
    block = walk.blocks[index]
    if not walk.follows_heading() or walk.style.speakers or index + 1 == len(walk.blocks) or walk.rows[index]:
        return None
    if len(block.lines) > _MOST_LINES or _SPOKEN.match(block.content, block.start) or not (_is_phrases(block) or _sums_up(walk, block)):
        return None
    return Found((around("argument", [Part("p", block.start, block.end)]),), index + 1)


def _is_phrases(block: Block) -> bool:
    r"""Return whether the block is short phrases with dashes between them, each with a capital.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> [_is_phrases(block) for block in find_blocks(Text("The storm--We land--A friend\n\nHe came--so they say--from the sea"))]
    [True, False]
    """
    phrases = [phrase for phrase in _PARTING.split(block.words().replace("_", "")) if phrase]
    if len(phrases) < _LEAST_PHRASES or sum(len(phrase.split()) for phrase in phrases) > _MOST_WORDS * len(phrases):
        return False
    capital = sum(phrase.lstrip("\"'\u201c\u2018")[:1].isupper() for phrase in phrases)
    inner = sum(". " in phrase for phrase in phrases)  # where sentences go on between the dashes it is prose
    return capital >= 0.9 * len(phrases) and inner <= 0.2 * len(phrases)


def _sums_up(walk: Walk, block: Block) -> bool:
    if walk.rules is None or len(block.lines) > _FEW_LINES:
        return False
    words = plain(block.words()[:_OPENING].rpartition(" ")[0] or block.words()[:_OPENING])
    return any(words.startswith(f"{opening} ") for opening in walk.rules.listed("structure", "arguments"))
