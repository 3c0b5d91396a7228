"""What opens a letter: where and when it was written, and whom it addresses.

TEI: DSCO (openers and closers)
"""

import re
from typing import Final

from ..languages import LanguageRules
from .blocks import Block
from .closers import is_in_the_middle, is_right
from .parts import Part
from .style import Style
from .walk import Found, Walk

_MOST_WORDS: Final = 9  # of a dateline
_MOST_WORDS_OF_A_SALUTE: Final = 8
_FEW_WORDS: Final = 6  # of a line that only its place shows to be one
_MOST_LINES: Final = 3
_LONGEST: Final = 64
_YEAR_OR_DAY: Final = re.compile(r"\b1\d{3}\b|\b\d{1,2}(?:st|nd|rd|th|d)?\b|\[1\d{3}\]")
_FIGURE: Final = re.compile(r"\d")
_YEAR: Final = re.compile(r"\b1\d{3}\b")
_DAY_AND_MONTH: Final = re.compile(r"\b\d{1,2}(?:\s?[./]\s?(?:\d{1,2}|[IVX]+)|\.? [IVX]+)\b")
_DAY: Final = re.compile(r"\d{1,2}\.?")
_ENDS_SALUTE: Final = re.compile(r"(?:[,:!.]|--|[\u2013\u2014])[\"'\u201d_ -]*$")
_SIGNS: Final = ",.:;!-\u2014\u2013_()[]\"'\u201c\u201d\u201e\u00ab\u00bb"
_OPENERS: Final = frozenset({"dateline", "salute"})


def is_dateline(block: Block, words: str, style: Style, rules: LanguageRules | None) -> bool:
    """Return whether the block, of these *words*, says where and when."""
    if not _says_year_or_day(words) or words.endswith(("!", "?")) or is_dated_title(block, style):
        return False
    set_apart = is_right(block, style) or block.lines[0].indent >= style.base + 2 or block.content[block.start] == "_"
    named = _names_month(words, rules)
    if not (named or _DAY_AND_MONTH.search(words)):
        return False
    if style.genre == "letters" and len(words.split()) <= _MOST_WORDS:
        return True
    return is_right(block, style) or (set_apart and named and len(words.split()) <= _MOST_WORDS)


def is_dated_title(block: Block, style: Style, *, in_capitals: bool = True) -> bool:
    """Return whether the block stands in the middle, and begins with a line that names neither a day nor, before a comma, a place."""
    if len(block.lines) == 1 or not is_in_the_middle(block, style):
        return False
    first = block.line(0)
    return not any(sign.isdigit() or sign == "," for sign in first) and (first.isupper() or not in_capitals)


def is_date_below_name(words: str, rules: LanguageRules | None) -> bool:
    """Return whether a line of these *words*, below a signature, says the year, the day and perhaps where.

    >>> from ..languages import language_rules
    >>> [is_date_below_name(words, language_rules("en")) for words in ("Paris APRILL 15/25 1651.", "He went to Paris in 1651.")]
    [True, False]
    """
    short = len(words.split()) <= _MOST_WORDS and _YEAR.search(words) is not None
    return short and (_names_month(words, rules) or _DAY_AND_MONTH.search(words) is not None)


def says_when(line: str, rules: LanguageRules | None) -> bool:
    """Return whether *line* is short and names a day or year and its month.

    >>> from ..languages import language_rules
    >>> says_when("Audley End, Jan. 9. 1850.", language_rules("en")), says_when("He came in May.", language_rules("en"))
    (True, False)
    """
    return _says_year_or_day(line) and len(line.split()) <= _MOST_WORDS and _names_month(line, rules)


def _says_year_or_day(words: str) -> bool:
    return _FIGURE.search(words) is not None and _YEAR_OR_DAY.search(words) is not None  # most lines have no figure


def _names_month(words: str, rules: LanguageRules | None) -> bool:
    months = rules.table("dates", "months") if rules else {}
    named = (word.strip(",_()[]").title() for word in words.split())
    return any(word in months or word.rstrip(".") in months for word in named)


def is_salute(words: str, rules: LanguageRules | None) -> bool:
    """Return whether *words* address somebody, and end as a salutation does.

    >>> from ..languages import language_rules
    >>> is_salute("My dear Sir,", language_rules("en")), is_salute("The dear man,", language_rules("en"))
    (True, False)
    """
    if not _addresses(words, rules) or len(words.split()) > _MOST_WORDS_OF_A_SALUTE or (words.endswith(".") and "," in words):
        return False
    return _ENDS_SALUTE.search(words) is not None


def _addresses(words: str, rules: LanguageRules | None) -> bool:
    """Return whether the first of *words*, but for those that may stand before, is one that begins a salutation."""
    if rules is None:
        return False
    adverbs = rules.words("structure", "before_salutes")
    first = (word.strip(_SIGNS).lower() for word in words.split()[:_FEW_WORDS])
    return next((word for word in first if word not in adverbs), "") in rules.words("structure", "salutes")


def salutation_at(walk: Walk, index: int) -> Found | None:
    """Return the block *index* as what opens a letter, where the text addresses somebody in the same words again and again.

    A line that stands apart before such words says where and when; one in brackets may stand between.
    """
    if not walk.salutations or walk.style.speakers or walk.blocks[index].start in walk.decided or not _is_line(walk, index):
        return None
    block = walk.blocks[index]
    part = Part("salute", block.start, block.end)
    if _is_salutation(walk, index):
        return Found((part,), index + 1)
    form = walk.forms[index]
    apart = block.gap > walk.style.gap + 1 or walk.follows_heading()
    if not apart or (form and (form.type or form.n)) or len(block.words().split()) > _MOST_WORDS:
        return None
    between = index + 1 < len(walk.blocks) and _is_line(walk, index + 1) and walk.blocks[index + 1].line(0).startswith("(")
    if not _is_salutation(walk, index + 1 + between):
        return None
    held = walk.blocks[index : index + 1 + between]
    return Found(tuple(Part("dateline", one.start, one.end) for one in held), index + len(held), doubt="dateline")


def _is_salutation(walk: Walk, index: int) -> bool:
    """Return whether the block is one of the salutations of this text, right over a paragraph."""
    if index + 1 >= len(walk.blocks) or len(walk.blocks[index].lines) > 1 or walk.blocks[index].line(0) not in walk.salutations:
        return False
    below = walk.blocks[index + 1]
    return below.gap <= walk.style.gap and len(below.lines) > 1


def opener_at(walk: Walk, index: int) -> Found | None:
    """Return the block *index* as what opens a letter where its place shows it: right below the heading of a letter, or below what opens it."""
    block = walk.blocks[index]
    if not walk.items or walk.style.speakers or block.start in walk.decided or len(block.lines) > _MOST_LINES or index + 1 == len(walk.blocks):
        return None
    before = walk.items[-1]
    address = before if before.part.gi == "p" and len(walk.items) > 1 and _is_line(walk, index - 1) and walk.items[-2].heading is not None else None
    before = walk.items[-2] if address else before
    opened = before.part.gi in _OPENERS
    words = block.words()
    if not (opened or before.heading is not None) or block.end - block.start > _LONGEST * len(block.lines) or len(words.split()) > _MOST_WORDS:
        return None
    of_letter = opened or _heads_letter(before.words, before.heading.type if before.heading else "", walk.rules)
    if len(block.lines) == 1 and of_letter and len(words.split()) <= _FEW_WORDS and words[-1] not in "?;" and _addresses(words, walk.rules):
        return Found((Part("salute", block.start, block.end),), index + 1)
    if before.part.gi == "salute" or not is_right(block, walk.style):
        return None
    addressed = _addresses(walk.blocks[index + 1].line(0), walk.rules)
    if (
        _names_day(words, walk.rules)
        or (of_letter and (_DAY_AND_MONTH.search(words) or _DAY.fullmatch(words)))
        or (addressed and words[-1] not in "?!")
    ):
        if address is not None:
            address.part = address.part._replace(gi="dateline")  # the place, which stands by itself
        breaks = tuple(Part("lb", line.start, line.start) for line in block.lines[1:])
        return Found((Part("dateline", block.start, block.end, (), breaks),), index + 1, doubt="" if of_letter or addressed else "dateline")
    return None


def _is_line(walk: Walk, index: int) -> bool:
    """Return whether the block *index* is one short line."""
    lines = walk.blocks[index].lines
    return len(lines) == 1 and lines[0].end - lines[0].start <= _LONGEST


def _names_day(words: str, rules: LanguageRules | None) -> bool:
    days = rules.words("dates", "weekdays") if rules else frozenset()
    return len(words.split()) <= _FEW_WORDS and any(word.strip(_SIGNS) in days for word in words.split())


def _heads_letter(words: str, kind: str, rules: LanguageRules | None) -> bool:
    """Return whether a heading of these *words* is that of a letter: it says so, or when it was written."""
    return kind == "letter" or (_says_year_or_day(words) and (_DAY_AND_MONTH.search(words) is not None or _names_month(words, rules)))
