"""The characters as read, and where each of them stands."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Final

from .errors import LayerError, SourceError
from .places import Place

_LINE_END: Final = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text or document came from.

    *name* is the file name without its folder, so that no output depends on a
    machine; *size* and *sha256* are those of the bytes read, or of the UTF-8
    form of a `str`. *encoding* and *confidence* (0 to 1; None where declared
    or certain) tell how bytes became characters, *remarks* what else was done.
    """

    name: str = ""
    size: int = 0
    sha256: str = ""
    encoding: str = ""
    confidence: float | None = None
    remarks: tuple[str, ...] = ()
    folder: str = field(default="", compare=False, repr=False)  # only for finding what lies beside the file; never written

    @property
    def path(self) -> str:
        """The path of the file, as it was given: for messages, which tell it from others of the same name."""
        return self.name if self.folder in {"", "."} or not self.name else str(PurePath(self.folder, PurePath(self.name).name))

    @classmethod
    def of_string(cls, content: str) -> "Origin":
        """Return the origin of a text that was handed over as a `str`.

        >>> Origin.of_string("abc").size
        3
        """
        import hashlib  # who only annotates a text counts no bytes of it, and waits for no OpenSSL

        data = content.encode("utf-8", "surrogatepass")
        return cls(size=len(data), sha256=hashlib.sha256(data).hexdigest())


@dataclass(frozen=True, slots=True)
class Text:
    r"""Characters as read; every offset can be told as file, line and column.

    Offsets are code points, from 0, half-open. Nothing edits a Text.

    >>> Text("one\ntwo").place(5)
    Place(file='', line=2, column=2, offset=5)
    """

    content: str
    origin: Origin = Origin()
    _starts: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, content: "str | Text", *, counts: bool = True) -> "Text":
        """Return *content* as a Text, whatever it came as; raises SourceError where it is neither.

        With *counts* the origin of a `str` tells its size and SHA-256, which a header wants.
        """
        if not isinstance(content, str | Text):
            raise SourceError(f"a text is a str or a Text, not a {type(content).__name__}")
        return content if isinstance(content, Text) else cls(content, Origin.of_string(content) if counts else Origin())

    def __len__(self) -> int:
        return len(self.content)

    def __str__(self) -> str:
        return self.content

    def line_starts(self) -> list[int]:
        """Return the offset at which each line begins; a line ends with LF, CR or both."""
        if not self._starts:
            self._starts[:] = [0, *(match.end() for match in _LINE_END.finditer(self.content))]
        return self._starts

    def place(self, offset: int) -> Place:
        """Return file, line and column of *offset*, which may be the end of the text.

        Raises LayerError where *offset* lies outside the text.
        """
        if not 0 <= offset <= len(self.content):
            raise LayerError(f"offset {offset} lies outside the text of {len(self.content)} characters")
        starts = self.line_starts()
        line = bisect_right(starts, offset)
        return Place(self.origin.name, line, offset - starts[line - 1] + 1, offset)

    def line_span(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets that lines *first* to *last* cover, counted from 1, both included; lines that are not there cover nothing."""
        starts = [*self.line_starts(), len(self.content)]
        return starts[min(first - 1, len(starts) - 1)], starts[min(last, len(starts) - 1)]
