"""A file -> one schema element: its inclusions resolved, rules inside a RELAX NG schema gathered.

Only files are read that the schema names itself, and no address of a network.
"""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from lxml import etree

from ...files import read_bytes
from ...guidelines.namespaces import RELAX_NG, TEI, XML_ID
from ...model import MarkupError, Place, SchemaError, SourceError, parse_xml

SCHEMATRON: Final = "http://purl.oclc.org/dsdl/schematron"
_FORMER: Final = "http://www.ascc.net/xml/schematron"
_XSLT: Final = "http://www.w3.org/1999/XSL/Transform"
_FILE: Final = "{https://teiwright.invalid/reading}file"  # on an element from another file: which one
_MOST_FILES: Final = 200

#: What a schema consists of, beside patterns, wherever it stands in a RELAX NG file.
_GATHERED: Final = ("ns", "let", "phase", "pattern", "diagnostics", "properties")


def sch(name: str) -> str:
    """Return a name of Schematron as lxml writes it."""
    return f"{{{SCHEMATRON}}}{name}"


XSLT_KEY: Final = f"{{{_XSLT}}}key"


def place_of(element: etree._Element, path: Path) -> Place:
    """Return where *element* stands: in the file *path*, unless it was included from another."""
    holder: etree._Element | None = element
    while holder is not None and not holder.get(_FILE):
        holder = holder.getparent()
    file = str(path) if holder is None else str(holder.get(_FILE))
    return Place(file, element.sourceline if isinstance(element.sourceline, int) else None)


def read_rules(path: Path) -> etree._Element:
    """Return the ``schema`` element of the file *path*, or one of the rules inside a RELAX NG schema.

    Raises SchemaError where there is none, or an inclusion fails.
    """
    root = _parsed(path)
    name = etree.QName(root)
    if name.namespace == RELAX_NG:
        root = _gathered(root, path)
    elif root.tag != sch("schema"):
        raise SchemaError(_what_it_is(root), Place(str(path), _line(root)))
    _Inclusions(path).resolve(root, path, (path.resolve(),))
    return root


def _what_it_is(root: etree._Element) -> str:
    if etree.QName(root).namespace == _FORMER:
        return f"this is Schematron 1.5, which is not read: change its namespace to {SCHEMATRON}"
    return f"this is no Schematron schema: the root element is {etree.QName(root).localname}"


def _line(element: etree._Element) -> int | None:
    return element.sourceline if isinstance(element.sourceline, int) else None


def _parsed(path: Path) -> etree._Element:
    try:
        return parse_xml(read_bytes(path), str(path)).getroot()
    except MarkupError as problem:
        raise SchemaError(f"the schema is wrong: {problem.message}", problem.place) from problem
    except SourceError as problem:
        raise SchemaError(f"the schema {path} cannot be read: {problem.message}") from problem


def _gathered(root: etree._Element, path: Path) -> etree._Element:
    """Return a schema of the rules in a RELAX NG schema, which says no query binding: TEI's rules are written for xslt2."""
    schema = etree.Element(sch("schema"), nsmap={None: SCHEMATRON})
    namespaces: set[str] = set(filter(None, root.nsmap.values()))
    seen: set[tuple[str, str]] = set()
    for element in list(root.iter(*(sch(name) for name in _GATHERED), sch("rule"), XSLT_KEY)):
        inside = next(element.iterancestors(sch("pattern"), sch("phase"), sch("rule")), None)
        if inside is not None:
            continue
        if element.tag == sch("ns"):
            pair = (element.get("prefix", ""), element.get("uri", ""))
            namespaces.add(pair[1])
            if pair in seen:  # each part of an ODD says it again
                continue
            seen.add(pair)
        copy = copied(element)
        if element.tag == sch("rule"):
            schema.append(pattern := etree.Element(sch("pattern")))
            pattern.append(copy)
        else:
            schema.append(copy)
    if not len(schema):
        raise SchemaError("there are no Schematron rules in this RELAX NG schema", Place(str(path), _line(root)))
    schema.set("queryBinding", "xslt2" if TEI in namespaces else "xslt")
    return schema


def copied(element: etree._Element) -> etree._Element:
    """Return a copy of *element* that stands in the same lines."""
    copy = deepcopy(element)
    copy.tail = None
    for one, other in zip(element.iter(), copy.iter(), strict=True):
        other.sourceline = one.sourceline  # type: ignore[misc]  # it can be set, whatever the stubs say
    return copy


class _Inclusions:
    """Resolves ``include`` and ``extends href``, which the files of a schema may do to any depth, but not in a circle."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._count = 0

    def resolve(self, root: etree._Element, file: Path, around: tuple[Path, ...]) -> None:
        for element in list(_including(root)):
            place = place_of(element, self._path)
            target, href = self._target(element, file, around, place)
            self.resolve(target, href, (*around, href.resolve()))
            parent = element.getparent()
            if parent is None:
                continue
            if element.tag == sch("include"):
                found = [target]
            elif target.tag != parent.tag:
                name = etree.QName(target).localname
                raise SchemaError(f"extends takes what {etree.QName(parent).localname} may hold, and {element.get('href')} is a {name}", place)
            else:
                found = list(target.iterchildren(etree.Element))
            for one in found:
                one.set(_FILE, str(href))
                one.tail = None
            _replace(element, found)

    def _target(self, element: etree._Element, file: Path, around: tuple[Path, ...], place: Place) -> tuple[etree._Element, Path]:
        address, _, fragment = element.get("href", "").partition("#")
        if not address:
            raise SchemaError(f"{etree.QName(element).localname} names no file", place)
        parts = urlsplit(address)
        if parts.scheme not in {"", "file"} and len(parts.scheme) > 1:  # one letter is a drive
            raise SchemaError(f"{address} is not fetched: put the file beside the schema, and name it by its path", place)
        path = Path(url2pathname(parts.path)) if parts.scheme == "file" else file.parent / unquote(address)
        if path.resolve() in around:
            raise SchemaError(f"{address} includes itself", place)
        self._count += 1
        if self._count > _MOST_FILES:
            raise SchemaError(f"more than {_MOST_FILES} files are included", place)
        try:
            root = _parsed(path)
        except SchemaError as problem:
            raise SchemaError(f"{address} cannot be included: {problem.message}", problem.place or place) from problem
        if not fragment:
            return root, path
        for one in root.iter(etree.Element):
            if fragment in (one.get("id"), one.get(XML_ID)):
                return copied(one), path
        raise SchemaError(f'{address} has no element with the id "{fragment}"', place)


def _including(root: etree._Element) -> Iterator[etree._Element]:
    yield from root.iter(sch("include"))
    yield from (one for one in root.iter(sch("extends")) if one.get("href") is not None)


def _replace(element: etree._Element, found: list[etree._Element]) -> None:
    """Put *found* in the place of *element*."""
    parent = element.getparent()
    if parent is None:
        return
    index = parent.index(element)
    tail = element.tail
    parent[index : index + 1] = found
    if tail and found:
        found[-1].tail = tail
