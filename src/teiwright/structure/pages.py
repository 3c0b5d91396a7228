"""Pages: running heads and page numbers between the lines of a text.

TEI: CORS5 (pb), PHFW (fw)
"""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from .blocks import Block
from .parts import Part

_HEAD: Final = re.compile(r"(?P<before>\d{1,4})?\s*(?P<words>\S.*?)??\s*(?P<after>\d{1,4})?")
_LEAST: Final = 3
_LONGEST: Final = 160  # characters


def find_page_heads(blocks: Sequence[Block]) -> dict[int, Part]:
    r"""Return the blocks that are running heads, by their index: ``fw``, in it the number as ``pb`` where it has one.

    A running head is a line alone with a number at one end; the numbers rise,
    and the words come again.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> text = "ONE        1\n\na\n\n2        TWO\n\nb\n\nONE        3\n\nc\n\n4        TWO\n\nd"
    >>> sorted(find_page_heads(list(find_blocks(Text(text)))))
    [0, 2, 4, 6]
    """
    found = []
    for index, block in enumerate(blocks):
        if len(block.lines) > 1 or block.end - block.start > _LONGEST:
            continue
        match = _HEAD.fullmatch(block.line(0))
        if match is None or bool(match["before"]) == bool(match["after"]) or "   " not in block.line(0) or not match["words"]:
            continue
        found.append((index, int(match["before"] or match["after"]), match["words"].strip()))
    words = Counter(word for _, _, word in found)
    rising = sum(0 < later - number < 4 for (_, number, _), (_, later, _) in itertools.pairwise(found))
    if len(found) < _LEAST or rising < 0.7 * (len(found) - 1) or len(words) > 0.5 * len(found) + 1:
        return {}
    return {
        index: Part("fw", blocks[index].start, blocks[index].end, (("type", "header"),)) for index, _, word in found if words[word] > 1 or rising > 0
    }
