"""``teiwright export``: TEI -> derivative."""

import click

from ..api import export, read
from ..exporting import find_omissions
from ..files import STANDARD, read_bytes, write_whole
from ..reading import read_document
from .given import read_template
from .talk import Talk, talkative


@click.command("export")
@click.argument("edition")
@click.option("--to", "form", required=True, metavar="FORMAT", help="text, html, json, or what a plugin adds.")
@click.option(
    "--view",
    type=click.Choice(["reading", "diplomatic", "source"]),
    default="reading",
    help="What counts as the text, as told above.",
    show_default=True,
)
@click.option("--notes", type=click.Choice(["none", "end"]), help="With --to text: where notes go; default: none.")
@click.option("--offsets", type=click.Choice(["code-point", "utf-16"]), help="With --to json: what offsets count; default: code-point.")
@click.option("--template", metavar="FILE", help="With --to html: a Jinja2 template in place of the page's own, or built on it.")
@click.option("-o", "--output", default="-", metavar="OUT", help="File to write; default: standard output.")
@talkative
def command(edition: str, form: str, view: str, notes: str | None, offsets: str | None, template: str | None, output: str, talk: Talk) -> None:
    """Make a derivative of the TEI file EDITION ("-": standard input).

    The reading view corrects, expands and joins words; the diplomatic view
    keeps errors, deletions and lines; the source view gives back what was read.

    \b
    Examples:
      teiwright export edition.xml --to text
      teiwright export edition.xml --to html -o edition.html
      teiwright export edition.xml --to html --template house.html -o edition.html
      teiwright export edition.xml --to json --offsets utf-16 | jq .entities

    \b
    A template gives the page other colours, or another shape. This is a whole one:
      {% extends "page.html" %}
      {% block theme %}:root { --paper: #fff; --accent: #004488; }{% endblock %}
    Blocks: theme (CSS), header, aids, main, about. Values of a template that
    stands alone: title, authors, text, notes, readings, contents, indexes,
    facts, citation, download, switches, witnesses, language, direction, view,
    style, script, policy, version. It runs in a sandbox and reads no file.
    """
    document = read_document(read_bytes(STANDARD), "") if edition == STANDARD else read(edition)
    given = {"notes": notes, "offsets": offsets, "template": read_template(template) if template else None}
    options = {name: value for name, value in given.items() if value is not None}
    result = export(document.require_tei().require_unique_ids(), form, view, **options)
    write_whole(output, result.encode("utf-8", "surrogatepass") if isinstance(result, str) else result)
    if form == "text":
        talk.findings(find_omissions(document, view, notes_shown=notes == "end"))
