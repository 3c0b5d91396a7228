"""Drama: speeches with their speakers, and stage directions.

TEI: DR (performance texts), DRSP (sp, speaker), DRSTA (stage)
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from .blocks import Block, begins_with_capital
from .parts import Part, around
from .style import Style, is_speaker, label_of
from .verse import share_of_early_ends, verse_line

_OPENING: Final = re.compile(r"_?[\[(]")
_INNER: Final = re.compile(r"\[[^\[\]]{2,}\]")
_ALL_ITALIC: Final = re.compile(r"_[^_]+_\.?", re.DOTALL)


def is_speech(block: Block, style: Style) -> bool:
    """Return whether the block begins with the label of a speaker."""
    if not style.speakers or not is_speaker(block.line(0), style.speakers):
        return False
    return block.gap <= style.gap + 1 or label_of(block.line(0))[1] < len(block.line(0))


def is_stage(block: Block, style: Style) -> bool:
    """Return whether the block is a stage direction: in brackets, in italics, or set in by a play that sets in nothing else."""
    words = block.content[block.start : block.end]
    if _OPENING.match(words):
        closed = _closing(words)
        return closed is None or not words[closed + 1 :].strip("._ ")
    if _ALL_ITALIC.fullmatch(words):
        return True
    set_in = min(line.indent for line in block.lines) > style.base + 1
    return set_in and not style.verse_drama and len(block.lines) > 1 and block.lines[0].column >= 0.6 * style.width


def _closing(words: str) -> int | None:
    """Return where the bracket closes that opens *words*, or None where it never does."""
    depth = 0
    for index, sign in enumerate(words):
        if sign in "[(":
            depth += 1
        elif sign in "])":
            depth -= 1
            if depth == 0:
                return index
    return None


def _is_direction(words: str) -> bool:
    """Return whether *words* are one pair of brackets and what is in them."""
    if not _OPENING.match(words):
        return False
    closed = _closing(words)
    return closed is not None and not words[closed + 1 :].strip("._ ")


def find_speech(blocks: Sequence[Block], style: Style, *, after_verse: bool = True) -> Part:
    r"""Return the speech that begins with the first of *blocks* as ``sp``; the others are what follows before the next speaker.

    A line alone may be verse or prose; it is what the speech before was (*after_verse*).

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> style = Style(72, 0, 1, 0, False, frozenset({"Jack"}), False)
    >>> [part.gi for part in find_speech(list(find_blocks(Text("Jack. [Sits.] Why?"))), style).parts]
    ['speaker', 'p']
    """
    first, *others = blocks
    label, rest = label_of(first.line(0))
    line = first.lines[0]
    if label not in style.speakers:
        rest = line.end - line.start  # several speak together
    said_from = line.start + rest
    speaker = Part("speaker", line.start, line.start + len(first.line(0)[:rest].rstrip()))
    parts = [speaker]
    if said_from < line.end:
        parts += _speech(first, style, said_from, after_verse=after_verse)
    elif len(first.lines) > 1:
        parts += _speech(first.part(1, len(first.lines)), style, None, after_verse=after_verse)
    for block in others:
        parts += [Part("stage", block.start, block.end)] if is_stage(block, style) else _speech(block, style, None, after_verse=after_verse)
    if not any(part.gi in {"p", "l"} for part in parts):
        return Part("p", first.start, blocks[-1].end)  # a name over nothing that is said
    return around("sp", parts)


def _speech(block: Block, style: Style, start: int | None, *, after_verse: bool) -> Iterator[Part]:
    """Yield the words of one block of a speech, from *start* on: directions that stand in lines of their own, verse, prose."""
    runs: list[tuple[bool, list[int]]] = []
    for index in range(len(block.lines)):
        words = block.line(index) if index or start is None else block.content[start : block.lines[0].end]
        direction = _is_direction(words)
        if runs and runs[-1][0] == direction:
            runs[-1][1].append(index)
        else:
            runs.append((direction, [index]))
    for direction, indexes in runs:
        run = block.part(indexes[0], indexes[-1] + 1)
        begin = start if start is not None and indexes[0] == 0 else run.start
        if direction:
            yield Part("stage", begin, run.end)
        elif _is_verse(run, style, after_verse=after_verse):
            margin = min(line.indent for line in block.lines)
            for index in range(len(run.lines)):
                line = verse_line(run, index, margin, begin if index == 0 else None)
                yield line._replace(parts=tuple(_inner_directions(block.content, line.start, line.end)))
        else:
            yield Part("p", begin, run.end, (), tuple(_inner_directions(block.content, begin, run.end)))


def _is_verse(run: Block, style: Style, *, after_verse: bool) -> bool:
    """Return whether lines of a speech are verse, as their capitals tell, or of a line alone what stands before."""
    if not style.verse_drama:
        return False
    if len(run.lines) == 1:
        return after_verse and run.lines[0].column <= style.width
    capitals = sum(begins_with_capital(run.line(index)) for index in range(1, len(run.lines)))
    return capitals >= 0.8 * (len(run.lines) - 1) and share_of_early_ends(run, style.width + 1) >= 0.5


def _inner_directions(content: str, start: int, end: int) -> Iterator[Part]:
    yield from (Part("stage", match.start(), match.end()) for match in _INNER.finditer(content, start, end))
