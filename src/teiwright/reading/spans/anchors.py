"""Where a claim stands in a text. Nothing is guessed: words that stand nowhere, or in several places, have no place."""

import re
from typing import Final

from ...model import Span, Text
from .claims import Claim

_BLANKS: Final = re.compile(r"\s+")


def anchored(claim: Claim, text: Text) -> Span | None:
    """Return where *claim* stands in *text*: at its offsets if its words are there, else where they stand once between theirs; else None.

    White space counts as one space, whichever it is.

    >>> text = Text("a rose is a rose is red")
    >>> anchored(Claim("rs", start=2, end=6, exact="rose"), text), anchored(Claim("rs", exact="rose"), text)
    (Span(start=2, end=6), None)
    >>> anchored(Claim("rs", start=0, end=4, exact="rose", suffix=" is red"), text)
    Span(start=12, end=16)
    """
    if claim.start is not None and claim.end is not None and 0 <= claim.start < claim.end <= len(text):
        there = text.content[claim.start : claim.end]
        if not claim.exact or _evened(there) == _evened(claim.exact):
            return Span(claim.start, claim.end)
    if not claim.exact.strip():
        return None
    pattern = re.compile(f"{_pattern(claim.prefix.lstrip())}({_pattern(claim.exact.strip())}){_pattern(claim.suffix.rstrip())}")
    found = pattern.search(text.content)
    if found is None or pattern.search(text.content, found.start() + 1):
        return None
    return Span(*found.span(1))


def _evened(words: str) -> str:
    return " ".join(words.split())


def _pattern(words: str) -> str:
    """Return *words* as a pattern in which any white space is as good as another."""
    return r"\s+".join(re.escape(piece) for piece in _BLANKS.split(words))
