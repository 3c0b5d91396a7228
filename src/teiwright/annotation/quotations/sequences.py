"""What quotations tell of each other: speech that goes on after a few words, and words that are listed.

TEI: COHQU (quotation), COHQQ (soCalled, mentioned)
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ...model import Layer
from .kinds import Context, sentence_ends
from .marks import Quoted

#: What a speech that goes on ends in, and the words between its parts.
_UNFINISHED: Final = frozenset(",;:\u2014\u2013-\u2026")
_LEADS_ON: Final = frozenset(",;:)\u2014\u2013-")
_MARKS: Final = "\"'_\u2018\u2019\u201c\u201d\u00ab\u00bb\u2039\u203a "
_LISTING: Final = re.compile(r"\s*(?:[,;/]\s*)?(?:\w+\.?\s*)?")
_INTERRUPTED: Final = frozenset(",-\u2013\u2014\u2026")
_BY_FORM: Final = frozenset({("soCalled", "medium"), ("soCalled", "low"), ("quote", "low"), ("q", "low"), ("said", "low")})

_QUOTED_BLOCKS: Final = frozenset({"head", "epigraph", "quote", "cit"})
_MOST_BLOCKS: Final = 3  # one within the other
_EDGE: Final = 3  # characters between the marks and the edges of the block that they quote

Kind = tuple[str, str]


def settle(quoted: list[Quoted], contexts: list[Context], kinds: list[Kind]) -> list[Kind]:
    """Return *kinds* where one told by form alone gives way to the speech before it in its paragraph, which it goes on with."""
    settled = list(kinds)
    for left, right in neighbours(quoted):
        if settled[right] in _BY_FORM and settled[left][0] == "said" and goes_on(contexts[left], contexts[right]):
            settled[right] = "said", "medium"
    return settled


def settle_lists(quoted: list[Quoted], contexts: list[Context], kinds: list[Kind], conjunctions: frozenset[str]) -> list[Kind]:
    """Return *kinds* where words at a distance are words spoken of if they are listed after, or before, such."""
    settled = list(kinds)
    beside = list(neighbours(quoted))
    for pairs in (beside, [(right, left) for left, right in reversed(beside)]):
        for sure, other in pairs:
            by_form = settled[other][0] == "soCalled" and settled[other] in _BY_FORM
            if by_form and settled[sure][0] == "mentioned" and _are_listed(contexts[max(sure, other)].before, conjunctions):
                settled[other] = "mentioned", "medium"
    return settled


def neighbours(quoted: list[Quoted]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of outer quotations that follow each other in a paragraph."""
    outer = [index for index, one in enumerate(quoted) if one.depth == 0]
    for left, right in pairwise(outer):
        if quoted[left].paragraph == quoted[right].paragraph:
            yield left, right


def goes_on(left: Context, right: Context) -> bool:
    """Return whether the right one continues the speech that the left one began.

    >>> first = Context("", '"Come,"', " said he; ", True, False)
    >>> goes_on(first, Context(" said he; ", '"and sit."', "", False, True))
    True
    """
    between = right.before.rstrip()
    if not between:
        return left.inside.rstrip(_MARKS)[-1:] in _UNFINISHED
    if between[-1] in _LEADS_ON:
        return True
    unfinished = left.inside.rstrip(_MARKS)[-1:] in _UNFINISHED and right.inside.lstrip(_MARKS)[:1].islower()
    return unfinished and next(sentence_ends(between), None) is None


def is_interrupted(left: Context, right: Context) -> bool:
    """Return whether the right one ends the sentence that the left one began and a few words of narration interrupt.

    >>> first = Context("", "\u201eKomm\u201c", ", sagte er, ", True, False)
    >>> is_interrupted(first, Context(", sagte er, ", "\u201eund setz dich.\u201c", "", False, True))
    True
    """
    between = right.before.strip()
    unfinished = left.inside.rstrip(_MARKS)[-1:] in _INTERRUPTED or between[:1] == ","
    begins_small = right.inside.lstrip(_MARKS)[:1].islower()
    return unfinished and bool(between) and (between[-1] in _INTERRUPTED or begins_small)


def as_quoted_blocks(quoted: list[Quoted], kinds: list[Kind], structure: Layer) -> list[Kind]:
    """Return *kinds*, but ``quote`` what stands in a heading, or is all of a stanza or of a block that is quoted, where no verb of saying is near."""
    lines = sorted(one.start for one in structure.annotations if one.gi == "l")
    blocks = sorted(
        (one.start, one.end, one.gi)
        for one in structure.annotations
        if one.gi in _QUOTED_BLOCKS or (one.gi == "lg" and bisect_left(lines, one.end) - bisect_left(lines, one.start) > 1)
    )
    starts = [start for start, _, _ in blocks]
    settled = list(kinds)
    for index, one in enumerate(quoted):
        if settled[index][0] != "said" or settled[index] == ("said", "high"):
            continue
        for start, end, gi in blocks[max(0, bisect_right(starts, one.start) - _MOST_BLOCKS) : bisect_right(starts, one.start)]:
            if start <= one.start and one.end <= end and (gi == "head" or max(one.start - start, end - one.end) < _EDGE):
                settled[index] = "quote", "medium"
    return settled


def _are_listed(between: str, conjunctions: frozenset[str]) -> bool:
    """Return whether nothing but a comma and a conjunction stands between two quotations."""
    words = re.findall(r"\w+", between)
    return _LISTING.fullmatch(between) is not None and all(word in conjunctions for word in words)
