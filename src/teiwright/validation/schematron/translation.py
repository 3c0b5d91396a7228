"""XPath 2 -> XPath 1, where the meaning is provably the same: libxml2 then runs it a hundred times faster than Python can.

What is translated carries its kind, as the two languages differ over kinds
rather than over words: in XPath 2 an attribute compared with a number that it
does not hold is an error, a function of strings takes one node and not the
first of many, ``<`` compares two attributes as strings. Whatever may differ is
not translated, and `elementpath` runs it. So is whatever is merely rare.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Final

from .expressions import Token
from .functions import call, prefixed_function
from .kinds import ATTRIBUTE, ELEMENT, NUMBERS, TEXT, Kind, Translation, UntranslatableError, joined, literal
from .operators import OPERATORS, arithmetic

_AXES: Final = frozenset(
    {
        *("ancestor", "ancestor-or-self", "child", "descendant", "descendant-or-self", "following", "following-sibling"),
        *("parent", "preceding", "preceding-sibling", "self"),
    }
)
_NO_STEPS: Final = frozenset({"/", "//", "[", "|", "union", *OPERATORS})
#: Before a step: anywhere in the document.
EVERYWHERE: Final = "/descendant-or-self::node()/"


@dataclass
class Translator:
    """Translates expressions in which *variables* are known by their kinds; those that are not cannot be had in XPath 1.

    *keys* are the names of keys that find elements alone. *start* stands before
    relative paths: `EVERYWHERE` makes of a pattern what selects all nodes that
    match it. *has_context* is False where there is no node to start from,
    *here* is the kind of node at hand, as far as it is known: where it is no
    element, libxml2 cannot be given it for ``current()``; *refused_axes* must not begin a path; *classic* is set where
    XPath 1 is what was written.
    """

    variables: Mapping[str, Translation] = field(default_factory=dict)
    keys: frozenset[str] = frozenset()
    classic: bool = False
    start: str = ""
    has_context: bool = True
    here: str = ELEMENT
    refused_axes: frozenset[str] = frozenset()
    about: str = field(default="", init=False)  # what `here` is outside of all predicates
    is_positional: bool = field(default=False, init=False)
    depth: int = field(default=0, init=False)
    bound: dict[str, int] = field(default_factory=dict, init=False)  # variable of `some` -> the depth at which it is the context

    def __post_init__(self) -> None:
        self.about = self.here

    def translate(self, token: Token) -> Translation:
        """Return *token* in XPath 1; raises UntranslatableError."""
        symbol = token.symbol
        if symbol in {"/", "//"}:
            return self._path(token)
        if symbol == "[":
            return self._predicate(token)
        if symbol in {"|", "union"}:
            return self._union(token)
        if symbol in OPERATORS:
            return OPERATORS[symbol](self, token)
        if symbol in _AXES or symbol in {"*", "@", ":", "(name)", "text", "node", "comment", "processing-instruction", ".", ".."}:
            if symbol == "*" and len(token):
                return arithmetic(self, token)
            if symbol == ":" and token[1].symbol not in {"(name)", "*"}:
                return prefixed_function(self, token)
            return self.relative(self.step(token))
        if token.label == "function":
            return call(self, token)
        raise UntranslatableError(symbol)

    def relative(self, step: Translation) -> Translation:
        """Return *step* as the beginning of a path; raises UntranslatableError where there is no node to begin at."""
        if self.depth in self.bound.values() or (self.depth == 0 and not self.has_context):
            raise UntranslatableError("a path without a start")
        return replace(step, xpath=self.start + step.xpath) if self.depth == 0 else step

    def step(self, token: Token) -> Translation:
        """Return *token* as one step of a path."""
        symbol = token.symbol
        if symbol == "[":
            return self._with_predicate(self.step(token[0]), token[1])
        if symbol == ".":
            return Translation("self::node()", Kind.NODES, is_single=True, target="" if self.start and not self.depth else self.here)
        if symbol == "..":
            return Translation("parent::node()", Kind.NODES, is_single=True)
        if symbol == "@":
            test = self._test(token[0])
            return Translation(f"attribute::{test}", Kind.NODES, is_single="*" not in test and "(" not in test, target=ATTRIBUTE)
        if symbol in _AXES and len(token) == 1:
            if not self.depth and symbol in self.refused_axes:
                raise UntranslatableError("an axis over which engines differ")
            test = self._test(token[0])
            return Translation(f"{symbol}::{test}", Kind.NODES, is_single=symbol in {"self", "parent"}, target=_target(test))
        test = self._test(token)
        return Translation(f"child::{test}", Kind.NODES, target=_target(test))

    def _test(self, token: Token) -> str:
        symbol = token.symbol
        if symbol == "*" and not len(token):
            return "*"
        if symbol == "(name)":
            return str(token.value)
        if symbol == ":" and token[0].symbol == "(name)" and token[1].symbol in {"(name)", "*"}:
            return f"{token[0].value}:{token[1].value if token[1].symbol == '(name)' else '*'}"
        if symbol in {"text", "node", "comment"} and not len(token):
            return f"{symbol}()"
        if symbol == "processing-instruction" and all(one.symbol == "(string)" for one in token):
            return f"processing-instruction({', '.join(literal(str(one.value)) for one in token)})"
        raise UntranslatableError(symbol)

    def _with_predicate(self, base: Translation, token: Token) -> Translation:
        with self.inside(base):
            predicate = self.translate(token)
        if predicate.kind in NUMBERS:
            self.is_positional = True
        elif predicate.kind is Kind.STRING:
            predicate = replace(predicate, xpath=f"boolean({predicate.xpath})")
        single = base.is_single or (predicate.kind in NUMBERS and bool(re.fullmatch(r"\d+|last\(\)", predicate.xpath)))
        return joined(replace(base, xpath=f"{base.xpath}[{predicate.xpath}]", is_single=single), predicate)

    @contextmanager
    def inside(self, base: Translation) -> Iterator[None]:
        """Go where each node of *base* in turn is the context."""
        around, self.here = self.here, base.target
        self.depth += 1
        try:
            yield
        finally:
            self.depth -= 1
            self.here = around

    def _predicate(self, token: Token) -> Translation:
        base = token[0]
        while base.symbol == "[":
            base = base[0]
        if base.symbol in _NO_STEPS or base.label == "function":
            first = self.translate(token[0])
            if first.kind is not Kind.NODES:
                raise UntranslatableError("a predicate of no nodes")
            return self._with_predicate(replace(first, xpath=f"({first.xpath})"), token[1])
        return self.relative(self.step(token))

    def _path(self, token: Token) -> Translation:
        between = _between(token)
        if not len(token):
            return Translation("/", Kind.NODES, is_single=True)
        if len(token) == 1:
            return self.path(Translation("", Kind.NODES, is_single=True), between, token[0])
        return self.path(self.translate(token[0]), between, token[1])

    def path(self, left: Translation, between: str, right: Token) -> Translation:
        """Return the path that goes from *left* to the step *right*."""
        if left.kind is not Kind.NODES:
            raise UntranslatableError("a path from no nodes")
        if right.symbol == "(" and len(right) == 1:
            right = right[0]
        if right.symbol in {"|", "union"}:
            branches = [self.path(left, between, one) for one in right]
            xpath = " | ".join(one.xpath for one in branches)
            return joined(Translation(f"({xpath})", Kind.NODES, target=_common(branches)), *branches)
        if right.symbol in {"/", "//"} and len(right) == 2:  # a path in parentheses
            return self.path(self.path(left, between, right[0]), _between(right), right[1])
        base = right
        while base.symbol == "[":
            base = base[0]
        if base.symbol in _NO_STEPS or base.label == "function" or (base.symbol == ":" and base[1].symbol not in {"(name)", "*"}):
            raise UntranslatableError("a step that is none in XPath 1")
        step = replace(self.step(right), target=left.target) if base.symbol == "." else self.step(right)
        single = left.is_single and step.is_single and between == "/"
        return joined(replace(step, xpath=f"{left.xpath}{between}{step.xpath}", is_single=single), left)

    def _union(self, token: Token) -> Translation:
        parts = [self.translate(one) for one in token]
        if any(one.kind is not Kind.NODES for one in parts):
            raise UntranslatableError("a union of no nodes")
        xpath = " | ".join(one.xpath for one in parts)
        return joined(Translation(f"({xpath})", Kind.NODES, target=_common(parts)), *parts)


def _target(test: str) -> str:
    return {"text()": TEXT, "node()": ""}.get(test, "" if "(" in test else ELEMENT)


def _common(parts: list[Translation]) -> str:
    targets = {one.target for one in parts}
    return targets.pop() if len(targets) == 1 else ""


def _between(token: Token) -> str:
    return "/" if token.symbol == "/" else EVERYWHERE
