"""XPaths of elements, from local names with positions: ``/TEI/text[1]/body[1]/div[2]``."""

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


def xpaths(root: etree._Element) -> dict[etree._Element, str]:
    """Return the path of every element of *root*, in one pass."""
    found = {root: xpath_of(root)}
    names: dict[str, str] = {}
    for parent in root.iter(etree.Element):
        if not len(parent):
            continue
        path = found[parent]
        seen: dict[str, int] = {}
        for child in parent:
            tag = child.tag
            if isinstance(tag, str):
                name = names.get(tag)
                if name is None:
                    name = names[tag] = f"/{tag.rpartition('}')[2]}["
                seen[name] = number = seen.get(name, 0) + 1
                found[child] = f"{path}{name}{number}]"
    return found
