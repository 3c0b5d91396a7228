"""What one element becomes: its row and its layout in HTML's terms, before what is special about it."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from lxml import etree
from markupsafe import Markup

from ...guidelines.elements import element as facts_of
from ...guidelines.namespaces import XML_LANG, XML_SPACE
from ...model.flattening import keeps_white_space
from .languages import language_attributes
from .layout import Box
from .rows import Row
from .typography import LOOKS, TAG_OF, typography
from .writer import Attributes

#: Elements of HTML that may hold phrases only; what holds blocks becomes a ``div`` instead.
_PHRASES_ONLY: Final = frozenset({"p", "span", "i", "b", "em", "cite", "code", "sup", "sub", "u", "s", "ruby", "rt"})

#: What says the same as an element of HTML, where a ``div`` must stand in for it.
_CLASS_OF: Final = {**{tag: name for name, tag in TAG_OF.items()}, "em": "r-italic", "cite": "r-italic", "code": "r-mono"}

#: Elements that stand for "no element" unless there is something to say about them.
_SILENT: Final = frozenset({"", "span"})

#: Entries of a register that is printed with the text: the names in them are not mentions.
RECORDS: Final = frozenset({"record"})


class Surroundings(NamedTuple):
    """What is open around an element."""

    phrasing: bool = False  # HTML allows phrases only
    linked: bool = False  # a link is open
    right_to_left: bool = False
    headed: int = 1  # level of the heading above; the title of the page is 1
    in_record: bool = False
    in_verse: bool = False  # a group of lines is open
    in_group: str = ""  # the element of HTML that allows only its members here: ul, ol, dl, table, tr


@dataclass(slots=True, eq=False)
class Shape:
    """The HTML of one element. *around* and *within* may be further elements, *opening* comes first in it, *group* its members still need."""

    node: etree._Element
    box: Box
    row: Row
    surroundings: Surroundings
    tag: str
    classes: list[str]
    attributes: dict[str, str]
    inside: Surroundings
    around: tuple[str, Attributes] | None = None
    within: tuple[str, Attributes] | None = None
    opening: Markup = Markup("")
    is_group: bool = False
    group: str = ""

    def written(self) -> tuple[str, Attributes] | None:
        """Return the element of HTML that is written and its attributes, the classes first; None where there is nothing to write.

        Where it is none by itself and there is something to say about it, it is one that says nothing more.
        """
        if not (self.attributes or self.classes or self.tag not in _SILENT):
            return None
        attributes = {"class": " ".join(self.classes), **self.attributes} if self.classes else self.attributes
        return self.tag or ("div" if self.box.is_block else "span"), attributes


def _is_laid_out(node: etree._Element) -> bool:
    """Return whether *node* holds blocks, so that white space in it is layout of the document rather than of the text."""
    return any(isinstance(child.tag, str) and facts_of(child.tag).stands != "phrase" for child in node)


def shape_of(node: etree._Element, box: Box, row: Row, surroundings: Surroundings, identifier: str) -> Shape:
    """Return the shape that the row and the layout of *node* give it."""
    classes = [row.style_class] if row.style_class else []
    attributes: dict[str, str] = {"id": identifier} if identifier else {}
    keys = node.keys()
    if keys:
        if not LOOKS.isdisjoint(keys):
            classes += typography(node)
        if XML_SPACE in keys and keeps_white_space(node) and not _is_laid_out(node):
            classes.append("preserved")
        if XML_LANG in keys:
            attributes.update(language_attributes(node, right_to_left=surroundings.right_to_left))
    tag = _tag(box, row, surroundings, classes)
    inside = surroundings
    if surroundings.in_group or "dir" in attributes or row.style_class in RECORDS:
        inside = surroundings._replace(
            right_to_left=attributes["dir"] == "rtl" if "dir" in attributes else surroundings.right_to_left,
            in_record=surroundings.in_record or row.style_class in RECORDS,
            in_group="",
        )
    return Shape(node, box, row, surroundings, tag, classes, attributes, inside)


def _tag(box: Box, row: Row, surroundings: Surroundings, classes: list[str]) -> str:
    if box.is_block:
        if surroundings.phrasing:
            classes.append("block")
            return "span"
        if row.block in _PHRASES_ONLY and box.holds_blocks:
            if row.block == "p" and not row.style_class:
                classes.insert(0, "p")
            return "div"
        return row.block
    if box.holds_blocks and not surroundings.phrasing:
        if row.inline in _CLASS_OF:
            classes.append(_CLASS_OF[row.inline])
        classes.append("running")
        return "div"
    return row.inline
