"""White space between blocks, and only there: a document that reads well in an editor and in a diff.

Readers that take XML's white space at its word print "Seconde partieAdieu"
for a ``head`` followed at once by a ``p``; so every block begins a new line.
"""

from typing import Final

from lxml import etree

from ..guidelines.elements import element as facts_of
from ..guidelines.namespaces import local_name

_STEP: Final = "  "
#: Elements that may hold text, and are laid out as blocks where they hold only elements.
_FLEXIBLE: Final = frozenset("said quote q note item cell stage opener closer byline change licence".split())
#: Elements of the header whose content is short and reads best on one line.
_TOGETHER: Final = frozenset({"respStmt", "availability", "calendar", "choice"})


def indent(root: etree._Element) -> None:
    """Put every block of *root* on a line of its own, indented by its depth; running text is not touched."""
    waiting = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        if not len(element) or not _is_laid_out(element):
            continue
        element.text = "\n" + _STEP * (depth + 1)
        for child in element:
            child.tail = "\n" + _STEP * (depth + 1)
            waiting.append((child, depth + 1))
        element[-1].tail = "\n" + _STEP * depth


def _is_laid_out(element: etree._Element) -> bool:
    gi = local_name(element.tag)
    if gi in _TOGETHER:
        return False
    if not facts_of(element.tag).holds_text:
        return _is_blank(element)
    return gi in _FLEXIBLE and _is_blank(element) and any(_is_block(child) for child in element)


def _is_blank(element: etree._Element) -> bool:
    return not (element.text or "").strip() and not any((child.tail or "").strip() for child in element)


def _is_block(element: etree._Element) -> bool:
    facts = facts_of(element.tag)
    return facts.stands != "phrase" or facts.gi == "floatingText"
