"""CAPITALS within prose: small capitals of the print, or emphasis; their case is kept.

TEI: COHQHE (hi)
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from ...model import Annotation
from .nesting import Inline

_CAPITAL: Final = r"[A-Z\u00c0-\u00d6\u00d8-\u00de\u0152]"
_REST: Final = rf"(?:{_CAPITAL}|['\u2019-](?={_CAPITAL}))+"
_BETWEEN: Final = r"(?:,?[ \t]+|,?[ \t]*(?:\r\n|\r|\n)[ \t]*)"
#: Begins with a capital and only then looks back: for a letter a text is searched fast.
_RUN: Final = re.compile(rf"{_CAPITAL}(?<![\w.'\u2019&-].){_REST}(?:{_BETWEEN}{_CAPITAL}{_REST})+(?![\w&]|-\w)")
_OPENING: Final = re.compile(rf"[\"'\u201c\u2018\u201e\u00bb\u00ab(]{{0,2}}(?P<word>{_CAPITAL}['\u2019]?{_CAPITAL}+)(?=,? [a-z\u00df-\u00ff]+)")
_NUMERAL: Final = re.compile(r"[IVXLCDM]+")
_VOWEL: Final = re.compile(r"[AEIOUY\u00c0-\u00d6\u00d8-\u00de\u0152]")
_LEAST_LETTERS: Final = 4
_MOST: Final = 0.02  # of the characters of all paragraphs: a text with more of them shouts throughout
_ALLOWED: Final = 100  # characters, however short the text
_MOST_OF_ONE: Final = 0.3  # of the characters of one paragraph


def find_capitals(content: str, blocks: Sequence[Annotation]) -> list[Inline]:
    """Return runs of two words or more in capitals, and the word in capitals that a division begins with, as ``hi``.

    >>> from ...model import Span
    >>> text = "It was JOHN SMITH who spoke, and he said to us what we had always known and never believed about the NATO."
    >>> [text[one.start : one.end] for one in find_capitals(text, [Annotation(Span(0, len(text)), "p")])]
    ['JOHN SMITH']
    """
    found: list[Inline] = []
    total = running = 0
    before = ""
    apart = [(block.start, block.end) for block in blocks if block.gi == "fw"]  # running heads have a look of their own
    for block in blocks:
        if block.gi == "p":
            start, end = block.span.start, block.span.end
            total += end - start
            runs = [run for run in _runs(content, start, end) if not _is_within(run, apart)]
            length = sum(run.end - run.start for run in runs)
            running += length
            if length <= _MOST_OF_ONE * (end - start):
                found += runs
                if before == "head":
                    found += _opening(content, start, end)
        if block.end > block.start:
            before = block.gi
    return found if running <= _MOST * total + _ALLOWED else []


def _is_within(run: Inline, spans: Sequence[tuple[int, int]]) -> bool:
    before = bisect_right(spans, (run.start, run.end)) - 1
    return any(start <= run.start < end for start, end in spans[max(before, 0) : before + 2])


def _runs(content: str, start: int, end: int) -> Iterator[Inline]:
    for match in _RUN.finditer(content, start, end):
        words = re.findall(r"[^\W\d_]+", match[0])
        names = [word for word in words if not _NUMERAL.fullmatch(word) and _VOWEL.search(word)]
        if len(names) > 1 and max(map(len, names)) >= _LEAST_LETTERS:
            yield Inline(match.start(), match.end(), "hi", (("rend", "smallcaps"), ("cert", "low")))


def _opening(content: str, start: int, end: int) -> Iterator[Inline]:
    """Yield the first word of a paragraph where it is in capitals and stands elsewhere in small letters."""
    match = _OPENING.match(content, start, end)
    if match and not _NUMERAL.fullmatch(match["word"]) and re.search(rf"\b{re.escape(match['word'].lower())}\b", content):
        yield Inline(match.start("word"), match.end("word"), "hi", (("rend", "smallcaps"), ("cert", "medium")))
