"""``teiwright validate``: findings."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from ..files import STANDARD, is_folder, read_bytes
from ..model import Finding, Origin, Place, SchemaError, Severity, SourceError
from ..validation import SchemaCache, check_bytes
from .main import exit_with
from .talk import Talk, paint, summary, talkative

_SUFFIXES: Final = frozenset({".xml", ".tei"})


@click.command("validate")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--schema",
    "schemas",
    multiple=True,
    metavar="NAME|FILE",
    help="Schema to use instead of the document's own: teiwright, tei_all, or a .rng or .xsd file; may be repeated.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How findings are written: for readers, for programs, for GitHub's workflows.",
    show_default=True,
)
@click.option(
    "--fail-on", type=click.Choice(["error", "warning"]), default="error", help="The least severity that makes the exit code 1.", show_default=True
)
@talkative
def command(paths: tuple[str, ...], schemas: tuple[str, ...], form: str, fail_on: str, talk: Talk) -> None:
    """Say what is wrong with TEI files ("-": standard input; a folder: all .xml and .tei files in it).

    Without --schema a document's own xml-model counts, then for documents
    made by teiwright its own schema, then tei_all from the cache, where
    teiwright schema fetch puts it. teiwright explain RULE tells why a rule is one.

    \b
    Examples:
      teiwright validate tei/*.xml
      teiwright validate edition.xml --schema teiwright --schema house.rng
      teiwright validate tei --format github --fail-on warning
    """
    cache = SchemaCache()
    findings: list[Finding] = []
    count = 0
    unusable: dict[str, SchemaError] = {}
    for path in _files(paths):
        count += 1
        try:
            found = _check(path, list(schemas), cache)
        except SchemaError as problem:
            if schemas:  # no file could be held against those
                raise
            unusable.setdefault(str(problem), problem)
            continue
        findings.extend(found)
        if form == "text":
            for finding in found:
                if finding.severity is not Severity.INFORMATION or talk.verbose:
                    click.echo(paint(finding, sys.stdout))
    if form == "json":
        click.echo(json.dumps([_plain(finding) for finding in findings], ensure_ascii=False, indent=1))
    elif form == "github":
        for finding in findings:
            click.echo(_for_github(finding))
    if unusable:  # told after what could be said of the other files
        last = unusable.popitem()[1]
        for message in unusable:
            click.echo(f"teiwright: {message}", err=True)
        raise last
    talk.say(f"{count} {'file' if count == 1 else 'files'}: {summary(findings)}")
    limit = Severity(fail_on).rank
    if any(finding.severity.rank <= limit for finding in findings):
        exit_with(1)


def _files(paths: tuple[str, ...]) -> Iterator[str]:
    for path in paths:
        if path == STANDARD or not is_folder(path):
            yield path
        else:
            yield from _files_below(path)


def _files_below(folder: str) -> list[str]:
    """Return the documents in *folder* and its folders, by name; a folder that may not be read as it is, which `_check` tells."""
    found: list[str] = []
    for parent, _, names in os.walk(folder, onerror=lambda problem: found.append(str(problem.filename))):
        found.extend(str(Path(parent, name)) for name in names if Path(name).suffix in _SUFFIXES)
    return sorted(found, key=lambda one: Path(one).parts)


def _check(path: str, schemas: list[str], cache: SchemaCache) -> list[Finding]:
    if path != STANDARD and is_folder(path):  # of others the files are checked
        return [Finding.of("xml:unreadable", "the folder may not be read: permission denied", Place(path))]
    try:
        data = read_bytes(path)
    except SourceError as problem:
        return [Finding.of("xml:unreadable", problem.message, problem.place or Place(path))]
    name = "-" if path == STANDARD else path
    return check_bytes(data, Origin(name, len(data), folder=str(Path(path).parent)), schemas, cache=cache)


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
