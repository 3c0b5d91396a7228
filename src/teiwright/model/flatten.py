"""A tree and a view -> its text, with a map back to the tree.

White space follows TEI's practice rather than one schema's: between blocks it
means nothing, in running text any run of it is one space, ``xml:space="preserve"``
keeps it. What separates two pieces of text is decided when the second one
arrives: each boundary between them asks for nothing, a space, a tab, a new
line or an empty line, and the strongest demand wins. So nothing is glued,
nothing is split, and one pass is enough.

TEI: COED (choice), TCAPLL (app), CORS5 (milestones), CONO (notes), STGA (xml:space), WD (g)
"""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from lxml import etree

from ..guidelines.annotations import HOLD_PARAGRAPHS
from ..guidelines.elements import elements
from ..guidelines.namespaces import XML_ID, XML_SPACE, local_name, tei
from ..guidelines.views import RUNNING, VIEWS, Marks, View, marks_at, marks_of
from .errors import SettingsError
from .text import Origin, Text


class Run(NamedTuple):
    """Characters that stand unbroken both in the text and in one place of the tree.

    ``text[start:end]`` is ``(element.tail if tail else element.text)[offset:offset + end - start]``.
    """

    start: int
    end: int
    element: etree._Element
    tail: bool
    offset: int


@dataclass(slots=True, eq=False)
class Extent:
    """What one element holds: ``text[start:end]``. A milestone holds nothing: its start is its end.

    *display* is how it is shown where it stands; *structural* tells whether
    its children are blocks rather than running text, *among_blocks* whether it
    stands among blocks itself.
    """

    gi: str
    element: etree._Element
    start: int = -1
    end: int = -1
    display: str = "inline"
    structural: bool = True
    among_blocks: bool = True


@dataclass(slots=True, eq=False)
class Reading:
    """A place where the view took one alternative, or, where *taken* is None, left something out.

    *extent* is that of the ``choice`` or ``app``, or of what was left out.
    """

    extent: Extent
    taken: etree._Element | None
    others: tuple[etree._Element, ...]


@dataclass(slots=True, eq=False)
class Anchored:
    """A note that stands apart from the text, and the offset at which it is anchored."""

    anchor: int
    element: etree._Element


@dataclass(slots=True, eq=False)
class Flat:
    """The text of a document in one view, and the way back to the tree.

    *extents* has every rendered element in document order, *notes* what
    stands apart from the text, *readings* the alternatives, *omitted* counts
    by element name what this view leaves out.
    """

    view: str
    text: Text
    runs: list[Run]
    extents: list[Extent]
    notes: list[Anchored]
    readings: list[Reading]
    omitted: Counter[str]
    _run_starts: list[int] = field(default_factory=list, repr=False)

    def has_words(self, start: int, end: int) -> bool:
        """Return whether a character of the tree that is no white space stands between *start* and *end*."""
        index = self.run_from(start)
        while index < len(self.runs) and self.runs[index].start < end:
            run = self.runs[index]
            if self.text.content[max(run.start, start) : min(run.end, end)].strip():
                return True
            index += 1
        return False

    def run_from(self, offset: int) -> int:
        """Return the index of the first run that has a character at *offset* or after it."""
        if len(self._run_starts) != len(self.runs):
            self._run_starts = [run.start for run in self.runs]
        index = max(bisect_right(self._run_starts, offset) - 1, 0)
        return index if index < len(self.runs) and self.runs[index].end > offset else index + 1


def flatten(root: etree._Element, view: str = "reading", origin: Origin | None = None) -> Flat:
    r"""Return the text of *root* in *view* with a map back to the tree.

    Offsets are code points. Characters that the tree does not have
    (separators, the mark of a gap) belong to no run. Raises SettingsError for
    an unknown view.

    >>> p = etree.fromstring('''<p xmlns="http://www.tei-c.org/ns/1.0">inter-<lb break="no"/>esting
    ...     <choice><sic>teh</sic><corr>the</corr></choice></p>''')
    >>> flatten(p).text.content, flatten(p, "diplomatic").text.content
    ('interesting the', 'inter-\nesting teh')
    """
    if view not in VIEWS:
        raise SettingsError(f'there is no view "{view}"; there are: {", ".join(VIEWS)}')
    return _Pass(VIEWS[view]).over(root, origin or Origin())


def running_text(root: etree._Element, origin: Origin | None = None, *, notes: bool = True) -> Flat:
    r"""Return the words of *root* as one reads them: the source view, but words joined, and each note, by *notes*, after the text.

    >>> p = etree.fromstring('<p xmlns="http://www.tei-c.org/ns/1.0">Anna<note>née Tcher-<lb break="no"/>noff</note> Kerensky</p>')
    >>> running_text(p).text.content, running_text(p, notes=False).text.content
    ('Anna Kerensky\n\nnée Tchernoff', 'Anna Kerensky')
    """
    return _Pass(RUNNING).over(root, origin or Origin(), notes_after=notes)


# What a boundary may ask for, weakest first, and what is written for it.
_NOTHING, _SPACE, _TAB, _LINE, _BLOCK = range(5)
_SEPARATORS: Final = ("", " ", "\t", "\n", "\n\n")
_EMPTY: Final = frozenset({"line-break", "page-break", "milestone", "gap", "space"})
_LEVELS: Final = {"block": _BLOCK, "tight": _BLOCK, "line": _LINE, "cell": _TAB}

_BLANK: Final = " \t\r\n"
_UNEVEN: Final = re.compile(r"[\t\r\n]|  ")
_EVEN_PIECE: Final = re.compile(r"[^ \t\r\n]+(?: [^ \t\r\n]+)*")

#: Signs that a word is broken: hyphen-minus, hyphen, soft hyphen, not sign, double oblique hyphen.
_HYPHENS: Final = "-\u2010\u00ad\u00ac\u2e17"
_GAP: Final = "[\u2026]"

_PARAGRAPHS: Final = frozenset({tei("p"), tei("ab")})


def _offered(node: etree._Element) -> set[str]:
    """Return what an alternative is, and for a group of readings what is in it."""
    gi = local_name(node.tag)
    return {gi, *(local_name(child.tag) for child in node)} if gi == "rdgGrp" else {gi}


class _Rule(NamedTuple):
    """What one view does with one element."""

    gi: str
    display: str
    optional: bool = False  # a block only where it does not stand in running text
    dropped: bool = False
    mixed: bool = True
    may_hold_paragraphs: bool = False


_TRANSPARENT: Final = _Rule("", "inline")


@cache
def _rules(view: str) -> dict[str, _Rule]:
    return {
        tag: _Rule(
            gi=row.gi,
            display=row.display.removesuffix("-or-inline"),
            optional=row.display.endswith("-or-inline"),
            dropped=view != "source" and getattr(row, view) == "drop",
            mixed=row.holds_text,
            may_hold_paragraphs=row.gi in HOLD_PARAGRAPHS,
        )
        for tag, row in elements().items()
    }


class _Open(NamedTuple):
    """An open element, and the state that its children start from."""

    extent: Extent
    level: int = _NOTHING  # what its end asks for
    structural: bool = True  # its children are blocks rather than running text
    spaced: bool = True  # white space between its children counts
    tight: bool = False  # its blocks follow line by line
    preserve: bool = False
    chosen: etree._Element | None = None  # the only child taken, where it holds alternatives
    closing: str = ""  # the mark of the source that stands after it


class _Pass:
    """One walk over a tree."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.rules = _rules(view.name)
        self.flat = Flat(view.name, Text(""), [], [], [], [], Counter())
        self.out: list[str] = []
        self.total = 0
        self.asked = _NOTHING
        self.joining = False
        self.clings = False  # what comes stands right after a mark
        self.characters: dict[str, str] | None = None  # what ``g`` stands for
        self.waiting: list[Extent] = []  # opened since the last character
        self.closed: list[Extent] = []  # closed since the last character

    def over(self, root: etree._Element, origin: Origin, *, notes_after: bool = False) -> Flat:
        self.walk(root)
        if notes_after:
            for note in self.flat.notes:  # to which those in a note are added as it is read
                self.settle(self.total)
                self.ask(_BLOCK)
                self.walk(note.element)
        self.settle(self.total)
        self.flat.text = Text("".join(self.out), origin)
        return self.flat

    def walk(self, root: etree._Element) -> None:
        nowhere = _Open(Extent("", root))
        stack = [nowhere]
        skipped: etree._Element | None = None
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, node in walk:
            if event == "start":
                opened = self.open(node, stack[-1], is_root=node is root)
                if opened is None:
                    walk.skip_subtree()
                    skipped = node
                    continue
                stack.append(opened)
                if node.text:
                    self.write(node.text, node, opened)
                continue
            if event == "end":
                if node is skipped:
                    skipped = None
                else:
                    self.close(stack.pop(), stack[-1])
            if node is not root and node.tail:
                self.write(node.tail, node, stack[-1], tail=True)

    def open(self, node: etree._Element, parent: _Open, *, is_root: bool) -> _Open | None:
        """Return the state inside *node*, or None where nothing of it belongs to the text."""
        rule = self.rules.get(str(node.tag), _TRANSPARENT)
        if not is_root and self.leaves_out(node, rule, parent):
            return None
        display = rule.display
        if rule.optional and not parent.structural and not self.has_blocks(node):
            display = "inline"
        level = _LEVELS.get(display, _NOTHING)
        if display == "cell":
            self.begin_cell(node)
        else:
            self.ask(level, tight=parent.tight)
        marks = self.marks_around(node, rule.gi) if self.view.gives_marks_back and display not in _EMPTY and not is_root else None
        if marks is not None:
            self.begin_marks(marks)
        extent = Extent(rule.gi or local_name(node.tag), node, display=display, among_blocks=parent.structural)
        self.flat.extents.append(extent)
        self.waiting.append(extent)
        if not rule.mixed and level == _NOTHING:
            self.mark(node, display, parent)
        preserve = parent.preserve
        space = node.get(XML_SPACE)
        if space is not None:
            preserve = space == "preserve"
        if level:
            structural = not rule.mixed or (rule.may_hold_paragraphs and any(child.tag in _PARAGRAPHS for child in node))
        else:
            structural = parent.structural and display != "note"
        extent.structural = structural
        return _Open(
            extent,
            level if display != "note" else _BLOCK if parent.structural else _SPACE,
            structural,
            display not in ("alternatives", "group"),
            parent.tight or display == "tight",
            preserve,
            self.choose(node, extent) if display == "alternatives" else None,
            marks.closing if marks is not None else "",
        )

    def close(self, closing: _Open, parent: _Open) -> None:
        """Give the element its end, and ask for what separates it from what follows."""
        extent = closing.extent
        if extent.start >= 0:
            self.settle(self.total)
        extent.end = self.total
        self.closed.append(extent)
        self.clings = False
        if closing.closing:
            self.asked = _NOTHING  # what its last block asks for ends with the element
            self.generate(closing.closing)
        if extent.display == "cell" and extent.start >= 0:
            self.asked = _NOTHING  # what its last block asks for ends with the cell
        elif closing.level:
            self.ask(closing.level, tight=parent.tight)

    def leaves_out(self, node: etree._Element, rule: _Rule, parent: _Open) -> bool:
        """Return whether *node* is not part of the text of this view, and note down what is lost by it."""
        if parent.chosen is not None and node is not parent.chosen and rule.display != "note":
            self.flat.omitted[rule.gi] += 1
            return True
        if rule.display == "hidden":
            return True
        if rule.display == "note":
            if self.view.notes_apart:
                self.flat.notes.append(Anchored(self.total, node))
                return True
            self.ask(_BLOCK if parent.structural else _SPACE, tight=parent.tight)
            return False
        if rule.gi == "g" and not self.view.shows_codes and (character := self.character(node)):
            extent = Extent(rule.gi, node, display="character", among_blocks=parent.structural)
            self.flat.extents.append(extent)
            self.waiting.append(extent)
            self.generate(character)
            extent.end = self.total
            self.closed.append(extent)
            return True
        if rule.dropped:
            self.flat.omitted[rule.gi] += 1
            extent = Extent(rule.gi, node, self.total, self.total)
            self.closed.append(extent)
            self.flat.readings.append(Reading(extent, None, (node,)))
            return True
        return False

    def choose(self, node: etree._Element, extent: Extent) -> etree._Element | None:
        """Return the child of a ``choice``, ``app`` or ``rdgGrp`` that this view takes."""
        candidates = [
            child for child in node if isinstance(child.tag, str) and self.rules.get(child.tag, _TRANSPARENT).display not in ("note", "hidden")
        ]
        if not candidates:
            return None
        by_name = {gi: child for child in reversed(candidates) for gi in _offered(child)}
        taken = next((by_name[gi] for gi in self.view.preferred if gi in by_name), candidates[0])
        self.flat.readings.append(Reading(extent, taken, tuple(child for child in candidates if child is not taken)))
        return taken

    def has_blocks(self, node: etree._Element) -> bool:
        return any(
            isinstance(child.tag, str) and (rule := self.rules.get(child.tag, _TRANSPARENT)).display in _LEVELS and not rule.optional
            for child in node
        )

    def mark(self, node: etree._Element, display: str, parent: _Open) -> None:
        """Do what an element asks for that has no text of its own: a break, a gap, a milestone."""
        if display == "line-break" or display == "page-break":
            self.break_off(node, preserve=parent.preserve)
        elif display == "gap":
            if self.view.marks_gaps:
                self.generate(_GAP)
        elif display == "space":
            self.ask(_SPACE)
        elif display == "milestone":
            level = _BLOCK if parent.structural else _SPACE
            marks = node.get("rend") or ""
            self.ask(level, tight=parent.tight)
            if marks_of("milestone", marks):
                self.generate(marks)
                self.ask(level, tight=parent.tight)

    def marks_around(self, node: etree._Element, gi: str) -> Marks | None:
        """Return the marks of the source that this view puts back around *node*."""
        return marks_at(gi, node.get) if node.get("rend") else None

    def begin_marks(self, marks: Marks) -> None:
        """Write the mark of the source before an element; its words stand right after it, or after a label a space away."""
        if marks.opening:
            self.generate(marks.opening)
            self.clings = True
            if marks.closing == "]" and marks.opening != "[":
                self.ask(_SPACE)

    def character(self, node: etree._Element) -> str:
        """Return the character that a ``g`` stands for, as the header describes it; ``""`` where it does not."""
        if self.characters is None:
            described = node.getroottree().iter(tei("char"), tei("glyph"))
            self.characters = {
                one.get(XML_ID, ""): (mapping.text or "").strip()
                for one in described
                for mapping in one.iterchildren(tei("mapping"))
                if mapping.get("type") == "character"
            }
        return self.characters.get((node.get("ref") or "").removeprefix("#"), "")

    def break_off(self, node: etree._Element, *, preserve: bool) -> None:
        """Begin a line or page: join the word across it, part the words, or show the break."""
        if preserve and self.out and self.out[-1].endswith("\n") and local_name(node.tag) == "lb":
            return  # the line's end is kept as a character
        within_word = node.get("break") == "no"
        marks = node.get("rend") or ""
        if self.view.gives_marks_back and local_name(node.tag) == "pb" and marks_of("pb", marks):
            self.ask(_SPACE)
            self.generate(marks)
            self.ask(_SPACE)
            return
        if self.view.shows_pages and local_name(node.tag) == "pb":
            self.ask(_LINE)
            self.generate(f"[p. {node.get('n')}]" if node.get("n") else "[p.]")
            self.ask(_LINE)
        elif within_word and self.view.joins_words:
            self.drop_last(_BLANK)
            self.drop_last(_HYPHENS, at_most=1)
            self.joining = True
            self.asked = _NOTHING if self.asked <= _SPACE else self.asked
        elif self.view.shows_lines:
            self.ask(_LINE)
        elif not self.joining:
            self.ask(_SPACE)

    def begin_cell(self, node: etree._Element) -> None:
        """Part a cell from the one before it, even where that is empty, so that columns stay columns."""
        if not any(self.rules.get(str(one.tag), _TRANSPARENT).display == "cell" for one in node.itersiblings(preceding=True)):
            return
        waiting, self.waiting = self.waiting, []
        if self.asked > _TAB:
            self.part()
        self.asked = _NOTHING  # what parts the tags of two cells is layout
        self.generate(_SEPARATORS[_TAB])
        self.waiting = waiting

    def ask(self, level: int, *, tight: bool = False) -> None:
        """Ask that at least *level* separates what comes from what was."""
        if tight and level > _LINE:
            level = _LINE
        if self.clings and level > _SPACE:
            level = _SPACE
        if level > self.asked and not (self.joining and level <= _SPACE):
            self.asked = level

    def part(self) -> None:
        """Write the separator that was asked for, now that something follows."""
        if self.total and self.asked:
            separator = _SEPARATORS[self.asked]
            self.out.append(separator)
            self.total += len(separator)
        self.asked = _NOTHING
        self.joining = False
        self.clings = False
        if self.waiting:
            self.settle(self.total)
        self.closed.clear()

    def settle(self, offset: int) -> None:
        """Give those that wait for their first character, or closed without one, their place."""
        for extent in self.waiting:
            extent.start = offset
            if extent.end >= 0:
                extent.end = offset
        self.waiting.clear()

    def generate(self, characters: str) -> None:
        """Write *characters* that the tree does not have as text."""
        self.part()
        self.out.append(characters)
        self.total += len(characters)

    def write(self, characters: str, node: etree._Element, inside: _Open, *, tail: bool = False) -> None:
        """Write the characters of one text node."""
        words = characters.strip(_BLANK)
        if inside.preserve and not (inside.structural and not words):
            lead = len(characters) - len(characters.lstrip(_BLANK)) if self.joining else 0
            if characters[lead:]:
                self.part()
                self.put(characters[lead:], node, lead, tail=tail)
            return
        if not words:
            if inside.spaced:
                self.ask(_SPACE)
            return
        lead = 0
        if characters[0] in _BLANK:
            self.ask(_SPACE)
            lead = len(characters) - len(characters.lstrip(_BLANK))
        self.part()
        if _UNEVEN.search(words) is None:
            self.put(words, node, lead, tail=tail)
        else:
            first = True
            for piece in _EVEN_PIECE.finditer(words):
                if not first:
                    self.out.append(" ")
                    self.total += 1
                first = False
                self.put(piece[0], node, lead + piece.start(), tail=tail)
        if characters[-1] in _BLANK:
            self.asked = _SPACE

    def put(self, characters: str, node: etree._Element, offset: int, *, tail: bool) -> None:
        """Write characters that stand unbroken in one text node, and where they stand."""
        end = self.total + len(characters)
        self.flat.runs.append(Run(self.total, end, node, tail, offset))
        self.out.append(characters)
        self.total = end

    def drop_last(self, unwanted: str, *, at_most: int | None = None) -> None:
        """Take back characters of *unwanted* that were written last, if any were."""
        if not self.out or not self.flat.runs or self.flat.runs[-1].end != self.total:
            return
        chunk = self.out[-1]
        kept = chunk.rstrip(unwanted)
        count = len(chunk) - len(kept) if at_most is None else min(len(chunk) - len(kept), at_most)
        if not count:
            return
        self.out[-1] = chunk[:-count]
        self.total -= count
        run = self.flat.runs.pop()
        if run.end - count > run.start:
            self.flat.runs.append(run._replace(end=run.end - count))
        for extent in self.closed:
            extent.start, extent.end = min(extent.start, self.total), min(extent.end, self.total)
        for note in reversed(self.flat.notes):
            if note.anchor <= self.total:
                break
            note.anchor = self.total
