"""One document under evaluation: libxml2 for what is in XPath 1, elementpath for the rest, over one tree of nodes made once."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Final, cast

from elementpath import ElementPathError
from elementpath.regex import RegexError
from elementpath.xpath_nodes import AttributeNode, DocumentNode, ElementNode, TextNode, XPathNode
from lxml import etree

from ...guidelines.namespaces import XML_ID
from ...model import Document
from .contexts import Alternative, Context
from .expressions import Focus, Token
from .kinds import CURRENT, FUNCTIONS, PREFIX, Kind, compiled_pattern
from .nodes import element_nodes, node_tree, string_of
from .schema import Expression, Key, Let, Schema

Node = Any  # an element of lxml, or the tree for the document itself, or for all else a node of elementpath

#: What the two engines raise over an expression that fails on a document, elementpath's own faults included.
_FAILURES: Final = (
    *(ElementPathError, RegexError, etree.XPathError, ArithmeticError, AssertionError, AttributeError),
    *(LookupError, RecursionError, TypeError, ValueError, re.error),
)


class EvaluationError(Exception):
    """An expression fails on a document, as by a type that does not fit; it never leaves this package."""


class Scope:
    """The variables in force at *node*: its own, each evaluated when first asked for, and those around."""

    def __init__(self, evaluation: "Evaluation", lets: Iterable[Let], node: Node, around: "Scope | None" = None) -> None:
        self._evaluation = evaluation
        self._lets = {one.name: one.value for one in lets}
        self._node = node
        self._around = around
        self._simple: dict[str, Any] = {}
        self._full: dict[str, Any] = {}

    @property
    def names(self) -> frozenset[str]:
        """The names of all variables in force."""
        return frozenset(self._lets) | (self._around.names if self._around else frozenset())

    def simple(self, names: Iterable[str]) -> dict[str, Any]:
        """Return the values of *names* as libxml2 takes them."""
        return {name: self._value(name, full=False) for name in names}

    def full(self, names: Iterable[str]) -> dict[str, Any]:
        """Return the values of *names* as elementpath takes them."""
        return {name: self._value(name, full=True) for name in names}

    def _value(self, name: str, *, full: bool) -> Any:  # noqa: ANN401  # a value of XPath
        expression = self._lets.get(name)
        if expression is None:
            if self._around is None:
                raise EvaluationError(f"the variable ${name} belongs to a phase that is not active")
            return self._around._value(name, full=full)  # noqa: SLF001  # a scope of the same kind
        known = self._full if full else self._simple
        if name not in known:
            evaluate = self._evaluation.items if full else self._evaluation.simply
            known[name] = evaluate(expression, self._node, self._before(name))
        return known[name]

    def _before(self, name: str) -> "Scope":
        """Return the scope of the value of *name* itself: what was defined earlier, so that nothing refers to itself."""
        earlier = Scope(self._evaluation, (), self._node, self._around)
        for one, value in self._lets.items():
            if one == name:
                break
            earlier._lets[one] = value
        earlier._simple, earlier._full = self._simple, self._full
        return earlier


class Evaluation:
    """What finds the nodes of contexts in *document* and evaluates expressions at them."""

    def __init__(self, document: Document, schema: Schema) -> None:
        self._document = document
        self._schema = schema
        self._compiled: dict[str, etree.XPath] = {}
        self._namespaces = {prefix: uri for prefix, uri in schema.language.namespaces.items() if prefix} | {PREFIX: FUNCTIONS}
        self._keys = {one.name: one for one in schema.keys}
        self._by_key: dict[str, dict[str, list[Node]]] = {}
        self._extensions: dict[tuple[str | None, str], Callable[..., Any]] = {
            (FUNCTIONS, "id"): lambda _, given: self._elements_by_id(" ".join(_strings(given))),
            (FUNCTIONS, "key"): lambda _, name, given: self._found_by_key(name, _strings(given)),
            (FUNCTIONS, "matches"): lambda _, words, pattern, flags: _searcher(pattern, flags)(words) is not None,
            (FUNCTIONS, "generate-id"): lambda _, given: f"n{self._order[given[0]]}" if given else "",
        }

    # the document

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all elements of the document, as lxml writes them, and of all attributes, after a "@"."""
        elements: set[str] = set()
        attributes: set[str] = set()
        for one in self._document.tree.getroot().iter(etree.Element):
            elements.add(str(one.tag))
            attributes.update(map(str, one.attrib))
        return frozenset(elements) | {f"@{one}" for one in attributes}

    @cached_property
    def document_node(self) -> DocumentNode:
        """The tree of the document as elementpath has it; made only for what XPath 1 cannot say."""
        return node_tree(self._document.tree)

    @cached_property
    def _focus(self) -> Focus:
        focus = Focus(root=self.document_node)
        focus.index = self
        return focus

    @cached_property
    def _order(self) -> dict[etree._Element, int]:
        return {one: index for index, one in enumerate(self._document.tree.getroot().iter())}

    @cached_property
    def _ids(self) -> dict[str, etree._Element]:
        found: dict[str, etree._Element] = {}
        for element in self._document.tree.getroot().iter(etree.Element):
            identifier = element.get(XML_ID)
            if identifier:
                found.setdefault(identifier.strip(), element)
        return found

    @cached_property
    def _texts(self) -> dict[tuple[etree._Element, bool], TextNode]:
        """The text nodes by the element that holds or precedes them; True for the one after it."""
        found: dict[tuple[etree._Element, bool], TextNode] = {}
        for node in element_nodes(self.document_node):
            before: Any = None
            for child in node.children:
                if isinstance(child, TextNode):
                    found[(cast("Any", node.value), False) if before is None else (before, True)] = child
                else:
                    before = child.value
        return found

    def node(self, one: Node) -> XPathNode:
        """Return elementpath's node of *one*."""
        if isinstance(one, XPathNode):
            return one
        if isinstance(one, type(self._document.tree)):  # the document itself
            return self.document_node
        elements: Mapping[Any, XPathNode] = self.document_node.elements or {}
        return elements[one]

    @staticmethod
    def known(node: Node) -> Node:
        """Return the element of lxml that *node* of elementpath is, or else itself."""
        return node.value if isinstance(node, ElementNode) else node

    def _of_string(self, found: Any) -> XPathNode | None:  # noqa: ANN401  # a string that knows where it stands, which lxml gives for what is no element
        parent = found.getparent()
        if parent is None:
            return None
        if found.is_attribute:
            holder = self.node(parent)
            assert isinstance(holder, ElementNode)  # noqa: S101  # attributes stand on elements
            return next((one for one in holder.attributes if one.name == found.attrname), None)
        return self._texts.get((parent, bool(found.is_tail)))

    # contexts

    def select(self, context: Context, scope: Scope) -> list[Node]:
        """Return the nodes that match *context*; raises EvaluationError."""
        found: dict[Node, None] = {}
        for one in context.alternatives:
            if one.may_match(self.names):
                found.update(dict.fromkeys(self._of_alternative(one, context, scope)))
        return list(found)

    def _of_alternative(self, alternative: Alternative, context: Context, scope: Scope) -> Iterator[Node]:
        if alternative.select is None:
            yield from self._slowly(alternative.token, context, scope)
            return
        found = self._run(alternative.select.xpath, self._document.root, scope.simple(alternative.select.variables))
        for one in found:
            node = one if isinstance(one, etree._Element) else self._of_string(one)
            if node is not None and all(self._holds(part, node, context, scope) for part in alternative.rest):
                yield node

    def _slowly(self, token: Token, context: Context, scope: Scope) -> Iterator[Node]:
        """Yield what the pattern finds from the document and from each element, which is what matching means."""
        variables = scope.full(context.variables)
        for start in [self.document_node, *element_nodes(self.document_node)]:
            for node in _guarded(lambda start=start: list(token.select(self._focus.at(start, variables)))):  # type: ignore[misc]  # a default that mypy cannot infer
                if isinstance(node, XPathNode):
                    yield self.known(node)

    def _holds(self, token: Token, node: Node, context: Context, scope: Scope) -> bool:
        focus = self._focus.at(self.node(node), scope.full(context.variables))
        return bool(_guarded(lambda: token.boolean_value(token.select(focus))))

    # expressions

    def truth(self, expression: Expression, node: Node, scope: Scope) -> bool:
        """Return the effective boolean value of *expression* at *node*; raises EvaluationError."""
        simple = expression.simple
        if simple is not None and isinstance(node, etree._Element):
            variables = scope.simple(simple.variables) if simple.variables else {}
            if simple.is_current:
                variables[CURRENT] = node
            return bool(self._run(f"boolean({simple.xpath})", node, variables))
        focus = self._focus.at(self.node(node), scope.full(expression.variables))
        return bool(_guarded(lambda: expression.token.boolean_value(expression.token.select(focus))))

    def holding(self, context: Context, expression: Expression, scope: Scope) -> set[Node] | None:
        """Return those nodes of *context* for which *expression* is true, found at once, or None where they must be asked one by one.

        For what is no element this is the only way to libxml2, which takes no
        other node to start from. *scope* is that around the rule.
        """
        simple = expression.simple
        whole = all(one.select is not None and not one.rest for one in context.alternatives)
        if simple is None or not whole or not simple.variables <= scope.names:
            return None
        found: set[Node] = set()
        for one in context.alternatives:
            if one.select is not None and one.may_match(self.names):
                variables = scope.simple(one.select.variables | simple.variables)
                for node in self._run(f"({one.select.xpath})[boolean({simple.xpath})]", self._document.root, variables):
                    found.add(node if isinstance(node, etree._Element) else self._of_string(node))
        return found

    def simply(self, expression: Expression, node: Node, scope: Scope) -> Any:  # noqa: ANN401  # a value of XPath 1
        """Return the value of an expression that is in XPath 1."""
        simple = expression.simple
        if simple is None:
            raise EvaluationError(f"{expression.source} is not in XPath 1")
        variables = scope.simple(simple.variables)
        if simple.is_current:
            variables[CURRENT] = node
        at = node if isinstance(node, etree._Element) else self._document.root
        value = self._run(simple.xpath, at, variables)
        return str(value) if simple.kind is Kind.STRING else value

    def items(self, expression: Expression, node: Node, scope: Scope) -> Any:  # noqa: ANN401  # a value of elementpath
        """Return the value of *expression* at *node*: one item by itself, else a list."""
        found = self._items(expression, node, scope)
        return found[0] if len(found) == 1 else found

    def _items(self, expression: Expression, node: Node, scope: Scope) -> list[Any]:
        focus = self._focus.at(self.node(node), scope.full(expression.variables))
        found: list[Any] = _guarded(lambda: list(expression.token.select(focus)))
        return found

    def words(self, expression: Expression, node: Node, scope: Scope) -> str:
        """Return the value of *expression* as a message shows it: items with spaces between them, in XPath 1 the first alone."""
        found = self._items(expression, node, scope)
        if self._schema.language.classic:
            found = found[:1]
        return " ".join(_guarded(lambda: [str(expression.token.string_value(one)) for one in found]))

    def nodes(self, expression: Expression, node: Node, scope: Scope) -> list[Node]:
        """Return the nodes that *expression* leads to from *node*."""
        return [self.known(one) for one in self._items(expression, node, scope) if isinstance(one, XPathNode)]

    def _run(self, xpath: str, node: etree._Element, variables: dict[str, Any]) -> Any:  # noqa: ANN401  # a value of XPath 1
        compiled = self._compiled.get(xpath)
        if compiled is None:
            compiled = self._compiled[xpath] = etree.XPath(xpath, namespaces=self._namespaces, extensions=self._extensions)
        try:
            return compiled(node, **variables)
        except _FAILURES as problem:
            raise EvaluationError(_reason(problem)) from problem

    # what the functions of expressions look up

    def _elements_by_id(self, words: str) -> list[etree._Element]:
        found = {self._ids[one] for one in words.split() if one in self._ids}
        return sorted(found, key=self._order.__getitem__)

    def nodes_by_id(self, words: str) -> list[XPathNode]:
        """Return the elements with one of the identifiers *words*, in document order."""
        return [self.node(one) for one in self._elements_by_id(words)]

    def _found_by_key(self, name: str, values: list[str]) -> list[Node]:
        key = self._keys.get(name)
        if key is None:
            raise ElementPathError(f'there is no key "{name}"')
        if name not in self._by_key:
            self._by_key[name] = self._keyed(key)
        found = {id(one): one for value in values for one in self._by_key[name].get(value, ())}
        return sorted(found.values(), key=lambda one: self.node(one).position) if len(found) > 1 else list(found.values())

    def _keyed(self, key: Key) -> dict[str, list[Node]]:
        by_value: dict[str, list[Node]] = {}
        nowhere = Scope(self, (), self._document.tree)
        for node in self.select(key.match, nowhere):
            for item in self._items(key.use, node, nowhere):
                by_value.setdefault(str(key.use.token.string_value(item)), []).append(node)
        return by_value

    def nodes_by_key(self, name: str, values: list[str]) -> list[XPathNode]:
        """Return the nodes that the key *name* finds by one of *values*, in document order."""
        return [self.node(one) for one in self._found_by_key(name, values)]


def _guarded(evaluate: Callable[[], Any]) -> Any:  # noqa: ANN401  # a value of elementpath
    try:
        return evaluate()
    except _FAILURES as problem:
        raise EvaluationError(_reason(problem)) from problem


def _reason(problem: Exception) -> str:
    return " ".join(str(getattr(problem, "message", None) or str(problem) or type(problem).__name__).split())


def _strings(given: Any) -> list[str]:  # noqa: ANN401  # an argument of a function of XPath 1
    if isinstance(given, list):
        return [string_of(one) if isinstance(one, etree._Element) else str(one) for one in given]
    return [str(given)]


_SEARCHERS: Final[dict[tuple[str, str], Callable[[str], Any]]] = {}


def _searcher(pattern: str, flags: str) -> Callable[[str], Any]:
    found = _SEARCHERS.get((pattern, flags))
    if found is None:
        if len(_SEARCHERS) > 1000:
            _SEARCHERS.clear()
        found = _SEARCHERS[pattern, flags] = compiled_pattern(pattern, flags).search
    return found


def is_attribute(node: Node) -> bool:
    """Return whether *node* is an attribute.

    >>> is_attribute(etree.Element("p"))
    False
    """
    return isinstance(node, AttributeNode)
