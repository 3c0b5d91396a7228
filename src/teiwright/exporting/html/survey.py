"""What is known of a text before the first tag is written.

TEI: NH (next, prev), CONO (note), COED (choice), TCAPLL (app)
"""

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Final

from lxml import etree

from ...guidelines.namespaces import tei
from ...guidelines.views import View
from ...model import Extent, Flat, Reading, flatten
from ...model.document import chains
from .layout import Box, box
from .rows import names_of

#: What the rendering table says of elements that may have an entry in the contents: divisions, and poems with a head.
DIVIDING: Final = frozenset({"division", "line-group"})

_REFERENCES: Final = frozenset({"ref", "ptr"})
_HEADS: Final = frozenset({"head"})
_LONGEST_NAME: Final = 2000
_LONGEST_LEMMA: Final = 90


class Survey:
    """What one view shows of a tree, and what it leaves out; what few documents ask for is looked up when it is asked for.

    *notes* stand apart from the text; *readings* are the places where one of
    several was taken, or something dropped; *alternatives* were not taken.
    """

    @classmethod
    def of(cls, node: etree._Element, view: View) -> "Survey":
        """Return what *view* shows of *node*."""
        return cls(flatten(node, view, steps=True))

    def __init__(self, flat: Flat) -> None:
        self.flat = flat
        self.content = flat.text.content
        self.notes = {note.element for note in flat.notes}
        self.readings: dict[etree._Element, Reading] = {reading.extent.element: reading for reading in flat.readings}
        self.taken = {reading.taken for reading in flat.readings if reading.taken is not None}
        self.alternatives = {other for reading in flat.readings if reading.taken is not None for other in reading.others}

    @cached_property
    def extents(self) -> dict[etree._Element, Extent]:
        """The extent of every element that the view renders."""
        return {extent.element: extent for extent in self.flat.extents}

    @cached_property
    def heads(self) -> dict[etree._Element, Extent]:
        """The extent of every ``head`` that the view renders."""
        return {extent.element: extent for extent in self._named(_HEADS)}

    @cached_property
    def dividing(self) -> list[Extent]:
        """The extents of what may be a division, or a poem with a head."""
        return self._named(_dividing())

    @cached_property
    def _sought(self) -> list[Extent]:
        sought = _dividing() | _chained() | _REFERENCES | _HEADS
        return [extent for extent in self.flat.extents if extent.gi in sought]

    def _named(self, names: frozenset[str]) -> list[Extent]:
        """Return the extents of elements with one of *names*, which is sought: those are few of a long text, which is looked through once for all."""
        return [extent for extent in self._sought if extent.gi in names]

    @cached_property
    def _chains(self) -> dict[etree._Element, list[Extent]]:
        linked = [one for one in self._named(_chained()) if one.start < one.end and (one.element.get("next") or one.element.get("prev"))]
        return {part.element: chain for chain in chains(self.flat, linked) if len(chain) > 1 for part in chain}

    @cached_property
    def _with_links(self) -> set[etree._Element]:
        holding: set[etree._Element] = set()
        for reference in [extent.element for extent in self._named(_REFERENCES)]:
            above = reference.getparent()
            while above is not None and above not in holding:
                holding.add(above)
                above = above.getparent()
        return holding

    def box(self, extent: Extent) -> Box:
        """Return how the element of *extent* is laid out."""
        return box(extent.display, extent.among_blocks, extent.holds_blocks)

    def held(self, extent: Extent) -> str:
        """Return the words that the element of *extent* and the parts chained to it hold, white space evened."""
        chain = self._chains.get(extent.element, [extent])
        start, end = chain[0].start, chain[-1].end
        return " ".join(self.content[start : min(end, start + _LONGEST_NAME)].split())

    def is_later_part(self, node: etree._Element) -> bool:
        """Return whether *node* continues an annotation that began before it."""
        return node in self._chains and self._chains[node][0].element is not node

    def holds_link(self, node: etree._Element) -> bool:
        """Return whether a ``ref`` or ``ptr`` stands within *node*."""
        return node in self._with_links

    def is_caption(self, head: etree._Element) -> bool:
        """Return whether *head* is the only one of its figure, and first or last in it; among other text it is no caption."""
        figure = head.getparent()
        if figure is None or (figure.text or "").strip() or any((child.tail or "").strip() for child in figure):
            return False
        children = list(figure.iterchildren(etree.Element))
        return sum(child.tag == head.tag for child in children) == 1 and head in (children[0], children[-1])

    def heading(self, division: etree._Element) -> etree._Element | None:
        """Return the first ``head`` of *division* that says something in this view, or None."""
        return next(self.headings(division), None)

    def headings(self, division: etree._Element) -> Iterator[etree._Element]:
        """Yield every ``head`` of *division* that says something in this view."""
        for head in division.iterchildren(tei("head")):
            extent = self.heads.get(head)
            if extent is not None and self.content[extent.start : extent.end].strip():
                yield head

    def lemma(self, reading: Reading) -> str:
        """Return the words that the view took in an ``app``, or those of the text that it is about; of many the first and the last."""
        extent = self.extents.get(reading.taken, reading.extent) if reading.taken is not None else reading.extent
        if extent is reading.extent and extent.start == extent.end and reading.taken is not None:
            return " ".join("".join(reading.taken.itertext()).split())
        start, end = extent.start, extent.end
        if end - start <= _LONGEST_LEMMA:
            return " ".join(self.content[start:end].split())
        first, last = self.content[start : start + _LONGEST_LEMMA].split(), self.content[end - _LONGEST_LEMMA : end].split()
        return f"{' '.join(first[:3])} … {' '.join(last[-3:])}"


@cache
def _dividing() -> frozenset[str]:
    return names_of(*DIVIDING)


@cache
def _chained() -> frozenset[str]:
    """Return the names of the elements of which the parts of one count as one."""
    return names_of("name", "date", "reference", "speech", "turn")
