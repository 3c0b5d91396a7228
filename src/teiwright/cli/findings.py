"""Findings as commands write them: for readers, for programs, for GitHub's workflows."""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

from ..model import Finding, Severity
from .main import exit_with
from .talk import Talk, paint


def of_findings(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options --format and --fail-on."""
    form = click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "github"]),
        default="text",
        help="How findings are written: for readers, for programs, for GitHub's workflows.",
        show_default=True,
    )
    fail_on = click.option(
        "--fail-on",
        type=click.Choice(["error", "warning"]),
        default="error",
        help="The least severity that makes the exit code 1.",
        show_default=True,
    )
    return form(fail_on(command))


def print_some(findings: Iterable[Finding], form: str, talk: Talk) -> None:
    """Print the findings of one file, if they are for readers, who see them as they come; information only if asked for."""
    if form == "text":
        for finding in findings:
            if finding.severity is not Severity.INFORMATION or talk.verbose:
                click.echo(paint(finding, sys.stdout))


def print_all(findings: Sequence[Finding], form: str) -> None:
    """Print the findings of all files, if they are for programs."""
    if form == "json":
        click.echo(json.dumps([_plain(finding) for finding in findings], ensure_ascii=False, indent=1))
    elif form == "github":
        for finding in findings:
            click.echo(_for_github(finding))


def exit_for(findings: Iterable[Finding], fail_on: str) -> None:
    """Exit with 1 where a finding is as grave as *fail_on*."""
    limit = Severity(fail_on).rank
    if any(finding.severity.rank <= limit for finding in findings):
        exit_with(1)


def _plain(finding: Finding) -> dict[str, object]:
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


def _for_github(finding: Finding) -> str:
    """Return a finding as GitHub's workflow command, which shows it at the line."""
    kind = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "notice"}[finding.severity]
    place = finding.place
    where = [f"file={_escaped(place.file)}"]
    where += [f"line={place.line}"] if place.line is not None else []
    where += [f"col={place.column}"] if place.column is not None else []
    text = "\n".join(part for part in (finding.message, finding.xpath, finding.hint) if part)
    return f"::{kind} {','.join(where)},title={_escaped(finding.rule)}::{_escaped(text, in_property=False)}"


def _escaped(text: str, *, in_property: bool = True) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_property else text
