"""Dates as TEI's attributes write them (W3C), and the stretch of time that each covers.

TEI: att.datable.w3c, teidata.temporal.w3c
"""

import re
from typing import Final, NamedTuple

from .calendars import Day, day_number, days_in_month

_TIME: Final = r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?)?(?P<zone>Z|[+-]\d\d:\d\d)?"
#: A year, month or day, perhaps with a time.
ISO: Final = re.compile(r"(?P<year>-?\d{4,})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?" + _TIME, re.ASCII)
_WITHOUT_YEAR: Final = re.compile(r"-(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|--(?P<alone>\d\d))(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_TIME_OF_DAY: Final = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_MINUTES: Final = 24 * 60
_WIDEST_ZONE: Final = 14 * 60  # XSD: a time without a zone may be that much earlier or later


def is_impossible(value: str, calendar: str) -> bool:
    """Return whether *value* names a month or day that *calendar* lacks; a value that is no date at all is the schema's to tell."""
    if match := _WITHOUT_YEAR.fullmatch(value):
        if match["alone"]:
            return not 1 <= int(match["alone"]) <= 31
        month, day = int(match["month"]), int(match["day"] or 1)
        return not 1 <= month <= 12 or not 1 <= day <= days_in_month(4, month, calendar)
    if not (match := ISO.fullmatch(value)) or not match["month"]:
        return False
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"] or 1)
    return year == 0 or not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month, calendar)


def date_of(match: re.Match[str]) -> Day:
    """Return the year, month and day of a value, 0 for what it does not say."""
    return Day(int(match["year"]), int(match["month"] or 0), int(match["day"] or 0))


def is_date(value: str) -> bool:
    """Return whether *value* is what TEI's ``when`` and its like take: a date of the Gregorian calendar that there is, or a time of the day.

    >>> is_date("1871-11-14"), is_date("--11-14"), is_date("1871-13-14"), is_date("14.11.1871")
    (True, True, False, False)
    """
    looks_like_one = ISO.fullmatch(value) or _WITHOUT_YEAR.fullmatch(value) or _TIME_OF_DAY.fullmatch(value)
    return bool(looks_like_one) and not is_impossible(value, "gregorian")


class Stretch(NamedTuple):
    """The minutes that a value covers, from *first* until before *end*; *has_zone* where they are those of Greenwich."""

    first: int
    end: int
    has_zone: bool


def stretch_of(value: str) -> Stretch | None:
    """Return what *value* covers, or None where it is no real date."""
    match = ISO.fullmatch(value)
    if match is None or is_impossible(value, "gregorian") or int(match["year"]) == 0:
        return None
    year, month, day = date_of(match)
    first = Day(year, month or 1, day or 1)
    last = Day(year, month or 12, day or days_in_month(year, month or 12, "gregorian"))
    start, end = day_number(first, "gregorian") * _MINUTES, (day_number(last, "gregorian") + 1) * _MINUTES
    if match["hour"]:
        start += int(match["hour"]) * 60 + int(match["minute"])
        end = start + 1
    zone = match["zone"] or ""
    shift = int(zone[:3]) * 60 + int(zone[0] + zone[4:]) if zone not in {"", "Z"} else 0
    return Stretch(start - shift, end - shift, bool(zone))


def is_after(first: str, last: str) -> bool:
    """Return whether all of *first* is later than all of *last*; not where a zone that only one of them names could make it otherwise."""
    a, b = stretch_of(first), stretch_of(last)
    if a is None or b is None:
        return False
    return a.first >= b.end + (_WIDEST_ZONE if a.has_zone != b.has_zone else 0)
