"""What a view shows of a tree, written as HTML.

`flatten` has walked over the tree and decided what the text is; its steps are
followed here, so the page and the plain text cannot differ. Nothing here calls
itself for a child, so depth does not matter; only alternatives within
alternatives do, and those are bounded.
"""

from bisect import bisect_left
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from lxml import etree
from markupsafe import Markup

from ...guidelines.marks import Marks, marks_at
from ...guidelines.namespaces import XML_ID, XML_LANG, XML_SPACE, local_name, tei
from ...model import Extent, Reading
from ...model.flattening import Broken
from .behaviour import ALIKE, BEHAVIOUR, Alike
from .edition import Edition
from .languages import runs_on
from .layout import Box
from .marks import anchored, write_break, write_character, write_gap, write_line, write_milestone, write_picture, write_pointer
from .rows import Row, certain_rows, row_of
from .shapes import RECORDS, Shape, Surroundings, shape_of
from .survey import Survey
from .writer import Writer, attribute_value, element, escaped, permalink, start_tag

#: How deep alternatives within alternatives are shown.
_MOST_NESTED: Final = 8

#: What is written for a mark stands outside the groups of HTML that allow no such thing.
_MARKS: Final = frozenset({"line-break", "page-break", "gap", "milestone", "space", "character"})
#: Displays of elements that are nothing but what they hold.
_PLAIN: Final = frozenset({"inline", "block", "tight", "line"})
_MEMBERS: Final = frozenset({"item", "label", "headItem", "headLabel", "row", "cell", "head"})

#: Hidden parts whose identifiers the indexes and the last section of the page carry.
_TOLD_ELSEWHERE: Final = frozenset({"teiHeader", "standOff"})


#: Stands for an identifier where the tags of elements that are alike are kept; no document has this character.
_IDENTIFIER: Final = "\0"


class _Frame:
    """An open element of the document: what ends it in HTML, and what waits for a place to stand."""

    __slots__ = ("closing", "ends", "ends_link", "group", "group_is_open", "holds", "is_plain", "mark", "node", "surroundings", "waiting")

    def __init__(
        self,
        ends: str,
        surroundings: Surroundings,
        node: etree._Element,
        holds: "AlikeElements",
        group: str = "",
        *,
        ends_link: bool = False,
    ) -> None:
        self.ends = ends  # its end tags
        self.surroundings = surroundings  # of its children
        self.node = node  # which is open; of elements that are alike the first of them
        self.holds = holds  # the elements that are alike of which there were some in such surroundings
        self.group = group  # opened for the first member
        self.group_is_open = False
        self.ends_link = ends_link
        self.waiting: tuple[Markup, ...] = ()
        self.is_plain = not group and not surroundings.in_group  # anything may stand in it
        self.closing: str | None = None  # the same, where nothing else is written at its end
        self.mark: _Frame | None = None  # what is open within a mark in it, which holds nothing and ends in silence

    def within_mark(self) -> "_Frame":
        """Return the frame of all marks that stand in this one."""
        if self.mark is None:
            self.mark = _Frame("", self.surroundings, self.node, self.holds)
            self.mark.closing = ""
        return self.mark


#: What elements that are alike share: row, display, whether among and holding blocks, attributes that tell, whether there is an identifier, facts.
_Key: TypeAlias = tuple[str, str, bool, bool, tuple[tuple[str, str], ...], bool, Hashable | None]


@dataclass(frozen=True, slots=True)
class _Alike:
    """How elements that are alike are written in one place: the tag before and after an identifier, and the frame that is open in them.

    There is no frame where each is to be looked at by itself. *asks* tells that
    the tag of each still has something of its own.
    """

    before: str
    after: str
    frame: _Frame | None
    asks: bool


_BY_ITSELF: Final = _Alike("", "", None, asks=False)
AlikeElements: TypeAlias = dict[_Key, _Alike]


@cache
def _certain() -> dict[object, tuple[Row, Alike | None]]:
    """Return of every element of TEI of which its name alone tells them its row, and what leaves such elements alike."""
    return {tag: (row, None if tag == tei("ptr") else ALIKE.get(row.does)) for tag, row in certain_rows().items()}


def _row_and_alike(node: etree._Element) -> tuple[Row, Alike | None]:
    row = row_of(node)
    return row, ALIKE.get(row.does)


def render(
    edition: Edition,
    survey: Survey,
    surroundings: Surroundings,
    *,
    contents_only: bool = False,
    lists_mentions: bool = True,
) -> Markup:
    """Return what *survey* shows as HTML; *lists_mentions* says whether the names and dates in it go into the indexes."""
    walk = Walk(edition, survey, surroundings, lists_mentions=lists_mentions, depth=0, after_link=[])
    walk.is_cited = lists_mentions and not contents_only
    return walk.over(contents_only=contents_only)


class Walk:
    """The state of one walk; `render` is its entrance."""

    def __init__(
        self, edition: Edition, survey: Survey, surroundings: Surroundings, *, lists_mentions: bool, depth: int, after_link: list[Markup]
    ) -> None:
        self.edition = edition
        self.survey = survey
        self.extent = survey.flat.extents[0]  # that is being opened
        self.lists_mentions = lists_mentions
        self.depth = depth
        self.is_cited = False  # its paragraphs have numbers
        self.lines_counted = 0
        self.missing_cells: dict[etree._Element, int] = {}
        self.writer = Writer()
        self._frames = [_Frame("", surroundings, survey.flat.extents[0].element, edition.alike_in(surroundings))]
        self._after_link = after_link
        self._marked = edition.view.gives_marks_back
        self._has_ends = self._marked or bool(survey.readings)

    @property
    def surroundings(self) -> Surroundings:
        """What is open where the walk stands."""
        return self._frames[-1].surroundings

    def over(self, *, contents_only: bool) -> Markup:
        """Write all that the survey shows, or what its root holds only, and return it."""
        frames, parts = self._frames, self.writer.parts
        content, root = self.survey.content, self.survey.flat.extents[0]
        is_plain = "&" not in content and "<" not in content and ">" not in content  # not looked for in every piece, if there are none
        marked = self._marked
        certain, open_alike, pop = _certain().get, self._open_alike, frames.pop
        for step in self.survey.flat.steps:
            if step is None:
                closing = frames[-1].closing
                if closing is None:
                    self._close()
                else:
                    pop()
                    parts.append(closing)
            elif isinstance(step, str):
                parts.append(step if is_plain or ("&" not in step and "<" not in step and ">" not in step) else escaped(step))
            elif isinstance(step, Extent):
                row, alike = certain(step.element.tag) or _row_and_alike(step.element)
                if alike is None or marked or step is root or not open_alike(step, row, alike):
                    self._open(step, row, bare=contents_only and step is root)
            elif isinstance(step, Broken):
                parts.append(escaped(step.words))
                self._write_hyphen(step.hyphen)
            else:
                self._leave_out(step)
        return self.writer.markup()

    # What elements become.

    def _open_alike(self, extent: Extent, row: Row, alike: Alike) -> bool:
        """Open an element whose tags are those of all that are like it, if it is one; return whether it is."""
        frames = self._frames
        parent = frames[-1]
        if not parent.is_plain:
            return False
        keys = extent.element.keys()
        told: tuple[tuple[str, str], ...] = ()
        if keys and not alike.depends_on.isdisjoint(keys):
            told = tuple(extent.element.items())
            if len(keys) > 1:
                told = tuple([pair for pair in told if pair[0] in alike.depends_on])
        key = (row.selector, extent.display, extent.among_blocks, extent.holds_blocks, told, XML_ID in keys, None)
        known = parent.holds.get(key) or self._find_alike(extent, row, alike, key)
        if known.frame is None:
            return False
        if known.asks:
            known = self._write_by_itself(extent, row, alike, known, key)
        else:
            self.writer.parts.append(known.before)
        frames.append(known.frame or parent)
        return True

    def _find_alike(self, extent: Extent, row: Row, alike: Alike, key: _Key) -> _Alike:
        """Return how *extent* and all that have the same *key* are written in such surroundings."""
        parent, node = self._frames[-1], extent.element
        *_, is_identified, facts = key
        asks = facts is None and (is_identified or alike.each is not None)
        if facts is None and self._may_be_alike(extent, row):
            facts = alike.facts(node)
        known = _BY_ITSELF
        if facts is not None:
            box = self.survey.box(extent)
            before, after, closing = self._tags(node, row, box, alike, facts, identified=is_identified)
            frame = _Frame(closing, parent.surroundings, node, parent.holds)
            frame.closing = closing
            known = _Alike(before, after, frame, asks)
        parent.holds[key] = known
        return known

    def _may_be_alike(self, extent: Extent, row: Row) -> bool:
        node, right_to_left = extent.element, self.surroundings.right_to_left
        if extent.display not in _PLAIN or row.style_class in RECORDS or node.get(XML_SPACE) is not None:
            return False
        return runs_on(node.get(XML_LANG) or "", right_to_left=right_to_left)

    def _write_by_itself(self, extent: Extent, row: Row, alike: Alike, known: _Alike, key: _Key) -> _Alike:
        """Write the start tag of an element that has something of its own: an identifier, the number of a paragraph or a line."""
        node, parts = extent.element, self.writer.parts
        identifier = self.take(node) if key[-2] else ""
        usual = facts = alike.facts(node)
        if alike.each is not None:
            facts = alike.each(node, self)
        is_cited = facts is True
        if is_cited and not identifier:
            identifier = self.edition.identifiers.count("p")
        if facts != usual or not identifier:
            key = (*key[:-2], bool(identifier), facts)
            known = self._frames[-1].holds.get(key) or self._find_alike(extent, row, alike, key)
        if identifier:
            parts.append(f"{known.before}{attribute_value(identifier)}{known.after}")
            if is_cited:
                parts.append(permalink(identifier, self.edition.next_paragraph()))
        else:
            parts.append(known.before)
        return known

    def _tags(self, node: etree._Element, row: Row, box: Box, alike: Alike, facts: Hashable, *, identified: bool) -> tuple[str, str, str]:
        """Return the tag of all that are alike before and after an identifier, or all of it before, and what ends them."""
        shape = shape_of(node, box, row, self.surroundings, _IDENTIFIER if identified else "")
        alike.apply(shape, self, facts)
        written = shape.written()
        if written is None:
            return "", "", ""
        before, _, after = start_tag(*written).partition(_IDENTIFIER)
        return before, after, f"</{written[0]}>"

    def _open(self, extent: Extent, row: Row, *, bare: bool) -> None:
        node = extent.element
        self.extent = extent
        box = self.survey.box(extent)
        parent = self._frames[-1]
        if bare:
            self._frames.append(_Frame("", parent.surroundings, node, parent.holds))
            return
        if box.display in _MARKS:
            self._mark(node, extent, box)
            self._frames.append(parent.within_mark())
            return
        gi = extent.gi
        if gi == "ptr" or (parent.surroundings.in_group and gi not in _MEMBERS):
            self.place(self.point(node) if gi == "ptr" else self.anchor(node), link=self.note_at(node) is not None)
            self._frames.append(_Frame("", parent.surroundings, node, parent.holds))
            return
        if parent.group and not parent.group_is_open and gi != "head":
            self.writer.start(parent.group)
            parent.group_is_open = True
        self._start(self._shape(node, row, box), parent)
        marks = self._marks_of(node)
        if marks is not None and extent is not self.survey.flat.extents[0]:
            self.writer.text(marks.opening)

    def _marks_of(self, node: etree._Element) -> Marks | None:
        """Return the marks of the source that the view puts back around *node*."""
        return marks_at(local_name(node.tag), node.get) if self._marked else None

    def _shape(self, node: etree._Element, row: Row, box: Box) -> Shape:
        parent = self._frames[-1]
        surroundings = parent.surroundings
        if parent.group_is_open:
            surroundings = surroundings._replace(in_group=parent.group)
        shape = shape_of(node, box, row, surroundings, self.edition.identifiers.take(node))
        if row.does:
            BEHAVIOUR[row.does](shape, self)
        return shape

    def _start(self, shape: Shape, parent: _Frame) -> None:
        ends, parts = "", self.writer.parts
        for written in (shape.around, shape.written(), shape.within):
            if written is not None:
                parts.append(start_tag(*written))
                ends = f"</{written[0]}>{ends}"
        if shape.opening:
            parts.append(shape.opening)
        inside = shape.inside._replace(in_group=shape.tag) if shape.is_group else shape.inside
        ends_link = inside.linked and not shape.surroundings.linked
        holds = parent.holds if inside is parent.surroundings else self.edition.alike_in(inside)
        frame = _Frame(ends, inside, shape.node, holds, shape.group, ends_link=ends_link)
        if frame.is_plain and not ends_link and not self._marked and shape.node not in self.survey.readings:
            frame.closing = ends
        self._frames.append(frame)
        if parent.waiting and not (shape.surroundings.in_group and local_name(shape.node.tag) == "head"):
            waiting, parent.waiting = parent.waiting, ()
            for markup in waiting:
                self.place(markup)

    def _close(self) -> None:
        frame = self._frames[-1]
        if self._has_ends:
            self._write_end(frame.node)
        for _ in range(self.missing_cells.get(frame.node, 0) if self.missing_cells else 0):
            self.writer.add(element("td"))
        self._frames.pop()
        if frame.group_is_open:
            self.writer.end(frame.group)
        self.writer.parts.append(frame.ends)
        if frame.ends_link:
            frame.waiting += tuple(self._after_link)
            self._after_link.clear()
        for markup in frame.waiting:
            self.place(markup)

    def _write_end(self, node: etree._Element) -> None:
        """Write what comes before the end of an element: the alternatives that were not taken, the marks of the source."""
        reading = self.survey.readings.get(node)
        if reading is not None and reading.taken is not None:
            self._show_others(node, reading)
        marks = self._marks_of(node)
        if marks is not None and node is not self.survey.flat.extents[0].element:
            self.writer.text(marks.closing)

    def _mark(self, node: etree._Element, extent: Extent, box: Box) -> None:
        written = self._generated_in(extent)
        if box.display == "page-break":
            self.place(write_break(node, self, written))
        elif box.display == "line-break":
            self.place(write_line(node, self))
        elif box.display == "gap":
            self.place(write_gap(node, self, written))
        elif box.display == "milestone":
            self.place(write_milestone(node, self, box, written))
        elif box.display == "character":
            self.place(write_character(node, self, written))
        else:
            self.place(self.anchor(node))

    def _generated_in(self, extent: Extent) -> str:
        """Return what the view writes for an element that has no text."""
        if extent.start == extent.end:
            return ""
        generated = self.survey.flat.generated
        index = bisect_left(generated, (extent.start,))
        begins, ends = generated[index] if index < len(generated) else (-1, -1)
        return self.survey.content[begins:ends] if begins == extent.start else ""

    def _leave_out(self, node: etree._Element) -> None:
        if node in self.survey.notes:
            if not self.edition.notes.is_listed(node):
                self.place(self.edition.notes.refer(node), link=True)
        elif local_name(node.tag) == "app" and (reading := self.survey.readings.get(node)) is not None:
            self._show_others(node, reading)
        elif node in self.survey.readings:
            self._show_alternative(node, local_name(node.tag))
        elif node not in self.survey.alternatives and local_name(node.tag) not in _TOLD_ELSEWHERE:
            self.place(write_picture(node, self))
            for identifier in self.edition.identifiers.due(node):
                self.place(anchored(identifier))

    def _show_others(self, node: etree._Element, reading: Reading) -> None:
        """Show what the view did not take: the readings of an ``app`` in the apparatus, other alternatives on demand."""
        if local_name(node.tag) == "app":
            white = self.writer.take_back_white()
            self.place(self.edition.apparatus.refer(node, reading.taken, self.survey.lemma(reading)), link=True)
            if white:
                self.writer.parts.append(white)
        elif local_name(node.tag) == "choice":
            for other in reading.others:
                self._show_alternative(other, local_name(other.tag))

    def _show_alternative(self, node: etree._Element, kind: str) -> None:
        if self.depth >= _MOST_NESTED:
            return
        self.edition.switches.add("pages" if kind == "fw" else "corrections")
        surroundings = self.surroundings._replace(phrasing=True, in_group="")
        responsible = self.edition.names.labels(node.get("resp"))
        writer = Writer()
        writer.start("span", {"class": f"off alternative {kind}", **({"title": responsible} if responsible else {})})
        survey = Survey.of(node, self.edition.view)
        walk = Walk(self.edition, survey, surroundings, lists_mentions=False, depth=self.depth + 1, after_link=self._after_link)
        writer.add(walk.over(contents_only=False))
        writer.end("span")
        self.place(writer.markup())

    def note_at(self, node: etree._Element) -> etree._Element | None:
        """Return the note that stands apart from the text and is called at *node*, or None."""
        note = self.edition.notes.called_at(node) if self.survey.notes else None
        return note if note in self.survey.notes else None

    def point(self, node: etree._Element) -> Markup:
        """Return what stands for *node*, which leads somewhere and has no words: the reference to a note, or where it leads."""
        note = self.note_at(node)
        return write_pointer(node, self) if note is None else anchored(self.take(node)) + self.edition.notes.refer(note)

    # Where things are put.

    def place(self, markup: Markup, *, link: bool = False) -> None:
        """Write *markup* where HTML allows it: after the open link where it is one itself, in the next member of a list or table."""
        frame = self._frames[-1]
        if not markup:
            return
        if link and frame.surroundings.linked:
            self._after_link.append(markup)
        elif frame.surroundings.in_group or frame.group_is_open:
            frame.waiting += (markup + Markup(" "),)
        else:
            self.writer.add(markup)

    def anchor(self, node: etree._Element) -> Markup:
        """Return a link target for *node*, or nothing where it has no identifier."""
        return anchored(self.take(node))

    def take(self, node: etree._Element) -> str:
        """Return the identifier of *node*, to be written once."""
        return self.edition.identifiers.take(node)

    def identifier(self, shape: Shape, stem: str) -> str:
        """Return the identifier of *shape*, a counted one where it has none."""
        if "id" not in shape.attributes:
            shape.attributes["id"] = self.edition.identifiers.count(stem)
        return shape.attributes["id"]

    def may_link(self, shape: Shape) -> bool:
        """Return whether a link may stand here: none is open, and none will be needed within."""
        return not shape.surroundings.linked and not shape.box.holds_blocks and not self.survey.holds_link(shape.node)

    def _write_hyphen(self, hyphen: str) -> None:
        if self.edition.view.joins_words:
            self.place(element("span", hyphen, class_="off hyphen"))
