"""The element table: what each TEI element may hold and how it is rendered.

``elements.tsv`` has one line an element:

``content``
    ``rich``: text and every phrase; ``limited``: text and phrases, but no
    ``said``, ``quote`` or ``cit``; ``text``: characters only; ``blocks``:
    divisions and their like, in which ``said``, ``quote`` and ``q`` may stand
    around paragraphs; ``element``: other elements only; ``empty``.
``stands``
    ``phrase``: may stand wherever phrases may; ``inter``: may stand in
    ``said``, ``quote``, ``q`` and in ``p``, but not in a name or a date; ``-``:
    only where its own parent puts it.
``display``
    ``block``: a paragraph of its own; ``tight``: a block whose parts follow
    line by line; ``line``; ``cell``; ``inline``; ``apart``: inline, but
    a word of its own where it follows an element at once; ``block-or-inline``,
    ``line-or-inline``, ``tight-or-inline``: inline within running text;
    ``line-break``, ``page-break``, ``milestone``; ``alternatives``: one of its
    children is taken; ``group``: its children without white space; ``note``:
    told apart from the text; ``gap``; ``space``; ``hidden``: never part of the text.
``reading``, ``diplomatic``
    whether these views ``keep`` or ``drop`` the element.
"""

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from .namespaces import tei
from .views import Rendering

#: How an element may be rendered, but for those ways that only the elements made for them have.
DISPLAYS: Final = (
    "block", "tight", "line", "cell", "inline", "apart", "block-or-inline", "line-or-inline", "tight-or-inline",
    "milestone", "note", "gap", "space", "group", "hidden",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Element:
    """What the element table says of one TEI element."""

    gi: str
    module: str
    see: str
    content: str
    stands: str
    display: str
    reading: str
    diplomatic: str

    @property
    def holds_text(self) -> bool:
        """Whether characters may stand directly in the element."""
        return self.content in {"rich", "limited", "text"}


_UNKNOWN: Final = Element("", "", "", "text", "-", "inline", "keep", "keep")


@cache
def elements() -> MappingProxyType[str, Element]:
    """Return the element table, from qualified name to its line.

    >>> elements()["{http://www.tei-c.org/ns/1.0}lg"].display
    'block'
    """
    lines = files(__package__).joinpath("elements.tsv").read_text(encoding="utf-8").splitlines()
    rows = (Element(*line.split("\t")) for line in lines[2:])
    return MappingProxyType({tei(row.gi): row for row in rows})


def element(tag: object) -> Element:
    """Return the line of the qualified name *tag*.

    An element that TEI does not know is transparent: its characters are kept,
    nothing is put into it.

    >>> element("{http://www.tei-c.org/ns/1.0}p").content
    'rich'
    >>> element("{http://example.org}p").content
    'text'
    """
    return elements().get(tag, _UNKNOWN) if isinstance(tag, str) else _UNKNOWN


def rendered(row: Element, asked: Rendering) -> Element:
    """Return *row* with what a project asks for.

    >>> rendered(element("{http://www.tei-c.org/ns/1.0}list"), Rendering("list", display="block")).display
    'block'
    """
    return replace(
        row,
        gi=row.gi or asked.gi,
        display=asked.display or row.display,
        reading=asked.reading or row.reading,
        diplomatic=asked.diplomatic or row.diplomatic,
    )


def section(gi: str) -> str:
    """Return the id of the Guidelines section on the element *gi*, or ``""``.

    >>> section("persName")
    'NDPER'
    """
    row = elements().get(tei(gi))
    return row.see if row and row.see != "-" else ""
