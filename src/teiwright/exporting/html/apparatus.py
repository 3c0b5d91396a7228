"""The critical apparatus: the lemma stands in the text, all readings with their witnesses at the end.

Whoever has a script may choose a witness: what the end says of it is put where the lemma stands.

TEI: TCAPLL (app, lem, rdg), TCAPLW (wit)
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree
from markupsafe import Markup

from ...guidelines.namespaces import local_name
from .identifiers import Identifiers, fragment
from .names import Names, siglum_of
from .writer import Writer, backlink, element

_READINGS: Final = frozenset({"lem", "rdg"})
_TAG: Final = re.compile("<[^>]*>")  # the values of attributes are escaped
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
        self._marked: dict[etree._Element, str] = {}
        self._sigla: dict[str, None] = {}
        self._witnesses: dict[str, Markup] = {}  # by pointer

    @property
    def waits(self) -> bool:
        """Whether an entry was referred to that is not written yet."""
        return self._written < len(self._entries)

    @property
    def sigla(self) -> list[str]:
        """The sigla of all witnesses that an entry names, in the order in which they are met."""
        return list(self._sigla)

    def mark(self, taken: etree._Element, identifier: str) -> None:
        """Remember that the words of *taken* carry *identifier* in the text."""
        self._marked[taken] = identifier

    def refer(self, node: etree._Element, taken: etree._Element | None, lemma: str) -> Markup:
        """Return the reference to the entry for the ``app`` *node*, which is written later."""
        number = len(self._entries) + 1
        marked = self._marked.get(taken, "") if taken is not None else ""
        entry = AppEntry(number, node, taken, lemma, marked or self._identifiers.count("lemma"), self._identifiers.count("app"))
        self._entries.append(entry)
        target = {} if marked else {"id": entry.reference}
        writer = Writer()
        writer.start("sup")
        writer.add(element("a", f"[{number}]", **target, href=fragment(entry.id), role="doc-noteref"))
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
            writer.add(backlink(entry.reference))
            writer.end("li")
            writer.text("\n")
        return writer.markup()

    def _write_lemma(self, writer: Writer, entry: AppEntry) -> None:
        location = entry.node.get("loc")
        if location:
            writer.text(location if not entry.lemma else f"{location} ")
            if not entry.lemma:
                return
        writer.add(element("span", entry.lemma or "(nothing)", class_="lemma"))
        if entry.taken is not None:
            self._write_witnesses(writer, entry.taken)
        writer.text("]")

    def _write_reading(self, writer: Writer, reading: etree._Element, markup: Markup) -> None:
        writer.add(markup)
        if not _TAG.sub("", markup).strip():
            writer.add(element("i", "omitted"))
        self._write_witnesses(writer, reading)
        kind = reading.get("type") or reading.get("cause")
        if kind:
            writer.text(f" ({kind})")

    def _write_witnesses(self, writer: Writer, reading: etree._Element) -> None:
        pointers = " ".join(reading.get(name) or "" for name in ("wit", "source", "resp")).split()
        for pointer in pointers:
            written = self._witnesses.get(pointer)
            if written is None:
                written = self._witnesses[pointer] = self._witness(pointer)
            writer.text(" ")
            writer.add(written)

    def _witness(self, pointer: str) -> Markup:
        """Return the siglum of the witness that *pointer* leads to, a link where the page has it, and note it down."""
        witness = self._identifiers.element(pointer)
        siglum = siglum_of(witness) if witness is not None else pointer.removeprefix("#")
        self._sigla[siglum] = None
        link = self._identifiers.link(pointer)
        return element("a", siglum, href=link, class_="siglum") if link else element("span", siglum, class_="siglum")


def _readings(app: etree._Element) -> Iterator[etree._Element]:
    """Yield the readings of *app*, not those of an entry within one of them."""
    walk = etree.iterwalk(app, events=("start",))
    for _, node in walk:
        if local_name(node.tag) in _READINGS or (node is not app and local_name(node.tag) != "rdgGrp"):
            if local_name(node.tag) in _READINGS:
                yield node
            walk.skip_subtree()
