"""The divisions of a text: which heads are headings, what the contents list, what a division without a head is called.

TEI: DSDIV (divisions), DSHD (head)
"""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from lxml import etree
from markupsafe import Markup

from ...guidelines.namespaces import local_name
from ...model import Extent
from .identifiers import Identifiers, fragment
from .rows import row_of
from .survey import DIVIDING, Survey
from .writer import Writer, element

_MOST_ENTRIES: Final = 200
_LONGEST_LABEL: Final = 100
_FIRST_WORDS: Final = 7
_LONGEST_NUMBER: Final = 20
_ENDS: Final = (".", ":", ",", ";", "!", "?", "\u2014", "-")
_HEADLESS: Final = frozenset({"div", *(f"div{level}" for level in range(1, 8)), "text", "TEI"})


@dataclass(frozen=True, slots=True)
class Division:
    """One entry of the contents. *level* counts the divisions around it that have an entry."""

    id: str
    label: str
    level: int


def find_divisions(survey: Survey, identifiers: Identifiers) -> list[Division]:
    """Return the contents of a text: every division with a head, and those without one that can be told apart.

    Where there are very many, the deeper levels are left out.
    """
    levels: dict[etree._Element, int] = {}
    found: list[tuple[etree._Element, str, int]] = []
    for extent in survey.dividing:
        node = extent.element
        if row_of(node).does not in DIVIDING:
            continue
        above = node.getparent()
        while above is not None and above not in levels:
            above = above.getparent()
        level = levels[above] if above is not None else 0
        label = _label(extent, survey)
        if label:
            found.append((node, label, level))
        levels[node] = level + 1 if label else level
    deepest = _deepest(Counter(level for _, _, level in found))
    return [Division(identifiers.give(node, "division"), label, level) for node, label, level in found if level <= deepest]


def _deepest(counts: Counter[int]) -> int:
    total, deepest = 0, 0
    for level in sorted(counts):
        total += counts[level]
        if total > _MOST_ENTRIES:
            break
        deepest = level
    return deepest


def _label(extent: Extent, survey: Survey) -> str:
    node, content = extent.element, survey.content
    heads = [content[survey.heads[head].start : survey.heads[head].end] for head in survey.headings(node)]
    if heads:
        numbered = node.get("n") and len(heads) > 1 and not heads[0].endswith(_ENDS)  # "CHAPTER I" and its title
        return _shortened(" ".join([f"{heads[0]}." if numbered else heads[0], *heads[1:]]))
    if local_name(node.tag) not in _HEADLESS or node.get("type") == "boilerplate":
        return ""
    first = next(node.iterchildren(etree.Element), None)
    if not _has_fellows(node):
        return ""
    kind, number = node.get("subtype") or node.get("type") or "", node.get("n") or ""
    if number and len(number) <= _LONGEST_NUMBER:
        return f"{kind[:1].upper()}{kind[1:]} {number}".strip()
    if first is not None and row_of(first).does in DIVIDING:
        return ""
    words = content[extent.start : min(extent.end, extent.start + 400)].split()
    return _shortened(" ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else ""))


def _has_fellows(node: etree._Element) -> bool:
    """Return whether *node* is one of several; a division that stands alone needs no entry to be found."""
    tag = str(node.tag)
    return next(node.itersiblings(tag), None) is not None or next(node.itersiblings(tag, preceding=True), None) is not None


def _shortened(label: str) -> str:
    label = " ".join(label.split())
    return label if len(label) <= _LONGEST_LABEL else f"{label[:_LONGEST_LABEL].rstrip()}…"


def write_contents(divisions: list[Division], language: str) -> Markup:
    """Return the contents as nested lists of links; *language* is that of their words, ``""`` where it is not known."""
    writer = Writer()
    open_levels: list[int] = []
    for division in divisions:
        while open_levels and open_levels[-1] > division.level:
            writer.end("li")
            writer.end("ol")
            open_levels.pop()
        if open_levels and open_levels[-1] == division.level:
            writer.end("li")
        else:
            writer.start("ol", {} if open_levels else {"lang": language} if language else {})
            open_levels.append(division.level)
        writer.start("li")
        writer.add(element("a", division.label, href=fragment(division.id), dir="auto"))
    for _ in open_levels:
        writer.end("li")
        writer.end("ol")
    return writer.markup()
