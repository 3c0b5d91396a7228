"""L e t t e r s set apart: the emphasis of German printers.

TEI: COHQHE (hi)
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from .nesting import Inline

_LETTER: Final = r"[^\W\d_]"
_SPACED: Final = re.compile(rf"(?<![\w'\u2019.]){_LETTER}(?: {_LETTER}){{3,}}(?![\w'\u2019])")
_WITHIN: Final = re.compile(rf" {_LETTER} {_LETTER} {_LETTER}(?!\w)")  # begins with one certain sign, which is searched for fast
_LEAST_DISTINCT: Final = 4
_LEAST_CAPITALS: Final = 6  # fewer capitals may be initials


def find_letterspaced(content: str) -> Iterator[Inline]:
    """Yield words of four letters or more with a space between all of them; no alphabet, no scheme of rhymes, no initials.

    >>> [(one.start, one.end) for one in find_letterspaced("Das ist w a h r, nicht a b c d oder G M B H.")]
    [(8, 15)]
    """
    reached = 0
    for within in _WITHIN.finditer(content):
        space = within.start()  # after the first letter of the word or before it
        match = (_SPACED.match(content, max(space - 1, 0)) or _SPACED.match(content, space + 1)) if space >= reached else None
        if match is None:
            continue
        reached = match.end()
        letters = match[0][::2]
        if len(set(letters)) < _LEAST_DISTINCT or all(ord(later) - ord(letter) == 1 for letter, later in pairwise(letters)):
            continue
        if letters[1:].islower() or (letters.isupper() and len(letters) >= _LEAST_CAPITALS):
            yield Inline(match.start(), match.end(), "hi", (("rend", "letterspaced"), ("cert", "medium")))
