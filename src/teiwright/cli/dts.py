"""``teiwright dts``: what ``serve`` answers, as static files."""

import signal
from pathlib import Path

import click

from .talk import Progress, Talk, talkative


@click.command("dts")
@click.argument("paths", nargs=-1, required=True, metavar="DIR|FILE...")
@click.option("-o", "--output", metavar="OUT", required=True, help="The folder to make, which is not there yet.")
@click.option("--base", metavar="URL", default="", help="The address at which OUT will be; default: addresses are relative.")
@talkative
def command(paths: tuple[str, ...], output: str, base: str, talk: Talk) -> None:
    """Write what teiwright serve answers as files that any web server hands out.

    They are Distributed Text Services 1.0 of level 0, which has no ranges: the
    entry point dts.jsonld, collections, the units of each document, each
    passage in TEI; and for people index.html with each edition as a page. The
    URI templates in the entry point say which file answers which request.

    The same documents give the same bytes. OUT is written whole or not at all.

    \b
    Examples:
      teiwright dts . -o build-dts
      teiwright dts letters -o public --base https://texts.example.org/letters/
    """
    from ..model import SettingsError
    from ..serving.catalogue import Catalogue
    from ..serving.static import write_static

    if base and not base.startswith(("http://", "https://")):
        raise SettingsError(f'--base must be an address that begins with http:// or https://, not "{base}"')
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends it finds nothing half made
    catalogue = Catalogue([Path(path) for path in paths], _complain, talk.detail)
    progress = Progress(talk)
    try:
        count = write_static(catalogue, Path(output), base, _complain, progress.show)
    finally:
        progress.clear()
    documents = len(catalogue.resources)
    talk.say(f"{output}: {documents} {'document' if documents == 1 else 'documents'}, {count:,} files")


def _complain(message: str) -> None:
    click.echo(message, err=True)
