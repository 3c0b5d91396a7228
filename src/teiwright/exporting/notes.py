"""The notes of a text with their own texts, for all formats that set them apart.

TEI: CONO (notes)
"""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from ..model import Flat, flatten


class Note(NamedTuple):
    """A note, the offset in the main text at which it is anchored, and its own text; a note within a note stands where that one does."""

    anchor: int
    element: etree._Element
    flat: Flat


def notes_of(flat: Flat) -> Iterator[Note]:
    """Yield the notes of *flat* and those within them, in document order.

    >>> p = etree.fromstring('<p xmlns="http://www.tei-c.org/ns/1.0">One<note>a<note>b</note></note> two<note>c</note></p>')
    >>> [(note.anchor, note.flat.text.content) for note in notes_of(flatten(p))]
    [(3, 'a'), (3, 'b'), (7, 'c')]
    """
    waiting = [(note.anchor, note.element) for note in reversed(flat.notes)]
    while waiting:
        anchor, element = waiting.pop()
        own = flatten(element, flat.view, runs=flat.has_runs)
        yield Note(anchor, element, own)
        waiting.extend((anchor, inner.element) for inner in reversed(own.notes))


def begins_with_its_mark(note: Note) -> bool:
    """Return whether *note* begins with the mark by which the text calls it, so that another number would mislead.

    >>> p = etree.fromstring('<p xmlns="http://www.tei-c.org/ns/1.0">A.[2]<note n="2">[2] One.</note><note n="2">2 men came.</note></p>')
    >>> [begins_with_its_mark(note) for note in notes_of(flatten(p))]
    [True, False]
    """
    mark, content = note.element.get("n", ""), note.flat.text.content.lstrip()
    if not mark.isalnum():  # such as an asterisk
        return bool(mark) and content.startswith(mark)
    return content.startswith((f"[{mark}]", f"({mark})", f"{mark}.", f"{mark})"))


def as_exported(content: str) -> str:
    r"""Return *content* as the text export has it: ending in a newline.

    >>> as_exported("a"), as_exported("kept\n")
    ('a\n', 'kept\n')
    """
    return content if content.endswith("\n") else f"{content}\n"
