"""Pointers: each leads somewhere, and ``who`` to somebody.

TEI: SA (linking), TSBAUT (who)
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from ..guidelines.namespaces import XML_ID, local_name
from ..guidelines.pointers import POINTERS
from ..model import Document, Finding
from .positions import Positions

#: Elements that can speak: people, groups, roles, and the statements of responsibility that scholars use for it.
_SPEAKERS: Final = frozenset({"person", "personGrp", "persona", "org", "role", "castItem", "castGroup", "respStmt", "persName", "name", "nym"})
_SPOKEN: Final = frozenset({"said", "q", "sp", "u", "quote"})


def check_pointers(document: Document, positions: Positions) -> Iterator[Finding]:
    """Yield every local pointer that leads nowhere, and every ``who`` that leads to no person."""
    targets = {str(element.get(XML_ID)): element for element in document.root.iter(etree.Element) if XML_ID in element.attrib}
    for element in document.root.iter(etree.Element):
        for attribute, value in element.attrib.items():
            if attribute not in POINTERS:
                continue
            for pointer in str(value).split():
                if not pointer.startswith("#") or pointer == "#":
                    continue
                target = targets.get(pointer[1:])
                if target is None:
                    yield positions.finding("tw:dangling-pointer", f'{attribute} points to "{pointer}", which is not in this document', element)
                elif attribute == "who" and local_name(element.tag) in _SPOKEN and local_name(target.tag) not in _SPEAKERS:
                    yield positions.finding("tw:who-not-a-person", f'who points to "{pointer}", a <{local_name(target.tag)}>', element)
