"""What a date is in TEI: ``when`` and its family Gregorian, ``when-custom`` and its family as the text reckons.

TEI: att.datable.w3c, att.datable.custom (NDDATECUSTOM), att.calendarSystem (HD44)
"""

from typing import Final

from ...model.annotations import Attributes
from ...model.calendars import Day, day_number, day_of, days_in_month
from .narrative import Reckoned

_THIRDS: Final = {1: (1, 10), 2: (11, 20), 3: (21, 31)}


def attributes_of(reckoned: Reckoned) -> Attributes:
    """Return the attributes of a ``date``: its values, its calendar, how sure they are."""
    one, calendar = reckoned.expression, reckoned.calendar
    if one.period:
        values = _period(one.period, one.year, one.part)
    elif not one.month:
        values = {"when": Day(one.year).iso()}
    elif one.year:
        values = _dated(reckoned)
    else:
        values = _without_year(reckoned)
    said = dict(values)
    if any(name.endswith("-custom") for name in said) and calendar:
        said["datingMethod"] = f"#{calendar}"
    if calendar and one.month and reckoned.declared:
        said["calendar"] = f"#{calendar}"
    return (*said.items(), ("cert", reckoned.cert))


def _dated(reckoned: Reckoned) -> dict[str, str]:
    """Return the values of a day, a month, or a part of a month, of a known year."""
    one = reckoned.expression
    julian = reckoned.calendar == "julian"
    if one.day:
        day = Day(one.year, one.month, min(one.day, days_in_month(one.year, one.month, reckoned.calendar)))
        if day.day != one.day:  # 29 February in a year that has none: the words stand, the value cannot
            return {}
        return {"when": _gregorian(day), "when-custom": day.iso()} if julian else {"when": day.iso()}
    first, last = _limits(one.year, one.month, one.part, reckoned.calendar)
    names = ("notBefore", "notAfter") if one.part else ("from", "to")
    if not julian:
        return dict(zip(names, (first.iso(), last.iso()), strict=True)) if one.part else {"when": Day(one.year, one.month).iso()}
    values = {names[0]: _gregorian(first), names[1]: _gregorian(last)}
    if one.part:
        return {**values, "notBefore-custom": first.iso(), "notAfter-custom": last.iso()}
    return {**values, "when-custom": Day(one.year, one.month).iso()}


def _without_year(reckoned: Reckoned) -> dict[str, str]:
    """Return the values of a date whose year nothing tells: in ``when`` only where the calendar is known to be Gregorian."""
    one = reckoned.expression
    if one.part:
        first, last = _THIRDS[one.part]
        last = min(last, days_in_month(4, one.month, "julian"))
        return {"notBefore-custom": f"--{one.month:02}-{first:02}", "notAfter-custom": f"--{one.month:02}-{last:02}"}
    value = f"--{one.month:02}" + (f"-{one.day:02}" if one.day else "")
    return {"when" if reckoned.calendar == "gregorian" else "when-custom": value}


def _limits(year: int, month: int, part: int, calendar: str) -> tuple[Day, Day]:
    """Return the first and last day of a month, or of its first, middle or last third."""
    first, last = _THIRDS[part] if part else (1, 31)
    return Day(year, month, first), Day(year, month, min(last, days_in_month(year, month, calendar)))


def _gregorian(day: Day) -> str:
    return day_of(day_number(day, "julian"), "gregorian").iso()


def _period(period: str, first: int, part: int) -> dict[str, str]:
    """Return the years of a decade or century, or of its first, middle or last third."""
    length = 10 if period == "decade" else 100
    if not part:
        return {"from": Day(first).iso(), "to": Day(first + length - 1).iso()}
    third = length / 3
    return {"notBefore": Day(first + round(third * (part - 1))).iso(), "notAfter": Day(first + round(third * part) - (part == 3)).iso()}
