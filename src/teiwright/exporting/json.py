"""Document -> JSON: one text, and beside it everything that the markup says, by offset.

The shape is described by ``document.schema.json``. One text under one stated
policy keeps offsets stable; alternatives and notes stand beside it, so nothing
is lost and no sentence is broken by a note.
"""

import hashlib
import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from json.encoder import encode_basestring as quoted  # in C where Python has it, as `json` does for all else
from typing import Any, Final

from lxml import etree

from ..guidelines.annotations import ANNOTATIONS
from ..guidelines.elements import element
from ..guidelines.namespaces import XML_ID, local_name, plain_attribute, tei
from ..guidelines.views import View
from ..model import Document, Extent, Flat, Reading, SettingsError, flatten
from ..model.document import annotation_of, chain_ids, chains
from ..model.paths import xpaths
from ..pipeline import exporter
from ..pipeline.rendering import Asked
from .notes import Note, as_exported, notes_of
from .register import ENTRY_NAMES, entities, metadata
from .views import view_for

FORMAT: Final = "teiwright/1"

#: Elements that hold the text as a whole and say nothing about a part of it.
_WHOLE: Final = frozenset({"TEI", "teiCorpus", "text"})
_DIVISIONS: Final = frozenset({"front", "back", "div", *(f"div{level}" for level in range(1, 8))})

#: Elements that mention an entry of the standOff.
_NAMING: Final = frozenset({*ENTRY_NAMES.values(), "rs", "name"})

#: What is split into its parts.
_CONTAINERS: Final = frozenset(tei(gi) for gi in ("TEI", "teiCorpus", "text", "group", "front", "body", "back", "sourceDoc"))

_UNITS: Final = {"code-point": "unicode-code-point", "utf-16": "utf-16-code-unit"}


@exporter(suffix=".json")
def to_json(
    document: Document,
    *,
    view: str = "reading",
    offsets: str = "code-point",
    split: str = "",
    witness: str = "",
    rendering: Asked = (),
) -> str:
    """Return the document as JSON, ending in a newline.

    *offsets* count Unicode code points, or with ``utf-16`` the code units that
    JavaScript counts. With *split* ``div`` the result is JSON Lines: a document
    of its own for each division that stands in no other, and each block that
    stands in none, if it has words; offsets count from its beginning. *witness*
    and *rendering* are those of `view_for`. Raises SettingsError for any other
    unit or way to split, and as that does.
    """
    if offsets not in _UNITS:
        raise SettingsError(f'offsets must be one of {", ".join(_UNITS)}, not "{offsets}"')
    if split not in {"", "div"}:
        raise SettingsError(f'split must be div, not "{split}"')
    chosen = view_for(document, view, witness=witness, rendering=rendering)
    writer = _Writer(document.root, offsets)
    if not split:
        return "".join(_pieces(_document(document, document.root, chosen, writer))) + "\n"
    return "".join(f"{line}\n" for part in parts_of(document.root) if (line := _line(document, part, chosen, writer)))


def parts_of(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the divisions and blocks of *root* that stand in no other, in document order.

    >>> tei = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><head/><div><div/></div></body></text></TEI>')
    >>> [local_name(part.tag) for part in parts_of(tei)]
    ['head', 'div']
    """
    if root.tag not in _CONTAINERS:
        yield root
        return
    walk = etree.iterwalk(root, events=("start",))
    for _, node in walk:
        if node.tag not in _CONTAINERS:
            if element(node.tag).display != "hidden":
                yield node
            walk.skip_subtree()


def _line(document: Document, part: etree._Element, view: View, writer: "_Writer") -> str:
    """Return one part as a line of JSON, or nothing where it has no words."""
    values = _document(document, part, view, writer)
    return "".join(_pieces(values, in_line=True)) if values["text"].strip() else ""


def _pieces(value: Any, *, in_line: bool = False) -> Iterator[str]:  # noqa: ANN401  # any plain value
    """Yield *value* as indented JSON, or *in_line*, however deep it is; `json` itself stops at the depth that Python's stack allows."""
    waiting: list[tuple[str, Any, int]] = [("", value, 0)]  # what stands before a value, the value, its depth; depth -1: only what stands before
    while waiting:
        before, one, depth = waiting.pop()
        yield before
        if depth < 0:
            continue
        if isinstance(one, _Lines):
            indent = "" if in_line else "\n" + " " * (depth + 1)
            between = ", " if in_line else f",{indent}"
            yield f"[{indent}{between.join(one)}{indent[:-1]}]" if one else "[]"
            continue
        if not isinstance(one, (dict, list)) or not one:
            yield json.dumps(one, ensure_ascii=False)
            continue
        keyed = (
            [(f"{json.dumps(key, ensure_ascii=False)}: ", item) for key, item in one.items()]
            if isinstance(one, dict)
            else [("", item) for item in one]
        )
        opening, closing = "{}" if isinstance(one, dict) else "[]"
        indent = "" if in_line else "\n" + " " * (depth + 1)
        after = ", " if in_line else ","
        yield opening
        waiting.append((indent[:-1] + closing, None, -1))
        waiting.extend((f"{after if index else ''}{indent}{key}", item, depth + 1) for index, (key, item) in reversed(list(enumerate(keyed))))


class _Lines(list[str]):
    """Values that are written already, one a line."""


def _document(document: Document, part: etree._Element, view: View, writer: "_Writer") -> dict[str, Any]:
    """Return all that is said of *part* of the document, of which *writer* writes each part in turn."""
    flat = flatten(part, view, runs=writer.is_linked)
    content = as_exported(flat.text.content)
    notes = list(notes_of(flat))
    writer.begin(part)
    spans = writer.spans(flat)
    return {
        "format": FORMAT,
        "offsets": _UNITS[writer.offsets],
        "view": view.name,
        "text": content,
        "sha256": hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest(),
        "metadata": metadata(document),
        "spans": spans,
        "tree": writer.tree(flat),
        "notes": writer.notes(flat, notes),
        "readings": writer.readings(flat, notes),
        "entities": _entities(document, writer.mentions, all_of_them=part is document.root),
    }


class _Writer:
    """Turns what `flatten` found into plain values, in one unit of offsets; *mentions* has the spans by the entry that they point to."""

    def __init__(self, root: etree._Element, offsets: str) -> None:
        self.offsets = offsets
        self.taken = {str(value) for value in root.xpath("//@xml:id")}
        #: Whether anything has parts that point to each other; then runs tell whether words stand between.
        self.is_linked = bool(root.xpath("boolean(//@next)"))
        self.number = 0

    def begin(self, part: etree._Element) -> None:
        """Forget all but the identifiers given, before *part* is written."""
        self.paths = xpaths(part)
        self.ids: dict[etree._Element, str] = {}
        self.mentions: defaultdict[str, list[str]] = defaultdict(list)

    def identifier(self, element: etree._Element) -> str:
        """Return the xml:id of *element*, or one by counting that clashes with none."""
        own = self.ids.get(element)
        if own is None:
            own = element.get(XML_ID)
            while own is None:
                self.number += 1
                own = f"s{self.number}" if f"s{self.number}" not in self.taken else None
            self.ids[element] = own
        return own

    def counting(self, content: str) -> Callable[[int], int]:
        """Return what turns an offset of *content* into the unit asked for."""
        if self.offsets == "code-point" or content.isascii():
            return lambda offset: offset
        wide = [index for index, character in enumerate(content) if ord(character) > 0xFFFF]
        return lambda offset: offset + bisect_left(wide, offset)

    def spans(self, flat: Flat, besides: etree._Element | None = None) -> _Lines:
        """Return every element of the text as a span, but for *besides*; the parts of one chained annotation are one span."""
        unit = self.counting(flat.text.content)
        shown = [extent for extent in flat.extents if extent.gi not in _WHOLE and extent.element is not besides]
        held = {extent.element for extent in shown}
        linked = [extent for extent in shown if extent.gi in ANNOTATIONS and (extent.element.get("next") or extent.element.get("prev"))]
        joined = chains(flat, linked)
        names = chain_ids(joined)
        chain_of = {chain[0].element: chain for chain in joined}
        later = {part.element: chain[0].element for chain in joined for part in chain[1:]}
        lines = _Lines()
        for extent in shown:
            element = extent.element
            if element in later:
                continue
            parent = element.getparent()
            while parent is not None and parent not in held:
                parent = parent.getparent()
            start, end, parts = extent.start, extent.end, "[]"
            chain = chain_of.get(element)
            if chain is None:
                attributes = _attributes(element)
            else:
                attributes = dict(annotation_of(chain, names).attributes)
                full = [part for part in chain if part.start < part.end] or chain
                start, end = full[0].start, full[-1].end
                if len(chain) > 1:
                    parts = f"[{', '.join(self.part(part, unit) for part in chain)}]"
            own = self.identifier(element)
            if extent.gi in _NAMING:
                for pointer in attributes.get("ref", "").split():
                    self.mentions[pointer].append(own)
            above = quoted(self.identifier(later.get(parent, parent))) if parent is not None else "null"
            place = f'"start": {unit(start)}, "end": {unit(end)}'
            told = f'"attributes": {_written(attributes)}, "xpath": {quoted(self.paths[element])}, "parent": {above}, "parts": {parts}'
            lines.append(f'{{"id": {quoted(own)}, "type": {quoted(extent.gi)}, {place}, {told}}}')
        return lines

    def part(self, extent: Extent, unit: Callable[[int], int]) -> str:
        """Return one part of a chained annotation, written."""
        return f'{{"start": {unit(extent.start)}, "end": {unit(extent.end)}, "xpath": {quoted(self.paths[extent.element])}}}'

    def tree(self, flat: Flat) -> list[dict[str, Any]]:
        """Return the divisions, nested as in the document."""
        unit = self.counting(flat.text.content)
        heads = {extent.element: extent for extent in flat.extents if extent.gi == "head"}
        nodes: dict[etree._Element, dict[str, Any]] = {}
        top: list[dict[str, Any]] = []
        for extent in flat.extents:
            if extent.gi not in _DIVISIONS:
                continue
            head = next((heads[child] for child in extent.element.iterchildren(tei("head")) if child in heads), None)
            node: dict[str, Any] = {
                "type": extent.element.get("type") or (extent.gi if extent.gi in {"front", "back"} else None),
                "n": extent.element.get("n"),
                "head": flat.text.content[head.start : head.end] if head else None,
                "start": unit(extent.start),
                "end": unit(extent.end),
                "children": [],
            }
            nodes[extent.element] = node
            parent = next((nodes[one] for one in extent.element.iterancestors() if one in nodes), None)
            (parent["children"] if parent else top).append(node)
        return top

    def notes(self, flat: Flat, notes: list[Note]) -> _Lines:
        """Return the notes with their own text, and the offset in the main text at which each is anchored."""
        unit = self.counting(flat.text.content)
        lines = _Lines()
        for note in notes:
            own = quoted(self.identifier(note.element))
            place = note.element.get("place")
            spans = self.spans(note.flat, note.element)
            lines.append(
                f'{{"id": {own}, "anchor": {unit(note.anchor)}, "place": {quoted(place) if place is not None else "null"}, '
                f'"text": {quoted(note.flat.text.content)}, "spans": [{", ".join(spans)}]}}'
            )
        return lines

    def readings(self, flat: Flat, notes: list[Note]) -> _Lines:
        """Return every place where the view took one of several, or left something out; what is in a note stands where the note does."""
        unit = self.counting(flat.text.content)
        placed = [(reading.extent.start, reading.extent.end, reading) for reading in flat.readings]
        placed += [(note.anchor, note.anchor, reading) for note in notes for reading in note.flat.readings]
        lines = _Lines()
        for start, end, reading in sorted(placed, key=lambda one: one[:2]):
            offered = ([reading.taken] if reading.taken is not None else []) + list(reading.others)
            alternatives = ", ".join(self.alternative(element, reading, flat.view) for element in offered)
            lines.append(f'{{"start": {unit(start)}, "end": {unit(end)}, "kind": {quoted(reading.extent.gi)}, "alternatives": [{alternatives}]}}')
        return lines

    def alternative(self, element: etree._Element, reading: Reading, view: View) -> str:
        """Return one of the alternatives of a place, written."""
        words = flatten(element, view, mapped=False).text.content
        taken = "true" if element is reading.taken else "false"
        return (
            f'{{"type": {quoted(local_name(element.tag))}, "text": {quoted(words)}, "taken": {taken}, '
            f'"attributes": {_written(_attributes(element))}}}'
        )


def _written(attributes: dict[str, str]) -> str:
    return f"{{{', '.join([f'{quoted(name)}: {quoted(value)}' for name, value in attributes.items()])}}}"


def _attributes(element: etree._Element) -> dict[str, str]:
    return {plain_attribute(name) if name[0] == "{" else name: value for name, value in element.items()}


def _entities(document: Document, mentions: defaultdict[str, list[str]], *, all_of_them: bool) -> list[dict[str, Any]]:
    """Return the entries of the standOff with the spans that mention them, of a part those that it mentions."""
    return [
        {
            "id": entity.id,
            "kind": entity.kind,
            "label": entity.label,
            "identifiers": dict(entity.identifiers),
            "mentions": mentions[f"#{entity.id}"],
        }
        for entity in entities(document)
        if all_of_them or f"#{entity.id}" in mentions
    ]
