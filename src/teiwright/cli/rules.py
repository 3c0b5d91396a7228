"""``teiwright rules``: what can be found."""

import click

from ..guidelines.rules import rules
from ..validation.constraints import CONSTRAINTS


@click.command("rules")
def command() -> None:
    """List the rules that validate knows, one a line: severity, id, what it finds.

    rng:, xsd: and sch: stand for all that a schema finds, sch: with a name
    for TEI's own constraints, tw: for the rules of teiwright. teiwright explain tells more.

    \b
    Example:
      teiwright rules | grep sch:
    """
    rows = [(rule.severity, rule.id, rule.title) for rule in rules().values()]
    rows += [(str(one.severity), f"sch:{one.ident}", one.message) for one in CONSTRAINTS]
    for severity, identifier, title in sorted(rows, key=lambda row: row[1]):
        click.echo(f"{severity:12} {identifier:45} {title}")
