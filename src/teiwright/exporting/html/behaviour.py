"""What a row of the rendering table cannot say in one word, by the name that it stands under in the table's last column.

TEI: DSHD (head), CODV (verse), COHQ (quotation), ND (names), CONADA (date), COED (editorial interventions), COXR (ref), COLI (lists), FTTAB1 (tables)
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from ...guidelines.namespaces import XML_LANG, XML_SPACE, local_name, tei
from ..notes import sign_of
from .identifiers import fragment
from .lists import has_own_signs, list_members, list_tag, member_tag
from .names import certainty
from .shapes import Shape
from .tables import cell_attributes, missing_cells
from .typography import LOOKS, TAG_OF
from .urls import safe_url
from .writer import permalink

if TYPE_CHECKING:
    from .walk import Walk

_LAST_HEADING: Final = 6
_EVERY_NTH_LINE: Final = 5


def division(shape: Shape, walk: "Walk") -> None:
    """Make a section of a division with a heading; its head is one level below that of the division around it."""
    walk.lines_counted = 0
    _headed(shape, walk)


def _headed(shape: Shape, walk: "Walk") -> None:
    head = None if shape.surroundings.phrasing else walk.survey.heading(shape.node)
    if head is None:
        if shape.tag == "div" and not shape.classes:
            shape.classes.append("division")
        return
    if shape.tag == "div":
        shape.tag = "section"
    walk.edition.headings[head] = shape.surroundings.headed + 1
    shape.inside = shape.inside._replace(headed=shape.surroundings.headed + 1)


def head(shape: Shape, walk: "Walk") -> None:
    """Make a heading of the first head of a division, and a line of any other."""
    level = walk.edition.headings.get(shape.node)
    if level is None or shape.surroundings.phrasing:
        return
    if level <= _LAST_HEADING:
        shape.tag = f"h{level}"
    else:
        shape.tag = "div"
        shape.attributes.update({"role": "heading", "aria-level": str(level)})
    shape.classes = [name for name in shape.classes if name != "head"]
    shape.inside = shape.inside._replace(phrasing=True)


def paragraph(shape: Shape, walk: "Walk") -> None:
    """Give a paragraph of the text a number by which it can be cited, and a quiet link to itself."""
    if begins_citable(shape.node, walk):
        shape.opening = permalink(walk.identifier(shape, "p"), walk.edition.next_paragraph())


def begins_citable(_node: etree._Element, walk: "Walk") -> bool:
    """Begin a paragraph, and return whether it is one of the text that can be cited."""
    surroundings = walk.surroundings
    walk.lines_counted = 0
    return walk.is_cited and not (surroundings.linked or surroundings.phrasing or surroundings.in_group or surroundings.in_record)


def line_group(shape: Shape, walk: "Walk") -> None:
    """Give a group of verse lines what a division and a paragraph have; its lines go on where those of the group before it ended."""
    counted = walk.lines_counted
    _headed(shape, walk)
    if shape.box.is_block:
        paragraph(shape, walk)
    walk.lines_counted = counted
    shape.inside = shape.inside._replace(in_verse=True)


def verse_line(shape: Shape, walk: "Walk") -> None:
    """Number every fifth line by its number, in verse without numbers by its place, and set in the second part of a shared line."""
    _number_line(shape, _line(shape.node, walk))


def _line(node: etree._Element, walk: "Walk") -> tuple[bool, str]:
    """Count a verse line; return whether it is the second part of one, and the number that it shows."""
    number, is_later_part = node.get("n") or "", node.get("part") in {"M", "F"}
    if not is_later_part and walk.surroundings.in_verse and not walk.edition.numbers_lines:
        walk.lines_counted += 1
        number = str(walk.lines_counted)
    return is_later_part, number if number.isdecimal() and int(number) % _EVERY_NTH_LINE == 0 else ""


def _number_line(shape: Shape, line: tuple[bool, str]) -> None:
    is_later_part, number = line
    if is_later_part:
        shape.classes.append("part")
    if number:
        shape.attributes["data-n"] = number


def turn(shape: Shape, walk: "Walk") -> None:
    """List a speech with those who hold it."""
    speakers = walk.edition.names.speakers(shape.node)
    if speakers and walk.lists_mentions:
        identifier = walk.identifier(shape, "speech")
        for entry in speakers:
            entry.speeches.append(identifier)


def speech(shape: Shape, walk: "Walk") -> None:
    """Mark a quotation, and name its speaker."""
    walk.edition.switches.add("quotations")
    who = shape.node.get("who")
    words = walk.edition.names.labels(who) if who else ""
    doubt = certainty(shape.node)
    if words:
        walk.edition.switches.add("speakers")
        shape.attributes["title"] = f"{words} ({doubt})" if doubt else words
        shape.attributes["data-who"] = words
        shape.classes.append("spoken")
    if doubt:
        shape.classes.append(doubt)
    if who and not walk.survey.is_later_part(shape.node):
        turn(shape, walk)


def _said_by_nobody(node: etree._Element) -> str | None:
    """Return how doubtful a quotation is of which no speaker is told, None of one of which he is."""
    return None if node.get("who") else certainty(node)


def _doubted(shape: Shape, walk: "Walk", doubt: str) -> None:
    walk.edition.switches.add("quotations")
    if doubt:
        shape.classes.append(doubt)


def emphasis(shape: Shape, _walk: "Walk") -> None:
    """Set a highlighted phrase in the way that it names; italic where it names none."""
    _set_emphasis(shape)


def _set_emphasis(shape: Shape) -> None:
    if shape.tag != "i":
        return
    known = [name for name in shape.classes if name in TAG_OF]
    if known:
        shape.tag = TAG_OF[known[0]]
        shape.classes.remove(known[0])
    elif any(shape.node.get(name) for name in ("rend", "rendition", "style")):
        shape.tag = "span"


def name(shape: Shape, walk: "Walk") -> None:
    """Link a name to its entry in the index, and the entry to it."""
    is_part = shape.surroundings.linked and shape.row.style_class == "name" and not shape.node.get("ref")
    entries = [] if is_part or shape.inside.in_record else walk.edition.names.find(shape.node, walk.survey.held(walk.extent))
    if not entries:
        shape.classes = [one for one in shape.classes if one != shape.row.style_class]
        return
    walk.edition.switches.add("names")
    entry = entries[0]
    doubt = certainty(shape.node)
    shape.classes = [entry.kind, *(one for one in shape.classes if one != shape.row.style_class)]
    title = entry.label if entry.label != walk.survey.held(walk.extent) else ""
    _mark_doubt(shape, walk, title, doubt)
    if walk.lists_mentions and not walk.survey.is_later_part(shape.node):
        identifier = walk.identifier(shape, "mention")
        for one in entries:
            one.mentions.append(identifier)
    _link(shape, walk, entry.id)


def date(shape: Shape, walk: "Walk") -> None:
    """Link a date to its entry in the index, and give its value."""
    words = walk.survey.held(walk.extent)
    if shape.inside.in_record or not words:
        return
    walk.edition.switches.add("dates")
    entry = walk.edition.dates.find(shape.node, words)
    _mark_doubt(shape, walk, entry.saying.words, certainty(shape.node))
    if walk.lists_mentions and not walk.survey.is_later_part(shape.node):
        entry.mentions.append(walk.identifier(shape, "dated"))
    _link(shape, walk, entry.id)
    if entry.saying.machine and not shape.box.holds_blocks:
        shape.within = ("time", {"datetime": entry.saying.machine})


def _mark_doubt(shape: Shape, walk: "Walk", title: str, doubt: str) -> None:
    if doubt:
        walk.edition.has_doubts = True
        shape.classes.append(doubt)
        title = f"{title} ({doubt})" if title else doubt
    if title:
        shape.attributes["title"] = title


def _link(shape: Shape, walk: "Walk", identifier: str) -> None:
    """Make a link of *shape* where none is open and none is needed within."""
    if walk.may_link(shape) and walk.lists_mentions:
        shape.tag = "a"
        shape.attributes["href"] = fragment(identifier)
        shape.inside = shape.inside._replace(linked=True)


def reference(shape: Shape, walk: "Walk") -> None:
    """Make a link of a ``ref`` that leads somewhere safe, of several targets the first; one without words is written as a ``ptr``."""
    targets = (shape.node.get("target") or "").split()
    target, link = next(((one, link) for one in targets if (link := walk.edition.identifiers.link(one) or safe_url(one))), ("", ""))
    if not link or not walk.may_link(shape):
        return
    if not walk.survey.held(walk.extent):
        shape.opening = walk.point(shape.node)
        return
    shape.tag = "a"
    shape.attributes["href"] = link
    note = walk.edition.identifiers.element(target)
    if not link.startswith("#"):
        shape.attributes["rel"] = "noreferrer"
    elif note is not None and (note in walk.survey.notes or walk.edition.notes.is_listed(note)) and walk.edition.notes.call(note, shape.node):
        shape.classes.append("note-mark")
        words = "".join(shape.node.itertext()).strip()
        if note in walk.survey.notes and words == sign_of(words) and LOOKS.isdisjoint(shape.node.keys()):
            shape.classes.append("raised")
        if identifier := walk.take(shape.node):
            shape.attributes["id"] = identifier
        shape.attributes["role"] = "doc-noteref"
    shape.inside = shape.inside._replace(linked=True)


def anchor(shape: Shape, walk: "Walk") -> None:
    """Refer to the note that names an ``anchor`` as its place."""
    if not shape.surroundings.linked and walk.note_at(shape.node) is not None:
        shape.opening = walk.point(shape.node)


def editorial(shape: Shape, walk: "Walk") -> None:
    """Let what an editor did be shown on demand; of alternatives only the other one is marked."""
    parent = shape.node.getparent()
    if parent is not None and local_name(parent.tag) in {"choice", "app"}:
        shape.classes = [one for one in shape.classes if one != shape.row.style_class]
    else:
        walk.edition.switches.add("corrections")


def taken(shape: Shape, walk: "Walk") -> None:
    """Tell the alternative that a reading text takes, so that a reader may have the other one in its place."""
    if shape.node not in walk.survey.taken or walk.edition.view.name != "reading":
        shape.classes.remove("taken")


def taken_reading(shape: Shape, walk: "Walk") -> None:
    """Give the reading that the text takes an identifier, to which its entry in the apparatus leads back."""
    if shape.node in walk.survey.taken:
        walk.edition.apparatus.mark(shape.node, walk.identifier(shape, "lemma"))


def list_(shape: Shape, walk: "Walk") -> None:
    """Make a list of HTML where it is one by HTML's rules, else blocks."""
    if not shape.box.is_block or shape.surroundings.phrasing:
        return
    members = list_members(shape.node, walk.survey.extents)
    tag = list_tag(shape.node, members)
    if tag in {"ul", "ol"} and has_own_signs(shape.node, members):
        shape.classes.append("own-signs")
    if not tag:
        shape.tag = "div"
    elif local_name(members[0].tag) == "head":
        shape.tag = "div"
        shape.group = tag
    else:
        shape.tag = tag
        shape.is_group = True


def member(shape: Shape, _walk: "Walk") -> None:
    """Make an item or a label what its list needs."""
    if shape.surroundings.in_group:
        shape.tag = member_tag(shape.node, shape.surroundings.in_group)
    elif shape.tag == "li":
        shape.tag = "div"


def table(shape: Shape, walk: "Walk") -> None:
    """Make a table that can be scrolled on a narrow screen where it is one by HTML's rules, else blocks."""
    if shape.surroundings.phrasing:
        return
    missing = missing_cells(shape.node, walk.survey.extents)
    if missing is None:
        shape.tag = "div"
        return
    walk.missing_cells.update(missing)
    shape.around = ("div", {"class": "scroll", "role": "group", "aria-label": "Table", "tabindex": "0"})
    shape.is_group = True


def row(shape: Shape, _walk: "Walk") -> None:
    """Make a row of a table."""
    if shape.surroundings.in_group == "table":
        shape.is_group = True
    elif shape.tag == "tr":
        shape.tag = "div"


def cell(shape: Shape, _walk: "Walk") -> None:
    """Make a cell of a table: a heading where its role or that of its row is ``label``."""
    if shape.surroundings.in_group == "tr":
        shape.classes = [one for one in shape.classes if one != "cell"]
        shape.attributes.update(cell_attributes(shape.node))
        shape.tag = "th" if "scope" in shape.attributes else "td"
    elif shape.tag == "td":
        shape.tag = "div" if shape.box.holds_blocks else "span"


def caption(shape: Shape, walk: "Walk") -> None:
    """Make the caption of a table or figure of its only head."""
    parent = shape.node.getparent()
    if shape.surroundings.phrasing or parent is None:
        return
    if shape.surroundings.in_group == "table":
        shape.tag = "caption"
    elif local_name(parent.tag) == "figure" and walk.survey.is_caption(shape.node):
        shape.tag = "figcaption"


def ruby(shape: Shape, walk: "Walk") -> None:
    """Make ruby only of what has a gloss to set beside the text."""
    if shape.tag == "ruby" and not any(child.tag == tei("rt") and child in walk.survey.extents for child in shape.node):
        shape.tag = "span"


def ruby_text(shape: Shape, walk: "Walk") -> None:
    """Make a gloss of what stands in ruby that is one."""
    parent = shape.node.getparent()
    if parent is None or parent not in walk.survey.extents or walk.survey.extents[parent].holds_blocks:
        shape.tag = "span"


def figure(shape: Shape, _walk: "Walk") -> None:
    """Leave a figure what it is; a block in running text cannot be one."""
    if shape.box.is_block and shape.surroundings.phrasing:
        shape.tag = "span"


@dataclass(frozen=True, slots=True)
class Alike:
    """A behaviour that leaves elements alike, as their tags depend on few things, by which *apply* shapes an element.

    *facts* finds these things in the attributes on which the behaviour
    *depends*, None where an element is to be looked at by itself; *each*, where
    there is one, is asked of every element instead, as it counts them.
    """

    depends_on: frozenset[str]
    facts: Callable[[etree._Element], Hashable | None]
    apply: Callable[[Shape, "Walk", Any], None]
    each: Callable[[etree._Element, "Walk"], Hashable] | None = None


_PLAIN_LINE: Final = (False, "")
_OF_ALL: Final = LOOKS | {XML_LANG, XML_SPACE}


#: The behaviours, and "no behaviour", that leave elements alike.
ALIKE: Final[dict[str, Alike]] = {
    "": Alike(_OF_ALL, lambda _node: False, lambda _shape, _walk, _facts: None),
    "emphasis": Alike(_OF_ALL, lambda _node: False, lambda shape, _walk, _facts: _set_emphasis(shape)),
    "paragraph": Alike(_OF_ALL, lambda _node: False, lambda _shape, _walk, _facts: None, begins_citable),
    "verse-line": Alike(_OF_ALL, lambda _node: _PLAIN_LINE, lambda shape, _walk, line: _number_line(shape, line), _line),
    "speech": Alike(_OF_ALL | {"who", "cert"}, _said_by_nobody, _doubted),
}

BEHAVIOUR: Final[dict[str, Callable[[Shape, "Walk"], None]]] = {
    "division": division,
    "head": head,
    "paragraph": paragraph,
    "line-group": line_group,
    "verse-line": verse_line,
    "turn": turn,
    "speech": speech,
    "emphasis": emphasis,
    "name": name,
    "date": date,
    "reference": reference,
    "anchor": anchor,
    "editorial": editorial,
    "taken": taken,
    "taken-reading": taken_reading,
    "list": list_,
    "item": member,
    "label": member,
    "table": table,
    "row": row,
    "cell": cell,
    "caption": caption,
    "figure": figure,
    "ruby": ruby,
    "ruby-text": ruby_text,
}
