"""Examples: elements that a document about TEI shows, and does not use.

TEI: TDeg (egXML)
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

_EXAMPLES: Final = "{http://www.tei-c.org/ns/Examples}"


def own_elements(root: etree._Element) -> Iterator[etree._Element]:
    """Yield every element under *root*, in order, but for those of examples: their pointers and dates are only shown.

    >>> root = etree.fromstring('<p><egXML xmlns="http://www.tei-c.org/ns/Examples"><ref target="#a"/></egXML><q/></p>')
    >>> [etree.QName(one).localname for one in own_elements(root)]
    ['p', 'q']
    """
    if next(root.iter(f"{_EXAMPLES}*"), None) is None:  # nearly always
        return root.iter(etree.Element)
    return (element for element in root.iter(etree.Element) if not str(element.tag).startswith(_EXAMPLES))
