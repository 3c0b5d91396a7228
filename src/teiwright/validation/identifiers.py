"""Identifiers: each once, each an XML name.

TEI: STGAid (xml:id)
"""

from collections.abc import Iterator

from lxml import etree

from ..guidelines.namespaces import XML_ID
from ..guidelines.xml_names import is_nc_name
from ..model import Document, Finding
from .positions import Positions, shortened


def check_identifiers(document: Document, positions: Positions) -> Iterator[Finding]:
    """Yield every xml:id that is no name, or that another element has already."""
    first: dict[str, etree._Element] = {}
    for element in document.root.iter(etree.Element):
        identifier = element.get(XML_ID)
        if identifier is None:
            continue
        if not is_nc_name(identifier):
            yield positions.finding("tw:bad-id", f'xml:id "{shortened(identifier)}" is no XML name', element, part=XML_ID)
        elif identifier in first:
            line = positions.place(first[identifier]).line
            before = f" (first on line {line})" if line else ""
            yield positions.finding("tw:duplicate-id", f'xml:id "{shortened(identifier)}" stands twice{before}', element, part=XML_ID)
        else:
            first[identifier] = element
