"""What a book shows of the page: its switches as the page has them when it opens, and no signs for a mouse.

What is hidden there is left out here, as a book's style sheet may be ignored
by whoever shows it; where it carries an identifier, that stays a link target.

TEI: CORS5 (pb, lb), COED (choice)
"""

from collections.abc import Mapping
from typing import Final

from lxml import etree

from ...guidelines.views import View
from .stream import Token, end_of

_HIDDEN: Final = "off"

#: For whoever has a mouse: a link of a paragraph to itself, a drawing of what a list says as well.
_FOR_A_MOUSE: Final = frozenset({"permalink", "timeline"})


def shown(tokens: list[Token], view: View, pages: Mapping[str, etree._Element]) -> list[Token]:
    """Return *tokens* without what *view* hides; *pages* are the page beginnings by their ids."""
    found: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        classes = token.classes
        if _HIDDEN in classes:
            end = end_of(tokens, index)
            found += _hidden(tokens[index : end + 1], view, pages)
            index = end
        elif _FOR_A_MOUSE.intersection(classes):
            index = end_of(tokens, index)
        else:
            found.append(token)
        index += 1
    return found


def _hidden(part: list[Token], view: View, pages: Mapping[str, etree._Element]) -> list[Token]:
    first = part[0]
    identifiers = [token.attributes["id"] for token in part if "id" in token.attributes]
    if identifiers and identifiers[0] in pages:
        return _page(part, identifiers[0], pages[identifiers[0]], words=view.shows_pages)
    if view.shows_pages and "pb" in first.classes:
        return part
    anchors = [one for identifier in identifiers for one in _anchor(identifier)]
    return [*anchors, Token("br")] if "lb" in first.classes and view.shows_lines else anchors


def _anchor(identifier: str) -> list[Token]:
    return [Token("span", attributes={"id": identifier}), Token("span", is_end=True)]


def _page(part: list[Token], identifier: str, node: etree._Element, *, words: bool) -> list[Token]:
    """Return the beginning of a page, which the list of pages leads to where it has a number."""
    attributes = {"id": identifier}
    number = page_number(node)
    if number:
        attributes |= {"epub:type": "pagebreak", "role": "doc-pagebreak", "aria-label": number}
    if words:
        attributes["class"] = "pb"
    return [Token("span", attributes=attributes), *(part[1:-1] if words else []), Token("span", is_end=True)]


def page_number(node: etree._Element) -> str:
    """Return the number of the page that begins at *node*, white space evened."""
    return " ".join((node.get("n") or "").split())
