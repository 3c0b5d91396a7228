"""The words of an element of the header, in one line."""

from collections.abc import Iterator

from lxml import etree

from ..guidelines.namespaces import local_name


def words_of(element: etree._Element, without: frozenset[str] = frozenset()) -> str:
    """Return the words of *element*, those of elements named in *without* left out.

    >>> words_of(etree.fromstring("<p>One <hi>two</hi>, <!-- no -->three.</p>"))
    'One two, three.'
    """
    return " ".join("".join(_pieces(element, without)).split())


def _pieces(element: etree._Element, without: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and local_name(child.tag) not in without:
            yield from _pieces(child, without)
        yield child.tail or ""
