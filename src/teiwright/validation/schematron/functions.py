"""Functions of XPath 2 and XSLT, in XPath 1 or as functions of our own that libxml2 calls."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from .expressions import Token
from .kinds import CURRENT, ELEMENT, PREFIX, Kind, Translation, UntranslatableError, joined, literal

if TYPE_CHECKING:
    from .translation import Translator

#: What there is in XPath 1, for rules that are written in it.
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
_CONTEXT: Final = Translation("self::node()", Kind.NODES, is_single=True)


def prefixed_function(translator: "Translator", token: Token) -> Translation:
    """Return a call of a function with a prefix, which only those of XPath itself can have here."""
    if token[0].value != "fn" or token[1].label != "function":
        raise UntranslatableError("a function of another namespace")
    return call(translator, token[1])


def call(translator: "Translator", token: Token) -> Translation:
    """Return a call of a function; raises UntranslatableError."""
    name = token.symbol
    if name in _FUNCTIONS:
        return _FUNCTIONS[name](translator, token)
    if translator.classic and name in _CLASSIC:
        given = [translator.translate(one) for one in token]
        if name in {"position", "last"} and translator.depth:
            translator.is_positional = True
        return _called(name, given, _CLASSIC[name])
    if name in _OF_STRINGS:
        return _of_strings(translator, token)
    if name in _OF_NODES:
        return _of_nodes(translator, token)
    raise UntranslatableError(f"{name}()")


def _called(name: str, given: list[Translation], kind: Kind) -> Translation:
    return joined(Translation(f"{name}({', '.join(one.xpath for one in given)})", kind), *given)


def _implied(translator: "Translator", token: Token) -> None:
    """Refuse a function that takes the context where there is none to take."""
    if not len(token) and (translator.depth in translator.bound.values() or (translator.depth == 0 and not translator.has_context)):
        raise UntranslatableError("a function of no context")


def _strings(translator: "Translator", token: Token) -> list[Translation]:
    """Return the arguments of a function of strings."""
    given = [translator.translate(one) for one in token]
    for one in given:
        if one.kind is not Kind.STRING and not (one.kind is Kind.NODES and one.is_single):
            raise UntranslatableError("an argument that is no string")
    return given


def _of_strings(translator: "Translator", token: Token) -> Translation:
    allowed, filled, kind = _OF_STRINGS[token.symbol]
    _implied(translator, token)
    given = _strings(translator, token)
    if len(given) not in allowed or any(given[index].kind is Kind.NODES for index in filled):
        raise UntranslatableError(token.symbol)
    return _called(token.symbol, given, kind)


def _substring(translator: "Translator", token: Token) -> Translation:
    words, *numbers = (translator.translate(one) for one in token)
    if translator.classic:
        return _called("substring", [words, *numbers], Kind.STRING)
    if any(one.kind is not Kind.INTEGER for one in numbers) or (words.kind is not Kind.STRING and not (words.kind is Kind.NODES and words.is_single)):
        raise UntranslatableError("a substring")
    return _called("substring", [words, *numbers], Kind.STRING)


def _ends_with(translator: "Translator", token: Token) -> Translation:
    if len(token) != 2 or token[1].symbol != "(string)" or translator.classic:
        raise UntranslatableError("ends-with")
    (words,) = _strings(translator, token[:1])
    end = str(token[1].value)
    xpath = f"(substring({words.xpath}, string-length({words.xpath}) - {len(end) - 1}) = {literal(end)})" if end else "true()"
    return joined(Translation(xpath, Kind.BOOLEAN), words)


def _of_nodes(translator: "Translator", token: Token) -> Translation:
    _implied(translator, token)
    given = [translator.translate(one) for one in token]
    if any(one.kind is not Kind.NODES or not (one.is_single or translator.classic) for one in given):
        raise UntranslatableError("a name of several nodes")
    name = f"{PREFIX}:generate-id" if token.symbol == "generate-id" else token.symbol
    if name != token.symbol:
        given = given or [Translation("self::node()", Kind.NODES, is_single=True, target=translator.here)]
        if given[0].target != ELEMENT:
            raise UntranslatableError("an identifier of what libxml2 cannot hand over")
    return _called(name, given, Kind.STRING)


def _matches(translator: "Translator", token: Token) -> Translation:
    words, pattern = _strings(translator, token[:2])
    flags = str(token[2].value) if len(token) > 2 and token[2].symbol == "(string)" else ""
    if translator.classic or pattern.kind is not Kind.STRING or (len(token) > 2 and not flags):
        raise UntranslatableError("flags that are computed")
    xpath = f"{PREFIX}:matches(string({words.xpath}), {pattern.xpath}, {literal(flags)})"
    return joined(Translation(xpath, Kind.BOOLEAN), words, pattern)


def _to_string(translator: "Translator", token: Token) -> Translation:
    _implied(translator, token)
    given = [translator.translate(one) for one in token]
    if any(one.kind is Kind.TRUTH or (one.kind is Kind.NODES and not one.is_single and not translator.classic) for one in given):
        raise UntranslatableError("a string of several")
    return _called("string", given, Kind.STRING)


def _not(translator: "Translator", token: Token) -> Translation:
    return _called("not", [translator.translate(token[0])], Kind.BOOLEAN)


def _boolean(translator: "Translator", token: Token) -> Translation:
    return _called("boolean", [translator.translate(token[0])], Kind.BOOLEAN)


def _nodes_exist(translator: "Translator", token: Token) -> Translation:
    nodes = translator.translate(token[0])
    if nodes.kind is not Kind.NODES or translator.classic:
        raise UntranslatableError("of other things than nodes")
    return _called("boolean" if token.symbol == "exists" else "not", [nodes], Kind.BOOLEAN)


def _constant(_: "Translator", token: Token) -> Translation:
    return Translation(f"{token.symbol}()", Kind.BOOLEAN)


def _count(translator: "Translator", token: Token) -> Translation:
    nodes = translator.translate(token[0])
    if nodes.kind is not Kind.NODES:
        raise UntranslatableError("a count of other things than nodes")
    return _called("count", [nodes], Kind.INTEGER)


def _place_in_list(translator: "Translator", token: Token) -> Translation:
    if not translator.depth or translator.depth in translator.bound.values():
        raise UntranslatableError("a position outside of a predicate")
    translator.is_positional = True
    return Translation(f"{token.symbol}()", Kind.INTEGER)


def _current(translator: "Translator", _: Token) -> Translation:
    if not translator.has_context or translator.about != ELEMENT or translator.start:
        raise UntranslatableError("a current node where there is none")
    return Translation(f"${CURRENT}", Kind.NODES, is_single=True, target=ELEMENT, is_current=True)


def _id(translator: "Translator", token: Token) -> Translation:
    return _looked_up(translator, "id", token, token)


def _key(translator: "Translator", token: Token) -> Translation:
    if len(token) != 2 or token[0].symbol != "(string)" or str(token[0].value) not in translator.keys:
        raise UntranslatableError("a key that finds other things than elements")
    return _looked_up(translator, "key", token, token[1:])


def _looked_up(translator: "Translator", name: str, token: Token, values: Token) -> Translation:
    given = [translator.translate(one) for one in values]
    if len(given) != 1 or given[0].kind not in {Kind.STRING, Kind.NODES}:
        raise UntranslatableError(name)
    if given[0].kind is Kind.NODES and not given[0].target:
        raise UntranslatableError("a value that may be that of the document, which libxml2 does not hand over")
    first = f"{literal(str(token[0].value))}, " if name == "key" else ""
    return joined(Translation(f"{PREFIX}:{name}({first}{given[0].xpath})", Kind.NODES, target=ELEMENT), *given)


def _lang(translator: "Translator", token: Token) -> Translation:
    if len(token) != 1 or token[0].symbol != "(string)":
        raise UntranslatableError("a language that is computed")
    translator.relative(_CONTEXT)
    return _called("lang", [translator.translate(token[0])], Kind.BOOLEAN)


_FUNCTIONS: Final[dict[str, Callable[["Translator", Token], Translation]]] = {
    "not": _not,
    "boolean": _boolean,
    **dict.fromkeys(("exists", "empty"), _nodes_exist),
    **dict.fromkeys(("true", "false"), _constant),
    "count": _count,
    **dict.fromkeys(("position", "last"), _place_in_list),
    "string": _to_string,
    "substring": _substring,
    "ends-with": _ends_with,
    "matches": _matches,
    "current": _current,
    "id": _id,
    "key": _key,
    "lang": _lang,
}
