"""Dates in words, and the index of dates.

TEI: CONADA (date), NDDATE (when-custom, datingMethod), HD44 (calendar)
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from lxml import etree

from .identifiers import Identifiers

MONTHS: Final = ("January February March April May June July August September October November December").split()
#: Months of other calendars, by the name under which a header describes them.
_MONTHS_OF: Final = {
    "frenchRepublican": (
        "Vendémiaire Brumaire Frimaire Nivôse Pluviôse Ventôse Germinal Floréal Prairial Messidor Thermidor Fructidor Complementary".split()
    ),
    "hebrew": ["Nisan", "Iyar", "Sivan", "Tammuz", "Av", "Elul", "Tishri", "Cheshvan", "Kislev", "Tevet", "Shevat", "Adar", "Adar II"],
    "islamic": [
        *("Muharram", "Safar", "Rabi I", "Rabi II", "Jumada I", "Jumada II", "Rajab", "Shaban", "Ramadan", "Shawwal"),
        *("Dhu al-Qada", "Dhu al-Hijja"),
    ],
}
_DAY: Final = re.compile(r"(-?)(\d{4,})(?:-(0[1-9]|1[0-3])(?:-(0[1-9]|[12]\d|3[01]))?)?(?:T.*)?")
_NO_YEAR: Final = re.compile(r"--(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?")
_MACHINE: Final = re.compile(r"(?!0000)\d{4}(?:-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Saying:
    """What a date says of itself: its value, the value in the text's own reckoning, and when it begins, for sorting and for machines."""

    value: str
    own: str
    begins: str
    machine: str

    @property
    def words(self) -> str:
        """Both values in one."""
        return f"{self.value} ({self.own})" if self.value and self.own else self.value or self.own


def read_date(node: etree._Element) -> Saying:
    """Return what the attributes of *node* say.

    >>> read_date(etree.fromstring('<date when="1917-11-08" when-custom="1917-10-26" datingMethod="#julian"/>')).words
    '8 November 1917 (26 October 1917, Julian)'
    >>> read_date(etree.fromstring('<date when="1799-11-09" when-custom="0008-02-18" datingMethod="#frenchRepublican"/>')).words
    '9 November 1799 (18 Brumaire 8, French Republican)'
    """
    value = _range(node, "") or _range(node, "-iso")
    own = _range(node, "-custom", _MONTHS_OF.get((node.get("datingMethod") or "").rpartition("#")[2], MONTHS))
    calendar = _calendar(node.get("datingMethod") or "") or _calendar(node.get("calendar") or "")
    if own == value:
        own = ""
    if own:
        own = f"{own}, {calendar or 'in its own reckoning'}"
    elif calendar not in {"", "Gregorian"}:
        own = f"{calendar} calendar"
    begins = next((str(node.get(name)) for name in ("when", "from", "notBefore", "to", "notAfter") if node.get(name)), "")
    when = node.get("when") or ""
    return Saying(value, own, begins, when if _is_machine_readable(when) else "")


def _is_machine_readable(value: str) -> bool:
    """Return whether *value* may stand in ``datetime``: a year, a month or a day that there is, after Christ."""
    try:
        return _MACHINE.fullmatch(value) is not None and bool(date.fromisoformat(f"{value}-01-01"[:10]))
    except ValueError:
        return False


def _range(node: etree._Element, family: str, months: Sequence[str] = MONTHS) -> str:
    values = {name: in_words(str(value), months) for name in ("when", "from", "to", "notBefore", "notAfter") if (value := node.get(name + family))}
    said = [values["when"]] if "when" in values else []
    for first, last, both, only_first, only_last in (
        ("from", "to", "{} to {}", "from {}", "until {}"),
        ("notBefore", "notAfter", "between {} and {}", "not before {}", "not after {}"),
    ):
        if first in values and last in values:
            said.append(both.format(values[first], values[last]))
        elif first in values:
            said.append(only_first.format(values[first]))
        elif last in values:
            said.append(only_last.format(values[last]))
    return ", ".join(said)


def _calendar(pointer: str) -> str:
    name = pointer.split(maxsplit=1)[0].rpartition("#")[2].replace("_", " ") if pointer.split() else ""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return words[:1].upper() + words[1:]


def in_words(value: str, months: Sequence[str] = MONTHS) -> str:
    """Return a date of XSD in words; what is no such date is returned as it is.

    >>> in_words("1917-11-08"), in_words("-0044-03"), in_words("--10-26"), in_words("tomorrow")
    ('8 November 1917', 'March 44 BC', '26 October', 'tomorrow')
    """
    yearless = _NO_YEAR.fullmatch(value.strip())
    if yearless:
        month, day = yearless.groups()
        return f"{int(day)} {months[int(month) - 1]}" if day else months[int(month) - 1]
    match = _DAY.fullmatch(value.strip())
    if match is None or int(match[3] or 1) > len(months):
        return value.strip()
    sign, year, month, day = match.groups()
    said = [str(int(day))] if day else []
    if month:
        said.append(months[int(month) - 1])
    said.append(f"{int(year)}{' BC' if sign else ''}")
    return " ".join(said)


@dataclass(slots=True, eq=False)
class Dated:
    """One entry of the index of dates: words of the text, what they mean, and where they stand."""

    id: str
    words: str
    saying: Saying
    mentions: list[str] = field(default_factory=list)


class Dates:
    """The dates of one page, gathered by their words and their value."""

    def __init__(self, identifiers: Identifiers) -> None:
        self._identifiers = identifiers
        self._entries: dict[tuple[str, Saying], Dated] = {}

    def find(self, node: etree._Element, words: str) -> Dated:
        """Return the entry that the date *node* belongs to."""
        saying = read_date(node)
        key = (words, saying)
        if key not in self._entries:
            self._entries[key] = Dated(self._identifiers.count("date"), words, saying)
        return self._entries[key]

    def in_order(self) -> list[Dated]:
        """Return the entries from the earliest on; those without a year come last, in the order of the text."""
        return sorted(self._entries.values(), key=lambda entry: _sort_key(entry.saying.begins))


def _sort_key(begins: str) -> tuple[int, int, str]:
    match = _DAY.fullmatch(begins)
    if match is None:
        return 1, 0, ""
    year = int(match[2])
    return 0, -year if match[1] else year, begins.lstrip("-")[4:]
