"""The structure layer -> the tree of ``text``: divisions, blocks and their characters, before anything is annotated.

Hard wraps are undone: the white space at a line's end becomes one space, or
nothing after a hyphen or dash that stands against a word. With *keep_lines*
every source line begins with ``lb``. Characters that no block of the layer
holds are never dropped; they get a paragraph of their own.

TEI: DS (default text structure), CORS5 (lb)
"""

import re
from collections.abc import Iterator
from typing import Final

from ..guidelines.annotations import HOLD_PARAGRAPHS
from ..model import Annotation, Layer, LayerError, Text
from .branches import Branch, Child, Strand
from .identifiers import Identifiers

_LINE_END: Final = re.compile(r"(?<![ \t])[ \t]*[\r\n][ \t\r\n]*")
_CLINGING: Final = re.compile(r"[^\W\d_]-$|[^\s\u2013\u2014-][\u2010\u2013\u2014]$|[^\s-]--$")
_IDENTIFIED: Final = frozenset({"div", "p"})


def build_skeleton(text: Text, structure: Layer, identifiers: Identifiers, *, keep_lines: bool = False) -> Branch:
    """Return the branch ``body`` that holds all of *text*, divided as *structure* says.

    Raises LayerError where two annotations of *structure* cross, or where one
    stands in another that TEI does not let hold it.
    """
    body = Branch("body", 0, len(text))
    stack = [(body, len(text))]
    position = 0
    filler = _Filler(text.content, keep_lines=keep_lines)
    for annotation in structure.annotations:
        while annotation.start >= stack[-1][1] and len(stack) > 1:
            filler.fill(stack[-1][0], position, stack[-1][1])
            position = max(position, stack.pop()[1])
        branch, end = stack[-1]
        if annotation.end > end:
            raise LayerError(f"structure: {annotation.gi} from {annotation.start} to {annotation.end} crosses the end of {branch.gi} at {end}")
        filler.fill(branch, position, annotation.start, following=annotation)
        position = max(position, annotation.start)
        child = Branch(annotation.gi, annotation.start, annotation.end, dict(annotation.attributes))
        _check_place(branch, child)
        branch.children.append(child)
        if child.facts.content == "empty":
            _check_marks(text, annotation)
            position = annotation.end
        else:
            stack.append((child, annotation.end))
    while stack:
        branch, end = stack.pop()
        filler.fill(branch, position, end)
        position = max(position, end)
    for branch in body.walk():
        if branch.gi in _IDENTIFIED and "xml:id" not in branch.attributes:
            branch.attributes = {"xml:id": identifiers.mint(branch.gi), **branch.attributes}
    return body


def _check_place(parent: Branch, child: Branch) -> None:
    paragraph = child.gi in {"p", "ab"} and parent.gi not in HOLD_PARAGRAPHS
    if parent.facts.holds_text and child.facts.display == "block" and (paragraph or child.facts.stands == "-"):
        raise LayerError(f"structure: {child.gi} from {child.start} to {child.end} cannot stand in {parent.gi}")


def _check_marks(text: Text, annotation: Annotation) -> None:
    """Raise LayerError unless the characters that an empty element replaces are kept in its ``rend``."""
    replaced = "".join(text.content[annotation.start : annotation.end].split())
    if replaced != "".join(annotation.get("rend").split()):
        raise LayerError(f'structure: {annotation.gi} at {annotation.start} would lose "{replaced}"; its rend does not hold it')


class _Filler:
    """Fills branches with the characters of the text, line ends undone or marked."""

    def __init__(self, content: str, *, keep_lines: bool) -> None:
        self.content = content
        self.keep_lines = keep_lines

    def fill(self, branch: Branch, start: int, end: int, following: Annotation | None = None) -> None:
        """Append ``content[start:end]`` to *branch*; outside running text white space is dropped and words get a paragraph."""
        if start >= end:
            return
        if branch.facts.holds_text:
            broken = following.get("break", "yes") if following and following.gi == "lb" else ""
            branch.children.extend(self.strands(branch, start, end, broken))
            return
        words = self.content[start:end].strip()
        if words:
            begin = self.content.index(words[0], start)
            paragraph = Branch("p", begin, begin + len(words))
            paragraph.children.extend(self.strands(paragraph, begin, begin + len(words), ""))
            branch.children.append(paragraph)

    def strands(self, branch: Branch, start: int, end: int, broken: str) -> Iterator[Child]:
        """Yield ``content[start:end]`` as strands, with what each line end becomes between them.

        *broken* is the ``break`` of an ``lb`` that follows at *end*; it stands in place of the last line end.
        """
        content = self.content
        position = start
        first = not branch.children
        if first and self.keep_lines:
            yield Branch("lb", start, start)
        for line_end in _LINE_END.finditer(content, start, end):
            if line_end.start() > position:
                yield Strand(position, line_end.start(), content, position, line_end.start() - position)
            elif first and position == start:
                position = line_end.end()
                continue
            position = line_end.end()
            if broken and position == end:
                if broken != "no":
                    yield Strand(position, position, "\n", 0, 1)
            elif self.keep_lines:
                yield Strand(position, position, "\n", 0, 1)
                yield Branch("lb", position, position)
            elif not _CLINGING.search(content, max(start, line_end.start() - 3), line_end.start()):
                yield Strand(position, position, " ", 0, 1)
        if position < end:
            yield Strand(position, end, content, position, end - position)
