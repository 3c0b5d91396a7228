"""Headings: capitals, or a division word with its number.

TEI: DSHD (headings and trailers)
"""

import re
from typing import Final, NamedTuple

from ..languages import LanguageRules
from .blocks import Block
from .division_words import division_at_end, division_in, lists_divisions
from .matter import BACK, FRONT
from .numerals import ROMAN, roman
from .words import matter_of

_LONGEST_LINE: Final = 90
_MOST_LINES: Final = 4
_ALONE: Final = re.compile(rf"(?:\u00a7\.? ?)?(?:(?=[IVXLCDM])({ROMAN})|(\d{{1,3}}))\.?")
_MOST: Final = 0.6  # of the words of a title begin with capitals
_ALL_BUT_FEW: Final = 0.9
_NUMBERED: Final = re.compile(rf"_?(?:\u00a7\.? ?)?(?:(?=[IVXLCDM])({ROMAN})|(\d{{1,3}}))(?:[.:)]|\.?--|\.? ?[\u2013\u2014])_?\s*(?=[^\W\d])")
_ENDS_IN_SENTENCE: Final = re.compile(r"[,;:\u2014-]\s*$")
#: The sign before a heading of a lower level.
LETTERED: Final = re.compile(r"^(?:[(\[]_?(?:[a-z]|[ivx]{1,5}|\d{1,2})_?[)\]]\s+(?=\S))")  # "(a) Of the Land"
_COLUMNS: Final = re.compile(r"\S(?: {4,}|\t)\S")
_WIDEST: Final = ("    ", "\t")  # one of which is between all columns
_PAIRS: Final = ("\u00ab\u00bb", "\u201c\u201d", "\u201e\u201c")
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
    if opens_speech(block):
        return None
    if rules and (found := division_in(block, rules)):
        return None if lists_divisions(block, found) else Heading(found.type, found.n)
    words = block.words()
    if alone := _ALONE.fullmatch(words):
        return Heading(n=str(roman(alone[1]) if alone[1] else int(alone[2]))) if len(block.lines) == 1 else None
    in_capitals = words.replace("\u00df", "").isupper()  # sharp s has no capital
    if not in_capitals or sum(map(str.isalpha, words)) <= 1:
        return None
    if rules and (found := division_at_end(block, rules)):
        return Heading(found.type, found.n)
    unfinished = _ENDS_IN_SENTENCE.search(words) is not None
    return None if unfinished and not (words.endswith(":") and matter_of(words, rules) in FRONT | BACK) else Heading()


def numbered(block: Block) -> Heading:
    r"""Return what a heading of no division word says: the number that stands before its words, if any.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> [numbered(block).n for block in find_blocks(Text("II. Of the Sea\n\nMild Winds\n\n3.--THE LAND"))]
    ['2', '', '3']
    """
    number = _NUMBERED.match(block.content, block.start, block.end)
    if number is None:
        return Heading()
    return Heading(n=str(roman(number[1]) if number[1] else int(number[2])))


def says_what_ends(block: Block, rules: LanguageRules | None) -> bool:
    r"""Return whether the block is a line in capitals that says what ends with it.

    >>> from .blocks import find_blocks
    >>> from ..languages import language_rules
    >>> from ..model import Text
    >>> text = Text("END OF THE FIRST PART\n\nTHE END OF MAN\n\nEnd of the day.")
    >>> [says_what_ends(block, language_rules("en")) for block in find_blocks(text)]
    [True, False, False]
    """
    if rules is None or len(block.lines) > 1 or block.end - block.start > _LONGEST_LINE:
        return False
    words = block.words()
    return words.isupper() and any(words.lower().startswith(f"{beginning} ") for beginning in rules.listed("structure", "ends_of"))


def opens_speech(block: Block) -> bool:
    """Return whether the block begins with a mark of quotation or a dash."""
    return _OPENS_SPEECH.match(block.content, block.start) is not None


def is_short_line(block: Block, width: int) -> bool:
    """Return whether the block is one line that is no whole line of prose, begins with a capital or number and is not broken off."""
    words = block.words()
    words = LETTERED.sub("", words, count=1)
    if len(block.lines) > 1 or not words or block.lines[0].column > width or _is_something_else(block, words):
        return False
    first = words.lstrip("_*=\u00a7. ")[:1]
    return (first.isupper() or first.isdigit()) and words[-1] not in ",;:-" and any(letter.isalpha() for letter in words)


def has_shape_of_title(block: Block, width: int, rules: LanguageRules | None) -> bool:
    """Return whether the block is a few short lines in which the words that matter begin with capitals."""
    *wrapped, last = (line.end - line.start for line in block.lines)
    if len(block.lines) > 3 or last > min(0.85 * width, _LONGEST_LINE) or any(length > min(width, _LONGEST_LINE) for length in wrapped):
        return False
    words = block.words()
    words = LETTERED.sub("", words, count=1)
    if not words or words[-1] in ",;:" or words.endswith("--") or not any(letter.isalpha() for letter in words) or _is_something_else(block, words):
        return False
    small = rules.words("words", "function") | rules.words("names", "particles") if rules else frozenset()
    parts = [part for word in words.replace("_", " ").split() if (part := word.strip(".,:;!?()'\"\u2019")).isalpha() and part.lower() not in small]
    first = next((letter for letter in words if letter.isalpha()), "a")
    wide = any(length > 0.85 * width for length in wrapped)
    share = _ALL_BUT_FEW if wide or (rules and rules.says("structure", "nouns_have_capitals")) else _MOST
    return first.isupper() and len(words) <= 120 and sum(part[0].isupper() for part in parts) >= share * len(parts)


def _is_something_else(block: Block, words: str) -> bool:
    """Return whether the block begins like speech or a bracket, has columns, or leaves a quotation open, as no heading does."""
    if opens_speech(block) or words[0] in "[({":
        return True
    if block.holds(_WIDEST) and any(_COLUMNS.search(block.content, line.start, line.end) for line in block.lines):
        return True
    return any(words.count(opening) > words.count(closing) for opening, closing in _PAIRS if opening in words)
