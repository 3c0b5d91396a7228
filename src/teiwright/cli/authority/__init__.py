"""``teiwright authority``: the editor's register of people, places and organisations."""

import click

from ..lazily import LazyGroup

#: The commands: name -> one line of help.
COMMANDS = {
    "suggest": "Write entries for names that have none.",
    "check": "Say what is wrong with an authority file.",
    "merge": "Make one entry of two.",
    "export": "Write an authority file as a table (CSV).",
    "import": "Read a table (CSV) into an authority file.",
}


@click.group("authority", cls=LazyGroup, own=COMMANDS, package=__package__)
def command() -> None:
    """Work on an authority file, the editor's register of people, places and organisations.

    \b
    Examples:
      teiwright authority suggest novel.xml -o people.xml
      teiwright authority check authority.xml tei/*.xml
      teiwright authority merge --help
      teiwright authority export authority.xml -o people.csv
      teiwright authority import people.csv --into authority.xml -o authority.xml
    """
