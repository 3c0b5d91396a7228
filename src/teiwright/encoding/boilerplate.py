"""What a library puts around a text: no layer but the structure says anything of it.

TEI: DSFRONT (front), DSBACK (back)
"""

from bisect import bisect_right
from collections.abc import Iterable

from ..model import Annotation, Layer, Span


def boilerplate_spans(structure: Layer | None) -> list[Span]:
    """Return where the words of a library stand, in order."""
    annotations = structure.annotations if structure else ()
    return [one.span for one in annotations if one.gi == "div" and one.get("type") == "boilerplate"]


def outside(annotations: Iterable[Annotation], spans: list[Span]) -> list[Annotation]:
    """Return those of *annotations* that do not begin in one of *spans*.

    >>> [one.gi for one in outside([Annotation(Span(0, 4), "date"), Annotation(Span(9, 12), "persName")], [Span(0, 8)])]
    ['persName']
    """
    starts = [span.start for span in spans]

    def is_outside(annotation: Annotation) -> bool:
        before = bisect_right(starts, annotation.start) - 1
        return before < 0 or spans[before].end <= annotation.start

    return [annotation for annotation in annotations if is_outside(annotation)]
