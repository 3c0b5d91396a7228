"""Identifiers, by counting."""

import re
import unicodedata

from lxml import etree

from ..guidelines.xml_names import is_nc_name


class Identifiers:
    """The identifiers of one document: those that stand, and new ones that do not clash with them.

    Numbers count up from 1 for each stem, so building the same seed twice
    gives the same identifiers.

    TEI: att.global, @xml:id

    >>> ids = Identifiers()
    >>> ids.mint("p"), ids.mint("p"), ids.take("p2"), ids.take("a")
    ('p1', 'p2', '', 'a')
    """

    def __init__(self, root: etree._Element | None = None) -> None:
        self.taken: set[str] = set()
        self._last: dict[str, int] = {}
        if root is not None:
            self.taken.update(str(value) for value in root.xpath("//@xml:id"))

    def mint(self, stem: str) -> str:
        """Return a new identifier that begins with *stem* and ends in a number."""
        number = self._last.get(stem, 0) + 1
        while f"{stem}{number}" in self.taken:
            number += 1
        self._last[stem] = number
        identifier = f"{stem}{number}"
        self.taken.add(identifier)
        return identifier

    def take(self, wish: str) -> str:
        """Return *wish* and keep it, or ``""`` where it is taken or no name in XML's sense."""
        if wish in self.taken or not is_nc_name(wish):
            return ""
        self.taken.add(wish)
        return wish


def name_from(words: str) -> str:
    """Return *words* as the stem of an identifier: ASCII letters and digits with hyphens, beginning with a letter.

    >>> name_from("Major-General Krassnov"), name_from("10th Corps"), name_from("Thomas"), name_from("Жуков")
    ('major-general-krassnov', 'corps', 'thomas', '')
    """
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    hyphened = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return re.sub(r"\A(?:[0-9]++(?:(?:st|nd|rd|th)(?![a-z]))?-*)+", "", hyphened)
