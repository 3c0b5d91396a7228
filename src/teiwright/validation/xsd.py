"""W3C XML Schema, by the xmlschema package."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from lxml import etree

from ..guidelines.namespaces import plain_attribute
from ..model import Document, Finding, SchemaError
from .positions import Positions, shortened

if TYPE_CHECKING:
    import xmlschema

_UNEXPECTED: Final = re.compile(r"Unexpected child with tag ")
_INCOMPLETE: Final = re.compile(r"The content of element '[^']*' is not complete\.(?: Tag '(?:[^':{}]+:|\{[^}]*\})?([^']+)' expected\.)?")
_ATTRIBUTE_VALUE: Final = re.compile(r"attribute ((?:\{[^}]*\})?[^=\s]+)=")
_ATTRIBUTE: Final = re.compile(r"'([^']+)' attribute not allowed for element")
_LACKING: Final = re.compile(r"missing required attribute '([^']+)'")
_TEXT: Final = re.compile(r"character data between child elements not allowed|character data is not allowed because")
_NAMESPACE: Final = re.compile(r"\{[^{}]*\}")


@lru_cache(maxsize=4)
def load_xsd(path: str) -> "xmlschema.XMLSchema10":
    """Return the schema of the file *path*; raises SchemaError where it is itself wrong. Nothing is fetched from the network."""
    import xmlschema  # takes 0.2 s to import, which only this function should cost

    try:
        return xmlschema.XMLSchema10(path, allow="local", defuse="always")
    except (xmlschema.XMLSchemaException, OSError, SyntaxError) as problem:
        raise SchemaError(f"the schema {path} is wrong: {str(problem).splitlines()[0]}") from problem


def check_xsd(document: Document, path: str, positions: Positions) -> Iterator[Finding]:
    """Yield what the XSD in the file *path* finds wrong in *document*; a bad attribute value that a rule of ours has told is not told again."""
    for error in load_xsd(path).iter_errors(document.root):  # type: ignore[arg-type]  # it takes lxml's elements, its stubs do not say so
        child = getattr(error, "invalid_child", None)
        element = child if child is not None else error.elem
        if not isinstance(element, etree._Element):
            element = document.root
        reason = " ".join((error.reason or str(error)).split())
        value = _ATTRIBUTE_VALUE.match(reason)
        if value and positions.explains(element, value[1]):
            continue
        kind = type(error).__name__.removeprefix("XMLSchema").removesuffix("Error")
        yield positions.finding(f"xsd:{kind}", _in_words(reason, element), element)


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
        return f"text is not allowed directly in <{name}>"
    return shortened(_NAMESPACE.sub("", reason), most=300)
