"""``teiwright package``: what an archive accepts."""

import os
import signal
from pathlib import Path

import click

from ..archive.checking import check_bag
from ..archive.packaging import make_package, source_date
from ..model import RefusedError
from .main import exit_with
from .talk import Progress, Talk, talkative


@click.command("package")
@click.argument("folder", required=False, metavar="[DIR]")
@click.option("-o", "--output", metavar="OUT", help="The package to make: a folder, or with --zip a file, that is not there yet.")
@click.option("--zip", "zipped", is_flag=True, help="Make one zip file, the same bytes for the same files.")
@click.option("--check", "bag", metavar="BAG", help="Make nothing; say what has changed in the package BAG, a folder or a zip file.")
@talkative
def command(folder: str | None, output: str | None, zipped: bool, bag: str | None, talk: Talk) -> None:
    """Make a package of the project, or of the TEI files, in DIR.

    The package is a BagIt 1.0 bag; its payload is an RO-Crate 1.2 with the TEI,
    schemas, authority file, sources, text, HTML and JSON made of the TEI,
    provenance.json, and metadata: datacite.json, datacite.xml, CITATION.cff,
    oai_dc.xml, .zenodo.json.

    All metadata come from the teiHeader. What went where is printed. A file of
    which the header lacks something mandatory is not written, and the lines to
    add are shown; what has no licence is not packaged at all (exit code 7).
    Several documents are one collection by what their seriesStmt says.

    The bag has a date only where SOURCE_DATE_EPOCH gives one. --check compares
    all files with the manifests; it is no proof against somebody who writes
    the manifests anew.

    \b
    Examples:
      teiwright package edition -o edition-bag
      teiwright package edition -o edition.zip --zip
      teiwright package --check kept
    """
    if bag is not None:
        if folder is not None or output is not None or zipped:
            raise click.UsageError("--check BAG stands alone: it makes no package.")
        _check(bag, talk)
    else:
        if folder is None or output is None:
            raise click.UsageError("say what to package and where to: DIR -o OUT, or --check BAG.")
        _make(folder, output, talk, zipped=zipped)


def _check(bag: str, talk: Talk) -> None:
    faults = check_bag(Path(bag))
    for fault in faults:
        click.echo(str(fault))
    told = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    talk.say(f"{bag}: {told if faults else 'as it was made'}")
    if faults:
        exit_with(1)


def _make(folder: str, output: str, talk: Talk, *, zipped: bool) -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends it finds nothing half made
    progress = Progress(talk)
    try:
        made = make_package(Path(folder), Path(output), zipped=zipped, moment=source_date(dict(os.environ)), progress=progress.show)
    except RefusedError as problem:
        progress.clear()
        first, *lines = str(problem).split("\n")
        if not lines:
            raise
        click.echo("\n".join([f"teiwright: {first}", *lines]), err=True)
        exit_with(7)
    progress.clear()
    click.echo(str(made.crosswalk))
    for one in made.left_out:
        talk.say(f"left out: {one}")
    talk.say(f"{output}: {made.files} files, {made.octets:,} bytes")
