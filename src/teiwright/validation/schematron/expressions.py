"""XPath as Schematron has it: parsed once, its variables known, with the functions that XSLT adds."""

import copy
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Protocol

from elementpath import ElementPathError, XPathContext
from elementpath.xpath31 import XPath31Parser
from elementpath.xpath_nodes import AttributeNode

from ...guidelines.namespaces import XML_LANG
from ...model import Place, SchemaError

if TYPE_CHECKING:
    from elementpath.xpath_nodes import XPathNode

Token = Any  # elementpath's tokens: sequences of tokens with a symbol and a value, whose many classes are made as it is imported

#: Functions that would read other files; the last two may be asked, and nothing is there.
_READING: Final = {
    **dict.fromkeys(("document", "unparsed-text", "unparsed-text-lines"), (1, 2)),
    **dict.fromkeys(("doc", "environment-variable", "load-xquery-module", "transform", "parse-xml", "parse-xml-fragment"), 1),
    **dict.fromkeys(("collection", "uri-collection"), (0, 1)),
    "json-doc": (1, 2),
    "available-environment-variables": 0,
}
_ASKING: Final = {"doc-available": 1, "unparsed-text-available": (1, 2)}
_MOST_NUMBERS: Final = 1_000_000  # in a range
_LITERAL: Final = re.compile(r"""("[^"]*"|'[^']*')""")
_OPERATOR_AS_NAME: Final = re.compile(r"(::|/|^)attribute\(\s*(to|and|or|div|mod|idiv|eq|ne|lt|le|gt|ge|is|union|except|intersect)\s*\)")
_BINDING: Final = {"for", "some", "every", "let"}


class Index(Protocol):
    """What functions look up in the document at hand."""

    def nodes_by_id(self, words: str) -> "list[XPathNode]":
        """Return the elements with one of the identifiers *words*, in document order."""

    def nodes_by_key(self, name: str, values: list[str]) -> "list[XPathNode]":
        """Return the nodes that the key *name* finds by one of *values*, in document order."""


class Focus(XPathContext):
    """Where an expression is evaluated: elementpath's context, with XSLT's current node and an index of the document."""

    current: Any = None
    index: Index | None = None

    def iter_attributes(self) -> "Iterator[AttributeNode]":
        """Yield the attributes of the item; an attribute has none, where elementpath takes it for its own."""
        if self.axis is not None or not isinstance(self.item, AttributeNode):  # within a step, its kind is asked
            yield from super().iter_attributes()

    def at(self, node: Any, variables: Mapping[str, Any]) -> "Focus":  # noqa: ANN401  # a node of elementpath
        """Return the focus on *node*, which is the current one too."""
        focus = copy.copy(self)
        focus.item = focus.current = node
        focus.variables = dict(variables)  # which loops write to
        return focus


class Parser(XPath31Parser):
    """The parser of XPath 3.1, which holds 2 and 1, with XSLT's current() and key(), and without what reads files."""


def _replace(name: str, nargs: Any, evaluate: Any, *, kind: str = "select") -> None:  # noqa: ANN401  # elementpath's own types
    """Give *Parser* a function, in place of the one of that name which it shares with other parsers."""
    Parser.symbol_table.pop(name, None)
    evaluate.__name__ = f"{kind}__{name.replace('-', '_')}"
    Parser.method(Parser.function(name, nargs=nargs))(evaluate)


def _current(self: Token, context: Focus | None = None) -> Iterator[Any]:
    if context is None:
        raise self.missing_context()
    yield context.current


def _id(self: Token, context: Focus | None = None) -> Iterator[Any]:
    if context is None or context.index is None:
        raise self.missing_context()
    yield from context.index.nodes_by_id(" ".join(self.string_value(one) for one in self[0].select(copy.copy(context))))


def _key(self: Token, context: Focus | None = None) -> Iterator[Any]:
    if context is None or context.index is None:
        raise self.missing_context()
    name = self.get_argument(context, required=True, cls=str)
    yield from context.index.nodes_by_key(name, [self.string_value(one) for one in self[1].atomization(copy.copy(context))])


def _sort(self: Token, context: Focus | None = None) -> Any:  # noqa: ANN401  # a value of XPath
    """Sort by values, where elementpath leaves nodes as they are."""
    if len(self) > 1:
        return _SORT.evaluate(self, context)
    if context is None:
        raise self.missing_context()
    items = list(self[0].select(copy.copy(context)))
    values = [self.data_value(one) for one in items]
    if not all(isinstance(one, (int, float, Decimal)) for one in values):
        values = [self.string_value(one) for one in values]
    return [items[index] for index in sorted(range(len(items)), key=values.__getitem__)]


def _lang(self: Token, context: Focus | None = None) -> bool:
    """Compare with the nearest language, where elementpath takes that of the outermost element that says one."""
    node: Any = self.get_argument(context, index=1) if len(self) > 1 else context.item if context is not None else None
    wanted = (self.get_argument(context, cls=str) or "").lower()
    while node is not None:
        said = next((one.value for one in getattr(node, "attributes", None) or () if one.name == XML_LANG), None)
        if said is not None:
            return bool(wanted) and (said.lower() == wanted or said.lower().startswith(f"{wanted}-"))
        node = node.parent
    return False


def _refuse(self: Token, context: Focus | None = None) -> Iterator[Any]:
    if context is None:  # as it is parsed
        raise self.missing_context()
    message = f"{self.symbol}() reads something else than the document, which rules may not"
    raise ElementPathError(message)


def _deny(self: Token, context: Focus | None = None) -> bool:  # noqa: ARG001  # elementpath's signature
    return False


def _function(evaluate: Any) -> Any:  # noqa: ANN401  # any of the above
    """Return a copy of *evaluate*, since each function is named after what it stands for."""
    return lambda self, context=None: evaluate(self, context)


_RANGE: Final[Any] = Parser.symbol_table["to"]


class _Range(_RANGE):  # type: ignore[misc]  # elementpath makes its tokens' classes as it is imported
    """A range of numbers, which elementpath holds as a whole, even as it parses."""

    def evaluate(self, context: Focus | None = None) -> Any:  # noqa: ANN401  # a value of XPath
        """Return the numbers; raises ElementPathError where there are very many."""
        first, last = self.get_operands(context, cls=int)
        if first is not None and last is not None and last - first >= _MOST_NUMBERS:
            message = f"{first} to {last} are more than {_MOST_NUMBERS:,} numbers"
            raise ElementPathError(message)
        return super().evaluate(context)


Parser.symbol_table["to"] = _Range
_SORT: Final = Parser.symbol_table["sort"]
_replace("sort", (1, 3), _function(_sort), kind="evaluate")
_replace("lang", (1, 2), _function(_lang), kind="evaluate")
for _name, _nargs, _evaluate in (("current", 0, _current), ("id", (1, 2), _id), ("key", (2, 3), _key)):
    _replace(_name, _nargs, _function(_evaluate))
for _name, _arity in _READING.items():
    _replace(_name, _arity, _function(_refuse))
for _name, _arity in _ASKING.items():
    _replace(_name, _arity, _function(_deny), kind="evaluate")
Parser.build()


class Language:
    """XPath in the namespaces of one schema; *classic* where its query binding is XSLT 1."""

    def __init__(self, namespaces: Mapping[str, str], *, classic: bool = False) -> None:
        self.namespaces = dict(namespaces)
        self.classic = classic
        self._parser = Parser(namespaces=self.namespaces, compatibility_mode=classic)
        self._known: dict[str, Token] = {}

    def parse(self, source: str, place: Place) -> Token:
        """Return the tokens of the expression *source*; raises SchemaError where it is wrong."""
        found = self._known.get(source)
        if found is None:
            try:
                found = self._parsed(source)
            except (ElementPathError, ValueError, TypeError, RecursionError, OverflowError) as problem:
                raise SchemaError(f"the XPath {_one_line(source)} is wrong: {_reason(problem)}", place) from problem
            if any(one.label in {"array", "map"} for one in found.iter()):
                raise SchemaError(f"the XPath {_one_line(source)} makes an array or a map, which rules cannot have here", place)
            self._known[source] = found
        return found

    def _parsed(self, source: str) -> Token:
        try:
            found = self._parser.parse(source)
        except ElementPathError:
            reworded = _without_operators_as_names(source)
            if reworded == source:
                raise
            found = self._parser.parse(reworded)
        for one in found.iter():
            if one.symbol == ":" and len(one) == 2 and one[1].symbol == "(name)" and one[0].symbol == "(name)":
                one[1].bind_namespace(self._parser.namespaces[str(one[0].value)])  # lost where a function has the name: tei:head
                one.name = one[1].name
        return found


def _without_operators_as_names(source: str) -> str:
    """Return *source* with tests of attributes in other words where elementpath takes the name for an operator.

    >>> _without_operators_as_names("@*[self::attribute(to)] = 'attribute(to)'")
    "@*[self::attribute()[name() = 'to']] = 'attribute(to)'"
    """
    parts = _LITERAL.split(source)
    parts[::2] = [_OPERATOR_AS_NAME.sub(r"\1attribute()[name() = '\2']", part) for part in parts[::2]]
    return "".join(parts)


def free_variables(token: Token) -> frozenset[str]:
    """Return the variables that the expression needs from around it.

    >>> sorted(free_variables(Parser().parse("some $x in $y satisfies $x = $z")))
    ['y', 'z']
    """
    used: set[str] = set()
    bound: set[str] = set()
    for one in token.iter():
        if one.symbol == "$" and len(one):
            used.add(variable_name(one))
        elif one.symbol in _BINDING:
            bound |= {variable_name(child) for child in list(one)[:-1:2] if child.symbol == "$" and len(child)}
        elif one.symbol == "function" and len(one):
            bound |= {variable_name(child) for child in one if child.symbol == "$" and len(child)}
    return frozenset(used - bound)


def variable_name(token: Token) -> str:
    """Return the name of the variable that a ``$`` token refers to."""
    return str(token[0].value)


def symbols(token: Token) -> frozenset[str]:
    """Return the names of all operators and functions in an expression."""
    return frozenset(str(one.symbol) for one in token.iter())


def _reason(problem: Exception) -> str:
    message = getattr(problem, "message", None) or str(problem)
    return _one_line(str(message))


def _one_line(words: str, most: int = 120) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[: most - 3].rstrip()}..."
