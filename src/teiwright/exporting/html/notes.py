"""Notes: a number in the text, the note at the end, a link either way.

TEI: CONO (notes)
"""

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree
from markupsafe import Markup

from ...guidelines.namespaces import local_name
from .identifiers import Identifiers, fragment
from .languages import language_attributes
from .names import Names
from .writer import Writer, element


@dataclass(frozen=True, slots=True)
class Note:
    """One note: its number, and the ids of its reference and of itself."""

    number: int
    node: etree._Element
    reference: str
    id: str


class Notes:
    """The notes of one page, in the order in which their references are met."""

    def __init__(self, identifiers: Identifiers) -> None:
        self._identifiers = identifiers
        self._notes: list[Note] = []
        self._written = 0

    @property
    def wait(self) -> bool:
        """Whether a note was referred to that is not written yet."""
        return self._written < len(self._notes)

    def refer(self, node: etree._Element) -> Markup:
        """Return the reference to the note *node*, which is written later; none where the text itself has one that the note points to."""
        number = len(self._notes) + 1
        mark = self._identifiers.element(node.get("target") or "")
        if mark is not None and local_name(mark.tag) == "ref":
            self._notes.append(Note(number, node, self._identifiers.give(mark, "ref"), self._identifiers.give(node, "note")))
            return Markup("")
        note = Note(number, node, self._identifiers.count("ref"), self._identifiers.give(node, "note"))
        self._notes.append(note)
        writer = Writer()
        writer.start("sup")
        writer.add(element("a", str(number), id=note.reference, href=fragment(note.id), role="doc-noteref"))
        writer.end("sup")
        return writer.markup()

    def write(self, render: Callable[[etree._Element], Markup], names: Names) -> Markup:
        """Return the notes that wait as items of a list; a note within a note comes after all that were met before it."""
        writer = Writer()
        while self.wait:
            note = self._notes[self._written]
            self._written += 1
            self._identifiers.take(note.node)
            writer.start("li", {"id": note.id, **language_attributes(note.node)})
            writer.add(render(note.node))
            writer.text(" ")
            by = names.labels(note.node.get("resp"))
            if by:
                writer.add(element("span", f"({by}) ", class_="by"))
            writer.add(element("a", "↩", href=fragment(note.reference), role="doc-backlink"))
            writer.end("li")
            writer.text("\n")
        return writer.markup()
