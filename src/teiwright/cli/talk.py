"""What commands say besides their result: to standard error, in colour only on a terminal."""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import click

from ..model import Finding, Severity

_COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFORMATION: "cyan"}


@dataclass(frozen=True, slots=True)
class Talk:
    """How much is said: *quiet* only errors, *verbose* also what is only good to know."""

    quiet: bool = False
    verbose: bool = False

    def say(self, message: str) -> None:
        """Tell what was done."""
        if not self.quiet:
            click.echo(message, err=True)

    def detail(self, message: str) -> None:
        """Tell what only a curious user wants to know."""
        if self.verbose and not self.quiet:
            click.echo(message, err=True)

    def findings(self, findings: Iterable[Finding]) -> None:
        """Tell *findings*; when quiet errors alone, information in one line only."""
        for finding in findings:
            if self.quiet and finding.severity is not Severity.ERROR:
                continue
            whole = finding.severity is not Severity.INFORMATION or self.verbose
            click.echo(paint(finding, sys.stderr) if whole else str(finding).splitlines()[0], err=True)


def talkative(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options --quiet and --verbose, and pass what they say as *talk*."""

    @click.option("-q", "--quiet", is_flag=True, help="Tell errors alone.")
    @click.option("-v", "--verbose", is_flag=True, help="Tell also what is only good to know.")
    @click.option("--debug", is_flag=True, expose_value=False, help="Show where in teiwright an error arose, for a report.")
    def wrapped(*args: Any, quiet: bool, verbose: bool, **options: Any) -> Any:  # noqa: ANN401  # whatever the command takes and gives
        return command(*args, talk=Talk(quiet, verbose), **options)

    wrapped.__doc__ = command.__doc__
    wrapped.__click_params__ = [*getattr(command, "__click_params__", []), *getattr(wrapped, "__click_params__", [])]  # type: ignore[attr-defined]  # click keeps options there
    return wrapped


def coloured(stream: Any) -> bool:  # noqa: ANN401  # any stream
    """Return whether *stream* takes colours: a terminal, unless NO_COLOR says otherwise."""
    return bool(stream.isatty()) and not os.environ.get("NO_COLOR")


def paint(finding: Finding, stream: Any, text: str = "") -> str:  # noqa: ANN401  # any stream
    """Return *finding* as text, or *text* where that tells more, its severity in colour where *stream* takes colours."""
    text = text or str(finding)
    if not coloured(stream):
        return text
    return text.replace(f" {finding.severity} ", f" {click.style(str(finding.severity), fg=_COLOURS[finding.severity], bold=True)} ", 1)


def summary(findings: Iterable[Finding]) -> str:
    """Return how many findings of each severity there are, in words.

    >>> summary([])
    'nothing found'
    """
    return in_words(Counter(finding.severity for finding in findings))


def in_words(counts: Mapping[Severity, int]) -> str:
    """Return how many of each severity *counts* says there are.

    >>> in_words(Counter({Severity.ERROR: 1, Severity.WARNING: 2}))
    '1 error, 2 warnings'
    """
    words = {Severity.ERROR: ("error", "errors"), Severity.WARNING: ("warning", "warnings"), Severity.INFORMATION: ("remark", "remarks")}
    return ", ".join(f"{counts[one]} {words[one][counts[one] != 1]}" for one in Severity if counts.get(one)) or "nothing found"


class Progress:
    """One line on a terminal that says what is being done; nothing elsewhere."""

    def __init__(self, talk: Talk) -> None:
        self.shown = sys.stderr.isatty() and not talk.quiet
        self.width = 0

    def show(self, done: int, total: int, what: str) -> None:
        """Say that *what*, the *done*-th of *total*, is being done."""
        if self.shown:
            line = f"[{done}/{total}] {what}"[: shutil.get_terminal_size().columns - 1]  # what runs over into another line could not be taken away
            click.echo("\r" + (click.style(line, dim=True) if coloured(sys.stderr) else line).ljust(self.width), nl=False, err=True)
            self.width = len(line)

    def clear(self) -> None:
        """Take the line away."""
        if self.shown and self.width:
            click.echo("\r" + " " * self.width + "\r", nl=False, err=True)
