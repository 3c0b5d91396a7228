"""The critical apparatus: the lemma stands in the text, all readings with their witnesses at the end.

TEI: TCAPLL (app, lem, rdg), TCAPLW (wit)
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree
from markupsafe import Markup

from ...guidelines.namespaces import local_name
from .identifiers import Identifiers, fragment
from .names import Names, siglum_of
from .writer import Writer, element

_READINGS: Final = frozenset({"lem", "rdg"})
_REMARKS: Final = frozenset({"witDetail"})


@dataclass(frozen=True, slots=True)
class AppEntry:
    """One entry: *lemma* is what stands in the text, *taken* the element that says so."""

    number: int
    node: etree._Element
    taken: etree._Element | None
    lemma: str
    reference: str
    id: str


class Apparatus:
    """The apparatus entries of one page."""

    def __init__(self, identifiers: Identifiers) -> None:
        self._identifiers = identifiers
        self._entries: list[AppEntry] = []
        self._written = 0

    @property
    def waits(self) -> bool:
        """Whether an entry was referred to that is not written yet."""
        return self._written < len(self._entries)

    def refer(self, node: etree._Element, taken: etree._Element | None, lemma: str) -> Markup:
        """Return the reference to the entry for the ``app`` *node*, which is written later."""
        number = len(self._entries) + 1
        entry = AppEntry(number, node, taken, lemma, self._identifiers.count("lemma"), self._identifiers.count("app"))
        self._entries.append(entry)
        label = f"Readings {number}"
        writer = Writer()
        writer.start("sup", {"class": "reference app"})
        writer.add(element("a", f"[{number}]", id=entry.reference, href=fragment(entry.id), role="doc-noteref", aria_label=label))
        writer.end("sup")
        return writer.markup()

    def write(self, render: Callable[[etree._Element], Markup], names: Names) -> Markup:
        """Return the entries that wait as items of a list."""
        writer = Writer()
        while self.waits:
            entry = self._entries[self._written]
            self._written += 1
            writer.start("li", {"id": entry.id})
            self._write_lemma(writer, entry)
            first = True
            for reading in _readings(entry.node):
                if reading is entry.taken:
                    continue
                writer.text(" " if first else "; ")
                first = False
                self._write_reading(writer, reading, render(reading))
            for remark in entry.node.iterchildren(etree.Element):
                if local_name(remark.tag) in _REMARKS:
                    writer.text(" ")
                    writer.start("span", {"class": "remark"})
                    writer.add(render(remark))
                    writer.end("span")
            by = names.labels(entry.node.get("resp"))
            writer.text(f" ({by}) " if by else " ")
            back = f"Back to the text at {entry.number}"
            writer.add(element("a", "↩", href=fragment(entry.reference), role="doc-backlink", aria_label=back))
            writer.end("li")
            writer.text("\n")
        return writer.markup()

    def _write_lemma(self, writer: Writer, entry: AppEntry) -> None:
        writer.add(element("span", entry.lemma or "(nothing)", class_="lemma"))
        if entry.taken is not None:
            self._write_witnesses(writer, entry.taken)
        writer.text("]")

    def _write_reading(self, writer: Writer, reading: etree._Element, markup: Markup) -> None:
        if markup.striptags().strip():
            writer.add(markup)
        else:
            writer.add(markup)
            writer.add(element("i", "omitted"))
        self._write_witnesses(writer, reading)
        kind = reading.get("type") or reading.get("cause")
        if kind:
            writer.text(f" ({kind})")

    def _write_witnesses(self, writer: Writer, reading: etree._Element) -> None:
        pointers = " ".join(reading.get(name) or "" for name in ("wit", "source", "resp")).split()
        for pointer in pointers:
            witness = self._identifiers.element(pointer)
            siglum = siglum_of(witness) if witness is not None else pointer.removeprefix("#")
            link = self._identifiers.link(pointer)
            writer.text(" ")
            writer.add(element("a", siglum, href=link, class_="siglum") if link else element("span", siglum, class_="siglum"))


def _readings(app: etree._Element) -> Iterator[etree._Element]:
    """Yield the readings of *app*, not those of an entry within one of them."""
    walk = etree.iterwalk(app, events=("start",))
    for _, node in walk:
        if local_name(node.tag) in _READINGS or (node is not app and local_name(node.tag) != "rdgGrp"):
            if local_name(node.tag) in _READINGS:
                yield node
            walk.skip_subtree()
