"""The TEI tree; from encoding on it alone is the truth."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from ..guidelines.annotations import ANNOTATIONS
from ..guidelines.namespaces import TEI, XML_ID, local_name, plain_attribute
from ..guidelines.views import View
from .annotations import Annotation, Span
from .errors import MarkupError
from .flattening import Extent, Flat, flatten
from .places import Place
from .text import Origin, Text

_CHAIN: Final = frozenset({"xml:id", "next", "prev"})


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its tree, where it came from, and the bytes it was read from.

    *source* is None for a document that was made and not read.
    """

    root: etree._Element
    origin: Origin = Origin()
    source: bytes | None = field(default=None, repr=False, compare=False)

    @property
    def tree(self) -> etree._ElementTree:
        """The tree with all that stands before and after the root."""
        return self.root.getroottree()

    @property
    def is_tei(self) -> bool:
        """Whether the root is in the TEI namespace."""
        return etree.QName(self.root).namespace == TEI

    def require_tei(self) -> "Document":
        """Return the document itself; raises MarkupError unless its root is in the TEI namespace."""
        if not self.is_tei:
            raise MarkupError(
                f"the root element {etree.QName(self.root).localname} is not in the TEI namespace {TEI}",
                Place(self.origin.path, self.root.sourceline if isinstance(self.root.sourceline, int) else None),
            )
        return self

    def require_unique_ids(self) -> "Document":
        """Return the document itself; raises MarkupError where an xml:id stands twice, since links to it would be ambiguous."""
        for identifier, place in self.repeated_ids():
            raise MarkupError(f'the xml:id "{identifier}" stands twice; teiwright validate tells all that do', place)
        return self

    def repeated_ids(self) -> Iterator[tuple[str, Place]]:
        """Yield every xml:id that another element before it has, and where it stands."""
        seen: set[str] = set()
        for element in self.root.iter(etree.Element):
            identifier = element.get(XML_ID)
            if identifier and identifier in seen:
                yield identifier, Place(self.origin.path, element.sourceline if isinstance(element.sourceline, int) else None)
            seen.add(identifier or "")

    def flat(self, view: str | View = "reading") -> Flat:
        """Return the text of *view*, one of the three or another, with a map back to the tree."""
        return flatten(self.root, view, self.origin)

    def text(self, view: str = "reading") -> Text:
        """Return the text of *view*: ``reading``, ``diplomatic`` or ``source``."""
        return flatten(self.root, view, self.origin, mapped=False).text

    def annotations(self) -> list[Annotation]:
        """Return what the tree says of its text, in document order, with offsets of ``text("source")``.

        Parts of one annotation that are chained by ``next`` and ``prev`` with
        nothing but white space between them count once, without ``xml:id``,
        ``next`` and ``prev``; parts with words between them stay apart and linked.

        TEI: NH (non-hierarchical structures), SAAG (aggregation)
        """
        return annotations_in(self.flat("source"))


def annotations_in(flat: Flat) -> list[Annotation]:
    """Return what the tree says of the characters of *flat*, sorted, with its offsets; chained parts as `Document.annotations` has them.

    >>> p = etree.fromstring(f'<p xmlns="{TEI}"><choice><sic>Pari</sic><corr><placeName>Paris</placeName></corr></choice></p>')
    >>> [(one.gi, one.start, one.end) for one in annotations_in(flatten(p))], annotations_in(flatten(p, "source"))
    ([('placeName', 0, 5)], [])
    """
    found = chains(flat, [extent for extent in flat.extents if extent.gi in ANNOTATIONS])
    names = chain_ids(found)
    return sorted((annotation_of(chain, names) for chain in found if holds_words(chain)), key=Annotation.sort_key)


def chains(flat: Flat, extents: list[Extent]) -> list[list[Extent]]:
    """Return *extents* in document order, the parts of one annotation together.

    Parts belong together where each names the other by ``next`` and ``prev``,
    they are the same element, and no character of the tree but white space
    stands between them.
    """
    by_id = {extent.element.get(XML_ID): extent for extent in extents if extent.element.get(XML_ID)}
    joined: list[list[Extent]] = []
    followed: set[int] = set()
    for extent in extents:
        if id(extent) in followed:
            continue
        chain = [extent]
        while following := by_id.get((chain[-1].element.get("next") or "").removeprefix("#")):
            last = chain[-1]
            if (
                following.gi != last.gi
                or following.start < last.end
                or id(following) in followed
                or following.element.get("prev") != f"#{last.element.get(XML_ID)}"
                or flat.has_words(last.end, following.start)
            ):
                break
            chain.append(following)
            followed.add(id(following))
        joined.append(chain)
    return joined


def chain_ids(found: list[list[Extent]]) -> dict[str, str]:
    """Return for the xml:id of every part the one by which its whole annotation is known: that of the first part."""
    return {part: first for chain in found if (first := chain[0].element.get(XML_ID)) for extent in chain if (part := extent.element.get(XML_ID))}


def holds_words(chain: list[Extent]) -> bool:
    """Return whether any part of *chain* holds a character."""
    return any(extent.start < extent.end for extent in chain)


def annotation_of(chain: list[Extent], names: dict[str, str]) -> Annotation:
    """Return the one annotation that the parts of *chain* make; *names* is what `chain_ids` gives."""
    first, last = chain[0].element, chain[-1].element
    attributes = [(plain_attribute(str(key)), str(value)) for key, value in first.attrib.items()]
    links = [(key, _renamed(value, names)) for key, value in (("prev", first.get("prev")), ("next", last.get("next"))) if value]
    if len(chain) > 1:
        attributes = [(key, value) for key, value in attributes if key not in _CHAIN or (links and key == "xml:id")] + links
    else:
        attributes = [(key, dict(links).get(key, value)) for key, value in attributes]
    held = [extent for extent in chain if extent.start < extent.end] or chain
    return Annotation(Span(held[0].start, held[-1].end), local_name(first.tag), tuple(attributes))


def _renamed(pointer: str, names: dict[str, str]) -> str:
    return f"#{names.get(pointer.removeprefix('#'), pointer.removeprefix('#'))}"
