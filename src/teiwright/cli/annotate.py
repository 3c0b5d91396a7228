"""``teiwright annotate``: layers into an existing TEI file."""

import click

from ..api import annotated_document, read
from ..encoding import serialize
from ..files import STANDARD, read_bytes, write_whole
from ..reading import read_document
from .given import layers_of, refuse_to_lose, settings_for, settings_options
from .talk import Talk, talkative


@click.command("annotate")
@click.argument("edition")
@click.option("-o", "--output", default="-", metavar="OUT", help="File to write; default: standard output.")
@click.option("--layers", metavar="LIST", help="Layers to add, as in names,dates,quotes (all of them by default).")
@click.option("--notes/--no-notes", default=True, show_default=True, help="Whether notes are read too, or left alone.")
@settings_options(beside=False)
@talkative
def command(edition: str, output: str, layers: str | None, notes: bool, settings_file: str | None, assigned: tuple[str, ...], talk: Talk) -> None:
    """Add names, dates and quotations to the TEI file EDITION ("-": standard input).

    Not one character and no existing tag changes. What the document marks
    already is left as it is, and what its own schema refuses is left out.

    \b
    Examples:
      teiwright annotate novel.xml -o novel-annotated.xml
      teiwright annotate edition.xml --layers names --no-notes -o names-of-the-text.xml
      teiwright annotate diary.xml --layers dates --set dates.anchor=1819-05 > dated.xml
    """
    refuse_to_lose(output, settings_file)
    document = read_document(read_bytes(STANDARD), "") if edition == STANDARD else read(edition)
    settings = settings_for(STANDARD if not settings_file else edition, settings_file, assigned)
    result, findings = annotated_document(document.require_tei().require_unique_ids(), layers_of(layers), settings, notes=notes)
    write_whole(output, serialize(result))
    talk.findings(findings)
