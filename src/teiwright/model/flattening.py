"""A tree and a view -> its text, with a map back to the tree.

White space follows TEI's practice rather than one schema's: between blocks it
means nothing, in running text any run of it is one space, ``xml:space="preserve"``
keeps it; where a script is written without spaces, the end of a line is none;
``@join`` parts no tokens that belong together. What separates two pieces of text is decided when the second one
arrives: each boundary between them asks for nothing, a space, a tab, a new
line or an empty line, and the strongest demand wins. So nothing is glued,
nothing is split, and one pass is enough.

TEI: COED (choice), TCAPLL (app), CORS5 (milestones), HD53 (hyphenation/@eol), CONO (notes), STGA (xml:space), AILALW (w/@join), WD (g)
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple, TypeAlias

from lxml import etree

from ..guidelines.annotations import HOLD_PARAGRAPHS
from ..guidelines.elements import Element, element, elements, rendered
from ..guidelines.marks import MARKED, Marks, marks_at, marks_of
from ..guidelines.namespaces import TEI, XML_ID, XML_SPACE, local_name, tei
from ..guidelines.views import RUNNING, VIEWS, Rendering, View
from .errors import SettingsError
from .text import Origin, Text
from .witnesses import by_identifier, has_witness, lemma_elsewhere, stands_apart


class Run(NamedTuple):
    """Characters that stand unbroken both in the text and in one place of the tree.

    ``text[start:end]`` is ``(element.tail if tail else element.text)[offset:offset + end - start]``.
    """

    start: int
    end: int
    element: etree._Element
    tail: bool
    offset: int


class Broken(NamedTuple):
    """The characters of one place of the tree, and the hyphen that the view took away at their end."""

    words: str
    hyphen: str


@dataclass(slots=True, eq=False)
class Extent:
    """What one element holds: ``text[start:end]``. A milestone holds nothing: its start is its end.

    *display* is how it is shown where it stands; *structural* tells whether
    its children are blocks rather than running text, *among_blocks* whether it
    stands among blocks itself; *holds_blocks*, where the steps were asked for,
    whether a block stands somewhere in it.
    """

    gi: str
    element: etree._Element
    start: int = -1
    end: int = -1
    display: str = "inline"
    structural: bool = True
    among_blocks: bool = True
    holds_blocks: bool = False


_new: Final = object.__new__


def _opened(gi: str, element: etree._Element, start: int, display: str, structural: bool, among_blocks: bool) -> Extent:  # noqa: FBT001  # as in `Extent`
    """Return the extent of an element that begins: there is one for each, and to call the class takes more than twice as long."""
    extent = _new(Extent)
    extent.gi = gi
    extent.element = element
    extent.start = start
    extent.end = -1
    extent.display = display
    extent.structural = structural
    extent.among_blocks = among_blocks
    extent.holds_blocks = False
    return extent


#: Where an element of `Bounds` ends that the text does not have.
LEFT_OUT: Final = -1


@dataclass(slots=True, eq=False)
class Bounds:
    """Where the elements of *root* begin and end in the text; extents and the elements that they keep take twenty times as much memory.

    There is a start and an end for each element that the walk came by, in
    document order. `LEFT_OUT` is the end of one that the text does not have;
    of what that one holds nothing is told.

    >>> p = etree.fromstring('<p xmlns="http://www.tei-c.org/ns/1.0">One<note>a<hi>b</hi></note> <hi>two</hi></p>')
    >>> flat = flatten(p, elements=False)
    >>> list(flat.bounds.ends), [(local_name(node.tag), start, end) for node, start, end in flat.placed()]
    ([7, -1, 7], [('p', 0, 7), ('hi', 4, 7)])
    """

    root: etree._Element
    starts: "array[int]"
    ends: "array[int]"


@dataclass(slots=True, eq=False)
class Reading:
    """A place where the view took one alternative, or, where *taken* is None, left something out.

    *extent* is that of the ``choice`` or ``app``, or of what was left out; of
    an ``app`` that points at its lemma in the text, that of those words. The
    ``lem`` of an entry beside the text is what was taken, and no part of it.
    """

    extent: Extent
    taken: etree._Element | None
    others: tuple[etree._Element, ...]


@dataclass(slots=True, eq=False)
class Anchored:
    """A note that stands apart from the text, and the offset at which it is anchored."""

    anchor: int
    element: etree._Element


Steps: TypeAlias = list[Extent | str | Broken | etree._Element | None]


@dataclass(slots=True, eq=False)
class Flat:
    """The text of a document in one view, and the way back to the tree.

    *extents* has every rendered element in document order, or *bounds* tells of
    them without elements, *notes* what stands apart from the text, *readings* the alternatives, *omitted* counts
    by element name what this view leaves out, *generated* tells where stands
    what the tree does not have as text. *steps*, where they were asked for, are
    what the walk came by, so that nobody has to walk again: the extent of an
    element that begins, None where one ends, characters as the text has them,
    with what separates them from others where the tree has white space or a
    block begins, `Broken` characters, an element that is left out.
    """

    view: View
    text: Text
    runs: list[Run]
    extents: list[Extent]
    notes: list[Anchored]
    readings: list[Reading]
    omitted: Counter[str]
    steps: Steps = field(default_factory=list)
    generated: list[tuple[int, int]] = field(default_factory=list)
    bounds: Bounds | None = None
    _run_starts: list[int] = field(default_factory=list, repr=False)

    def placed(self) -> Iterator[tuple[etree._Element, int, int]]:
        """Yield every rendered element in document order, and where it begins and ends; none is kept that was not."""
        if self.bounds is None:
            yield from ((extent.element, extent.start, extent.end) for extent in self.extents)
            return
        walk = etree.iterwalk(self.bounds.root, events=("start",))
        for (_, node), start, end in zip(walk, self.bounds.starts, self.bounds.ends, strict=True):
            if end == LEFT_OUT:
                walk.skip_subtree()
            else:
                yield node, start, end

    def has_words(self, start: int, end: int) -> bool:
        """Return whether a character of the tree that is no white space stands between *start* and *end*."""
        content, done = self.text.content, start
        for begin, stop in self.generated[bisect_left(self.generated, (start,)) :]:
            if begin >= end:
                break
            if content[done:begin].strip():
                return True
            done = stop
        return bool(content[done:end].strip())

    def run_from(self, offset: int) -> int:
        """Return the index of the first run that has a character at *offset* or after it."""
        if len(self._run_starts) != len(self.runs):
            self._run_starts = [run.start for run in self.runs]
        index = max(bisect_right(self._run_starts, offset) - 1, 0)
        return index if index < len(self.runs) and self.runs[index].end > offset else index + 1


def view_named(view: str | View) -> View:
    """Return the view of that name, or *view* itself; raises SettingsError for an unknown one."""
    if isinstance(view, View):
        return view
    if view not in VIEWS:
        raise SettingsError(f'there is no view "{view}"; there are: {", ".join(VIEWS)}')
    return VIEWS[view]


def flatten(
    root: etree._Element,
    view: str | View = "reading",
    origin: Origin | None = None,
    *,
    mapped: bool = True,
    elements: bool = True,
    steps: bool = False,
) -> Flat:
    r"""Return the text of *root* in *view* with a map back to the tree.

    Offsets are code points. Characters that the tree does not have
    (separators, the mark of a gap) belong to no run. With *mapped* off, text,
    notes and counts alone are told, in half the time; with *elements* off,
    bounds instead of extents and runs; with *steps* on, the steps of the walk
    instead of runs. Raises SettingsError for an unknown view.

    >>> p = etree.fromstring('''<p xmlns="http://www.tei-c.org/ns/1.0">inter-<lb break="no"/>esting
    ...     <choice><sic>teh</sic><corr>the</corr></choice></p>''')
    >>> flatten(p).text.content, flatten(p, "diplomatic").text.content
    ('interesting the', 'inter-\nesting teh')
    """
    return _Pass(view_named(view), mapped=mapped or steps, elements=elements, steps=steps).over(root, origin or Origin())


def running_text(root: etree._Element, origin: Origin | None = None, *, notes: bool = True) -> Flat:
    r"""Return the words of *root* as one reads them: the source view, but words joined, and each note, by *notes*, after the text.

    >>> p = etree.fromstring('<p xmlns="http://www.tei-c.org/ns/1.0">Anna<note>née Tcher-<lb break="no"/>noff</note> Kerensky</p>')
    >>> running_text(p).text.content, running_text(p, notes=False).text.content
    ('Anna Kerensky\n\nnée Tchernoff', 'Anna Kerensky')
    """
    return _Pass(RUNNING).over(root, origin or Origin(), notes_after=notes)


# What a boundary may ask for, weakest first, and what is written for it. Between words it is a space where there are words on both sides;
# apart it is one unless a sign follows that belongs to what stands before; folded, where a line of the document or of the source ends,
# it is one unless both sides are of a script that is written without spaces.
_NOTHING, _WORDS, _APART, _FOLDED, _SPACE, _TAB, _LINE, _BLOCK = range(8)
_SEPARATORS: Final = ("", " ", " ", " ", " ", "\t", "\n", "\n\n")
#: The same among the steps, where it stands between tags.
_AMONG_TAGS: Final = ("", " ", " ", " ", " ", " ", "\n", "\n")
#: Displays whose children stand without white space between them.
_TOGETHER: Final = frozenset({"alternatives", "group"})
#: Displays of which each element has a state of its own.
_OF_ITS_OWN: Final = frozenset({"alternatives", "cell"})
#: Displays of elements that end as no other does.
_ENDING_BY_ITSELF: Final = frozenset({"cell", "note"})
#: Displays that make a block of an element, or nearly so.
_BLOCKS: Final = frozenset({"block", "tight", "line", "cell"})
#: Of these those that are nothing more than that.
_SIMPLE: Final = _BLOCKS - {"cell"}
#: Instead of the step that has room for a separator: none has yet, and one had.
_NO_ROOM: Final = -1
_ROOM_TAKEN: Final = -2
#: What is separated from the text before it where it begins.
_SEPARATED: Final = _BLOCKS | {"note", "space"}
_EMPTY: Final = frozenset({"line-break", "page-break", "milestone", "gap", "space"})
#: Displays of elements that hold what is said of them alone.
_UNSAID: Final = frozenset({"gap", "space"})
_LEVELS: Final = {"block": _BLOCK, "tight": _BLOCK, "line": _LINE, "cell": _TAB}

_BLANK: Final = " \t\r\n"
_LINE_END: Final = re.compile(r"[ \t\r]*\n[ \t\r\n]*")
_EVEN_PIECE: Final = re.compile(r"[^ \t\r\n]+(?: [^ \t\r\n]+)*")

#: Signs that stand right after a word, and right before one.
_CLOSING: Final = frozenset("-\u2010\u2013\u2014,.;:!?)]}\u00a0\u00bb\u201d\u2019\u2026\u203a")
_ENDING: Final = frozenset(",.;:!?)]}")
_OPENING: Final = frozenset("([{\u00ab\u201c\u2018\u201e\u201a\u2039'\u2019-\u2010\u2013\u2014")
#: Signs that a word is broken: hyphen-minus, hyphen, soft hyphen, not sign, double oblique hyphen.
_HYPHENS: Final = "-\u2010\u00ad\u00ac\u2e17"
#: Of these those that stand at a line's end alone; the others stand within words too.
_SOFT_HYPHENS: Final = frozenset("\u00ad\u00ac\u2e17")
_HARD_HYPHENS: Final = frozenset("-\u2010")
#: What stands against the next word where no line ends between them.
_CLINGING: Final = _SOFT_HYPHENS | _HARD_HYPHENS | frozenset("\u2013\u2014")
_GAP: Final = "[\u2026]"

_HYPHENATION: Final = "/".join([".", *map(tei, ("teiHeader", "encodingDesc", "editorialDecl", "hyphenation"))])
_SAYS_SPACE: Final = etree.XPath("boolean(descendant-or-self::*/@xml:space)")
_TOKENS: Final = frozenset({"w", "pc"})
#: Line beginnings and lines of verse within an element, and what stands right before one where the XML is indented.
_LINES: Final = etree.XPath("descendant::tei:lb | descendant::tei:l", namespaces={"tei": TEI})
_INDENTED: Final = re.compile(r"\n[ \t]+\Z")

#: Up to this character all are of scripts that are written with spaces.
_SPACED: Final = "\u2013"
_FIRST_WIDE: Final = "\u2e80"
#: Signs that stand among such characters and among others: they go with what is on the other side.
_EITHER: Final = frozenset("\u2014\u2018\u2019\u201c\u201d\u2026")
_WIDE: Final = frozenset("FWH")
#: The end of a line at which words are perhaps not parted, by what follows.
_PERHAPS_FOLDED: Final = re.compile(f"\n[ \t\r\n]*[{_FIRST_WIDE}-\U0010ffff{''.join(sorted(_EITHER))}]")
_PARAGRAPHS: Final = frozenset({tei("p"), tei("ab")})


def _offered(node: etree._Element) -> set[str]:
    """Return what an alternative is, and for a group of readings what is in it."""
    gi = local_name(node.tag)
    return {gi, *(local_name(child.tag) for child in node)} if gi == "rdgGrp" else {gi}


def keeps_white_space(node: etree._Element) -> bool:
    r"""Return whether *node* asks that its white space be kept, and that is more than the layout of the XML.

    Where its lines begin at ``lb`` and those are indented, or the first has a
    line of its own in the XML, it is layout, and so it is where an ``l`` has
    one: the editors of inscriptions say ``preserve`` so that no program moves
    their tags.

    >>> lines = '<ab xmlns="http://www.tei-c.org/ns/1.0" xml:space="preserve"><lb n="1"/>a\n  <lb n="2" break="no"/>b</ab>'
    >>> keeps_white_space(etree.fromstring(lines)), keeps_white_space(etree.fromstring(lines.replace("  <", "<")))
    (False, True)
    """
    if node.get(XML_SPACE) != "preserve":
        return False
    lines = _LINES(node)
    return not any(_is_layout(_right_before(line), is_whole=line.tag == tei("l") or line.getprevious() is None) for line in lines)


def _is_layout(white: str, *, is_whole: bool) -> bool:
    """Return whether what stands right before the beginning of a line is layout of the XML; *is_whole*: any line end there is."""
    return _INDENTED.search(white) is not None or (is_whole and "\n" in white and not white.strip(_BLANK))


def _right_before(node: etree._Element) -> str:
    """Return the characters between *node* and what stands before it."""
    before, parent = node.getprevious(), node.getparent()
    return (before.tail if before is not None else parent.text if parent is not None else "") or ""


def _runs_on(before: str, following: str) -> bool:
    """Return whether no space belongs between two characters that a line end parts.

    >>> _runs_on("羅", "越"), _runs_on("、", "「"), _runs_on("羅", "a"), _runs_on("한", "국"), _runs_on("\u201d", "羅"), _runs_on("a", "b")
    (True, True, False, False, True, False)
    """
    sides = [before in _EITHER or _is_unspaced(before), following in _EITHER or _is_unspaced(following)]
    return all(sides) and not (before in _EITHER and following in _EITHER)


def _is_unspaced(character: str) -> bool:
    """Return whether *character* is of a script written without spaces: Chinese, Japanese, their signs; not Korean, no emoji."""
    if character < _FIRST_WIDE or "\U0001f000" <= character < "\U00020000":
        return False
    if unicodedata.category(character) == "Co":  # a character that a project made: where it stands among such, it is one
        return True
    return unicodedata.east_asian_width(character) in _WIDE and not unicodedata.name(character, "").startswith(("HANGUL", "HALFWIDTH HANGUL"))


def _holds_elements(node: etree._Element) -> bool:
    """Return whether *node* holds elements, and no words beside them."""
    return len(node) > 0 and not (node.text or "").strip(_BLANK) and not any((child.tail or "").strip(_BLANK) for child in node)


def _follows_at_once(node: etree._Element) -> bool:
    """Return whether *node* follows an element with not even white space between."""
    before = node.getprevious()
    return before is not None and isinstance(before.tag, str) and not before.tail


@dataclass(slots=True, eq=False)
class _Rule:
    """What one view does with one element."""

    gi: str
    display: str
    optional: bool = False  # a block only where it does not stand in running text
    dropped: bool = False
    may_be_left_out: bool = False  # of a text that takes all of what it stands in
    mixed: bool = True
    may_hold_paragraphs: bool = False
    level: int = _NOTHING  # what its begin and end ask for
    apart: bool = False  # parted from an element that it follows at once
    parts: bool = False  # what stands in it is parted: it holds nothing but elements
    left_unsaid: bool = False  # where it stands in a gap, it may be left out
    joins: bool = False  # a token, which may say that it is joined to what stands beside it
    #: Whether nothing is to be asked of it but its words: most elements of running text.
    plain: bool = False
    #: Whether it is a block or a line, and nothing else is to be asked of it.
    simple: bool = False
    #: What is done instead where an attribute has a value.
    variants: tuple[tuple[str, str, "_Rule"], ...] = ()


_TRANSPARENT: Final = _Rule("", "inline", plain=True)


def _rules(view: View) -> dict[str, _Rule]:
    rows = dict(elements())
    special: defaultdict[str, list[Rendering]] = defaultdict(list)
    for one in view.rendering:
        if one.attribute:
            special[tei(one.gi)].append(one)
        else:
            rows[tei(one.gi)] = rendered(element(tei(one.gi)), one)
    rules = {tag: _rule(row, view) for tag, row in rows.items()}
    for tag, asked in special.items():
        row = rows.get(tag, element(tag))
        variants = tuple((one.attribute, one.value, _rule(rendered(row, one), view)) for one in asked)
        rules[tag] = replace(_rule(row, view), plain=False, simple=False, variants=variants)
    return rules


def _rule(row: Element, view: View) -> _Rule:
    display = "inline" if row.display == "apart" else row.display.removesuffix("-or-inline")
    optional = row.display.endswith("-or-inline")
    dropped = view.name != "source" and getattr(row, view.name) == "drop"
    exact = view.name == "source"  # which has the distances of the document alone
    apart = not exact and (row.display == "apart" or (row.content == "element" and optional))
    parts = row.content == "element" and display not in _TOGETHER and row.gi != "ruby" and not exact
    asked = parts or display != "inline" or dropped or row.gi in {"g", "mod"} or (view.gives_marks_back and row.gi in MARKED)
    return _Rule(
        gi=row.gi,
        display=display,
        optional=optional,
        dropped=dropped,
        may_be_left_out=dropped or display in {"hidden", "note"} or row.gi in {"app", "g"},
        mixed=row.holds_text,
        may_hold_paragraphs=row.gi in HOLD_PARAGRAPHS,
        level=_LEVELS.get(display, _NOTHING),
        apart=apart,
        parts=parts,
        left_unsaid=apart or parts or display == "tight",
        joins=row.gi in _TOKENS,
        plain=not asked,
        simple=display in _SIMPLE and not (optional or dropped or row.gi in HOLD_PARAGRAPHS),
    )


def _is_structural(node: etree._Element, rule: _Rule) -> bool:
    """Return whether the children of a block are blocks, rather than running text."""
    return not rule.mixed or (rule.may_hold_paragraphs and any(child.tag in _PARAGRAPHS for child in node))


def _variant(node: etree._Element, rule: _Rule) -> _Rule:
    """Return what is done with *node* as one of its attributes says: the last that the project names."""
    for attribute, value, variant in rule.variants:
        if node.get(attribute) == value:
            rule = variant
    return rule


class _State:
    """What holds for the children of an open element."""

    __slots__ = (
        "begins_at",
        "blocks",
        "chosen",
        "closing",
        "display",
        "ends",
        "inline",
        "joins",
        "level",
        "parts",
        "preserve",
        "says",
        "spaced",
        "structural",
        "tight",
    )

    def __init__(
        self,
        display: str = "inline",
        level: int = _NOTHING,
        *,
        structural: bool = True,
        spaced: bool = True,
        tight: bool = False,
        preserve: bool = False,
        parts: bool = False,
    ) -> None:
        self.display = display
        self.level = level  # what its end asks for
        self.structural = structural  # its children are blocks rather than running text
        self.spaced = spaced  # white space between its children counts
        self.tight = tight  # its blocks follow line by line
        self.preserve = preserve
        self.parts = parts  # a space stands between its children at least
        self.chosen: etree._Element | None = None  # the only child taken, where it holds alternatives
        self.begins_at = 0  # of a cell, where what it holds begins
        self.joins = False  # what follows is joined to it
        self.says = display in _UNSAID  # what it holds is said of it
        self.closing = ""  # the mark of the source that stands after it
        self.ends = display in _ENDING_BY_ITSELF  # whether its end does more than ask for what its level says
        self.inline: _State | None = None
        self.blocks: dict[str, _State] = {}

    def make_inline(self) -> "_State":
        """Return the state within a plain element of running text, the same for all that stand here."""
        self.inline = _State(structural=self.structural, tight=self.tight, preserve=self.preserve)
        return self.inline

    def make_block(self, rule: _Rule) -> "_State":
        """Return the state within a simple block, the same for all of its kind that stand here."""
        tight = self.tight or rule.display == "tight"
        made = _State(rule.display, rule.level, structural=not rule.mixed, tight=tight, preserve=self.preserve, parts=rule.parts)
        self.blocks[rule.gi] = made
        return made


_States: TypeAlias = dict[tuple[str, int, bool, bool, bool, bool], _State]


@lru_cache(maxsize=32)
def _shared(view: View) -> tuple[dict[str, _Rule], _States, _State]:
    """Return what all walks in a view share: its rules, and the states as they are found, those within elements and that around all of them."""
    return _rules(view), {}, _State()


def _note_block(opened: list[Extent]) -> None:
    """Note down that a block stands in all that is *opened*; what is known to hold one stands in nothing that does not."""
    for extent in reversed(opened):
        if extent.holds_blocks:
            return
        extent.holds_blocks = True


def _parting(node: etree._Element, rule: _Rule, outer: _State) -> int:
    """Return what the beginning of an element in running text asks for."""
    if outer.parts:
        return _APART
    return _WORDS if rule.apart and _follows_at_once(node) else _NOTHING


#: What the log of a walk has: a separator and a piece are written, an element begins or ends, one is left out.
_WRITES, _BEGINS, _ENDS, _LEAVES_OUT = range(4)


def _bounds(root: etree._Element, log: bytearray, out: list[str]) -> Bounds:
    """Return the bounds of the elements of *root*, as the *log* tells how they stand among the pieces *out*."""
    starts, ends, lengths = array("q"), array("q"), map(len, out)
    opened: list[int] = []
    waiting: list[int] = []  # what the log has of elements that begin where the next piece does
    here = 0
    for event in log:
        if event == _WRITES:
            here += next(lengths)
            if waiting:
                _settle(waiting, here, starts, ends)
            here += next(lengths)
        elif event == _ENDS:
            number = opened.pop()
            if number < len(starts):  # it holds characters
                if waiting:  # what it holds that has no character stands where it ends
                    _settle(waiting, here, starts, ends)
                ends[number] = here
        else:
            if event == _BEGINS:
                opened.append(len(starts) + len(waiting))
            waiting.append(event)
    _settle(waiting, here, starts, ends)
    return Bounds(root, starts, ends)


def _settle(waiting: list[int], here: int, starts: "array[int]", ends: "array[int]") -> None:
    """Let elements that are *waiting* begin *here*, and end here as long as they hold no character."""
    for event in waiting:
        starts.append(here)
        ends.append(here if event == _BEGINS else LEFT_OUT)
    waiting.clear()


class _Pass:
    """One walk over a tree; with *mapped* off the text alone is made, in less time.

    What is written are pieces, and before each what separates it from the one
    before, often nothing: so a place of the text is told by how many of both
    stand before it, and offsets are counted when all is written. Where an
    element begins is known once a character follows that is no separator;
    until then it begins after the next separator. With *elements* off it is
    logged in what order all this comes, and bounds are made of the log.
    """

    __slots__ = (
        "asked",
        "characters",
        "clings",
        "elements",
        "elsewhere",
        "flat",
        "hyphenation",
        "identified",
        "joining",
        "log",
        "logged",
        "lost",
        "mapped",
        "ours",
        "out",
        "outermost",
        "room",
        "rules",
        "runs",
        "spaces",
        "states",
        "steps",
        "view",
    )

    def __init__(self, view: View, *, mapped: bool = True, elements: bool = True, steps: bool = False) -> None:
        self.view = view
        self.mapped = mapped
        self.elements = mapped and elements
        self.rules, self.states, self.outermost = _shared(view)
        self.flat = Flat(view, Text(""), [], [], [], [], Counter())
        runs: list[tuple[int, str, etree._Element, bool, int]] = []  # piece, its characters in the tree, where
        self.runs = runs if self.elements and not steps else None
        self.log = bytearray() if mapped and not elements else None
        self.logged: list[tuple[int, Extent]] = []  # extents that are made all the same, by where the log has that they begin
        self.steps = self.flat.steps if steps else None
        self.room = _NO_ROOM  # the step that has room for what separates the characters before it from those to come
        self.out: list[str] = []  # separators and pieces by turns
        self.ours = 0  # how much of it there was when something was written that the tree does not have
        self.asked = _NOTHING
        self.joining = False
        self.clings = False  # what comes stands right after a mark
        self.spaces = True  # whether the document says anywhere how white space is to be kept
        self.characters: dict[str, str] | None = None  # what ``g`` stands for
        self.lost: list[Extent] = []  # where something is left out
        self.elsewhere: list[tuple[Extent, etree._Element, etree._Element | None]] = []  # entries, and where their lemmas begin and end
        self.identified: dict[str, etree._Element] | None = None  # the elements of the document by identifier, once somebody asked
        self.hyphenation: str | None = None  # what the header says of it, once somebody asked

    def over(self, root: etree._Element, origin: Origin, *, notes_after: bool = False) -> Flat:
        self.walk(root)
        if notes_after:
            for note in self.flat.notes:  # to which those in a note are added as it is read
                self.settle()
                self.ask(_BLOCK)
                self.walk(note.element)
        self.settle()
        self.count(root)
        content = "".join(self.out)
        if self.elsewhere:
            self.find_lemmas(content)
        self.flat.text = Text(content, origin)
        return self.flat

    def count(self, root: etree._Element) -> None:
        """Turn numbers of pieces into offsets."""
        flat = self.flat
        if not (self.mapped or flat.notes):
            return
        if self.log is not None:
            flat.bounds = _bounds(root, self.log, self.out)
            self.count_logged(self.log, flat.bounds)
        offsets = list(accumulate(map(len, self.out), initial=0)) if self.elements else self.some_offsets()
        for extents in (flat.extents, self.lost):
            for extent in extents:
                start = extent.start = offsets[extent.start]
                end = extent.end
                extent.end = start if end < 0 else offsets[end]
        for note in flat.notes:
            note.anchor = offsets[note.anchor]
        flat.generated[:] = [(offsets[first], offsets[last]) for first, last in flat.generated]
        for piece, characters, node, tail, offset in self.runs or ():
            start, end = offsets[piece], offsets[piece + 1]
            if characters.startswith(self.out[piece]):  # all of them, or all but a hyphen that was taken away
                if start < end:
                    flat.runs.append(Run(start, end, node, tail, offset))
                continue
            done = 0
            for part in _EVEN_PIECE.finditer(characters):  # parted by more white space than a space, or by a line end that is none
                begin, stop = part.span()
                start += bool(done) and not _is_folded(characters, done, begin)
                done = stop
                stop = min(stop, begin + end - start)
                if begin < stop:
                    flat.runs.append(Run(start, start + stop - begin, node, tail, offset + begin))
                start += stop - begin

    def some_offsets(self) -> dict[int, int]:
        """Return the offsets of those pieces alone that are asked for where there are no extents."""
        flat = self.flat
        asked = {number for generated in flat.generated for number in generated}
        asked.update(note.anchor for note in flat.notes)
        asked.update(extent.start for extent in self.lost)
        found, done, here = {}, 0, 0
        for number in sorted(asked):
            here += sum(map(len, self.out[done:number]))
            found[number] = here
            done = number
        return found

    def count_logged(self, log: bytearray, bounds: Bounds) -> None:
        """Tell those extents their offsets that were made beside the *log*."""
        number = done = 0
        for index, extent in self.logged:
            number += log.count(_BEGINS, done, index) + log.count(_LEAVES_OUT, done, index)
            done = index
            extent.start, extent.end = bounds.starts[number], bounds.ends[number]

    def settle(self) -> None:
        """Let what was opened since the last character, and holds none, stand right after it."""
        here = len(self.out)
        for extent in reversed(self.flat.extents):
            if extent.start <= here:
                break
            extent.start = here

    def walk(self, root: etree._Element) -> None:  # noqa: C901  # calls for each node would take as long again
        """Read *root*: here what most of a document is, all else in `open`, `close` and `keep`."""
        self.spaces = spaces = bool(_SAYS_SPACE(root))
        elements, log, steps, runs = self.elements, self.log, self.steps, self.runs
        rule_of, extents, out = self.rules.get, self.flat.extents, self.out
        state = self.outermost  # in which the walk stands
        around: list[_State] = []
        opened: list[Extent] = []
        skipped: etree._Element | None = None
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, node in walk:
            if event == "start":
                rule = rule_of(node.tag, _TRANSPARENT)  # type: ignore[arg-type]  # the tag of an element
                if (
                    rule.plain
                    and state.chosen is None
                    and not (state.says and rule.left_unsaid)
                    and not (spaces and node.get(XML_SPACE))
                    and not (rule.joins and node.get("join"))
                ):
                    if elements:
                        structural = state.structural
                        extent = _opened(rule.gi or local_name(node.tag), node, len(out) + 1, "inline", structural, structural)
                        extents.append(extent)
                        opened.append(extent)
                    elif log is not None:
                        log.append(_BEGINS)
                    if state.parts and not self.joining:
                        if rule.gi == "pc" and self.asked <= _LINE and (node.text or " ")[0] in _ENDING:
                            self.asked = _NOTHING  # white space beside it is layout, where there can be nothing but elements
                        elif self.asked < _APART:
                            self.asked = _APART
                    elif rule.apart and self.asked < _WORDS and not self.joining and _follows_at_once(node):
                        self.asked = _WORDS
                    around.append(state)
                    state = state.inline or state.make_inline()
                elif rule.simple and state.chosen is None and not (spaces or self.clings or (state.says and rule.left_unsaid)):
                    level = _LINE if state.tight else rule.level
                    if level > self.asked:
                        self.asked = level
                    if elements:
                        extent = _opened(rule.gi, node, len(out) + 1, rule.display, not rule.mixed, state.structural)
                        extents.append(extent)
                        if steps is not None:
                            if opened and not opened[-1].holds_blocks:
                                _note_block(opened)
                            if self.room == _NO_ROOM:
                                self.room = len(steps)
                                steps.append("")
                        opened.append(extent)
                    elif log is not None:
                        log.append(_BEGINS)
                    around.append(state)
                    state = state.blocks.get(rule.gi) or state.make_block(rule)
                else:
                    inner = self.open(node, rule, state, is_root=node is root)
                    if inner is None:
                        walk.skip_subtree()
                        skipped = node
                        if steps is not None:
                            steps += (extents[-1], None) if extents and extents[-1].element is node else (node,)
                        continue
                    around.append(state)
                    state = inner
                    if elements:
                        extent = extents[-1]
                        if steps is not None:
                            if extent.display in _BLOCKS or (extent.display == "milestone" and extent.among_blocks):
                                _note_block(opened)
                            if self.room == _NO_ROOM and extent.display in _SEPARATED:
                                self.make_room(steps)
                        opened.append(extent)
                if steps is not None:
                    steps.append(extent)
                text, tail = node.text, False
            else:
                if event == "end":
                    if node is skipped:
                        skipped = None
                    else:
                        closing, state = state, around.pop()
                        if steps is not None:
                            steps.append(None)
                        if elements:
                            extent = opened.pop()
                            here = len(out)
                            if extent.start < here:  # what it holds that has no character stands where it ends
                                if extents[-1].start > here:
                                    self.settle()
                                extent.end = here
                        elif log is not None:
                            log.append(_ENDS)
                        if closing.ends:
                            self.close(closing, state)
                        else:
                            if self.clings:
                                self.clings = False
                            if closing.level > self.asked:
                                self.asked = _LINE if state.tight else closing.level
                        if state.parts and not self.asked and not self.joining:
                            self.asked = _APART
                if node is root:
                    continue
                text, tail = node.tail, True
            if not text:
                continue
            words = text.strip() if text.isascii() else text.strip(_BLANK)  # the same of ASCII, in less time
            if state.preserve and (words or not state.structural):
                self.keep(text, node, tail=tail)
                continue
            asked = self.asked
            if not words:
                if asked < _SPACE and not self.joining and state.spaced:
                    self.asked = _FOLDED if "\n" in text else _SPACE
                if steps is not None and self.room == _NO_ROOM:
                    self.room = len(steps)
                    steps.append("")
                continue
            trails = False
            if words is not text:
                trails = text[-1] in _BLANK
                if asked < _SPACE and not self.joining and text[0] in _BLANK:
                    asked = _FOLDED if "\n" in text and words[0] > _SPACED and "\n" in text[: text.index(words[0])] else _SPACE
            parted = asked and out and (asked >= _SPACE or (asked == _FOLDED and words[0] < _SPACED) or self.is_parted(asked, words[0]))
            separator = _SEPARATORS[asked] if parted else ""
            self.asked = _NOTHING
            if trails:
                self.asked = _FOLDED if words[-1] > _SPACED and "\n" in text[len(text.rstrip(_BLANK)) :] else _SPACE
            self.joining = self.clings = False
            written = _evened(_folded(words)) if "\n" in words or "  " in words or "\t" in words or "\r" in words else words
            out.append(separator)
            out.append(written)
            if steps is not None:
                if separator:
                    room = self.room
                    if room >= 0:
                        steps[room] = f"{steps[room]}{_AMONG_TAGS[asked]}"
                    elif room == _NO_ROOM:
                        steps.append(_AMONG_TAGS[asked])
                self.room = len(steps) if trails else _NO_ROOM
                steps.append(written)
            elif runs is not None:
                runs.append((len(out) - 1, words, node, tail, text.index(words[0])))
            elif log is not None:
                log.append(_WRITES)

    def open(self, node: etree._Element, rule: _Rule, outer: _State, *, is_root: bool) -> _State | None:  # noqa: C901  # one question after the other
        """Return the state inside *node*, or None where nothing of it belongs to the text."""
        if rule.variants:
            rule = _variant(node, rule)
        if (outer.chosen is not None or rule.may_be_left_out or outer.says) and not is_root and self.passes_over(node, rule, outer):
            return None
        display, level = rule.display, rule.level
        if rule.optional and not outer.structural and not self.has_blocks(node):
            display, level = "inline", _NOTHING
        elif rule.gi == "mod" and _holds_elements(node):
            display = "group"
        if display == "cell":
            self.begin_cell(node)
        elif level:
            self.ask(level, tight=outer.tight)
        elif outer.parts or rule.apart:
            self.ask(_parting(node, rule, outer))
        marks = self.marks_around(node, rule.gi) if self.view.gives_marks_back and display not in _EMPTY and not is_root else None
        if marks is not None:
            self.begin_marks(marks)
        begins_at = len(self.out) + 1
        space = node.get(XML_SPACE) if self.spaces else None
        preserve = outer.preserve if space is None else keeps_white_space(node)
        structural = _is_structural(node, rule) if level else outer.structural and display != "note"
        if self.elements:
            gi = rule.gi or local_name(node.tag)
            self.flat.extents.append(_opened(gi, node, begins_at, display, structural, outer.structural))
        elif self.log is not None:
            self.log.append(_BEGINS)
        if not rule.mixed and not level:
            self.mark(node, display, outer)
        if display == "note":
            level = _BLOCK if outer.structural else _SPACE
        inside = (display, level, structural, outer.tight or display == "tight", preserve, rule.parts)
        joins = rule.joins and self.begin_token(node)
        if display not in _OF_ITS_OWN and marks is None and not joins:
            return self.states.get(inside) or self.states.setdefault(inside, self.made(inside))
        state = self.made(inside)
        state.joins = joins
        state.ends |= joins
        state.begins_at = begins_at
        if display == "alternatives":
            state.chosen = self.choose(node)
        if marks is not None and marks.closing:
            state.closing, state.ends = marks.closing, True
        return state

    def made(self, what: tuple[str, int, bool, bool, bool, bool]) -> _State:
        """Return a state of that display, level, and whether it is structural, tight, preserved, parts."""
        display, level, structural, tight, preserve, parts = what
        spaced = display not in _TOGETHER
        return _State(display, level, structural=structural, spaced=spaced, tight=tight, preserve=preserve, parts=parts)

    def close(self, closing: _State, outer: _State) -> None:
        """Write the mark that ends an element, and ask for what separates it from what follows."""
        self.clings = False
        if closing.closing:
            self.asked = _NOTHING  # what its last block asks for ends with the element
            self.generate(closing.closing)
        if closing.display == "cell" and closing.begins_at < len(self.out):
            self.asked = _NOTHING  # what its last block asks for ends with the cell
        elif closing.level:
            self.ask(closing.level, tight=outer.tight)
        if closing.joins:
            self.join()

    def begin_token(self, node: etree._Element) -> bool:
        """Join *node* to what stands before it, if it says so; return whether what follows is joined to it."""
        join = node.get("join")
        if join in {"left", "both"}:
            self.join()
        return join in {"right", "both"}

    def join(self) -> None:
        """Let nothing part the words here but a new line."""
        self.joining = True
        if self.asked <= _SPACE:
            self.asked = _NOTHING

    def passes_over(self, node: etree._Element, rule: _Rule, outer: _State) -> bool:
        """Return whether what *node* holds is not read; log it, if it is not told already what became of *node*."""
        logged = len(self.log or "")
        passed = self.leaves_out(node, rule, outer)
        if passed and self.log is not None and len(self.log) == logged:
            self.log.append(_LEAVES_OUT)
        return passed

    def leaves_out(self, node: etree._Element, rule: _Rule, outer: _State) -> bool:
        """Return whether *node* is not part of the text of this view, and note down what is lost by it."""
        display = rule.display
        if outer.chosen is not None and node is not outer.chosen and display != "note":
            self.flat.omitted[rule.gi or local_name(node.tag)] += 1
            return True
        if display == "hidden":
            return True
        if outer.says and self.view.marks_gaps:  # what is said of a gap is not what stands in it
            self.flat.omitted[rule.gi or local_name(node.tag)] += 1
            return True
        if display == "note":
            if self.view.notes_apart:
                self.flat.notes.append(Anchored(len(self.out), node))
                return True
            self.ask(_BLOCK if outer.structural else _SPACE, tight=outer.tight)
            return False
        if rule.gi == "g" and not self.view.shows_codes and (character := self.character(node)):
            self.stand_for(node, character, among_blocks=outer.structural)
            return True
        if rule.gi == "app" and stands_apart(node, self.by_identifier(node) if node.get("from") else {}):
            self.leave_entry(node)
            return True
        if rule.dropped:
            self.flat.omitted[rule.gi] += 1
            if self.mapped:
                extent = Extent(rule.gi, node, len(self.out))
                self.lost.append(extent)
                self.flat.readings.append(Reading(extent, None, (node,)))
            return True
        return False

    def stand_for(self, node: etree._Element, character: str, *, among_blocks: bool) -> None:
        """Write the *character* that a ``g`` stands for."""
        extent = Extent("g", node, len(self.out) + 1, -1, "character", structural=True, among_blocks=among_blocks)
        if self.log is not None:
            self.log.append(_BEGINS)
        self.generate(character)
        if self.elements:
            extent.end = len(self.out)
            self.flat.extents.append(extent)
        elif self.log is not None:
            self.log.extend((_ENDS, *(_LEAVES_OUT for _ in node.iterchildren(etree.Element))))

    def leave_entry(self, node: etree._Element) -> None:
        """Note down an ``app`` that stands beside the text: its readings are those of others, its lemma, if it has one, stands in the text."""
        offered = [child for child in node if local_name(child.tag) in {"lem", "rdg", "rdgGrp"}]
        lemma = next((child for child in offered if local_name(child.tag) == "lem"), None)
        others = tuple(child for child in offered if child is not lemma)
        self.flat.omitted.update(local_name(child.tag) for child in others)
        if self.mapped:
            extent = Extent("app", node, len(self.out))
            self.lost.append(extent)
            self.flat.readings.append(Reading(extent, lemma, others))
            identified = self.by_identifier(node) if node.get("from") else {}
            begin = lemma_elsewhere(node, identified)
            if begin is not None:
                self.elsewhere.append((extent, begin, identified.get((node.get("to") or "").removeprefix("#"))))

    def find_lemmas(self, content: str) -> None:
        """Give the entries that were left out the words that they are about; they end where the entry stands if nothing else is said."""
        named = {one for _, begin, end in self.elsewhere for one in (begin, end)}
        found = {node: (start, end) for node, start, end in self.flat.placed() if node in named}
        for entry, begin, end in self.elsewhere:
            first, last = found.get(begin), found.get(begin if end is None else end)
            if first is None:
                continue
            if last is not None and (end is not None or last[0] < last[1]) and last[1] >= first[0]:
                entry.start, entry.end = first[0], last[1]
            elif first[0] <= entry.start:
                entry.start = first[0]
            entry.end = entry.start + len(content[entry.start : entry.end].rstrip(_BLANK))  # a point stands where the next word begins

    def by_identifier(self, node: etree._Element) -> dict[str, etree._Element]:
        """Return the elements of the document that *node* stands in, by identifier."""
        if self.identified is None:
            self.identified = by_identifier(node)
        return self.identified

    def choose(self, node: etree._Element) -> etree._Element | None:
        """Return the child of a ``choice``, ``app`` or ``rdgGrp`` that this view takes; the extent of that was opened last."""
        candidates = [
            child for child in node if isinstance(child.tag, str) and self.rules.get(child.tag, _TRANSPARENT).display not in ("note", "hidden")
        ]
        if not candidates:
            return None
        by_name = {gi: child for child in reversed(candidates) for gi in _offered(child)}
        taken = next((by_name[gi] for gi in self.view.preferred if gi in by_name), candidates[0])
        if self.view.witnesses:
            taken = next((child for child in candidates if has_witness(child, self.view.witnesses)), taken)
        if self.mapped:
            others = tuple(child for child in candidates if child is not taken)
            self.flat.readings.append(Reading(self.extent(node), taken, others))
        return taken

    def extent(self, node: etree._Element) -> Extent:
        """Return the extent of *node*, which was opened last."""
        if self.log is None:
            return self.flat.extents[-1]
        extent = Extent(local_name(node.tag), node)
        self.logged.append((len(self.log) - 1, extent))
        return extent

    def has_blocks(self, node: etree._Element) -> bool:
        return any(isinstance(child.tag, str) and (rule := self.rules.get(child.tag, _TRANSPARENT)).level and not rule.optional for child in node)

    def mark(self, node: etree._Element, display: str, outer: _State) -> None:
        """Do what an element asks for that has no text of its own: a break, a gap, a milestone."""
        if display == "line-break" or display == "page-break":
            self.break_off(node, preserve=outer.preserve)
        elif display == "gap":
            if self.view.marks_gaps:
                self.generate(_GAP)
        elif display == "space":
            self.ask(_SPACE)
        elif display == "milestone":
            level = _BLOCK if outer.structural else _SPACE
            marks = node.get("rend") or ""
            self.ask(level, tight=outer.tight)
            if marks_of("milestone", marks):
                self.generate(marks)
                self.ask(level, tight=outer.tight)

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
        within_word = node.get("break") == "no" or (node.get("break") is None and self.is_hyphenated(node))
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
            if self.end_of_line(node) != "hard":
                self.drop_last(_HYPHENS, at_most=1)
            self.joining = True
            self.asked = _NOTHING if self.asked <= _SPACE else self.asked
        elif self.view.shows_lines:
            self.ask(_LINE)
        elif node.get("break") == "maybe" and self.ended()[-1:] in _CLINGING:
            self.drop_last(_BLANK)
            self.joining = True
            self.asked = _NOTHING
        elif not self.joining:
            self.ask(_FOLDED)

    def is_hyphenated(self, node: etree._Element) -> bool:
        """Return whether a hyphen that stands right before the break says that it is within a word.

        One that is printed at a line's end alone always does, any other where
        the header declares that those were kept; but one beside another, or
        by itself, is a dash.
        """
        ended = self.ended()
        last = ended[-1:]
        if last in _HARD_HYPHENS and ended[:-1].strip(_BLANK) and ended[:-1] not in _HARD_HYPHENS:
            return self.end_of_line(node) in {"all", "hard"}
        return last in _SOFT_HYPHENS

    def ended(self) -> str:
        """Return the last two characters of what a break stands right after, but for blanks; fewer where there are not so many."""
        if self.asked > _SPACE or self.ours == len(self.out):
            return ""
        ended = ""
        for chunk in reversed(self.out):
            ended = (chunk + ended).rstrip(_BLANK)[-2:]
            if len(ended) == 2:
                break
        return ended

    def end_of_line(self, node: etree._Element) -> str:
        """Return what the header says of hyphens at the ends of lines: ``all``, ``some``, ``hard``, ``none`` or nothing."""
        if self.hyphenation is None:
            declared = node.getroottree().find(_HYPHENATION)
            self.hyphenation = "" if declared is None else declared.get("eol") or ""
        return self.hyphenation

    def begin_cell(self, node: etree._Element) -> None:
        """Part a cell from the one before it, even where that is empty, so that columns stay columns."""
        if not any(self.rules.get(str(one.tag), _TRANSPARENT).display == "cell" for one in node.itersiblings(preceding=True)):
            return
        if self.asked > _TAB:
            self.part()
        self.asked = _NOTHING  # what parts the tags of two cells is layout
        self.part()
        self.out += ("", _SEPARATORS[_TAB])
        self.ours = len(self.out)
        if self.steps is not None:
            self.separate(_TAB, self.steps)
        if self.log is not None:
            self.log.append(_WRITES)

    def ask(self, level: int, *, tight: bool = False) -> None:
        """Ask that at least *level* separates what comes from what was."""
        if tight and level > _LINE:
            level = _LINE
        if self.clings and level > _SPACE:
            level = _SPACE
        if level > self.asked and not (self.joining and level <= _SPACE):
            self.asked = level

    def part(self) -> str:
        """Return the separator that was asked for, now that something follows."""
        separator = _SEPARATORS[self.asked] if self.out else ""
        if separator and self.steps is not None:
            self.separate(self.asked, self.steps)
        self.asked = _NOTHING
        self.joining = self.clings = False
        return separator

    def generate(self, characters: str) -> None:
        """Write *characters* that the tree does not have as text."""
        self.out += (self.part(), characters)
        self.ours = len(self.out)
        self.flat.generated.append((self.ours - 1, self.ours))
        self.room = _NO_ROOM
        if self.log is not None:
            self.log.append(_WRITES)

    # The steps.

    def make_room(self, steps: Steps) -> None:
        """Let what separates what was from what comes, if anything will, stand here among the steps."""
        self.room = len(steps)
        steps.append("")

    def separate(self, asked: int, steps: Steps) -> None:
        """Put what separates two pieces of text where there is room for it, or else here; once, whatever else follows."""
        if self.room == _NO_ROOM:
            steps.append(_AMONG_TAGS[asked])
        elif self.room != _ROOM_TAKEN:
            steps[self.room] = f"{steps[self.room]}{_AMONG_TAGS[asked]}"
        self.room = _ROOM_TAKEN

    # The characters.

    def keep(self, characters: str, node: etree._Element, *, tail: bool) -> None:
        """Write the characters of one text node of which white space is kept."""
        lead = len(characters) - len(characters.lstrip(_BLANK)) if self.joining else 0
        kept = characters[lead:]
        if not kept:
            return
        self.out += (self.part(), kept)
        if self.steps is not None:
            self.room = len(self.steps) if kept[-1] in _BLANK else _NO_ROOM
            self.steps.append(kept)
        elif self.runs is not None:
            self.runs.append((len(self.out) - 1, kept, node, tail, lead))
        elif self.log is not None:
            self.log.append(_WRITES)

    def is_parted(self, asked: int, following: str) -> bool:
        """Return whether a space belongs between what was written last and the character *following*, where elements alone ask for one."""
        before = self.out[-1][-1:]
        if asked == _FOLDED:
            return not (before and _runs_on(before, following))
        if asked == _WORDS:
            return before.isalnum() and following.isalnum()
        return following not in _CLOSING and before not in _OPENING

    def drop_last(self, unwanted: str, *, at_most: int | None = None) -> None:
        """Take back characters of *unwanted* that were written last, if any were."""
        if self.ours == len(self.out):
            return
        chunk = self.out[-1]
        kept = chunk.rstrip(unwanted)
        count = len(chunk) - len(kept) if at_most is None else min(len(chunk) - len(kept), at_most)
        if not count:
            return
        self.out[-1] = chunk[:-count]
        if self.steps is not None:
            last = next(index for index in range(len(self.steps) - 1, -1, -1) if isinstance(self.steps[index], str | Broken) and self.steps[index])
            self.steps[last] = Broken(chunk[:-count], chunk[-count:]) if unwanted is _HYPHENS else chunk[:-count]
            if self.room == last:
                self.room = _NO_ROOM


def _folded(words: str) -> str:
    """Return *words* without the line ends at which nothing parts them."""
    if words.isascii() or not _PERHAPS_FOLDED.search(words):
        return words
    return _LINE_END.sub(lambda end: "" if _is_folded(words, *end.span()) else " ", words)


def _is_folded(words: str, begin: int, end: int) -> bool:
    """Return whether the white space from *begin* to *end* ends a line at which nothing parts the words."""
    return "\n" in words[begin:end] and _runs_on(words[begin - 1], words[end])


def _evened(words: str) -> str:
    """Return *words* with one space for each run of white space, of which a no-break space is no part."""
    if words.isascii():
        return " ".join(words.split())
    return b" ".join(words.encode().split()).decode()  # of bytes, no-break spaces part none
