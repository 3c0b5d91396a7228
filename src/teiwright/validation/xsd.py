"""W3C XML Schema, by the xmlschema package."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from ..model import Document, Finding, SchemaError
from .positions import Positions

if TYPE_CHECKING:
    import xmlschema


@lru_cache(maxsize=4)
def load_xsd(path: str) -> "xmlschema.XMLSchema10":
    """Return the schema of the file *path*; raises SchemaError where it is itself wrong. Nothing is fetched from the network."""
    import xmlschema  # takes 0.2 s to import, which only this function should cost

    try:
        return xmlschema.XMLSchema10(path, allow="local", defuse="always")
    except (xmlschema.XMLSchemaException, OSError, SyntaxError) as problem:
        raise SchemaError(f"the schema {path} is wrong: {str(problem).splitlines()[0]}") from problem


def check_xsd(document: Document, path: str, positions: Positions) -> Iterator[Finding]:
    """Yield what the XSD in the file *path* finds wrong in *document*."""
    for error in load_xsd(path).iter_errors(document.root):  # type: ignore[arg-type]  # it takes lxml's elements, its stubs do not say so
        child = getattr(error, "invalid_child", None)
        element = child if child is not None else error.elem
        if not isinstance(element, etree._Element):
            element = document.root
        kind = type(error).__name__.removeprefix("XMLSchema").removesuffix("Error")
        yield positions.finding(f"xsd:{kind}", " ".join((error.reason or str(error)).split()), element)
