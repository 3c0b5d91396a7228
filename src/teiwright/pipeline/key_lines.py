"""The line on which each key of a TOML text stands, which `tomllib` does not tell."""

import re
from typing import Final, TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]

_STRING: Final = r'''"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|'[^'\n]*\''''
_NAME: Final = rf"(?:{_STRING}|[\w-]+)"
_KEY: Final = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_LINE: Final = re.compile(
    rf"^[ \t]*(?:\[\[[ \t]*(?P<array>{_KEY})[ \t]*\]\]|\[[ \t]*(?P<table>{_KEY})[ \t]*\]|(?P<key>{_KEY})[ \t]*=)", re.MULTILINE | re.DOTALL
)
_VALUE_TOKEN: Final = re.compile(rf"{_STRING}|#[^\n]*|[\[\]{{}}]|\n", re.DOTALL)
_PART: Final = re.compile(_NAME, re.DOTALL)


def key_lines(toml: str) -> dict[KeyPath, int]:
    r"""Return the line, from 1, of every table and key of the TOML text *toml*.

    Keys of an inline table stand on the line of the key that holds it.

    >>> key_lines('a = 1\n[b]\n"c d" = [\n  "[x]"]\n[[e]]\nf.g = 2')
    {('a',): 1, ('b',): 2, ('b', 'c d'): 3, ('e', 0): 5, ('e', 0, 'f', 'g'): 6}
    """
    lines: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    position = 0
    while match := _LINE.search(toml, position):
        line = toml.count("\n", 0, match.start() + len(match[0]) - len(match[0].lstrip())) + 1
        position = match.end()
        if match["array"]:
            name = _path(match["array"])
            table = (*name, counts.get(name, 0))
            counts[name] = counts.get(name, 0) + 1
            lines.setdefault(table, line)
        elif match["table"]:
            table = _path(match["table"])
            lines.setdefault(table, line)
        else:
            lines.setdefault((*table, *_path(match["key"])), line)
            position = _end_of_value(toml, position)
    return lines


def _path(key: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(key))


def _end_of_value(toml: str, position: int) -> int:
    depth = 0
    for token in _VALUE_TOKEN.finditer(toml, position):
        if token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
        elif token[0] == "\n" and depth <= 0:
            return token.start()
    return len(toml)
