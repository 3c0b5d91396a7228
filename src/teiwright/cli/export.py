"""``teiwright export``: TEI -> derivative."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import click

from ..api import export_pieces, read
from ..exporting import find_omissions, view_for
from ..exporting.site import build_site, write_site
from ..files import STANDARD, is_file, read_bytes, write_whole
from ..guidelines.views import Rendering
from ..model import Document, Finding, Severity
from ..pipeline.house import FILE, read_house
from ..reading import read_document
from .given import read_template, refuse_to_lose
from .talk import Talk, talkative

#: Formats that hold the text of one view alone; the others hold what it leaves out as well.
_TELL_OMISSIONS: Final = frozenset({"text", "markdown", "epub"})

#: Options that a site takes as a page does.
_OF_A_SITE: Final = frozenset({"--witness", "--rendering"})


@click.command("export")
@click.argument("editions", nargs=-1, required=True, metavar="EDITION...")
@click.option(
    "--to",
    "form",
    required=True,
    metavar="FORMAT",
    help="text, markdown, html, epub, json, map, csv, parquet-mentions, parquet-entities, conllu, iob2, jsonl, webannotation, docbin, lpf, cmif, "
    "or what a plugin adds.",
)
@click.option(
    "--view",
    type=click.Choice(["reading", "diplomatic", "source"]),
    default="reading",
    help="What counts as the text, as told above.",
    show_default=True,
)
@click.option("--witness", metavar="SIGLUM", help="Take the readings of this witness where the apparatus has some.")
@click.option("--notes", type=click.Choice(["none", "end", "inline"]), help="With --to text: where notes go; default: none.")
@click.option("--wrap", type=int, metavar="N", help="With --to text: break lines of more than N columns.")
@click.option("--lines", is_flag=True, default=None, help="With --to text or map: begin a line where the document does.")
@click.option("--offsets", type=click.Choice(["code-point", "utf-16"]), help="With --to json or map: what offsets count; default: code-point.")
@click.option("--split", type=click.Choice(["div"]), help="With --to json: JSON Lines, a line for each division.")
@click.option("--template", metavar="FILE", help="With --to html: a Jinja2 template in place of the page's own, or built on it.")
@click.option("--settings", "settings_file", metavar="FILE", help="What the project decides on rendering; default: teiwright.toml, if it is here.")
@click.option("--site", metavar="DIR", help="With --to html: a folder of pages for one or more editions, with indexes and a search of the whole.")
@click.option("-o", "--output", metavar="OUT", help="File to write; default: standard output.")
@talkative
def command(
    editions: tuple[str, ...],
    form: str,
    view: str,
    template: str | None,
    settings_file: str | None,
    site: str | None,
    output: str | None,
    talk: Talk,
    **asked: object,
) -> None:
    """Make a derivative of the TEI file EDITION ("-": standard input).

    The reading view corrects, expands and joins words; the diplomatic view
    keeps errors, deletions and lines; the source view gives back what was read.
    How elements are shown, teiwright explain --rendering tells; a project that
    wants some shown otherwise says so in teiwright.toml:

    \b
      [rendering]
      "list[type=gloss]" = "tight"
      measure = { reading = "drop" }

    \b
    Examples:
      teiwright export edition.xml --to text
      teiwright export edition.xml --to html -o edition.html
      teiwright export edition.xml --to html --template house.html -o edition.html
      teiwright export letters/*.xml --to html --site letters-site
      teiwright export edition.xml --to text --notes inline --wrap 72
      teiwright export edition.xml --to markdown -o edition.md
      teiwright export edition.xml --to epub -o edition.epub
      teiwright export edition.xml --to json --offsets utf-16 | jq .entities
      teiwright export edition.xml --to json --split div -o divisions.jsonl
      teiwright export edition.xml --to map -o edition.map.json
      teiwright export edition.xml --to csv -o edition.csv.zip
      teiwright export edition.xml --to parquet-mentions -o edition.mentions.parquet
      teiwright export edition.xml --to conllu -o edition.conllu

    \b
    A template gives the page other colours, or another shape. This is a whole one:
      {% extends "page.html" %}
      {% block theme %}:root { --paper: #fff; --accent: #004488; }{% endblock %}
    Blocks: theme (CSS), header, aids, main, about. Values of a template that
    stands alone: title, authors, text, notes, readings, contents, indexes,
    facts, citation, download, switches, witnesses, language, direction, view,
    style, script, policy, version. It runs in a sandbox and reads no file. With
    --site it makes each edition's page, and all pages have its theme; where it
    fills a block, {{ super() }} keeps the way back to the list of editions.
    """
    refuse_to_lose(output or STANDARD, *editions, template, settings_file)
    options = {name: value for name, value in asked.items() if value is not None}
    rendering = project_rendering(settings_file)
    if rendering:
        options["rendering"] = rendering
    if site is not None:
        _refuse_together(form, output, options)
        own = read_template(template) if template else None
        documents = [_read(edition, form, talk) for edition in editions]
        write_site(Path(site), build_site(documents, view=view, witness=str(asked["witness"] or ""), rendering=rendering, template=own))
        talk.say(f"{site}: written; begin with {Path(site) / 'index.html'}")
        return
    if len(editions) > 1:
        raise click.UsageError("one edition makes one file; of several --to html --site DIR makes a folder of pages")
    if template:
        options["template"] = read_template(template)
    document = _read(editions[0], form, talk)
    pieces = export_pieces(document, form, view, **options)
    to_terminal = (output or STANDARD) == STANDARD and sys.stdout is not None and sys.stdout.isatty()
    write_whole(output or STANDARD, _shown(pieces, form) if to_terminal else pieces)
    if form in _TELL_OMISSIONS:
        shown = view_for(document, view, witness=str(asked["witness"] or ""), rendering=rendering)
        apart = form != "text"
        talk.findings(find_omissions(document, shown, notes_shown=apart or asked["notes"] in {"end", "inline"}, readings_shown=apart))


def _shown(pieces: Iterable[bytes], form: str) -> Iterator[bytes]:
    """Yield *pieces* for a terminal; raises UsageError where they are no text."""
    for piece in pieces:
        try:
            is_text = "\0" not in piece.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            is_text = False
        if not is_text:
            raise click.UsageError(f"{form} is nothing that a terminal can show; name a file to write with -o")
        yield piece


def _read(edition: str, form: str, talk: Talk) -> Document:
    document = read_document(read_bytes(STANDARD), "") if edition == STANDARD else read(edition)
    document.require_tei()
    repeated = [] if form == "text" else list(document.repeated_ids())  # of which a text without links knows nothing
    if repeated:
        identifier, place = repeated[0]
        others = f", and {len(repeated) - 1} more do" if len(repeated) > 1 else ""
        said = f'xml:id "{identifier}" stands twice{others}; what points to it leads to the first'
        talk.findings([Finding(Severity.WARNING, "tw:duplicate-id", said, place, hint="teiwright validate tells all that do")])
    return document


def _refuse_together(form: str, output: str | None, options: dict[str, object]) -> None:
    """Raise UsageError for what makes no sense beside --site."""
    if form != "html":
        raise click.UsageError("--site is for --to html")
    given = [("-o", output), *((f"--{name}", value) for name, value in options.items())]
    other = next((name for name, value in given if value is not None and name not in _OF_A_SITE), None)
    if other is not None:
        raise click.UsageError(f"--site and {other} do not go together")


def project_rendering(settings_file: str | None) -> tuple[Rendering, ...]:
    """Return how the project wants its elements rendered, from *settings_file* or the file of the project that lies here."""
    return read_house(settings_file or FILE).rendering if settings_file or is_file(FILE) else ()
