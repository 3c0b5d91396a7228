"""The blocks of a document in their order, each as what it is."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..languages import LanguageRules
from .block_quotes import is_set_in
from .blocks import Block, Line
from .brackets import find_bracketed, find_numbered_note, marks_in
from .closers import is_signature
from .contents import find_contents, is_contents_head, plain
from .drama import find_speech, is_speech, is_stage
from .headings import Heading, find_heading, has_shape_of_title, is_short_line
from .letters import find_letter_part, is_right, parted
from .milestones import milestone_marks
from .pages import find_page_heads
from .parts import Part, around
from .style import Style
from .tables import find_table
from .verse import find_verse, verse_of

_FAR = 99  # blank lines, as far as nothing is
_FEW = 2  # lines of verse, which may be something else
_UNEVEN = 6  # columns by which one line of a poem may be set in more than the next
_AGAIN = 2  # a line that comes more often is no heading: each division has its own
_LONGEST_BYLINE = 70
_UNFINISHED = re.compile(r"[\w,;\u2014-]$")


@dataclass(slots=True)
class Item:
    """One block of the document, or several that belong together; a heading says what kind of division it opens."""

    part: Part
    gap: int
    heading: Heading | None = None
    words: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether the heading is a number or type and number alone, so that a title may follow."""
        return self.heading is not None and bool(self.heading.n) and len(self.words.split()) <= 3


class Doubt(NamedTuple):
    """What an editor should look at: a kind of block that weak evidence told, and where one begins."""

    kind: str
    offset: int


def find_items(
    blocks: Sequence[Block], style: Style, rules: LanguageRules | None, decided: Mapping[int, str] | None = None
) -> tuple[list[Item], list[Doubt]]:
    """Return what each of *blocks* is, those that belong together as one, and what of it is doubtful.

    *decided* tells what an editor says that blocks are, by the offset at which they begin.
    """
    walk = _Walk(blocks, style, rules, decided or {})
    return walk.items, walk.doubts


@dataclass(slots=True)
class _Walk:
    """One walk over the blocks of a document."""

    blocks: Sequence[Block]
    style: Style
    rules: LanguageRules | None
    decided: Mapping[int, str]
    items: list[Item] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    announced: frozenset[str] = frozenset()
    marks: set[str] = field(default_factory=set)
    heads_of_pages: dict[int, Part] = field(default_factory=dict)
    pending: list[Part] = field(default_factory=list)
    rows: list[str | None] = field(default_factory=list)
    capitals_stand_apart: bool = False
    in_verse: bool = True
    refrains: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.heads_of_pages = find_page_heads(self.blocks)
        self.rows = [milestone_marks(block) for block in self.blocks]
        if all(self.rows):
            self.rows = [None] * len(self.blocks)  # marks part something; where nothing else stands, they are the text
        capitals = [block.gap > self.style.gap for block in self.blocks[1:] if find_heading(block, self.rules) == Heading()]
        self.capitals_stand_apart = sum(capitals) > 2
        again = Counter(block.line(0) for block in self.blocks if len(block.lines) == 1)
        self.refrains = frozenset(words for words, count in again.items() if count > _AGAIN and not words.endswith(":"))
        index = 0
        while index < len(self.blocks):
            index = self.take(index)
        self.flush()

    def take(self, index: int) -> int:
        """Add what begins with the block *index*, and return the index of the block after it."""
        block = self.blocks[index]
        if index in self.heads_of_pages and block.start not in self.decided:
            self.pending.append(self.heads_of_pages[index])
            return index + 1
        if self.pending and block.start not in self.decided and self.continues(block):
            return self.join(index)
        self.flush()
        if block.start in self.decided:
            return self.as_decided(index, self.decided[block.start])
        row = self.rows[index]
        if row:
            self.add(Part("milestone", block.start, block.end, (("unit", "section"), ("rend", row))), block)
            return index + 1
        found = find_bracketed(self.blocks, index)
        if found:
            self.add(found[0], block)
            return found[1]
        note = find_numbered_note(block, self.marks)
        if note:
            self.add(note, block)
            return index + 1
        heading = self.heading(index)
        if heading is not None:
            if heading == Heading() and find_heading(block, self.rules) is None and plain(block.words()) not in self.announced:
                self.doubts.append(Doubt("heading", block.start))
            self.items.append(Item(Part("head", block.start, block.end), self.distance(block), heading, block.words()))
            return self.contents(index + 1) if is_contents_head(block, self.rules) else index + 1
        for list_of, gi, attributes in (("trailers", "trailer", ()), ("labels", "ab", (("type", "label"),))):
            if self.is_one_of(block, list_of):
                self.add(Part(gi, block.start, block.end, attributes), block)
                return index + 1
        if is_speech(block, self.style):
            return self.speech(index)
        if self.follows_heading() and self.is_byline(block):
            self.add(Part("byline", block.start, block.end), block)
            return index + 1
        self.marks.update(marks_in(block))
        for part in parted(self.plain_block(index), block):
            self.add(part, block)
        return index + 1

    def as_decided(self, index: int, gi: str) -> int:
        """Add the block as what an editor says that it is."""
        block = self.blocks[index]
        if gi == "head":
            heading = find_heading(block, self.rules) or Heading()
            self.items.append(Item(Part("head", block.start, block.end), self.distance(block), heading, block.words()))
            return index + 1
        span = (block.start, block.end)
        made = {
            "ab": lambda: Part("ab", *span, (("type", "preformatted"),)),
            "lg": lambda: verse_of(block),
            "list": lambda: around("list", (Part("item", line.start, line.end) for line in block.lines)),
            "quote": lambda: Part("quote", *span, (), (Part("p", *span),)),
        }
        self.add(made[gi]() if gi in made else Part(gi, *span), block)
        return index + 1

    def plain_block(self, index: int) -> Part:
        """Return a block of running text as what its layout shows."""
        block = self.blocks[index]
        if self.style.speakers and is_stage(block, self.style):
            return Part("stage", block.start, block.end)
        table = find_table(block)
        if table is not None:
            return table
        if not self.style.speakers:
            letter = find_letter_part(self.blocks, index, self.style, self.rules, ends=self.ends(index))
            if letter is not None:
                if letter.gi != "salute" and not is_right(block, self.style) and not is_signature(block, self.rules):
                    self.doubts.append(Doubt(letter.gi, block.start))
                return letter
        verse = find_verse(block, self.style)
        if verse is None and self.is_line_of_verse(index):
            verse = verse_of(block)
        if verse is not None:
            if len(block.lines) == _FEW:
                self.doubts.append(Doubt("verse", block.start))
            return verse
        if is_set_in(block, self.style):
            return Part("quote", block.start, block.end, (), (Part("p", block.start, block.end),))
        return Part("p", block.start, block.end)

    def is_line_of_verse(self, index: int) -> bool:
        """Return whether the block is one of several lines, each set in as far as the next and parted from it by a blank line."""
        block = self.blocks[index]
        line = block.lines[0]
        if len(block.lines) > 1 or line.indent < self.style.base + 4 or line.column > 0.95 * self.style.width:
            return False
        following = index + 1 < len(self.blocks) and self.stands_with(line, index + 1, self.blocks[index + 1].gap)
        return following or self.stands_with(line, index - 1, block.gap)

    def stands_with(self, line: Line, other: int, gap: int) -> bool:
        """Return whether the block *other* is a line set in as *line* is, at the usual distance."""
        if other < 0 or gap > self.style.gap or self.rows[other] or len(self.blocks[other].lines) > 1:
            return False
        indent = self.blocks[other].lines[0].indent
        return indent >= self.style.base + 4 and abs(indent - line.indent) <= _UNEVEN

    def add(self, part: Part, block: Block) -> None:
        before = self.items[-1].part if self.items else None
        if part.gi == "quote" and before is not None and before.gi == "quote":
            self.items[-1].part = around("quote", [*before.parts, *part.parts])
        elif before is not None and before.gi == part.gi == "lg" and len(block.lines) == 1 and block.gap <= self.style.gap:
            self.items[-1].part = around("lg", [*before.parts, *part.parts])
        else:
            self.items.append(Item(part, block.gap))

    def speech(self, index: int) -> int:
        """Add the speech that begins with the block *index*, with all that is said or done before the next one."""
        last = index + 1
        while last < len(self.blocks) and not self.ends_speech(last):
            last += 1
        end = last
        while end > index + 1 and is_stage(self.blocks[end - 1], self.style):
            end -= 1  # what is done after the last word stands between the speeches
        speech = find_speech(self.blocks[index:end], self.style, after_verse=self.in_verse)
        self.add(speech, self.blocks[index])
        if any(one.gi == "l" for one in speech.parts) or sum(len(block.lines) for block in self.blocks[index:end]) > 2:
            self.in_verse = any(one.gi == "l" for one in speech.parts)
        for stage in self.blocks[end:last]:
            self.add(Part("stage", stage.start, stage.end), stage)
        return last

    def ends_speech(self, index: int) -> bool:
        block = self.blocks[index]
        return (
            is_speech(block, self.style)
            or bool(self.rows[index])
            or block.start in self.decided
            or index in self.heads_of_pages
            or block.gap > self.style.gap + 1
            or self.heading(index) is not None
            or self.is_one_of(block, "trailers")
            or find_bracketed(self.blocks, index) is not None
            or find_numbered_note(block, self.marks) is not None
        )

    def contents(self, index: int) -> int:
        found = find_contents(self.blocks, index, self.style) if index < len(self.blocks) else None
        if found is None:
            return index
        self.items.append(Item(found[0], self.blocks[index].gap))
        self.announced |= found[2]
        return found[1]

    def heading(self, index: int) -> Heading | None:
        """Return what the block says as a heading, or None where it is none.

        Its words decide where they are those of a heading or of something
        else; otherwise its distance from the text before it, and its shape.
        """
        block = self.blocks[index]
        if self.is_one_of(block, "trailers") or self.is_one_of(block, "labels"):
            return None
        by_form = find_heading(block, self.rules)
        if by_form is not None and by_form.type:
            return by_form
        if self.follows_heading() and self.is_byline(block):
            return None
        if self.is_one_of(block, "headings") or is_contents_head(block, self.rules):
            return by_form or Heading()
        far = block.gap > self.style.gap + 1 and is_short_line(block, self.style.width)
        if is_speech(block, self.style) or (self.style.speakers and is_stage(block, self.style) and not far):
            return None
        if by_form is not None and by_form.n:
            return None if self.numbers_a_stanza(index) else by_form
        if len(block.lines) == 1 and block.line(0) in self.refrains:
            return None
        if find_letter_part(self.blocks, index, self.style, self.rules, ends=self.ends(index)) is not None:
            return None
        if plain(block.words()) in self.announced and block.gap >= self.style.gap:
            return by_form or Heading()
        return self.heading_by_distance(index, by_form, far=far)

    def heading_by_distance(self, index: int, by_form: Heading | None, *, far: bool) -> Heading | None:
        """Return a block of no telling words as a heading where it stands apart like one, or goes on with one."""
        block = self.blocks[index]
        following = self.blocks[index + 1].gap if index + 1 < len(self.blocks) else _FAR
        apart = self.distance(block) > self.style.gap or (index == 0 and (by_form is not None or self.style.gap < following < _FAR))
        if by_form is not None:
            if is_right(block, self.style) and block.gap <= self.style.gap:
                return None
            return by_form if apart or self.follows_heading() or not self.capitals_stand_apart else None
        if following < self.style.gap and not self.follows_heading():
            return None
        shaped = has_shape_of_title(block, self.style.width, self.rules)
        goes_on = self.follows_heading() and index + 1 < len(self.blocks)
        found = (
            far
            or (apart and shaped)
            or (goes_on and block.gap <= self.style.gap < following and is_short_line(block, self.style.width))
            or (goes_on and shaped and self.items[-1].is_bare and self.has_text_below(index))
        )
        return Heading() if found else None

    def has_text_below(self, index: int) -> bool:
        """Return whether a block follows that is no heading and has not the shape of one."""
        if index + 1 == len(self.blocks):
            return False
        following = self.blocks[index + 1]
        return find_heading(following, self.rules) is None and not has_shape_of_title(following, self.style.width, self.rules)

    def numbers_a_stanza(self, index: int) -> bool:
        """Return whether a number that is set in stands among verse."""
        block = self.blocks[index]
        if block.gap > self.style.gap or self.follows_heading() or block.lines[0].indent < self.style.base + 2:
            return False
        after_verse = bool(self.items) and self.items[-1].part.gi == "lg"
        return after_verse or (index + 1 < len(self.blocks) and find_verse(self.blocks[index + 1], self.style) is not None)

    def follows_heading(self) -> bool:
        """Return whether a heading stands right before."""
        return bool(self.items) and self.items[-1].heading is not None

    def distance(self, block: Block) -> int:
        """Return how many blank lines part the block from the text before it; figures and rows of marks are no text."""
        distance = block.gap
        for item in reversed(self.items):
            if item.part.gi not in {"figure", "milestone"}:
                break
            distance = max(distance, item.gap, self.style.gap + 1)
        return distance

    def is_one_of(self, block: Block, words: str) -> bool:
        """Return whether the block is a line of words that the language has in this list."""
        return self.rules is not None and len(block.lines) == 1 and plain(block.words()) in self.rules.listed("structure", words)

    def is_byline(self, block: Block) -> bool:
        """Return whether the block is a short line that says whom the division is by."""
        if self.rules is None or len(block.lines) > 2 or len(block.words()) > _LONGEST_BYLINE:
            return False
        first = block.words().split()[0].strip("_*").lower()
        return first in self.rules.words("structure", "bylines") and has_shape_of_title(block, self.style.width, self.rules)

    def ends(self, index: int) -> bool:
        """Return whether what the block belongs to ends with it: marks, a great distance or nothing follow."""
        if index + 1 == len(self.blocks):
            return True
        following = self.blocks[index + 1]
        return bool(self.rows[index + 1]) or following.gap > self.style.gap or following.content[following.start] in "[*"

    # -- pages

    def continues(self, block: Block) -> bool:
        """Return whether the block goes on with the paragraph that a running head interrupts."""
        before = self.items[-1].part if self.items else None
        if before is None or before.gi != "p":
            return False
        first = block.content[block.start]
        return first.islower() or bool(_UNFINISHED.search(block.content, max(before.start, before.end - 3), before.end))

    def join(self, index: int) -> int:
        before = self.items[-1].part
        block = self.blocks[index]
        self.items[-1].part = Part("p", before.start, block.end, before.attributes, (*before.parts, *self.pending))
        self.pending = []
        return index + 1

    def flush(self) -> None:
        for head in self.pending:
            self.items.append(Item(head, 0))
        self.pending = []
