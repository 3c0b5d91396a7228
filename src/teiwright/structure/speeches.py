"""Speeches in their places: where one ends, and what is done after its last word.

TEI: DRSP (sp, speaker), DRSTA (stage)
"""

from typing import Final

from ..languages import folded
from .blocks import Block
from .brackets import find_bracketed
from .directions import says_who_moves
from .drama import find_speech, is_speech, is_stage
from .half_lines import join_half_lines
from .heading_places import heading_at
from .headings import find_heading
from .notes import begins_note
from .parts import Part
from .speakers import find_label, label_with_deed, names_of
from .style import Style, label_of
from .walk import Found, Walk

_MOST_LINES_OF_PERSONS: Final = 3
_MOST_BETWEEN: Final = 4  # directions between two speeches, and one
_SHORTEST_NAME: Final = 2
_FEW: Final = 2  # lines of a speech that do not tell whether it is verse


def direction_at(walk: Walk, index: int) -> Found | None:
    """Return the block *index* of a play as a direction that its first word tells ("Enter Hamlet.")."""
    block = walk.blocks[index]
    if block.start in walk.decided or not says_who_moves(block, walk.rules):
        return None
    return Found((Part("stage", block.start, block.end),), index + 1)


def stage_at(walk: Walk, index: int) -> Found | None:
    """Return the block *index* of a play as a direction that its layout tells."""
    block = walk.blocks[index]
    if not is_stage(block, walk.style):
        return None
    return Found((Part("stage", block.start, block.end),), index + 1)


def persons_at(walk: Walk, index: int) -> Found | None:
    """Return the block *index* below a heading as a direction where it names those who are present, and one of them begins to speak."""
    block = walk.blocks[index]
    if not walk.follows_heading() or len(block.lines) > _MOST_LINES_OF_PERSONS or index + 1 == len(walk.blocks):
        return None
    names = names_of(block.words())
    if not any(name in walk.style.speakers for name in names) or not all(name in walk.style.speakers or name.isupper() for name in names):
        return None
    form = find_heading(block, walk.rules)
    if (
        block.start in walk.decided
        or (form is not None and form.type)
        or not is_speech(walk.blocks[index + 1], walk.style)
        or walk.style.gap < walk.blocks[index + 1].gap
    ):
        return None
    return Found((Part("stage", block.start, block.end),), index + 1)


def speech_at(walk: Walk, index: int) -> Found | None:
    """Return the speech that begins with the block *index*, with all that is said or done before the next one."""
    block = walk.blocks[index]
    if not (_speaks(walk, block) or _does_and_speaks(walk, index)) or _names_author(walk, index):
        return None
    last = index + 1
    while last < len(walk.blocks) and not _ends_speech(walk, last, block):
        last += 1
    end = last
    while end > index + 1 and is_stage(walk.blocks[end - 1], walk.style):
        end -= 1  # what is done after the last word stands between the speeches
    if end == index + 1 < last and _is_name_alone(block, walk.style) and walk.blocks[end].content[walk.blocks[end].start] == "_":
        end += 1  # words in another language, in italics
    *within, block = _parted(block, walk.style)
    speeches = [find_speech([one], walk.style, walk.rules, after_verse=walk.in_verse) for one in within]
    speech = find_speech([block, *walk.blocks[index + 1 : end]], walk.style, walk.rules, after_verse=walk.in_verse)
    verse = any(one.gi == "l" for one in speech.parts)
    if verse or sum(len(block.lines) for block in walk.blocks[index:end]) > _FEW:
        walk.in_verse = verse
    speeches.append(speech)
    if verse and walk.items and walk.items[-1].part.gi == "sp":
        walk.items[-1].part, speeches[0] = join_half_lines(walk.items[-1].part, speeches[0], block.content)
    for number in range(1, len(speeches)):
        speeches[number - 1 : number + 1] = join_half_lines(speeches[number - 1], speeches[number], block.content)
    return Found((*speeches, *(Part("stage", stage.start, stage.end) for stage in walk.blocks[end:last])), last)


def _is_name_alone(block: Block, style: Style) -> bool:
    """Return whether nothing stands beside the speaker, but for what he does."""
    label = find_label(block.line(0), style)
    return len(block.lines) == 1 and label is not None and max(label.rest, label.manner) >= len(block.line(0))


def _names_author(walk: Walk, index: int) -> bool:
    """Return whether the block is a name alone before all headings and speeches, and nobody speaks soon after."""
    block = walk.blocks[index]
    if len(block.lines) > 1 or label_of(block.line(0))[1] < len(block.line(0)):
        return False
    if any(item.heading is not None or item.part.gi == "sp" for item in walk.items):
        return False
    return not any(is_speech(other, walk.style) for other in walk.blocks[index + 1 : index + 1 + _MOST_BETWEEN])


def _parted(block: Block, style: Style) -> list[Block]:
    """Return the block parted where a line begins with a name in capitals and goes on: speeches without a blank line between them."""
    begins = [0]
    for index in range(1, len(block.lines)):
        line = block.line(index)
        if line[:_SHORTEST_NAME].isupper() and (label := find_label(line, style)) and line[: label.end].isupper() and line[label.end - 1] in ".:":
            begins.append(index)
    return [block.part(first, last) for first, last in zip(begins, [*begins[1:], len(block.lines)], strict=True)]


def _speaks(walk: Walk, block: Block) -> bool:
    """Return whether the block begins with a speaker, and with no word that names divisions ("SCENE")."""
    if not is_speech(block, walk.style):
        before = next((item.part for item in reversed(walk.items[-_MOST_BETWEEN:]) if item.part.gi == "sp"), None)
        return before is not None and _answers(walk, before.start, block)
    return walk.rules is None or folded(label_of(block.line(0))[0]) not in walk.rules.words("structure", "divisions")


def _does_and_speaks(walk: Walk, index: int) -> bool:
    """Return whether the block is a line with a speaker and what he does, and what he says below it, in a play that has speakers on lines alone."""
    block = walk.blocks[index]
    if not walk.names_alone or len(block.lines) > 1 or index + 1 == len(walk.blocks) or label_with_deed(block.line(0), walk.style) is None:
        return False
    below = walk.blocks[index + 1]
    told = is_speech(below, walk.style) or is_stage(below, walk.style) or label_with_deed(below.line(0), walk.style) is not None
    return below.gap <= walk.style.gap and not told and walk.forms[index + 1] is None


def _answers(walk: Walk, before: int, block: Block) -> bool:
    """Return whether the block begins with a name in italics as the speech *before* does: someone who speaks but once."""
    content = block.content
    if content[block.start] != "_" or content[before] != "_" or block.gap > walk.style.gap:
        return False
    line = block.line(0)
    end = label_of(line)[1]
    return 0 < end < len(line) and line[:end].count("_") == 2


def _ends_speech(walk: Walk, index: int, first: Block) -> bool:
    block = walk.blocks[index]
    return (
        is_speech(block, walk.style)
        or _does_and_speaks(walk, index)
        or _answers(walk, first.start, block)
        or bool(walk.rows[index])
        or block.start in walk.decided
        or index in walk.heads_of_pages
        or block.gap > walk.style.gap + 1
        or says_who_moves(block, walk.rules)
        or heading_at(walk, index) is not None
        or walk.is_one_of(block, "trailers")
        or find_bracketed(walk.blocks, index) is not None
        or begins_note(walk, index)
    )
