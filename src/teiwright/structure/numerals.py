"""Roman numerals."""

import re
from typing import Final

#: The regular expression for a well-formed numeral below 4000, or nothing.
ROMAN: Final = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"

_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


_NUMERAL: Final = re.compile(rf"(?=[IVXLCDM]){ROMAN}")


def is_roman(words: str) -> bool:
    """Return whether *words* are a Roman numeral.

    >>> is_roman("XIV"), is_roman("DON"), is_roman("")
    (True, False, False)
    """
    return _NUMERAL.fullmatch(words) is not None


def roman(numeral: str) -> int:
    """Return the value of a Roman numeral, in any case of letters; 0 where it is none.

    >>> roman("XIV"), roman("ix"), roman("word")
    (14, 9, 0)
    """
    letters = numeral.upper()
    if not letters or not set(letters) <= _VALUES.keys():
        return 0
    values = [_VALUES[letter] for letter in letters]
    return sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True))
