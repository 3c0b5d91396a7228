"""Numbers spelled out, as a language composes them: "twenty-first", "einundzwanzigstes", "quatre-vingt-dix", "vicesimus primus"."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from .rules import LanguageRules

_LIGATURES: Final = str.maketrans({"\u017f": "s", "\u00df": "ss", "\u00e6": "ae", "\u0153": "oe", "\u00c6": "AE", "\u0152": "OE"})
_SAME_LETTERS: Final = str.maketrans("vj", "ui")  # PRIMVS, Iohannes: old prints do not tell them apart
_JOINT: Final = "[ -]?"
_WORD: Final = re.compile(r"[^\W\d_]+")
_RUN: Final = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){0,5}")
_GOES_ON: Final = re.compile(r"[^\W_]|['\u2019-][^\W_]")  # a number is never half of a word
_FIRST_MARK: Final = "\u0300"  # of all that combine with a letter before them
_TEN: Final = 10
_TWENTY: Final = 20
_HUNDRED: Final = 100
#: Words as a tree of letters, each with those that may follow it.
_Letters: TypeAlias = "dict[str, _Letters]"


def without_accents(words: str) -> str:
    """Return *words* as capitals are often printed: accents gone, ligatures as two letters, long s as any other.

    >>> without_accents("SCÈNE DREIßIG"), without_accents("Er\u017ftes Kapitel")
    ('SCENE DREIssIG', 'Erstes Kapitel')
    """
    return words if words.isascii() else words.translate(_PLAIN)


class _PlainLetters(dict[int, str]):
    """What each letter is without accents; looked for once."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFD", chr(code).translate(_LIGATURES))
        plain = self[code] = "".join(letter for letter in letters if letter < _FIRST_MARK or not unicodedata.combining(letter))
        return plain


_PLAIN: Final = _PlainLetters()


def folded(words: str) -> str:
    """Return *words* as they are compared: in lower case, without accents, u and v alike.

    >>> folded("Scène II"), folded("PRIMVS")
    ('scene ii', 'primus')
    """
    return without_accents(words).lower().translate(_SAME_LETTERS)


def _key(word: str) -> str:
    return folded(word).replace("-", "").replace(" ", "")


def any_of(words: Iterable[str]) -> str:
    """Return the regular expression for one of *words*, for text without accents and any case of letters; for no words one that fits nothing.

    Of words that begin alike it takes the longest. What they have in common stands once, so that it is made and matched fast.

    >>> any_of(["ten", "tenth", "teen"])
    '(?:te(?:en|n(?:th)?))'
    """
    tree: _Letters = {}
    for word in words:
        below = tree
        for letter in map(_letter, without_accents(word).lower()):
            below = below.setdefault(letter, {})
        below[""] = {}
    return f"(?:{_branches(tree)})" if tree else r"(?!)"


def _branches(tree: _Letters) -> str:
    """Return the regular expression for all that *tree* spells; ``""`` among the letters says that a word may end there."""
    parts = [letter + _branches(below) for letter, below in sorted(tree.items()) if letter]
    if len(parts) > 1 or (parts and "" in tree):
        return f"(?:{'|'.join(parts)}){'?' if '' in tree else ''}"
    return "".join(parts)


def _letter(character: str) -> str:
    for same in ("uv", "ij", " -"):
        if character in same:
            return f"[{same}]"
    return re.escape(character)


@dataclass(frozen=True, slots=True, eq=False)
class SpelledNumbers:
    """The spelled-out numbers of one language."""

    values: dict[str, int]
    ordinals: frozenset[str]
    _rules: LanguageRules
    _ends: tuple[str, ...]  # all of the words, with one of which a number ends

    def read(self, written: str) -> tuple[int, bool] | None:
        """Return the value of a number and whether it is an ordinal, or None where it is no number."""
        key = _key(written)
        if not key.endswith(self._ends):
            return None
        if key in self.values and written.isalpha():
            return self.values[key], key in self.ordinals
        match = _parts(self._rules).fullmatch(without_accents(written))
        if match is None or not any(match.groups()):
            return None
        times, *parts = (_key(part or "") for part in match.groups())
        value = sum(self.values[part] for part in parts if part) + (_HUNDRED * (self.values[times] - 1) if times else 0)
        return value, any(part in self.ordinals for part in parts)

    def read_at(self, words: str, start: int) -> tuple[int, int, bool] | None:
        """Return where the number ends that begins at *start* of *words*, its value, and whether it is an ordinal; the longest there is.

        >>> from .rules import language_rules
        >>> spelled_numbers(language_rules("en")).read_at("Chapter Twenty-first One day", 8)
        (20, 21, True)
        """
        run = _RUN.match(words, start)
        if run is None:
            return None
        for end in sorted((word.end() for word in _WORD.finditer(words, start, run.end())), reverse=True):
            if not _GOES_ON.match(words, end) and (read := self.read(words[start:end])) is not None:
                return end, *read
        return None


@cache
def spelled_numbers(rules: LanguageRules) -> SpelledNumbers:
    """Return the numbers that [structure] of *rules* spells out.

    A number below a hundred has at most two parts: tens and ones in this order
    (twenty-one, soixante et onze, vicesimus primus), or ones, a linking word
    and tens (einundzwanzig, one and twenty), or ones and ten (tertius
    decimus). Whatever else a language does (quatre-vingt, thirteen) is one
    number in its file. Hundreds stand before all of it.

    >>> from .rules import language_rules
    >>> numbers = spelled_numbers(language_rules("en"))
    >>> [numbers.read(word) for word in ("Twenty-first", "one and twenty", "Two Hundred and Third", "once")]
    [(21, True), (21, False), (203, True), None]
    """
    ordinals = _ordinals(rules)
    values = {_key(word): value for word, value in {**rules.table("structure", "numbers"), **ordinals}.items()}
    return SpelledNumbers(values, frozenset(map(_key, ordinals)), rules, tuple(values))


def _ordinals(rules: LanguageRules) -> dict[str, int]:
    endings = rules.listed("structure", "ordinal_endings") or ("",)
    return {stem + ending: value for stem, value in rules.table("structure", "ordinals").items() for ending in endings}


@cache
def _parts(rules: LanguageRules) -> re.Pattern[str]:
    """Return the regular expression for all numbers: few texts have one of more than a word, and making it takes long."""
    words = {**rules.table("structure", "numbers"), **_ordinals(rules)}
    ones = any_of(word for word, value in words.items() if 0 < value < _TEN)
    ten = any_of(word for word, value in words.items() if value == _TEN)
    below_twenty = any_of(word for word, value in words.items() if 0 < value < _TWENTY)
    tens = any_of(word for word, value in words.items() if _TWENTY <= value < _HUNDRED and value % _TEN == 0)
    hundreds = any_of(word for word, value in words.items() if value == _HUNDRED)
    link = rf"{any_of(rules.words('structure', 'number_links'))}{_JOINT}"
    forms = (
        rf"({tens}){_JOINT}(?:{link})?({below_twenty})",
        rf"({ten}){_JOINT}({ones})",
        rf"({ones}){_JOINT}{link}({tens})",
        rf"({ones}){_JOINT}({ten})",
        rf"({any_of(word for word, value in words.items() if value < _HUNDRED)})",
    )
    hundred = rf"(?:({ones}){_JOINT})?({hundreds})"
    parted = rf"(?=[^\W\d_])(?:{hundred}(?:{_JOINT}(?:{link})?(?=[^\W\d_]))?)?(?:{'|'.join(forms)})?"
    return re.compile(parted, re.IGNORECASE)
