"""From the XML of a RELAX NG schema to its patterns, with every error of the schema told at its place.

The simplification of the specification is done on the way: annotations are
passed over, names get their namespaces, included and external schemas are
read in, definitions are combined, ``mixed``, ``optional`` and ``zeroOrMore``
become what they stand for.

RELAX NG: section 3 (full syntax), 4 (simplification)
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Final, NoReturn
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import pathname2url, url2pathname

from lxml import etree

from ...files import read_bytes
from ...guidelines.namespaces import RELAX_NG, XML
from ...model import SchemaError, SourceError
from .datatypes import Datatype, DatatypeError, check_datatype
from .names import AnyName, Name, NameChoice, NameClass, NamesOf
from .patterns import Pattern, Patterns

_RNG: Final = f"{{{RELAX_NG}}}"
_XMLNS: Final = "http://www.w3.org/2000/xmlns"
_MOST_INCLUDED: Final = 200  # files; more is a loop or an attack
_PATTERNS: Final = frozenset(
    {
        "element", "attribute", "group", "interleave", "choice", "optional", "zeroOrMore", "oneOrMore", "list", "mixed", "ref", "parentRef",
        "empty", "value", "data", "text", "notAllowed", "externalRef", "grammar",
    }
)  # fmt: skip
_NAMES: Final = frozenset({"name", "anyName", "nsName", "choice"})
_ATTRIBUTES: Final = {
    "element": {"name"},
    "attribute": {"name"},
    "ref": {"name"},
    "parentRef": {"name"},
    "value": {"type"},
    "data": {"type"},
    "param": {"name"},
    "externalRef": {"href"},
    "include": {"href"},
    "define": {"name", "combine"},
    "start": {"combine"},
}
_START: Final = ""


@dataclass(slots=True)
class _Definition:
    """What is known of one name of a grammar."""

    parts: list[etree._Element] = field(default_factory=list)
    combine: str = ""
    heads: int = 0  # definitions without combine
    pattern: Pattern | None = None
    contents: int | None = None
    is_open: bool = False  # being read just now


@dataclass(slots=True)
class Scope:
    """The definitions of one grammar, and the grammar around it."""

    node: etree._Element
    outer: "Scope | None"
    definitions: dict[str, _Definition] = field(default_factory=dict)


@dataclass(slots=True)
class Schema:
    """A schema that has been read.

    *classes* are the names of definitions that stand for several elements
    (model classes in TEI's schemas), each with the tags of these.
    """

    patterns: Patterns
    start: Pattern
    names: list[NameClass]  # of elements, by the number of their content
    classes: dict[str, frozenset[str]]


class Reader:
    """Reads one schema and the files that it includes."""

    def __init__(self) -> None:
        self.patterns = Patterns()
        self.names: list[NameClass] = []
        self.defined: dict[str, Pattern] = {}
        self._elements: dict[etree._Element, Pattern] = {}
        self._waiting: list[tuple[int, etree._Element, Scope]] = []
        self._files = 0
        self._roots: dict[etree._Element, str] = {}
        self._opened: list[str] = []

    def read(self, path: str) -> Schema:
        """Return the schema in the file *path*. Raises SchemaError where it cannot be read or is wrong."""
        root = self._parse(_address(path), None, path)
        scope = Scope(root, None)
        start = self._pattern(root, scope)
        while self._waiting:  # contents of elements are read when all around them is done: they may hold themselves
            number, node, scope = self._waiting.pop()
            self.patterns.contents[number] = self._children(node, scope, skip_name=True)
        classes = {name: tags for name, pattern in self.defined.items() if len(tags := frozenset(self.patterns.expected(pattern))) > 1}
        return Schema(self.patterns, start, self.names, classes)

    # -- files

    def _parse(self, address: str, node: etree._Element | None, called: str = "") -> etree._Element:
        """Return the root of a file, which messages name as it was *called*."""
        self._files += 1
        if self._files > _MOST_INCLUDED:
            self._refuse(node, f"more than {_MOST_INCLUDED} files are included")
        if urlsplit(address).scheme != "file":
            self._refuse(node, f"{address} is not a file, and nothing is read from the network")
        path = url2pathname(urlsplit(address).path)
        try:
            parser = etree.XMLParser(no_network=True, resolve_entities="internal", load_dtd=False, remove_comments=True, remove_pis=True)
            tree = etree.parse(BytesIO(read_bytes(path)), parser, base_url=path)
        except SourceError as problem:
            self._refuse(node, f"{path} cannot be read: {problem.message}" if node is not None else problem.message, called or path)
        except etree.XMLSyntaxError as problem:
            raise SchemaError(f"the schema {called or path} is wrong: {problem}") from problem
        root: etree._Element = tree.getroot()
        self._roots[root] = called or path
        if not _is_rng(root) or _kind(root) not in _PATTERNS:
            self._refuse(root, f"<{_kind(root)}> is no pattern of RELAX NG")
        return root

    def _refuse(self, node: etree._Element | None, reason: str, path: str = "") -> NoReturn:
        """Raise SchemaError with the place of *node*."""
        if node is None:
            raise SchemaError(f"the schema cannot be used: {reason}" if not path else f"the schema {path} cannot be read: {reason}")
        file = self._roots.get(node.getroottree().getroot(), "")
        raise SchemaError(f"the schema {file} is wrong in line {node.sourceline}: {reason}")

    # -- patterns

    def _pattern(self, node: etree._Element, scope: Scope) -> Pattern:
        kind = _kind(node)
        self._check_attributes(node, kind)
        make: Callable[[etree._Element, Scope], Pattern] = getattr(self, f"_{kind.lower()}")
        return make(node, scope)

    def _check_attributes(self, node: etree._Element, kind: str) -> None:
        for name in node.attrib:
            if not str(name).startswith("{") and name not in {"ns", "datatypeLibrary"} and name not in _ATTRIBUTES.get(kind, ()):
                self._refuse(node, f'<{kind}> has no attribute "{name}"')
        if kind not in {"value", "param", "name"} and "".join(map(str, [node.text or "", *(child.tail or "" for child in node)])).strip():
            self._refuse(node, f"<{kind}> holds text")

    def _own(self, node: etree._Element) -> Iterator[etree._Element]:
        """Yield the children that are of RELAX NG; others are annotations."""
        for child in node.iterchildren(etree.Element):
            if _is_rng(child):
                yield child

    def _children(self, node: etree._Element, scope: Scope, *, skip_name: bool = False) -> Pattern:
        """Return the group of the patterns in *node*; there must be one."""
        children = list(self._own(node))
        if skip_name and "name" not in node.attrib:
            children = children[1:]
        if not children:
            self._refuse(node, f"<{_kind(node)}> holds no pattern")
        return self.patterns.group([self._inner(child, scope) for child in children])

    def _inner(self, node: etree._Element, scope: Scope) -> Pattern:
        if _kind(node) not in _PATTERNS:
            self._refuse(node, f"<{_kind(node)}> is not allowed in <{_kind(node.getparent())}>")
        return self._pattern(node, scope)

    def _element(self, node: etree._Element, scope: Scope) -> Pattern:
        if node not in self._elements:
            names = self._names_of(node, is_attribute=False)
            number = len(self.patterns.contents)
            self.patterns.contents.append(self.patterns.not_allowed)
            self.names.append(names)
            self._elements[node] = self.patterns.element(names, number)
            self._waiting.append((number, node, scope))
        return self._elements[node]

    def _attribute(self, node: etree._Element, scope: Scope) -> Pattern:
        names = self._names_of(node, is_attribute=True)
        children = list(self._own(node))
        if "name" not in node.attrib:
            children = children[1:]
        if len(children) > 1:
            self._refuse(children[1], "<attribute> holds more than one pattern")
        value = self._inner(children[0], scope) if children else self.patterns.text
        return self.patterns.attribute(names, value)

    def _group(self, node: etree._Element, scope: Scope) -> Pattern:
        return self._children(node, scope)

    def _interleave(self, node: etree._Element, scope: Scope) -> Pattern:
        self._children_of(node)
        return self.patterns.interleave([self._inner(child, scope) for child in self._own(node)])

    def _choice(self, node: etree._Element, scope: Scope) -> Pattern:
        self._children_of(node)
        return self.patterns.choice([self._inner(child, scope) for child in self._own(node)])

    def _children_of(self, node: etree._Element) -> None:
        if next(self._own(node), None) is None:
            self._refuse(node, f"<{_kind(node)}> holds no pattern")

    def _optional(self, node: etree._Element, scope: Scope) -> Pattern:
        return self.patterns.optional(self._children(node, scope))

    def _zeroormore(self, node: etree._Element, scope: Scope) -> Pattern:
        return self.patterns.optional(self.patterns.one_or_more(self._children(node, scope)))

    def _oneormore(self, node: etree._Element, scope: Scope) -> Pattern:
        return self.patterns.one_or_more(self._children(node, scope))

    def _list(self, node: etree._Element, scope: Scope) -> Pattern:
        tokens = self._children(node, scope)
        return tokens if tokens is self.patterns.not_allowed else self.patterns.list_of(tokens)

    def _mixed(self, node: etree._Element, scope: Scope) -> Pattern:
        return self.patterns.interleave((self._children(node, scope), self.patterns.text))

    def _empty(self, node: etree._Element, scope: Scope) -> Pattern:  # noqa: ARG002
        self._childless(node)
        return self.patterns.empty

    def _text(self, node: etree._Element, scope: Scope) -> Pattern:  # noqa: ARG002
        self._childless(node)
        return self.patterns.text

    def _notallowed(self, node: etree._Element, scope: Scope) -> Pattern:  # noqa: ARG002
        self._childless(node)
        return self.patterns.not_allowed

    def _childless(self, node: etree._Element) -> None:
        child = next(self._own(node), None)
        if child is not None:
            self._refuse(child, f"<{_kind(node)}> holds <{_kind(child)}>, and may hold nothing")

    def _data(self, node: etree._Element, scope: Scope) -> Pattern:
        facets: list[tuple[str, str]] = []
        without: Pattern | None = None
        for child in self._own(node):
            kind = _kind(child)
            if kind == "param" and without is None:
                facets.append((self._required(child, "name"), child.text or ""))
            elif kind == "except" and without is None:
                self._children_of(child)
                without = self.patterns.choice([self._inner(one, scope) for one in self._own(child)])
            else:
                self._refuse(child, f"<{kind}> is not allowed in <data>, or not there")
        return self.patterns.data(self._datatype(node, self._required(node, "type"), tuple(facets)), without)

    def _value(self, node: etree._Element, scope: Scope) -> Pattern:  # noqa: ARG002
        self._childless(node)
        named = node.get("type")
        datatype = self._datatype(node, named.strip(), ()) if named is not None else Datatype("", "token")
        own: tuple[tuple[str | None, str], ...] = ()
        if datatype.name in {"QName", "NOTATION"}:
            namespaces: dict[str | None, str] = {**node.nsmap, None: self._namespace(node)}
            own = tuple(sorted(namespaces.items(), key=lambda one: one[0] or ""))
        value = node.text or ""
        if not datatype.allows(value, dict(own)):
            self._refuse(node, f'"{value}" is no value of the datatype {datatype.name}')
        return self.patterns.value(datatype, value, own)

    def _datatype(self, node: etree._Element, name: str, facets: tuple[tuple[str, str], ...]) -> Datatype:
        around = (one.get("datatypeLibrary") for one in (node, *node.iterancestors()))
        datatype = Datatype(next((library for library in around if library is not None), "").strip(), name, facets)
        try:
            check_datatype(datatype)
        except DatatypeError as problem:
            self._refuse(node, str(problem))
        return datatype

    def _required(self, node: etree._Element, name: str) -> str:
        value = node.get(name)
        if value is None or not value.strip():
            self._refuse(node, f'<{_kind(node)}> lacks the attribute "{name}"')
        return str(value).strip()

    # -- grammars

    def _grammar(self, node: etree._Element, scope: Scope) -> Pattern:
        inner = Scope(node, scope if scope.node is not node else None)
        self._collect(node, inner.definitions, {})
        if _START not in inner.definitions:
            self._refuse(node, "the grammar has no <start>")
        pattern = self._reference(_START, inner, node)
        for name in inner.definitions:  # those that nothing refers to must be right too
            self._reference(name, inner, node)
        return pattern

    def _collect(self, node: etree._Element, into: dict[str, _Definition], replaced: dict[str, bool]) -> None:
        """Collect the definitions in *node*; those in *replaced* are taken over by an include, and only marked as met."""
        for child in self._own(node):
            kind = _kind(child)
            self._check_attributes(child, kind)
            if kind == "div":
                self._collect(child, into, replaced)
            elif kind == "include":
                self._include(child, into, replaced)
            elif kind in {"define", "start"}:
                name = self._required(child, "name") if kind == "define" else _START
                if name in replaced:
                    replaced[name] = True
                    continue
                self._add(child, into.setdefault(name, _Definition()), name)
            else:
                self._refuse(child, f"<{kind}> is not allowed in <{_kind(node)}>")

    def _add(self, node: etree._Element, definition: _Definition, name: str) -> None:
        combine = (node.get("combine") or "").strip()
        called = f'"{name}"' if name else "<start>"
        if combine not in {"", "choice", "interleave"}:
            self._refuse(node, f'combine is "choice" or "interleave", not "{combine}"')
        if combine and definition.combine and combine != definition.combine:
            self._refuse(node, f"{called} is combined by {definition.combine} and by {combine}")
        definition.combine = definition.combine or combine
        definition.heads += not combine
        if definition.heads > 1:
            self._refuse(node, f"{called} is defined twice without combine")
        if next(self._own(node), None) is None:
            self._refuse(node, f"the definition of {called} is empty")
        definition.parts.append(node)

    def _include(self, node: etree._Element, into: dict[str, _Definition], replaced: dict[str, bool]) -> None:
        own: dict[str, _Definition] = {}
        self._collect_own(node, own)
        met = dict.fromkeys(own, False)
        root = self._opened_from(node)
        if root.tag != f"{_RNG}grammar":
            self._refuse(node, f"{node.get('href')} holds no grammar, and only grammars can be included")
        inner = {**dict.fromkeys(replaced, False), **met}
        self._collect(root, into, inner)
        for name, is_met in inner.items():
            if name in own and not is_met:
                called = f'"{name}"' if name else "<start>"
                self._refuse(node, f"{called} is replaced, and the included grammar does not define it")
        replaced.update({name: True for name, is_met in inner.items() if name in replaced and is_met})
        for name, definition in own.items():
            if name in replaced:
                replaced[name] = True
                continue
            for part in definition.parts:
                self._add(part, into.setdefault(name, _Definition()), name)
        self._opened.pop()

    def _collect_own(self, node: etree._Element, into: dict[str, _Definition]) -> None:
        for child in self._own(node):
            kind = _kind(child)
            self._check_attributes(child, kind)
            if kind == "div":
                self._collect_own(child, into)
            elif kind in {"define", "start"}:
                name = self._required(child, "name") if kind == "define" else _START
                self._add(child, into.setdefault(name, _Definition()), name)
            else:
                self._refuse(child, f"<{kind}> is not allowed in <include>")

    def _opened_from(self, node: etree._Element) -> etree._Element:
        """Return the root of the file that *node* names; its ``ns`` is inherited."""
        href = self._required(node, "href")
        if urlsplit(href).fragment:
            self._refuse(node, f'the address "{href}" has a fragment')
        address = urljoin(node.base if node.base and "://" in node.base else _address(node.base or ""), href)
        if address in self._opened:
            self._refuse(node, f"{href} includes itself")
        self._opened.append(address)
        root = self._parse(address, node)
        if root.get("ns") is None and (namespace := self._namespace(node)):
            root.set("ns", namespace)
        return root

    def _externalref(self, node: etree._Element, scope: Scope) -> Pattern:  # noqa: ARG002
        self._childless(node)
        root = self._opened_from(node)
        pattern = self._pattern(root, Scope(root, None))
        self._opened.pop()
        return pattern

    def _ref(self, node: etree._Element, scope: Scope) -> Pattern:
        self._childless(node)
        return self._reference(self._required(node, "name"), scope, node)

    def _parentref(self, node: etree._Element, scope: Scope) -> Pattern:
        self._childless(node)
        if scope.outer is None:
            self._refuse(node, "<parentRef> stands in no inner grammar")
        return self._reference(self._required(node, "name"), scope.outer, node)

    def _reference(self, name: str, scope: Scope, node: etree._Element) -> Pattern:
        definition = scope.definitions.get(name)
        if definition is None:
            self._refuse(node, f'"{name}" is not defined')
        if definition.pattern is None:
            if definition.is_open:
                self._refuse(node, f'"{name}" refers to itself, and no element stands between')
            definition.is_open = True
            parts = [self._children(part, scope) for part in definition.parts]
            definition.pattern = self.patterns.interleave(parts) if definition.combine == "interleave" else self.patterns.choice(parts)
            definition.is_open = False
            if scope.outer is None and name:
                self.defined[name] = definition.pattern
        return definition.pattern

    # -- names

    def _names_of(self, node: etree._Element, *, is_attribute: bool) -> NameClass:
        given = node.get("name")
        if given is not None:
            names = self._name(node, given.strip(), "" if is_attribute and node.get("ns") is None and ":" not in given else None)
        else:
            first = next(self._own(node), None)
            if first is None or _kind(first) not in _NAMES:
                self._refuse(node, f"<{_kind(node)}> has no name")
            names = self._name_class(first, frozenset())
        if is_attribute:
            for name in _all_names(names):
                if name.namespace == _XMLNS or (name.namespace == "" and name.local == "xmlns"):
                    self._refuse(node, "an attribute cannot be called xmlns, nor be in the namespace of xmlns")
        return names

    def _name_class(self, node: etree._Element, within: frozenset[str]) -> NameClass:
        kind = _kind(node)
        self._check_attributes(node, kind)
        if kind == "name":
            return self._name(node, (node.text or "").strip(), None)
        if kind == "choice":
            classes = tuple(self._name_class(child, within) for child in self._own(node))
            if not classes:
                self._refuse(node, "<choice> holds no name")
            return classes[0] if len(classes) == 1 else NameChoice(classes)
        if kind not in {"anyName", "nsName"}:
            self._refuse(node, f"<{kind}> is no name")
        if kind in within or ("nsName" in within and kind == "anyName"):
            self._refuse(node, f"<{kind}> is not allowed in the <except> of <{next(iter(within))}>")
        without: NameClass | None = None
        for child in self._own(node):
            if child.tag != f"{_RNG}except" or without is not None:
                self._refuse(child, f"<{_kind(child)}> is not allowed in <{kind}>")
            classes = tuple(self._name_class(one, within | {kind} | ({"anyName"} if kind == "nsName" else set())) for one in self._own(child))
            if not classes:
                self._refuse(child, "<except> holds no name")
            without = classes[0] if len(classes) == 1 else NameChoice(classes)
        return AnyName(without) if kind == "anyName" else NamesOf(self._namespace(node), without)

    def _name(self, node: etree._Element, written: str, namespace: str | None) -> NameClass:
        prefix, colon, local = written.partition(":")
        if colon:
            if prefix == "xml":
                return Name(XML, local)
            if prefix not in node.nsmap:
                self._refuse(node, f'the prefix "{prefix}" of "{written}" is not declared')
            return Name(node.nsmap[prefix], local)
        if not written or not _is_ncname(written):
            self._refuse(node, f'"{written}" is no name')
        return Name(self._namespace(node) if namespace is None else namespace, written)

    def _namespace(self, node: etree._Element) -> str:
        return next((str(one.get("ns")) for one in (node, *node.iterancestors()) if one.get("ns") is not None), "")


def _kind(node: etree._Element | None) -> str:
    return etree.QName(node).localname if node is not None else ""


def _is_rng(node: etree._Element) -> bool:
    return etree.QName(node).namespace == RELAX_NG


def _all_names(names: NameClass) -> Iterator[Name]:
    if isinstance(names, Name):
        yield names
    elif isinstance(names, NameChoice):
        for one in names.classes:
            yield from _all_names(one)
    elif isinstance(names, NamesOf):
        yield Name(names.namespace, "")


def _is_ncname(written: str) -> bool:
    try:
        etree.QName(written)
    except ValueError:
        return False
    return ":" not in written


def _address(path: str) -> str:
    return path if "://" in path else f"file://{pathname2url(str(Path(unquote(path) if path.startswith('file:') else path).resolve()))}"
