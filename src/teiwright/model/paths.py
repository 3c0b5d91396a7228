"""XPaths of elements, from local names with positions: ``/TEI/text[1]/body[1]/div[2]``."""

from collections.abc import Iterator
from itertools import repeat
from typing import Final

from lxml import etree

from .flattening import LEFT_OUT

_NONE: Final = repeat((0, 0))


def xpath_of(element: etree._Element) -> str:
    """Return the path of one *element*.

    >>> root = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/><text><body/></text></TEI>')
    >>> xpath_of(root[1][0])
    '/TEI/text[2]/body[1]'
    """
    steps = []
    parent = element.getparent()
    while parent is not None:
        name = etree.QName(element).localname
        position = 1 + sum(isinstance(one.tag, str) and etree.QName(one).localname == name for one in element.itersiblings(preceding=True))
        steps.append(f"{name}[{position}]")
        element, parent = parent, parent.getparent()
    steps.append(etree.QName(element).localname)
    return "/" + "/".join(reversed(steps))


def walk_paths(
    root: etree._Element, start: str | None = None, bounds: Iterator[tuple[int, int]] = _NONE
) -> Iterator[tuple[etree._Element, str, int, int, int]]:
    """Yield the elements of *root* in document order, each with its path and how many elements of *root* it stands in; nothing is kept.

    *start* is the path of *root*, where it is known. After them stands what
    *bounds* have of the element: what one holds that is `LEFT_OUT` is passed over.

    >>> root = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/><text><body/></text></TEI>')
    >>> [(path, depth) for _, path, depth, _, _ in walk_paths(root)]
    [('/TEI', 0), ('/TEI/text[1]', 1), ('/TEI/text[2]', 1), ('/TEI/text[2]/body[1]', 2)]
    """
    names: dict[object, str] = {}  # by qualified name
    open_paths: list[str] = []
    counts: list[dict[str, int] | None] = []  # of the children of each open element so far, by name
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            open_paths.pop()
            counts.pop()
            continue
        if counts:
            name = names.get(node.tag)
            if name is None:
                name = names[node.tag] = f"/{str(node.tag).rpartition('}')[2]}["
            seen = counts[-1]
            if seen is None:
                seen = counts[-1] = {}
            seen[name] = number = seen.get(name, 0) + 1
            path = f"{open_paths[-1]}{name}{number}]"
        else:
            path = start or xpath_of(root)
        begin, end = next(bounds)
        if end == LEFT_OUT:
            walk.skip_subtree()
        yield node, path, len(counts), begin, end
        open_paths.append(path)
        counts.append(None)


def xpaths(root: etree._Element) -> dict[etree._Element, str]:
    """Return the path of every element of *root*."""
    return {element: path for element, path, *_ in walk_paths(root)}
