"""``teiwright export``: TEI -> derivative."""

import click

from ..api import export, read
from ..exporting import find_omissions, view_for
from ..files import STANDARD, is_file, read_bytes, write_whole
from ..guidelines.views import Rendering
from ..pipeline.silences import FILE, read_house
from ..reading import read_document
from .talk import Talk, talkative


@click.command("export")
@click.argument("edition")
@click.option(
    "--to",
    "form",
    required=True,
    metavar="FORMAT",
    help="text, html, json, map, csv, conllu, iob2, jsonl, webannotation, docbin, lpf, cmif, or what a plugin adds.",
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
@click.option("--settings", "settings_file", metavar="FILE", help="What the project decides on rendering; default: teiwright.toml, if it is here.")
@click.option("-o", "--output", default="-", metavar="OUT", help="File to write; default: standard output.")
@talkative
def command(edition: str, form: str, view: str, settings_file: str | None, output: str, talk: Talk, **asked: object) -> None:
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
      teiwright export edition.xml --to text --notes inline --wrap 72
      teiwright export edition.xml --to json --offsets utf-16 | jq .entities
      teiwright export edition.xml --to json --split div -o divisions.jsonl
      teiwright export edition.xml --to map -o edition.map.json
      teiwright export edition.xml --to csv -o edition.csv.zip
      teiwright export edition.xml --to conllu -o edition.conllu
    """
    document = read_document(read_bytes(STANDARD), "") if edition == STANDARD else read(edition)
    options = {name: value for name, value in asked.items() if value is not None}
    rendering = project_rendering(settings_file)
    if rendering:
        options["rendering"] = rendering
    result = export(document.require_tei().require_unique_ids(), form, view, **options)
    write_whole(output, result.encode("utf-8", "surrogatepass") if isinstance(result, str) else result)
    if form == "text":
        shown = view_for(document, view, witness=str(asked["witness"] or ""), rendering=rendering)
        talk.findings(find_omissions(document, shown, notes_shown=asked["notes"] in {"end", "inline"}))


def project_rendering(settings_file: str | None) -> tuple[Rendering, ...]:
    """Return how the project wants its elements rendered, from *settings_file* or the file of the project that lies here."""
    return read_house(settings_file or FILE).rendering if settings_file or is_file(FILE) else ()
