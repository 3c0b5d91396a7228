"""Words broken at the end of a line.

A hyphen at a line's end belongs to the word ("self-evident") or to the line
("inter-esting"). The document itself decides: whether the joined or the
hyphenated form stands more often elsewhere in it, else whether its lines end
in hyphens so often that they must have been set by a printer; of two words
that both stand elsewhere ("twenty-five") even a printer leaves it open.

TEI: COPU-1 (hyphenation), CORS5 (lb, @break)
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from ..model import Annotation, Span, Text

_BROKEN: Final = re.compile(r"([-\u00ad\u2010\u00ac\u2e17])(?<=[^\W\d_].)[ \t]*(?:\r\n|\r|\n)[ \t]*(?=[^\W\d_])")
_BEGINNING: Final = re.compile(r"[^\W\d_]+$")
_REST: Final = re.compile(r"[^\W\d_]+")
_LONGEST: Final = 80  # letters; what is longer is no word
#: Signs that only a broken word has: soft hyphen, not sign, double oblique hyphen.
_ALWAYS: Final = frozenset("\u00ad\u00ac\u2e17")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SET_BY_A_PRINTER: Final = 0.02  # of the lines end in a hyphen


def find_broken_words(text: Text) -> Iterator[Annotation]:
    r"""Yield an ``lb`` with ``break="no"`` where a line begins in the middle of a word; the hyphen stays in the text.

    >>> text = Text("It was inter-\nesting and self-\nevident. Most interesting and self-evident.")
    >>> [(one.start, one.attributes) for one in find_broken_words(text)]
    [(14, (('break', 'no'),))]
    """
    found = list(_breaks(text.content))
    if not found:
        return
    by_printer = len(found) > _SET_BY_A_PRINTER * len(text.line_starts()) and len(found) > 2
    words = Counter(word.lower() for word in _WORD.findall(text.content))
    words.subtract(part.lower() for one in found for part in (one.before, one.after))
    for one in found:
        joined, hyphenated = (words[f"{one.before}{sign}{one.after}".lower()] for sign in ("", "-"))
        of_two_words = words[one.before.lower()] > 0 and words[one.after.lower()] > 0
        if one.sign in _ALWAYS or joined > hyphenated or (by_printer and not hyphenated and not of_two_words):
            yield Annotation(Span(one.at, one.at), "lb", (("break", "no"),))


class _Break(NamedTuple):
    """A hyphen at a line's end, the parts of the word on both sides, and where the new line begins."""

    sign: str
    before: str
    after: str
    at: int


def _breaks(content: str) -> Iterator[_Break]:
    for match in _BROKEN.finditer(content):
        before = _BEGINNING.search(content, max(0, match.start() - _LONGEST), match.start())
        after = _REST.match(content, match.end(), match.end() + _LONGEST)
        if before and after and after[0][0].islower() and not before[0].isupper():
            yield _Break(match[1], before[0], after[0], match.end())
