"""Document -> JSON: one text, and beside it everything that the markup says, by offset.

The shape is described by ``document.schema.json``. One text under one stated
policy keeps offsets stable; alternatives and notes stand beside it, so nothing
is lost and no sentence is broken by a note.
"""

import hashlib
import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from json.encoder import encode_basestring as quoted  # in C where Python has it, as `json` does for all else
from typing import Any, Final, NamedTuple

from lxml import etree

from ..guidelines.annotations import ANNOTATIONS
from ..guidelines.elements import element
from ..guidelines.namespaces import XML_ID, local_name, plain_attribute, tei
from ..guidelines.views import View
from ..model import Document, Extent, Flat, Reading, SettingsError, flatten
from ..model.document import annotation_of, chain_ids, chains
from ..model.flattening import LEFT_OUT
from ..model.paths import walk_paths
from ..pipeline import exporter
from ..pipeline.rendering import Asked
from .notes import Calls, notes_of
from .register import ENTRY_NAMES, entities, metadata
from .views import view_for

FORMAT: Final = "teiwright/1"

#: Elements that hold the text as a whole and say nothing about a part of it.
_WHOLE: Final = frozenset({"TEI", "teiCorpus", "text"})
_DIVISIONS: Final = frozenset({"front", "back", "div", *(f"div{level}" for level in range(1, 8))})
#: Elements of which more is told, or nothing, than a span.
_APART: Final = _WHOLE | _DIVISIONS | {"head"}

#: Elements that mention an entry of the standOff.
_NAMING: Final = frozenset({*ENTRY_NAMES.values(), "rs", "name"})

#: What is split into its parts.
_CONTAINERS: Final = frozenset(tei(gi) for gi in ("TEI", "teiCorpus", "text", "group", "front", "body", "back", "sourceDoc"))

_COUNTED: Final = etree.XPath("/descendant::*/@xml:id[starts-with(., 's')]", smart_strings=False)
_IS_LINKED: Final = etree.XPath("boolean(/descendant::*/@next)")
_LINKED: Final = etree.XPath("descendant-or-self::*[@next or @prev]")

_LINE_ENDS: Final = "\x85\u2028\u2029"

#: So many values of a list, and so many characters, are written at a time.
_MANY: Final = 1_000
_MUCH: Final = 1 << 16

#: Instead of a value where none is written any more.
_NOTHING: Final = object()

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
) -> Iterator[str]:
    """Return the document as JSON, ending in a newline, piece by piece: no more of it is in memory than a piece, beside the document.

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
    return _gathered(_whole(document, chosen, writer) if not split else _divisions(document, chosen, writer))


def _whole(document: Document, view: View, writer: "_Writer") -> Iterator[str]:
    yield from _pieces(_document(document, document.root, view, writer))
    yield "\n"


def _divisions(document: Document, view: View, writer: "_Writer") -> Iterator[str]:
    for part in parts_of(document.root):
        if line := _line(document, part, view, writer):
            yield f"{line}\n"


def _gathered(pieces: Iterator[str]) -> Iterator[str]:
    """Yield *pieces* so many at a time that writing them is no work."""
    gathered: list[str] = []
    size = 0
    for piece in pieces:
        gathered.append(piece)
        size += len(piece)
        if size >= _MUCH:
            yield "".join(gathered)
            gathered.clear()
            size = 0
    if gathered:
        yield "".join(gathered)


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
    return in_one_line("".join(_pieces(values, in_line=True))) if values["text"].content.strip() else ""


def in_one_line(written: str) -> str:
    r"""Return JSON with the characters escaped at which some programs end a line, though JSON does not.

    >>> in_one_line('"one\u2028two"')
    '"one\\u2028two"'
    """
    for character in _LINE_ENDS:
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written


def _pieces(value: Any, *, in_line: bool = False) -> Iterator[str]:  # noqa: ANN401  # any plain value
    """Yield *value* as indented JSON, or *in_line*, however deep it is; `json` itself stops at the depth that Python's stack allows."""
    opened = [iter([("", value)])]  # of each value that is open what is still to be written, each with what stands before it
    while opened:
        before, one = next(opened[-1], (None, None))
        if before is None:
            opened.pop()
            continue
        yield before
        if isinstance(one, _Later):
            one = one.told()
        indent = "" if in_line else "\n" + " " * len(opened)
        after = ", " if in_line else f",{indent}"
        if isinstance(one, (dict, list)) and one:
            opened.append(_parts(one, indent, after))
        elif isinstance(one, _Lines):
            yield from _lines(one, indent, after)
        elif isinstance(one, _Words):
            yield '"'
            yield from (quoted(piece)[1:-1] for piece in one.pieces())
            yield '"'
        elif one is not _NOTHING:
            yield json.dumps(one, ensure_ascii=False)


def _parts(value: dict[str, Any] | list[Any], indent: str, after: str) -> Iterator[tuple[str, Any]]:
    """Yield what a value holds that is not empty, each with what stands before it, and what ends it."""
    before, closing = (f"{{{indent}", "}") if isinstance(value, dict) else (f"[{indent}", "]")
    for one in value:
        yield (f"{before}{json.dumps(one, ensure_ascii=False)}: ", value[one]) if isinstance(value, dict) else (before, one)
        before = after
    yield f"{indent[:-1]}{closing}", _NOTHING


def _lines(lines: "_Lines", indent: str, after: str) -> Iterator[str]:
    before = f"[{indent}"
    while many := list(islice(lines.written, _MANY)):
        yield f"{before}{after.join(many)}"
        before = after
    yield f"{indent[:-1]}]" if before == after else "[]"


class _Words(NamedTuple):
    """A text as the text export has it, of which there is no copy."""

    content: str

    def pieces(self) -> Iterator[str]:
        for start in range(0, len(self.content), _MUCH):
            yield self.content[start : start + _MUCH]
        if not self.content.endswith("\n"):
            yield "\n"

    def sha256(self) -> str:
        digest = hashlib.sha256()
        for piece in self.pieces():
            digest.update(piece.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


class _Lines(NamedTuple):
    """Values that are written, one a line, when they are asked for."""

    written: Iterator[str]


class _Later(NamedTuple):
    """A value that is told when all before it are written."""

    told: Callable[[], Any]


def _document(document: Document, part: etree._Element, view: View, writer: "_Writer") -> dict[str, Any]:
    """Return all that is said of *part* of the document, of which *writer* writes each part in turn."""
    flat = flatten(part, view, elements=False)
    words = _Words(flat.text.content)
    writer.begin(part)
    return {
        "format": FORMAT,
        "offsets": _UNITS[writer.offsets],
        "view": view.name,
        "text": words,
        "sha256": words.sha256(),
        "metadata": metadata(document),
        "spans": _Lines(writer.spans(flat)),
        "tree": _Later(lambda: writer.tree),
        "notes": _Lines(writer.notes(flat, Calls(part) if flat.notes else None)),
        "readings": _Lines(writer.readings(flat)),
        "entities": _Later(lambda: _entities(document, writer.mentions, all_of_them=part is document.root)),
    }


class _Writer:
    """Turns what `flatten` found into plain values, in one unit of offsets; *mentions* has the spans by the entry that they point to."""

    def __init__(self, root: etree._Element, offsets: str) -> None:
        self.offsets = offsets
        #: The identifiers that one by counting could clash with.
        self.taken = {value for value in _COUNTED(root) if value[1:].isdecimal()}
        #: Whether anything has parts that point to each other; then runs tell whether words stand between.
        self.is_linked = bool(_IS_LINKED(root))
        self.number = 0
        self.names: dict[str, str] = {}  # of attributes, as they are written
        self.gis: dict[object, str] = {}  # of elements, by qualified name

    def begin(self, part: etree._Element) -> None:
        """Forget all but the identifiers given, before *part* is written."""
        self.linked = frozenset(_LINKED(part)) if self.is_linked else frozenset()
        self.paths: dict[etree._Element, str] = {}  # of what is linked, and of the notes that were met
        self.given: set[str] = set()  # the identifiers of elements that are written
        self.ids: dict[etree._Element, str] = {}  # of what is linked: the later parts of a chain are told by the first
        self.mentions: defaultdict[str, list[str]] = defaultdict(list)
        self.divisions: dict[etree._Element, dict[str, Any]] = {}  # that were met
        self.tree: list[dict[str, Any]] = []  # the same, nested as in the document
        self.in_notes: list[tuple[int, Reading]] = []  # the readings that were met in notes, each where the note is called

    def identifier(self, element: etree._Element) -> str:
        """Return the xml:id of *element*, or one by counting that clashes with none."""
        own = self.ids.get(element) if self.linked else None
        if own is None and (own := element.get(XML_ID)) is not None:
            if own in self.given:
                own = None  # another element has had it, in a document that is wrong
            else:
                self.given.add(own)
        while own is None:
            self.number += 1
            counted = f"s{self.number}"
            own = None if counted in self.taken else counted
        if self.linked and element in self.linked:
            self.ids[element] = own
        return own

    def counting(self, content: str) -> Callable[[int], int] | None:
        """Return what turns an offset of *content* into the unit asked for, or None where that is what it is."""
        if self.offsets == "code-point" or content.isascii():
            return None
        wide = [index for index, character in enumerate(content) if ord(character) > 0xFFFF]
        return lambda offset: offset + bisect_left(wide, offset)

    def spans(self, flat: Flat, besides: etree._Element | None = None) -> Iterator[str]:
        """Yield every element of the text as a span, but for *besides*; the parts of one chained annotation are one span."""
        unit = self.counting(flat.text.content)
        joined = chains(flat, self.links(flat, besides)) if self.linked else []
        names = chain_ids(joined)
        chain_of = {chain[0].element: chain for chain in joined}
        later = {part.element: chain[0].element for chain in joined for part in chain[1:]}
        noted = {note.element for note in flat.notes}
        gis = self.gis
        around: list[tuple[int, str]] = []  # the spans that are open: how deep each is, and its identifier
        for node, path, depth, start, end in self.walk(flat):
            if end == LEFT_OUT:
                if node in noted:
                    self.paths[node] = path
                continue
            while around and around[-1][0] >= depth:
                around.pop()
            gi = gis.get(node.tag) or self.gi(node.tag)
            if gi in _APART:
                if gi in _WHOLE:
                    continue
                if besides is None:
                    self.divide(flat, node, gi, start, end, unit or int)
            if node is besides:
                continue
            above = around[-1][1] if around else "null"
            if later and node in later:
                around.append((depth, quoted(self.identifier(later[node]))))
                continue
            parts = "[]"
            chain = chain_of.get(node) if joined else None
            if chain is None:
                attributes = node.items()
            else:
                attributes = list(annotation_of(chain, names).attributes)
                full = [part for part in chain if part.start < part.end] or chain
                start, end = full[0].start, full[-1].end
                if len(chain) > 1:
                    parts = f"[{', '.join(self.part(part, unit) for part in chain)}]"
            own = self.identifier(node)
            if gi in _NAMING:
                for pointer in next((value for name, value in attributes if name == "ref"), "").split():
                    self.mentions[pointer].append(own)
            identifier = quoted(own)
            around.append((depth, identifier))
            if unit is not None:
                start, end = unit(start), unit(end)
            told = self.written(attributes) if attributes else "{}"
            yield (
                f'{{"id": {identifier}, "type": "{gi}", "start": {start}, "end": {end}, "attributes": {told}, '
                f'"xpath": "{path}", "parent": {above}, "parts": {parts}}}'
            )

    def walk(self, flat: Flat) -> Iterator[tuple[etree._Element, str, int, int, int]]:
        """Yield the elements of *flat* and those that it leaves out, but for what these hold, each with path, depth, start and end."""
        assert flat.bounds is not None  # noqa: S101  # extents are never asked for here
        bounds = zip(flat.bounds.starts, flat.bounds.ends, strict=True)
        return walk_paths(flat.bounds.root, self.paths.get(flat.bounds.root), bounds)

    def gi(self, tag: object) -> str:
        """Return the name of the elements with that *tag*, to be known from now on."""
        return self.gis.setdefault(tag, local_name(tag))

    def links(self, flat: Flat, besides: etree._Element | None) -> list[Extent]:
        """Return the annotations that point to parts of theirs, and note down the path of each."""
        found = []
        for node, path, _, start, end in self.walk(flat):
            if end != LEFT_OUT and node in self.linked and node is not besides:
                self.paths[node] = path
                gi = local_name(node.tag)
                if gi in ANNOTATIONS and (node.get("next") or node.get("prev")):
                    found.append(Extent(gi, node, start, end))
        return found

    def written(self, attributes: Iterable[tuple[str, str]]) -> str:
        """Return *attributes* as lxml has them, written."""
        names = self.names
        told = []
        for name, value in attributes:
            if name not in names:
                names[name] = quoted(plain_attribute(name))
            told.append(f"{names[name]}: {quoted(value)}")
        return f"{{{', '.join(told)}}}"

    def part(self, extent: Extent, unit: Callable[[int], int] | None) -> str:
        """Return one part of a chained annotation, written."""
        start, end = (extent.start, extent.end) if unit is None else (unit(extent.start), unit(extent.end))
        return f'{{"start": {start}, "end": {end}, "xpath": "{self.paths[extent.element]}"}}'

    def divide(self, flat: Flat, node: etree._Element, gi: str, start: int, end: int, unit: Callable[[int], int]) -> None:
        """Add a division to the tree, or the words of a ``head`` to its division."""
        if gi == "head":
            headed = self.divisions.get(node.getparent())  # type: ignore[arg-type]  # a head that stands in nothing is in no division
            if headed is not None and headed["head"] is None:
                headed["head"] = flat.text.content[start:end]
            return
        above = next((self.divisions[one] for one in node.iterancestors() if one in self.divisions), None)
        division: dict[str, Any] = {
            "type": node.get("type") or (gi if gi in {"front", "back"} else None),
            "n": node.get("n"),
            "head": None,
            "start": unit(start),
            "end": unit(end),
            "children": [],
        }
        self.divisions[node] = division
        (above["children"] if above else self.tree).append(division)

    def notes(self, flat: Flat, calls: Calls | None) -> Iterator[str]:
        """Yield the notes with their own text, and the offset in the main text at which each is called."""
        unit = self.counting(flat.text.content) or int
        for note in notes_of(flat, calls):
            own = quoted(self.identifier(note.element))
            place = note.element.get("place")
            spans = self.spans(note.flat, note.element)
            yield (
                f'{{"id": {own}, "anchor": {unit(note.anchor)}, "place": {quoted(place) if place is not None else "null"}, '
                f'"text": {quoted(note.flat.text.content)}, "spans": [{", ".join(spans)}]}}'
            )
            self.in_notes += [(note.anchor, reading) for reading in note.flat.readings]

    def readings(self, flat: Flat) -> Iterator[str]:
        """Yield every place where the view took one of several, or left something out; what is in a note stands where the note does."""
        unit = self.counting(flat.text.content) or int
        placed = [(reading.extent.start, reading.extent.end, reading) for reading in flat.readings]
        placed += [(anchor, anchor, reading) for anchor, reading in self.in_notes]
        for start, end, reading in sorted(placed, key=lambda one: one[:2]):
            offered = ([reading.taken] if reading.taken is not None else []) + list(reading.others)
            alternatives = ", ".join(self.alternative(element, reading, flat.view) for element in offered)
            yield f'{{"start": {unit(start)}, "end": {unit(end)}, "kind": {quoted(reading.extent.gi)}, "alternatives": [{alternatives}]}}'

    def alternative(self, element: etree._Element, reading: Reading, view: View) -> str:
        """Return one of the alternatives of a place, written."""
        words = flatten(element, view, mapped=False).text.content
        taken = "true" if element is reading.taken else "false"
        return (
            f'{{"type": {quoted(local_name(element.tag))}, "text": {quoted(words)}, "taken": {taken}, "attributes": {self.written(element.items())}}}'
        )


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
