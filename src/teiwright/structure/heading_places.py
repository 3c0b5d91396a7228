"""Headings in their places: what stands like one, where its words alone do not tell.

Words decide where they are those of a heading or of something else; otherwise
the distance from the text before, and the shape.

TEI: DSHD (headings and trailers)
"""

import re

from .blocks import Block
from .brackets import music_at
from .closers import is_in_the_middle
from .contents import is_contents_head, plain
from .drama import is_speech, is_stage
from .headings import LETTERED, Heading, find_heading, has_shape_of_title, is_short_line, numbered, opens_speech, says_what_ends
from .letters import find_letter_part, is_right, part_of_letter
from .matter import BACK
from .openers import is_dated_title
from .single_letters import is_initial
from .style import titles_what_follows
from .verse import find_verse
from .walk import FAR, Walk
from .words import matter_of

_LONGEST_BYLINE = 70
_YEAR = re.compile(r"1\d{3}(?:-\d{2,4})?\.?")
_IS_ENTRY = re.compile(r"[,.] ?\d{1,3}(?:-\d{1,3})?\.?$")  # of an index
_LONGEST_NUMBER = 12  # characters of an entry in which the number of its page stands
_NUMBER = re.compile(r"(\d{1,4})\.\s")
_INITIAL = re.compile(r"_?([IVXLCDM])\.")
_COUNTED = re.compile(r"([^\W\d_]+)\.? (?:[A-Z]|\d{1,2}|[IVX]{1,5})(?:$|[.:](?:$| +[^\W\d_a-z])| ?[-\u2013\u2014]+ ?[^\W\d_a-z])")
_LONGEST_TITLE = 90  # characters
_ENDS_SENTENCE = re.compile(r"[.!?\u2026][\"'\u201d\u2019\u00bb]?$")
_NEAR = 6  # blocks
_UNEVEN = 8  # columns by which a line may stand out of the middle


def heading_at(walk: Walk, index: int) -> Heading | None:
    """Return what the block *index* says as a heading, or None where it is none."""
    block, style = walk.blocks[index], walk.style
    if walk.is_one_of(block, "trailers") or walk.is_one_of(block, "labels") or says_what_ends(block, walk.rules):
        return None
    by_form = walk.forms[index]
    if by_form is not None and by_form.type:
        return by_form
    if walk.follows_heading() and byline_after(walk, index) > index:
        return None
    if walk.is_one_of(block, "headings") or is_contents_head(block, walk.rules):
        return Heading(matter_of(block.words(), walk.rules))
    if _is_counted_matter(walk, block):
        return Heading(matter_of(block.words(), walk.rules))
    far = block.gap > style.gap + 1 and is_short_line(block, style.width)
    if is_speech(block, style) or (style.speakers and is_stage(block, style) and not far):
        return None
    if by_form is not None and by_form.n:
        return None if numbers_a_stanza(walk, index) or _stands_right(walk, block) else by_form
    if not walk.follows_heading() and len(block.lines) == 1 and (block.line(0) in walk.refrains or _counts_paragraphs(walk, index)):
        return None
    letter = part_of_letter(walk, index)
    if letter is not None and not (letter.gi == "signed" and (walk.follows_heading() or (by_form and _is_centred_apart(walk, block)))):
        return None  # right below a heading nothing has been said that could be signed
    if walk.announced and plain(block.words()) in walk.announced and block.gap >= style.gap and not opens_speech(block):
        return by_form or _numbered(walk, block)
    found = Heading() if _titles_poem(walk, index) else _by_distance(walk, index, by_form, far=far)
    return (_of_matter(walk, block) or _numbered(walk, block)) if found == Heading() else found


def _numbered(walk: Walk, block: Block) -> Heading:
    """Return the heading with the number that stands before its words, if any; the initial of a name is none."""
    heading = numbered(block)
    sign = _INITIAL.match(block.content, block.start, block.end)
    return Heading() if heading.n and sign and is_initial(block, sign[1], sign.end(), walk.numerals) else heading


def _of_matter(walk: Walk, block: Block) -> Heading | None:
    """Return the heading as one of front or back matter, where its words say so among others: "Foreword by A. B."."""
    kind = matter_of(block.words(), walk.rules) if len(block.lines) == 1 else ""
    return Heading(kind) if kind else None


def _is_counted_matter(walk: Walk, block: Block) -> bool:
    """Return whether the block is a line that begins with the word and the number or letter of an appendix or its like, and goes on as a title."""
    counted = _COUNTED.match(block.words()) if len(block.lines) == 1 else None
    if counted is None or block.words()[-1] in ",;" or len(block.words()) > _LONGEST_TITLE:
        return False
    return matter_of(counted[1], walk.rules) in BACK


def is_doubtful(walk: Walk, index: int, heading: Heading) -> bool:
    """Return whether distance and shape alone tell that the block *index* is a heading."""
    return not heading.type and not heading.n and walk.forms[index] is None and plain(walk.blocks[index].words()) not in walk.announced


def byline_after(walk: Walk, index: int) -> int:
    """Return the index after the short line that says whom the division is by, or after the name below its first word; *index* where it is none."""
    block = walk.blocks[index]
    if walk.rules is None or len(block.lines) > 2 or len(block.words()) > _LONGEST_BYLINE:
        return index
    first, *name = block.words().split()
    if first.strip("_*").lower() not in walk.rules.words("structure", "bylines"):
        return index
    last = index if name else index + 1
    if last == len(walk.blocks) or (not name and not _is_name_below(walk, last)):
        return index
    return last + 1 if has_shape_of_title(walk.blocks[last], walk.style.width, walk.rules) else index


def _is_name_below(walk: Walk, index: int) -> bool:
    block = walk.blocks[index]
    near = block.gap <= walk.style.gap + 1 and block.start not in walk.decided
    short = all(line.end - line.start <= _LONGEST_BYLINE for line in block.lines)
    return near and short and find_heading(block, walk.rules) in {None, Heading()}


def _by_distance(walk: Walk, index: int, by_form: Heading | None, *, far: bool) -> Heading | None:
    """Return a block of no telling words as a heading where it stands apart like one, or goes on with one."""
    block, style = walk.blocks[index], walk.style
    following = walk.gap_after(index)
    apart = walk.distance(block) > style.gap or (index == 0 and (by_form is not None or style.gap < following < FAR or _opens_letter(walk, 1)))
    if by_form is not None:
        if _stands_right(walk, block):
            return None
        if apart or walk.follows_heading():
            return by_form
        return by_form if not walk.capitals_stand_apart and _leads_to_text(walk, index) else None
    words = block.words()
    if (following < style.gap and not walk.follows_heading()) or _IS_ENTRY.search(words, max(0, len(words) - _LONGEST_NUMBER)):
        return None
    goes_on = walk.follows_heading() and index + 1 < len(walk.blocks)
    found = (
        far
        or (block.gap > style.gap + 1 and _is_quoted_title(block))
        or (goes_on and block.gap <= style.gap < following and is_short_line(block, style.width))
        or (goes_on and _YEAR.fullmatch(words) is not None)
        or (_follows_signature(walk) and walk.is_like_title(index) and _has_text_below(walk, index))
        or ((apart or _stands_like_title(walk, index, goes_on=goes_on)) and has_shape_of_title(block, style.width, walk.rules))
    )
    return Heading() if found else None


def _stands_like_title(walk: Walk, index: int, *, goes_on: bool) -> bool:
    """Return whether the block stands where one with the shape of a title is one, though not apart; *goes_on* tells of a heading right before."""
    block, style = walk.blocks[index], walk.style
    return (
        (len(block.lines) == 1 and is_in_the_middle(block, style) and _is_between_prose(walk, index))
        or (index == 0 and not style.in_verse and is_dated_title(block, style, in_capitals=False))
        or ((_follows_signature(walk) or bool(numbered(block).n)) and _opens_letter(walk, index + 1))
        or (goes_on and (walk.items[-1].is_bare or _is_marked(block)) and _has_text_below(walk, index))
    )


def _follows_signature(walk: Walk) -> bool:
    return bool(walk.items) and walk.items[-1].part.gi == "signed"


def _leads_to_text(walk: Walk, index: int) -> bool:
    """Return whether what follows the block at the usual distance is text, and not a date under a signature."""
    if walk.gap_after(index) > walk.style.gap + 1:
        return False
    following = find_letter_part(walk.blocks, index + 1, walk.style, walk.rules, ends=False)
    return following is None or following.gi != "dateline"


def _counts_paragraphs(walk: Walk, index: int) -> bool:
    """Return whether the block begins with a number that a paragraph shortly before or after it counts from, or goes on counting."""
    number = _leading_number(walk.blocks[index])
    if number is None:
        return False
    near = [other for other in range(max(0, index - _NEAR), min(index + _NEAR, len(walk.blocks))) if len(walk.blocks[other].lines) > 1]
    return any(_leading_number(walk.blocks[other]) == number + (1 if other > index else -1) for other in near)


def _leading_number(block: Block) -> int | None:
    number = _NUMBER.match(block.content, block.start)
    return int(number[1]) if number else None


def _is_quoted_title(block: Block) -> bool:
    """Return whether the block is a line in capitals that marks of quotation stand around."""
    words = block.words().rstrip(".:")
    return len(block.lines) == 1 and words.isupper() and words[0] in '"\u201c\u00ab\u201e' and words[-1] in '"\u201d\u00bb\u201c'


def _is_marked(block: Block) -> bool:
    """Return whether the block is all in italics, or begins with a letter or number in brackets."""
    words = block.words()
    return LETTERED.match(words) is not None or (words[0] == "_" and words.rstrip(".:").endswith("_") and words.count("_") == 2)


def _opens_letter(walk: Walk, index: int) -> bool:
    """Return whether the block *index* says where and when a letter was written, or whom to."""
    if index >= len(walk.blocks):
        return False
    letter = find_letter_part(walk.blocks, index, walk.style, walk.rules, ends=False)
    return letter is not None and letter.gi != "signed"


def _titles_poem(walk: Walk, index: int) -> bool:
    """Return whether the block is a line right over a stanza of a text in verse: its first, or one like a title after the end of a sentence."""
    block = walk.blocks[index]
    if not walk.style.in_verse or not titles_what_follows(block) or block.lines[0].column > 0.75 * walk.style.width:
        return False
    below = index + 1
    if below < len(walk.blocks):
        below = byline_after(walk, below)
    if below == len(walk.blocks) or len(walk.blocks[below].lines) == 1 or find_verse(walk.blocks[below], walk.style) is None:
        return False
    if index == 0:
        return True
    before = walk.blocks[index - 1]
    several = len(block.words().split()) > 1 and has_shape_of_title(block, walk.style.width, walk.rules)
    return several and len(before.lines) > 1 and _ENDS_SENTENCE.search(before.words()[-3:]) is not None


def _is_between_prose(walk: Walk, index: int) -> bool:
    """Return whether a paragraph of several lines follows at the usual distance, and what stands before is a heading or such a paragraph."""
    if index + 1 == len(walk.blocks) or walk.style.speakers or walk.style.in_verse:
        return False
    below = walk.blocks[index + 1]
    after_end = walk.follows_heading() or (bool(walk.items) and walk.items[-1].part.gi == "trailer")
    above = after_end or (index > 0 and _is_wide(walk, walk.blocks[index - 1]))
    return above and below.gap <= walk.style.gap and _is_wide(walk, below)


def _is_wide(walk: Walk, block: Block) -> bool:
    """Return whether the block has several lines, of which all but the last reach as far as those of prose do."""
    return len(block.lines) > 1 and all(line.column >= 0.75 * walk.style.width for line in block.lines[:-1])


def _has_text_below(walk: Walk, index: int) -> bool:
    """Return whether a block follows that is no heading and has not the shape of one."""
    if index + 1 == len(walk.blocks):
        return False
    following = walk.blocks[index + 1]
    return walk.forms[index + 1] is None and not has_shape_of_title(following, walk.style.width, walk.rules)


def _stands_right(walk: Walk, block: Block) -> bool:
    """Return whether the block stands at the right, and not in the middle, without a greater distance from the text before it."""
    return block.gap <= walk.style.gap and is_right(block, walk.style) and not _is_centred(walk, block)


def _is_centred_apart(walk: Walk, block: Block) -> bool:
    """Return whether the block stands in the middle, at a greater distance than usual from the text before it."""
    return walk.distance(block) > walk.style.gap + 1 and _is_centred(walk, block)


def _is_centred(walk: Walk, block: Block) -> bool:
    return all(abs(line.indent - walk.style.base - (walk.style.width - line.column)) <= _UNEVEN for line in block.lines)


def stands_over_verse(walk: Walk, index: int) -> bool:
    """Return whether the block is a line in capitals right over verse, set in as this is: the title of the verse, not of a division."""
    block = walk.blocks[index]
    if len(block.lines) > 1 or block.lines[0].indent < walk.style.base + 2:
        return False  # most blocks
    is_title = walk.forms[index] == Heading() or (walk.forms[index] is None and _is_title_set_in(walk, index))
    below = first_below_music(walk, index)
    if not is_title or below == len(walk.blocks):
        return False
    following = walk.blocks[below]
    if following.gap > walk.style.gap or following.lines[0].indent < walk.style.base + 2:
        return False
    return find_verse(following, walk.style) is not None or (below > index + 1 and numbers_a_stanza(walk, below))


def _is_title_set_in(walk: Walk, index: int) -> bool:
    """Return whether the block is a line like a title, after the end of a sentence, and set in no less than the stanza right below it."""
    if walk.style.speakers or walk.style.in_verse or not 0 < index < len(walk.blocks) - 1:
        return False
    block, below = walk.blocks[index], walk.blocks[index + 1]
    if not titles_what_follows(block) or len(block.words().split()) < 2 or not has_shape_of_title(block, walk.style.width, walk.rules):
        return False
    indented = min(line.indent for line in below.lines) <= block.lines[0].indent and len(below.lines) > 2
    return indented and _ENDS_SENTENCE.search(walk.blocks[index - 1].words()[-3:]) is not None


def first_below_music(walk: Walk, index: int) -> int:
    """Return the index of the first block after *index* that is no printed music; in a play, where music sounds, the next."""
    below = index + 1
    while not walk.style.speakers and below < len(walk.blocks) and music_at(walk.blocks[below]) is not None:
        below += 1
    return below


def numbers_a_stanza(walk: Walk, index: int) -> bool:
    """Return whether the block is a number that stands over verse, set in as this is, or after verse."""
    block = walk.blocks[index]
    number = walk.forms[index]
    if number is None or number.type or not number.n or walk.follows_heading() or block.lines[0].indent < walk.style.base + 2:
        return False
    after_verse = bool(walk.items) and walk.items[-1].part.gi == "lg"
    following = walk.blocks[index + 1] if index + 1 < len(walk.blocks) else None
    if following is None or find_verse(following, walk.style) is None:
        return after_verse and block.gap <= walk.style.gap
    return block.gap <= walk.style.gap or (after_verse and abs(block.lines[0].indent - following.lines[0].indent) <= _UNEVEN)
