"""Annotations into a document that exists, whoever made it: not one character and no tag of it changes.

TEI: COBICOR (respStmt), SASOstdf (standOff)
"""

import copy
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from ..authorities import AuthorityFile
from ..guidelines.annotations import ANNOTATIONS, CITATION, NAME_PARTS, NAMES, QUOTATION, SPEECH
from ..guidelines.namespaces import TEI, XML_ID, tei
from ..guidelines.views import View
from ..model import Annotation, Document, Layer, LayerError, flatten
from .branches import branches_of, write_back
from .header import CALENDARS, calendar_desc, resp_stmt
from .identifiers import Identifiers
from .signatures import signed
from .standoff import Register, listed_entries, people_called
from .weaving import weave_into

#: What may be written outside the text for the sake of annotations.
SUPPORT: Final = ("respStmt", "calendarDesc", "standOff")

_OF_ITS_CALENDAR: Final = ("when-custom", "notBefore-custom", "notAfter-custom", "from-custom", "to-custom", "datingMethod", "calendar")


@dataclass(frozen=True, slots=True)
class Weaving:
    """A document with annotations put into it.

    *fragments* has the elements of each annotation, *unplaced* what found no
    place, *support* the elements that were written outside the text: name of
    the kind, one of `SUPPORT`, -> the elements.
    """

    document: Document
    fragments: tuple[tuple[Annotation, tuple[etree._Element, ...]], ...]
    unplaced: tuple[Annotation, ...]
    support: Mapping[str, tuple[etree._Element, ...]]

    @property
    def added(self) -> frozenset[etree._Element]:
        """Every element that was added to the text."""
        return frozenset(element for _, elements in self.fragments for element in elements)


def weave(
    document: Document,
    annotations: Iterable[Annotation],
    *,
    view: str | View = "source",
    authority: AuthorityFile | None = None,
    resp: str = "",
    roles: Mapping[str, str] | None = None,
    without: Iterable[str] = (),
    keep_pointers: bool = False,
) -> Weaving:
    """Put *annotations* into a copy of *document*; their offsets are those of the text of *view*.

    A ``who`` that is a name becomes a pointer to a person of the standOff,
    who is added there, signed *resp*, where none has that name; a calendar
    that annotations point to is described in the header. Of those responsible
    whom annotations name, the header gets a statement for each of *roles*:
    xml:id -> what they did. *without* names what of `SUPPORT` the document
    cannot hold; pointers to it are left out, or lead to the authority file. With
    *keep_pointers* a ``ref`` or ``who`` that leads nowhere stays as it is.

    Raises LayerError where an annotation lies outside the text, is no element
    that may stand in running text, or points to what is nowhere, MarkupError where the root is not
    TEI.
    """
    document.require_tei()
    layer = Layer.of("woven", resp, annotations)
    layer.check(flatten(document.root, view, mapped=False).text)
    for annotation in layer.annotations:
        if annotation.gi not in ANNOTATIONS:
            raise LayerError(f'"{annotation.gi}" is no element that can be woven into running text; possible are {", ".join(sorted(ANNOTATIONS))}')

    def woven(wanted: Iterable[Annotation]) -> Weaving:
        return _woven(document, wanted, view, resp, authority, roles or {}, frozenset(without), keep_pointers=keep_pointers)

    weaving = woven(layer.annotations)
    if weaving.unplaced and weaving.support:  # perhaps written for what found no place
        return replace(woven(annotation for annotation, _ in weaving.fragments), unplaced=weaving.unplaced)
    return weaving


def _woven(
    document: Document,
    annotations: Iterable[Annotation],
    view: str | View,
    resp: str,
    authority: AuthorityFile | None,
    roles: Mapping[str, str],
    without: frozenset[str],
    *,
    keep_pointers: bool,
) -> Weaving:
    root = copy.deepcopy(document.tree).getroot()
    woven = Document(root, document.origin, document.source)
    flat = woven.flat(view)
    identifiers = Identifiers(root)
    annotations = tuple(annotations)
    called = people_called(annotations, flat.text.content)
    register = Register(authority, identifiers, listed_entries(root), called, closed="standOff" in without, keeps_pointers=keep_pointers)
    desk = _Desk(root, identifiers, roles, without)
    given = {id(resolved): (annotation, resolved) for annotation in annotations for resolved in (desk.resolve(register.resolve(annotation, resp)),)}
    top = branches_of(flat, root)
    result = weave_into(top, (resolved for _, resolved in given.values()), identifiers)
    write_back(top)
    support = {**desk.write(), "standOff": _add_entries(root, register)}
    return Weaving(
        woven,
        tuple(
            (given[id(one)][0], tuple(branch.existing for branch in branches if branch.existing is not None)) for one, branches in result.fragments
        ),
        tuple(given[id(one)][0] for one in result.unplaced),
        {kind: tuple(elements) for kind, elements in support.items() if elements},
    )


class _Desk:
    """What the header of a document has to say so that annotations may point to it: who is responsible, and calendars."""

    def __init__(self, root: etree._Element, identifiers: Identifiers, roles: Mapping[str, str], without: frozenset[str]) -> None:
        self.header = root.find(tei("teiHeader"))
        self.title_stmt = None if self.header is None else self.header.find(f"{tei('fileDesc')}/{tei('titleStmt')}")
        self.identifiers, self.roles, self.without = identifiers, roles, without
        self.calendars_there = {one.get(XML_ID) for one in root.iter(tei("calendar"))}
        self.there = frozenset(identifiers.taken)
        self.signed: list[str] = []
        self.calendars: dict[str, str] = {}  # name -> xml:id

    def resolve(self, annotation: Annotation) -> Annotation:
        """Return *annotation* with pointers that will lead somewhere, and keep in mind what they need."""
        resp = annotation.get("resp").removeprefix("#")
        if resp in self.roles and resp not in self.there:
            if self.title_stmt is None or "respStmt" in self.without:
                annotation = annotation.having(resp=None)
            elif resp not in self.signed:
                self.signed.append(resp)
        for name in ("datingMethod", "calendar"):
            pointers = annotation.get(name).split()
            needed = [one for pointer in pointers if (one := pointer.removeprefix("#")) in CALENDARS and one not in self.calendars_there]
            if needed and (self.header is None or "calendarDesc" in self.without):
                return annotation.having(**dict.fromkeys(_OF_ITS_CALENDAR))
            for calendar in needed:
                if calendar not in self.calendars:
                    self.calendars[calendar] = self.identifiers.take(calendar) or self.identifiers.mint(f"{calendar}-calendar-")
            if needed:
                annotation = annotation.having(**{name: " ".join(f"#{self.calendars.get(one[1:], one[1:])}" for one in pointers)})
        return annotation

    def write(self) -> dict[str, list[etree._Element]]:
        """Write what is needed into the header, and return it by its kind."""
        statements = []
        if self.title_stmt is not None:
            statements = [resp_stmt(resp, role) for resp, role in self.roles.items() if resp in self.signed]
            for statement in statements:
                _append(self.title_stmt, statement)
        return {"respStmt": statements, "calendarDesc": self._described()}

    def _described(self) -> list[etree._Element]:
        if self.header is None or not self.calendars:
            return []
        description = calendar_desc(self.calendars)
        profile = self.header.find(tei("profileDesc"))
        there = None if profile is None else profile.find(tei("calendarDesc"))
        if there is not None:
            calendars = list(description)
            for calendar in calendars:
                _append(there, calendar)
            return calendars
        if profile is not None:
            _append(profile, description)
            return [description]
        profile = etree.Element(tei("profileDesc"), nsmap={None: TEI})
        profile.append(description)
        before = [child for child in self.header if child.tag in (tei("fileDesc"), tei("encodingDesc"))]
        position = self.header.index(before[-1]) + 1 if before else 0
        profile.tail = before[-1].tail if before else _separator(self.header)
        self.header.insert(position, profile)
        return [profile]


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
    one of the same words or one that crosses it, the parts of a name with it.
    Each is signed by its layer.
    """
    theirs = sorted(existing, key=Annotation.sort_key)
    kept: list[Annotation] = []
    for layer in layers:
        new = [one for one in layer.annotations if not any(_rivals(one, other) for other in _near(theirs, one))]
        kept.extend(signed(one, layer.resp) for one in _with_their_names(new))
    return kept


def _with_their_names(annotations: Iterable[Annotation]) -> Iterator[Annotation]:
    """Yield *annotations*, sorted, without the parts of names that are not among them."""
    end = 0
    for one in annotations:
        if one.gi == "persName":
            end = max(end, one.end)
        if one.gi not in NAME_PARTS or one.end <= end:
            yield one


def _near(existing: list[Annotation], annotation: Annotation) -> Iterator[Annotation]:
    """Yield those of *existing*, sorted by start, that overlap *annotation*."""
    before = bisect_left(existing, annotation.end, key=lambda one: one.start)
    return (other for other in existing[:before] if other.end > annotation.start)


def _rivals(annotation: Annotation, other: Annotation) -> bool:
    if annotation.gi in QUOTATION and other.gi in QUOTATION:
        return annotation.span == other.span or annotation.span.crosses(other.span)
    if annotation.gi in CITATION:
        return other.gi in SPEECH | CITATION
    names = NAMES | {"name", "rs"}
    return annotation.gi == other.gi or (annotation.gi in names and other.gi in names)


def _append(parent: etree._Element, child: etree._Element) -> None:
    """Add *child* to *parent* as its last, on a line of its own where the others are."""
    last = parent[-1] if len(parent) else None
    if last is not None:
        child.tail, last.tail = last.tail, _separator(parent)
    parent.append(child)


def _separator(parent: etree._Element) -> str | None:
    """Return the white space that *parent* has between its children."""
    return parent.text if parent.text and not parent.text.strip() else None


def _add_entries(root: etree._Element, register: Register) -> list[etree._Element]:
    """Write the entries of *register* into the standOff of the document, and return what was added: entries, or all of it."""
    if not register.used and not register.made:
        return []
    stand_off = root.find(tei("standOff"))
    if stand_off is not None:
        return register.fill(stand_off)
    stand_off = etree.Element(tei("standOff"), nsmap={None: TEI})
    register.fill(stand_off)
    header = root.find(tei("teiHeader"))
    if header is not None:
        stand_off.tail = header.tail
    root.insert(0 if header is None else root.index(header) + 1, stand_off)
    return [stand_off]
