"""References -> the part of the tree that they mean, within its ancestors.

A passage is one or more stretches of the document: from where a unit begins to
where it ends. A unit that is an element ends with it. A unit that is a
milestone (``pb``, ``lb``, ``milestone``) ends before the next unit that does
not stand in it, or with the unit around it. An element that a stretch cuts is
there with its attributes and with what of it is in the stretch, so that a
passage is well-formed wherever it begins and ends.

TEI: CORS5 (milestones), SACRCS (canonical references)
"""

from bisect import bisect_right
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from ..encoding.serializing import serialize
from ..guidelines.elements import element
from ..guidelines.namespaces import XML, XML_ID, tei
from ..model import Document
from .citable_units import CitableUnit, CitationTree, is_milestone
from .order import Order

#: The namespace of the element around a passage.
DTS: Final = "https://w3id.org/api/dts#"

#: What a passage takes along to be shown: characters, hands, people stand there.
_TAKEN_ALONG: Final = frozenset(map(tei, ("teiHeader", "standOff")))
#: Displays of which each begins a line.
_BLOCKS: Final = frozenset({"block", "tight", "line"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is from the node *begin* up to before the node *end*, both counted by `Order`; where *closed* is given, up to its end tag."""

    begin: int
    end: int
    closed: etree._Element | None = None


class Passages:
    """The passages of one document, by the units of *tree*."""

    def __init__(self, document: Document, order: Order, tree: CitationTree) -> None:
        self._document, self._order, self._tree = document, order, tree
        self._begins: dict[int, list[int]] = {}

    def of(self, unit: CitableUnit) -> list[Stretch]:
        """Return where the parts of *unit* stand."""
        around = self.of(unit.parent) if unit.parent is not None and any(map(is_milestone, unit.elements)) else []
        begins = [one.begin for one in around]
        return _disjoint([self._stretch(unit.level, one, _holding(around, begins, self._order.begin[one])) for one in unit.elements])

    def between(self, start: CitableUnit, end: CitableUnit) -> list[Stretch]:
        """Return all from where *start* begins to where *end* ends."""
        first, last = self.of(start)[0], self.of(end)[-1]
        return [replace(last, begin=first.begin)]

    def xml(self, stretches: list[Stretch]) -> bytes:
        """Return the passage within ``dts:wrapper`` within its ancestors, as a document.

        Blocks between which nothing stands are parted by a line's end, so that
        a reader who only strips tags does not glue their words.
        """
        root, holder, around = self._ancestors(stretches)
        wrapper = etree.SubElement(holder, f"{{{DTS}}}wrapper", nsmap={"dts": DTS})
        self._fill(wrapper, around, stretches)
        _part_blocks(wrapper, around.tag)
        return serialize(Document(root))

    def document(self, stretches: list[Stretch]) -> Document:
        """Return the passage as a document with the header and the people, places and organisations of the whole."""
        root, holder, around = self._ancestors(stretches)
        self._fill(holder, around, stretches)
        source = self._order.root if self._order.root.tag == tei("TEI") else next(self._order.root.iter(tei("TEI")), self._order.root)
        for index, one in enumerate(child for child in source if child.tag in _TAKEN_ALONG):
            copied = deepcopy(one)
            copied.tail = None
            root.insert(index, copied)
        return Document(root, self._document.origin)

    # where units end

    def _stretch(self, level: int, node: etree._Element, parent: Stretch | None) -> Stretch:
        """Return what *node*, which bears the reference of a unit on *level*, begins or is; *parent* is where the unit around it stands."""
        order = self._order
        if not is_milestone(node):
            return Stretch(order.begin[node], order.last[node] + 1, node)
        begin = order.begin[node]
        begins = self._begins_down_to(level)
        index = bisect_right(begins, begin)
        following = self._before_what_begins_there(begins[index], begin) if index < len(begins) else len(order.nodes)
        around = parent or self._text_around(node)
        return Stretch(begin, following) if following < around.end else replace(around, begin=begin)

    def _before_what_begins_there(self, place: int, after: int) -> int:
        """Return the place before those elements that begin with the node at *place* and hold nothing before it; none begins before *after*."""
        begin = self._order.begin
        node = self._order.nodes[place]
        around = node.getparent()
        while around is not None and begin[around] > after and around[0] is node and not (around.text or "").strip():
            node, around = around, around.getparent()
        return begin[node]

    def _begins_down_to(self, level: int) -> list[int]:
        """Return where the units begin that stand on *level* or above, in document order."""
        if level not in self._begins:
            begin = self._order.begin
            self._begins[level] = sorted(begin[one] for unit in self._tree.units if unit.level <= level for one in unit.elements)
        return self._begins[level]

    def _text_around(self, node: etree._Element) -> Stretch:
        """Return what ends where the text ends in which the milestone *node* stands."""
        texts = list(node.iterancestors(tei("text")))
        outermost = texts[-1] if texts else self._order.root
        return Stretch(self._order.begin[outermost], self._order.last[outermost] + 1, outermost)

    # cutting

    def _ancestors(self, stretches: list[Stretch]) -> tuple[etree._Element, etree._Element, etree._Element]:
        """Return the ancestors of a passage without what stands in them: copies of the highest and the lowest, and the lowest itself."""
        order = self._order
        around = order.nodes[max(stretches[0].begin, 1)].getparent()
        while around is not None and not self._holds_end(around, stretches[-1]):
            around = around.getparent()
        lowest = order.root if around is None else around
        path = [lowest, *lowest.iterancestors()][::-1]
        corpora = [one for one in path if one.tag == tei("teiCorpus")]
        path = [one for one in path if one not in corpora]
        if not path or path[0].tag != tei("TEI"):  # the passage is of several documents of a corpus
            root = etree.Element(tei("TEI"), nsmap=order.root.nsmap)
            holder = root
        else:
            root = holder = _emptied(path.pop(0))
        for one in reversed(corpora):  # what holds of all that stands in it
            for name, value in one.attrib.items():
                if str(name).startswith(f"{{{XML}}}") and name != XML_ID and name not in root.attrib:
                    root.set(name, value)
        for one in path:
            holder.append(copied := _emptied(one))
            holder = copied
        return root, holder, lowest

    def _holds_end(self, around: etree._Element, stretch: Stretch) -> bool:
        """Return whether the place where *stretch* ends stands in *around*."""
        order = self._order
        if stretch.closed is None:
            return order.begin[around] < stretch.end <= order.last[around]
        begin = order.begin[stretch.closed]
        within = order.begin[around] <= begin if stretch.begin > begin else order.begin[around] < begin
        return within and stretch.end - 1 <= order.last[around]

    def _fill(self, holder: etree._Element, around: etree._Element, stretches: list[Stretch]) -> None:
        """Put into *holder* what *stretches* have of what stands in *around*."""
        begin, last = self._order.begin, self._order.last
        begins = [one.begin for one in stretches]
        waiting = [(around, holder)]
        while waiting:
            source, target = waiting.pop()
            for child in source:
                first, final = begin[child], last[child]
                index = bisect_right(begins, final) - 1
                if index < 0 or stretches[index].end <= first:
                    continue
                stretch = stretches[index]
                if stretch.begin <= first and final < stretch.end:
                    copied = deepcopy(child)
                    copied.tail = None
                else:
                    copied = _emptied(child)
                    copied.text = child.text if _holding(stretches, begins, first) else None
                    waiting.append((child, copied))
                target.append(copied)
                if final + 1 < stretch.end or (final + 1 == stretch.end and (stretch.closed is None or begin[stretch.closed] < first)):
                    copied.tail = child.tail


def _holding(stretches: list[Stretch], begins: list[int], place: int) -> Stretch | None:
    """Return that of *stretches*, which begin at *begins*, in which the node at *place* begins."""
    index = bisect_right(begins, place) - 1
    return stretches[index] if index >= 0 and place < stretches[index].end else None


def _disjoint(stretches: list[Stretch]) -> list[Stretch]:
    """Return *stretches* in document order, without those that stand in another."""
    found: list[Stretch] = []
    for one in sorted(stretches, key=lambda stretch: (stretch.begin, -stretch.end)):
        if not found or one.begin >= found[-1].end:
            found.append(one)
        elif one.end > found[-1].end:
            found[-1] = replace(one, begin=found[-1].begin)
    return found


def _emptied(source: etree._Element) -> etree._Element:
    """Return an element like *source* with nothing in it."""
    return etree.Element(source.tag, dict(source.attrib), nsmap=source.nsmap)


def _part_blocks(wrapper: etree._Element, around: object) -> None:
    """Put a line's end between blocks that stand side by side where no text may stand."""
    for holder in wrapper.iter(etree.Element):
        if element(around if holder is wrapper else holder.tag).holds_text:
            continue
        for child in holder:
            following = child.getnext()
            if following is not None and not child.tail and _is_block(child) and _is_block(following):
                child.tail = "\n"


def _is_block(node: etree._Element) -> bool:
    return element(node.tag).display in _BLOCKS
