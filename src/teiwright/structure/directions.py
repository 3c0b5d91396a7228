"""Stage directions: in brackets, in italics, set in, or told by their first word.

TEI: DRSTA (stage)
"""

import re
from collections.abc import Iterator
from typing import Final

from ..languages import LanguageRules
from .blocks import Block
from .parts import Part
from .style import Style
from .verse import find_verse

_OPENING: Final = re.compile(r"_?[\[(]")
#: Within words: in square brackets, which the end of the line may close too; in round ones what is in italics, or a sentence.
_INNER: Final = re.compile(r"\[[^\[\]]{2,}\]|\[[^\[\]\n]{2,}$|\(_[^()]{2,}[_.]\)|\([^\W\d_a-z\u00df-\u00ff][^()]+\.\)")
#: The same where those in round brackets end without a full stop.
_INNER_BARE: Final = re.compile(_INNER.pattern + r"|\([^\W\d_a-z\u00df-\u00ff][^()]*[^()!?]\)")
#: Before the first words of a speech, with the sign that ends the speaker's name.
_OPENS_SPEECH: Final = re.compile(r"(?:\([^()]{2,}\)|\[[^\[\]]{2,}\])(?:_?[.:](?=\s))?")
_ALL_ITALIC: Final = re.compile(r"_[^_]+_\.?", re.DOTALL)
_MOST_LINES: Final = 12  # of a direction within a speech
_SET_IN: Final = 2  # columns
_FARTHEST_IN: Final = 8  # of one line; names may stand farther in
_FAR_IN: Final = 4  # columns
_LONGEST_ENTRY: Final = 4  # lines of a direction that nothing but its words tells
_MARKS: Final = "_[(.,;:])"


def is_stage(block: Block, style: Style) -> bool:
    """Return whether the block is a stage direction: in brackets, in italics, or sentences set in by a play in prose that sets in nothing else."""
    words = block.content[block.start : block.end]
    if _OPENING.match(words):
        closed = closing(words)
        return closed is None or not words[closed + 1 :].strip("._ ")
    if _ALL_ITALIC.fullmatch(words):
        return True
    margin = min(line.indent for line in block.lines) - style.base
    if margin < _SET_IN or style.verse_drama or words.isupper():
        return False
    if len(block.lines) == 1:
        return margin <= _FARTHEST_IN and words[0].isupper() and words[-1] == "."
    return block.lines[0].column >= 0.6 * style.width and find_verse(block, style) is None


def says_who_moves(block: Block, rules: LanguageRules | None) -> bool:
    r"""Return whether the block is a few lines that begin as directions do, and speak to nobody.

    >>> from .blocks import find_blocks
    >>> from ..languages import language_rules
    >>> from ..model import Text
    >>> blocks = find_blocks(Text("Enter the GHOST.\n\nEnter, my friend!\n\n_Exeunt._"))
    >>> [says_who_moves(block, language_rules("en")) for block in blocks]
    [True, False, True]
    """
    if rules is None or len(block.lines) > _LONGEST_ENTRY:
        return False
    first, *others = block.words().split()
    if first.strip(_MARKS).lower() not in rules.words("structure", "directions") or first.endswith((",", "!", "?")):
        return False
    return first.lstrip("_[(")[:1].isupper() and (not others or not others[-1].endswith(("!", "?")))


def closing(words: str) -> int | None:
    """Return where the bracket closes that opens *words*, or None where it never does.

    >>> closing("[Exit (in haste).] Oh!"), closing("(Exit")
    (17, None)
    """
    depth = 0
    for index, sign in enumerate(words):
        if sign in "[(":
            depth += 1
        elif sign in "])":
            depth -= 1
            if depth == 0:
                return index
    return None


def lines_of_directions(block: Block, start: int | None, rules: LanguageRules | None) -> Iterator[tuple[int, int, bool]]:
    """Yield the lines of the block in runs, first and after last, and of each whether it is a direction that has its lines to itself.

    *start* is where the words begin in the first line, after a speaker.
    """
    first = index = 0
    margin = min(line.indent for line in block.lines)
    while index < len(block.lines):
        end = _direction_from(block, index, start if index == 0 else None)
        if end is None and block.lines[index].indent > margin + _FAR_IN and _stands_at_the_right(block, index, rules):
            end = index + 1
        if end is None:
            index += 1
            continue
        if first < index:
            yield first, index, False
        yield index, end, True
        first = index = end
    if first < len(block.lines):
        yield first, len(block.lines), False


def _direction_from(block: Block, index: int, start: int | None) -> int | None:
    """Return the index after the last line of the direction that begins with a line and has its lines to itself, or None."""
    begin = block.lines[index].start if start is None else start
    if not _OPENING.match(block.content, begin):
        return None
    last = min(index + _MOST_LINES, len(block.lines)) - 1
    words = block.content[begin : block.lines[last].end]
    closed = closing(words)
    if closed is None:
        return None
    end = next(line for line in range(index, last + 1) if block.lines[line].end > begin + closed)
    flush = start is None and block.lines[index].indent == min(line.indent for line in block.lines[: index + 1])
    if flush and words[0] == "(" and words[closed - 1] not in "._!" and len(block.lines) > 1:
        return None  # a parenthesis in what is said
    return None if block.content[begin + closed + 1 : block.lines[end].end].strip("._ ") else end + 1


def _stands_at_the_right(block: Block, index: int, rules: LanguageRules | None) -> bool:
    """Return whether a line that is set far in says what is done: by a bracket that its end closes, or by its first word."""
    words = block.line(index)
    return words[0] == "[" or says_who_moves(block.part(index, index + 1), rules)


def inner_directions(content: str, start: int, end: int, *, opens: bool, bare: bool = False) -> Iterator[Part]:
    """Yield the directions within spoken words; *opens* tells that a speech begins with them, so that round brackets hold one too.

    *bare* tells that a sentence in round brackets is one without a full stop.
    """
    begin = start
    if opens and (match := _OPENS_SPEECH.match(content, start, end)):
        yield Part("stage", match.start(), match.end())
        begin = match.end()
    yield from (Part("stage", match.start(), match.end()) for match in (_INNER_BARE if bare else _INNER).finditer(content, begin, end))
