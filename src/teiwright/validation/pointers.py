"""Pointers: each leads somewhere, and ``who`` to somebody.

Told is only what is certain: not a pointer by a scheme (``#xpath(...)``), not
one that counts from another document (``xml:base``), and none at all in a
document that includes others, since what it points to may stand in those.

TEI: SA (linking), SATS (pointer schemes), TSBAUT (who)
"""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from lxml import etree

from ..guidelines.namespaces import XML, XML_ID, local_name
from ..guidelines.pointers import POINTERS
from ..model import Document, Finding
from .examples import own_elements
from .positions import Positions, shortened

_INCLUDE: Final = "{http://www.w3.org/2001/XInclude}include"
_XML_BASE: Final = f"{{{XML}}}base"
_NOT_READ: Final = "the document includes others, which were not read, so its pointers were not followed"
_SCHEME: Final = re.compile(r"#[\w.-]+\(")

#: Elements that can speak: people, groups, roles, and the statements of responsibility that scholars use for it.
_SPEAKERS: Final = frozenset({"person", "personGrp", "persona", "org", "role", "castItem", "castGroup", "respStmt", "persName", "name", "nym"})
_SPOKEN: Final = frozenset({"said", "q", "sp", "u", "quote"})


def check_pointers(document: Document, positions: Positions) -> Iterator[Finding]:
    """Yield every local pointer that leads nowhere, and every ``who`` that leads to no person; or that pointers cannot be followed."""
    targets = {str(element.get(XML_ID)): element for element in document.root.iter(etree.Element) if XML_ID in element.attrib}
    included = next(document.root.iter(_INCLUDE), None)
    if included is not None:
        yield positions.finding("tw:include-not-read", _NOT_READ, included)
    for element in own_elements(document.root):
        for attribute, value in element.attrib.items():
            if attribute not in POINTERS:
                continue
            for pointer in str(value).split():
                if not pointer.startswith("#") or pointer == "#" or _SCHEME.match(pointer):
                    continue
                target = targets.get(pointer[1:])
                if target is None:
                    target = targets.get(unquote(pointer[1:]))
                if target is None:
                    if included is None and not _is_about_another(element):
                        yield positions.finding(
                            "tw:dangling-pointer", f'{attribute} points to "{shortened(pointer)}", which is not in this document', element
                        )
                elif attribute == "who" and local_name(element.tag) in _SPOKEN and local_name(target.tag) not in _SPEAKERS:
                    yield positions.finding("tw:who-not-a-person", f'who points to "{shortened(pointer)}", a <{local_name(target.tag)}>', element)


def _is_about_another(element: etree._Element) -> bool:
    """Return whether the pointers of *element* are into another document, as an ``xml:base`` says; that of the root names the document itself."""
    return any(one.get(_XML_BASE) and one.getparent() is not None for one in (element, *element.iterancestors()))
