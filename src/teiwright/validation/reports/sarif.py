"""Findings as SARIF, which code hosts and editors read.

Format: SARIF 2.1.0 (OASIS): run (3.14), reportingDescriptor (3.49), result (3.27), suppression (3.35)
"""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import quote

from ...guidelines.rules import reference, rule
from ...model import Finding, Severity
from ...version import VERSION
from ..outcomes import Outcome, Silenced

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}


def to_sarif(outcomes: Sequence[Outcome]) -> str:
    """Return all findings as one SARIF log with one run; what is silenced is in it as suppressed, with its reason.

    >>> from ...model import Place
    >>> log = json.loads(to_sarif([Outcome("a.xml", (Finding.of("tw:empty", "<p> is empty", Place("a.xml", 8, 5)),))]))
    >>> log["runs"][0]["results"][0]["ruleId"], log["runs"][0]["tool"]["driver"]["name"]
    ('tw:empty', 'teiwright')
    """
    given: list[tuple[Finding, Outcome, Silenced | None]] = [(one, outcome, None) for outcome in outcomes for one in outcome.findings]
    given += [(one.finding, outcome, one) for outcome in outcomes for one in outcome.silenced]
    numbers = {name: number for number, name in enumerate(sorted({finding.rule for finding, _, _ in given}))}
    seen: Counter[str] = Counter()
    driver = {"name": "teiwright", "version": VERSION, "rules": [_descriptor(name) for name in numbers]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": uri}} for uri in dict.fromkeys(_uri(outcome.file) for outcome in outcomes)],
        "results": [_result(finding, outcome, silenced, numbers, seen) for finding, outcome, silenced in given],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _descriptor(name: str) -> dict[str, Any]:
    row = rule(name)
    if row is None:  # a rule of a Schematron, whose messages say all that is known of it
        return {"id": name}
    words = f"{row.why}\n\nsee {reference(name)}\nhint {row.hint}"
    return {
        "id": name,
        "shortDescription": {"text": row.title},
        "fullDescription": {"text": row.why},
        "help": {"text": words},
        "defaultConfiguration": {"level": _LEVELS[Severity(row.severity)]},
    }


def _result(finding: Finding, outcome: Outcome, silenced: Silenced | None, numbers: dict[str, int], seen: Counter[str]) -> dict[str, Any]:
    text = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_location(finding, outcome)],
        "partialFingerprints": {"teiwright/v1": _fingerprint(finding, seen)},
    }
    if silenced is not None:
        result["suppressions"] = [{"kind": "inSource" if silenced.by.in_source else "external", "justification": silenced.reason}]
    return result


def _location(finding: Finding, outcome: Outcome) -> dict[str, Any]:
    place = finding.place
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.file)}}
    if place.line is not None:
        region: dict[str, Any] = {"startLine": place.line}
        if place.column is not None:
            region["startColumn"] = place.column
        line = outcome.line(finding)
        if line is not None:
            region["snippet"] = {"text": line[:1000]}
        physical["region"] = region
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.xpath:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.xpath, "kind": "element"}]
    return location


def _fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """Return what stays the same while lines come and go above: rule, file, element, message, and which of several alike."""
    key = repr((finding.rule, finding.place.file, finding.xpath, finding.message))
    seen[key] += 1
    return f"{hashlib.sha256(key.encode('utf-8')).hexdigest()[:16]}:{seen[key]}"


def _uri(file: str) -> str:
    """Return the file as SARIF names it.

    >>> _uri("tei/a b.xml"), _uri("-")
    ('tei/a%20b.xml', '-')
    """
    path = Path(file)
    if path.is_absolute():
        return path.as_uri()
    return quote(str(PurePosixPath(path.as_posix())), safe="/", errors="replace")
