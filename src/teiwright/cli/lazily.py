"""Groups of commands, each imported when it is called."""

from importlib import import_module
from keyword import iskeyword
from typing import Any

import click


class LazyGroup(click.Group):
    """A group whose commands are modules of *package*, each with its ``command``; *own* has a line of help for each.

    So a list of commands imports none of them.
    """

    def __init__(self, *args: Any, own: dict[str, str], package: str, **options: Any) -> None:  # noqa: ANN401  # click's signature
        super().__init__(*args, **options)
        self.own, self.package = own, package

    def rows(self) -> dict[str, str]:
        """Return every command with its line of help."""
        return self.own

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Return the names of the commands."""
        return list(self.rows())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        """Return the command of that name, imported now."""
        if cmd_name not in self.own:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"{self.package}.{module}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that *args* begin with; of one that is not there a near one is told."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in self.list_commands(ctx):
            import difflib

            near = difflib.get_close_matches(name, self.list_commands(ctx), 1)
            ctx.fail(f'there is no command "{name}"' + (f'; did you mean "{near[0]}"?' if near else f"; {ctx.command_path} --help lists them"))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's signature
        """Write the list of commands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.rows().items()))
