"""Findings as one HTML page for people: counts by rule, the worst files first, every finding with its line.

The page needs nothing else and runs nothing: no script, no network, no second
file. Words of documents are only ever shown as text.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Template

from ...frame import make_environment, values_of_frame
from ...guidelines.rules import reference, rule
from ...model import Finding, Severity
from ..outcomes import Outcome
from .excerpts import Excerpt, excerpt_of

#: Of findings by one rule in one file, so many are shown; the others are counted.
_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class _ByRule:
    """What was found by one rule."""

    id: str
    anchor: str
    severity: Severity
    count: int
    files: int
    title: str
    why: str
    see: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Shown:
    """One finding with its line; *more* like it, which are not shown, follow. The hint is given where it is not that of its rule."""

    finding: Finding
    excerpt: Excerpt | None
    hint: str
    anchor: str
    more: int


@dataclass(frozen=True, slots=True)
class _File:
    """One file with its findings, and how many of each severity."""

    name: str
    anchor: str
    counts: dict[Severity, int]
    shown: list[_Shown]


def to_page(outcomes: Sequence[Outcome], title: str = "Validation report") -> str:
    """Return all findings as one self-contained HTML page, the same for the same findings.

    >>> "2 files: nothing found" in to_page([Outcome("a.xml", ()), Outcome("b.xml", ())])
    True
    """
    by_rule = _rules(outcomes)
    anchors = {one.id: one.anchor for one in by_rule}
    worst = sorted((one for one in outcomes if one.findings), key=_badness)
    counts = Counter(finding.severity for outcome in outcomes for finding in outcome.findings)
    return _template().render(
        values_of_frame(title, style=_own("style.css")),
        severities=list(Severity),
        counts=counts,
        total=len(outcomes),
        rules=by_rule,
        anchors=anchors,
        files=[_file(outcome, number, anchors) for number, outcome in enumerate(worst, 1)],
        sound=[outcome.file for outcome in outcomes if not outcome.findings],
        silenced=[(outcome.file, one) for outcome in outcomes for one in outcome.silenced],
    )


def _rules(outcomes: Sequence[Outcome]) -> list[_ByRule]:
    """Return what was found by each rule, the gravest and most frequent first."""
    counts: Counter[str] = Counter()
    held: Counter[str] = Counter()
    gravest: dict[str, Finding] = {}
    for outcome in outcomes:
        counts.update(finding.rule for finding in outcome.findings)
        held.update({finding.rule for finding in outcome.findings})
        for finding in outcome.findings:
            if finding.rule not in gravest or finding.severity.rank < gravest[finding.rule].severity.rank:
                gravest[finding.rule] = finding
    ordered = sorted(counts, key=lambda name: (gravest[name].severity.rank, -counts[name], name))
    return [_by_rule(gravest[name], f"rule-{number}", counts[name], held[name]) for number, name in enumerate(ordered, 1)]


def _by_rule(finding: Finding, anchor: str, count: int, held: int) -> _ByRule:
    row = rule(finding.rule)
    if row is None:  # a rule of a Schematron: its message is all that is known of it
        return _ByRule(finding.rule, anchor, finding.severity, count, held, finding.message, "", finding.see, finding.hint)
    return _ByRule(finding.rule, anchor, finding.severity, count, held, row.title, row.why, reference(finding.rule), row.hint)


def _badness(outcome: Outcome) -> tuple[int, int, int, str]:
    counts = Counter(finding.severity for finding in outcome.findings)
    return -counts[Severity.ERROR], -counts[Severity.WARNING], -counts[Severity.INFORMATION], outcome.file


def _file(outcome: Outcome, number: int, anchors: dict[str, str]) -> _File:
    counts = Counter(finding.severity for finding in outcome.findings)
    by_rule = Counter(finding.rule for finding in outcome.findings)
    seen: Counter[str] = Counter()
    shown = []
    for finding in outcome.findings:
        seen[finding.rule] += 1
        if seen[finding.rule] > _MOST:
            continue
        more = by_rule[finding.rule] - _MOST if seen[finding.rule] == _MOST else 0
        line = outcome.line(finding)
        row = rule(finding.rule)
        hint = "" if row and row.hint == finding.hint else finding.hint
        shown.append(_Shown(finding, None if line is None else excerpt_of(line, finding.place.column), hint, anchors[finding.rule], more))
    return _File(outcome.file, f"file-{number}", {severity: counts[severity] for severity in Severity}, shown)


def _counted(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"


@cache
def _template() -> Template:
    environment = make_environment({"page.html": _own("page.html")})
    environment.globals["counted"] = _counted
    return environment.get_template("page.html")


@cache
def _own(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
