r"""Regular expressions of XML Schema, as Python's ``re`` understands them.

Python has no categories of characters (``\p{L}``), no subtraction of classes
and other meanings for ``^``, ``$`` and ``\w``. elementpath translates them
too, and takes a tenth of a second for one category; it is asked for blocks
(``\p{IsGreek}``) alone, whose table it has.

XML Schema, part 2: appendix F
"""

import contextlib
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final, TypeAlias

from .automata import Automaton, Either, Node, One, Repeated, Sequence, TooManyStatesError

#: Code points, as ranges with both ends, in order and apart.
_Set: TypeAlias = tuple[tuple[int, int], ...]

_LAST: Final = sys.maxunicode
_ASSIGNED: Final = 0x323B0  # beyond, there are only tags and planes of private use
_TAGS: Final = (0xE0000, 0xE0FFF)
_SINGLE: Final = {"n": "\n", "r": "\r", "t": "\t", **{one: one for one in "\\|.?*+(){}-[]^"}}
_CATEGORIES: Final = frozenset(
    "L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn".split()
)  # fmt: skip
_SIGNS: Final[dict[str, tuple[int, int | None]]] = {"?": (0, 1), "*": (0, None), "+": (1, None)}
_QUANTIFIER: Final = re.compile(r"[?*+]|\{(?P<least>\d+)(?:,(?P<most>\d*))?\}")

#: What may begin a name, and stand in one (XML 1.0, fifth edition, productions 4 and 4a).
_BEGINS_NAME: Final[_Set] = (
    (0x3A, 0x3A),
    (0x41, 0x5A),
    (0x5F, 0x5F),
    (0x61, 0x7A),
    (0xC0, 0xD6),
    (0xD8, 0xF6),
    (0xF8, 0x2FF),
    (0x370, 0x37D),
    (0x37F, 0x1FFF),
    (0x200C, 0x200D),
    (0x2070, 0x218F),
    (0x2C00, 0x2FEF),
    (0x3001, 0xD7FF),
    (0xF900, 0xFDCF),
    (0xFDF0, 0xFFFD),
    (0x10000, 0xEFFFF),
)
_IN_NAME: Final[_Set] = tuple(sorted((*_BEGINS_NAME, (0x2D, 0x2E), (0x30, 0x39), (0xB7, 0xB7), (0x300, 0x36F), (0x203F, 0x2040))))


class ExpressionError(ValueError):
    """No regular expression of XML Schema."""


@cache
def translate(written: str) -> str:
    r"""Return a regular expression for Python that matches whole what *written* matches.

    Raises ExpressionError where *written* is none.

    >>> bool(re.fullmatch(translate(r"[\p{L}-[aeiou]]+"), "brk")), bool(re.fullmatch(translate(r"\i\c*"), "a-1"))
    (True, True)
    >>> translate("(a")
    Traceback (most recent call last):
    ...
    teiwright.validation.relaxng.expressions.ExpressionError: a bracket is not closed
    """
    if re.search(r"\\[pP]\{Is", written):
        return _with_blocks(written)
    return _for_python(_parsed(written))


@cache
def matcher(written: str) -> Callable[[str], bool]:
    """Return what tells whether all of a text matches *written*, in time that grows with the text alone.

    Python's ``re`` tries all ways in which what is repeated can be parted;
    where there may be many, an automaton does it. Raises ExpressionError
    where *written* is no expression.

    >>> matcher("(a|aa)+")("a" * 60 + "!"), matcher("(a|aa)+")("a" * 60)
    (False, True)
    """
    expression = re.compile(translate(written))
    if not re.search(r"\\[pP]\{Is", written):
        parsed = _parsed(written)
        if _is_ambiguous(parsed):
            with contextlib.suppress(TooManyStatesError):
                return Automaton(parsed).matches
    return lambda text: expression.fullmatch(text) is not None


def _parsed(written: str) -> Node:
    parser = _Parser(written)
    parsed = parser.alternatives()
    if parser.at < len(written):
        raise ExpressionError("a bracket is closed that was not opened")
    return parsed


def _for_python(node: Node) -> str:
    if isinstance(node, One):
        return node.written
    if isinstance(node, Repeated):
        return _for_python(node.part) + node.written
    inner = [_for_python(part) for part in node.parts]
    return f"(?:{'|'.join(inner)})" if isinstance(node, Either) else "".join(inner)


def _is_ambiguous(node: Node, *, within: bool = False) -> bool:
    """Return whether something is repeated in which something is repeated, or may be one of several."""
    if isinstance(node, One):
        return False
    if isinstance(node, Repeated):
        return within or _is_ambiguous(node.part, within=node.most is None or node.most > 1)
    if isinstance(node, Either) and len(node.parts) > 1 and within:
        return True
    return any(_is_ambiguous(part, within=within) for part in node.parts)


def _with_blocks(written: str) -> str:
    from elementpath.regex import RegexError, translate_pattern  # slow to import, and rarely needed

    try:
        return translate_pattern(written, back_references=False, lazy_quantifiers=False, anchors=False)
    except RegexError as problem:
        raise ExpressionError(str(problem)) from problem


def _bounds(quantifier: re.Match[str]) -> tuple[int, int | None]:
    if quantifier[0] in _SIGNS:
        return _SIGNS[quantifier[0]]
    least, most = int(quantifier["least"]), quantifier["most"]
    return least, least if most is None else int(most) if most else None


class _Parser:
    def __init__(self, written: str) -> None:
        self.written, self.at = written, 0

    def peek(self) -> str:
        return self.written[self.at : self.at + 1]

    def take(self) -> str:
        character = self.peek()
        if not character:
            raise ExpressionError("it ends too early")
        self.at += 1
        return character

    def alternatives(self) -> Node:
        branches = [self.branch()]
        while self.peek() == "|":
            self.at += 1
            branches.append(self.branch())
        return Either(tuple(branches))

    def branch(self) -> Node:
        pieces: list[Node] = []
        while (character := self.peek()) and character not in "|)":
            atom = self.atom()
            quantifier = _QUANTIFIER.match(self.written, self.at)
            if quantifier:
                if quantifier["most"] and int(quantifier["most"]) < int(quantifier["least"]):
                    raise ExpressionError(f"{quantifier[0]} counts backwards")
                self.at = quantifier.end()
                atom = Repeated(atom, quantifier[0], *_bounds(quantifier))
            pieces.append(atom)
        return Sequence(tuple(pieces))

    def atom(self) -> Node:
        character = self.take()
        if character == "(":
            inner = self.alternatives()
            if self.peek() != ")":
                raise ExpressionError("a bracket is not closed")
            self.at += 1
            return inner
        if character == "[":
            return One(_class(self.character_class()))
        if character == ".":
            return One(r"[^\n\r]")
        if character == "\\":
            return One(_class(self.escape()))
        if character in "?*+{}]":
            raise ExpressionError(f'"{character}" stands where a character was due')
        return One(re.escape(character))

    def escape(self) -> _Set:
        r"""Return the characters of an escape, its backslash taken."""
        character = self.take()
        if character in _SINGLE:
            return _of(_SINGLE[character])
        if character in "pP":
            match = re.compile(r"\{([A-Za-z]+)\}").match(self.written, self.at)
            if match is None or match[1] not in _CATEGORIES:
                raise ExpressionError(f"\\{character} names no category of characters")
            self.at = match.end()
            found = _category(match[1])
            return found if character == "p" else _complement(found)
        if character.lower() in _MULTIPLE:
            found = _MULTIPLE[character.lower()]()
            return found if character.islower() else _complement(found)
        raise ExpressionError(f'"\\{character}" is no escape')

    def character_class(self) -> _Set:
        """Return the characters of a class, its opening bracket taken."""
        is_negative = self.peek() == "^"
        self.at += is_negative
        found: list[tuple[int, int]] = []
        without: _Set = ()
        first = True
        while self.peek() != "]" or first:
            if self.peek() == "-" and self.written[self.at + 1 : self.at + 2] == "[":
                self.at += 2
                without = self.character_class()
                if self.peek() != "]":
                    raise ExpressionError("something stands after the class that is taken off another")
                break
            found += self.range()
            first = False
        if self.take() != "]" or first:
            raise ExpressionError("a class of characters is empty")
        kept = _joined(found)
        kept = _complement(kept) if is_negative else kept
        return _complement(_joined([*_complement(kept), *without])) if without else kept

    def range(self) -> Iterable[tuple[int, int]]:
        """Return one character, escape or range of a class."""
        character = self.take()
        if character == "[":
            raise ExpressionError('"[" stands in a class of characters')
        begins = self.escape() if character == "\\" else _of(character)
        after = self.written[self.at + 1 : self.at + 2]
        if self.peek() != "-" or after in {"]", "["} or len(begins) != 1 or begins[0][0] != begins[0][1]:
            return begins
        self.at += 1
        last = self.take()
        ends = self.escape() if last == "\\" else _of(last)
        if len(ends) != 1 or ends[0][0] != ends[0][1] or ends[0][0] < begins[0][0]:
            raise ExpressionError("a range of characters runs backwards")
        return ((begins[0][0], ends[0][0]),)


def _of(characters: str) -> _Set:
    return _joined((ord(one), ord(one)) for one in characters)


def _joined(ranges: Iterable[tuple[int, int]]) -> _Set:
    """Return *ranges* in order, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return tuple(joined)


def _complement(ranges: _Set) -> _Set:
    found, after = [], 0
    for first, last in ranges:
        if first > after:
            found.append((after, first - 1))
        after = last + 1
    if after <= _LAST:
        found.append((after, _LAST))
    return tuple(found)


def _class(ranges: _Set) -> str:
    if not ranges:
        return "(?!)"
    written = "".join(_escaped(first) if first == last else f"{_escaped(first)}-{_escaped(last)}" for first, last in ranges)
    return f"[{written}]"


def _escaped(code: int) -> str:
    return f"\\U{code:08x}"


@cache
def _categories() -> dict[str, tuple[tuple[int, int], ...]]:
    """Return the code points of each category."""
    found: dict[str, list[tuple[int, int]]] = {}
    for first, last in ((0, _ASSIGNED), _TAGS):
        begins, category = first, unicodedata.category(chr(first))
        for code in range(first + 1, last + 1):
            other = unicodedata.category(chr(code))
            if other != category:
                found.setdefault(category, []).append((begins, code - 1))
                begins, category = code, other
        found.setdefault(category, []).append((begins, last))
    found["Cn"] += [(_ASSIGNED + 1, _TAGS[0] - 1), (_TAGS[1] + 1, 0xEFFFF), (0xFFFFE, 0xFFFFF), (0x10FFFE, 0x10FFFF)]
    found["Co"] += [(0xF0000, 0xFFFFD), (0x100000, 0x10FFFD)]
    return {name: _joined(ranges) for name, ranges in found.items()}


@cache
def _category(name: str) -> _Set:
    return _joined(one for category, ranges in _categories().items() if category.startswith(name) for one in ranges)


def _several(*names: str) -> Iterator[tuple[int, int]]:
    for name in names:
        yield from _category(name)


_MULTIPLE: Final[dict[str, Callable[[], _Set]]] = {
    "s": cache(lambda: _of(" \t\n\r")),
    "d": cache(lambda: _category("Nd")),
    "w": cache(lambda: _complement(_joined(_several("P", "Z", "C")))),
    "i": lambda: _BEGINS_NAME,
    "c": lambda: _IN_NAME,
}
