"""A text with its structure in one string: ``{p|One {stage|two}}``, attributes after the name, ``_`` for a blank in their values."""

import re

from teiwright import Annotation, Span

_MARK = re.compile(r"\{(\w+)([^|{}]*)\||\}|[^{}]+")


def read(marked: str) -> tuple[str, list[Annotation]]:
    """Return the text of *marked* and the annotations over it, outermost first."""
    parts: list[str] = []
    found: list[list] = []
    opened: list[list] = []
    length = 0
    for match in _MARK.finditer(marked):
        if match[1]:
            attributes = (pair.partition("=")[::2] for pair in match[2].split())
            found.append([length, length, match[1], tuple((name, value.replace("_", " ")) for name, value in attributes)])
            opened.append(found[-1])
        elif match[0] == "}":
            opened.pop()[1] = length
        else:
            parts.append(match[0])
            length += len(match[0])
    return "".join(parts), [Annotation(Span(start, end), gi, attributes) for start, end, gi, attributes in found]
