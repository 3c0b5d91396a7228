"""What a library puts around a text: the header and the licence of Project Gutenberg.

TEI: HD21 (the header is where it belongs; here it is told apart)
"""

import re
from collections.abc import Sequence
from typing import Final

from .blocks import Block

_STARTS: Final = re.compile(r"\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG|\*END\*? ?THE SMALL PRINT", re.IGNORECASE)
_ENDS: Final = re.compile(r"\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG|End of (?:the |this )?Project Gutenberg", re.IGNORECASE)
_CREDITS: Final = re.compile(r"(?:produced by|e-?text (?:prepared|produced) by|transcribed (?:from|by)|this e-?text was)\b", re.IGNORECASE)
_FARTHEST: Final = 400  # blocks from the beginning in which a header ends


def find_boilerplate(blocks: Sequence[Block]) -> tuple[int, int]:
    """Return how many blocks the header of a library takes, and the index at which its licence begins."""
    header = 0
    for index, block in enumerate(blocks[:_FARTHEST]):
        if _STARTS.search(block.content, block.start, block.end):
            header = index + 1
            break
    if header:
        while header < len(blocks) and _CREDITS.match(blocks[header].content, blocks[header].start, blocks[header].end):
            header += 1
    ending = (index for index in range(header, len(blocks)) if _ENDS.match(blocks[index].content, blocks[index].start, blocks[index].end))
    return header, next(ending, len(blocks))
