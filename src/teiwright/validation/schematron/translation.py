"""XPath 2 -> XPath 1, where the meaning is provably the same: libxml2 then runs it a hundred times faster than Python can.

What is translated carries its kind, as the two languages differ over kinds
rather than over words: in XPath 2 an attribute compared with a number that it
does not hold is an error, a function of strings takes one node and not the
first of many, ``<`` compares two attributes as strings. Whatever may differ is
not translated, and `elementpath` runs it. So is whatever is merely rare.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from elementpath.regex import translate_pattern

from .expressions import Token, variable_name

#: The names, in XPath 1 as it is made here, of the node that a rule is about, and of our own functions.
CURRENT: Final = "teiwright-current"
FUNCTIONS: Final = "https://teiwright.invalid/functions"
PREFIX: Final = "teiwright-functions"


#: Kinds of nodes, as far as they matter.
ELEMENT: Final = "element"
ATTRIBUTE: Final = "attribute"
TEXT: Final = "text"


class Kind(Enum):
    """What an expression yields."""

    NODES = "nodes"
    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"  # in XPath 1 alone
    BOOLEAN = "boolean"
    TRUTH = "truth"  # false where XPath 2 has an empty sequence: good for a test, for nothing else


@dataclass(frozen=True, slots=True)
class Translation:
    """An expression of XPath 1.

    *is_single* where there is one node at most; *target* is what kind of node each is, ``""`` where they are of several.
    """

    xpath: str
    kind: Kind
    is_single: bool = False
    target: str = ""
    variables: frozenset[str] = frozenset()
    is_current: bool = False


class UntranslatableError(Exception):
    """The expression means something else in XPath 1, or cannot be said there; it never leaves this package."""


_AXES: Final = frozenset(
    ["ancestor", "ancestor-or-self", "child", "descendant", "descendant-or-self", "following", "following-sibling"]
    + ["parent", "preceding", "preceding-sibling", "self"]
)
_CLASSIC: Final = {
    **dict.fromkeys(("number", "sum", "floor", "ceiling", "round"), Kind.NUMBER),
    **dict.fromkeys(("string", "concat", "substring", "substring-before", "substring-after", "normalize-space"), Kind.STRING),
    **dict.fromkeys(("translate", "name", "local-name", "namespace-uri"), Kind.STRING),
    **dict.fromkeys(("starts-with", "contains"), Kind.BOOLEAN),
    **dict.fromkeys(("count", "string-length", "position", "last"), Kind.NUMBER),
}
#: Functions of strings: how many arguments there may be, which of them (from 0) must not be empty, what comes out.
_OF_STRINGS: Final[dict[str, tuple[range, frozenset[int], Kind]]] = {
    "contains": (range(2, 3), frozenset(), Kind.BOOLEAN),
    "starts-with": (range(2, 3), frozenset(), Kind.BOOLEAN),
    "substring-before": (range(2, 3), frozenset(), Kind.STRING),
    "substring-after": (range(2, 3), frozenset(), Kind.STRING),
    "translate": (range(3, 4), frozenset({1, 2}), Kind.STRING),
    "concat": (range(2, 100), frozenset(), Kind.STRING),
    "normalize-space": (range(2), frozenset(), Kind.STRING),
    "string-length": (range(2), frozenset(), Kind.INTEGER),
}
_OF_NODES: Final = frozenset({"name", "local-name", "namespace-uri", "generate-id"})
_VALUE: Final = {"eq": "=", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
_ORDER: Final = frozenset({"<", "<=", ">", ">="})
_NUMBERS: Final = frozenset({Kind.INTEGER, Kind.NUMBER})
#: Before a step: anywhere in the document.
EVERYWHERE: Final = "/descendant-or-self::node()/"


def literal(text: str) -> str:
    """Return *text* as XPath 1 writes it, which has no way to write both quotation marks in one.

    >>> literal("it's")
    '"it\\'s"'
    """
    if '"' not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    parts = [f"'{part}'" if part == '"' else f'"{part}"' for part in re.split('(")', text) if part]
    return f"concat({', '.join(parts)})"


@dataclass
class Translator:
    """Translates expressions in which *variables* are known by their kinds; those that are not cannot be had in XPath 1.

    *keys* are the names of keys that find elements alone. *start* stands before relative paths: `EVERYWHERE` makes of a pattern what
    selects all nodes that match it. *has_context* is False where there is no
    element to start from; *classic* where XPath 1 is what was written.
    """

    variables: Mapping[str, Translation] = field(default_factory=dict)
    keys: frozenset[str] = frozenset()
    classic: bool = False
    start: str = ""
    has_context: bool = True
    has_current: bool = True
    refused_axes: frozenset[str] = frozenset()
    is_positional: bool = field(default=False, init=False)
    _depth: int = field(default=0, init=False)
    _bound: dict[str, int] = field(default_factory=dict, init=False)  # variable of `some` -> the depth at which it is the context

    def translate(self, token: Token) -> Translation:
        """Return *token* in XPath 1; raises UntranslatableError."""
        symbol = token.symbol
        if symbol in _HANDLERS:
            return _HANDLERS[symbol](self, token)
        if symbol in _AXES or symbol in {"*", "@", ":", "(name)", "text", "node", "comment", "processing-instruction", ".", ".."}:
            if symbol == "*" and len(token):
                return self._arithmetic(token)
            if symbol == ":" and token[1].symbol not in {"(name)", "*"}:
                return self._prefixed_function(token)
            return self._relative(self.step(token))
        if token.label == "function":
            return self._call(token)
        raise UntranslatableError(symbol)

    # paths

    def _relative(self, step: Translation) -> Translation:
        if self._depth in self._bound.values() or (self._depth == 0 and not self.has_context):
            raise UntranslatableError("a path without a start")
        return replace(step, xpath=self.start + step.xpath) if self._depth == 0 else step

    def step(self, token: Token) -> Translation:
        """Return *token* as one step of a path."""
        symbol = token.symbol
        if symbol == "[":
            return self._with_predicate(self.step(token[0]), token[1])
        if symbol == ".":
            return Translation("self::node()", Kind.NODES, is_single=True)
        if symbol == "..":
            return Translation("parent::node()", Kind.NODES, is_single=True)
        if symbol == "@":
            test = self._test(token[0])
            return Translation(f"attribute::{test}", Kind.NODES, is_single="*" not in test and "(" not in test, target=ATTRIBUTE)
        if symbol in _AXES and len(token) == 1:
            if not self._depth and symbol in self.refused_axes:
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
        self._depth += 1
        try:
            predicate = self.translate(token)
        finally:
            self._depth -= 1
        if predicate.kind in _NUMBERS:
            self.is_positional = True
        elif predicate.kind is Kind.STRING:
            predicate = replace(predicate, xpath=f"boolean({predicate.xpath})")
        single = base.is_single or (predicate.kind in _NUMBERS and bool(re.fullmatch(r"\d+|last\(\)", predicate.xpath)))
        return self._joined(replace(base, xpath=f"{base.xpath}[{predicate.xpath}]", is_single=single), predicate)

    def _predicate(self, token: Token) -> Translation:
        base = token[0]
        while base.symbol == "[":
            base = base[0]
        if base.symbol in _HANDLERS or base.label == "function":
            first = self.translate(token[0])
            if first.kind is not Kind.NODES:
                raise UntranslatableError("a predicate of no nodes")
            return self._with_predicate(replace(first, xpath=f"({first.xpath})"), token[1])
        return self._relative(self.step(token))

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
            return self._joined(
                Translation(f"({xpath})", Kind.NODES, target=_common(branches)), *branches
            )
        if right.symbol in {"/", "//"} and len(right) == 2:  # a path in parentheses
            return self.path(self.path(left, between, right[0]), _between(right), right[1])
        base = right
        while base.symbol == "[":
            base = base[0]
        if base.symbol in _HANDLERS or base.label == "function" or (base.symbol == ":" and base[1].symbol not in {"(name)", "*"}):
            raise UntranslatableError("a step that is none in XPath 1")
        step = self.step(right)
        single = left.is_single and step.is_single and between == "/"
        return self._joined(replace(step, xpath=f"{left.xpath}{between}{step.xpath}", is_single=single), left)

    def _union(self, token: Token) -> Translation:
        parts = [self.translate(one) for one in token]
        if any(one.kind is not Kind.NODES for one in parts):
            raise UntranslatableError("a union of no nodes")
        xpath = " | ".join(one.xpath for one in parts)
        return self._joined(
            Translation(f"({xpath})", Kind.NODES, target=_common(parts)), *parts
        )

    # operators

    def _parenthesis(self, token: Token) -> Translation:
        if len(token) != 1:
            raise UntranslatableError("an empty sequence")
        inner = self.translate(token[0])
        return replace(inner, xpath=f"({inner.xpath})")

    def _logic(self, token: Token) -> Translation:
        left, right = (self.translate(one) for one in token)
        return self._joined(Translation(f"({left.xpath} {token.symbol} {right.xpath})", Kind.BOOLEAN), left, right)

    def _comparison(self, token: Token) -> Translation:
        operator = _VALUE.get(token.symbol, token.symbol)
        is_value = token.symbol in _VALUE
        if not is_value and not self.classic and (literals := _literals(token[1])):
            return self._any_of(self.translate(token[0]), operator, literals)
        left, right = (self.translate(one) for one in token)
        made = self._joined(Translation(f"({left.xpath} {operator} {right.xpath})", Kind.TRUTH if is_value else Kind.BOOLEAN), left, right)
        if self.classic:
            return made
        kinds = {left.kind, right.kind}
        if kinds <= {Kind.INTEGER}:
            return replace(made, kind=Kind.BOOLEAN)
        if operator in _ORDER or Kind.TRUTH in kinds:
            raise UntranslatableError("an order that is not one of numbers")
        if kinds == {Kind.BOOLEAN}:
            return made
        if kinds <= {Kind.STRING, Kind.NODES} and not (is_value and any(one.kind is Kind.NODES and not one.is_single for one in (left, right))):
            return made
        raise UntranslatableError("a comparison of two kinds")

    def _any_of(self, left: Translation, operator: str, literals: list[str]) -> Translation:
        if left.kind not in {Kind.STRING, Kind.NODES} or operator not in {"=", "!="}:
            raise UntranslatableError("a comparison with many values")
        tests = " or ".join(f"{left.xpath} {operator} {literal(one)}" for one in literals)
        return self._joined(Translation(f"({tests})", Kind.BOOLEAN), left)

    def _arithmetic(self, token: Token) -> Translation:
        parts = [self.translate(one) for one in token]
        xpath = f"({parts[0].xpath} {token.symbol} {parts[1].xpath})" if len(parts) == 2 else f"({token.symbol} {parts[0].xpath})"
        if self.classic:
            return self._joined(Translation(xpath, Kind.NUMBER), *parts)
        if token.symbol not in {"+", "-", "*"} or (token.symbol == "+" and len(parts) == 1) or any(one.kind is not Kind.INTEGER for one in parts):
            raise UntranslatableError("arithmetic that is not one of whole numbers")
        return self._joined(Translation(xpath, Kind.INTEGER), *parts)

    def _string(self, token: Token) -> Translation:
        return Translation(literal(str(token.value)), Kind.STRING)

    def _integer(self, token: Token) -> Translation:
        if token.value > 2**31:  # which a double still counts by ones, and sums of many
            raise UntranslatableError("a large number")
        return Translation(str(token.value), Kind.INTEGER)

    def _decimal(self, token: Token) -> Translation:
        if not self.classic:
            raise UntranslatableError("a fraction, which XPath 2 reckons exactly")
        return Translation(format(token.value, "f"), Kind.NUMBER)

    def _variable(self, token: Token) -> Translation:
        name = variable_name(token)
        if name in self._bound:
            if self._bound[name] != self._depth:
                raise UntranslatableError("a variable of a loop, further in")
            return Translation("self::node()", Kind.NODES, is_single=True)
        known = self.variables.get(name)
        if known is None:
            raise UntranslatableError(f"${name}")
        return replace(known, xpath=f"${name}", variables=frozenset({name}), is_current=False)

    def _if(self, token: Token) -> Translation:
        test, yes, no = (self.translate(one) for one in token)
        if not {yes.kind, no.kind} <= {Kind.BOOLEAN, Kind.TRUTH, Kind.NODES}:
            raise UntranslatableError("alternatives that are no truths")
        one, other = (f"boolean({part.xpath})" for part in (yes, no))
        xpath = f"((boolean({test.xpath}) and {one}) or (not({test.xpath}) and {other}))"
        return self._joined(Translation(xpath, Kind.BOOLEAN if yes.kind is no.kind is Kind.BOOLEAN else Kind.TRUTH), test, yes, no)

    def _quantified(self, token: Token) -> Translation:
        """Return ``some`` as a predicate, in which its variable is the context, and ``every`` as its opposite."""
        if len(token) != 3:
            raise UntranslatableError("a loop over several variables")
        name = variable_name(token[0])
        among = self.translate(token[1])
        if among.kind is not Kind.NODES or name in self._bound or self._bound:
            raise UntranslatableError("a loop over no nodes")
        self._depth += 1
        self._bound[name] = self._depth
        try:
            test = self.translate(token[2])
        finally:
            self._depth -= 1
            del self._bound[name]
        xpath = f"boolean(({among.xpath})[boolean({test.xpath})])" if token.symbol == "some" else f"not(({among.xpath})[not({test.xpath})])"
        return self._joined(Translation(xpath, Kind.BOOLEAN), among, test)

    # functions

    def _prefixed_function(self, token: Token) -> Translation:
        if token[0].value != "fn" or token[1].label != "function":
            raise UntranslatableError("a function of another namespace")
        return self._call(token[1])

    def _call(self, token: Token) -> Translation:
        name = token.symbol
        if name in _FUNCTIONS:
            return _FUNCTIONS[name](self, token)
        if self.classic and name in _CLASSIC:
            given = [self.translate(one) for one in token]
            if name in {"position", "last"} and self._depth:
                self.is_positional = True
            return self._called(name, given, _CLASSIC[name])
        if name in _OF_STRINGS:
            return self._of_strings(token)
        if name in _OF_NODES:
            return self._of_nodes(token)
        raise UntranslatableError(f"{name}()")

    def _called(self, name: str, given: list[Translation], kind: Kind) -> Translation:
        return self._joined(Translation(f"{name}({', '.join(one.xpath for one in given)})", kind), *given)

    def _implied(self, token: Token) -> None:
        """Refuse a function that takes the context where there is none to take."""
        if not len(token) and (self._depth in self._bound.values() or (self._depth == 0 and not self.has_context)):
            raise UntranslatableError("a function of no context")

    def _strings(self, token: Token) -> list[Translation]:
        """Return the arguments of a function of strings."""
        given = [self.translate(one) for one in token]
        for one in given:
            if one.kind is not Kind.STRING and not (one.kind is Kind.NODES and one.is_single):
                raise UntranslatableError("an argument that is no string")
        return given

    def _of_strings(self, token: Token) -> Translation:
        allowed, filled, kind = _OF_STRINGS[token.symbol]
        self._implied(token)
        given = self._strings(token)
        if len(given) not in allowed or any(given[index].kind is Kind.NODES for index in filled):
            raise UntranslatableError(token.symbol)
        return self._called(token.symbol, given, kind)

    def _substring(self, token: Token) -> Translation:
        words, *numbers = (self.translate(one) for one in token)
        if self.classic:
            return self._called("substring", [words, *numbers], Kind.STRING)
        if any(one.kind is not Kind.INTEGER for one in numbers) or (words.kind is not Kind.STRING and not (words.kind is Kind.NODES and words.is_single)):
            raise UntranslatableError("a substring")
        return self._called("substring", [words, *numbers], Kind.STRING)

    def _ends_with(self, token: Token) -> Translation:
        if len(token) != 2 or token[1].symbol != "(string)" or self.classic:
            raise UntranslatableError("ends-with")
        (words,) = self._strings(token[:1])
        end = str(token[1].value)
        xpath = f"(substring({words.xpath}, string-length({words.xpath}) - {len(end) - 1}) = {literal(end)})" if end else "true()"
        return self._joined(Translation(xpath, Kind.BOOLEAN), words)

    def _of_nodes(self, token: Token) -> Translation:
        self._implied(token)
        given = [self.translate(one) for one in token]
        if any(one.kind is not Kind.NODES or not (one.is_single or self.classic) for one in given):
            raise UntranslatableError("a name of several nodes")
        name = f"{PREFIX}:generate-id" if token.symbol == "generate-id" else token.symbol
        if name != token.symbol and not given:
            given = [self.step_of_context()]
        return self._called(name, given, Kind.STRING)

    def step_of_context(self) -> Translation:
        """Return the context node."""
        return Translation("self::node()", Kind.NODES, is_single=True)

    def _matches(self, token: Token) -> Translation:
        words, pattern = self._strings(token[:2])
        flags = str(token[2].value) if len(token) > 2 and token[2].symbol == "(string)" else ""
        if self.classic or pattern.kind is not Kind.STRING or (len(token) > 2 and not flags):
            raise UntranslatableError("flags that are computed")
        xpath = f"{PREFIX}:matches(string({words.xpath}), {pattern.xpath}, {literal(flags)})"
        return self._joined(Translation(xpath, Kind.BOOLEAN), words, pattern)

    def _to_string(self, token: Token) -> Translation:
        self._implied(token)
        given = [self.translate(one) for one in token]
        if any(one.kind is Kind.TRUTH or (one.kind is Kind.NODES and not one.is_single and not self.classic) for one in given):
            raise UntranslatableError("a string of several")
        return self._called("string", given, Kind.STRING)

    def _not(self, token: Token) -> Translation:
        return self._called("not", [self.translate(token[0])], Kind.BOOLEAN)

    def _boolean(self, token: Token) -> Translation:
        return self._called("boolean", [self.translate(token[0])], Kind.BOOLEAN)

    def _nodes_exist(self, token: Token) -> Translation:
        nodes = self.translate(token[0])
        if nodes.kind is not Kind.NODES or self.classic:
            raise UntranslatableError("of other things than nodes")
        return self._called("boolean" if token.symbol == "exists" else "not", [nodes], Kind.BOOLEAN)

    def _constant(self, token: Token) -> Translation:
        return Translation(f"{token.symbol}()", Kind.BOOLEAN)

    def _count(self, token: Token) -> Translation:
        nodes = self.translate(token[0])
        if nodes.kind is not Kind.NODES:
            raise UntranslatableError("a count of other things than nodes")
        return self._called("count", [nodes], Kind.INTEGER)

    def _place_in_list(self, token: Token) -> Translation:
        if not self._depth or self._depth in self._bound.values():
            raise UntranslatableError("a position outside of a predicate")
        self.is_positional = True
        return Translation(f"{token.symbol}()", Kind.INTEGER)

    def _current(self, token: Token) -> Translation:  # noqa: ARG002  # as all of the table below
        if not self.has_context or not self.has_current or self.start:
            raise UntranslatableError("a current node where there is none")
        return Translation(f"${CURRENT}", Kind.NODES, is_single=True, is_current=True)

    def _id(self, token: Token) -> Translation:
        return self._looked_up("id", token, token)

    def _key(self, token: Token) -> Translation:
        if len(token) != 2 or token[0].symbol != "(string)" or str(token[0].value) not in self.keys:
            raise UntranslatableError("a key that finds other things than elements")
        return self._looked_up("key", token, token[1:])

    def _looked_up(self, name: str, token: Token, values: Token) -> Translation:
        given = [self.translate(one) for one in values]
        if len(given) != 1 or given[0].kind not in {Kind.STRING, Kind.NODES}:
            raise UntranslatableError(name)
        first = f"{literal(str(token[0].value))}, " if name == "key" else ""
        return self._joined(Translation(f"{PREFIX}:{name}({first}{given[0].xpath})", Kind.NODES, target=ELEMENT), *given)

    def _lang(self, token: Token) -> Translation:
        if len(token) != 1 or token[0].symbol != "(string)":
            raise UntranslatableError("a language that is computed")
        self._relative(self.step_of_context())
        return self._called("lang", [self.translate(token[0])], Kind.BOOLEAN)

    @staticmethod
    def _joined(made: Translation, *parts: Translation) -> Translation:
        """Return *made* with what its *parts* need."""
        return replace(
            made,
            variables=made.variables.union(*(one.variables for one in parts)),
            is_current=made.is_current or any(one.is_current for one in parts),
        )


def _target(test: str) -> str:
    return {"text()": TEXT, "node()": ""}.get(test, "" if "(" in test else ELEMENT)


def _common(parts: list[Translation]) -> str:
    targets = {one.target for one in parts}
    return targets.pop() if len(targets) == 1 else ""


def _between(token: Token) -> str:
    return "/" if token.symbol == "/" else EVERYWHERE


def _literals(token: Token) -> list[str]:
    """Return the strings of which a sequence in parentheses consists, or none where it holds anything else."""
    if token.symbol == "(" and len(token) == 1:
        token = token[0]
        parts = []
        while token.symbol == "," and len(token) == 2:
            parts.append(token[1])
            token = token[0]
        parts.append(token)
        if len(parts) > 1 and all(one.symbol == "(string)" for one in parts):
            return [str(one.value) for one in reversed(parts)]
    return []


def compiled_pattern(pattern: str, flags: str) -> re.Pattern[str]:
    """Return a regular expression of XPath as one of Python, as elementpath reads it.

    >>> bool(compiled_pattern("^a.c$", "i").search("ABC"))
    True
    """
    if set(flags) - set("smixq"):
        raise ValueError(flags)
    options = 0
    for one in flags.replace("q", ""):
        options |= getattr(re, one.upper())
    if "q" in flags:
        pattern = re.escape(pattern)
    return re.compile(translate_pattern(pattern, options, "1.0"), options)


_Handler = Callable[[Translator, Token], Translation]
_HANDLERS: Final[dict[str, _Handler]] = {
    "/": Translator._path,
    "//": Translator._path,
    "[": Translator._predicate,
    "(": Translator._parenthesis,
    "$": Translator._variable,
    **dict.fromkeys(("|", "union"), Translator._union),
    **dict.fromkeys(("and", "or"), Translator._logic),
    **dict.fromkeys(("=", "!=", *_ORDER, *_VALUE), Translator._comparison),
    **dict.fromkeys(("+", "-", "div", "mod"), Translator._arithmetic),
    "(string)": Translator._string,
    "(integer)": Translator._integer,
    **dict.fromkeys(("(decimal)", "(float)"), Translator._decimal),
    "if": Translator._if,
    **dict.fromkeys(("some", "every"), Translator._quantified),
}
_FUNCTIONS: Final[dict[str, _Handler]] = {
    "not": Translator._not,
    "boolean": Translator._boolean,
    **dict.fromkeys(("exists", "empty"), Translator._nodes_exist),
    **dict.fromkeys(("true", "false"), Translator._constant),
    "count": Translator._count,
    **dict.fromkeys(("position", "last"), Translator._place_in_list),
    "string": Translator._to_string,
    "substring": Translator._substring,
    "ends-with": Translator._ends_with,
    "matches": Translator._matches,
    "current": Translator._current,
    "id": Translator._id,
    "key": Translator._key,
    "lang": Translator._lang,
}
