"""Headings that are words alone: what kind of division they open.

TEI: DSFRONT (front matter), DSBACK (back matter)
"""

import re
from functools import cache, lru_cache
from typing import Final

from ..languages import LanguageRules

_SIGNS: Final = re.compile(r"[\W_]+")
_PARTING: Final = re.compile(r"[.:;([\u2014\u2013]|--")
_CONTENTS: Final = "contents"
_POSSESSIVE: Final = "s"
_BEGINNING: Final = 60  # characters in which the words of a heading stand
_MOST_BEFORE: Final = 4  # words before those that tell: "Author's Preface"
_MOST_WORDS: Final = 12


@cache
def _headings(rules: LanguageRules) -> dict[str, str]:
    """Return the headings that are words alone, with the type of the division that each opens."""
    found = dict.fromkeys(rules.listed("structure", "contents"), _CONTENTS)
    table = rules.sections.get("structure", {}).get("headings", {})
    return {**found, **table}


@cache
def _first_words(rules: LanguageRules) -> frozenset[str]:
    return frozenset(words.split()[0] for words in _headings(rules))


def plain_beginning(words: str) -> str:
    """Return the beginning of *words* as headings are compared: in lower case, without signs.

    >>> plain_beginning("TRANSCRIBER'S NOTE: Misprints")
    'transcriber s note misprints'
    """
    return _SIGNS.sub(" ", words[:_BEGINNING]).strip().lower()


@lru_cache(maxsize=64)  # one rule after the other asks about a block
def matter_of(words: str, rules: LanguageRules | None, *, begins: bool = False) -> str:
    """Return the type of the division that a heading of these words opens, empty where the words do not tell.

    The words may go on after a sign, with a number or a word of grammar
    ("Preface to the second edition"), or stand after an article or possessive
    ("The author's preface"); with *begins* anything may follow them.

    >>> from ..languages import language_rules
    >>> [matter_of(words, language_rules("en")) for words in ("PREFACE.", "Introduction by A. B.", "Mr. Mill's Preface", "The Index Case")]
    ['preface', 'introduction', 'preface', '']
    """
    if rules is None:
        return ""
    known = _headings(rules)
    if _first_words(rules).isdisjoint(_SIGNS.split(words[:_BEGINNING].lower(), _MOST_BEFORE + 2)):
        return ""  # most blocks; one sign may stand before all words
    before_sign = _PARTING.split(words[:_BEGINNING], maxsplit=1)[0]
    return _told(plain_beginning(before_sign).split(), known, rules, begins=begins) or _told(
        plain_beginning(words).split(), known, rules, begins=begins
    )


def _told(said: list[str], known: dict[str, str], rules: LanguageRules, *, begins: bool) -> str:
    if not said or len(said) > _MOST_WORDS:
        return ""
    small = rules.words("words", "function")
    for first in range(min(_MOST_BEFORE + 1, len(said))):
        if first and said[first - 1] not in small and said[first - 1] != _POSSESSIVE:
            continue
        for last in range(len(said), first, -1):
            kind = known.get(" ".join(said[first:last]), "")
            if kind == _CONTENTS and last < len(said) and said[last] in rules.words("structure", "bylines"):
                return ""  # "Illustrations by": whose they are
            if kind and (last == len(said) or (first == 0 and (begins or said[last] in small or _is_number(said[last:])))):
                return kind
    return ""


def _is_number(words: list[str]) -> bool:
    """Return whether what follows counts, as in "Appendix B" or "Index II"."""
    return len(words) == 1 and (words[0].isdigit() or len(words[0]) == 1 or not words[0].strip("ivxl"))
