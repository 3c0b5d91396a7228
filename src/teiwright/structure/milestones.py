"""Rows of stars and rules: a boundary without words.

TEI: CORS5 (milestone)
"""

import re
from typing import Final

from .blocks import Block

_ROW: Final = re.compile(r"(?=.*[*\-_=~#+\u2022\u00b7\u2013\u2014\u2042])[*\-_=~#+.\u2022\u00b7\u2013\u2014\u2042 \t]{1,200}")


def milestone_marks(block: Block) -> str | None:
    r"""Return the marks of a block that is nothing but a row of them, single spaces between, or None.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> [milestone_marks(block) for block in find_blocks(Text("*    *    *\n\n-----\n\n...\n\n* text"))]
    ['* * *', '-----', None, None]
    """
    if len(block.lines) > 1 or block.end - block.start > 200:
        return None
    line = block.line(0)
    return " ".join(line.split()) if _ROW.fullmatch(line) else None
