"""The structure of a text, as one string."""

import pytest

from teiwright.model import Text
from teiwright.pipeline import Settings
from teiwright.structure import structure

HOLDERS = {
    "front", "back", "div", "titlePage", "lg", "sp", "quote", "list", "table", "row", "figure", "closer", "opener", "floatingText", "body",
    "castList",
}  # fmt: skip

IN_RUNNING_TEXT = {"lb", "hi", "g", "foreign", "metamark"}  # inline/ has tests of its own


def told(content: str, language: str = "en") -> list[str]:
    layer = structure(Text.of(content), {}, Settings.of({"language": language}))
    lines, ends = [], []
    for one in layer.annotations:
        while ends and (ends[-1] <= one.start):
            ends.pop()
        if one.gi in IN_RUNNING_TEXT:
            continue
        said = "".join(f" {value}" for name, value in one.attributes)
        holds = one.gi in HOLDERS or (one.gi == "note" and "\n\n" in content[one.start : one.end])
        words = "" if holds else f": {' '.join(content[one.start : one.end].split())}"
        lines.append(f"{' ' * len(ends)}{one.gi}{said}{words}")
        if holds:
            ends.append(one.end)
    return lines


@pytest.fixture
def blocks():
    """Return what tells each element of the structure of a text with its words, what it holds indented below it."""
    return told
