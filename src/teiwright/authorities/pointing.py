"""Where the pointers of a document lead: to what stands in it, to an entry of the authority file, or elsewhere.

A document points to an entry by the name of the authority file
(``authority.xml#marx``), or to its own copy of it (``#marx``), which says by
``sameAs`` whose copy it is.

TEI: SA (linking), att.global.linking (sameAs), SASOstdf (standOff)
"""

from urllib.parse import unquote, urlsplit

from lxml import etree

from ..guidelines.namespaces import XML_ID
from .authority_file import AuthorityFile, entry_elements


def id_in(file: str, pointer: str) -> str:
    """Return the id in *file*, whatever its folder, that *pointer* names, or ``""`` where it points elsewhere.

    >>> [id_in("authority.xml", one) for one in ("../tei/authority.xml#marx", "#marx", "http://a.org/authority.xml#marx")]
    ['marx', '', '']
    """
    address = urlsplit(pointer) if "#" in pointer else None
    if address is None or address.scheme or address.netloc or not file or unquote(address.path).rpartition("/")[2] != file:
        return ""
    return unquote(address.fragment)


class Pointing:
    """The targets of the document *root*, and the name by which it knows the authority file, whatever its folder."""

    def __init__(self, root: etree._Element, file: str) -> None:
        self.file = file
        self.own = {str(element.get(XML_ID)): element for element in root.iter(etree.Element) if element.get(XML_ID)}
        self.copies = {
            str(element.get(XML_ID)): identifier
            for element in entry_elements(root)
            if element.get(XML_ID) and (identifier := next(filter(None, map(self.in_file, (element.get("sameAs") or "").split())), ""))
        }

    def in_file(self, pointer: str) -> str:
        """Return the id in the authority file that *pointer* names, or ``""`` where it points elsewhere."""
        return id_in(self.file, pointer)

    def local(self, pointer: str) -> str:
        """Return the xml:id in the document that *pointer* names, whether it is there or not; ``""`` where it points out of it.

        >>> Pointing(etree.fromstring("<TEI/>"), "").local("#marx")
        'marx'
        """
        return pointer[1:] if pointer.startswith("#") else ""

    def entry(self, pointer: str) -> str:
        """Return the id of the entry of the authority file that *pointer* leads to, by itself or by a copy; else ``""``."""
        return self.in_file(pointer) or self.copies.get(self.local(pointer), "")

    def leads_to_entry(self, pointer: str, authority: AuthorityFile | None) -> bool:
        """Return whether *pointer* leads to something in the document, or to an entry of *authority*."""
        local = self.local(pointer)
        if local in self.own:
            return True
        identifier = self.in_file(pointer) or local
        return authority is not None and bool(identifier) and authority.get(identifier) is not None
