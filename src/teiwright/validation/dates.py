"""Dates: each real in its calendar, and its values in agreement.

TEI: NDDATE, NDDATECUSTOM, HD44 (calendarDesc)
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from ..annotation.dates.calendars import Day, days_in_month, julian_to_gregorian
from ..model import Document, Finding
from .positions import Positions

_ATTRIBUTES: Final = ("when", "from", "to", "notBefore", "notAfter")
_ISO: Final = re.compile(r"(-?\d{4,})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*|Z|[+-]\d\d:\d\d)?")
_WITHOUT_YEAR: Final = re.compile(r"--(\d\d)(?:-(\d\d))?")


def check_dates(document: Document, positions: Positions) -> Iterator[Finding]:
    """Yield every date value that its calendar does not have, and every pair of values that contradict each other."""
    for element in document.root.iter(etree.Element):
        values = {name: str(element.get(name)) for name in _ATTRIBUTES if name in element.attrib}
        custom = {name: str(element.get(f"{name}-custom")) for name in _ATTRIBUTES if f"{name}-custom" in element.attrib}
        calendar = (element.get("datingMethod") or "").removeprefix("#")
        for name, value in values.items():
            if _is_impossible(value, "gregorian"):
                yield positions.finding("tw:bad-date", f'{name}="{value}" is not a day of the Gregorian calendar', element)
        for name, value in custom.items():
            if calendar in {"julian", "gregorian"} and _is_impossible(value, calendar):
                yield positions.finding("tw:bad-date", f'{name}-custom="{value}" is not a day of the {calendar.title()} calendar', element)
        for first, last in (("from", "to"), ("notBefore", "notAfter")):
            if first in values and last in values and _is_after(values[first], values[last]):
                yield positions.finding("tw:dates-disagree", f'{first}="{values[first]}" lies after {last}="{values[last]}"', element)
        if calendar == "julian":
            yield from _disagreements(element, values, custom, positions)


def _is_impossible(value: str, calendar: str) -> bool:
    """Return whether *value* names a month or day that *calendar* lacks; a value that is no date at all is the schema's to tell."""
    if match := _WITHOUT_YEAR.fullmatch(value):
        month, day = int(match[1]), int(match[2] or 1)
        return not 1 <= month <= 12 or not 1 <= day <= days_in_month(4, month, calendar)
    if not (match := _ISO.fullmatch(value)) or not match[2]:
        return False
    year, month, day = int(match[1]), int(match[2]), int(match[3] or 1)
    return year == 0 or not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month, calendar)


def _is_after(first: str, last: str) -> bool:
    a, b = _ISO.fullmatch(first), _ISO.fullmatch(last)
    if not a or not b:
        return False
    length = min(sum(part is not None for part in match.groups()) for match in (a, b))
    return [int(part) for part in a.groups()[:length]] > [int(part) for part in b.groups()[:length]]


def _disagreements(element: etree._Element, values: dict[str, str], custom: dict[str, str], positions: Positions) -> Iterator[Finding]:
    for name, value in custom.items():
        match = _ISO.fullmatch(value)
        if name not in values or not match or not match[3] or _is_impossible(value, "julian"):
            continue
        due = julian_to_gregorian(Day(int(match[1]), int(match[2]), int(match[3]))).iso()
        if values[name] != due:
            message = f'{name}="{values[name]}" is not the Gregorian day of {value} in the Julian calendar, which is {due}'
            yield positions.finding("tw:dates-disagree", message, element)
