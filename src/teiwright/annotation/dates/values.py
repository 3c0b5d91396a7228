"""What a date is in TEI: ``when`` and its family Gregorian, ``when-custom`` and its family as the text reckons.

TEI: att.datable.w3c, att.datable.custom (NDDATECUSTOM), att.calendarSystem (HD44)
"""

from ...model.annotations import Attributes
from ...model.calendars import Day, day_number, day_of, days_in_month
from .narrative import Reckoned


def attributes_of(reckoned: Reckoned) -> Attributes:
    """Return the attributes of a ``date``: its values, its calendar, how sure they are."""
    calendar = reckoned.calendar
    first, last = reckoned.extent.first, reckoned.extent.last
    values = _with_year(reckoned) if (first or last or Day(0)).year else _without_year(reckoned)
    said = dict(values)
    own = "julian" if calendar == "both" else calendar
    if any(name.endswith("-custom") for name in said) and own:
        said["datingMethod"] = f"#{own}"
    if calendar and reckoned.declared and ((first or last or Day(0)).month or own not in {"julian", "gregorian"}):
        said["calendar"] = "#julian #gregorian" if calendar == "both" else f"#{calendar}"
    return (*said.items(), ("cert", reckoned.cert))


def _names(reckoned: Reckoned) -> tuple[str, str]:
    return ("notBefore", "notAfter") if reckoned.extent.within else ("from", "to")


def _with_year(reckoned: Reckoned) -> dict[str, str]:
    """Return the values of a time whose year is known."""
    first, last = reckoned.extent.first, reckoned.extent.last
    calendar = "julian" if reckoned.calendar == "both" else reckoned.calendar
    if calendar in {"", "gregorian"} or (calendar == "julian" and not (first or last or Day(0)).month):
        if first == last and first:
            return {"when": first.iso()} if _is_real(first, "gregorian") else {}
        ends = zip(_names(reckoned), (_closed(first, calendar), _closed(last, calendar)), strict=True)
        return {name: day.iso() for name, day in ends if day}
    if first == last and first and first.day:
        return {"when": _gregorian(first, calendar), "when-custom": first.iso()} if _is_real(first, calendar) else {}
    values = {
        name: _gregorian(_edge(day, calendar, last=name in {"to", "notAfter"}), calendar)
        for name, day in zip(_names(reckoned), (first, last), strict=True)
        if day
    }
    if first == last and first:
        return {**values, "when-custom": first.iso()}
    own = {f"{name}-custom": closed.iso() for name, day in zip(_names(reckoned), (first, last), strict=True) if (closed := _closed(day, calendar))}
    return {**values, **own}


def _without_year(reckoned: Reckoned) -> dict[str, str]:
    """Return the values of a date whose year nothing tells: in ``when`` only where the calendar is known to be Gregorian."""
    first, last = reckoned.extent.first, reckoned.extent.last
    is_known = reckoned.calendar == "gregorian"
    if first == last and first:
        return {"when" if is_known else "when-custom": _yearless(first)}
    names = _names(reckoned)
    return {f"{name}-custom": _yearless(day) for name, day in zip(names, (first, last), strict=True) if day}


def _yearless(day: Day) -> str:
    if not day.month:
        return f"---{day.day:02}"
    return f"--{day.month:02}" + (f"-{min(day.day, days_in_month(4, day.month, 'julian')):02}" if day.day else "")


def _is_real(day: Day, calendar: str) -> bool:
    """Return whether a year has the day; 29 February in a year that has none keeps its words and has no value."""
    return not day.day or day.day <= days_in_month(day.year, day.month, calendar)


def _closed(day: Day | None, calendar: str) -> Day | None:
    """Return *day*, or the last day of its month where that is shorter: the end of a part of a month."""
    if day is None or not day.day:
        return day
    return day._replace(day=min(day.day, days_in_month(day.year, day.month, calendar or "gregorian")))


def _edge(day: Day, calendar: str, *, last: bool) -> Day:
    """Return the first or last day of a day, month or year."""
    most = {"frenchRepublican": 13, "hebrew": 6}.get(calendar, 12)
    month = day.month or (most if last else 7 if calendar == "hebrew" else 1)
    length = days_in_month(day.year, month, calendar)
    return Day(day.year, month, min(day.day, length) if day.day else length if last else 1)


def _gregorian(day: Day, calendar: str) -> str:
    return day_of(day_number(day, calendar), "gregorian").iso()
