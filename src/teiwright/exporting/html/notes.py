"""Notes: a mark in the text, the note at the end, a link either way.

The mark is the note's own where it has one, and stands where the document has
it: in the text, at the beginning of the note, or in ``@n``; others are counted.

TEI: CONO (notes)
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from lxml import etree
from markupsafe import Markup

from ..notes import Calls, Mark, Numbers, mark_of, sign_of
from .identifiers import Identifiers
from .languages import language_attributes
from .names import Names
from .writer import Writer, backlink, element, escaped, link_value


@dataclass(frozen=True, slots=True)
class Note:
    """One note: its mark, or the *number* that it has for want of one, and the ids of its reference and of itself."""

    mark: Mark
    number: int
    node: etree._Element
    reference: str
    id: str

    @property
    def sign(self) -> str:
        """What the text calls it by."""
        return self.mark.sign or str(self.number)


class Notes:
    """The notes of one page, in the order in which their references are met; *own_text* tells the text of a note in the view."""

    def __init__(self, identifiers: Identifiers, root: etree._Element, own_text: Callable[[etree._Element], str]) -> None:
        self._identifiers = identifiers
        self._own_text = own_text
        self._root = root
        self._of: dict[etree._Element, Note] = {}
        self._notes: list[Note] = []
        self._written = 0
        self._listed = 0  # what the list has counted to, as HTML counts its items

    @property
    def wait(self) -> bool:
        """Whether a note was referred to that is not written yet."""
        return self._written < len(self._notes)

    def by_id(self) -> dict[str, Note]:
        """Return the notes by their ids in the page."""
        return {note.id: note for note in self._notes}

    def refer(self, node: etree._Element) -> Markup:
        """Return a reference to the note *node*, which is written later."""
        note = self._of.get(node)
        identifier = ""
        if note is None:
            note = self._list(node, self._identifiers.count("ref"))
            identifier = f'id="{note.reference}" '  # of our own making
        return Markup(f'<sup><a {identifier}href="{link_value(note.id)}" role="doc-noteref">{escaped(note.sign)}</a></sup>')  # noqa: S704  # escaped

    def call(self, node: etree._Element, ref: etree._Element) -> bool:
        """Return whether *ref* calls the note *node*, or stands for its mark once more."""
        if node not in self._of and self.called_at(ref) is node:
            self._list(node, self._identifiers.give(ref, "ref"))
            return True
        return node in self._of and sign_of("".join(ref.itertext())) == self._of[node].sign

    def is_listed(self, node: etree._Element) -> bool:
        """Return whether the note *node* was referred to."""
        return node in self._of

    @cached_property
    def _calls(self) -> Calls:
        return Calls(self._root)

    @cached_property
    def _numbers(self) -> Numbers:
        return Numbers(self._calls)

    def called_at(self, place: etree._Element) -> etree._Element | None:
        """Return the note that is called at *place*, a ``ref``, a ``ptr`` or an ``anchor``, or None."""
        return self._calls.at(place)

    def _list(self, node: etree._Element, reference: str) -> Note:
        mark = self._numbers.mark_of(node)
        if mark.written:  # the view has the last word
            mark = mark_of(node, self._own_text(node), self._calls.words_of(node))
        note = Note(mark, 0 if mark.sign else self._numbers.next(), node, reference, self._identifiers.give(node, "note"))
        self._notes.append(note)
        self._of[node] = note
        return note

    def write(self, render: Callable[[etree._Element], Markup], names: Names) -> Markup:
        """Return the notes that wait as items of a list; a note within a note comes after all that were met before it."""
        writer = Writer()
        while self.wait:
            note = self._notes[self._written]
            self._written += 1
            self._identifiers.take(note.node)
            writer.start("li", {"id": note.id, **self._counted(note), **language_attributes(note.node)})
            if note.mark.sign and not note.mark.written:
                writer.add(element("span", f"{note.sign}." if note.sign[-1].isalnum() else note.sign, class_="sign"))
                writer.text(" ")
            writer.add(render(note.node))
            writer.text(" ")
            by = names.labels(note.node.get("resp"))
            if by:
                writer.add(element("span", f"({by}) ", class_="by"))
            writer.add(backlink(note.reference))
            writer.end("li")
            writer.text("\n")
        return writer.markup()

    def _counted(self, note: Note) -> dict[str, str]:
        """Return how the list counts *note*: not where it has a mark, and by its number where that is not the next one."""
        self._listed += 1
        if note.mark.sign:
            return {"class": "marked"}
        if note.number == self._listed:
            return {}
        self._listed = note.number
        return {"value": str(note.number)}
