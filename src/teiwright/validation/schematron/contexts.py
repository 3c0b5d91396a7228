"""Contexts of rules: match patterns, and how all the nodes that match one are found at once.

A pattern becomes paths of XPath 1 from the document's root, so that one pass of
libxml2 finds the nodes of a rule, and none at all where the document has no
element of the names that the pattern ends in. A predicate that XPath 1 cannot
say is tried by elementpath on the nodes that the rest of the pattern finds.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ...model import Place, SchemaError
from .expressions import Language, Token, free_variables, symbols
from .kinds import Translation, UntranslatableError
from .translation import EVERYWHERE, Translator

#: Operators whose result is a truth and no number, so that a predicate of them asks for no position.
_TRUTHS: Final = frozenset(
    {
        *("and", "or", "=", "!=", "<", ">", "<=", ">=", "eq", "ne", "lt", "le", "gt", "ge", "is", "<<", ">>"),
        *("not", "exists", "empty", "boolean", "matches", "contains", "starts-with", "ends-with", "lang", "true", "false"),
        *("some", "every", "castable", "instance", "@", ".", "..", "|", "(name)"),
        *("self", "child", "parent", "ancestor", "ancestor-or-self", "descendant", "preceding-sibling", "following-sibling"),
    }
)
_NO_PATTERNS: Final = frozenset(
    ["(string)", "(integer)", "(decimal)", "(float)", "and", "or", "=", "!=", "eq", "ne", "if", "for", "some", "every", ",", "$"]
)


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of the patterns joined by ``|``.

    *name* is that of the elements it matches, where it says one, and
    *attributes* are those that they must have, or that match; *select* finds
    the nodes that may match, or is None where only elementpath can tell;
    *rest* are the predicates that remain to be tried on each.
    """

    token: Token
    name: str | None
    select: Translation | None
    rest: tuple[Token, ...] = ()
    attributes: frozenset[str] = frozenset()

    def may_match(self, names: frozenset[str]) -> bool:
        """Return whether anything can match in a document of elements and attributes with *names*."""
        return (self.name is None or self.name in names) and self.attributes <= names


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule is about."""

    source: str
    alternatives: tuple[Alternative, ...]
    variables: frozenset[str]
    place: Place

    @classmethod
    def of(cls, source: str, place: Place, language: Language, variables: Mapping[str, Translation], keys: frozenset[str] = frozenset()) -> "Context":
        """Return the context that the pattern *source* describes; raises SchemaError where it is none."""
        token = language.parse(source, place)
        parts = _alternatives(token)
        if any(one.symbol in _NO_PATTERNS for one in parts):
            raise SchemaError(f'the context "{" ".join(source.split())}" is no pattern: it finds no nodes', place)
        return cls(
            source,
            tuple(_alternative(one, language, Translator(variables, keys, classic=language.classic, start=EVERYWHERE)) for one in parts),
            free_variables(token),
            place,
        )

    @property
    def target(self) -> str:
        """What kind of node can match, ``""`` where several can or it is not known."""
        targets = {one.select.target if one.select is not None else "" for one in self.alternatives}
        return targets.pop() if len(targets) == 1 else ""


def _alternatives(token: Token) -> list[Token]:
    if token.symbol in {"|", "union"}:
        return [one for part in token for one in _alternatives(part)]
    if token.symbol == "(" and len(token) == 1:
        return _alternatives(token[0])
    return [token]


def _alternative(token: Token, language: Language, translator: Translator) -> Alternative:
    name = _last_name(token, language.namespaces)
    attributes = frozenset(_needed_attributes(token))
    try:
        found, rest = _peeled(token, translator)
    except UntranslatableError:
        return Alternative(token, name, None, attributes=attributes)
    if (translator.is_positional and rest) or (token.symbol == "/" and not len(token)):  # libxml2 gives no document node
        return Alternative(token, name, None, attributes=attributes)
    if not translator.is_positional:  # the same nodes, found faster
        found = Translation(
            re.sub(re.escape(EVERYWHERE + "child::"), "/descendant::", found.xpath),
            found.kind,
            target=found.target,
            variables=found.variables,
        )
    return Alternative(token, name, found, rest, attributes)


def _peeled(token: Token, translator: Translator) -> tuple[Translation, tuple[Token, ...]]:
    """Return a translation of the pattern *token* without those last predicates that cannot be translated, and these."""
    try:
        return translator.translate(token), ()
    except UntranslatableError:
        if token.symbol == "[":
            _require_a_truth(token[1])
            found, rest = _peeled(token[0], translator)
            return found, (*rest, token[1])
        if token.symbol in {"/", "//"} and len(token) == 2 and token[1].symbol == "[":
            step = token[1]
            last: list[Token] = []
            while step.symbol == "[":
                _require_a_truth(step[1])
                last.insert(0, step[1])
                step = step[0]
            between = "/" if token.symbol == "/" else EVERYWHERE
            return translator.path(translator.translate(token[0]), between, step), tuple(last)
        raise


def _require_a_truth(token: Token) -> None:
    """Refuse a predicate that may ask for a position, which it has only within the whole pattern."""
    predicate = token
    while (token.symbol in {"(", "["} and len(token)) or (token.symbol in {"/", "//"} and len(token)):
        token = token[0] if token.symbol in {"(", "["} else token[-1]  # a path may end in a function
    inner = token[1] if token.symbol == ":" and token[0].value == "fn" else token
    if inner.symbol not in _TRUTHS or symbols(predicate) & {"position", "last", "current"}:
        raise UntranslatableError("a predicate that may be a position")


def _last_name(token: Token, namespaces: Mapping[str, str]) -> str | None:
    """Return the name of the elements that a pattern matches, as lxml writes it, or None where it says no single one."""
    while token.symbol in {"[", "/", "//", "child"}:
        if not len(token):
            return None
        token = token[0] if token.symbol in {"[", "child"} else token[-1]
    if token.symbol == "(name)":
        return str(token.value)
    if token.symbol == ":" and token[0].symbol == token[1].symbol == "(name)":
        return f"{{{namespaces.get(str(token[0].value), '')}}}{token[1].value}"
    return None


def _needed_attributes(token: Token) -> Iterator[str]:
    """Yield the attributes without which nothing matches a pattern: it asks for them in its last step, or is about them."""
    if token.symbol == "[":
        yield from _needed_attributes(token[0])
        yield from _asked_for(token[1])
    elif token.symbol in {"/", "//"} and len(token):
        yield from _needed_attributes(token[-1])
    elif token.symbol == "@" and token[0].symbol == "(name)":
        yield f"@{token[0].value}"


def _asked_for(predicate: Token) -> Iterator[str]:
    if predicate.symbol == "@" and predicate[0].symbol == "(name)":
        yield f"@{predicate[0].value}"
    elif predicate.symbol == "and":
        for part in predicate:
            yield from _asked_for(part)
