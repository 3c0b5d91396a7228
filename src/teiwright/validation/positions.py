"""The line and column of every element, which lxml does not know: one expat pass over the bytes.

Text and attributes, of which few findings are, have theirs from a second pass, in `places`.
"""

from collections.abc import Callable
from typing import Final

from lxml import etree

from ..encoding.serializing import serialize
from ..guidelines.rules import rule
from ..model import Document, Finding, Place, Severity
from .paths import Paths
from .places import Inside, inside, start_tags

#: Stands for what an element holds, where findings are about one part of it.
CONTENT: Final = "content"


class Positions:
    """Makes findings about the elements of one document, with exact places.

    The bytes are read again only when the first place is asked for. For a
    document that was made and not read, places are those in its serialised form.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._starts: list[tuple[int, int]] | None = None
        self._order: dict[etree._Element, int] = {}
        self._read: tuple[bytes, str] = (b"", "")  # the bytes in which places are, the source or what it was made into, and their encoding
        self._inside: Inside | None = None
        self._paths = Paths()
        self.explained: set[tuple[etree._Element, str]] = set()
        #: TEI's constraints that were told of an element, by their idents, so that TEI's Schematron need not tell them again.
        self.told: set[tuple[etree._Element, str]] = set()
        self.silenced_by: Callable[[Finding], object] | None = None  # what the document or its project silences, where anything

    def silence_of(self, rule_id: str, element: etree._Element) -> object:
        """Return what silences findings of the rule about *element*, or None."""
        return self.silenced_by and self.silenced_by(Finding.of(rule_id, "", self.place(element), xpath=self.xpath(element)))

    def place(self, element: etree._Element) -> Place:
        """Return where the start tag of *element* begins; line and column are None where that is not known."""
        index = self._index(element)
        if index is None or self._starts is None:
            return Place(self.document.origin.name)
        line, column = self._starts[index]
        return Place(self.document.origin.name, line, column)

    def place_of_text(self, element: etree._Element, after: etree._Element | None = None) -> Place:
        """Return where a text directly in *element* begins, at the first character that is no white space.

        It is the text that follows *after*, a child, comment or instruction; or
        else the first there is. Where that is not known, or is no such character,
        it is the place of *element*.
        """
        inside = self._inner() if self._index(element) is not None else None
        texts = (inside.text(element, one) for one in ([after] if after is not None else [None, *element])) if inside else ()
        found = next((one for one in texts if one), None)
        return Place(self.document.origin.name, *found) if found else self.place(element)

    def place_of_attribute(self, element: etree._Element, name: str) -> Place:
        """Return where the attribute *name*, as lxml calls it, is written in the start tag of *element*; where it is not, that of *element*."""
        index = self._index(element)
        found = self._inner().attribute(element, index, name) if index is not None else None
        return Place(self.document.origin.name, *found) if found else self.place(element)

    def _index(self, element: etree._Element) -> int | None:
        """Return which start tag of the bytes is that of *element*, or None."""
        if self._starts is None:
            self._order = {one: index for index, one in enumerate(self.document.root.iter(etree.Element))}
            source = self.document.source
            self._read = (source or b"", self.document.tree.docinfo.encoding or "")
            self._starts = start_tags(*self._read) if source is not None else []
            if source is None or (self._starts and len(self._starts) != len(self._order)):
                self._read = (serialize(self.document), "")  # made, or changed since it was read
                self._starts = start_tags(*self._read)
        return self._order.get(element) if len(self._starts) == len(self._order) else None

    def _inner(self) -> Inside:
        if self._inside is None:
            self._inside = inside(*self._read, self.document.root)
        return self._inside

    def xpath(self, element: etree._Element) -> str:
        """Return the path of *element*, as `xpath_of` does, in time that does not grow with the number of findings."""
        return self._paths.of(element)

    def finding(
        self, rule_id: str, message: str, element: etree._Element, *, part: str = "", hint: str = "", see: str = "", place: Place | None = None
    ) -> Finding:
        """Return a finding about *element*, at its start tag unless *place* is given; severity, section and hint are those of the rule unless given.

        Where it is an error about one *part*, an attribute or `CONTENT`, that is
        kept in `explained`; what only warns hides no error of a schema.
        """
        if part:
            self.explain(rule_id, element, part)
        return Finding.of(rule_id, message, place or self.place(element), xpath=self.xpath(element), see=see, hint=hint)

    def explain(self, rule_id: str, element: etree._Element, part: str) -> None:
        """Keep in mind that an error about that *part* of *element* is told by a rule of ours; one that is silenced is not told."""
        told = rule(rule_id)
        if told is not None and told.severity == Severity.ERROR and not self.silence_of(rule_id, element):
            self.explained.add((element, part))

    def explains(self, element: etree._Element, part: str) -> bool:
        """Return whether a finding made here is about that *part* of *element*; a schema, which knows less, need not tell it again.

        But for one: a schema that finds something wrong has a finding, so that what it thinks of the document is seen.
        """
        return (element, part) in self.explained


def shortened(words: str, *, most: int = 60) -> str:
    """Return *words* as a message can hold them: on one line, and not too long.

    >>> shortened("one  two three", most=10)
    'one two...'
    """
    words = " ".join(words[: 4 * most].split()) if len(words) > 4 * most else " ".join(words.split())
    return words if len(words) <= most else f"{words[: most - 3].rstrip()}..."
