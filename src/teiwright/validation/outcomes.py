"""What the checks of one file came to: findings, what was silenced, and the lines that findings are about."""

import codecs
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from ..model import Finding
from ..pipeline.house import Silence

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_DECLARED: Final = re.compile(rb"""<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that somebody has silenced, and *by* which decision."""

    finding: Finding
    by: Silence

    @property
    def reason(self) -> str:
        """Why it was silenced."""
        return self.by.reason


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings of one file; *lines* holds, by number from 1, those of its lines that findings are about."""

    file: str
    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...] = ()
    lines: Mapping[int, str] = field(default_factory=dict, repr=False)

    def line(self, finding: Finding) -> str | None:
        """Return the line that *finding* is about, or None where it is about none of this file."""
        return self.lines.get(finding.place.line or 0) if finding.place.file == self.file else None


def by_file(findings: Iterable[Finding], sources: Mapping[str, bytes]) -> list[Outcome]:
    """Return *findings* file by file, by name; *sources* are the files that were looked at."""
    parts: dict[str, list[Finding]] = {name: [] for name in sources}
    for finding in findings:
        parts.setdefault(finding.place.file, []).append(finding)
    return [Outcome(name, tuple(part), lines=lines_of(sources.get(name, b""), part)) for name, part in sorted(parts.items())]


def lines_of(data: bytes, findings: Iterable[Finding]) -> dict[int, str]:
    r"""Return those lines of *data* that *findings* are about; a byte that is no character shows as a replacement.

    >>> from ..model import Place
    >>> lines_of(b"<a>\r\n<b/>\n</a>", [Finding.of("tw:empty", "<b> is empty", Place("a.xml", 2, 1))])
    {2: '<b/>'}
    """
    numbers = {finding.place.line for finding in findings} - {None}
    if not numbers:
        return {}
    lines = _LINE_END.split(_decoded(data))
    return {number: lines[number - 1] for number in sorted(one for one in numbers if one is not None) if number <= len(lines)}


def _decoded(data: bytes) -> str:
    mark, encoding = next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), (b"", ""))
    declared = _DECLARED.match(data)
    encoding = encoding or (declared[1].decode("ascii") if declared else "utf-8")
    try:
        return data[len(mark) :].decode(encoding, "replace")
    except LookupError:  # an encoding that nobody knows
        return data.decode("utf-8", "replace")
