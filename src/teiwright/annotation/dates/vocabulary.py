"""The words that dates are made of: which classes each belongs to, and what it means there.

A language's file lists them: ``[dates.months]``, ``[dates.weekdays]``, classes
of words that mean something (``[dates.senses]``), and classes of words that
only have to be there (``[dates.words]``). Numbers belong to classes by how
they are written. What belongs to the same classes has the same sign, so that
a text is a string of signs, and the forms of dates are regular expressions
over it (`forms`).
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple, TypeAlias

from ...languages import LanguageRules
from ...languages.numbers import SpelledNumbers, folded, spelled_numbers
from ...model.regions import places_of_regions

#: What a word means, by the classes that it belongs to.
Senses: TypeAlias = Mapping[str, Any]
#: Words as a tree, each with those that may follow it; under "" what the words to here mean.
_Words: TypeAlias = "dict[str, Any]"

_FIRST_SIGN: Final = 0xE000  # of the private use area: no text of ours is searched there
_WORD: Final = r"[^\W\d_]+"
_ROMAN: Final = re.compile(r"M{0,3}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_SPELLED_ROMAN: Final = str.maketrans("uvij", "VVII")
_FIRST_YEAR, _LAST_YEAR = 1000, 2100  # that four digits alone may mean
_MOST_DAYS: Final = 31
_MONTHS: Final = 12
_CENTURIES: Final = 21
_LATEST_REPUBLICAN: Final = 14
_FIRST_ROMAN_YEAR: Final = 1400  # below, letters such as MC are more often something else
_SHORTEST_ROMAN_YEAR: Final = 3
_DIGITS: Final = 4  # of a year
_GROUP: Final = 3
_THOUSANDS_BELOW: Final = re.compile(r"[.,]\d{3}(?!\d)")
_THOUSANDS_ABOVE: Final = re.compile(r"(?<![.,]\d)(?<![.,]\d\d)\d[.,]\Z")
_GLUED: Final = re.compile(r"[a-z\u00df-\u00ff]{4}\Z")  # words of a letterhead whose line ends were lost: "Schnitzler16. 9. 08"

#: Classes whose words may be printed short; without its dot such a word may be another (Mar, Sat), and a weekday even with it.
_ABBREVIATED: Final = frozenset({"month", "weekday"})

#: Numbers of every kind, for the same reason that `_enrol` gives.
_NUMBERS: Final = "0 1 2. 13 22. 32 100 1805 2101 3rd 12th 22nd 43rd 1590s I IV XII XIV XXI XXII MDCC MC one two first thirtieth eighteen word Word"

_PUNCTUATION: Final = {
    ",": ("comma", "stop"),
    ".": ("dot", "stop"),
    ";": ("stop",),
    ":": ("stop",),
    "!": ("stop",),
    "?": ("stop",),
    "(": ("open",),
    "[": ("open",),
    ")": ("close", "stop"),
    "]": ("close", "stop"),
    "/": ("slash",),
    "-": ("dash", "hyphen"),
    "--": ("dash", "stop"),
    "\u2010": ("dash", "hyphen"),
    "\u2013": ("dash", "stop"),
    "\u2014": ("dash", "stop"),
    '"': ("stop",),
    "\u201c": ("stop",),
    "\u201d": ("stop",),
    "\u00ab": ("stop",),
    "\u00bb": ("stop",),
    "\u00a7": ("numbered",),
    "\u00a3": ("numbered",),
    "$": ("numbered",),
    "\u20ac": ("numbered",),
    "&": ("and", "pair"),
    "\u2019": ("apostrophe",),
    "'": ("apostrophe",),
}


class Token(NamedTuple):
    """Words or a number or a sign of punctuation: where it stands and what it means."""

    start: int
    end: int
    senses: Senses


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A text as signs, one for each token of *tokens*."""

    tokens: list[Token]
    signs: str


@dataclass(slots=True, eq=False)
class Vocabulary:
    """The words of one language, and the signs of the classes that they belong to."""

    tree: _Words
    pattern: re.Pattern[str]
    spelled: SpelledNumbers
    dotted: bool  # a dot after a number makes it an ordinal
    joined_hundreds: re.Pattern[str] | None  # "siebzehnhundertneunundneunzig"
    roman_suffixes: re.Pattern[str]
    _signs: dict[frozenset[str], str] = field(default_factory=dict)
    _seen: dict[int, tuple[Senses, str]] = field(default_factory=dict)
    _merged: dict[tuple[int, int], Senses] = field(default_factory=dict)
    _numbers: dict[str, bool] = field(default_factory=dict)  # words met -> whether they are of a number
    _classes: dict[str, list[str]] = field(default_factory=dict)  # class -> its signs

    def sign(self, senses: Senses) -> str:
        """Return the sign of what belongs to just the classes of *senses*."""
        known = self._seen.get(id(senses))
        if known is not None:
            return known[1]
        sign = self._sign(senses)
        self._seen[id(senses)] = senses, sign  # kept, so that nothing else gets its place
        return sign

    def _sign(self, senses: Senses) -> str:
        key = frozenset(senses)
        if key not in self._signs:
            sign = self._signs[key] = chr(_FIRST_SIGN + len(self._signs))
            for one in key:
                self._classes.setdefault(one, []).append(sign)
        return self._signs[key]

    def known(self) -> int:
        """Return how many signs there are so far: a text may bring words that belong to classes as none before."""
        return len(self._signs)

    def signs(self, classes: Iterable[str]) -> str:
        """Return every sign of what belongs to one of *classes*."""
        return "".join(sorted({sign for one in classes for sign in self._classes.get(one, ())}))

    def read(self, content: str) -> Words:
        """Return *content* as tokens with their signs.

        >>> from ...languages import language_rules
        >>> words = vocabulary(language_rules("en")).read("on the 3rd of May, 1815")
        >>> [sorted(one.senses) for one in words.tokens][3:4]
        [['day', 'nth', 'nth_year', 'numeral', 'ordinal']]
        """
        tokens: list[Token] = []
        signs: list[str] = []
        matches = list(self.pattern.finditer(content))
        texts = [match[0] for match in matches]
        index, last = 0, len(matches)
        tree = self.tree
        tokens.append(Token(0, 0, _BREAK))
        signs.append(self.sign(_BREAK))
        while index < last:
            text, match = texts[index], matches[index]
            phrase = self._phrase(texts, index) if text in tree else None
            senses, after = phrase or (self._alone(match, content), index + 1)
            if text[0].isalpha() and self._may_count(text, senses):
                spelled = self._spelled(content, matches, texts, index)
                if spelled and spelled[1] >= after:
                    senses, after = (self._both(senses, spelled[0]) if phrase and spelled[1] == after else spelled[0]), spelled[1]
            end = matches[after - 1].end()
            tokens.append(Token(match.start(), end, senses))
            signs.append(self.sign(senses))
            index = after
        tokens.append(Token(len(content), len(content), _BREAK))
        signs.append(self.sign(_BREAK))
        return Words(tokens, "".join(signs))

    def _both(self, listed_ones: Senses, spelled: Senses) -> Senses:
        """Return what words mean that the file lists and that are a number too: "second"."""
        key = id(listed_ones), id(spelled)
        if key not in self._merged:
            self._merged[key] = {**listed_ones, **spelled}
        return self._merged[key]

    def _may_count(self, word: str, senses: Senses) -> bool:
        """Return whether *word* is or begins a number spelled out."""
        known = self._numbers.get(word)
        if known is None:
            joined = self.joined_hundreds is not None and self.joined_hundreds.fullmatch(word) is not None
            known = self._numbers[word] = joined or folded(word) in self.spelled.values or "thousand" in senses
        return known

    def _alone(self, match: re.Match[str], content: str) -> Senses:
        """Return what a word, number or sign means that the file of the language does not list."""
        text = match[0]
        if match["digits"]:
            return self._number(match, content)
        if text[0].isalpha():
            return _LOWER if text[0].islower() else self._roman(text) or _CAPITAL
        return _BREAK if text[0].isspace() else _NOTHING

    def _phrase(self, texts: list[str], index: int) -> tuple[Senses, int] | None:
        """Return what the longest words that begin at *index* mean, and where they end."""
        tree, found, after = self.tree, None, index
        while after < len(texts) and texts[after] in tree:
            tree = tree[texts[after]]
            after += 1
            if "" in tree:
                found = (tree[""], after)
        return found

    def _number(self, match: re.Match[str], content: str) -> Senses:
        if len(match["digits"]) > _DIGITS:
            return _NOTHING
        start, end = match.span()
        before, after = content[max(0, start - 4) : start], content[end : end + 1]
        if before[-1:].isalpha() and not _GLUED.search(before):
            return _NOTHING
        if after.isalpha() and not after.isupper():
            return _NOTHING
        if _THOUSANDS_BELOW.match(content, end) or (len(match["digits"]) == _GROUP and _THOUSANDS_ABOVE.search(before)):
            return _NOTHING
        if before[-1:] == "-" and before[-2:-1].isalpha() and not before[-2:-1].islower():
            return _NOTHING
        return _number_senses(match["digits"], match["suffix"] or "", match["decade"] or "", dotted=bool(match["dotted"]))

    def _roman(self, text: str) -> Senses | None:
        suffix = self.roman_suffixes.search(text)
        letters = text[: suffix.start()] if suffix else text
        if not letters or not letters.isupper() or not _ROMAN.fullmatch(letters):
            return None
        return _roman_senses(letters, ordinal=bool(suffix))

    def _spelled(self, content: str, matches: list[re.Match[str]], texts: list[str], index: int) -> tuple[Senses, int] | None:
        """Return the number spelled out at *index* and where it ends."""
        if self.joined_hundreds and (joined := self.joined_hundreds.fullmatch(texts[index])):
            above, below = (self.spelled.read(part) if part else (0, False) for part in (joined["above"], joined["below"] or ""))
            if above is None or below is None:
                return None
            return _spelled_senses(above[0] * (1000 if joined["thousand"] else 100) + below[0], is_ordinal=below[1]), index + 1
        if "thousand" in self.tree.get(texts[index], {}).get("", ()):  # "mil sept cent"
            value, is_ordinal, after = 1, False, index
        else:
            read = self.spelled.read_at(content, matches[index].start())
            if read is None:
                return None
            end, value, is_ordinal = read
            after = _index_at(matches, index, end)
        if is_ordinal:
            return _spelled_senses(value, is_ordinal=True), after
        for word, times in (("thousand", 1000), ("hundred", 100)):
            if after < len(texts) and texts[after] in self.tree and word in self.tree[texts[after]].get("", ()) and value * times <= _LAST_YEAR:
                value, after = value * times, after + 1
                rest = after + 1 if after < len(texts) and "number_link" in self.tree.get(texts[after], {}).get("", ()) else after
                if rest < len(texts) and texts[rest][0].isalpha() and (more := self.spelled.read_at(content, matches[rest].start())):
                    value, after, is_ordinal = value + more[1], _index_at(matches, rest, more[0]), more[2]
                break
        return _spelled_senses(value, is_ordinal=is_ordinal), after


def _index_at(matches: list[re.Match[str]], index: int, end: int) -> int:
    while index < len(matches) and matches[index].start() < end:
        index += 1
    return index


_BREAK: Final[Senses] = {"break": 0, "stop": 0}
_NOTHING: Final[Senses] = {}
_LOWER: Final[Senses] = {"lower": 0}
_CAPITAL: Final[Senses] = {"capital": 0}


@cache
def _number_senses(digits: str, suffix: str, decade: str, *, dotted: bool) -> Senses:
    value, length = int(digits), len(digits)
    if decade:
        return {"decade": value}
    senses: dict[str, int] = {}
    if 1 <= value <= _MOST_DAYS and length <= 2:
        senses["day"] = value
        if suffix or dotted:
            senses |= {"ordinal": value, "numeral": value}
            if dotted and value <= _MONTHS:
                senses["dotted_month"] = value
            if value <= _CENTURIES:
                senses["nth"] = value
    if suffix:
        return senses | {"nth_year": value}
    if 1 <= value <= _MONTHS and length <= 2:
        senses["month_number"] = value
    if length == 2:
        senses["two"] = value
    if length == 3:
        senses["three"] = value
    if _FIRST_YEAR <= value <= _LAST_YEAR and length == 4:
        senses["year"] = value
    if value and not dotted:
        senses["number"] = value
    return senses


@cache
def _spelled_senses(value: int, *, is_ordinal: bool) -> Senses:
    senses: dict[str, int] = {}
    if _FIRST_YEAR <= value <= _LAST_YEAR:
        senses["year_in_words"] = value
    elif is_ordinal:
        if 1 <= value <= _MOST_DAYS:
            senses |= {"day": value, "ordinal": value, "day_in_words": value}
        if 1 <= value <= _CENTURIES:
            senses["nth"] = value
        senses["nth_year"] = value
    else:
        senses["counted"] = value
    return senses


@cache
def _roman_senses(letters: str, *, ordinal: bool) -> Senses:
    numbers = [_ROMAN_VALUES[letter] for letter in letters]
    value = sum(-one if one < following else one for one, following in zip(numbers, [*numbers[1:], 0], strict=True))
    senses: dict[str, int] = {"capital": 0}
    if ordinal:
        return {"nth": value} if value <= _CENTURIES else senses
    if value <= _MONTHS:
        senses["roman_month"] = value
    if value <= _CENTURIES:
        senses["roman_century"] = value
    if value <= _LATEST_REPUBLICAN:
        senses["roman_year"] = value
    if _FIRST_ROMAN_YEAR <= value <= _LAST_YEAR and len(letters) >= _SHORTEST_ROMAN_YEAR:
        senses["year_in_letters"] = value
    return senses


@cache
def vocabulary(rules: LanguageRules) -> Vocabulary:
    """Return the words of dates that the file of a language lists."""
    section = rules.sections.get("dates", {})
    shared = tomllib.loads(files(__package__).joinpath("shared.toml").read_text(encoding="utf-8"))
    tree: _Words = {}
    classes: list[tuple[str, Mapping[str, Any]]] = [("month", rules.table("dates", "months")), ("weekday", rules.table("dates", "weekdays"))]
    for given in (shared, section):
        classes += given.get("senses", {}).items()
        classes.append(("reign", _with_ordinals(shared["senses"]["reign"], given.get("ordinals_of_reigns", {}))))
        classes += [(name, dict.fromkeys(listed(words), 0)) for name, words in given.get("words", {}).items()]
    classes.append(("region", places_of_regions()))
    classes += [("function", dict.fromkeys(rules.words("words", "function"), 0)), ("demonym", dict.fromkeys(rules.words("names", "never_names"), 0))]
    suffixes = section.get("day_suffixes") or "(?!)"
    decades = section.get("decade_suffixes") or "(?!)"
    dotted = bool(section.get("dotted_ordinals"))
    dot = r"(?P<dotted>(?<!\d\d\d)\.(?!\d{3}))?" if dotted else "(?P<dotted>(?!))?"
    pattern = rf"(?P<digits>\d+)(?:(?P<decade>{decades})|\.?(?P<suffix>(?:{suffixes})(?!\w)))?{dot}|{_WORD}|\n[^\S\n]*\n\s*|--|[^\w\s]"
    known = re.compile(pattern)
    abbreviated = rules.words("dates", "abbreviated")
    for name, meanings in classes:
        for words, value in meanings.items():
            parts = [match[0] for match in known.finditer(words)]
            if name in _ABBREVIATED and (parts[-1] == "." or words in abbreviated):
                stem = parts[:-1] if parts[-1] == "." else parts
                _plant(tree, stem, f"{name}_abbr", value)
                _plant(tree, [*stem, "."], "month" if name == "month" else f"{name}_abbr", value)
            else:
                _plant(tree, parts, name, value)
    for sign, names in _PUNCTUATION.items():
        tree.setdefault(sign, {}).setdefault("", {}).update(dict.fromkeys(names, 0))
    hundreds, thousands = (_alternatives(section.get("joined", {}).get(key, ())) for key in ("hundred", "thousand"))
    links = _alternatives(section.get("joined", {}).get("link", ()))
    joined = rf"(?i:(?P<above>\w+?)?(?:(?P<thousand>{thousands})|{hundreds})(?:{links})?(?P<below>\w+)?)"
    made = Vocabulary(
        tree,
        known,
        spelled_numbers(rules),
        dotted,
        re.compile(joined) if "joined" in section else None,
        re.compile(section.get("roman_suffixes", "(?!)") + r"\Z"),
    )
    _enrol(made, tree)
    made.read(_NUMBERS)
    return made


def listed(words: str | Sequence[str]) -> Sequence[str]:
    """Return words that a file lists in one string, or as a list where some are more than one."""
    return words.split() if isinstance(words, str) else words


def _with_ordinals(reigns: Mapping[str, str], ordinals: Mapping[str, str]) -> dict[str, str]:
    """Return the reigns under the names that end in an ordinal: "Henry the Fifth" beside "Henry V"."""
    parted = ((name.rpartition(" "), lasted) for name, lasted in reigns.items())
    return {f"{name} {ordinals[number]}": lasted for (name, _, number), lasted in parted if number in ordinals and not name.endswith(".")}


def _alternatives(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True)) or "(?!)"


def _plant(tree: _Words, words: Sequence[str], name: str, value: Any) -> None:  # noqa: ANN401  # what the file of a language says
    """Put *words* into *tree*, in the cases of letters in which they may be printed."""
    for cased in _cased(words):
        below = tree
        for word in cased:
            below = below.setdefault(word, {})
        below.setdefault("", {})[name] = value


def _cased(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield *words* as they are, at the beginning of a sentence, and in headings, with a capital each or in capitals."""
    first, *rest = words
    yield words
    yield [_with_capital(first), *rest]
    yield [_with_capital(word) for word in words]
    yield [word.upper() for word in words]


def _with_capital(word: str) -> str:
    return word.capitalize() if word.islower() else word


def _enrol(made: Vocabulary, tree: _Words) -> None:
    """Give a sign to whatever the words of *tree* belong to, so that forms are made once and not when the first text shows them."""
    for word, below in tree.items():
        if word:
            _enrol(made, below)
        else:
            made.sign(below)
