"""Tokens -> sentences.

Where the document marks sentences (``s``), these are they. Elsewhere one ends
with its block, and after a full stop or its like where what follows begins
with no small letter; verse runs on over its lines. None ends within an
annotation.

TEI: AILC (s), ST (blocks)
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from ...languages import LanguageRules
from ...model import Annotation, Flat
from .tokens import Token

_BLOCKS: Final = frozenset({"block", "tight", "line", "cell"})
_ENDS: Final = frozenset(".!?\u2026\u203c\u203d\u2047\u2048\u2049\u3002\uff01\uff1f\u0964\u0965\u061f\u06d4\u1362\u0589")
_CLOSING: Final = frozenset("\"'\u2018\u2019\u201a\u201c\u201d\u00bb\u00ab\u203a\u2039)]}\u300d\u300f")
_MOST_DIGITS: Final = 2


def sentences_of(flat: Flat, tokens: Sequence[Token], annotations: Iterable[Annotation], rules: LanguageRules | None) -> list[list[Token]]:
    """Return *tokens* as sentences, none empty; *annotations*, sorted, are not cut.

    >>> from lxml import etree
    >>> from ...model import flatten
    >>> from .tokens import tokens_of
    >>> flat = flatten(etree.fromstring('<p xmlns="http://www.tei-c.org/ns/1.0">"Go!" he said. "No." St. Paul</p>'))
    >>> [len(one) for one in sentences_of(flat, tokens_of(flat, None), (), None)]
    [7, 4, 2, 1]
    """
    if not tokens:
        return []
    text = _Text(flat, tokens, rules)
    held = _within(tokens, annotations)
    found, first = [], 0
    for index in range(1, len(tokens)):
        if not held[index] and (text.is_parted(index) or text.is_ended(index)):
            found.append(list(tokens[first:index]))
            first = index
    return [*found, list(tokens[first:])]


def _within(tokens: Sequence[Token], annotations: Iterable[Annotation]) -> list[bool]:
    """Return for each token whether an annotation holds both it and the one before it."""
    waiting = iter(annotations)
    following = next(waiting, None)
    reach, held = 0, [False]
    for before, token in pairwise(tokens):
        while following is not None and following.start <= before.start:
            reach = max(reach, following.end)
            following = next(waiting, None)
        held.append(reach > token.start)
    return held


class _Text:
    """A text, and what is asked of the place before a token."""

    def __init__(self, flat: Flat, tokens: Sequence[Token], rules: LanguageRules | None) -> None:
        self.tokens = tokens
        self.words = [flat.text.content[one.start : one.end] for one in tokens]
        self.ordinals = bool(rules and rules.says("dates", "dotted_ordinals"))
        marked = [extent for extent in flat.extents if extent.gi == "s" and extent.start < extent.end]
        blocks = [extent for extent in flat.extents if extent.display in _BLOCKS and extent.gi != "l"]
        self.edges = sorted({edge for extent in (*marked, *blocks) for edge in (extent.start, extent.end)})
        self.marked = _joined((extent.start, extent.end) for extent in marked)

    def is_parted(self, index: int) -> bool:
        """Return whether a block or a sentence that the document marks begins or ends there."""
        at = bisect_left(self.edges, self.tokens[index - 1].end)
        return at < len(self.edges) and self.edges[at] <= self.tokens[index].start

    def is_ended(self, index: int) -> bool:
        """Return whether the words say that a sentence ends before the token *index*."""
        last = index - 1
        while last > 0 and self.words[last] in _CLOSING and self.is_close(last):
            last -= 1
        if self.words[last][-1] not in _ENDS or self.is_in_sentence(index) or (len(self.words[last]) > 1 and self.words[last][0].isalpha()):
            return False
        if self.words[index] in _CLOSING and self.is_close(index):
            return False
        if self.words[last] == "." and self.ordinals and last > 0 and self.words[last - 1].isdecimal() and len(self.words[last - 1]) <= _MOST_DIGITS:
            return False
        first = next((word for word in self.words[index : index + 4] if word[0].isalnum()), "")
        return not first[:1].islower() and self.words[index][0] not in ",;:" and self.words[index][-1] not in _ENDS

    def is_close(self, index: int) -> bool:
        """Return whether nothing parts a token from the one before it."""
        return self.tokens[index - 1].end == self.tokens[index].start

    def is_in_sentence(self, index: int) -> bool:
        """Return whether a sentence that the document marks holds the token."""
        at = bisect_left(self.marked, (self.tokens[index].end,)) - 1
        return at >= 0 and self.marked[at][1] > self.tokens[index].start


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return *spans*, in document order, without those that stand in another."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found
