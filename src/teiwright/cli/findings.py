"""Findings as commands write them: for readers, for programs, for services that show them at their lines."""

import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any, Final

import click

from ..model import Finding, Severity
from ..validation.outcomes import Outcome
from ..validation.reports import to_github, to_json, to_junit, to_sarif, to_text
from .main import exit_with
from .talk import Talk, paint

FORMATS: Final = ("text", "json", "sarif", "junit", "github")


def of_findings(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options --format and --fail-on."""
    form = click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="text",
        help="How findings are written: for readers, for programs, for code hosts and editors, for build servers, for GitHub's workflows.",
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


def print_some(outcome: Outcome, form: str, talk: Talk) -> None:
    """Print the findings of one file, if they are for readers, who see them as they come; information only if asked for."""
    if form == "text":
        for finding in outcome.findings:
            if finding.severity is not Severity.INFORMATION or talk.verbose:
                click.echo(paint(finding, sys.stdout, to_text(finding, outcome.line(finding))))


def print_all(outcomes: Sequence[Outcome], form: str, fail_on: str) -> None:
    """Print the findings of all files, if they are for programs."""
    findings = list(chain.from_iterable(outcome.findings for outcome in outcomes))
    if form == "json":
        click.echo(to_json(findings))
    elif form == "github" and findings:
        click.echo(to_github(findings))
    elif form == "sarif":
        click.echo(to_sarif(outcomes))
    elif form == "junit":
        click.echo(to_junit(outcomes, fail_on=Severity(fail_on)))


def exit_for(findings: Iterable[Finding], fail_on: str) -> None:
    """Exit with 1 where a finding is as grave as *fail_on*."""
    limit = Severity(fail_on).rank
    if any(finding.severity.rank <= limit for finding in findings):
        exit_with(1)
