"""Pages: running heads and page numbers between the lines of a text.

TEI: CORS5 (pb), PHFW (fw)
"""

import itertools
import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from .blocks import Block
from .inline.page_marks import page_marks
from .parts import Part

_HEAD: Final = re.compile(r"(?P<before>\d{1,4})?\s*(?P<words>\S.*?)??\s*(?P<after>\d{1,4})?")
_GAP: Final = "   "  # between the number of a page and its running head
_LEAST: Final = 3
_LONGEST: Final = 160  # characters


def find_page_heads(blocks: Sequence[Block], without: Collection[str] = ()) -> dict[int, tuple[Part, ...]]:
    """Return the blocks that are running heads or numbers of pages alone, by their index: ``pb`` with the number, and ``fw``.

    *without* names what is not looked for: ``running-heads``, ``page-marks``.
    """
    heads = _running_heads(blocks) if "running-heads" not in without else {}
    return {**heads, **(_numbers(blocks) if "page-marks" not in without else {})}


def _numbers(blocks: Sequence[Block]) -> dict[int, tuple[Part, ...]]:
    """Return the blocks that are nothing but the number of a page between brackets."""
    if not blocks:
        return {}
    content = blocks[0].content
    marks = {mark.start: mark for mark in page_marks(content)}
    alone = ((index, marks.get(block.start)) for index, block in enumerate(blocks)) if marks else ()
    return {index: (Part("pb", mark.start, mark.end, mark.attributes(content)),) for index, mark in alone if mark and mark.end == blocks[index].end}


def _running_heads(blocks: Sequence[Block]) -> dict[int, tuple[Part, ...]]:
    r"""Return the blocks that are running heads, each with the number of the page that it begins.

    A running head is a line alone with a number at one end; the numbers rise,
    and the words come again.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> text = "ONE        1\n\na\n\n2        TWO\n\nb\n\nONE        3\n\nc\n\n4        TWO\n\nd"
    >>> [[part.gi for part in parts] for parts in find_page_heads(list(find_blocks(Text(text)))).values()]
    [['pb', 'fw'], ['pb', 'fw'], ['pb', 'fw'], ['pb', 'fw']]
    """
    found = []
    for index, block in enumerate(blocks):
        if len(block.lines) > 1 or block.end - block.start > _LONGEST or block.content.find(_GAP, block.start, block.end) < 0:
            continue
        match = _HEAD.fullmatch(block.line(0))
        if match is None or bool(match["before"]) == bool(match["after"]) or not match["words"]:
            continue
        found.append((index, int(match["before"] or match["after"]), match["words"].strip()))
    if len(found) < _LEAST:
        return {}  # most documents
    words = Counter(word for _, _, word in found)
    rising = sum(0 < later - number < 4 for (_, number, _), (_, later, _) in itertools.pairwise(found))
    if rising < 0.7 * (len(found) - 1) or len(words) > 0.5 * len(found) + 1:
        return {}
    return {index: _begins_page(blocks[index], number) for index, number, word in found if words[word] > 1 or rising > 0}


def _begins_page(block: Block, number: int) -> tuple[Part, ...]:
    before = max(block.start - 1, 0)  # a page begins before its running head
    return Part("pb", before, before, (("n", str(number)),)), Part("fw", block.start, block.end, (("type", "header"),))
