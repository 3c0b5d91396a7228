"""Options that several commands share, and what they stand for."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from ..files import STANDARD, read_bytes
from ..model import Place, RefusedError, SettingsError, SourceError
from ..pipeline import Settings, load_settings
from ..pipeline.settings import put


def settings_options(*, beside: bool) -> Callable[[Any], Any]:
    """Give a command the options --settings and --set; *beside* tells whether a file beside the source counts without them."""
    default = "the file beside SOURCE that ends in .toml, where there is one" if beside else "none"

    def give(command: Any) -> Any:  # noqa: ANN401  # click's decorators take and give anything
        told = "One setting, as in --set dates.anchor=1917-10, in place of the one in the file; may be repeated."
        command = click.option("--set", "assigned", metavar="KEY=VALUE", multiple=True, help=told)(command)
        return click.option("--settings", "settings_file", metavar="FILE", help=f"Settings in TOML; default: {default}.")(command)

    return give


def assignments(assigned: tuple[str, ...]) -> dict[str, Any]:
    """Return what ``--set`` says, by dotted path; a value is TOML where it is TOML, else text.

    No setting that has a path of its own is a number, so 1917 is text, too.

    >>> assignments(("text.keep_lines=true", "dates.anchor=1917", 'names.without=["model"]'))
    {'text.keep_lines': True, 'dates.anchor': '1917', 'names.without': ['model']}
    """
    values = {}
    for one in assigned:
        path, sign, value = one.partition("=")
        if not sign or not path.strip():
            raise click.UsageError(f'--set takes KEY=VALUE, not "{one}"')
        try:
            read = tomllib.loads(f"value = {value}")["value"]
        except tomllib.TOMLDecodeError:
            read = value
        values[path.strip()] = read if isinstance(read, bool | str | list | dict) else value.strip()
    return values


def settings_for(source: str, settings_file: str | None, assigned: tuple[str, ...]) -> Settings:
    """Return the settings that count for *source*: the file named, else the one beside it, else none; ``--set`` over all."""
    overriding = assignments(assigned)
    found = settings_file_of(source, settings_file)
    if found is not None:
        path = Path(found)
        return _located(load_settings(_settings_bytes(path), str(path), overriding), path.parent)
    data: dict[str, Any] = {}
    for key, value in overriding.items():
        put(data, key, value)
    return _located(Settings.of(data), Path(source).parent if source != STANDARD else Path())


def settings_file_of(source: str, settings_file: str | None) -> str | None:
    """Return which file of settings counts for *source*: the one named, else the one beside it that is there, else None."""
    if settings_file or source == STANDARD:
        return settings_file or None
    beside = Path(source).with_suffix(".toml")
    return str(beside) if beside.is_file() else None


def _settings_bytes(path: Path) -> bytes:
    try:
        return read_bytes(path)
    except SourceError as problem:
        raise SettingsError(problem.message, problem.place) from problem


def read_template(path: str) -> str:
    """Return the text of the template at *path*; raises SettingsError where it cannot be read or is no UTF-8."""
    try:
        return _settings_bytes(Path(path)).decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise SettingsError(f"the template is not UTF-8: byte {problem.start + 1} cannot be read", Place(path)) from problem


def refuse_to_lose(output: str, *inputs: str | None) -> None:
    """Raise RefusedError where *output* is one of the *inputs*, of which the result does not hold all: writing it would lose them."""
    if output != STANDARD and any(one and one != STANDARD and _is_same(output, one) for one in inputs):
        raise RefusedError("this is what is read, and the result would take its place; name another file to write", Place(output))


def _is_same(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other) and Path(one).is_file()
    except (OSError, ValueError):  # one of them is not there, or cannot be: told where it is read or written
        return False


def _located(settings: Settings, folder: Path) -> Settings:
    return replace(settings, folder=str(folder))


def layers_of(listed: str | None) -> tuple[str, ...] | None:
    """Return the layers that ``--layers`` lists, parted by commas; None where it is not given.

    >>> layers_of("names,dates")
    ('names', 'dates')
    """
    if listed is None:
        return None
    return tuple(name.strip() for name in listed.split(",") if name.strip())
