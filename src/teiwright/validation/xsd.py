"""W3C XML Schema: by the xmlschema package, and where schema or document is large by libxml2.

xmlschema says more of a fault, and needs more than a minute to load the XSD
of tei_all and fifteen seconds for a megabyte of text; libxml2 needs seven
seconds, and hardly any.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lxml import etree

from ..guidelines.namespaces import plain_attribute
from ..model import Document, Finding, Place, SchemaError
from .paths import Paths
from .positions import Positions, shortened

if TYPE_CHECKING:
    import xmlschema

_UNEXPECTED: Final = re.compile(r"Unexpected child with tag ")
_INCOMPLETE: Final = re.compile(r"The content of element '[^']*' is not complete\.(?: Tag '(?:[^':{}]+:|\{[^}]*\})?([^']+)' expected\.)?")
_ATTRIBUTE_VALUE: Final = re.compile(r"attribute ((?:\{[^}]*\})?[^=\s]+)=")
_ATTRIBUTE: Final = re.compile(r"'([^']+)' attribute not allowed for element")
_LACKING: Final = re.compile(r"missing required attribute '([^']+)'")
_TEXT: Final = re.compile(r"character data between child elements not allowed|character data is not allowed because")
_BARE: Final = "text is not allowed directly in"
_NAMESPACE: Final = re.compile(r"\{[^{}]*\}")

#: Bytes of a schema, and of a document, from which on libxml2 is asked.
_LARGE_SCHEMA: Final = 300_000
_LARGE_DOCUMENT: Final = 500_000
_FROM_ELSEWHERE: Final = re.compile(rb"""schemaLocation\s*=\s*["'](?:https?|ftp):""")
_NAMED: Final = re.compile(r"Element '(?:\{[^}]*\})?[^']*'(?:, attribute '(?P<attribute>(?:\{[^}]*\})?[^']+)')?: (?P<said>.*)")
_NOT_ALLOWED: Final = re.compile(r"The attribute '(?:\{[^}]*\})?([^']+)' is not allowed\.")
_REQUIRED: Final = re.compile(r"The attribute '(?:\{[^}]*\})?([^']+)' is required but missing\.")


@lru_cache(maxsize=4)
def load_xsd(path: str) -> "xmlschema.XMLSchema10":
    """Return the schema of the file *path*; raises SchemaError where it is itself wrong. Nothing is fetched from the network."""
    import xmlschema  # takes 0.2 s to import, which only this function should cost

    try:
        return xmlschema.XMLSchema10(path, allow="local", defuse="always")
    except (xmlschema.XMLSchemaException, OSError, SyntaxError) as problem:
        raise SchemaError(f"the schema {path} is wrong: {str(problem).splitlines()[0]}") from problem


@lru_cache(maxsize=4)
def _load_large(path: str) -> etree.XMLSchema:
    """Return the schema of the file *path*, by libxml2; raises SchemaError where it is itself wrong, or would be fetched in part."""
    try:
        if _FROM_ELSEWHERE.search(Path(path).read_bytes()):
            raise SchemaError(f"the schema {path} names others that are not files, and nothing is fetched from the network")
        return etree.XMLSchema(etree.parse(path, etree.XMLParser(no_network=True, resolve_entities="internal")))
    except (etree.XMLSyntaxError, etree.XMLSchemaParseError) as problem:
        raise SchemaError(f"the schema {path} is wrong: {str(problem).splitlines()[0]}") from problem
    except OSError as problem:
        raise SchemaError(f"the schema {path} cannot be read: {problem}") from problem


def check_xsd(document: Document, path: str, positions: Positions) -> Iterator[Finding]:
    """Yield what the XSD in the file *path* finds wrong in *document*.

    A bad attribute value that a rule of ours has told is not told again, unless nothing else is wrong.
    """
    is_large = Path(path).is_file() and Path(path).stat().st_size >= _LARGE_SCHEMA
    if is_large or len(document.source or b"") >= _LARGE_DOCUMENT:
        faults = list(_check_large(document, path, positions))
    else:
        faults = list(_check(document, path, positions))
    for fault in [one for one in faults if not (one.value and positions.explains(one.element, one.value))] or faults[:1]:
        yield fault.finding


@dataclass(frozen=True, slots=True)
class _Fault:
    """A finding about *element*, and the attribute whose *value* it is about, where it is about one."""

    finding: Finding
    element: etree._Element
    value: str = ""


def _check_large(document: Document, path: str, positions: Positions) -> Iterator[_Fault]:
    schema = _load_large(path)
    if schema.validate(document.tree):
        return
    paths = Paths()
    told: set[tuple[etree._Element, str]] = set()  # of one value libxml2 tells what its type refuses, and then that it is no value
    for error in schema.error_log:
        element = paths.find(document.root, error.path or "")
        match = _NAMED.match(error.message)
        attribute = value = (match["attribute"] or "") if match else ""
        if value and (element, value) in told:
            continue
        told.add((element, value))
        said = _said_by_libxml2(error.message, element, match)
        if refused := _NOT_ALLOWED.match(match["said"] if match else ""):
            attribute = _named(element, refused[1])
        place = _place(positions, element, attribute, is_text=said.startswith(_BARE))
        yield _Fault(positions.finding(f"xsd:{error.type_name.removeprefix('SCHEMAV_')}", said, element, place=place), element, value)


def _named(element: etree._Element, local: str) -> str:
    """Return the attribute of *element* that has a local name, as lxml calls it; or that name."""
    return next((str(key) for key in element.attrib if etree.QName(str(key)).localname == local), local)


def _said_by_libxml2(message: str, element: etree._Element, match: re.Match[str] | None) -> str:
    """Return what libxml2 says of *element* in an author's words."""
    name, said = etree.QName(element).localname, match["said"] if match else message
    parent = element.getparent()
    if match and match["attribute"] and not _NOT_ALLOWED.match(said):
        value = shortened(str(element.get(match["attribute"])))
        return f'the attribute {plain_attribute(match["attribute"])}="{value}" is not allowed on <{name}> with this value'
    if said.startswith("This element is not expected"):
        return f"<{name}> is not allowed here, {f'in <{etree.QName(parent).localname}>' if parent is not None else 'as the root'}"
    if said.startswith("Missing child element"):
        return f"<{name}> ends too early: an element is missing"
    if said.startswith("Character content") or "is not allowed because the content" in said:
        return f"{_BARE} <{name}>"
    if found := _NOT_ALLOWED.match(said):
        attribute = _named(element, found[1])
        return f'the attribute {plain_attribute(attribute)}="{shortened(str(element.get(attribute, "")))}" is not allowed on <{name}>'
    if found := _REQUIRED.match(said):
        return f"<{name}> lacks the attribute {found[1]}, which it must have"
    return shortened(_NAMESPACE.sub("", said), most=300)


def _check(document: Document, path: str, positions: Positions) -> Iterator[_Fault]:
    for error in load_xsd(path).iter_errors(document.root, use_location_hints=False):  # type: ignore[arg-type]  # it takes lxml's elements, its stubs do not say so
        child = getattr(error, "invalid_child", None)
        element = child if child is not None else error.elem
        if not isinstance(element, etree._Element):
            element = document.root
        reason = " ".join((error.reason or str(error)).split())
        value = _ATTRIBUTE_VALUE.match(reason)
        kind = type(error).__name__.removeprefix("XMLSchema").removesuffix("Error")
        attribute = _ATTRIBUTE.match(reason)
        place = _place(positions, element, value[1] if value else attribute[1] if attribute else "", is_text=bool(_TEXT.match(reason)))
        yield _Fault(positions.finding(f"xsd:{kind}", _in_words(reason, element), element, place=place), element, value[1] if value else "")


def _place(positions: Positions, element: etree._Element, attribute: str, *, is_text: bool) -> Place:
    """Return where a fault of *element* is: in its start tag, at the *attribute*, or at the text that may not be in it."""
    if is_text:
        return positions.place_of_text(element)
    return positions.place_of_attribute(element, attribute) if attribute else positions.place(element)


def _in_words(reason: str, element: etree._Element) -> str:
    """Return what xmlschema says of *element* in an author's words; what is not known here as it is, without addresses of namespaces."""
    name = etree.QName(element).localname
    parent = element.getparent()
    if _UNEXPECTED.match(reason) and parent is not None:
        return f"<{name}> is not allowed here, in <{etree.QName(parent).localname}>"
    if match := _INCOMPLETE.match(reason):
        return f"<{name}> ends too early: <{match[1]}> was expected" if match[1] else f"<{name}> ends too early: an element is missing"
    if match := _ATTRIBUTE_VALUE.match(reason):
        return f'the attribute {plain_attribute(match[1])}="{shortened(str(element.get(match[1])))}" is not allowed on <{name}> with this value'
    if (match := _ATTRIBUTE.match(reason)) and element.get(match[1]) is not None:
        return f'the attribute {plain_attribute(match[1])}="{shortened(str(element.get(match[1])))}" is not allowed on <{name}>'
    if match := _LACKING.match(reason):
        return f"<{name}> lacks the attribute {plain_attribute(match[1])}, which it must have"
    if _TEXT.match(reason):
        return f"{_BARE} <{name}>"
    return shortened(_NAMESPACE.sub("", reason), most=300)
