"""Findings for readers, with the line that each is about, and as JSON."""

import json
from collections.abc import Iterable

from ...model import Finding
from .excerpts import excerpt_of, shown


def to_text(finding: Finding, line: str | None = None) -> str:
    """Return *finding* as readers see it; below its sentence the *line* that it is about, with what is meant marked.

    >>> from ...model import Place, Severity
    >>> print(to_text(Finding(Severity.ERROR, "tw:empty", "<p> is empty", Place("a.xml", 8, 5), "/TEI/p[1]"), "    <p/>"))
    a.xml:8:5: error tw:empty: <p> is empty
        line <p/>
             ^^
        at   /TEI/p[1]
    """
    first, *others = [shown(one) for one in str(finding).split("\n")]
    if line is not None:
        excerpt = excerpt_of(line, finding.place.column)
        others[:0] = [f"    line {excerpt.text}", *([f"         {excerpt.caret}"] if excerpt.caret else [])]
    return "\n".join([first, *others])


def to_json(findings: Iterable[Finding]) -> str:
    """Return *findings* as a JSON array with the same fields as the text; what is not known is left out."""
    return json.dumps([_fields(finding) for finding in findings], ensure_ascii=False, indent=1)


def _fields(finding: Finding) -> dict[str, object]:
    fields = {
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "severity": str(finding.severity),
        "rule": finding.rule,
        "message": finding.message,
        "xpath": finding.xpath,
        "see": finding.see,
        "hint": finding.hint,
    }
    return {key: value for key, value in fields.items() if value not in (None, "")}
