"""Headings: capitals, or a division word with its number.

TEI: DSHD (headings and trailers)
"""

import re
from functools import cache
from typing import Final, NamedTuple

from ..languages import LanguageRules
from .blocks import Block

_LONGEST_LINE: Final = 90
_MOST_LINES: Final = 4
_ROMAN: Final = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_ALONE: Final = re.compile(rf"(?=[IVXLCDM])({_ROMAN})\.?|(\d{{1,3}})\.?")
_ENDS_IN_SENTENCE: Final = re.compile(r"[,;:\u2014-]\s*$")
_OPENS_SPEECH: Final = re.compile(r"[\"'\u2018\u201c\u201e\u00ab\u00bb\u2014-]")


class Heading(NamedTuple):
    """What a heading says of its division: type and number, empty where it says neither."""

    type: str = ""
    n: str = ""


def find_heading(block: Block, rules: LanguageRules | None) -> Heading | None:
    r"""Return what the block says as a heading, or None where it is none.

    >>> from .blocks import find_blocks
    >>> from ..languages import language_rules
    >>> from ..model import Text
    >>> text = Text("CHAPTER IV. Of the Sea\n\nTHE FATE\nOF KINGS\n\nIV.\n\nHe shouted NO.")
    >>> [find_heading(block, language_rules("en")) for block in find_blocks(text)]
    [Heading(type='chapter', n='4'), Heading(type='', n=''), Heading(type='', n='4'), None]
    """
    if len(block.lines) > _MOST_LINES or any(line.end - line.start > _LONGEST_LINE for line in block.lines):
        return None
    words = block.words()
    if _OPENS_SPEECH.match(words):
        return None
    if rules and (numbered := _division_pattern(rules).match(words)) and _stands_out(numbered[1], words):
        return Heading(rules.table("structure", "divisions")[numbered[1].lower()], _number(numbered[2], rules))
    if alone := _ALONE.fullmatch(words):
        return Heading(n=str(_roman(alone[1]) if alone[1] else int(alone[2]))) if len(block.lines) == 1 else None
    letters = [character for character in words if character.isalpha()]
    in_capitals = not any(letter.islower() and letter != "\u00df" for letter in letters) and words != words.lower()  # sharp s has no capital
    if len(letters) > 1 and in_capitals and not _ENDS_IN_SENTENCE.search(words):
        return Heading()
    return None


def _stands_out(word: str, words: str) -> bool:
    """Return whether a line that begins with a division word is more than a sentence that does so."""
    return word.isupper() or (word[:1].isupper() and len(words) <= 60 and not words.endswith((",", ";")))


@cache
def _division_pattern(rules: LanguageRules) -> re.Pattern[str]:
    """Return what a heading with a division word and its number looks like in one language."""
    names = "|".join(sorted(rules.table("structure", "divisions"), key=len, reverse=True))
    spelled = "|".join(sorted(rules.table("structure", "numbers"), key=len, reverse=True))
    words = rf"(?:the\s+)?(?:{spelled})(?:-(?:{spelled}))?\b(?!-)"
    number = rf"(?=[IVXLCDM])(?-i:{_ROMAN})(?=\W|$)|\d{{1,3}}\b|{words}"
    return re.compile(rf"({names})\.?\s+({number})(?!\s+(?-i:[a-z]))", re.IGNORECASE)


def _number(written: str, rules: LanguageRules) -> str:
    word = written.lower().removeprefix("the").strip()
    if word.isdigit():
        return str(int(word))
    numbers = rules.table("structure", "numbers")
    return str(sum(numbers[part] for part in word.split("-")) if word.split("-")[0] in numbers else _roman(written))


def _roman(numeral: str) -> int:
    """Return the value of a well-formed Roman numeral.

    >>> _roman("XIV")
    14
    """
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[letter] for letter in numeral.upper()]
    return sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True))
