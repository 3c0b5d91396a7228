"""Speeches in their places: where one ends, and what is done after its last word.

TEI: DRSP (sp, speaker), DRSTA (stage)
"""

from .brackets import find_bracketed
from .drama import find_speech, is_speech, is_stage
from .heading_places import heading_at
from .notes import begins_note
from .parts import Part
from .walk import Found, Walk

_FEW = 2  # lines of a speech that do not tell whether it is verse


def speech_at(walk: Walk, index: int) -> Found | None:
    """Return the speech that begins with the block *index*, with all that is said or done before the next one."""
    if not is_speech(walk.blocks[index], walk.style):
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


def _ends_speech(walk: Walk, index: int) -> bool:
    block = walk.blocks[index]
    return (
        is_speech(block, walk.style)
        or bool(walk.rows[index])
        or block.start in walk.decided
        or index in walk.heads_of_pages
        or block.gap > walk.style.gap + 1
        or heading_at(walk, index) is not None
        or walk.is_one_of(block, "trailers")
        or find_bracketed(walk.blocks, index) is not None
        or begins_note(walk, index)
    )
