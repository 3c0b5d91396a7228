"""Plugins by name: the entry points of the groups ``teiwright.annotators``, ``.exporters`` and ``.commands``.

Only the one that is asked for is imported. One name from two packages is an
error, since the result would depend on the order of installation.
"""

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TypeVar

from ..model import PluginError

Kind = TypeVar("Kind")


@cache
def _found(group: str) -> dict[str, EntryPoint]:
    found: dict[str, EntryPoint] = {}
    for entry in entry_points(group=f"teiwright.{group}"):
        other = found.setdefault(entry.name, entry)
        if other.value != entry.value:
            raise PluginError(f'two packages give the {group[:-1]} "{entry.name}": {other.value} and {entry.value}; remove one of them')
    return found


def plugin_names(group: str) -> list[str]:
    """Return the names that *group* offers, sorted.

    >>> "json" in plugin_names("exporters")
    True
    """
    return sorted(_found(group))


def plugin(group: str, name: str, kind: type[Kind]) -> Kind:
    """Return the plugin *name* of *group*, imported now; it must be a *kind*.

    Raises PluginError where there is none of that name, where its import
    fails, or where it is something else.
    """
    entry = _found(group).get(name)
    if entry is None:
        raise PluginError(f'there is no {group[:-1]} "{name}"; there are: {", ".join(plugin_names(group))}')
    try:
        loaded = entry.load()
    except Exception as problem:
        raise PluginError(f'the {group[:-1]} "{name}" ({entry.value}) cannot be loaded: {problem}') from problem
    if not isinstance(loaded, kind):
        raise PluginError(f'the {group[:-1]} "{name}" ({entry.value}) is a {type(loaded).__name__}, not a {kind.__name__}')
    return loaded


def commands() -> dict[str, EntryPoint]:
    """Return the commands that other packages add, by name."""
    return _found("commands")
