"""Speeches in their places: where one ends, and what is done after its last word.

TEI: DRSP (sp, speaker), DRSTA (stage)
"""

from typing import Final

from ..languages import folded
from .blocks import Block
from .brackets import find_bracketed
from .directions import says_who_moves
from .drama import find_speech, is_speech, is_stage
from .heading_places import heading_at
from .notes import begins_note
from .parts import Part
from .style import label_of
from .walk import Found, Walk

_FEW: Final = 2  # lines of a speech that do not tell whether it is verse


def direction_at(walk: Walk, index: int) -> Found | None:
    """Return the block *index* of a play as a direction that its first word tells ("Enter Hamlet.")."""
    block = walk.blocks[index]
    if not walk.style.speakers or block.start in walk.decided or not says_who_moves(block, walk.rules):
        return None
    return Found((Part("stage", block.start, block.end),), index + 1)


def stage_at(walk: Walk, index: int) -> Found | None:
    """Return the block *index* of a play as a direction that its layout tells."""
    block = walk.blocks[index]
    if not walk.style.speakers or not is_stage(block, walk.style):
        return None
    return Found((Part("stage", block.start, block.end),), index + 1)


def speech_at(walk: Walk, index: int) -> Found | None:
    """Return the speech that begins with the block *index*, with all that is said or done before the next one."""
    if not _speaks(walk, walk.blocks[index]):
        return None
    last = index + 1
    while last < len(walk.blocks) and not _ends_speech(walk, last):
        last += 1
    end = last
    while end > index + 1 and is_stage(walk.blocks[end - 1], walk.style):
        end -= 1  # what is done after the last word stands between the speeches
    speech = find_speech(walk.blocks[index:end], walk.style, after_verse=walk.in_verse)
    verse = any(one.gi == "l" for one in speech.parts)
    if verse or sum(len(block.lines) for block in walk.blocks[index:end]) > _FEW:
        walk.in_verse = verse
    return Found((speech, *(Part("stage", stage.start, stage.end) for stage in walk.blocks[end:last])), last)


def _speaks(walk: Walk, block: Block) -> bool:
    """Return whether the block begins with a speaker, and with no word that names divisions ("SCENE")."""
    if not is_speech(block, walk.style):
        return False
    return walk.rules is None or folded(label_of(block.line(0))[0]) not in walk.rules.table("structure", "divisions")


def _ends_speech(walk: Walk, index: int) -> bool:
    block = walk.blocks[index]
    return (
        is_speech(block, walk.style)
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
