"""File names for pages: safe on any file system, none twice, none that another page of the site has."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST: Final = 80

#: Names of our own pages, and those that Windows keeps for devices.
_TAKEN: Final = frozenset(
    ["index", "people", "places", "organisations", "search", "con", "prn", "aux", "nul"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)]
)


def file_names(stems: Iterable[str]) -> list[str]:
    """Return a file name for each of *stems*, which are names of editions, in their order.

    >>> file_names(["letter", "Letter", "../a b", "index", "", "Käfer"])
    ['letter.html', 'Letter-2.html', 'a-b.html', 'edition-index.html', 'edition.html', 'Kafer.html']
    """
    taken: set[str] = set()
    found = []
    for stem in stems:
        plain = "".join(one for one in unicodedata.normalize("NFKD", stem) if not unicodedata.combining(one))
        name = _UNSAFE.sub("-", plain).strip("-._")[:_LONGEST].rstrip("-._")
        name = name or "edition"
        if name.lower().partition(".")[0] in _TAKEN:
            name = f"edition-{name}"
        number, unique = 1, name
        while unique.lower() in taken:
            number += 1
            unique = f"{name}-{number}"
        taken.add(unique.lower())
        found.append(f"{unique}.html")
    return found
