"""Spans, annotations and layers: what is said about a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Final, TypeAlias

from ..guidelines.annotations import nesting_rank
from ..guidelines.structures import may_hold
from ..guidelines.xml_names import FORBIDDEN, is_nc_name
from .errors import LayerError
from .text import Text

#: What may stand before the name of an attribute: ``xml:``, or another namespace in braces.
_PREFIXED: Final = re.compile(r"xml:|\{[^{}\s]+\}")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a text, in code points.

    >>> Span(0, 4).crosses(Span(2, 6)), Span(0, 4).crosses(Span(1, 2)), Span(0, 4).crosses(Span(4, 6))
    (True, False, False)
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise LayerError(f"no span runs from {self.start} to {self.end}")

    def crosses(self, other: "Span") -> bool:
        """Return whether the two overlap without one holding the other."""
        return self.start < other.start < self.end < other.end or other.start < self.start < other.end < self.end

    def holds(self, other: "Span") -> bool:
        """Return whether *other* lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


Attributes: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Annotation:
    """One statement about a span: a TEI element name and its attributes, in the order they are written.

    >>> a = Annotation(Span(6, 24), "persName", (("cert", "high"),))
    >>> a.start, a.end, a.gi, a.get("cert")
    (6, 24, 'persName', 'high')
    """

    span: Span
    gi: str
    attributes: Attributes = ()

    @property
    def start(self) -> int:
        """First code point."""
        return self.span.start

    @property
    def end(self) -> int:
        """Code point after the last."""
        return self.span.end

    def get(self, name: str, default: str = "") -> str:
        """Return the value of the attribute *name*."""
        return next((value for key, value in self.attributes if key == name), default)

    def having(self, **attributes: str | None) -> "Annotation":
        """Return the annotation with these attributes set, or taken away where the value is None.

        An underscore stands for what Python cannot spell: ``xml_id``, ``when_custom``.

        >>> Annotation(Span(0, 1), "date").having(when="1917", when_custom="1917").attributes
        (('when', '1917'), ('when-custom', '1917'))
        """
        given = {("xml:id" if key == "xml_id" else key.replace("_", "-")): value for key, value in attributes.items()}
        merged: dict[str, str | None] = {**dict(self.attributes), **given}
        return Annotation(self.span, self.gi, tuple((key, value) for key, value in merged.items() if value is not None))

    def sort_key(self) -> tuple[int, int, int, str]:
        """Order by start, then longest first, then outermost element first."""
        return self.span.start, -self.span.end, nesting_rank(self.gi), self.gi


def _nested(annotations: Iterable[Annotation]) -> Iterator[Annotation]:
    """Yield *annotations* sorted; of those that begin together, outer ones first, of the same characters in the order given where it nests.

    No ranking of elements alone could do it: a quotation stands in a list's
    item, and a list in a quotation. What covers nothing, a break, stays where
    it is given among the others if they are given in their order.
    """
    ordered = sorted(annotations, key=lambda one: one.span.start)
    first = 0
    while first < len(ordered):
        last = first + 1
        while last < len(ordered) and ordered[last].span.start == ordered[first].span.start:
            last += 1
        yield from ordered[first:last] if last == first + 1 else _outermost_first(ordered[first:last])
        first = last


def _outermost_first(given: list[Annotation]) -> list[Annotation]:
    """Return annotations that begin together in the order in which they nest."""
    covering = [one for one in given if one.end > one.start]
    in_order: list[Annotation] = []
    for _, spanned in groupby(sorted(covering, key=lambda one: -one.end), key=lambda one: one.end):
        same = list(spanned)
        nests = all(may_hold(outer.gi, inner.gi, plain=False) for outer, inner in pairwise(same))
        in_order += same if nests else sorted(same, key=Annotation.sort_key)
    if all(left is right for left, right in zip(covering, in_order, strict=True)):
        return given
    return [*in_order, *(one for one in given if one.end == one.start)]


@lru_cache  # the same few come again and again
def _is_name_of_attribute(name: str) -> bool:
    return is_nc_name(_PREFIXED.sub("", name, count=1))


#: The name of the layer that the tree of a document is built from.
STRUCTURE: Final = "structure"


@dataclass(frozen=True, slots=True)
class Layer:
    """Annotations of one kind by one responsible party, sorted; they may overlap freely.

    *resp* is the identifier of who is responsible, without ``#``. *remarks*
    tell the user what the numbers do not: a language without rules, a count.
    *voices* says what decided, each in a word or two, and how often; *reasons*
    tells of single annotations why they are what they are, for those who ask.
    """

    name: str
    resp: str
    annotations: tuple[Annotation, ...] = ()
    remarks: tuple[str, ...] = ()
    voices: tuple[tuple[str, int], ...] = ()
    reasons: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        name: str,
        resp: str,
        annotations: Iterable[Annotation],
        remarks: Iterable[str] = (),
        voices: Iterable[tuple[str, int]] = (),
        reasons: Iterable[str] = (),
    ) -> "Layer":
        """Return a layer of *annotations*, sorted; of the structure, what is given outside of the same characters stays outside where TEI lets it.

        >>> quote, item = Annotation(Span(0, 3), "quote"), Annotation(Span(0, 3), "item")
        >>> [one.gi for one in Layer.of("structure", "", [item, quote]).annotations]
        ['item', 'quote']
        """
        found = sorted(annotations, key=Annotation.sort_key) if name != STRUCTURE else _nested(annotations)
        return cls(name, resp, tuple(found), tuple(remarks), tuple(voices), tuple(reasons))

    def check(self, text: Text) -> None:
        """Raise LayerError unless every annotation lies within *text*, and XML can write its attributes."""
        names: set[str] = set()
        values: set[str] = set()  # few are more than a word that comes again and again
        for annotation in self.annotations:
            for name, value in annotation.attributes:
                if name not in names and not _is_name_of_attribute(name):
                    raise LayerError(f'layer {self.name}: "{name}" of {annotation.gi} is no name of an attribute')
                names.add(name)
                if value in values:
                    continue
                values.add(value)
                if FORBIDDEN.search(value):
                    raise LayerError(f"layer {self.name}: the attribute {name} of {annotation.gi} holds a character that XML forbids")
            if annotation.end > len(text):
                raise LayerError(
                    f"layer {self.name}: {annotation.gi} from {annotation.start} to {annotation.end} lies outside the text of {len(text)} characters"
                )
