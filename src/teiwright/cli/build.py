"""``teiwright build``: all of a project."""

import os
from pathlib import Path

import click

from ..model import Finding, SettingsError, Severity
from ..project.build import Built, Status, build_project
from .main import exit_with
from .talk import Progress, Talk, summary, talkative


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
@talkative
def command(folder: str, overwrite: bool, workers: int, talk: Talk) -> None:
    """Build every seed of the project DIR: seeds/*.txt -> tei/*.xml -> validation -> build/*.

    A project is a folder that holds a folder seeds/; the settings of
    seeds/letter.txt stand in seeds/letter.toml.

    What is up to date is skipped: source, settings, authority file, schema and
    the version of teiwright count. A file in tei/ that was edited by hand is
    never overwritten unless --overwrite insists. Of TEI that is not valid
    nothing is made, and what was made before is taken away. What teiwright.toml
    beside seeds/ silences is not told; teiwright validate --help tells more.
    An edition whose source or settings cannot be read keeps no other from being
    built.

    A build that is ended goes on, when it is called again, where it was.

    \b
    Examples:
      teiwright build
      teiwright build --workers 4 --quiet
      teiwright build editions --overwrite
    """
    progress = Progress(talk)
    results: list[Built] = []
    problems: dict[str, int] = {}  # each is told once, as one authority file may keep many editions from being built
    for result in build_project(Path(folder), overwrite=overwrite, workers=workers or os.cpu_count() or 1, progress=progress.show):
        progress.clear()
        talk.findings(result.findings)
        results.append(result)
        if result.problem is not None and str(result.problem) not in problems:
            problems[str(result.problem)] = 2 if isinstance(result.problem, SettingsError) else 3
            click.echo(f"teiwright: {' '.join(str(result.problem).split())}", err=True)
        if not talk.quiet:
            click.echo(_line(result))
    findings = [finding for result in results for finding in result.findings]
    if not talk.quiet:
        _summarise(results, findings)
    if problems:
        exit_with(next(iter(problems.values())))
    if any(result.status is Status.REFUSED for result in results):
        exit_with(7)
    if any(finding.severity is Severity.ERROR for finding in findings):
        exit_with(1)


def _summarise(results: list[Built], findings: list[Finding]) -> None:
    counts = {status: sum(result.status is status for result in results) for status in Status}
    told = ", ".join(f"{count} {status}" for status, count in counts.items() if count)
    click.echo(f"{len(results)} {'edition' if len(results) == 1 else 'editions'}: {told}; {summary(findings)}")
    pages = [path for result in results for path in result.written + result.kept if path.suffix == ".html"]
    if pages:
        click.echo(f"read {'it' if len(pages) == 1 else 'them'}: {', '.join(str(page) for page in pages[:3])}{' ...' if len(pages) > 3 else ''}")


def _line(result: Built) -> str:
    parts = [f"{result.stem}: {result.status}"]
    if result.written:
        parts.append(f"wrote {', '.join(str(path) for path in result.written)}")
    if result.removed:
        parts.append(f"took away {', '.join(str(path) for path in result.removed)}, made when it was valid")
    return "; ".join(parts)
