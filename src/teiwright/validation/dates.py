"""Dates: each real in its calendar, and its values in agreement.

TEI: NDDATE, NDDATECUSTOM, HD44 (calendarDesc)
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from ..guidelines.namespaces import local_name
from ..model import Document, Finding
from ..model.calendars import Day, day_number, days_in_month, julian_to_gregorian
from .examples import own_elements
from .positions import Positions

_ATTRIBUTES: Final = ("when", "from", "to", "notBefore", "notAfter")
#: Elements whose ``from`` and ``to`` are pages, places or pointers.
_NO_DATES: Final = frozenset({"app", "arc", "biblScope", "citedRange", "locus", "rt", "span"})
_TIME: Final = r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?)?(?P<zone>Z|[+-]\d\d:\d\d)?"
_ISO: Final = re.compile(r"(?P<year>-?\d{4,})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?" + _TIME, re.ASCII)
_WITHOUT_YEAR: Final = re.compile(r"-(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|--(?P<alone>\d\d))(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_MINUTES: Final = 24 * 60
_WIDEST_ZONE: Final = 14 * 60  # XSD: a time without a zone may be that much earlier or later


def check_dates(document: Document, positions: Positions) -> Iterator[Finding]:
    """Yield every date value that its calendar does not have, and every pair of values that contradict each other."""
    for element in own_elements(document.root):
        if local_name(element.tag) in _NO_DATES:
            continue
        values = {name: str(element.get(name)) for name in _ATTRIBUTES if name in element.attrib}
        custom = {name: str(element.get(f"{name}-custom")) for name in _ATTRIBUTES if f"{name}-custom" in element.attrib}
        calendar = (element.get("datingMethod") or "").removeprefix("#")
        for name, value in values.items():
            if _is_impossible(value, "gregorian"):
                yield positions.finding("tw:bad-date", f'{name}="{value}" is not a day of the Gregorian calendar', element, part=name)
        for name, value in custom.items():
            if calendar in {"julian", "gregorian"} and _is_impossible(value, calendar):
                message = f'{name}-custom="{value}" is not a day of the {calendar.title()} calendar'
                yield positions.finding("tw:bad-date", message, element, part=f"{name}-custom")
        for first, last in (("from", "to"), ("notBefore", "notAfter")):
            if first in values and last in values and _is_after(values[first], values[last]):
                yield positions.finding("tw:dates-disagree", f'{first}="{values[first]}" lies after {last}="{values[last]}"', element)
        if calendar == "julian":
            yield from _disagreements(element, values, custom, positions)


def _is_impossible(value: str, calendar: str) -> bool:
    """Return whether *value* names a month or day that *calendar* lacks; a value that is no date at all is the schema's to tell."""
    if match := _WITHOUT_YEAR.fullmatch(value):
        if match["alone"]:
            return not 1 <= int(match["alone"]) <= 31
        month, day = int(match["month"]), int(match["day"] or 1)
        return not 1 <= month <= 12 or not 1 <= day <= days_in_month(4, month, calendar)
    if not (match := _ISO.fullmatch(value)) or not match["month"]:
        return False
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"] or 1)
    return year == 0 or not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month, calendar)


def _date_of(match: re.Match[str]) -> Day:
    """Return the year, month and day of a value, 0 for what it does not say."""
    return Day(int(match["year"]), int(match["month"] or 0), int(match["day"] or 0))


class _Stretch(NamedTuple):
    """The minutes that a value covers, from *first* until before *end*; *has_zone* where they are those of Greenwich."""

    first: int
    end: int
    has_zone: bool


def _stretch(value: str) -> _Stretch | None:
    """Return what *value* covers, or None where it is no real date."""
    match = _ISO.fullmatch(value)
    if match is None or _is_impossible(value, "gregorian") or int(match["year"]) == 0:
        return None
    year, month, day = _date_of(match)
    first = Day(year, month or 1, day or 1)
    last = Day(year, month or 12, day or days_in_month(year, month or 12, "gregorian"))
    start, end = day_number(first, "gregorian") * _MINUTES, (day_number(last, "gregorian") + 1) * _MINUTES
    if match["hour"]:
        start += int(match["hour"]) * 60 + int(match["minute"])
        end = start + 1
    zone = match["zone"] or ""
    shift = int(zone[:3]) * 60 + int(zone[0] + zone[4:]) if zone not in {"", "Z"} else 0
    return _Stretch(start - shift, end - shift, bool(zone))


def _is_after(first: str, last: str) -> bool:
    """Return whether all of *first* is later than all of *last*; not where a zone that only one of them names could make it otherwise."""
    a, b = _stretch(first), _stretch(last)
    if a is None or b is None:
        return False
    return a.first >= b.end + (_WIDEST_ZONE if a.has_zone != b.has_zone else 0)


def _disagreements(element: etree._Element, values: dict[str, str], custom: dict[str, str], positions: Positions) -> Iterator[Finding]:
    """Yield every Julian day whose Gregorian value is another; a time or a zone makes it no other, a month or year may hold it."""
    for name, value in custom.items():
        match = _ISO.fullmatch(value)
        given = _ISO.fullmatch(values.get(name, ""))
        if not match or not given or not match["day"] or _is_impossible(value, "julian"):
            continue
        due = julian_to_gregorian(_date_of(match))
        if not due.iso().startswith(_date_of(given).iso()):
            message = f'{name}="{values[name]}" is not the Gregorian day of {value} in the Julian calendar, which is {due.iso()}'
            yield positions.finding("tw:dates-disagree", message, element)
