"""The title page: what stands before the first words of a text.

TEI: DSTITL (title pages)
"""

from collections.abc import Sequence

from ..languages import LanguageRules
from .blocks import Block
from .contents import is_contents_head
from .headings import find_heading
from .parts import Part, around
from .style import Style

_FAR = 3  # blank lines that part what belongs to a title page from what does not
_MOST_BLOCKS = 40


def find_title_page(blocks: Sequence[Block], style: Style, rules: LanguageRules | None) -> int:
    """Return how many blocks the title page takes: short ones, up to the heading over the first words of the text.

    That heading is what stands after the last great distance before those words.
    """
    first = next((index for index, block in enumerate(blocks) if _begins_the_text(block, style, rules)), None)
    if first is None or first > _MOST_BLOCKS:
        return 0
    heading = first
    while heading > 0 and blocks[heading].gap < _FAR and not is_contents_head(blocks[heading], rules):
        heading -= 1
    return heading if heading > 1 or (heading == 1 and blocks[1].gap >= _FAR) else 0


def _begins_the_text(block: Block, style: Style, rules: LanguageRules | None) -> bool:
    """Return whether the block is words of the text, a heading that says what it opens, or that of the contents."""
    if is_contents_head(block, rules):
        return True
    heading = find_heading(block, rules)
    if heading is not None and heading.n:
        return heading.type not in {"volume", ""}
    wide = sum(line.column >= 0.75 * style.width for line in block.lines)
    return len(block.lines) > 2 and wide >= 0.6 * (len(block.lines) - 1)


def title_page(blocks: Sequence[Block]) -> Part:
    """Return the blocks as a ``titlePage``."""
    return around("titlePage", (Part("titlePart", block.start, block.end) for block in blocks))
