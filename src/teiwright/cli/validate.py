"""``teiwright validate``: findings."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from ..files import STANDARD, is_folder, read_bytes
from ..model import Finding, Origin, Place, SchemaError, SourceError
from ..validation import SchemaCache, check_bytes
from .findings import exit_for, of_findings, print_all, print_some
from .talk import Talk, summary, talkative

_SUFFIXES: Final = frozenset({".xml", ".tei"})


@click.command("validate")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--schema",
    "schemas",
    multiple=True,
    metavar="NAME|FILE",
    help="Schema to use instead of the document's own: teiwright, tei_all, or a .rng, .xsd or .sch file; may be repeated.",
)
@of_findings
@talkative
def command(paths: tuple[str, ...], schemas: tuple[str, ...], form: str, fail_on: str, talk: Talk) -> None:
    """Say what is wrong with TEI files ("-": standard input; a folder: all .xml and .tei files in it).

    Without --schema a document's own xml-model counts, then for documents
    made by teiwright its own schema, then tei_all from the cache, where
    teiwright schema fetch puts it. Of Schematron rules, house.sch#NAME runs the
    phase NAME, and house.rng#schematron those inside a RELAX NG schema.
    teiwright explain RULE tells why a rule is one.

    \b
    Examples:
      teiwright validate tei/*.xml
      teiwright validate edition.xml --schema teiwright --schema house.rng
      teiwright validate edition.xml --schema teiwright --schema house.sch
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
        print_some(found, form, talk)
    print_all(findings, form)
    if unusable:  # told after what could be said of the other files
        last = unusable.popitem()[1]
        for message in unusable:
            click.echo(f"teiwright: {message}", err=True)
        raise last
    talk.say(f"{count} {'file' if count == 1 else 'files'}: {summary(findings)}")
    exit_for(findings, fail_on)


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
