"""Calendars, by the Julian Day Number: the count of days that all calendars share.

Years are counted as TEI's dates are (XSD 1.0): 1 is AD 1, -1 is 1 BC, there
is no year 0. The Julian and the Gregorian calendar are proleptic: they run on
before and after the time in which they were used. The others begin with
their first day: the Swedish one of 1700 to 1712 (a day ahead of the Julian),
the French Republican one (its thirteenth month holds the
days that close the year), the Hebrew one (months counted from Nisan, so that
a year begins with the seventh; Adar II is the thirteenth), and the Islamic
one as tables reckon it (the observed one may differ by a day or two).

TEI: NDDATECUSTOM (dates of other calendars), HD44 (calendarDesc)
"""

from typing import Final, NamedTuple

#: Every calendar that dates are reckoned in here.
CALENDARS: Final = ("julian", "gregorian", "swedish", "frenchRepublican", "hebrew", "islamic")

_REPUBLICAN_EPOCH: Final = 2375840  # 22 September 1792
_REPUBLICAN_LEAP: Final = (3, 7, 11)  # of the years in which it was used, by the equinox at Paris
_HEBREW_EPOCH: Final = 347997  # 7 October 3761 BC, Julian
_ISLAMIC_EPOCH: Final = 1948440  # 16 July 622, Julian
_TISHRI: Final = 7
_ADAR_II: Final = 13


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
    """Return how many days *month* has; 0 where the year has no such month.

    >>> days_in_month(1900, 2, "julian"), days_in_month(1917, 11, "gregorian"), days_in_month(2, 13, "frenchRepublican")
    (29, 30, 5)
    >>> days_in_month(5680, 13, "hebrew"), days_in_month(1300, 12, "islamic")
    (0, 30)
    """
    if calendar == "frenchRepublican":
        return 30 if month <= 12 else (6 if year in _REPUBLICAN_LEAP else 5) if month == 13 else 0
    if calendar == "hebrew":
        return _days_in_hebrew_month(year, month)
    if calendar == "islamic":
        return 30 if month % 2 or (month == 12 and (11 * year + 14) % 30 < 11) else 29
    if month == 2:
        if calendar == "swedish":
            return {1700: 28, 1712: 30}.get(year) or (29 if is_leap(year, "julian") else 28)
        return 29 if is_leap(year, calendar) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def _hebrew_new_year(year: int) -> int:
    """Return the days from the epoch to 1 Tishri: the mean new moon, put off where the rules of the feasts demand it."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _hebrew_new_year_kept(year: int) -> int:
    """Return the same, put off once more where a year would be too long or too short."""
    before, this, after = (_hebrew_new_year(year + step) for step in (-1, 0, 1))
    return this + (2 if after - this == 356 else 1 if this - before == 382 else 0)


def _is_hebrew_leap(year: int) -> bool:
    return (7 * year + 1) % 19 < 7


def _days_in_hebrew_month(year: int, month: int) -> int:
    length = _hebrew_new_year_kept(year + 1) - _hebrew_new_year_kept(year)
    if month == _ADAR_II and not _is_hebrew_leap(year):
        return 0
    short = (
        {2, 4, 6, 10, _ADAR_II}
        | (set() if length % 10 == 5 else {8})
        | ({9} if length % 10 == 3 else set())
        | (set() if _is_hebrew_leap(year) else {12})
    )
    return 29 if month in short else 30


def _hebrew_day_number(day: Day) -> int:
    last = _ADAR_II if _is_hebrew_leap(day.year) else 12
    before = [*range(_TISHRI, day.month)] if day.month >= _TISHRI else [*range(_TISHRI, last + 1), *range(1, day.month)]
    return _HEBREW_EPOCH + _hebrew_new_year_kept(day.year) + sum(_days_in_hebrew_month(day.year, month) for month in before) + day.day


def day_number(day: Day, calendar: str) -> int:
    """Return the Julian Day Number of *day*.

    >>> day_number(Day(1917, 11, 7), "gregorian") == day_number(Day(1917, 10, 25), "julian")
    True
    >>> [day_of(day_number(day, calendar), "gregorian").iso() for day, calendar in (
    ...     (Day(8, 2, 18), "frenchRepublican"), (Day(5708, 2, 5), "hebrew"), (Day(1300, 1, 1), "islamic"))]
    ['1799-11-09', '1948-05-14', '1882-11-12']
    """
    if calendar == "frenchRepublican":
        return _REPUBLICAN_EPOCH + 365 * (day.year - 1) + sum(leap < day.year for leap in _REPUBLICAN_LEAP) + 30 * (day.month - 1) + day.day - 1
    if calendar == "hebrew":
        return _hebrew_day_number(day)
    if calendar == "islamic":
        return _ISLAMIC_EPOCH + 354 * (day.year - 1) + (3 + 11 * day.year) // 30 + (59 * (day.month - 1) + 1) // 2 + day.day - 1
    shift = (14 - day.month) // 12
    year = _astronomical(day.year) + 4800 - shift
    month = day.month + 12 * shift - 3
    days = day.day + (153 * month + 2) // 5 + 365 * year + year // 4
    if calendar == "swedish":
        return days - 32084
    return days - 32083 if calendar == "julian" else days - year // 100 + year // 400 - 32045


def day_of(number: int, calendar: str) -> Day:
    """Return the day of the Julian or Gregorian *calendar* whose Julian Day Number is *number*, the inverse of `day_number`.

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


def weekday(number: int) -> int:
    """Return the day of the week of a Julian Day Number: 1 for Monday to 7 for Sunday.

    >>> weekday(day_number(Day(1917, 11, 7), "gregorian"))
    3
    """
    return number % 7 + 1


def easter(year: int, calendar: str) -> Day:
    """Return Easter Sunday of *year*, by the tables of the Julian or Gregorian *calendar*.

    >>> easter(1917, "gregorian").iso(), easter(1917, "julian").iso(), easter(1641, "julian").iso()
    ('1917-04-08', '1917-04-02', '1641-04-25')
    """
    golden = year % 19
    if calendar == "julian":
        moon = (19 * golden + 15) % 30
        sunday = (year + year // 4 + moon) % 7
    else:
        century = year // 100
        moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
        moon -= moon // 28 * (1 - 29 // (moon + 1) * ((21 - golden) // 11))
        sunday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    days = moon - sunday
    month = 3 + (days + 40) // 44
    return Day(year, month, days + 28 - 31 * (month // 4))


def julian_to_gregorian(day: Day) -> Day:
    """Return the Gregorian date of a day of the Julian calendar.

    >>> julian_to_gregorian(Day(1917, 10, 25)).iso(), julian_to_gregorian(Day(1582, 10, 4)).iso()
    ('1917-11-07', '1582-10-14')
    """
    return day_of(day_number(day, "julian"), "gregorian")
