"""Namespaces, and the qualified names of lxml made from them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # who asks for names alone waits for no parser
    from lxml import etree

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
RELAX_NG = "http://relaxng.org/ns/structure/1.0"

XML_ID = f"{{{XML}}}id"
XML_LANG = f"{{{XML}}}lang"
XML_SPACE = f"{{{XML}}}space"

_PREFIX = f"{{{TEI}}}"


def tei(gi: str) -> str:
    """Return the qualified name of the TEI element *gi*, as lxml writes it.

    >>> tei("p")
    '{http://www.tei-c.org/ns/1.0}p'
    """
    return _PREFIX + gi


def local_name(tag: object) -> str:
    """Return the name of a TEI element without its namespace.

    An element of another namespace keeps its qualified name, so that it is
    never taken for a TEI element; a comment or processing instruction, whose
    tag lxml gives as a function, is ``""``.

    >>> local_name("{http://www.tei-c.org/ns/1.0}persName")
    'persName'
    >>> local_name("{http://www.w3.org/2000/svg}p")
    '{http://www.w3.org/2000/svg}p'
    """
    if not isinstance(tag, str):
        return ""
    return tag.removeprefix(_PREFIX)


def qualified_attribute(name: str) -> str:
    """Return the attribute *name* as lxml writes it: ``xml:id`` and its like get their namespace.

    >>> qualified_attribute("xml:id"), qualified_attribute("when")
    ('{http://www.w3.org/XML/1998/namespace}id', 'when')
    """
    return f"{{{XML}}}{name[4:]}" if name.startswith("xml:") else name


def plain_attribute(name: str) -> str:
    """Return the attribute *name* of lxml as a document spells it, the inverse of `qualified_attribute`.

    >>> plain_attribute("{http://www.w3.org/XML/1998/namespace}id")
    'xml:id'
    """
    return f"xml:{name[len(XML) + 2 :]}" if name.startswith(f"{{{XML}}}") else name


def text_language(root: "etree._Element") -> str:
    """Return the language of the document *root*: that of its first ``text``, else its own; ``""`` where it does not say.

    >>> from lxml import etree
    >>> text_language(etree.fromstring(f'<TEI xmlns="{TEI}"><text xml:lang="de"/></TEI>'))
    'de'
    """
    text = root.find(tei("text"))  # where it mostly is, after a header that may be long
    for element in (next(root.iter(tei("text")), None) if text is None else text, root):
        if element is not None and element.get(XML_LANG):
            return str(element.get(XML_LANG))
    return ""
