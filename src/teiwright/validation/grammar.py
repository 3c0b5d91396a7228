"""What a RELAX NG schema says of the attributes of an element: libxml2 tells that one is wrong, not what would be right."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Self

from lxml import etree

from ..guidelines.namespaces import RELAX_NG, XML, qualified_attribute

_RNG: Final = f"{{{RELAX_NG}}}"
_OPEN: Final = frozenset({"anyName", "nsName", "externalRef"})
_MAY_BE_LEFT_OUT: Final = frozenset({"optional", "zeroOrMore", "choice"})


@dataclass(slots=True)
class Attributes:
    """The attributes of one element: name as lxml writes it -> the values that it may have, empty where they are not a list."""

    allowed: dict[str, frozenset[str]] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    is_open: bool = False  # whether it takes attributes that are not named


class Grammar:
    """The patterns of the schema in the XML of *root*.

    >>> schema = f'<element xmlns="{RELAX_NG}" name="p"><attribute name="xml:lang"/><optional><attribute name="n"/></optional></element>'
    >>> (found,) = Grammar(etree.fromstring(schema)).attributes("p")
    >>> sorted(found.allowed), sorted(found.required)
    (['n', '{http://www.w3.org/XML/1998/namespace}lang'], ['{http://www.w3.org/XML/1998/namespace}lang'])
    """

    def __init__(self, root: etree._Element) -> None:
        self._defined: dict[str, list[etree._Element]] = {}
        self._elements: dict[str, list[etree._Element]] = {}
        self._found: dict[str, list[Attributes]] = {}
        self._is_whole = next(root.iter(f"{_RNG}include"), None) is None
        for node in root.iter(f"{_RNG}define", f"{_RNG}element"):
            table = self._defined if node.tag == f"{_RNG}define" else self._elements
            for name in _names(node):
                table.setdefault(name.rpartition(":")[2], []).append(node)

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, path: str) -> Self:
        """Return the grammar of the schema in the file *path*, which has been compiled without an error."""
        return cls(etree.parse(path, etree.XMLParser(no_network=True, resolve_entities="internal")).getroot())

    def attributes(self, name: str) -> list[Attributes]:
        """Return the attributes of each pattern for elements called *name*; none where the schema is in several files."""
        if not self._is_whole:
            return []
        if name not in self._found:
            self._found[name] = []
            for element in self._elements.get(name, []):
                found = Attributes()
                self._collect(element, found, set(), is_required=True)
                self._found[name].append(found)
        return self._found[name]

    def _collect(self, node: etree._Element, found: Attributes, seen: set[tuple[str, bool]], *, is_required: bool) -> None:
        for child in node.iterchildren(f"{_RNG}*"):
            kind = etree.QName(child).localname
            if kind == "attribute":
                found.is_open |= any(etree.QName(one).localname in _OPEN for one in child.iterchildren(f"{_RNG}*"))
                for name in _names(child):
                    found.allowed[name] = found.allowed.get(name, frozenset()) | self._values(child)
                    if is_required:
                        found.required.add(name)
            elif kind in {"ref", "parentRef"}:
                step = (child.get("name", "").strip(), is_required)
                if step not in seen:
                    seen.add(step)
                    for define in self._defined.get(step[0], []):
                        self._collect(define, found, seen, is_required=is_required)
            elif kind in _OPEN:
                found.is_open = True
            elif kind != "element":
                self._collect(child, found, seen, is_required=is_required and kind not in _MAY_BE_LEFT_OUT)

    def _values(self, attribute: etree._Element) -> frozenset[str]:
        """Return the values of *attribute* where it takes nothing but those of one list."""
        patterns = [one for one in attribute.iterchildren(f"{_RNG}*") if one.tag != f"{_RNG}name"]
        if len(patterns) == 1 and patterns[0].tag == f"{_RNG}ref":
            patterns = [one for define in self._defined.get(patterns[0].get("name", "").strip(), []) for one in define.iterchildren(f"{_RNG}*")]
        if len(patterns) == 1 and patterns[0].tag == f"{_RNG}choice":
            patterns = list(patterns[0].iterchildren(f"{_RNG}*"))
        if any(one.tag != f"{_RNG}value" for one in patterns):
            return frozenset()
        return frozenset((one.text or "").strip() for one in patterns)


def _names(node: etree._Element) -> Iterator[str]:
    """Yield the names of a definition, or of what an element or attribute pattern stands for."""
    given = (node.get("name") or "").strip()
    if given:
        in_xml = node.get("ns") == XML and ":" not in given
        yield qualified_attribute(f"xml:{given}" if in_xml else given)
        return
    for name in node.iterchildren(f"{_RNG}name"):
        yield qualified_attribute((name.text or "").strip())
    for choice in node.iterchildren(f"{_RNG}choice"):
        for name in choice.iterchildren(f"{_RNG}name"):
            yield qualified_attribute((name.text or "").strip())
