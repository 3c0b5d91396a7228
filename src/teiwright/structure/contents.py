"""Lists of contents: what divisions a book says that it has.

TEI: DSFRONT (front matter), COLI (list)
"""

import re
from collections.abc import Sequence
from typing import Final

from ..languages import LanguageRules
from .blocks import Block
from .parts import Part, around
from .style import Style

_PAGE: Final = re.compile(r"(?:[\s.\u2026-]{2,}|,? )(?:pp?\. ?)?\d[\d-]*\.?$|[\s.]{3,}[ivxlc]+\.?$")
_LONGEST: Final = 200  # characters of a heading or entry
_END: Final = 40  # characters in which the number of a page stands
_FAR: Final = 3  # blank lines
_SIGNS: Final = re.compile(r"[^\w]+")


def is_contents_head(block: Block, rules: LanguageRules | None) -> bool:
    """Return whether the block is the heading of a list of contents."""
    return rules is not None and len(block.lines) == 1 and plain(block.words()) in rules.listed("structure", "contents")


def plain(words: str) -> str:
    """Return *words* as headings and entries are compared: in lower case, without page number and signs.

    >>> plain("THE _FATE_ of Kings ........ 123")
    'the fate of kings'
    """
    if len(words) > _LONGEST:
        return ""
    words = words.replace("_", "")
    page = _PAGE.search(words, max(0, len(words) - _END))
    return _SIGNS.sub(" ", words[: page.start()] if page else words).strip().lower()


def _has_page(line: str) -> bool:
    """Return whether *line* ends in the number of a page."""
    return _PAGE.search(line, max(0, len(line) - _END)) is not None


def find_contents(blocks: Sequence[Block], index: int, style: Style) -> tuple[Part, int, frozenset[str]] | None:
    """Return the list that begins with ``blocks[index]``, the index after it, and its entries as `plain` gives them.

    It ends where its first entry stands again, as the heading that it names, or where paragraphs begin.
    """
    entries: list[str] = []
    items: list[Part] = []
    last = index
    while last < len(blocks):
        block = blocks[last]
        if _is_prose(block, style) or (entries and plain(block.words()) in entries[:6] and block.gap >= style.gap):
            break
        if entries and len(block.lines) <= 3 and any(plain(block.line(0)) == entry for entry in entries[:6]):
            break
        if block.gap >= _FAR and len(items) > 1 and _numbered(items, block.content) and not _numbered(_items(block), block.content):
            break
        items += _items(block)
        entries += [plain(block.content[item.start : item.end]) for item in _items(block)]
        last += 1
    if len(items) < 2 or last == len(blocks):
        return None
    return around("list", items, (("type", "contents"),)), last, frozenset(entry for entry in entries if len(entry) > 1)


def _numbered(items: Sequence[Part], content: str) -> bool:
    """Return whether entries end in the number of a page, as one in three does where any do."""
    return 3 * sum(_has_page(content[item.start : item.end]) for item in items) >= len(items)


def _is_prose(block: Block, style: Style) -> bool:
    wide = sum(line.column >= 0.75 * style.width for line in block.lines[:-1])
    numbered = sum(_has_page(block.line(index)) for index in range(len(block.lines)))
    return len(block.lines) > 2 and wide >= 0.6 * (len(block.lines) - 1) and numbered < 0.3 * len(block.lines)


def _items(block: Block) -> list[Part]:
    """Return the entries of a block: its lines, one set in further than the line before being its rest."""
    items: list[Part] = []
    margin = block.lines[0].indent
    for index, line in enumerate(block.lines):
        complete = index == 0 or _has_page(block.line(index - 1))
        if items and line.indent > margin + 1 and not complete:
            items[-1] = items[-1]._replace(end=line.end)
        else:
            items.append(Part("item", line.start, line.end))
            margin = min(margin, line.indent) if complete else line.indent
    return items
