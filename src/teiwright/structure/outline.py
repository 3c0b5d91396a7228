"""The blocks of a document in their order, each as what it is.

The recognisers are asked about a block in the order in which they stand in
`RECOGNISERS`; the first that knows it decides. The surest come first: what an
editor says, marks and words that mean one thing alone, then place and shape.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from ..languages import LanguageRules
from .arguments import argument_at
from .attributions import attributed_verse, attribution_at, source_of
from .block_quotes import is_line_set_in, is_set_in, quoted_blocks
from .blocks import Block, Line
from .brackets import find_bracketed, music_at
from .cast_lists import cast_list_at
from .casts import point_to_cast
from .contents import find_contents, is_contents_head, plain
from .embedded_letters import letters_within
from .epigraphs import epigraph_at
from .heading_places import byline_after, first_below_music, heading_at, is_doubtful, numbers_a_stanza, stands_over_verse
from .headings import Heading, opens_speech, says_what_ends
from .index_lists import index_at
from .labelled_notes import labelled_note_at
from .letters import letter_part_at, signed_paragraph_at
from .lists import list_at
from .notes import marks_in, note_at
from .openers import opener_at, salutation_at
from .parts import Part, around
from .prose import prose_at, runs_on
from .speeches import direction_at, persons_at, speech_at, stage_at
from .style import Style
from .tables import table_at
from .verse import find_verse, share_of_early_ends, verse_of
from .walk import Doubt, Found, Item, Recogniser, Walk

_FEW: Final = 2  # lines of verse, which may be something else
_UNEVEN: Final = 6  # columns by which one line of a poem may be set in more than the next
_HALF_LINE: Final = 12  # columns by which a line is set in that goes on where the one before ends
_UNWRAPPED_LINES: Final = 4
_SHARE_UNWRAPPED: Final = 0.8  # of lines after which the next one's first word would have found room
_LABEL: Final = re.compile(r"[\[\d]|_[^_]+_[.:]?$")  # between stanzas
_UNFINISHED: Final = re.compile(r"[\w,;\u2014-]$")
_ON_ITS_OWN: Final = {"trailers": ("trailer", ()), "labels": ("label", ())}


def find_items(
    blocks: Sequence[Block],
    style: Style,
    rules: LanguageRules | None,
    decided: Mapping[int, str] | None = None,
    without: Collection[str] = (),
) -> tuple[list[Item], list[Doubt]]:
    """Return what each of *blocks* is, those that belong together as one, and what of it is doubtful.

    *decided* tells what an editor says that blocks are, by the offset at which
    they begin; *without* names recognisers that are not asked.
    """
    asked = [recognise for name, recognise in RECOGNISERS if name not in without and (style.speakers or recognise not in _OF_PLAYS)]
    walk = Walk.over(blocks, style, rules, decided or {}, without)
    index = 0
    while index < len(blocks):
        found = _recognised(asked, walk, index)
        _add(walk, index, found)
        for block in blocks[index : found.after]:
            walk.marks.update(mark.sign for mark in marks_in(block))
        index = found.after
    _let_stand(walk)
    if style.speakers and blocks:
        point_to_cast(walk.items, blocks[0].content)
    return letters_within(walk.items, blocks[0].content, rules) if blocks else [], walk.doubts


def _recognised(asked: Sequence[Recogniser], walk: Walk, index: int) -> Found:
    for recognise in asked:
        found = recognise(walk, index)
        if found is not None:
            return found
    return _paragraph(walk, index)


def _add(walk: Walk, index: int, found: Found) -> None:
    block = walk.blocks[index]
    parts = found.parts
    if found.doubt:
        walk.doubts.append(Doubt(found.doubt, block.start))
        parts = (parts[0]._replace(attributes=(*parts[0].attributes, ("cert", "low"))), *parts[1:])
    if found.heading is not None:
        words = block.words()
        walk.items.append(Item(parts[0], walk.distance(block), found.heading, words, walk.announced.get(plain(words))))
        walk.items += [Item(part, walk.blocks[index + 1].gap) for part in parts[1:]]
        return
    for part in parts:
        before = walk.items[-1].part if walk.items else None
        if part.gi == "quote" and before is not None and before.gi == "quote" and _goes_on_quoting(before, part):
            walk.items[-1].part = around("quote", [*before.parts, *part.parts])
        elif before is not None and before.gi == part.gi == "lg" and _goes_on_with(part, block, walk.style):
            walk.items[-1].part = around("lg", [*before.parts, *part.parts])
        else:
            walk.items.append(Item(part, block.gap))


def _goes_on_quoting(before: Part, part: Part) -> bool:
    """Return whether two quotations are one: the first has not been said to be somebody's, and the second is no verse."""
    attributed = before.parts and before.parts[-1].parts and before.parts[-1].parts[0].gi == "bibl"
    return not attributed and part.parts[0].gi == "p"


def _goes_on_with(verse: Part, block: Block, style: Style) -> bool:
    """Return whether a line of verse belongs to the lines before it; a stanza with a number does not."""
    return verse.parts[0].gi == "l" and len(block.lines) == 1 and block.gap <= style.gap


# -- pages


def _running_head(walk: Walk, index: int) -> Found | None:
    if index not in walk.heads_of_pages or walk.blocks[index].start in walk.decided:
        return None
    walk.pending += walk.heads_of_pages[index]
    return Found((), index + 1)


def _rest_of_paragraph(walk: Walk, index: int) -> Found | None:
    """Return nothing new where the block goes on with the paragraph that a running head interrupts, which takes it."""
    if not walk.pending:
        return None
    block = walk.blocks[index]
    before = walk.items[-1] if walk.items else None
    if before is None or before.part.gi != "p" or block.start in walk.decided or not _goes_on(before.part, block):
        _let_stand(walk)
        return None
    before.part = Part("p", before.part.start, block.end, before.part.attributes, (*before.part.parts, *walk.pending))
    walk.pending = []
    return Found((), index + 1)


def _goes_on(before: Part, block: Block) -> bool:
    return block.content[block.start].islower() or bool(_UNFINISHED.search(block.content, max(before.start, before.end - 3), before.end))


def _let_stand(walk: Walk) -> None:
    """Put the running heads that interrupt nothing between the blocks."""
    walk.items += [Item(head, 0) for head in walk.pending]
    walk.pending = []


# -- what is said of a block, or what it says itself


def _as_decided(walk: Walk, index: int) -> Found | None:
    block = walk.blocks[index]
    gi = walk.decided.get(block.start)
    if gi is None:
        return None
    span = (block.start, block.end)
    if gi == "head":
        return Found((Part("head", *span),), index + 1, walk.forms[index] or Heading())
    made = {
        "ab": lambda: Part("ab", *span, (("type", "preformatted"),)),
        "lg": lambda: verse_of(block, walk.style),
        "list": lambda: around("list", (Part("item", line.start, line.end) for line in block.lines)),
        "quote": lambda: Part("quote", *span, (), (Part("p", *span),)),
    }
    return Found((made[gi]() if gi in made else Part(gi, *span),), index + 1)


def _row_of_marks(walk: Walk, index: int) -> Found | None:
    row = walk.rows[index]
    block = walk.blocks[index]
    return Found((Part("milestone", block.start, block.end, (("unit", "section"), ("rend", row))),), index + 1) if row else None


def _bracketed(walk: Walk, index: int) -> Found | None:
    found = find_bracketed(walk.blocks, index)
    if found is not None:
        return Found((found[0],), found[1])
    music = None if walk.style.speakers else music_at(walk.blocks[index])  # in a play it sounds
    return Found((music,), index + 1) if music else None


def _heading(walk: Walk, index: int) -> Found | None:
    heading = heading_at(walk, index)
    if heading is None:
        return None
    block = walk.blocks[index]
    head = Part("head", block.start, block.end)
    doubt = "heading" if is_doubtful(walk, index, heading) else ""
    below = index + 1
    contents = find_contents(walk.blocks, below, walk.style, walk.rules) if is_contents_head(block, walk.rules) and below < len(walk.blocks) else None
    if contents is None:
        return Found((head,), below, heading, doubt)
    walk.announced = {**contents.entries, **walk.announced}
    return Found((head, contents.part), contents.after, heading, doubt)


def _on_its_own(walk: Walk, index: int) -> Found | None:
    block = walk.blocks[index]
    words = "trailers" if says_what_ends(block, walk.rules) else next((words for words in _ON_ITS_OWN if walk.is_one_of(block, words)), None)
    if words is None:
        return None
    gi, attributes = _ON_ITS_OWN[words]
    return Found((Part(gi, block.start, block.end, attributes),), index + 1)


def _byline(walk: Walk, index: int) -> Found | None:
    after = byline_after(walk, index) if walk.follows_heading() else index
    if after == index:
        return None
    return Found((Part("byline", walk.blocks[index].start, walk.blocks[after - 1].end),), after)


# -- running text, as its layout shows


def _headed_verse(walk: Walk, index: int) -> Found | None:
    """Return the verse that begins below this block, which is its number or title; printed music may part them."""
    if not numbers_a_stanza(walk, index) and not stands_over_verse(walk, index):
        return None
    block = walk.blocks[index]
    above = [Part("head", block.start, block.end)]
    below = first_below_music(walk, index)
    if below > index + 1:
        above += [music for other in walk.blocks[index + 1 : below] if (music := music_at(other)) is not None]
        stanza = _headed_verse(walk, below) if below < len(walk.blocks) else None
        if stanza is not None:
            return Found((around("lg", (*above, *stanza.parts)),), stanza.after)
    if below == len(walk.blocks) or walk.blocks[below].start in walk.decided:
        return None
    verse = find_verse(walk.blocks[below], walk.style)
    if verse is None:
        return None
    return Found((around("lg", (*above, *verse.parts)),), below + 1)


def _verse(walk: Walk, index: int) -> Found | None:
    block = walk.blocks[index]
    quoted = attributed_verse(block, walk.style, walk.rules)
    if quoted is not None:
        return Found((quoted,), index + 1)
    verse = find_verse(block, walk.style)
    if verse is None and _is_line_of_verse(walk, index):
        verse = verse_of(block, walk.style)
    if verse is None:
        return None
    return Found((verse,), index + 1, doubt="verse" if len(block.lines) == _FEW and not walk.style.in_verse else "")


def _is_line_of_verse(walk: Walk, index: int) -> bool:
    """Return whether the block is a line of verse: one of several set in alike and parted by blank lines, after verse, or quoted in mid-sentence."""
    block = walk.blocks[index]
    line = block.lines[0]
    if len(block.lines) == 1 and _goes_on_after_verse(walk, index):
        return True
    if len(block.lines) > 1 or line.indent < walk.style.base + 2:
        return False
    around = [other for other, gap in ((index - 1, block.gap), (index + 1, walk.gap_after(index))) if _stands_with(walk, line, other, gap)]
    if around:
        return min(walk.blocks[other].lines[0].column for other in (index, *around)) <= 0.95 * walk.style.width
    if walk.style.by_indent or walk.style.unwrapped:
        return False
    quoted = opens_speech(block) and index > 0 and block.gap <= walk.style.gap and bool(_UNFINISHED.search(_end(walk.blocks[index - 1])))
    return quoted and line.column <= 0.75 * walk.style.width


def _goes_on_after_verse(walk: Walk, index: int) -> bool:
    """Return whether a line right below verse begins where that ends, or is set in as it is, with verse or another such line below."""
    block, style = walk.blocks[index], walk.style
    line = block.lines[0]
    if not walk.items or walk.items[-1].part.gi != "lg" or block.gap > style.gap or line.indent < style.base + (0 if style.in_verse else 2):
        return False
    if block.words().isupper() or line.column > style.width or _LABEL.match(block.content, line.start, line.end):
        return False
    before = walk.blocks[index - 1]
    if line.indent >= _HALF_LINE and abs(line.indent - before.lines[-1].column) <= _UNEVEN:
        return True
    if walk.gap_after(index) > style.gap or walk.rows[index + 1] or abs(line.indent - min(one.indent for one in before.lines)) > _UNEVEN:
        return False
    following = walk.blocks[index + 1]
    return find_verse(following, style) is not None or (len(following.lines) == 1 and following.lines[0].indent >= max(line.indent, style.base + 2))


def _end(block: Block) -> str:
    return block.content[max(block.start, block.end - 3) : block.end]


def _stands_with(walk: Walk, line: Line, other: int, gap: int) -> bool:
    """Return whether the block *other* is a line set in as *line* is, at the usual distance."""
    if not 0 <= other < len(walk.blocks) or gap > walk.style.gap or walk.rows[other] or len(walk.blocks[other].lines) > 1:
        return False
    indent = walk.blocks[other].lines[0].indent
    return min(indent, line.indent) >= walk.style.base + 4 and abs(indent - line.indent) <= _UNEVEN


def _set_in(walk: Walk, index: int) -> Found | None:
    block = walk.blocks[index]
    if not is_set_in(block, walk.style) and (walk.style.speakers or not is_line_set_in(walk.blocks, index, walk.style)):
        return None
    source = source_of(block, walk.rules)
    return Found((around("quote", [Part("p", block.start, block.end, (), (source,) if source else ())]),), index + 1)


def _as_printed(walk: Walk, index: int) -> Found | None:
    """Return a block that nobody wrapped and nothing else explains, in the lines in which it stands: they say something."""
    block, width = walk.blocks[index], walk.style.width
    if len(block.lines) < _UNWRAPPED_LINES or walk.style.speakers:
        return None
    if share_of_early_ends(block, width) < _SHARE_UNWRAPPED or runs_on(block, width):
        return None
    return Found((Part("ab", block.start, block.end, (("type", "preformatted"),)),), index + 1)


def _quoted(walk: Walk, index: int) -> Found | None:
    if walk.has_dialogue:
        return None
    after = quoted_blocks(walk.blocks, index, walk.style)
    held = tuple(Part("p", block.start, block.end) for block in walk.blocks[index:after])
    return Found((around("quote", held),), after) if held else None


def _paragraph(walk: Walk, index: int) -> Found:
    block = walk.blocks[index]
    return Found((Part("p", block.start, block.end),), index + 1)


#: The recognisers in the order in which they are asked, each with the name under which an editor may switch it off.
RECOGNISERS: Final[tuple[tuple[str, Recogniser], ...]] = (
    ("", _running_head),
    ("", _rest_of_paragraph),
    ("", _as_decided),
    ("letters", signed_paragraph_at),
    ("", prose_at),
    ("milestones", _row_of_marks),
    ("notes", labelled_note_at),
    ("labels", _bracketed),
    ("notes", note_at),
    ("letters", salutation_at),
    ("letters", opener_at),
    ("directions", direction_at),
    ("directions", persons_at),
    ("cast-lists", cast_list_at),
    ("quotations", attribution_at),
    ("indexes", index_at),
    ("headings", _heading),
    ("", _on_its_own),
    ("arguments", argument_at),
    ("epigraphs", epigraph_at),
    ("", speech_at),
    ("bylines", _byline),
    ("lists", list_at),
    ("directions", stage_at),
    ("tables", table_at),
    ("verse", _headed_verse),
    ("letters", letter_part_at),
    ("verse", _verse),
    ("quotations", _set_in),
    ("quotations", _quoted),
    ("preformatted", _as_printed),
)
#: Those of them that are asked where somebody speaks.
_OF_PLAYS: Final = frozenset({direction_at, persons_at, speech_at, stage_at})
