"""Notes and readings as footnotes: each stands at the end of the file that refers to it, so that a reader may show it in place.

TEI: CONO (notes), TCAPLL (app)
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ..markup import Token, top_elements

#: ARIA's name of a part -> that of EPUB's vocabulary.
_TYPES: Final = {"doc-noteref": "noteref", "doc-backlink": "backlink"}


@dataclass(frozen=True, slots=True)
class Footnote:
    """One note or set of readings: *kind* is ``note`` or ``reading``, *number* its place among its kind."""

    kind: str
    number: int
    id: str
    tokens: tuple[Token, ...]

    @property
    def weight(self) -> int:
        """About how many bytes it takes in a file."""
        return sum(token.weight for token in self.tokens)


def read_footnotes(kind: str, items: list[Token]) -> list[Footnote]:
    """Return *items*, which the page lists as its notes or readings, as footnotes.

    >>> from ..markup import read_markup
    >>> [(one.id, one.number) for one in read_footnotes("note", read_markup('<li id="a">x</li><li id="b">y</li>'))]
    [('a', 1), ('b', 2)]
    """
    found = []
    counted = 0
    for number, (item, *inside, _) in enumerate(top_elements(items), 1):
        attributes = {**item.attributes, "epub:type": "footnote", "role": "doc-footnote", "class": kind}
        counted = int(attributes.pop("value", counted + 1))
        sign = f"{counted}." if kind == "note" else f"[{counted}]"
        shown = [Token("span", attributes={"class": "number"}), Token(text=sign), Token("span", is_end=True), Token(text=" ")]
        if "marked" in item.classes:  # it has its mark with it
            shown = []
        tokens = (Token("aside", attributes=attributes), *shown, *inside, Token("aside", is_end=True))
        found.append(Footnote(kind, number, item.attributes["id"], tokens))
    return found


class Footnotes:
    """The footnotes of a book, each given to the first place that leads to it."""

    def __init__(self, footnotes: Iterable[Footnote]) -> None:
        self._waiting = {one.id: one for one in footnotes}

    def at(self, token: Token) -> Iterator[Footnote]:
        """Yield the footnote that *token* leads to, and those that are led to from within it; each is yielded once."""
        waiting = deque([token])
        while waiting:
            footnote = self._waiting.pop(waiting.popleft().target, None)
            if footnote is not None:
                yield footnote
                waiting.extend(one for one in footnote.tokens if "href" in one.attributes)

    def rest(self) -> list[Footnote]:
        """Return those that nothing led to."""
        rest = list(self._waiting.values())
        self._waiting.clear()
        return rest


def name_roles(tokens: Iterable[Token]) -> None:
    """Give references and their ways back the names that EPUB has for them."""
    for token in tokens:
        role = token.attributes.get("role", "")
        if role in _TYPES:
            token.attributes["epub:type"] = _TYPES[role]
