"""The schema element -> `Schema`: what may stand where, every expression and every reference checked."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from lxml import etree

from ...files import ReadOnce
from ...guidelines.namespaces import TEI
from ...model import Place, SchemaError
from .abstract import instantiate
from .contexts import Context
from .expressions import Language, free_variables
from .kinds import ATTRIBUTE, ELEMENT, Kind, Translation, UntranslatableError
from .reading import SCHEMATRON, XSLT_KEY, place_of, read_rules, sch
from .roles import severity_of
from .schema import Assertion, Expression, Key, Let, Message, NameOf, Pattern, Phase, Rule, Schema
from .translation import Translator

#: Query bindings: whether XPath 1 is meant.
_BINDINGS: Final = {
    **dict.fromkeys(("xslt", "xslt1", "xpath", "xpath1"), True),
    **dict.fromkeys(("xslt2", "xslt3", "xpath2", "xpath3", "xpath31"), False),
}
_INLINE: Final = frozenset({"name", "value-of", "emph", "dir", "span"})
_CHILDREN: Final = {
    "schema": frozenset({"title", "ns", "p", "let", "phase", "pattern", "diagnostics", "properties", "param"}),
    "phase": frozenset({"p", "let", "active"}),
    "pattern": frozenset({"title", "p", "let", "rule", "param"}),
    "rule": frozenset({"p", "let", "assert", "report"}),
    "diagnostics": frozenset({"diagnostic"}),
    **dict.fromkeys(("assert", "report", "diagnostic"), _INLINE),
}
_NEEDED: Final = {
    "ns": ("prefix", "uri"),
    "let": ("name",),
    "phase": ("id",),
    "active": ("pattern",),
    "rule": ("context",),
    "assert": ("test",),
    "report": ("test",),
    "diagnostic": ("id",),
    "value-of": ("select",),
}
#: Kinds of variables that libxml2 can be given.
_PASSED: Final = frozenset({Kind.STRING, Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN})
#: Axes on which libxml2 and the standards go different ways from an attribute.
_AFTER: Final = frozenset({"following", "preceding", "following-sibling", "preceding-sibling"})
ALL: Final = "#ALL"


@ReadOnce
def load_schematron(path: str) -> Schema:
    """Return the rules of the file *path*: a Schematron schema, or a RELAX NG schema that holds rules.

    As long as its files stay the same they are read once. Raises SchemaError,
    with the place, where the rules are wrong.
    """
    file = Path(path)
    root = read_rules(file)
    builder = _Builder(root, file)
    instantiate(root, file)
    return builder.schema()


class _Builder:
    def __init__(self, root: etree._Element, path: Path) -> None:
        self._root = root
        self._path = path
        #: Variables of phases, and those of patterns, which TEI's rules use in other patterns too, as every program allows.
        self._shared: set[str] = set()
        self._keys: frozenset[str] = frozenset()
        self._check_structure(root, before=True)

    def schema(self) -> Schema:
        """Return the schema; raises SchemaError."""
        root = self._root
        self._check_structure(root)
        namespaces = {str(one.get("prefix")): str(one.get("uri")) for one in root.iterchildren(sch("ns"))}
        self._language = Language(namespaces, classic=self._is_classic(namespaces))
        lets, known = self._lets(root, {}, frozenset())
        self._shared = {str(one.get("name")) for holder in root.iterchildren(sch("phase"), sch("pattern")) for one in holder.iterchildren(sch("let"))}
        names = frozenset(one.name for one in lets)
        keys = tuple(self._key(one) for one in root.iter(XSLT_KEY))
        self._keys = frozenset(one.name for one in keys) - {one.name for one in keys if one.match.target != ELEMENT}
        self._diagnostics = {str(one.get("id")): one for one in root.iter(sch("diagnostic"))}
        known = {**self._known_elsewhere(root, known, names), **known}
        patterns = tuple(self._pattern(one, known, names) for one in root.iterchildren(sch("pattern")))
        identifiers = {one.identifier for one in patterns if one.identifier}
        phases = {str(one.get("id")): self._phase(one, known, names, identifiers) for one in root.iterchildren(sch("phase"))}
        default = root.get("defaultPhase", ALL)
        if default not in {ALL, *phases}:
            raise SchemaError(f'the default phase "{default}" is not defined', self._place(root))
        return Schema(self._language, lets, patterns, phases, default, keys, str(self._path))

    def _known_elsewhere(self, root: etree._Element, known: Mapping[str, Translation], names: frozenset[str]) -> dict[str, Translation]:
        """Return those variables of patterns, as they are in XPath 1, that mean the same in all others: one alone has the name."""
        counts = Counter(one.get("name") for holder in root.iterchildren(sch("phase"), sch("pattern")) for one in holder.iterchildren(sch("let")))
        found: dict[str, Translation] = {}
        for pattern in root.iterchildren(sch("pattern")):
            lets, inner = self._lets(pattern, known, names)
            found |= {one.name: inner[one.name] for one in lets if one.name in inner and counts[one.name] == 1 and one.name not in names}
        return found

    def _place(self, element: etree._Element) -> Place:
        return place_of(element, self._path)

    def _is_classic(self, namespaces: Mapping[str, str]) -> bool:
        """Return whether the rules are written in XPath 1, which they are by default; TEI's never are, even if they do not say so."""
        given = self._root.get("queryBinding")
        binding = (given or ("xslt2" if TEI in namespaces.values() else "xslt")).strip().lower()
        if binding not in _BINDINGS:
            raise SchemaError(f'the query binding "{given}" is not known: xslt, xslt2 and xslt3 are', self._place(self._root))
        return _BINDINGS[binding]

    # what may stand where

    def _check_structure(self, root: etree._Element, *, before: bool = False) -> None:
        """Refuse what may not stand where it does; *before* abstract parts are made concrete, only what that would trip over."""
        for element in root.iter(sch("*")):
            name = etree.QName(element).localname
            parent = element.getparent()
            holder = etree.QName(parent) if parent is not None else None
            if before:
                if name == "pattern" and element.get("documents") is not None:
                    raise SchemaError("a pattern about other documents (documents=...) cannot be run: no other file is read", self._place(element))
                continue
            if holder is not None and holder.namespace == SCHEMATRON:
                allowed = _CHILDREN.get(holder.localname)
                if allowed is not None and name not in allowed:
                    raise SchemaError(f"{name} may not stand in {holder.localname}", self._place(element))
            for attribute in _NEEDED.get(name, ()):
                if not (element.get(attribute) or "").strip():
                    raise SchemaError(f"{name} needs the attribute {attribute}", self._place(element))

    def _lets(
        self, holder: etree._Element, known: Mapping[str, Translation], names: frozenset[str], *, context: Context | None = None
    ) -> tuple[tuple[Let, ...], dict[str, Translation]]:
        """Return the variables of *holder*, and with those around them in *known*, what they are in XPath 1 if they can be."""
        lets: list[Let] = []
        known = dict(known)
        for element in holder.iterchildren(sch("let")):
            name, value = str(element.get("name")), element.get("value")
            if value is None:
                raise SchemaError(f"the variable {name} needs the attribute value: content is not read", self._place(element))
            if any(one.name == name for one in lets):
                raise SchemaError(f"the variable {name} is defined twice", self._place(element))
            expression = self._expression(value, element, known, names.union(one.name for one in lets), context=context)
            lets.append(Let(name, expression))
            known.pop(name, None)
            simple = expression.simple
            if simple and (simple.kind in _PASSED or (simple.kind is Kind.NODES and simple.target == ELEMENT)):
                known[name] = simple
        return tuple(lets), known

    def _expression(
        self,
        source: str,
        element: etree._Element,
        known: Mapping[str, Translation],
        names: Iterable[str],
        *,
        context: Context | None = None,
    ) -> Expression:
        place = self._place(element)
        token = self._language.parse(source, place)
        variables = free_variables(token)
        unknown = sorted(variables - {*names, *self._shared})
        if unknown:
            raise SchemaError(f"the variable ${unknown[0]} is not defined where it is used", place)
        simple: Translation | None = None
        if context is None or context.target:
            translator = Translator(
                known,
                self._keys,
                classic=self._language.classic,
                has_context=context is not None,
                here=context.target if context is not None else "",
                refused_axes=_AFTER if context is not None and context.target == ATTRIBUTE else frozenset(),
            )
            try:
                simple = translator.translate(token)
            except UntranslatableError:
                simple = None
        return Expression(source, token, variables, simple, place)

    def _key(self, element: etree._Element) -> Key:
        for attribute in ("name", "match", "use"):
            if not element.get(attribute):
                raise SchemaError(f"key needs the attribute {attribute}", self._place(element))
        match = Context.of(str(element.get("match")), self._place(element), self._language, {})
        return Key(str(element.get("name")), match, self._expression(str(element.get("use")), element, {}, (), context=match))

    def _phase(self, element: etree._Element, known: Mapping[str, Translation], names: frozenset[str], identifiers: set[str]) -> Phase:
        lets, _ = self._lets(element, known, names)
        active = list(element.iterchildren(sch("active")))
        for one in active:
            if one.get("pattern") not in identifiers:
                raise SchemaError(f'there is no pattern "{one.get("pattern")}"', self._place(one))
        return Phase(lets, frozenset(str(one.get("pattern")) for one in active))

    def _pattern(self, element: etree._Element, known: Mapping[str, Translation], names: frozenset[str]) -> Pattern:
        lets, known = self._lets(element, known, names)
        names = names.union(one.name for one in lets)
        identifier = element.get("id", "")
        rules = tuple(self._rule(one, known, names) for one in element.iterchildren(sch("rule")))
        return Pattern(identifier, lets, rules)

    def _rule(self, element: etree._Element, known: Mapping[str, Translation], names: frozenset[str]) -> Rule:
        place = self._place(element)
        context = Context.of(str(element.get("context")), place, self._language, known, self._keys)
        unknown = sorted(context.variables - names - self._shared)
        if unknown:
            raise SchemaError(f"the variable ${unknown[0]} is not defined where it is used", place)
        lets, inner = self._lets(element, known, names, context=context)
        scope = names.union(one.name for one in lets)

        def expression(source: str, holder: etree._Element) -> Expression:
            return self._expression(source, holder, inner, scope, context=context)

        assertions = [self._assertion(one, expression) for one in element.iterchildren(sch("assert"), sch("report"))]
        return Rule(context, lets, tuple(assertions))

    def _assertion(self, element: etree._Element, expression: Callable[[str, etree._Element], Expression]) -> Assertion:
        holders = [one for one in (element, element.getparent(), next(element.iterancestors(sch("pattern")), None)) if one is not None]

        def said(attribute: str) -> list[str]:
            return [one.get(attribute, "") for one in holders]

        is_report = element.tag == sch("report")
        names = (element.get("diagnostics") or "").split()
        for name in names:
            if name not in self._diagnostics:
                raise SchemaError(f'there is no diagnostic "{name}"', self._place(element))
        subject = next(filter(None, said("subject")), None)
        return Assertion(
            is_report,
            expression(str(element.get("test")), element),
            next(filter(None, said("id")), "report" if is_report else "assert"),
            severity_of(*(word for pair in zip(said("role"), said("flag"), strict=True) for word in pair)),
            self._message(element, expression),
            tuple(self._message(self._diagnostics[name], expression) for name in names),
            expression(subject, element) if subject else None,
            next(filter(None, said("see")), ""),
        )

    def _message(self, element: etree._Element, expression: Callable[[str, etree._Element], Expression]) -> Message:
        parts: list[str | NameOf | Expression] = [element.text or ""]
        for child in element:
            if child.tag == sch("value-of"):
                parts.append(expression(str(child.get("select")), child))
            elif child.tag == sch("name"):
                path = child.get("path")
                parts.append(NameOf(expression(path, child) if path else None))
            elif child.tag in {sch("emph"), sch("dir"), sch("span")}:
                parts.extend(self._message(child, expression))
            parts.append(child.tail or "")
        return tuple(parts)
