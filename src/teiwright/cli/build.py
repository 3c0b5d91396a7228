"""``teiwright build``: all of a project."""

import os
from collections import Counter
from pathlib import Path
from typing import Final

import click
from click.core import ParameterSource

from ..model import RefusedError, SettingsError, Severity, SourceError
from ..project.build import Built, Status, build_project
from .main import exit_with
from .talk import Progress, Talk, in_words, talkative

_SHOWN: Final = 3  # pages


@click.command("build")
@click.argument("folder", default=".", metavar="[DIR]")
@click.option("--overwrite", is_flag=True, help="Build over files in tei/ that were edited by hand; their edits are lost.")
@click.option(
    "--workers",
    type=click.IntRange(0),
    default=1,
    metavar="N",
    help="Build with N processes; 0: with as many as there are processors.",
    show_default=True,
)
@click.option("--scheduler", metavar="URL", help="Build on the cluster of dask that has its scheduler there: tcp://HOST:PORT.")
@talkative
@click.pass_context
def command(context: click.Context, folder: str, overwrite: bool, workers: int, scheduler: str | None, talk: Talk) -> None:
    """Build every seed of the project DIR: seeds/*.txt -> tei/*.xml -> validation -> build/*.

    A project is a folder that holds a folder seeds/; the settings of
    seeds/letter.txt stand in seeds/letter.toml.

    What is up to date is skipped: source, settings, authority file, schema and
    the version of teiwright count. A file in tei/ that was edited by hand is
    never overwritten unless --overwrite insists. Of TEI that is not valid
    nothing is made, and what was made before is taken away. Text, HTML and JSON
    are made, unless derivatives = ["html", "epub"] in teiwright.toml beside
    seeds/ names other formats of teiwright export. What teiwright.toml
    beside seeds/ silences is not told; teiwright validate --help tells more.
    An edition whose source or settings cannot be read keeps no other from being
    built.

    A build that is ended goes on, when it is called again, where it was.

    A cluster needs teiwright[cluster] of one version on all its machines, and
    DIR at the same path, on a disk that they share. An edition that kills
    worker after worker is told, and the others go on. Whoever reaches a
    scheduler can run programs on its workers: keep it within your own network.

    \b
    Examples:
      teiwright build
      teiwright build --workers 4 --quiet
      teiwright build editions --overwrite
      teiwright build /archive/letters --scheduler tcp://node1:8786
    """
    if scheduler is not None and context.get_parameter_source("workers") is not ParameterSource.DEFAULT:
        raise click.UsageError("--workers and --scheduler do not go together: a cluster has its own workers")
    progress = Progress(talk)
    whole = _Whole()
    problems: dict[str, int] = {}  # each is told once, as one authority file may keep many editions from being built
    for result in build_project(
        Path(folder), overwrite=overwrite, workers=workers or os.cpu_count() or 1, scheduler=scheduler, progress=progress.show
    ):
        progress.clear()
        talk.findings(result.findings)
        whole.count(result)
        if result.problem is not None and str(result.problem) not in problems:
            problems[str(result.problem)] = _code_of(result.problem)
            click.echo(f"teiwright: {' '.join(str(result.problem).split())}", err=True)
        if not talk.quiet:
            click.echo(_line(result))
    if not talk.quiet:
        click.echo(whole)
    if problems:
        exit_with(next(iter(problems.values())))
    if whole.statuses[Status.REFUSED]:
        exit_with(7)
    if whole.severities[Severity.ERROR]:
        exit_with(1)


def _code_of(problem: RefusedError | SettingsError | SourceError) -> int:
    return 2 if isinstance(problem, SettingsError) else 7 if isinstance(problem, RefusedError) else 3


class _Whole:
    """What became of all editions, in numbers: the results of a large corpus are not kept."""

    def __init__(self) -> None:
        self.statuses: Counter[Status] = Counter()
        self.severities: Counter[Severity] = Counter()
        self.pages: list[Path] = []  # the first few

    def count(self, result: Built) -> None:
        self.statuses[result.status] += 1
        self.severities.update(finding.severity for finding in result.findings)
        if len(self.pages) <= _SHOWN:
            self.pages += [path for path in result.written + result.kept if path.suffix == ".html"]

    def __str__(self) -> str:
        editions = self.statuses.total()
        told = ", ".join(f"{self.statuses[status]} {status}" for status in Status if self.statuses[status])
        lines = [f"{editions} {'edition' if editions == 1 else 'editions'}: {told}; {in_words(self.severities)}"]
        if self.pages:
            shown = ", ".join(map(str, self.pages[:_SHOWN])) + (" ..." if len(self.pages) > _SHOWN else "")
            lines.append(f"read {'it' if len(self.pages) == 1 else 'them'}: {shown}")
        return "\n".join(lines)


def _line(result: Built) -> str:
    parts = [f"{result.stem}: {result.status}"]
    if result.written:
        parts.append(f"wrote {', '.join(str(path) for path in result.written)}")
    if result.removed:
        parts.append(f"took away {', '.join(str(path) for path in result.removed)}, made when it was valid")
    return "; ".join(parts)
