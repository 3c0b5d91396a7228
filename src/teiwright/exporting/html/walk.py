"""One walk over what a view shows of a tree, writing HTML.

`flatten` has decided what the text is; the walk follows it character by
character, so the page and the plain text cannot differ. Nothing here calls
itself for a child, so depth does not matter; only alternatives within
alternatives do, and those are bounded.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree
from markupsafe import Markup

from ...guidelines.namespaces import local_name
from ...guidelines.views import Marks, marks_at
from ...model import Reading, flatten
from .behaviour import BEHAVIOUR
from .characters import Characters
from .edition import Edition
from .marks import anchored, write_break, write_character, write_gap, write_line, write_milestone, write_picture, write_pointer
from .rows import row_of
from .shapes import Shape, Surroundings, shape_of
from .survey import Survey
from .writer import Writer, element

#: How deep alternatives within alternatives are shown.
_MOST_NESTED: Final = 8

#: What is written for a mark stands outside the groups of HTML that allow no such thing.
_MARKS: Final = frozenset({"line-break", "page-break", "gap", "milestone", "space", "character"})
_MEMBERS: Final = frozenset({"item", "label", "headItem", "headLabel", "row", "cell", "head"})

#: Hidden parts whose identifiers the indexes and the last section of the page carry.
_TOLD_ELSEWHERE: Final = frozenset({"teiHeader", "standOff"})


@dataclass(slots=True, eq=False)
class _Frame:
    """An open element of the document: what ends it in HTML, and what waits for a place to stand."""

    ends: tuple[str, ...]
    surroundings: Surroundings  # of its children
    group: str = ""  # opened for the first member
    group_is_open: bool = False
    ends_link: bool = False
    waiting: list[Markup] = field(default_factory=list)


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
    return walk.over(survey.flat.extents[0].element, contents_only=contents_only)


class Walk:
    """The state of one walk; `render` is its entrance."""

    def __init__(
        self, edition: Edition, survey: Survey, surroundings: Surroundings, *, lists_mentions: bool, depth: int, after_link: list[Markup]
    ) -> None:
        self.edition = edition
        self.survey = survey
        self.lists_mentions = lists_mentions
        self.depth = depth
        self.is_cited = False  # its paragraphs have numbers
        self.lines_counted = 0
        self.missing_cells: dict[etree._Element, int] = {}
        self.writer = Writer()
        self._characters = Characters(survey.flat, self.writer)
        self._frames = [_Frame((), surroundings)]
        self._after_link = after_link

    @property
    def surroundings(self) -> Surroundings:
        """What is open where the walk stands."""
        return self._frames[-1].surroundings

    def over(self, root: etree._Element, *, contents_only: bool) -> Markup:
        """Write *root*, or its children only, and return it."""
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        skipped: etree._Element | None = None
        for event, node in walk:
            if event == "start":
                if node not in self.survey.extents:
                    self._leave_out(node)
                    walk.skip_subtree()
                    skipped = node
                    continue
                self._open(node, bare=contents_only and node is root)
                if node.text:
                    self._write(node, node.text, tail=False)
                continue
            if event == "end":
                if node is skipped:
                    skipped = None
                else:
                    self._close(node)
            if node is not root and node.tail:
                self._write(node, node.tail, tail=True)
        return self.writer.markup()

    # What elements become.

    def _open(self, node: etree._Element, *, bare: bool) -> None:
        box = self.survey.boxes[node]
        parent = self._frames[-1]
        if box.is_block or box.display == "note":
            self._characters.space()
        if bare:
            self._frames.append(_Frame((), replace(parent.surroundings)))
            return
        if box.display in _MARKS:
            self._mark(node)
            self._frames.append(_Frame((), parent.surroundings))
            return
        gi = local_name(node.tag)
        if gi == "ptr" or (parent.surroundings.in_group and gi not in _MEMBERS):
            self.place(write_pointer(node, self) if gi == "ptr" else self.anchor(node))
            self._frames.append(_Frame((), parent.surroundings))
            return
        if parent.group and not parent.group_is_open and gi != "head":
            self.writer.start(parent.group)
            parent.group_is_open = True
        self._start(self._shape(node), parent)
        marks = self._marks_of(node)
        if marks is not None:
            self._characters.mark(marks.opening)

    def _marks_of(self, node: etree._Element) -> Marks | None:
        """Return the marks of the source that the view puts back around *node*."""
        return marks_at(local_name(node.tag), node.get) if self.edition.view.gives_marks_back else None

    def _shape(self, node: etree._Element) -> Shape:
        row = row_of(node)
        parent = self._frames[-1]
        surroundings = parent.surroundings
        if parent.group_is_open:
            surroundings = replace(surroundings, in_group=parent.group)
        shape = shape_of(node, self.survey.boxes[node], row, surroundings, self.edition.identifiers.take(node))
        if row.does:
            BEHAVIOUR[row.does](shape, self)
        return shape

    def _start(self, shape: Shape, parent: _Frame) -> None:
        ends: list[str] = []
        for tag, attributes in shape.around:
            self.writer.start(tag, attributes)
            ends.append(tag)
        if shape.is_written:
            if shape.classes:
                shape.attributes = {"class": " ".join(shape.classes), **shape.attributes}
            tag = shape.tag or ("div" if shape.box.is_block else "span")
            self.writer.start(tag, shape.attributes)
            ends.append(tag)
        for tag, attributes in shape.within:
            self.writer.start(tag, attributes)
            ends.append(tag)
        self.writer.add(shape.opening)
        inside = replace(shape.inside, in_group=shape.tag) if shape.is_group else shape.inside
        ends_link = inside.linked and not shape.surroundings.linked
        frame = _Frame(tuple(reversed(ends)), inside, shape.group, ends_link=ends_link)
        self._frames.append(frame)
        waiting, parent.waiting = parent.waiting, []
        if local_name(shape.node.tag) == "head" and shape.surroundings.in_group:
            parent.waiting = waiting
        else:
            for markup in waiting:
                self.place(markup)

    def _close(self, node: etree._Element) -> None:
        reading = self.survey.readings.get(node)
        if reading is not None and reading.taken is not None:
            self._show_others(node, reading)
        marks = self._marks_of(node)
        if marks is not None and self.survey.boxes[node].display not in _MARKS:
            self._characters.mark(marks.closing)
        for _ in range(self.missing_cells.get(node, 0)):
            self.writer.add(element("td"))
        frame = self._frames.pop()
        if frame.group_is_open:
            self.writer.end(frame.group)
        for tag in frame.ends:
            self.writer.end(tag)
        if frame.ends_link:
            frame.waiting += self._after_link
            self._after_link.clear()
        for markup in frame.waiting:
            self.place(markup)

    def _mark(self, node: etree._Element) -> None:
        box = self.survey.boxes[node]
        written = self._characters.generated(self.survey.extents[node])
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
            self._characters.space()
            self.place(self.anchor(node))

    def _leave_out(self, node: etree._Element) -> None:
        if node in self.survey.notes:
            self.place(self.edition.notes.refer(node), link=True)
        elif node in self.survey.readings:
            self._show_alternative(node, local_name(node.tag))
        elif node not in self.survey.alternatives and local_name(node.tag) not in _TOLD_ELSEWHERE:
            self.place(write_picture(node, self))
            for identifier in self.edition.identifiers.due(node):
                self.place(anchored(identifier))

    def _show_others(self, node: etree._Element, reading: Reading) -> None:
        """Show what the view did not take: the readings of an ``app`` in the apparatus, other alternatives on demand."""
        if local_name(node.tag) == "app":
            self.place(self.edition.apparatus.refer(node, reading.taken, self.survey.lemma(reading)), link=True)
        elif local_name(node.tag) == "choice":
            for other in reading.others:
                self._show_alternative(other, local_name(other.tag))

    def _show_alternative(self, node: etree._Element, kind: str) -> None:
        if self.depth >= _MOST_NESTED:
            return
        self.edition.switches.add("pages" if kind == "fw" else "corrections")
        surroundings = replace(self.surroundings, phrasing=True, in_group="")
        responsible = self.edition.names.labels(node.get("resp"))
        writer = Writer()
        writer.start("span", {"class": f"off alternative {kind}", **({"title": responsible} if responsible else {})})
        survey = Survey(flatten(node, self.edition.view))
        walk = Walk(self.edition, survey, surroundings, lists_mentions=False, depth=self.depth + 1, after_link=self._after_link)
        writer.add(walk.over(node, contents_only=False))
        writer.end("span")
        self.place(writer.markup())

    # Where things are put.

    def place(self, markup: Markup, *, link: bool = False) -> None:
        """Write *markup* where HTML allows it: after the open link where it is one itself, in the next member of a list or table."""
        frame = self._frames[-1]
        if not markup:
            return
        if link and frame.surroundings.linked:
            self._after_link.append(markup)
        elif frame.surroundings.in_group or frame.group_is_open:
            frame.waiting.append(markup + Markup(" "))
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

    def _write(self, node: etree._Element, raw: str, *, tail: bool) -> None:
        hyphen = self._characters.write(node, raw, tail=tail)
        if hyphen and self.edition.view.joins_words:
            self.place(element("span", hyphen, class_="off hyphen"))
