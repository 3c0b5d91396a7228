"""Blocks -> lines: what stands in a list, a quotation or a footnote has the sign of each before it.

CommonMark: container blocks
"""

from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class _Container:
    """What stands before the lines of a container: *first* before its first line, *rest* before the others."""

    first: str
    rest: str
    follows_item: bool = False  # an item that holds one block only, so that no empty line is due
    blocks: int = 0


class Lines:
    """The lines of a text, with an empty one between two blocks."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._containers: list[_Container] = []

    def open(self, first: str, rest: str, *, follows_item: bool = False) -> None:
        """Begin a container."""
        self._containers.append(_Container(first, rest, follows_item))

    def close(self) -> int:
        """End the container that was begun last; return how many blocks it held."""
        return self._containers.pop().blocks

    def block(self, content: str) -> None:
        """Add a block; *content* may have several lines."""
        innermost = self._containers[-1] if self._containers else None
        is_due = innermost is None or innermost.blocks or not innermost.follows_item
        if self._lines and is_due:
            self._lines.append("".join(one.rest for one in self._containers if one.blocks).rstrip())
        for number, line in enumerate(content.split("\n")):
            before = "".join(one.rest if one.blocks or number else one.first for one in self._containers)
            self._lines.append(f"{before}{line}" if line else before.rstrip())
        for one in self._containers:
            one.blocks += 1

    def text(self) -> str:
        """Return all lines, ending in one newline."""
        return "\n".join(self._lines) + "\n"
