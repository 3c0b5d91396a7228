"""Words between signs: ``_italics_``, ``=bold=``, and others where the editor says what they mean.

A pair counts where its first sign stands before a word and its second after
one, and where all signs of a paragraph pair off. Otherwise they stay as they
are: a lone sign may belong to an identifier, a formula, a misprint.

TEI: COHQHE (hi)
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Final

from ...guidelines.structures import PARAGRAPHS
from ...model import Annotation
from ...pipeline.settings import MARKS
from .nesting import Inline, Unread

_BLANK_LINE: Final = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
#: Elements whose beginnings and ends no pair reaches over.
_BORDERS: Final = PARAGRAPHS - {"l", "lg"} | frozenset(
    "head item cell note figure figDesc trailer signed salute dateline byline titlePart docAuthor docImprint castItem speaker fw".split()
)


def find_highlighted(content: str, blocks: Sequence[Annotation], marks: Mapping[str, str]) -> tuple[list[Inline], list[Unread]]:
    r"""Return the words between *marks*, sign -> how it looks, and the signs that do not pair.

    >>> found, unread = find_highlighted("So _very_ =old= my_name.\n\n_No", [], {"_": "italic", "=": "bold"})
    >>> [(one.start, one.end, one.attributes) for one in found], unread
    ([(3, 9, (('rend', 'italic _'),)), (10, 15, (('rend', 'bold ='),))], [Unread(sign='_', offset=26)])
    """
    found: list[Inline] = []
    unread: list[Unread] = []
    borders: list[int] = []
    for sign, look in marks.items():
        if not look or sign not in content:
            continue
        borders = borders or _borders(content, blocks)
        closing = MARKS[sign]
        attributes = (("rend", f"{look} {sign}" if closing == sign else f"{look} {sign} {closing}"),)
        for _, group in groupby(_candidates(content, sign, closing), key=lambda one: bisect_right(borders, one[0])):
            signs = list(group)
            pairs = _pairs(signs)
            if pairs is None:
                unread.append(Unread(sign, signs[0][0]))
            else:
                found.extend(Inline(start, end, "hi", attributes, sign) for start, end in pairs)
    return found, unread


def _borders(content: str, blocks: Sequence[Annotation]) -> list[int]:
    borders = {match.end() for match in _BLANK_LINE.finditer(content)}
    for block in blocks:
        if block.gi in _BORDERS:
            borders.add(block.span.start)
            borders.add(block.span.end)
    return sorted(borders)


@cache
def _pattern(sign: str, closing: str) -> re.Pattern[str]:
    if sign != closing:
        return re.compile(f"{re.escape(sign)}|{re.escape(closing)}")
    one = re.escape(sign)
    before, after = ("_}", "_{") if sign == "_" else (one, one)  # of a formula: C_{18}
    of_code = rf"(?!(?<=\[{one})\w\])(?!(?<=\[\w{one})\])"  # [=a]
    return re.compile(rf"{one}(?<![{before}]{one})(?![{after}]){of_code}")  # begins with one certain sign, which is searched for fast


def _candidates(content: str, sign: str, closing: str) -> Iterator[tuple[int, int, bool, bool]]:
    """Yield where a sign stands that can open or close, and whether it can do the one and the other."""
    last = len(content)
    for match in _pattern(sign, closing).finditer(content):
        start, end = match.span()
        before = content[start - 1] if start else " "
        after = content[end] if end < last else " "
        if sign != closing:
            yield start, end, match[0] == sign, match[0] == closing
            continue
        opens = not after.isspace() and not before.isalnum()
        closes = not before.isspace() and not after.isalnum()
        if opens or closes:
            yield start, end, opens, closes


def _pairs(signs: Sequence[tuple[int, int, bool, bool]]) -> list[tuple[int, int]] | None:
    """Return the pairs that *signs* make one after the other, or None where one is left over or the wrong way round."""
    if len(signs) % 2:
        return None
    pairs = []
    for first, second in zip(signs[::2], signs[1::2], strict=True):
        if not first[2] or not second[3] or first[1] == second[0]:
            return None
        pairs.append((first[0], second[1]))
    return pairs
