"""Headings in their places: what stands like one, where its words alone do not tell.

Words decide where they are those of a heading or of something else; otherwise
the distance from the text before, and the shape.

TEI: DSHD (headings and trailers)
"""

from .blocks import Block
from .contents import is_contents_head, plain
from .drama import is_speech, is_stage
from .headings import Heading, find_heading, has_shape_of_title, is_short_line
from .letters import find_letter_part, is_right
from .verse import find_verse
from .walk import FAR, Walk

_LONGEST_BYLINE = 70


def heading_at(walk: Walk, index: int) -> Heading | None:
    """Return what the block *index* says as a heading, or None where it is none."""
    block, style = walk.blocks[index], walk.style
    if walk.is_one_of(block, "trailers") or walk.is_one_of(block, "labels"):
        return None
    by_form = find_heading(block, walk.rules)
    if by_form is not None and by_form.type:
        return by_form
    if walk.follows_heading() and is_byline(walk, block):
        return None
    if walk.is_one_of(block, "headings") or is_contents_head(block, walk.rules):
        return by_form or Heading()
    far = block.gap > style.gap + 1 and is_short_line(block, style.width)
    if is_speech(block, style) or (style.speakers and is_stage(block, style) and not far):
        return None
    if by_form is not None and by_form.n:
        return None if _numbers_a_stanza(walk, index) else by_form
    if len(block.lines) == 1 and block.line(0) in walk.refrains:
        return None
    if find_letter_part(walk.blocks, index, style, walk.rules, ends=walk.ends(index)) is not None:
        return None
    if plain(block.words()) in walk.announced and block.gap >= style.gap:
        return by_form or Heading()
    return _by_distance(walk, index, by_form, far=far)


def is_doubtful(walk: Walk, block: Block, heading: Heading) -> bool:
    """Return whether distance and shape alone tell that the block is a heading."""
    return heading == Heading() and find_heading(block, walk.rules) is None and plain(block.words()) not in walk.announced


def is_byline(walk: Walk, block: Block) -> bool:
    """Return whether the block is a short line that says whom the division is by."""
    if walk.rules is None or len(block.lines) > 2 or len(block.words()) > _LONGEST_BYLINE:
        return False
    first = block.words().split()[0].strip("_*").lower()
    return first in walk.rules.words("structure", "bylines") and has_shape_of_title(block, walk.style.width, walk.rules)


def _by_distance(walk: Walk, index: int, by_form: Heading | None, *, far: bool) -> Heading | None:
    """Return a block of no telling words as a heading where it stands apart like one, or goes on with one."""
    block, style = walk.blocks[index], walk.style
    following = walk.gap_after(index)
    apart = walk.distance(block) > style.gap or (index == 0 and (by_form is not None or style.gap < following < FAR))
    if by_form is not None:
        if is_right(block, style) and block.gap <= style.gap:
            return None
        return by_form if apart or walk.follows_heading() or not walk.capitals_stand_apart else None
    if following < style.gap and not walk.follows_heading():
        return None
    shaped = has_shape_of_title(block, style.width, walk.rules)
    goes_on = walk.follows_heading() and index + 1 < len(walk.blocks)
    found = (
        far
        or (apart and shaped)
        or (goes_on and block.gap <= style.gap < following and is_short_line(block, style.width))
        or (goes_on and shaped and walk.items[-1].is_bare and _has_text_below(walk, index))
    )
    return Heading() if found else None


def _has_text_below(walk: Walk, index: int) -> bool:
    """Return whether a block follows that is no heading and has not the shape of one."""
    if index + 1 == len(walk.blocks):
        return False
    following = walk.blocks[index + 1]
    return find_heading(following, walk.rules) is None and not has_shape_of_title(following, walk.style.width, walk.rules)


def _numbers_a_stanza(walk: Walk, index: int) -> bool:
    """Return whether a number that is set in stands among verse."""
    block = walk.blocks[index]
    if block.gap > walk.style.gap or walk.follows_heading() or block.lines[0].indent < walk.style.base + 2:
        return False
    after_verse = bool(walk.items) and walk.items[-1].part.gi == "lg"
    return after_verse or (index + 1 < len(walk.blocks) and find_verse(walk.blocks[index + 1], walk.style) is not None)
