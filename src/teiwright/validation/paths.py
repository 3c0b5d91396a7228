"""Paths of elements, to and fro: ours, which findings show, and those by which libxml2 names what it met."""

import re
from typing import Final

from lxml import etree

_STEP: Final = re.compile(r"(?:([^:/\[\]]+):)?([^:/\[\]()@]+)(?:\[(\d+)\])?")


class Paths:
    """The paths of elements of one tree, which must not change meanwhile; the children of a parent are counted once, however many are asked for."""

    def __init__(self) -> None:
        self._steps: dict[etree._Element, str] = {}
        self._children: dict[etree._Element, dict[tuple[str | None, str], list[etree._Element]]] = {}

    def of(self, element: etree._Element) -> str:
        """Return the path of *element*, from local names with positions, as `teiwright.model.paths.xpath_of` writes it.

        >>> root = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/><text><body/></text></TEI>')
        >>> Paths().of(root[1][0])
        '/TEI/text[2]/body[1]'
        """
        steps = []
        parent = element.getparent()
        while parent is not None:
            if element not in self._steps:
                self._count(parent)
            steps.append(self._steps[element])
            element, parent = parent, parent.getparent()
        steps.append(etree.QName(element).localname)
        return "/" + "/".join(reversed(steps))

    def _count(self, parent: etree._Element) -> None:
        seen: dict[str, int] = {}
        for child in parent.iterchildren(etree.Element):
            name = etree.QName(child).localname
            seen[name] = seen.get(name, 0) + 1
            self._steps[child] = f"{name}[{seen[name]}]"

    def find(self, root: etree._Element, path: str) -> etree._Element:
        """Return the element of the tree of *root* that libxml2 means by *path*, or the nearest above it that is an element.

        libxml2 writes ``*`` for an element of the default namespace and counts
        all its siblings then; any other it names by the prefix that the
        document gives it, which no XPath could resolve.

        >>> root = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:m="m"><m:a/><text/><m:a/></TEI>')
        >>> Paths().find(root, "/*/m:a[2]") is root[2], Paths().find(root, "/*/*[2]/text()") is root[1]
        (True, True)
        """
        element = root
        for step in path.split("/")[2:]:
            match = _STEP.fullmatch(step)
            if match is None:
                break  # an attribute or a text node
            alike = self._alike(element).get((match[1], match[2]), [])
            position = int(match[3] or 1)
            if position > len(alike):
                break
            element = alike[position - 1]
        return element

    def _alike(self, parent: etree._Element) -> dict[tuple[str | None, str], list[etree._Element]]:
        found = self._children.get(parent)
        if found is None:
            found = self._children[parent] = {}
            for child in parent.iterchildren(etree.Element):
                found.setdefault((child.prefix, etree.QName(child).localname), []).append(child)
                found.setdefault((None, "*"), []).append(child)
        return found
