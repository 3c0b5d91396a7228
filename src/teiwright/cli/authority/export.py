"""``teiwright authority export``: an authority file as a table."""

from pathlib import Path

import click

from ...authorities.exchange import export_table
from ...authorities.tables import COLUMNS
from ...files import STANDARD, read_bytes, write_whole
from ..given import refuse_to_lose
from ..talk import Talk, talkative


@click.command("export", epilog=f"The columns are {', '.join(COLUMNS)}.")
@click.argument("file", metavar="FILE.xml")
@click.option("--to", "form", type=click.Choice(["csv"]), default="csv", help="What is written.", show_default=True)
@click.option("-o", "--output", default="-", metavar="OUT", help="File to write; default: standard output.")
@talkative
def command(file: str, form: str, output: str, talk: Talk) -> None:  # noqa: ARG001  # one form so far, but its name is part of the command
    """Write the authority file FILE.xml ("-": standard input) as a table, one row an entry.

    The table is CSV in UTF-8 for any spreadsheet. In variants a | parts the
    names; one that belongs to a name is written \\|. A cell that a spreadsheet
    would run as a formula has a ' before it, which import takes away. What a
    table cannot hold (a second note, other elements) is counted; import --into
    keeps it.

    \b
    Examples:
      teiwright authority export authority.xml -o people.csv
      teiwright authority export authority.xml | grep ",person,"
    """
    name = "-" if file == STANDARD else Path(file).name
    refuse_to_lose(output, file)
    table = export_table(read_bytes(file), name)
    write_whole(output, table.data)
    for remark in table.remarks:
        talk.say(f"{name}: {remark}")
