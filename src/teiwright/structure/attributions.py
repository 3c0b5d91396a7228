"""Attributions: whose the verse or the quotation before is.

An attribution stands at the end of its quotation: below verse in a paragraph of its own.

TEI: COHQQ (quote), COBITY (bibl)
"""

import re
from typing import Final

from ..languages import LanguageRules
from .blocks import Block
from .closers import is_name, is_right
from .parts import Part, around
from .style import Style
from .verse import find_verse
from .walk import Found, Walk

_LONGEST: Final = 90  # characters
_MOST_LINES: Final = 2
_MOST_WORDS: Final = 8  # of a name without a dash before it
_DASH: Final = re.compile(r"_?(?:--+|[\u2014\u2013])_? ?_?(?=[^\W\d_a-z\u00df-\u00ff]|[\"'\u2018\u201c\u201e\u00ab])")
_ENDS: Final = re.compile(r"[.!?\u2026\"'\u201d\u2019\u00bb\u00ab)\]]_?$")
_QUOTE: Final = "_\"'\u201c\u201d\u2018\u2019\u00bb\u00ab\u201e "
_NO_NAMES: Final = ("headings", "labels", "trailers")


def attribution_at(walk: Walk, index: int) -> Found | None:
    """Return the block *index*, right below verse or a quotation, as that which says whose it is, with the verse as a quotation."""
    before = walk.items[-1].part.gi if walk.items else ""
    block = walk.blocks[index]
    if before not in {"lg", "quote"} or walk.style.speakers or block.start in walk.decided or block.gap > walk.style.gap:
        return None
    dashed = len(block.lines) <= _MOST_LINES and block.end - block.start <= _LONGEST and _is_source(block, 0, walk.rules)
    if not dashed and not _is_name_apart(walk, index):
        return None
    if before == "quote":
        return Found((around("quote", [_paragraph(block)]),), index + 1)
    first = len(walk.items)
    while first and walk.items[first - 1].part.gi == "lg":
        first -= 1
    if first == 0 or walk.items[first - 1].heading is not None:  # the poem is the division, and he signs it
        return Found((Part("signed", block.start, block.end),), index + 1, doubt="" if dashed else "signed")
    verse = [item.part for item in walk.items[first:]]
    del walk.items[first:]
    return Found((around("quote", [*verse, _paragraph(block)]),), index + 1)


def source_of(block: Block, rules: LanguageRules | None) -> Part | None:
    """Return the last line of the block where it begins with a dash and says whose the words before it are."""
    last = len(block.lines) - 1
    if last and _ENDS.search(block.line(last - 1)) and block.content[block.start] != "[" and _is_source(block, last, rules):
        return Part("bibl", block.lines[last].start, block.end)
    return None


def attributed_verse(block: Block, style: Style, rules: LanguageRules | None) -> Part | None:
    """Return the block as a quotation, verse but for its last line, which says whose it is; None where it is not."""
    source = source_of(block, rules)
    verse = find_verse(block.part(0, len(block.lines) - 1), style) if source else None
    return around("quote", [verse, around("p", [source])]) if verse and source else None


def _is_source(block: Block, index: int, rules: LanguageRules | None) -> bool:
    """Return whether a line begins with a dash, and after it with a name, a title in italics or a place in a book."""
    line = block.line(index)
    dash = _DASH.match(line)
    if dash is None:
        return False
    words = line[dash.end() :].strip(_QUOTE)
    return is_name(words.rstrip("."), rules) or any(map(str.isdigit, words)) or "_" in line


def _is_name_apart(walk: Walk, index: int) -> bool:
    """Return whether the block is a short line that may be a name, nearer to what stands before it than to what follows."""
    block = walk.blocks[index]
    form = walk.forms[index]
    if len(block.lines) > 1 or walk.gap_after(index) <= block.gap or is_right(block, walk.style) or (form and (form.type or form.n)):
        return False
    if walk.blocks[index - 1].words().endswith(","):
        return False  # the formula of a letter, printed line by line
    words = block.words()
    if len(words.split()) > _MOST_WORDS or words[-1] in ",;:!?" or any(walk.is_one_of(block, one) for one in _NO_NAMES):
        return False
    return is_name(words.strip(_QUOTE), walk.rules)


def _paragraph(block: Block) -> Part:
    return around("p", [Part("bibl", block.start, block.end)])
