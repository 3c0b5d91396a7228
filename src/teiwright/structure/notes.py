"""Notes that begin with their mark, and the marks in running text.

TEI: CONO (note), COXR (ref)
"""

import re
from collections.abc import Collection, Iterator
from typing import Final

from .blocks import Block
from .parts import Part

_NUMBERED: Final = re.compile(r"(?:\[(?P<n>\d{1,4}|[A-Z]|[*\u2020\u2021]{1,3})\]|\{(?P<m>\d{1,4})\}|(?P<s>\*{1,3}|\u2020|\u2021)(?=[ A-Z\"\u201c_]))")
_REFERENCE: Final = re.compile(
    r"(?<=\S)\[(?:\d{1,4}|[A-Z]|[*\u2020\u2021]{1,3})\]|(?<= )\[(?:\d{1,4}|[A-Z])\]|(?<=\S)\{\d{1,4}\}"
    r"|(?<=[\w.,;:!?\"'])(?:\*{1,3}|[\u2020\u2021])(?=[\s.,;:]|$)"
)


def find_numbered_note(block: Block, marks: Collection[str]) -> Part | None:
    """Return the block as a note where it begins with a mark that the text has used before, or None.

    *marks* are those that stand in the running text before the block.
    """
    mark = _NUMBERED.match(block.content, block.start, block.end)
    if mark is None or mark[0] not in marks:
        return None
    n = mark["n"] or mark["m"] or mark["s"]
    return Part("note", block.start, block.end, (("place", "bottom"), ("n", n)))


def references_in(content: str) -> Iterator[tuple[str, int, int]]:
    """Yield the marks of notes in running text: what they say, and where they stand.

    >>> list(references_in("So he said.[3] It was* late."))
    [('3', 11, 14), ('*', 21, 22)]
    """
    for match in _REFERENCE.finditer(content):
        yield match[0].strip("[]{}"), match.start(), match.end()


def marks_in(block: Block) -> list[str]:
    """Return the marks of notes within the words of a block, but not at its beginning."""
    return [match[0] for match in _REFERENCE.finditer(block.content, block.start + 1, block.end)]
