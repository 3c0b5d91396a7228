"""Pictures of pages: what a page or a column points to, by way of the facsimile.

TEI: PHFAX (facsimile, surface, zone, graphic), att.global.facs, CORS5 (pb)
"""

import re
from typing import Final

from lxml import etree

from ...guidelines.namespaces import local_name, tei
from .identifiers import Identifiers
from .urls import safe_url

_GRAPHICS: Final = (tei("graphic"), tei("media"))

#: A file in the page's own folder, or in one near it, whose name says that it is a picture.
_BESIDE: Final = re.compile(
    r"(?:\.{1,2}/)*(?:[\w~@+%-][\w.~@+%-]*/)*[\w~@+%-][\w.~@+%-]*\.(?:avif|gif|jp2|jpe?g|pdf|png|svg|tiff?|webp)", re.IGNORECASE
)


def picture_url(address: str) -> str:
    """Return *address* as the value of ``href``: a safe address on the web, or a picture beside the page; else ``""``.

    >>> picture_url("https://example.org/12.jpg"), picture_url("images/12.jpg"), picture_url("file:///etc/passwd"), picture_url("//e.org/1.png")
    ('https://example.org/12.jpg', 'images/12.jpg', '', '')
    """
    return safe_url(address) or (address if _BESIDE.fullmatch(address) else "")


def facsimile(node: etree._Element, identifiers: Identifiers) -> str:
    """Return the address of the picture that the ``facs`` of *node* leads to, or ``""`` where it leads to none that is safe.

    >>> p = etree.fromstring('''<TEI xmlns="http://www.tei-c.org/ns/1.0"><facsimile>
    ...   <surface xml:id="s1"><graphic url="1.png"/><zone xml:id="z1"/></surface></facsimile><text><pb facs="#z1"/></text></TEI>''')
    >>> facsimile(p[1][0], Identifiers(p))
    '1.png'
    """
    pointer = next(iter((node.get("facs") or "").split()), "")
    if not pointer.startswith("#"):
        return picture_url(pointer)
    element = identifiers.element(pointer)
    while element is not None:
        graphic = element if element.tag in _GRAPHICS else next(element.iterchildren(*_GRAPHICS), None)
        if graphic is not None:
            return picture_url(graphic.get("url") or "")
        element = element.getparent() if local_name(element.tag) == "zone" else None
    return ""
