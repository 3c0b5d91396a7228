"""Parts: what a stretch of text is, and the parts that it has in turn."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..model import Annotation, Span


class Part(NamedTuple):
    """An element of the structure: its name, its characters, its attributes, and what it holds."""

    gi: str
    start: int
    end: int
    attributes: tuple[tuple[str, str], ...] = ()
    parts: "tuple[Part, ...]" = ()

    def annotations(self) -> Iterator[Annotation]:
        """Yield the part and all that it holds, outermost first."""
        waiting = [self]
        while waiting:
            part = waiting.pop()
            yield Annotation(Span(part.start, part.end), part.gi, part.attributes)
            waiting.extend(reversed(part.parts))


def paragraph_of(part: Part) -> Part:
    """Return the words of *part* as a paragraph, of which nothing else is said.

    >>> paragraph_of(Part("signed", 0, 9, (("cert", "low"),)))
    Part(gi='p', start=0, end=9, attributes=(), parts=())
    """
    return part._replace(gi="p", attributes=())


def around(gi: str, parts: Iterable[Part], attributes: tuple[tuple[str, str], ...] = ()) -> Part:
    """Return the element *gi* around *parts*, of which there is at least one.

    >>> around("lg", [Part("l", 0, 3), Part("l", 4, 9)])[:3]
    ('lg', 0, 9)
    """
    held = tuple(parts)
    return Part(gi, held[0].start, held[-1].end, attributes, held)
