"""``teiwright encode``: plain text -> TEI."""

from pathlib import Path

import click

from ..api import encoded
from ..encoding import serialize
from ..encoding.report import report as account
from ..files import STANDARD, read_bytes, write_whole
from ..project.folder import schema_href
from ..reading import read_plain
from .given import layers_of, refuse_to_lose, settings_file_of, settings_for, settings_options
from .talk import Talk, talkative


@click.command("encode")
@click.argument("source")
@click.option("-o", "--output", default="-", metavar="OUT", help="File to write; default: standard output.")
@settings_options(beside=True)
@click.option("--layers", metavar="LIST", help="Layers to make, as in names,dates,quotes (all of them by default); the structure is always made.")
@click.option("--encoding", default="", metavar="NAME", help="Encoding of SOURCE, such as latin-1; default: found out from its bytes.")
@click.option("--replace-forbidden", is_flag=True, help="Write U+FFFD in place of characters that XML forbids, instead of stopping.")
@click.option("--report", is_flag=True, help="Account for every character, and say what was found and how sure it is.")
@talkative
def command(
    source: str,
    output: str,
    settings_file: str | None,
    assigned: tuple[str, ...],
    layers: str | None,
    encoding: str,
    replace_forbidden: bool,
    report: bool,
    talk: Talk,
) -> None:
    """Make a TEI edition of the plain text SOURCE ("-": standard input).

    Title, licence, language and all that is the editor's to decide stand in a
    settings file, which teiwright new begins; without one the edition says
    what it lacks.

    \b
    Examples:
      teiwright encode letter.txt -o letter.xml
      teiwright encode october.txt -o october.xml --set dates.anchor=1917-10 --report
      cat page.txt | teiwright encode - --layers names > page.xml
    """
    name = "" if source == STANDARD else Path(source).name
    text = read_plain(read_bytes(source), name, encoding=encoding, replace_forbidden=replace_forbidden)
    refuse_to_lose(output, source, settings_file_of(source, settings_file))
    settings = settings_for(source, settings_file, assigned)
    edition = encoded(text, layers_of(layers), settings, schema_href=schema_href(output))
    write_whole(output, serialize(edition.document))
    talk.findings(edition.findings)
    if report:
        click.echo(account(edition.draft), err=True)
