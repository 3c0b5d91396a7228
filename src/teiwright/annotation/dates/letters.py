"""Letters that say at their end on which day they were written: what they call yesterday is the day before that.

TEI: DSCO (closer, dateline)
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...model import Annotation, Layer, Span
from .expressions import Expression


class Letter(NamedTuple):
    """From where to where a letter goes, and its day."""

    span: Span
    dated: Expression


def may_be_dated_at_end(expressions: Sequence[Expression], content: str) -> bool:
    """Return whether a whole date ends a line, and one without a year stands before it."""
    unsaid = False
    for one in expressions:
        if not _is_whole(one):
            unsaid = unsaid or not one.said.year
        elif unsaid and _ends_line(one, content):
            return True
    return False


def letters_dated_at_end(expressions: Sequence[Expression], structure: Layer) -> Iterator[Letter]:
    """Yield the letters whose closer has a whole date; each begins with its division, or where another letter of it ends."""
    starts = [one.start for one in expressions]
    around: list[Annotation] = []  # the divisions in which a place stands
    begun = 0
    for one in structure.annotations:
        while around and around[-1].end <= one.start:
            around.pop()
        if one.gi == "div":
            around.append(one)
        if one.gi == "closer":
            dates = expressions[bisect_left(starts, one.start) : bisect_left(starts, one.end)]
            if dated := next(filter(_is_whole, dates), None):
                yield Letter(Span(max(begun, around[-1].start if around else 0), one.end), dated)
            begun = one.end


def _is_whole(one: Expression) -> bool:
    said = one.said
    return bool(said.year > 0 and said.month and said.day) and not said.short and one.until is None and one.shift is None


def _ends_line(one: Expression, content: str) -> bool:
    end = content.find("\n", one.end)
    return not content[one.end : end if end >= 0 else len(content)].strip(" .,;)]")
