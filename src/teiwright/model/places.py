"""Where something stands: file, line, column, offset."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file; what is not known is None, never 0.

    Lines and columns count from 1, columns in code points; *offset* is the
    code point in the decoded text, from 0.

    >>> str(Place("hymn.xml", 88, 5)), str(Place("hymn.xml", 88)), str(Place("", 88))
    ('hymn.xml:88:5', 'hymn.xml:88', '-:88')
    """

    file: str
    line: int | None = None
    column: int | None = None
    offset: int | None = None

    def __str__(self) -> str:
        parts = [self.file or "-"]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        return ":".join(parts)
