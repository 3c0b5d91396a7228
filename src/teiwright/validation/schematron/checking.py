"""Document and rules -> findings."""

from collections.abc import Iterator
from typing import Final

from elementpath.xpath_nodes import AttributeNode, DocumentNode, ElementNode, TextNode
from lxml import etree

from ...guidelines.namespaces import plain_attribute
from ...model import Document, Finding, SchemaError, Severity
from ..positions import Positions, shortened
from .building import ALL, load_schematron
from .evaluation import Evaluation, EvaluationError, Node, Scope
from .kinds import ELEMENT
from .schema import Assertion, Expression, Message, NameOf, Pattern, Rule, Schema

_LONGEST: Final = 1000


def check_schematron(document: Document, path: str, positions: Positions, *, phase: str = "") -> Iterator[Finding]:
    """Yield what the rules in the file *path* find in *document*; of its *phase* alone, by default of the one that the schema names.

    A rule that cannot be tried on the document, as where a value is no number,
    is told once, as a warning to whoever wrote it. Raises SchemaError where
    the schema is wrong, or has no such phase.
    """
    schema = load_schematron(path)
    yield from _Run(document, schema, positions).findings(_phase(schema, phase))


def _phase(schema: Schema, wanted: str) -> str:
    if wanted in {"", "#DEFAULT"}:
        return schema.default_phase
    if wanted not in {ALL, *schema.phases}:
        phases = ", ".join([ALL, *sorted(schema.phases)])
        raise SchemaError(f'the schema {schema.path} has no phase "{wanted}"; there are {phases}')
    return wanted


class _Run:
    def __init__(self, document: Document, schema: Schema, positions: Positions) -> None:
        self._document = document
        self._schema = schema
        self._positions = positions
        self._evaluation = Evaluation(document, schema)
        self._failed: set[tuple[str, str]] = set()

    def findings(self, phase: str) -> Iterator[Finding]:
        schema, evaluation = self._schema, self._evaluation
        active = schema.phases.get(phase)
        own = {one.name for one in schema.lets}
        stray = [one for pattern in reversed(schema.patterns) for one in pattern.lets if one.name not in own]  # in force elsewhere too
        scope = Scope(evaluation, (*schema.lets, *stray), self._document.tree)
        if active is not None:
            scope = Scope(evaluation, active.lets, self._document.tree, scope)
        for pattern in schema.patterns:
            if active is None or pattern.identifier in active.patterns:
                yield from self._of_pattern(pattern, Scope(evaluation, pattern.lets, self._document.tree, scope))

    def _of_pattern(self, pattern: Pattern, scope: Scope) -> Iterator[Finding]:
        """Yield what the rules of *pattern* find; of each node by the first that it matches."""
        taken: set[Node] = set()
        for rule in pattern.rules:
            try:
                found = self._evaluation.select(rule.context, scope)
            except EvaluationError as problem:
                yield from self._failure(rule.assertions[0].identifier if rule.assertions else "assert", rule.context.source, problem)
                continue
            fresh = [node for node in found if node not in taken]
            taken.update(fresh)
            if fresh:
                yield from self._of_rule(rule, fresh, scope)

    def _of_rule(self, rule: Rule, nodes: list[Node], around: Scope) -> Iterator[Finding]:
        scopes = {node: Scope(self._evaluation, rule.lets, node, around) for node in nodes}
        for assertion in rule.assertions:
            holding = self._holding(rule, assertion, around)
            for node in nodes:
                scope = scopes[node]
                try:
                    holds = self._evaluation.truth(assertion.test, node, scope) if holding is None else node in holding
                    if holds == assertion.is_report and not self._is_told(assertion, node):
                        yield self._finding(assertion, node, scope)
                except EvaluationError as problem:
                    yield from self._failure(assertion.identifier, assertion.test.source, problem, node)

    def _holding(self, rule: Rule, assertion: Assertion, around: Scope) -> set[Node] | None:
        """Return the nodes for which the test is true, where they are no elements and can be found at once; elements are asked faster one by one."""
        if rule.context.target in {ELEMENT, ""} or assertion.test.variables.intersection(one.name for one in rule.lets):
            return None
        try:
            return self._evaluation.holding(rule.context, assertion.test, around)
        except EvaluationError:  # by which of them, asking each will tell
            return None

    def _is_told(self, assertion: Assertion, node: Node) -> bool:
        """Return whether a rule of ours has told it, under the ident that TEI gave the rule.

        TEI's programs write the names of schema and element before it, and a number after it.
        """
        words = assertion.identifier.split("-")
        return any((node, "-".join(words[start:-1])) in self._positions.told for start in range(len(words) - 1))

    def _finding(self, assertion: Assertion, node: Node, scope: Scope) -> Finding:
        place = node
        hints = []
        try:
            if assertion.subject is not None:
                place = next(iter(self._evaluation.nodes(assertion.subject, node, scope)), node)
            message = self._told(assertion.message, node, scope)
            hints = [self._told(one, node, scope) for one in assertion.diagnostics]
        except EvaluationError as problem:  # what is wrong with the document is still told
            message = self._told(tuple(part for part in assertion.message if isinstance(part, str)), node, scope)
            hints.append(f"the message of this rule could not be completed: {problem}")
        if not message:
            test = shortened(assertion.test.source)
            message = f"this must not be so: {test}" if assertion.is_report else f"this must be so: {test}"
        hint = "; ".join(filter(None, hints))
        return self._at(place, assertion.severity, f"sch:{assertion.identifier}", message, see=assertion.see, hint=hint)

    def _at(self, node: Node, severity: Severity, rule: str, message: str, *, see: str = "", hint: str = "") -> Finding:
        element = self._element(node)
        path = self._positions.xpath(element)
        if isinstance(node, AttributeNode):
            path += f"/@{plain_attribute(node.name or '')}"
        elif isinstance(node, TextNode):
            path += "/text()"
        return Finding(severity, rule, message, self._positions.place(element), path, see, hint)

    def _element(self, node: Node) -> etree._Element:
        """Return the element that *node* is, or stands in, or the root."""
        while not isinstance(node, etree._Element):
            if isinstance(node, (type(self._document.tree), DocumentNode)):
                return self._document.root
            node = node.value if isinstance(node, ElementNode) else node.parent
            if node is None:
                return self._document.root
        if isinstance(node.tag, str):
            return node
        parent = node.getparent()  # of a comment
        return self._document.root if parent is None else parent

    def _told(self, message: Message, node: Node, scope: Scope) -> str:
        parts = [part if isinstance(part, str) else self._part(part, node, scope) for part in message]
        words = " ".join("".join(parts).split())
        return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 3].rstrip()}..."

    def _part(self, part: NameOf | Expression, node: Node, scope: Scope) -> str:
        if isinstance(part, Expression):
            return self._evaluation.words(part, node, scope)
        if part.path is None:
            return _name(node)
        found = self._evaluation.items(part.path, node, scope)
        return found if isinstance(found, str) else _name(self._evaluation.known(found[0] if isinstance(found, list) and found else found))

    def _failure(self, identifier: str, source: str, problem: EvaluationError, node: Node = None) -> Iterator[Finding]:
        """Yield that a rule could not be tried, once for each."""
        if (identifier, source) not in self._failed:
            self._failed.add((identifier, source))
            told = f"this rule could not be tried here: {shortened(source)}: {problem}"
            yield self._at(
                self._document.root if node is None else node,
                Severity.WARNING,
                f"sch:{identifier}",
                told,
                hint="what it says of the document is not known; whoever wrote the rule should mend it",
            )


def _name(node: Node) -> str:
    """Return the name of *node* as the document writes it."""
    if isinstance(node, etree._Element) and isinstance(node.tag, str):
        name = etree.QName(node).localname
        return f"{node.prefix}:{name}" if node.prefix else name
    if isinstance(node, AttributeNode):
        return plain_attribute(node.name or "")
    return ""
