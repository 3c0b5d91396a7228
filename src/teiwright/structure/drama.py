"""Drama: speeches with their speakers.

TEI: DR (performance texts), DRSP (sp, speaker)
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from .blocks import Block, begins_with_capital
from .directions import closing, inner_directions, is_stage, lines_of_directions
from .parts import Part, around
from .style import Style, is_speaker, label_of
from .verse import share_of_early_ends, verse_line

__all__ = ["find_speech", "is_speech", "is_stage"]

#: A name that what is done parts from what is said: HELMER (_calls out_).
_NAME_BEFORE_DIRECTION: Final = re.compile(r"_?([^\W\d_][^\n.:;!?()\[\]_\"]{0,40})_?,? (?=[\[(])")
_PARTING: Final = re.compile(r",? (?:and|und|et|&|AND|UND|ET) |, ")
_LEAST_LINES_OF_VERSE: Final = 3  # that a play in prose must have to be taken for a song


def is_speech(block: Block, style: Style) -> bool:
    """Return whether the block begins with the label of a speaker."""
    if not style.speakers:
        return False
    line = block.line(0)
    label = _label_end(line, style)
    return label > 0 and (block.gap <= style.gap + 1 or label < len(line))


def _label_end(line: str, style: Style) -> int:
    """Return where the words after the label of a speech begin in its first line, 0 where it has none.

    >>> style = Style(72, 0, 1, 0, False, frozenset({"NORA", "HELMER"}), False)
    >>> [_label_end(line, style) for line in ("NORA. No.", "NORA (_calls_). No.", "NORA and HELMER.", "NORA and I went.")]
    [6, 5, 16, 0]
    """
    label, rest = label_of(line)
    if label in style.speakers:
        return rest
    name = _NAME_BEFORE_DIRECTION.match(line)
    if name and name[1].strip() in style.speakers and (closing(line[name.end() :]) is not None or line.count("(") + line.count("[") == 1):
        return name.end()
    names = [name for name in _PARTING.split(line.strip(" .:_")) if name]
    if is_speaker(line, style.speakers) or (len(names) > 1 and all(name in style.speakers for name in names)):
        return len(line)  # several speak together
    return 0


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
    rest = _label_end(first.line(0), style)
    line = first.lines[0]
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
    margin = min(line.indent for line in block.lines)
    runs = list(lines_of_directions(block, start))
    if not style.verse_drama and len(runs) > 1:
        apart = [is_direction and block.lines[first].indent > margin for first, _, is_direction in runs]
        if not any(apart):
            runs = [(0, len(block.lines), False)]  # prose goes on after what is done
    for first, last, is_direction in runs:
        run = block.part(first, last)
        begin = start if start is not None and first == 0 else run.start
        opens = first == 0
        if is_direction:
            yield Part("stage", begin, run.end)
        elif _is_verse(run, style, after_verse=after_verse):
            for index in range(len(run.lines)):
                line = verse_line(run, index, margin, begin if index == 0 else None)
                yield line._replace(parts=tuple(inner_directions(block.content, line.start, line.end, opens=opens and index == 0)))
        else:
            yield Part("p", begin, run.end, (), tuple(inner_directions(block.content, begin, run.end, opens=opens)))


def _is_verse(run: Block, style: Style, *, after_verse: bool) -> bool:
    """Return whether lines of a speech are verse, as their capitals tell, or of a line alone what stands before."""
    if len(run.lines) == 1:
        return style.verse_drama and after_verse and run.lines[0].column <= style.width
    capitals = sum(begins_with_capital(run.line(index)) for index in range(1, len(run.lines)))
    early = share_of_early_ends(run, style.width + 1)
    if not style.verse_drama:
        flows = any(run.line(index)[-1] not in ".!?" for index in range(len(run.lines) - 1))
        return len(run.lines) >= _LEAST_LINES_OF_VERSE and capitals == len(run.lines) - 1 and early == 1 and flows
    return capitals >= 0.8 * (len(run.lines) - 1) and early >= 0.5
