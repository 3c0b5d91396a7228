"""What those who made the file say about it: boxed, in brackets, or under a heading of its own.

TEI: DSFRONT (front matter), DSBACK (back matter)
"""

import re
from collections.abc import Sequence
from typing import Final

from ..languages import LanguageRules
from .blocks import Block
from .contents import is_contents_head
from .milestones import milestone_marks
from .parts import Part, around
from .words import matter_of, plain_beginning

_FAR: Final = 3  # blank lines that part a note from the work
_MOST_BLOCKS: Final = 20
_BOX: Final = re.compile(r"[|+*#]")
_RULE: Final = re.compile(r"[-_=*~+|\s]+")
_WORD: Final = re.compile(r"\w+(?:-\w+)*")
_ENDS: Final = (".", ":", "!")
_COLUMNS: Final = re.compile(r"\S {3,}\S")
_MOST_LINES_OF_A_TITLE: Final = 4
_OPENING: Final = "[({|_= \t"


def find_transcribers_note(blocks: Sequence[Block], index: int, rules: LanguageRules | None) -> tuple[Part, int] | None:
    r"""Return the note that begins with ``blocks[index]`` as a division, and the index of the block after it, or None.

    >>> from .blocks import find_blocks
    >>> from ..languages import language_rules
    >>> from ..model import Text
    >>> text = Text("Transcriber's Note: Misprints\nwere corrected.\n\nItalics are _so_.\n\n\n\nEMMA")
    >>> part, after = find_transcribers_note(list(find_blocks(text)), 0, language_rules("en"))
    >>> part.gi, part.attributes, [one.gi for one in part.parts], after
    ('div', (('type', 'transcriber'),), ['p', 'p'], 2)
    """
    block = blocks[index]
    if _is_box(block):
        return (_division([_preformatted(block)]), index + 1) if _speaks_of_transcribing(block, rules) else None
    if not _speaks_of_transcribing(block, rules) and not _speaks_of_the_file(blocks, index, rules):
        return None
    last = _last(blocks, index, rules)
    heading = matter_of(block.words().lstrip(_OPENING), rules) == "transcriber" and len(block.lines) == 1 and last > index
    first = Part("head" if heading else "p", block.start, block.end)
    return _division([first, *(_said(one) for one in blocks[index + 1 : last + 1])]), last + 1


def _said(block: Block) -> Part:
    """Return a block of a note as a paragraph; lines in columns stand as they are."""
    columns = sum(_COLUMNS.search(block.content, line.start, line.end) is not None for line in block.lines)
    return _preformatted(block) if len(block.lines) > 1 and 2 * columns > len(block.lines) else Part("p", block.start, block.end)


def find_boxes_at_end(blocks: Sequence[Block], rules: LanguageRules | None) -> tuple[list[Part], int]:
    """Return the boxed notes at the end of a text as divisions, and how many of *blocks* stand before them."""
    found: list[Part] = []
    end = len(blocks)
    while end > 1 and _is_box(blocks[end - 1]) and _speaks_of_transcribing(blocks[end - 1], rules):
        end -= 1
        found.insert(0, _division([_preformatted(blocks[end])]))
    return found, end


def _is_box(block: Block) -> bool:
    """Return whether lines of a frame stand around and beside the words."""
    return len(block.lines) > 2 and all(_BOX.match(block.content, line.start) for line in block.lines) and bool(_RULE.fullmatch(block.line(0)))


def _speaks_of_transcribing(block: Block, rules: LanguageRules | None) -> bool:
    """Return whether the block begins with the words over such a note; within a box a rule stands before them."""
    words = next((words for index in range(len(block.lines)) if not _RULE.fullmatch(words := block.line(index))), "")
    return matter_of(plain_beginning(words), rules, begins=True) == "transcriber"


def _speaks_of_the_file(blocks: Sequence[Block], index: int, rules: LanguageRules | None) -> bool:
    """Return whether what begins with the block speaks of the file that holds the text: between brackets, or as prose over a far title."""
    if rules is None:
        return False
    block = blocks[index]
    bracketed = block.content[block.start] == "["
    if not bracketed and not (_ends_sentence(block) and any(map(_is_title_far_off, blocks[index + 1 : index + 1 + _MOST_BLOCKS]))):
        return False
    last = _last(blocks, index, rules)
    words = block.content[block.start : blocks[last].end]
    small = words.lower()
    named = [word for word in rules.words("structure", "files") if word in small]  # a plain search for letters is far faster than all words
    if not named or set(named).isdisjoint(_WORD.findall(small)):
        return False
    return words.endswith("]") if bracketed else last + 1 < len(blocks) and _is_title_far_off(blocks[last + 1])


def _ends_sentence(block: Block) -> bool:
    """Return whether the block ends as a sentence of several words does."""
    last = block.words().rsplit(" ", 2)
    return len(last) > 2 and len(last[-1]) > 1 and last[-1].endswith(_ENDS)


def _is_title_far_off(block: Block) -> bool:
    return block.gap >= _FAR and len(block.lines) <= _MOST_LINES_OF_A_TITLE


def _last(blocks: Sequence[Block], index: int, rules: LanguageRules | None) -> int:
    """Return the index of the last block of the note: before a great distance, a rule, a list of contents, or where its bracket closes."""
    first = blocks[index]
    bracketed = first.content[first.start] == "["
    depth = 0
    for last in range(index, min(index + _MOST_BLOCKS, len(blocks))):
        words = blocks[last].content[blocks[last].start : blocks[last].end]
        depth += words.count("[") - words.count("]")
        if bracketed:
            if depth <= 0:
                return last
            continue
        following = blocks[last + 1] if last + 1 < len(blocks) else None
        if following is None or following.gap >= _FAR or milestone_marks(following) or _RULE.fullmatch(following.words()):
            return last
        if is_contents_head(following, rules) or (matter_of(following.words(), rules) and len(following.lines) == 1):
            return last
    return index


def _preformatted(block: Block) -> Part:
    return Part("ab", block.start, block.end, (("type", "preformatted"),))


def _division(parts: Sequence[Part]) -> Part:
    return around("div", parts, (("type", "transcriber"),))
