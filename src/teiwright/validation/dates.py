"""Dates: each real in its calendar, and its values in agreement.

TEI: NDDATE, NDDATECUSTOM, HD44 (calendarDesc)
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from ..guidelines.namespaces import local_name, tei
from ..model import Document, Finding
from ..model.calendars import julian_to_gregorian
from ..model.w3c_dates import ISO, date_of, is_after, is_impossible
from .examples import own_elements
from .positions import Positions

#: Attributes that hold a date of the Gregorian calendar.
DATES: Final = ("when", "from", "to", "notBefore", "notAfter")
#: Elements whose ``from`` and ``to`` are pages, places or pointers.
NO_DATES: Final = frozenset({"app", "arc", "biblScope", "citedRange", "locus", "rt", "span"})

_DATED: Final = frozenset({*DATES, *(f"{name}-custom" for name in DATES)})
#: Elements in which one event cannot come before another: its element, and the type that it has.
_BEFORE: Final[dict[str, tuple[tuple[str, str | None], tuple[str, str | None]]]] = {
    "person": (("birth", None), ("death", None)),
    "correspDesc": (("correspAction", "sent"), ("correspAction", "received")),
}
_UNPADDED: Final = re.compile(r"(?P<year>-?\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?", re.ASCII)


def check_dates(document: Document, positions: Positions) -> Iterator[Finding]:
    """Yield every date value that its calendar does not have, and every pair of values that contradict each other."""
    for element in own_elements(document.root):
        gi = local_name(element.tag)
        if gi in NO_DATES:
            continue
        if gi in _BEFORE:
            yield from _reversals(element, gi, positions)
        if _DATED.isdisjoint(element.keys()):
            continue
        values = {name: str(element.get(name)) for name in DATES if name in element.attrib}
        custom = {name: str(element.get(f"{name}-custom")) for name in DATES if f"{name}-custom" in element.attrib}
        calendar = (element.get("datingMethod") or "").removeprefix("#")
        for name, value in values.items():
            if is_impossible(value, "gregorian"):
                yield positions.finding("tw:bad-date", f'{name}="{value}" is not a day of the Gregorian calendar', element, part=name)
            elif (padded := padded_date(value)) != value:
                yield positions.finding("tw:unpadded-date", f'{name}="{value}" lacks a zero: it is written {padded}', element, part=name)
        for name, value in custom.items():
            if calendar in {"julian", "gregorian"} and is_impossible(value, calendar):
                message = f'{name}-custom="{value}" is not a day of the {calendar.title()} calendar'
                yield positions.finding("tw:bad-date", message, element, part=f"{name}-custom")
        for first, last in (("from", "to"), ("notBefore", "notAfter")):
            if first in values and last in values and is_after(values[first], values[last]):
                yield positions.finding("tw:dates-disagree", f'{first}="{values[first]}" lies after {last}="{values[last]}"', element)
        if calendar == "julian":
            yield from _disagreements(element, values, custom, positions)


def padded_date(value: str) -> str:
    """Return a date whose year has four digits with two for month and day, where that makes it one; else *value* itself.

    >>> padded_date("1917-2-3"), padded_date("1917-11"), padded_date("1917-2-31"), padded_date("3.2.1917")
    ('1917-02-03', '1917-11', '1917-2-31', '3.2.1917')
    """
    match = _UNPADDED.fullmatch(value)
    if match is None:
        return value
    padded = "-".join([match["year"], *(part.zfill(2) for part in (match["month"], match["day"]) if part)])
    return value if is_impossible(padded, "gregorian") else padded


def _reversals(element: etree._Element, gi: str, positions: Positions) -> Iterator[Finding]:
    """Yield that the second of two events of *element*, a death or the receipt of a letter, has a date before the first."""
    dated = [
        [one for child in element.iterchildren(tei(name)) if kind in (None, child.get("type")) for one in child.iter()] for name, kind in _BEFORE[gi]
    ]
    first = [value for one in dated[0] for name in ("when", "from", "notBefore") if (value := one.get(name))]
    second = [(value, one) for one in dated[1] for name in ("when", "to", "notAfter") if (value := one.get(name))]
    names = [kind or name for name, kind in _BEFORE[gi]]
    if len(first) == 1 == len(second) and is_after(first[0], second[0][0]):
        message = f"{names[1]}, {second[0][0]}, lies before {names[0]}, {first[0]}"
        yield positions.finding("tw:dates-disagree", message, second[0][1])


def _disagreements(element: etree._Element, values: dict[str, str], custom: dict[str, str], positions: Positions) -> Iterator[Finding]:
    """Yield every Julian day whose Gregorian value is another; a time or a zone makes it no other, a month or year may hold it."""
    for name, value in custom.items():
        match = ISO.fullmatch(value)
        given = ISO.fullmatch(values.get(name, ""))
        if not match or not given or not match["day"] or is_impossible(value, "julian"):
            continue
        due = julian_to_gregorian(date_of(match))
        if not due.iso().startswith(date_of(given).iso()):
            message = f'{name}="{values[name]}" is not the Gregorian day of {value} in the Julian calendar, which is {due.iso()}'
            yield positions.finding("tw:dates-disagree", message, element)
