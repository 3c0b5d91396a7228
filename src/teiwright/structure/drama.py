"""Drama: speeches with their speakers.

TEI: DR (performance texts), DRSP (sp, speaker)
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ..languages import LanguageRules
from .blocks import Block, begins_with_capital
from .directions import inner_directions, is_stage, lines_of_directions
from .parts import Part, around
from .speakers import Label, find_label, label_with_deed
from .style import Style, label_of
from .verse import share_of_early_ends, verse_line

__all__ = ["find_speech", "is_speech", "is_stage"]

_LEAST_LINES_OF_VERSE: Final = 3  # that a play in prose must have to be taken for a song


class Manner(NamedTuple):
    """What tells how the words of a speech are to be read; *after_verse*: the speech before was verse."""

    style: Style
    rules: LanguageRules | None
    after_verse: bool


def is_speech(block: Block, style: Style) -> bool:
    """Return whether the block begins with the label of a speaker."""
    if not style.speakers:
        return False
    line = block.line(0)
    label = find_label(line, style)
    return label is not None and (block.gap <= style.gap + 1 or label.rest < len(line))


def find_speech(blocks: Sequence[Block], style: Style, rules: LanguageRules | None = None, *, after_verse: bool = True) -> Part:
    r"""Return the speech that begins with the first of *blocks* as ``sp``; the others are what follows before the next speaker.

    A line alone may be verse or prose; it is what the speech before was (*after_verse*).

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> style = Style(72, 0, 1, 0, False, frozenset({"Jack"}), False)
    >>> [part.gi for part in find_speech(list(find_blocks(Text("Jack. [Sits.] Why?"))), style).parts]
    ['speaker', 'stage', 'p']
    """
    first, *others = blocks
    label = find_label(first.line(0), style) or label_with_deed(first.line(0), style) or _any_label(first.line(0))
    line = first.lines[0]
    said_from = line.start + label.rest
    parts = [Part("speaker", line.start, line.start + label.end)]
    if label.manner:
        parts.append(Part("stage", said_from, line.start + label.manner))
        said_from += len(first.line(0)) - label.rest - len(first.line(0)[label.manner :].lstrip())
    manner = Manner(style, rules, after_verse)
    if said_from < line.end:
        parts += _speech(first, manner, said_from)
    elif len(first.lines) > 1:
        parts += _speech(first.part(1, len(first.lines)), manner, None)
    said = _said_in_italics([*others] if said_from >= line.end and len(first.lines) == 1 else [], style)
    for block in others:
        parts += [Part("stage", block.start, block.end)] if is_stage(block, style) and block is not said else _speech(block, manner, None)
    if not any(part.gi in {"p", "l"} for part in parts):
        return Part("p", first.start, blocks[-1].end)  # a name over nothing that is said
    return around("sp", parts)


def _said_in_italics(blocks: Sequence[Block], style: Style) -> Block | None:
    """Return the block in italics that is what is said, since nothing else below the name is; None where there is no such block."""
    if not all(is_stage(block, style) for block in blocks):
        return None
    return next((block for block in blocks if block.content[block.start] == "_" and block.content[block.start + 1] not in "[("), None)


def _any_label(line: str) -> Label:
    """Return the label of a speaker who is named once in the play."""
    rest = label_of(line)[1] or len(line)
    return Label(len(line[:rest].rstrip()), rest)


def _speech(block: Block, manner: Manner, start: int | None) -> Iterator[Part]:
    """Yield the words of one block of a speech, from *start* on: directions that stand in lines of their own, verse, prose."""
    margin = _margin(block, start)
    style = manner.style
    runs = list(lines_of_directions(block, start, manner.rules))
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
        elif _is_verse(run, style, after_verse=manner.after_verse):
            for index in range(len(run.lines)):
                line = verse_line(run, index, margin, begin if index == 0 else None)
                yield line._replace(
                    parts=tuple(inner_directions(block.content, line.start, line.end, opens=opens and index == 0, bare=style.bare_directions))
                )
        else:
            yield from _paragraph(
                block.content, begin, run.end, list(inner_directions(block.content, begin, run.end, opens=opens, bare=style.bare_directions))
            )


def _paragraph(content: str, start: int, end: int, directions: list[Part]) -> Iterator[Part]:
    """Yield the words from *start* to *end* as a paragraph, before it the directions that stand before the first of them."""
    while directions and directions[0].start == start and content[directions[0].end : end].strip():
        first = directions.pop(0)
        yield first
        start = first.end + len(content[first.end : end]) - len(content[first.end : end].lstrip())
    yield Part("p", start, end, (), tuple(directions))


def _margin(block: Block, start: int | None) -> int:
    """Return the indent of the words of a block, which in its first line may stand after a speaker."""
    indents = [line.indent for line in block.lines]
    if start is not None and len(indents) > 1:
        indents[0] += start - block.start
    return min(indents)


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
