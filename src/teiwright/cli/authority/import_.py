"""``teiwright authority import``: a table into an authority file."""

from pathlib import Path

import click

from ...authorities.exchange import import_into, import_table
from ...authorities.tables import read_table
from ...files import STANDARD, read_bytes, write_whole
from ...project.folder import schema_href
from ..given import refuse_to_lose
from ..talk import Talk, talkative


@click.command("import")
@click.argument("table_file", metavar="FILE.csv")
@click.option("--into", metavar="FILE.xml", help="Authority file to change; default: a new one is made.")
@click.option("-o", "--output", default="-", metavar="OUT", help="File to write; default: standard output.")
@talkative
def command(table_file: str, into: str | None, output: str, talk: Talk) -> None:
    """Make an authority file of the table FILE.csv ("-": standard input), or change one.

    The columns are those that export writes; id, kind (person, place, org) and
    name are needed, the others may be missing. Commas, semicolons and tabs are
    read, UTF-8 with or without a byte order mark.

    With --into only what the table says otherwise changes, and new rows become
    new entries. What a table cannot hold stays, and so does an entry that has
    no row: to take one away, or to make one of two, see authority merge.

    \b
    Examples:
      teiwright authority import people.csv -o authority.xml
      teiwright authority import people.csv --into authority.xml -o authority.xml
    """
    refuse_to_lose(output, table_file)
    table = read_table(read_bytes(table_file), "-" if table_file == STANDARD else Path(table_file).name)
    if into is None:
        write_whole(output, import_table(table, schema_href=schema_href(output)))
        return
    changed = import_into(table, read_bytes(into), Path(into).name)
    write_whole(output, changed.data)
    for remark in changed.remarks:
        talk.say(f"{Path(into).name}: {remark}")
