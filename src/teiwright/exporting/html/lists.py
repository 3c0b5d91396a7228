"""Lists: which list of HTML a TEI list is.

TEI: COLI (lists), COLI (label, item)
"""

import re
from collections.abc import Container
from typing import Final

from lxml import etree

from ...guidelines.elements import element
from ...guidelines.namespaces import local_name

_ORDERED: Final = frozenset({"ordered", "numbered", "lettered", "ol", "numeric", "arabic", "roman", "alpha"})
#: Types of lists whose items stand line by line.
_NO_SIGNS: Final = frozenset({"contents", "index", "simple"})
_SIGN: Final = re.compile(r"[([]?(?:\d{1,4}|[A-Za-z]|[ivxlc]{1,6}|[IVXLC]{1,6})[.)\]](?!\w)|[-*\u2022\u2013\u2014](?!\w)")
_LABELS: Final = frozenset({"label", "headLabel"})
_ITEMS: Final = frozenset({"item", "headItem"})
_EMPTY: Final = frozenset({"hidden", "line-break", "page-break", "note", "space", "milestone"})


def list_members(node: etree._Element, shown: Container[etree._Element]) -> list[etree._Element]:
    """Return the head, the labels and the items of the list *node*; none where it holds anything else."""
    return members_of(node, shown, _LABELS | _ITEMS)


def list_tag(node: etree._Element, members: list[etree._Element]) -> str:
    """Return ``ul``, ``ol`` or ``dl`` for the list *node*, or ``""`` where its *members* make no list of HTML."""
    names = [local_name(one.tag) for one in members]
    if names and names[0] == "head":
        names = names[1:]
    if names and all(name in _ITEMS for name in names):
        said = f"{node.get('type') or ''} {node.get('rend') or ''}".split()
        return "ol" if _ORDERED.intersection(said) else "ul"
    in_pairs = len(names) % 2 == 0 and all((name in _LABELS) == (index % 2 == 0) for index, name in enumerate(names))
    return "dl" if names and in_pairs else ""


def has_own_signs(node: etree._Element, members: list[etree._Element]) -> bool:
    """Return whether the items of the list bring their signs with them in the text, so that HTML adds none: contents, and "1. One"."""
    items = ["".join(one.itertext()).lstrip() for one in members if local_name(one.tag) in _ITEMS]
    return bool(items) and (node.get("type") in _NO_SIGNS or all(_SIGN.match(words) for words in items))


def member_tag(node: etree._Element, of_list: str) -> str:
    """Return the element for the member *node* of a list of that kind."""
    if of_list == "dl":
        return "dt" if local_name(node.tag) in _LABELS else "dd"
    return "li"


def members_of(node: etree._Element, shown: Container[etree._Element], names: frozenset[str]) -> list[etree._Element]:
    """Return the children of *node* that count: one head at most, first, then members called *names*.

    Returns none where it holds anything else: text of its own, or other
    elements that show something.
    """
    members: list[etree._Element] = []
    if (node.text or "").strip():
        return []
    for child in node:
        if (child.tail or "").strip():
            return []
        gi = local_name(child.tag)
        if child in shown and (gi in names or (gi == "head" and not members)):
            members.append(child)
        elif not _shows_nothing(child):
            return []
    return members


def _shows_nothing(node: etree._Element) -> bool:
    if not isinstance(node.tag, str):
        return True
    display = element(node.tag).display
    if display == "milestone":
        return not node.get("rend")
    return display in _EMPTY or (display == "inline" and len(node) == 0 and not (node.text or "").strip())
