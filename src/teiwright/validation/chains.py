"""Chains: ``next`` and ``prev`` answer each other.

TEI: SAAG (aggregation), NH (non-hierarchical structures)
"""

from collections.abc import Iterator

from lxml import etree

from ..guidelines.namespaces import XML_ID, local_name
from ..model import Document, Finding
from .examples import own_elements
from .positions import Positions


def chained(root: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Yield every element whose ``next`` names another of the document, and that other."""
    targets = {f"#{element.get(XML_ID)}": element for element in root.iter(etree.Element) if element.get(XML_ID)}
    for element in own_elements(root):
        target = targets.get(element.get("next") or "")
        if target is not None:
            yield element, target


def check_chains(document: Document, positions: Positions) -> Iterator[Finding]:
    """Yield every ``next`` or ``prev`` whose target does not point back, or is another element."""
    targets = {f"#{element.get(XML_ID)}": element for element in document.root.iter(etree.Element) if element.get(XML_ID)}
    for element in own_elements(document.root):
        for forth, back in (("next", "prev"), ("prev", "next")):
            pointer = element.get(forth)
            target = targets.get(pointer or "")
            if target is None:
                continue  # none, or a dangling pointer, which is told elsewhere
            if (target.get(back) is not None and target.get(back) != f"#{element.get(XML_ID)}") or (target.get(back) is None and forth == "next"):
                yield positions.finding("tw:broken-chain", f'{forth} names "{pointer}", whose {back} does not name this element', element)
            elif target.tag != element.tag:
                yield positions.finding(
                    "tw:broken-chain", f'{forth} of a <{local_name(element.tag)}> names "{pointer}", a <{local_name(target.tag)}>', element
                )
