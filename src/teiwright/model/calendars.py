"""Calendars, by the Julian Day Number: the count of days that all calendars share.

Years are counted as TEI's dates are (XSD 1.0): 1 is AD 1, -1 is 1 BC, there
is no year 0. Both calendars are proleptic: they run on before and after the
time in which they were used.

TEI: NDDATECUSTOM (dates of other calendars), HD44 (calendarDesc)
"""

from typing import NamedTuple


class Day(NamedTuple):
    """One day, or with *day* or *month* 0 the month or year that holds it."""

    year: int
    month: int = 0
    day: int = 0

    def iso(self) -> str:
        """Return the day as TEI writes it.

        >>> Day(1917, 11, 7).iso(), Day(-44, 3).iso(), Day(70).iso()
        ('1917-11-07', '-0044-03', '0070')
        """
        year = f"{'-' if self.year < 0 else ''}{abs(self.year):04}"
        return year + (f"-{self.month:02}" if self.month else "") + (f"-{self.day:02}" if self.day else "")


def _astronomical(year: int) -> int:
    return year + 1 if year < 0 else year


def _historical(year: int) -> int:
    return year - 1 if year <= 0 else year


def years_on(year: int, count: int) -> int:
    """Return the year *count* years after *year*; there is no year 0.

    >>> years_on(1917, 1), years_on(-1, 1), years_on(1, -1)
    (1918, 1, -1)
    """
    return _historical(_astronomical(year) + count)


def is_leap(year: int, calendar: str) -> bool:
    """Return whether *year* has a 29 February.

    >>> is_leap(1900, "julian"), is_leap(1900, "gregorian"), is_leap(-1, "julian")
    (True, False, True)
    """
    number = _astronomical(year)
    if calendar == "julian":
        return number % 4 == 0
    return number % 4 == 0 and (number % 100 != 0 or number % 400 == 0)


def days_in_month(year: int, month: int, calendar: str) -> int:
    """Return how many days *month* has.

    >>> days_in_month(1900, 2, "julian"), days_in_month(1917, 11, "gregorian")
    (29, 30)
    """
    if month == 2:
        return 29 if is_leap(year, calendar) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def day_number(day: Day, calendar: str) -> int:
    """Return the Julian Day Number of *day*.

    >>> day_number(Day(1917, 11, 7), "gregorian") == day_number(Day(1917, 10, 25), "julian")
    True
    """
    shift = (14 - day.month) // 12
    year = _astronomical(day.year) + 4800 - shift
    month = day.month + 12 * shift - 3
    days = day.day + (153 * month + 2) // 5 + 365 * year + year // 4
    return days - 32083 if calendar == "julian" else days - year // 100 + year // 400 - 32045


def day_of(number: int, calendar: str) -> Day:
    """Return the day whose Julian Day Number is *number*, the inverse of `day_number`.

    >>> day_of(day_number(Day(1900, 2, 29), "julian"), "gregorian").iso()
    '1900-03-13'
    """
    if calendar == "julian":
        century, rest = 0, number + 32082
    else:
        shifted = number + 32044
        century = (4 * shifted + 3) // 146097
        rest = shifted - 146097 * century // 4
    years = (4 * rest + 3) // 1461
    days = rest - 1461 * years // 4
    month = (5 * days + 2) // 153
    return Day(_historical(100 * century + years - 4800 + month // 10), month + 3 - 12 * (month // 10), days - (153 * month + 2) // 5 + 1)


def julian_to_gregorian(day: Day) -> Day:
    """Return the Gregorian date of a day of the Julian calendar.

    >>> julian_to_gregorian(Day(1917, 10, 25)).iso(), julian_to_gregorian(Day(1582, 10, 4)).iso()
    ('1917-11-07', '1582-10-14')
    """
    return day_of(day_number(day, "julian"), "gregorian")
