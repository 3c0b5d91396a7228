"""What transcribers put between brackets: notes, sidenotes, figures.

TEI: CONO (note), FT (figure), PH-meta (metamark)
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..model import Attributes, Span
from .blocks import Block
from .parts import Part

_LABEL: Final = re.compile(
    r"\[(?P<word>Footnote|Note|Sidenote|Illustrations?|Transcriber['\u2019]s [Nn]ote)\b"
    r"(?:\s(?P<n>\d{1,4}[a-z]?|[A-Za-z]|[*\u2020\u2021\u00a7#]{1,3})(?![\w*]))?(?P<colon>\s?:)?\s*"
)
_MUSIC: Final = re.compile(r"\[Musi(?:c|k|que)\]")
_BRACKETS: Final = re.compile(r"[\[\]]|(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
_MOST_BLOCKS: Final = 20
_FUNCTION: Final = (("function", "label"),)


def find_bracketed(blocks: Sequence[Block], index: int) -> tuple[Part, int] | None:
    r"""Return the note or figure that begins with ``blocks[index]`` and the index of the block after it, or None.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> part, after = find_bracketed(list(find_blocks(Text("[Footnote 1: One.\n\nTwo.]\n\nThree."))), 0)
    >>> part.gi, part.attributes, after
    ('note', (('place', 'bottom'), ('n', '1')), 2)
    """
    label = _LABEL.match(blocks[index].content, blocks[index].start, blocks[index].end)
    if label is None:
        return None
    last = _closing(blocks, index)
    if last is None:
        return None
    return labelled(label, [Span(block.start, block.end) for block in blocks[index : last + 1]]), last + 1


def music_at(block: Block) -> Part | None:
    r"""Return the printed music that a transcriber left out here, as a ``figure``, or None.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> music_at(next(find_blocks(Text("[Musique]")))).attributes
    (('type', 'music'),)
    """
    if _MUSIC.fullmatch(block.content, block.start, block.end) is None:
        return None
    return Part("figure", block.start, block.end, (("type", "music"),), (Part("figDesc", block.start, block.end),))


def labelled(label: re.Match[str], paragraphs: Sequence[Span]) -> Part:
    """Return the note or figure that *label* begins and the last bracket of *paragraphs* ends.

    The label is no word of the book, but says what this is: it stays, as a
    ``metamark``, which readers are not shown. A caption is a word of the book:
    the ``head`` of its figure; where there is none, the label describes it.
    """
    start, end = paragraphs[0].start, paragraphs[-1].end
    word, n, content = label["word"], label["n"], label.string
    is_figure = word.startswith("Illustration")
    if is_figure and not content[label.end() : end - 1].strip():
        return Part("figure", start, end, (), (Part("figDesc", start, end),))
    named = bool(label["colon"] or n) or word in {"Footnote", "Sidenote"} or is_figure
    opening = Part("metamark", start, start + len(label[0].rstrip()) if named else start + 1, _FUNCTION)
    closing = Part("metamark", end - 1, end, _FUNCTION)
    held = []
    for number, span in enumerate(paragraphs):
        marks = (*((opening,) if number == 0 else ()), *((closing,) if span.end == end else ()))
        held.append(Part("head" if is_figure and number == 0 else "p", span.start, span.end, (), marks))
    if is_figure:
        return Part("figure", start, end, (), tuple(held))
    place = {"Footnote": "bottom", "Sidenote": "margin"}.get(word)
    attributes: Attributes = (("place", place),) if place else (("type", "transcriber"),) if word.startswith("T") else ()
    attributes += (("n", n),) if n and word == "Footnote" else ()
    return Part("note", start, end, attributes, tuple(held) if len(held) > 1 else held[0].parts)


def _closing(blocks: Sequence[Block], index: int) -> int | None:
    """Return the block in which the bracket closes that opens ``blocks[index]``; it must close at that block's end."""
    depth = 0
    for last in range(index, min(index + _MOST_BLOCKS, len(blocks))):
        block = blocks[last]
        words = block.content[block.start : block.end]
        depth += words.count("[") - words.count("]")
        if depth <= 0:
            return last if words.endswith("]") else None
    return None


def labels_in(content: str) -> Iterator[re.Match[str]]:
    """Yield the labels in running text that are told by their colon, or stand for a figure without words."""
    for label in _LABEL.finditer(content):
        if label["colon"] or (label["word"].startswith("Illustration") and content.startswith("]", label.end())):
            yield label


def closing_brackets(content: str) -> dict[int, int]:
    r"""Return where each bracket closes: its offset -> the one after its partner, which no blank line parts from it.

    >>> closing_brackets("a [b [c] d] [e\n\nf]")
    {5: 8, 2: 11}
    """
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACKETS.finditer(content):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] != "]":
            opened.clear()
        elif opened:
            found[opened.pop()] = match.end()
    return found
