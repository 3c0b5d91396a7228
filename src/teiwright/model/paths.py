"""XPaths of elements, from local names with positions: ``/TEI/text[1]/body[1]/div[2]``."""

from collections.abc import Iterator

from lxml import etree


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


def walk_paths(root: etree._Element, start: str | None = None) -> Iterator[tuple[etree._Element, str, int]]:
    """Yield every element of *root* in document order, with its path and how many elements of *root* it stands in; nothing is kept.

    *start* is the path of *root*, where it is known.

    >>> root = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/><text><body/></text></TEI>')
    >>> [(path, depth) for _, path, depth in walk_paths(root)]
    [('/TEI', 0), ('/TEI/text[1]', 1), ('/TEI/text[2]', 1), ('/TEI/text[2]/body[1]', 2)]
    """
    names: dict[str, str] = {}
    open_paths: list[str] = []
    counts: list[dict[str, int]] = []  # of the children of each open element so far, by name
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            open_paths.pop()
            counts.pop()
            continue
        if counts:
            tag = str(node.tag)
            name = names.get(tag)
            if name is None:
                name = names[tag] = f"/{tag.rpartition('}')[2]}["
            seen = counts[-1]
            seen[name] = number = seen.get(name, 0) + 1
            path = f"{open_paths[-1]}{name}{number}]"
        else:
            path = start or xpath_of(root)
        yield node, path, len(counts)
        open_paths.append(path)
        counts.append({})


def xpaths(root: etree._Element) -> dict[etree._Element, str]:
    """Return the path of every element of *root*."""
    return {element: path for element, path, _ in walk_paths(root)}
