"""A walk over the blocks of a document: what is known of it beforehand, and what the blocks up to here have turned out to be.

A recogniser is asked about one block. It looks at that block, and through the
walk at those around it.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

from ..languages import LanguageRules
from .blocks import Block
from .closers import is_name_with_initials
from .contents import lists_with
from .decimals import find_decimals
from .headings import Heading, find_heading, has_shape_of_title, opens_speech
from .milestones import milestone_marks
from .pages import find_page_heads
from .parts import Part
from .single_letters import find_numerals, find_sections, tell_letters
from .style import Style, label_of

FAR: Final = sys.maxsize  # blank lines, as far as nothing is
_AGAIN: Final = 2  # a line that comes more often is no heading: each division has its own
_SALUTATION: Final = re.compile(r"(?:[^\W\d_a-z][\w'\u2019-]+ ){1,4}[^\W\d_a-z][\w'\u2019-]+\.?(?:,|:|--|\u2014|:--|,--)")
_ALONE: Final = 0.8  # of the speeches have the speaker on a line of his own
_DIALOGUE: Final = 0.03  # of the blocks answer another
_NO_TEXT: Final = frozenset({"figure", "milestone"})


@dataclass(slots=True)
class Item:
    """One block of the document, or several that belong together.

    A heading says what kind of division it opens, and has its words and, where
    a list of contents names it, its depth there.
    """

    part: Part
    gap: int
    heading: Heading | None = None
    words: str = ""
    depth: int | None = None

    @property
    def is_bare(self) -> bool:
        """Whether the heading is a number or type and number alone, so that a title may follow."""
        return self.heading is not None and bool(self.heading.n) and len(self.words.split()) <= (3 if self.heading.type else 1)


class Doubt(NamedTuple):
    """What an editor should look at: a kind of block that weak evidence told, and where one begins."""

    kind: str
    offset: int


class Found(NamedTuple):
    """What a recogniser found: the parts, the index of the block after them; where it is a heading, what this says; what is doubtful."""

    parts: tuple[Part, ...]
    after: int
    heading: Heading | None = None
    doubt: str = ""


@dataclass(slots=True)
class Walk:
    """One walk over the blocks of a document; *decided* is what an editor says that blocks are, by the offset at which they begin."""

    blocks: Sequence[Block]
    style: Style
    rules: LanguageRules | None
    decided: Mapping[int, str]
    items: list[Item] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    #: The entries of the lists of contents, as `plain` gives them, with their depth there.
    announced: Mapping[str, int] = field(default_factory=dict)
    #: In which lists of the language lines that stand alone are, by where they begin.
    listed: dict[int, frozenset[str]] = field(default_factory=dict)
    #: What blocks are as what opens or closes a letter, by their index: two recognisers ask.
    letter_parts: dict[int, Part | None] = field(default_factory=dict)
    #: The marks of notes that the running text has had.
    marks: set[str] = field(default_factory=set)
    #: Running heads after which the paragraph before may go on.
    pending: list[Part] = field(default_factory=list)
    #: Whether the last speech was verse.
    in_verse: bool = True
    #: What each block says as a heading by its words alone.
    forms: Sequence[Heading | None] = ()
    #: The Roman numbers of more than one letter with which blocks begin.
    numerals: frozenset[int] = frozenset()
    heads_of_pages: Mapping[int, tuple[Part, ...]] = field(default_factory=dict)
    rows: Sequence[str | None] = ()
    #: The letters that stand before sections, from the first of the alphabet on: "A. The Mill", "B. The River".
    sections: frozenset[str] = frozenset()
    refrains: frozenset[str] = frozenset()
    #: Lines that stand alone before paragraphs, again and again, and address somebody by the look of them: "Dere Julie,".
    salutations: frozenset[str] = frozenset()
    capitals_stand_apart: bool = False
    #: Whether the speakers of a play stand on lines of their own.
    names_alone: bool = False
    #: Whether the text has direct speech, in paragraphs that begin with its marks.
    has_dialogue: bool = False

    @classmethod
    def over(
        cls, blocks: Sequence[Block], style: Style, rules: LanguageRules | None, decided: Mapping[int, str], without: Collection[str] = ()
    ) -> "Walk":
        """Return a walk that stands before the first of *blocks*, with what is true of all of them; *without* is not looked for."""
        rows: list[str | None] = [milestone_marks(block) for block in blocks]
        if all(rows):
            rows = [None] * len(blocks)  # marks part something; where nothing else stands, they are the text
        again = Counter(block.line(0) for block in blocks if len(block.lines) == 1)
        numerals = find_numerals(blocks)
        forms = tell_letters(blocks, [find_heading(block, rules) for block in blocks], numerals, style.gap)
        for index, number in find_decimals(blocks, forms, style, rules).items():
            forms[index] = Heading(n=number)
        capitals = [block.gap > style.gap for block, form in zip(blocks[1:], forms[1:], strict=True) if form == Heading()]
        return cls(
            blocks,
            style,
            rules,
            decided,
            forms=forms,
            numerals=numerals,
            heads_of_pages=find_page_heads(blocks, without),
            rows=rows,
            sections=find_sections(blocks),
            salutations=frozenset(words for words, count in again.items() if count > _AGAIN and _SALUTATION.fullmatch(words)),
            refrains=frozenset(words for words, count in again.items() if count > _AGAIN and not words.endswith(":")),
            capitals_stand_apart=sum(capitals) > 2,
            names_alone=bool(style.speakers) and _stand_alone(blocks, style),
            has_dialogue=_answers(blocks) > _DIALOGUE * len(blocks),
        )

    # -- the blocks around

    def is_one_of(self, block: Block, words: str) -> bool:
        """Return whether the block is a line of words that the language has in this list."""
        if self.rules is None or len(block.lines) > 1:
            return False
        listed = self.listed.get(block.start)
        if listed is None:
            listed = self.listed[block.start] = lists_with(block.words(), self.rules)
        return words in listed

    def gap_after(self, index: int) -> int:
        """Return how many blank lines follow the block *index*."""
        return self.blocks[index + 1].gap if index + 1 < len(self.blocks) else FAR

    def distance(self, block: Block) -> int:
        """Return how many blank lines part the block from the text before it; figures and rows of marks are no text."""
        distance = block.gap
        for item in reversed(self.items):
            if item.part.gi not in _NO_TEXT:
                break
            distance = max(distance, item.gap, self.style.gap + 1)
        return distance

    def follows_heading(self) -> bool:
        """Return whether a heading stands right before."""
        return bool(self.items) and self.items[-1].heading is not None

    def ends(self, index: int) -> bool:
        """Return whether what the block *index* belongs to ends with it: marks, a great distance or nothing follow."""
        if index + 1 == len(self.blocks):
            return True
        following = self.blocks[index + 1]
        if bool(self.rows[index + 1]) or following.gap > self.style.gap or following.content[following.start] in "[*":
            return True
        block = self.blocks[index]
        named = len(block.lines) == 1 and is_name_with_initials(block.line(0)) and block.line(0)[0] not in self.sections
        return named and self.is_like_title(index + 1)

    def is_like_title(self, index: int) -> bool:
        """Return whether the block *index* is like a title: its first line is in capitals, and all of it has the shape of one."""
        block = self.blocks[index]
        return block.line(0).isupper() and has_shape_of_title(block, self.style.width, self.rules)


def _stand_alone(blocks: Sequence[Block], style: Style) -> bool:
    """Return whether nearly all blocks that begin with a speaker have nothing else in their first line."""
    ends = [(rest, len(block.line(0))) for block in blocks for label, rest in [label_of(block.line(0))] if label in style.speakers]
    return sum(rest == length for rest, length in ends) > _ALONE * len(ends)


def _answers(blocks: Sequence[Block]) -> int:
    """Return how many blocks begin with a mark of quotation, as the one before them does."""
    return sum(first and second for first, second in pairwise(opens_speech(block) for block in blocks))


#: Says what begins with the block of that index, or None where it is nothing of its kind.
Recogniser = Callable[[Walk, int], Found | None]
