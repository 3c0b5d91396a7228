"""Patterns for words in any case of letters that are found fast."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

#: Letters that are others in another case, though not the small or the capital form of these: long s, the sign for kelvin, Turkish i.
_OTHER_CASES: Final = "\u017f\u212a\u0130\u0131"


def whole_word(words: Iterable[str]) -> str:
    r"""Return the regular expression for one of *words*, of any case of letters, at whose beginning a word begins.

    A text is searched fastest for a pattern that begins with a class of
    letters, and a choice of words has none if their case does not count. So
    this one begins with the letters with which the words do, and looks back
    from there.

    >>> [match[0] for match in re.finditer(rf"{whole_word(['an', 'the'])}\b", "An otherwise than the Pan, another")]
    ['An', 'the']
    """
    rest: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        rest[_cases(word[0])].append(re.escape(word[1:]))
    letters = "".join(sorted({letter for letters in rest for letter in letters}))
    branches = "|".join(f"(?<=[{letters}])(?i:{'|'.join(endings)})" for letters, endings in sorted(rest.items()))
    return rf"[{letters}](?<!\w.)(?:{branches})" if rest else r"(?!)"


def _cases(letter: str) -> str:
    """Return all letters that are *letter* in another case, as `re` sees it."""
    others = {letter.lower(), letter.upper(), *_OTHER_CASES}
    return "".join(sorted(other for other in others if re.fullmatch(re.escape(letter), other, re.IGNORECASE)))
