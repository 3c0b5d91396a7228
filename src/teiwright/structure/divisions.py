"""Divisions, and the whole layer put together.

A heading opens a division, and so does whatever follows a closer, since
nothing but closing matter may stand after one. A row of stars between two
divisions stands between them; elsewhere it stands among the paragraphs.

TEI: DSDIV (divisions of the body)
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..languages import LanguageRules, language_rules
from ..model import Annotation, Layer, Span, Text
from ..pipeline import Layers, Settings, annotator
from .blocks import Block, find_blocks
from .broken_words import find_broken_words
from .closers import find_closer
from .headings import Heading, find_heading
from .milestones import milestone_marks

RESP: Final = "tw-structure"


@annotator(gives="structure")
def structure(text: Text, layers: Layers, settings: Settings) -> Layer:  # noqa: ARG001  # the signature of every annotator
    """Return the divisions and blocks of *text*: ``div``, ``head``, ``p``, ``closer``, ``signed``, ``milestone``, ``lb``.

    TEI: DS (default text structure)
    """
    rules = language_rules(settings.language)
    remarks = [] if rules else [f'the language "{settings.language}" has no rules: headings are found by capitals and numbers alone']
    outline = _Outline.of(text, rules)
    return Layer.of("structure", RESP, [*outline.annotations(), *find_broken_words(text)], remarks)


@dataclass(frozen=True, slots=True)
class _Outline:
    """The blocks of a text, and what each is: a row of *marks*, a heading, or neither."""

    blocks: list[Block]
    marks: list[str | None]
    headings: list[Heading | None]
    rules: LanguageRules | None

    @classmethod
    def of(cls, text: Text, rules: LanguageRules | None) -> "_Outline":
        blocks = list(find_blocks(text))
        marks = [milestone_marks(block) for block in blocks]
        if all(marks):
            marks = [None] * len(blocks)  # marks part something; where nothing else stands, they are the text
        headings = [None if mark else find_heading(block, rules) for block, mark in zip(blocks, marks, strict=True)]
        for index in range(len(blocks) - 1, -1, -1):  # a heading over nothing is none
            if headings[index]:
                headings[index] = None
            elif not marks[index]:
                break
        return cls(blocks, marks, headings, rules)

    def annotations(self) -> Iterator[Annotation]:
        """Yield every division and block."""
        outside = 0
        for first, last in self.divisions():
            yield from (self.block(index) for index in range(outside, first))
            yield from self.division(first, last)
            outside = last
        yield from (self.block(index) for index in range(outside, len(self.blocks)))

    def divisions(self) -> Iterator[tuple[int, int]]:
        """Yield the range of blocks of each division; rows of marks at its edges stand outside."""
        first: int | None = None
        for index in range(len(self.blocks) + 1):
            if first is not None and (index == len(self.blocks) or self.opens(index)):
                last = index
                while self.marks[last - 1]:
                    last -= 1
                yield first, last
                first = None
            if first is None and index < len(self.blocks) and not self.marks[index]:
                first = index

    def opens(self, index: int) -> bool:
        """Return whether a division ends before this block: at a heading, or at a row of marks after a closer."""
        if self.headings[index]:
            return not self.headings[index - 1]
        follows_text = not (self.headings[index - 1] or self.marks[index - 1])
        return bool(self.marks[index]) and follows_text and find_closer(self.blocks, index, self.rules) < index

    def division(self, first: int, last: int) -> Iterator[Annotation]:
        """Yield one division, its blocks, and its closer where it has one."""
        heading = next((one for one in self.headings[first:last] if one), Heading())
        said = (("type", heading.type), ("n", heading.n))
        span = Span(self.blocks[first].start, self.blocks[last - 1].end)
        yield Annotation(span, "div", tuple((name, value) for name, value in said if value))
        closer = last if self.headings[last - 1] else max(find_closer(self.blocks, last, self.rules), first + 1)
        yield from (self.block(index) for index in range(first, closer))
        if closer < last:
            yield from _closer(self.blocks[closer:last])

    def block(self, index: int) -> Annotation:
        """Return one block: a milestone, a heading or a paragraph."""
        span = Span(self.blocks[index].start, self.blocks[index].end)
        marks = self.marks[index]
        if marks:
            return Annotation(span, "milestone", (("unit", "section"), ("rend", marks)))
        return Annotation(span, "head" if self.headings[index] else "p")


def _closer(blocks: Sequence[Block]) -> Iterator[Annotation]:
    """Yield one ``closer`` with one ``signed``, its lines parted by ``lb``."""
    lines = [line for block in blocks for line in block.lines]
    span = Span(lines[0].start, lines[-1].end)
    yield Annotation(span, "closer")
    yield Annotation(span, "signed")
    yield from (Annotation(Span(line.start, line.start), "lb") for line in lines[1:])
