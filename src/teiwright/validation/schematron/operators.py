"""Operators, literals and loops of XPath 2, in XPath 1."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from .expressions import Token, variable_name
from .kinds import Kind, Translation, UntranslatableError, joined, literal

if TYPE_CHECKING:
    from .translation import Translator

_VALUE: Final = {"eq": "=", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
_ORDER: Final = frozenset({"<", "<=", ">", ">="})


def _parenthesis(translator: "Translator", token: Token) -> Translation:
    if len(token) != 1:
        raise UntranslatableError("an empty sequence")
    inner = translator.translate(token[0])
    return replace(inner, xpath=f"({inner.xpath})")


def _logic(translator: "Translator", token: Token) -> Translation:
    left, right = (translator.translate(one) for one in token)
    return joined(Translation(f"({left.xpath} {token.symbol} {right.xpath})", Kind.BOOLEAN), left, right)


def _comparison(translator: "Translator", token: Token) -> Translation:
    operator = _VALUE.get(token.symbol, token.symbol)
    is_value = token.symbol in _VALUE
    if not is_value and not translator.classic and (literals := _literals(token[1])):
        return _any_of(translator.translate(token[0]), operator, literals)
    left, right = (translator.translate(one) for one in token)
    made = joined(Translation(f"({left.xpath} {operator} {right.xpath})", Kind.TRUTH if is_value else Kind.BOOLEAN), left, right)
    if translator.classic:
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


def _any_of(left: Translation, operator: str, literals: list[str]) -> Translation:
    if left.kind not in {Kind.STRING, Kind.NODES} or operator not in {"=", "!="}:
        raise UntranslatableError("a comparison with many values")
    tests = " or ".join(f"{left.xpath} {operator} {literal(one)}" for one in literals)
    return joined(Translation(f"({tests})", Kind.BOOLEAN), left)


def arithmetic(translator: "Translator", token: Token) -> Translation:
    """Return a sum, difference or product; in XPath 1 a quotient too."""
    parts = [translator.translate(one) for one in token]
    xpath = f"({parts[0].xpath} {token.symbol} {parts[1].xpath})" if len(parts) == 2 else f"({token.symbol} {parts[0].xpath})"
    if token.symbol == "+" and len(parts) == 1:
        raise UntranslatableError("a plus with nothing before it")
    if translator.classic:
        return joined(Translation(xpath, Kind.NUMBER), *parts)
    if token.symbol not in {"+", "-", "*"} or any(one.kind is not Kind.INTEGER for one in parts):
        raise UntranslatableError("arithmetic that is not one of whole numbers")
    return joined(Translation(xpath, Kind.INTEGER), *parts)


def _string(_: "Translator", token: Token) -> Translation:
    return Translation(literal(str(token.value)), Kind.STRING)


def _integer(_: "Translator", token: Token) -> Translation:
    if token.value > 2**31:  # which a double still counts by ones, and sums of many
        raise UntranslatableError("a large number")
    return Translation(str(token.value), Kind.INTEGER)


def _decimal(translator: "Translator", token: Token) -> Translation:
    if not translator.classic:
        raise UntranslatableError("a fraction, which XPath 2 reckons exactly")
    return Translation(format(token.value, "f"), Kind.NUMBER)


def _variable(translator: "Translator", token: Token) -> Translation:
    name = variable_name(token)
    if name in translator.bound:
        if translator.bound[name] != translator.depth:
            raise UntranslatableError("a variable of a loop, further in")
        return Translation("self::node()", Kind.NODES, is_single=True, target=translator.here)
    known = translator.variables.get(name)
    if known is None:
        raise UntranslatableError(f"${name}")
    return replace(known, xpath=f"${name}", variables=frozenset({name}), is_current=False)


def _if(translator: "Translator", token: Token) -> Translation:
    test, yes, no = (translator.translate(one) for one in token)
    if not {yes.kind, no.kind} <= {Kind.BOOLEAN, Kind.TRUTH, Kind.NODES}:
        raise UntranslatableError("alternatives that are no truths")
    one, other = (f"boolean({part.xpath})" for part in (yes, no))
    xpath = f"((boolean({test.xpath}) and {one}) or (not({test.xpath}) and {other}))"
    return joined(Translation(xpath, Kind.BOOLEAN if yes.kind is no.kind is Kind.BOOLEAN else Kind.TRUTH), test, yes, no)


def _quantified(translator: "Translator", token: Token) -> Translation:
    """Return ``some`` as a predicate, in which its variable is the context, and ``every`` as its opposite."""
    if len(token) != 3:
        raise UntranslatableError("a loop over several variables")
    name = variable_name(token[0])
    among = translator.translate(token[1])
    if among.kind is not Kind.NODES or name in translator.bound or translator.bound:
        raise UntranslatableError("a loop over no nodes")
    with translator.inside(among):
        translator.bound[name] = translator.depth
        try:
            test = translator.translate(token[2])
        finally:
            del translator.bound[name]
    xpath = f"boolean(({among.xpath})[boolean({test.xpath})])" if token.symbol == "some" else f"not(({among.xpath})[not({test.xpath})])"
    return joined(Translation(xpath, Kind.BOOLEAN), among, test)


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


OPERATORS: Final[dict[str, Callable[["Translator", Token], Translation]]] = {
    "(": _parenthesis,
    "$": _variable,
    **dict.fromkeys(("and", "or"), _logic),
    **dict.fromkeys(("=", "!=", *_ORDER, *_VALUE), _comparison),
    **dict.fromkeys(("+", "-", "div", "mod"), arithmetic),
    "(string)": _string,
    "(integer)": _integer,
    **dict.fromkeys(("(decimal)", "(float)"), _decimal),
    "if": _if,
    **dict.fromkeys(("some", "every"), _quantified),
}
