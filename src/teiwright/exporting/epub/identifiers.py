"""Ids of the page -> ids of the book, which are names of XML, and the file in which each one stands.

The page's own ids begin with ``tw:``; a name that stands for an element may
hold no colon. Ids are unique in the whole book, so a link may lead from any file to any other.
"""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote, urlsplit

from ..markup import Token

#: What may begin a name of XML, and what else may stand in one; without the colon.
_FIRST: Final = (
    r"A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    r"\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NOT_IN_NAMES: Final = re.compile(rf"[^{_FIRST}0-9.\u00b7\u0300-\u036f\u203f\u2040-]")
_BEGINS_NAME: Final = re.compile(f"[{_FIRST}]")

#: Links that lead out of the book; a file beside the document is not in it.
_LEAVING: Final = frozenset({"http", "https", "mailto"})


class Places:
    """Where every id of the page stands in the book."""

    def __init__(self) -> None:
        self._places: dict[str, tuple[str, str]] = {}
        self._taken: set[str] = set()

    def enter(self, file: str, tokens: Iterable[Token]) -> None:
        """Give every element in *tokens*, which stand in *file*, its id in the book."""
        for token in tokens:
            identifier = token.attributes.get("id")
            if identifier is not None:
                name = _unique(_name(identifier), self._taken)
                self._places[identifier] = (file, name)
                token.attributes["id"] = name

    def link(self, identifier: str, file: str = "") -> str:
        """Return the link from *file* to what the page calls *identifier*, or ``""`` where it is not in the book."""
        if identifier not in self._places:
            return ""
        where, name = self._places[identifier]
        return f"{'' if where == file else where}#{quote(name)}"

    def rewrite(self, file: str, tokens: Iterable[Token]) -> None:
        """Make every link in *tokens*, which stand in *file*, lead to its place; one that leads nowhere becomes plain words."""
        plain: list[bool] = []
        for token in tokens:
            if token.tag != "a":
                continue
            if token.is_end:
                if plain.pop():
                    token.tag = "span"
                continue
            address = self.link(token.target, file) if token.target else token.attributes.get("href", "")
            plain.append(not address or not (token.target or urlsplit(address).scheme in _LEAVING))
            token.attributes["href"] = address
            if plain[-1]:
                token.tag = "span"
                for name in ("href", "role", "epub:type", "aria-label"):
                    token.attributes.pop(name, None)


def _name(identifier: str) -> str:
    """Return *identifier* as a name of XML.

    >>> _name("tw:note1"), _name("c1"), _name("1~2")
    ('tw-note1', 'c1', 'id-1-2')
    """
    name = _NOT_IN_NAMES.sub("-", identifier)
    return name if _BEGINS_NAME.match(name) else f"id-{name}"


def _unique(name: str, taken: set[str]) -> str:
    number, unique = 1, name
    while unique in taken:
        number += 1
        unique = f"{name}-{number}"
    taken.add(unique)
    return unique
