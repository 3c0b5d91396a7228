"""Findings as GitHub's workflow commands, which show each at its line.

Format: GitHub Actions, workflow commands (error, warning, notice)
"""

from collections.abc import Iterable
from typing import Final

from ...model import Finding, Severity

_KINDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "notice"}


def to_github(findings: Iterable[Finding]) -> str:
    """Return *findings* as workflow commands, one a line.

    >>> from ...model import Place
    >>> to_github([Finding.of("tw:duplicate-id", "twice", Place("a.xml", 8, 5), hint="rename one")])
    '::error file=a.xml,line=8,col=5,title=tw%3Aduplicate-id::twice%0Arename one'
    """
    return "\n".join(map(_command, findings))


def _command(finding: Finding) -> str:
    place = finding.place
    where = [f"file={_escaped(place.file)}"]
    where += [f"line={place.line}"] if place.line is not None else []
    where += [f"col={place.column}"] if place.column is not None else []
    text = "\n".join(part for part in (finding.message, finding.xpath, finding.hint) if part)
    return f"::{_KINDS[finding.severity]} {','.join(where)},title={_escaped(finding.rule)}::{_escaped(text, in_property=False)}"


def _escaped(text: str, *, in_property: bool = True) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_property else text
