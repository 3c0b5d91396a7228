"""The line on which each key of a TOML text stands, which `tomllib` does not tell."""

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final, TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]

_STRING: Final = r'''"""(?:\\.|[^\\])*?"""+|\'\'\'.*?\'\'\'+|"(?:\\.|[^"\\\n])*"|'[^'\n]*\''''
_NAME: Final = rf"(?:{_STRING}|[\w-]+)"
_KEY: Final = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_STATEMENT: Final = re.compile(
    rf"^[ \t]*(?:\[\[[ \t]*(?P<array>{_KEY})[ \t]*\]\]|\[[ \t]*(?P<table>{_KEY})[ \t]*\]|(?P<key>{_KEY})[ \t]*=)", re.MULTILINE | re.DOTALL
)
_VALUE_TOKEN: Final = re.compile(rf"(?P<key>{_KEY})[ \t]*=|{_STRING}|#[^\n]*|[\[\]{{}},\n]", re.DOTALL)
_PART: Final = re.compile(_NAME, re.DOTALL)


def key_lines(toml: str) -> dict[KeyPath, int]:
    r"""Return the line, from 1, of every table and key of the TOML text *toml*, which must be TOML.

    A table or array that nothing but its contents names stands where the first of them stands.

    >>> key_lines('a = 1\n[b]\n"c d" = [\n  {h = 1}]\n[[e]]\nf.g = 2') == {
    ...     ("a",): 1, ("b",): 2, ("b", "c d"): 3, ("b", "c d", 0): 4, ("b", "c d", 0, "h"): 4,
    ...     ("e",): 5, ("e", 0): 5, ("e", 0, "f"): 6, ("e", 0, "f", "g"): 6}
    True
    """
    return _Reading(toml).lines


@dataclass(slots=True)
class _Open:
    """An open array or inline table: its path, and for an array the number of the value that comes."""

    path: KeyPath
    item: int | None


class _Reading:
    """One pass over a TOML text."""

    def __init__(self, toml: str) -> None:
        self.toml = toml
        self.ends = [match.start() for match in re.finditer("\n", toml)]
        self.lines: dict[KeyPath, int] = {}
        self.counts: dict[KeyPath, int] = {}  # of the tables in each array of tables
        table: KeyPath = ()
        position = 0
        while match := _STATEMENT.search(toml, position):
            place = match.start() + len(match[0]) - len(match[0].lstrip())
            position = match.end()
            if match["key"]:
                key = self.within(table, match["key"], place)
                position = self.pass_value(key, position)
            elif match["table"]:
                table = self.within((), match["table"], place)
            else:
                name = self.within((), match["array"], place, is_array=True)
                table = (*name, self.counts.get(name, 0))
                self.counts[name] = self.counts.get(name, 0) + 1
                self.note(table, place)

    def note(self, path: KeyPath, place: int) -> None:
        self.lines.setdefault(path, bisect_right(self.ends, place - 1) + 1)

    def within(self, table: KeyPath, key: str, place: int, *, is_array: bool = False) -> KeyPath:
        """Return the path of the dotted *key* in *table*; below an array of tables the last one is meant."""
        parts = [tomllib.loads(f"x = {part}")["x"] if part[0] in "\"'" else part for part in _PART.findall(key)]
        path = table
        for index, part in enumerate(parts):
            path = (*path, part)
            self.note(path, place)
            if path in self.counts and not (is_array and index == len(parts) - 1):
                path = (*path, self.counts[path] - 1)
        return path

    def pass_value(self, key: KeyPath, position: int) -> int:
        """Note the keys of the tables in the value of *key* and return where it ends."""
        opened: list[_Open] = []
        coming = key
        for token in _VALUE_TOKEN.finditer(self.toml, position):
            sign = token[0]
            if token["key"] and opened:
                coming = self.within(opened[-1].path, token["key"], token.start())
            elif sign == "{":
                self.note(coming, token.start())
                opened.append(_Open(coming, None))
            elif sign == "[":
                opened.append(_Open(coming, 0))
                coming = (*coming, 0)
            elif sign == "," and opened and opened[-1].item is not None:
                opened[-1].item += 1
                coming = (*opened[-1].path, opened[-1].item)
            elif sign in "]}" and opened:
                opened.pop()
            elif sign == "\n" and not opened:
                return token.start()
        return len(self.toml)
