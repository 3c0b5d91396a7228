"""Annotations into a document that exists, whoever made it: not one character and no tag of it changes.

TEI: COBICOR (respStmt), SASOstdf (standOff)
"""

import copy
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from ..authorities import AuthorityFile
from ..guidelines.annotations import ANNOTATIONS, NAMES, QUOTATION
from ..guidelines.namespaces import TEI, XML_ID, tei
from ..model import Annotation, Document, Layer, LayerError
from .branches import branches_of, write_back
from .header import ROLES, resp_stmt
from .identifiers import Identifiers
from .standoff import Register
from .weaving import weave_into


@dataclass(frozen=True, slots=True)
class Weaving:
    """A document with annotations put into it: the elements of each, and the annotations that found no place."""

    document: Document
    fragments: tuple[tuple[Annotation, tuple[etree._Element, ...]], ...]
    unplaced: tuple[Annotation, ...]

    @property
    def added(self) -> frozenset[etree._Element]:
        """Every element that was added to the text."""
        return frozenset(element for _, elements in self.fragments for element in elements)

    def take_back(self, elements: Collection[etree._Element]) -> list[Annotation]:
        """Take the annotations out of the tree of which one of *elements* is a part, and return them; what they held stays."""
        taken = [(annotation, parts) for annotation, parts in self.fragments if any(part in elements for part in parts)]
        for _, parts in taken:
            for part in parts:
                unwrap(part)
        return [annotation for annotation, _ in taken]


def weave(
    document: Document, annotations: Iterable[Annotation], *, view: str = "source", authority: AuthorityFile | None = None, resp: str = ""
) -> Weaving:
    """Put *annotations* into a copy of *document*; their offsets are those of ``document.text(view)``.

    A ``who`` that is a name becomes a pointer to a person of the standOff,
    who is added there, signed *resp*, where none has that name. Raises
    LayerError where an annotation lies outside the text or is no element that
    may stand in running text, MarkupError where the root is not TEI.
    """
    document.require_tei()
    tree = copy.deepcopy(document.tree)
    root = tree.getroot()
    woven = Document(root, document.origin, document.source)
    flat = woven.flat(view)
    layer = Layer.of("woven", resp, annotations)
    layer.check(flat.text)
    for annotation in layer.annotations:
        if annotation.gi not in ANNOTATIONS:
            raise LayerError(f'"{annotation.gi}" is no element that can be woven into running text; possible are {", ".join(sorted(ANNOTATIONS))}')
    identifiers = Identifiers(root)
    register = Register(authority, identifiers, existing=_people(root))
    resolved = [register.resolve(annotation, resp) for annotation in layer.annotations]
    top = branches_of(flat, root)
    result = weave_into(top, resolved, identifiers)
    write_back(top)
    _add_entries(root, register)
    fragments = tuple(
        (annotation, tuple(branch.existing for branch in branches if branch.existing is not None)) for annotation, branches in result.fragments
    )
    return Weaving(woven, fragments, tuple(result.unplaced))


def unwrap(element: etree._Element) -> None:
    """Replace *element* by what it holds."""
    parent, previous = element.getparent(), element.getprevious()
    if parent is None:
        return
    children = list(element)
    before = element.text or ""
    after = element.tail or ""
    position = parent.index(element)
    if children:
        children[-1].tail = (children[-1].tail or "") + after
    else:
        before += after
    if previous is not None:
        previous.tail = (previous.tail or "") + before
    else:
        parent.text = (parent.text or "") + before
    element.tail = None
    parent.remove(element)
    for offset, child in enumerate(children):
        parent.insert(position + offset, child)


def without_rivals(layers: Iterable[Layer], existing: Iterable[Annotation]) -> list[Annotation]:
    """Return the annotations of *layers* that say nothing about words which the document itself already marks.

    A name yields to a name that overlaps it, a date to a date; a quotation to
    one of the same words or one that crosses it. Each is signed by its layer.
    """
    theirs = sorted(existing, key=Annotation.sort_key)
    kept: list[Annotation] = []
    for layer in layers:
        new = (one for one in layer.annotations if not any(_rivals(one, other) for other in _near(theirs, one)))
        kept.extend(one if one.get("resp") or not layer.resp else one.having(resp=f"#{layer.resp}") for one in new)
    return kept


def _near(existing: list[Annotation], annotation: Annotation) -> Iterator[Annotation]:
    """Yield those of *existing*, sorted by start, that overlap *annotation*."""
    before = bisect_left(existing, annotation.end, key=lambda one: one.start)
    return (other for other in existing[:before] if other.end > annotation.start)


def _rivals(annotation: Annotation, other: Annotation) -> bool:
    if annotation.gi in QUOTATION and other.gi in QUOTATION:
        return annotation.span == other.span or annotation.span.crosses(other.span)
    names = NAMES | {"name", "rs"}
    return annotation.gi == other.gi or (annotation.gi in names and other.gi in names)


def sign(document: Document, layers: Iterable[Layer]) -> None:
    """Add to the header of *document* the statements that ``@resp`` of *layers* points to, where they are not there."""
    title_stmt = document.root.find(f".//{tei('teiHeader')}/{tei('fileDesc')}/{tei('titleStmt')}")
    if title_stmt is None:
        return
    there = {element.get(XML_ID) for element in title_stmt}
    for layer in layers:
        if layer.resp and layer.resp not in there and layer.annotations:
            statement = resp_stmt(layer.resp, ROLES.get(layer.name, f"annotations of the layer {layer.name}"))
            last = title_stmt[-1] if len(title_stmt) else None
            if last is not None:
                statement.tail, last.tail = last.tail, _separator(title_stmt)
            title_stmt.append(statement)


def _separator(parent: etree._Element) -> str | None:
    """Return the white space that *parent* has between its children."""
    return parent.text if parent.text and not parent.text.strip() else None


def _people(root: etree._Element) -> dict[str, str]:
    """Return the people whom the document itself lists: every form of their names -> xml:id."""
    people: dict[str, str] = {}
    for person in root.iter(tei("person")):
        identifier = person.get(XML_ID)
        for name in person.iterchildren(tei("persName")):
            words = " ".join("".join(name.itertext()).split())
            if identifier and words:
                people.setdefault(words, identifier)
    return people


def _add_entries(root: etree._Element, register: Register) -> None:
    if not register.used and not register.made:
        return
    stand_off = root.find(tei("standOff"))
    if stand_off is None:
        stand_off = etree.Element(tei("standOff"), nsmap={None: TEI})
        header = root.find(tei("teiHeader"))
        position = 0 if header is None else root.index(header) + 1
        if header is not None:
            stand_off.tail = header.tail
        root.insert(position, stand_off)
    register.fill(stand_off)
