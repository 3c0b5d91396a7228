"""Where the title page ends: what stands before the first words of a text.

TEI: DSTITL (title pages)
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from ..languages import LanguageRules
from .blocks import Block
from .brackets import find_bracketed
from .cast_lists import is_cast_head
from .contents import is_contents_head
from .division_words import division_in
from .headings import Heading, find_heading
from .milestones import milestone_marks
from .parts import Part
from .style import Style
from .title_parts import byline_at, is_epigraph, milestone
from .transcribers import find_transcribers_note
from .verse import find_verse
from .words import matter_of, plain_beginning

_FAR: Final = 3  # blank lines that part what belongs to a title page from what does not
_MOST_BLOCKS: Final = 40
_MOST_LINES: Final = 12
_MOST_BEFORE_BYLINE: Final = 10  # blocks
_SHORT: Final = 4  # lines
_CAPITALS: Final = 0.8
_SENTENCE: Final = 8  # words
_FEW_CAPITALS: Final = 0.3


def find_transcribers_notes(blocks: Sequence[Block], rules: LanguageRules | None) -> tuple[list[Part], int]:
    """Return the notes of transcribers with which a text begins, with the rows of marks before them, and how many blocks they take."""
    if len(blocks) == 1:
        return [], 0  # it is the text
    found: list[Part] = []
    taken = index = 0
    waiting: list[Part] = []
    while index < len(blocks):
        marks = milestone_marks(blocks[index])
        if marks and not waiting:
            waiting = [milestone(blocks[index], marks)]
            index += 1
            continue
        note = find_transcribers_note(blocks, index, rules)
        if note is None:
            break
        found += [*waiting, note[0]]
        waiting = []
        taken = index = note[1]
    return (found, taken) if taken < len(blocks) else ([], 0)


def find_title_page(blocks: Sequence[Block], style: Style, rules: LanguageRules | None) -> int:
    """Return how many blocks the title page takes: short ones, up to the heading over the first words of the text.

    That heading is what says that it opens front matter or a division, else
    what stands after the last great distance before those words. In drama the
    first words look like anything: there nothing but a heading that says what
    it is ends a title page. One block is one before front matter, or far
    from what follows. Short blocks up to one that says whom the work is by are
    a title page at any distance.
    """
    if len(blocks) == 1:
        return 0  # it is the text

    @cache  # both ways to find its end ask for it
    def begins_the_text(index: int) -> bool:
        return _begins_the_text(blocks, index, style, rules)

    named = _up_to_byline(blocks, style, rules, begins_the_text)
    if named and style.in_verse and find_verse(blocks[named], style) is not None:
        return named
    return max(named, _up_to_heading(blocks, style, rules, begins_the_text))


def _up_to_byline(blocks: Sequence[Block], style: Style, rules: LanguageRules | None, begins_the_text: Callable[[int], bool]) -> int:
    """Return how many short blocks stand at the beginning up to the author's name; text that is as near as to any heading is an article of his."""
    for index in range(min(len(blocks), _MOST_BEFORE_BYLINE)):
        if len(blocks[index].lines) > _SHORT or begins_the_text(index):
            break
        byline = byline_at(blocks, index, rules) if index else None
        if byline is None:
            continue
        after = byline[1]
        if after == len(blocks):
            return 0
        heading = find_heading(blocks[after], rules)
        return after if blocks[after].gap > style.gap or (heading is not None and heading.n) else 0
    return 0


def _up_to_heading(blocks: Sequence[Block], style: Style, rules: LanguageRules | None, begins_the_text: Callable[[int], bool]) -> int:
    first = _first_words(blocks, begins_the_text)
    if first is None:
        return 0
    if _opens(blocks[first], style, rules):
        heading = first
    elif style.speakers:
        return 0
    else:
        heading = first
        while heading > 0 and blocks[heading].gap < _FAR:
            heading -= 1
        if heading > 1 and _counts_from_here(blocks, heading - 1):
            heading -= 1
    is_front = heading == first and find_heading(blocks[first], rules) in {None, Heading()}
    return heading if heading > 1 or (heading == 1 and (is_front or (blocks[1].gap >= _FAR and not _is_remark(blocks[0])))) else 0


def _counts_from_here(blocks: Sequence[Block], index: int) -> bool:
    """Return whether the block is the number of a first division alone, which a second one of the same script goes on counting."""
    words = blocks[index].words()
    following = {"1": "2", "I": "II"}.get(words.rstrip("."))
    return following is not None and any(block.words().rstrip(".") == following for block in blocks[index + 1 :] if len(block.lines) == 1)


def _first_words(blocks: Sequence[Block], begins_the_text: Callable[[int], bool]) -> int | None:
    """Return the index of the block with which the text begins, None where what stands before is too much for a title page."""
    index = 0
    while index < min(len(blocks), _MOST_BLOCKS + 1):
        figure = find_bracketed(blocks, index)
        if figure is not None:
            index = figure[1]
            continue
        if begins_the_text(index):
            return index
        if len(blocks[index].lines) > _MOST_LINES:
            return None
        index += 1
    return None


def _begins_the_text(blocks: Sequence[Block], index: int, style: Style, rules: LanguageRules | None) -> bool:
    """Return whether the block is words of the text, a heading that says what it opens, or that of the contents."""
    block = blocks[index]
    if _opens(block, style, rules):
        return True
    if not _is_prose(blocks, index, style):
        return False
    return index == 0 or not (is_epigraph(blocks, index) or _is_aside(block) or _is_in_capitals(block))


def _is_prose(blocks: Sequence[Block], index: int, style: Style) -> bool:
    """Return whether the block has as wide lines as prose; two lines have the end of a sentence as well, and another such block below."""
    lines = blocks[index].lines
    if len(lines) == 2:
        return _is_sentence(blocks[index], style) and index + 1 < len(blocks) and _is_sentence(blocks[index + 1], style)
    return len(lines) > 2 and sum(line.column >= 0.75 * style.width for line in lines) >= 0.6 * (len(lines) - 1)


def _is_sentence(block: Block, style: Style) -> bool:
    """Return whether the block is prose of more than a line, up to the end of a sentence; two of these stand on no title page."""
    ended = block.words().rstrip("\"'\u2019\u201d\u00bb")[-1:] in {".", "!", "?"}
    return len(block.lines) > 1 and block.lines[0].column >= 0.75 * style.width and ended and not _is_in_capitals(block)


def _is_remark(block: Block) -> bool:
    """Return whether the block is a sentence: what somebody says of the book, and not its title."""
    words = [word for word in block.words().split() if word[0].isalpha()]
    return block.words().endswith(".") and len(words) >= _SENTENCE and sum(word[0].isupper() for word in words) < _FEW_CAPITALS * len(words)


def _is_aside(block: Block) -> bool:
    """Return whether the block is all between brackets, as what a title page adds of the author or the edition."""
    words = block.content[block.start : block.end].rstrip("._ ")
    return words.startswith(("(", "[")) and words.endswith((")", "]"))


def _is_in_capitals(block: Block) -> bool:
    """Return whether nearly all words begin with capitals, as in titles and offices, and no prose has them."""
    words = block.words().split()
    most = (1 - _CAPITALS) * len(words) + 1  # small words, after which the rest of a paragraph need not be read
    capital = small = 0
    for word in words:
        if word[0].isupper():
            capital += 1
        elif word[0].isalpha():
            small += 1
            if small > most:
                return False
    return capital > 0 and capital >= _CAPITALS * (capital + small)


def _opens(block: Block, style: Style, rules: LanguageRules | None) -> bool:
    """Return whether the block is a heading over front matter, or one with a number; that of a volume stands on a title page."""
    if (
        is_contents_head(block, rules)
        or is_cast_head(block, rules, in_play=bool(style.speakers))
        or (len(block.lines) == 1 and matter_of(block.words(), rules) and not _says_by_whom(block, rules))
    ):
        return True
    heading = find_heading(block, rules)
    if heading is None or not heading.n or heading.type in {"volume", ""}:
        return False
    return rules is not None and division_in(block, rules) is not None  # at the end of a title it says which part of the work the book is


def _says_by_whom(block: Block, rules: LanguageRules | None) -> bool:
    """Return whether the block names somebody, as a title page does of the author of the introduction."""
    return rules is not None and not rules.words("structure", "bylines").isdisjoint(plain_beginning(block.words()).split())
