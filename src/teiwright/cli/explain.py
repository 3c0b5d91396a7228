"""``teiwright explain``: why a rule is one, and how elements are rendered."""

import textwrap
from dataclasses import replace

import click

from ..guidelines.elements import element, elements, rendered
from ..guidelines.namespaces import tei
from ..guidelines.rules import reference, rule
from ..pipeline.house import FILE
from ..validation.constraints import CONSTRAINTS
from .export import project_rendering


@click.command("explain")
@click.argument("identifier", required=False, metavar="[RULE]")
@click.option("--rendering", is_flag=True, help=f"Print how each TEI element is rendered in each view, and what {FILE} here says otherwise.")
def command(identifier: str | None, rendering: bool) -> None:
    """Explain RULE, by the id that a finding shows, or print the rendering table.

    \b
    Examples:
      teiwright explain tw:dangling-pointer
      teiwright explain --rendering | grep "^note "
    """
    if rendering and identifier:
        raise click.UsageError("name a rule, or ask for --rendering, not both")
    if rendering:
        _print_rendering()
    elif identifier:
        click.echo(_explanation(identifier))
    else:
        raise click.UsageError("name a rule, or ask for --rendering")


def _print_rendering() -> None:
    """Print the element table, and below it what the project that lies here wants otherwise."""
    click.echo(f"{'element':24} {'content':8} {'rendered as':18} {'reading':8} {'diplomatic':10} see")
    rows = [(row.gi, row) for row in elements().values()]
    rows += [(one.selector, replace(rendered(element(tei(one.gi)), one), see=FILE)) for one in project_rendering(None)]
    for name, row in rows:
        click.echo(f"{name:24} {row.content:8} {row.display:18} {row.reading:8} {row.diplomatic:10} {row.see}")


def _explanation(identifier: str) -> str:
    constraint = next((one for one in CONSTRAINTS if f"sch:{one.ident}" == identifier), None)
    if constraint:
        parts = [f"sch:{constraint.ident} ({constraint.severity}): {constraint.message}", "A constraint of TEI's own, which no schema can say."]
        return "\n\n".join([*parts, f"see   TEI P5, {constraint.see}\nhint  {constraint.hint}"])
    row = rule(identifier)
    if row is None:
        raise click.UsageError(f'there is no rule "{identifier}"; teiwright rules lists them')
    parts = [f"{row.id} ({row.severity}): {row.title}", textwrap.fill(row.why, 90), f"see   {reference(row.id)}\nhint  {row.hint}"]
    if row.fix:
        parts[-1] += f"\nfix   teiwright validate --fix {row.fix}"
    if row.bad:
        parts.append(f"wrong {row.bad}\nright {row.good}")
    return "\n\n".join(parts)
