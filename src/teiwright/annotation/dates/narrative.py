"""The year that a date means, and its calendar: both follow the text as it is read.

A year is never invented. It is stated, or it follows from a time that the
text has reached: the anchor of the settings, or a day or month of a stated
year before; a year alone is named in passing. The calendar is stated
("O.S."), or shown by a second date in brackets, or declared in the settings,
for all the text or for a passage of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from ...model import Text
from ...model.calendars import Day, day_number, days_in_month, years_on
from ...pipeline.settings import Dates, Passage
from .expressions import Expression

_BETWEEN_DOUBLES: Final = re.compile(r"\s*[(\[/]\s*")
_CLOSING: Final = re.compile(r"\s*[)\]]\s*,?\s*(?P<year>[12]\d{3})(?![\w/]|[.,-]\d)")

#: Days by which the Julian calendar has been behind since 1582.
_LAGS: Final = range(10, 14)
#: From here on the Gregorian calendar is taken for granted where nothing else is declared.
_GREGORIAN_SINCE: Final = Day(1582, 10, 15)
_OVER_NEW_YEAR: Final = 300  # days
_HALF_A_YEAR: Final = 6  # months
#: Days; a year inferred across more than this could well be the next or last one.
_NEAR: Final = 92


@dataclass(frozen=True, slots=True)
class Reckoned:
    """An expression with its year and calendar as far as they are known, and how sure that is.

    *calendar* is ``julian``, ``gregorian`` or empty; *declared* tells whether
    another calendar than this would be expected here, so that it must be said.
    """

    expression: Expression
    calendar: str
    declared: bool
    cert: str


def reckon(expressions: list[Expression], text: Text, settings: Dates) -> Iterator[Reckoned]:
    """Yield *expressions* with years and calendars, in the order of the text."""
    doubles = dict(_doubles(expressions, text.content))
    expressions = _with_shared_years(expressions, doubles, text.content)
    passages = [(text.line_span(one.from_line, one.to_line), one) for one in settings.passages]
    now = _anchor(settings.anchor)
    both_shown = False
    for index, expression in enumerate(expressions):
        calendar, doubted = doubles.get(index, ""), False
        if not calendar and (expression.month or expression.day):
            passage = _passage(passages, expression.start)
            calendar = expression.calendar or (passage.calendar if passage else settings.calendar)
            doubted = not expression.calendar and bool(passage or (settings.calendar and both_shown))
        dated, cert = _with_year(expression, now, calendar or "gregorian")
        if calendar and not (expression.calendar or index in doubles) and _is_after(dated, settings.until):
            calendar = "gregorian"
        if not calendar and dated.year:
            calendar = "gregorian" if _last_day(dated) >= _GREGORIAN_SINCE else "julian"
        both_shown = both_shown or index in doubles
        now = _moved(now, dated)
        yield Reckoned(dated, calendar, bool(settings.calendar) or calendar == "julian", "medium" if doubted and cert == "high" else cert)


def _anchor(written: str) -> Day | None:
    """Return the day, month or year of a setting, or None where there is none."""
    if not written:
        return None
    sign = -1 if written.startswith("-") else 1
    parts = [int(part) for part in written.removeprefix("-").split("-")]
    return Day(sign * parts[0], *parts[1:])


def _doubles(expressions: list[Expression], content: str) -> Iterator[tuple[int, str]]:
    """Yield the index and calendar of dates that stand as one day in both calendars: "25 October (7 November)"."""
    for index, (first, second) in enumerate(pairwise(expressions)):
        if not (first.day and first.month and second.day and second.month):
            continue
        if not _BETWEEN_DOUBLES.fullmatch(content, first.end, second.start):
            continue
        year = first.year or second.year or 1917
        days = day_number(Day(second.year or year, second.month, second.day), "gregorian")
        days -= day_number(Day(year, first.month, first.day), "gregorian")
        if abs(days) > _OVER_NEW_YEAR:
            days += 365 if days < 0 else -365
        if days in _LAGS:
            yield index, "julian"
            yield index + 1, "gregorian"
        elif -days in _LAGS:
            yield index, "gregorian"
            yield index + 1, "julian"


def _with_shared_years(expressions: list[Expression], doubles: dict[int, str], content: str) -> list[Expression]:
    """Return *expressions*, the year after a double date given to both: "25 October (7 November) 1917".

    Over the new year the earlier day has the year before: "25 December (7 January) 1918".
    """
    shared = list(expressions)
    for index, (first, second) in enumerate(pairwise(expressions)):
        if first.year or not (index in doubles and index + 1 in doubles):
            continue
        closing = _CLOSING.match(content, second.end)
        year = second.year or (int(closing["year"]) if closing else 0)
        if year:
            months = first.month - second.month
            shared[index] = replace(first, year=years_on(year, (months < -_HALF_A_YEAR) - (months > _HALF_A_YEAR)))
            shared[index + 1] = replace(second, year=year)
    return shared


def _passage(passages: list[tuple[tuple[int, int], Passage]], offset: int) -> Passage | None:
    return next((passage for (start, end), passage in passages if start <= offset < end), None)


def _with_year(expression: Expression, now: Day | None, calendar: str) -> tuple[Expression, str]:
    """Return the expression with the year that the narrative has reached, and how sure that is."""
    if expression.year or not expression.month or now is None:
        return expression, "high"
    if not now.month:
        return replace(expression, year=now.year), "medium"
    here = day_number(Day(now.year, now.month, now.day or 15), calendar)
    day = expression.day or {0: 15, 1: 5, 2: 15, 3: 25}[expression.part]
    candidates = [years_on(now.year, step) for step in (-1, 0, 1)]
    distances = {year: abs(day_number(Day(year, expression.month, min(day, 28)), calendar) - here) for year in candidates}
    year = min(reversed(candidates), key=distances.__getitem__)
    return replace(expression, year=year), "high" if distances[year] <= _NEAR else "medium"


def _is_after(expression: Expression, until: str) -> bool:
    """Return whether a date lies after the last day of the declared calendar, or the last month or year."""
    last = _anchor(until)
    if last is None or not expression.year:
        return False
    return (expression.year, expression.month or 1, expression.day or 1) > (last.year, last.month or 12, last.day or 31)


def _last_day(expression: Expression) -> Day:
    month = expression.month or 12
    return Day(expression.year, month, expression.day or days_in_month(expression.year, month, "gregorian"))


def _moved(now: Day | None, expression: Expression) -> Day | None:
    """Return the time that the text has reached after this date; a mere year is named in passing, as are periods of years."""
    if not (expression.year and expression.month):
        return now
    return Day(expression.year, expression.month, expression.day)
