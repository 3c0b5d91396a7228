"""Calendars against two witnesses: Python's datetime, and formulas that count days another way."""

from datetime import date

import pytest

from teiwright.model.calendars import Day, day_number, day_of, days_in_month, easter, is_leap, julian_to_gregorian, weekday

#: Julian Day Number of the day before 1 January of AD 1, Gregorian: what `date.toordinal` counts from.
BEFORE_ORDINALS = 1721425


def days_of_year(year: int, calendar: str) -> list[Day]:
    """Every day of *year*, made from the lengths of its months alone."""
    return [Day(year, month, day) for month in range(1, 13) for day in range(1, days_in_month(year, month, calendar) + 1)]


def lag_in_days(year: int, month: int) -> int:
    """How many days the Julian calendar is behind, by the rule of the centuries: a day more on 1 March of each that is no leap year."""
    counted = year if month > 2 else year - 1
    return counted // 100 - counted // 400 - 2


def test_gregorian_day_numbers_are_those_of_datetime_for_two_thousand_years():
    for year in range(1, 2101):
        for month, day in ((1, 1), (2, 28), (3, 1), (6, 15), (12, 31)):
            assert day_number(Day(year, month, day), "gregorian") == date(year, month, day).toordinal() + BEFORE_ORDINALS


def test_every_day_of_the_years_around_a_reform_is_that_of_datetime():
    for year in (4, 100, 400, 1582, 1600, 1700, 1752, 1800, 1900, 1917, 1918, 2000):
        for one in days_of_year(year, "gregorian"):
            assert day_of(date(*one).toordinal() + BEFORE_ORDINALS, "gregorian") == one


@pytest.mark.parametrize("calendar", ["julian", "gregorian"])
def test_days_follow_each_other_without_a_gap_for_two_thousand_years(calendar):
    number = day_number(Day(1, 1, 1), calendar)
    for year in range(1, 2101):
        for one in days_of_year(year, calendar) if year % 50 < 5 else (Day(year, 1, 1), Day(year, 12, 31)):
            if one.month == 1 and one.day == 1:
                assert day_number(one, calendar) == number
            assert day_of(day_number(one, calendar), calendar) == one
        number += 366 if is_leap(year, calendar) else 365


def test_julian_days_are_behind_by_the_rule_of_the_centuries_for_two_thousand_years():
    for year in range(1, 2101):
        for month, day in ((1, 1), (2, 28), (3, 1), (10, 25), (12, 31)):
            behind = day_number(Day(year, month, day), "julian") - day_number(Day(year, month, day), "gregorian")
            assert behind == lag_in_days(year, month), (year, month, day)


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        (Day(1917, 10, 25), "1917-11-07"),  # the October revolution
        (Day(1918, 1, 31), "1918-02-13"),  # the last day of the old calendar in Russia
        (Day(1582, 10, 4), "1582-10-14"),  # the day before 15 October 1582
        (Day(1752, 9, 2), "1752-09-13"),  # the day before 14 September 1752, in Britain
        (Day(1900, 2, 29), "1900-03-13"),
        (Day(1700, 2, 29), "1700-03-11"),
        (Day(1900, 2, 28), "1900-03-12"),
        (Day(1900, 3, 1), "1900-03-14"),
        (Day(200, 3, 1), "0200-03-01"),  # the calendars agree from here ...
        (Day(300, 2, 28), "0300-02-28"),  # ... to here
        (Day(300, 2, 29), "0300-03-01"),
        (Day(1, 1, 1), "-0001-12-30"),  # no year 0 between
        (Day(-44, 3, 15), "-0044-03-13"),  # the Ides of March
        (Day(-1, 12, 31), "-0001-12-29"),
    ],
)
def test_a_julian_day_has_its_gregorian_date(julian, gregorian):
    assert julian_to_gregorian(julian).iso() == gregorian


def test_the_years_before_and_after_christ_are_neighbours():
    for calendar in ("julian", "gregorian"):
        assert day_number(Day(1, 1, 1), calendar) - day_number(Day(-1, 12, 31), calendar) == 1
        assert day_of(day_number(Day(1, 1, 1), calendar) - 1, calendar) == Day(-1, 12, 31)


def test_julian_day_zero_is_the_first_of_january_4713_bc():
    assert day_number(Day(-4713, 1, 1), "julian") == 0
    assert day_of(0, "julian") == Day(-4713, 1, 1)


@pytest.mark.parametrize(
    ("year", "julian", "gregorian"), [(1900, True, False), (1700, True, False), (2000, True, True), (1917, False, False), (4, True, True)]
)
def test_century_years_are_leap_years_in_one_calendar_only(year, julian, gregorian):
    assert (is_leap(year, "julian"), is_leap(year, "gregorian")) == (julian, gregorian)
    assert days_in_month(year, 2, "julian") == 28 + julian
    assert days_in_month(year, 2, "gregorian") == 28 + gregorian


@pytest.mark.parametrize(("year", "leap"), [(-1, True), (-4, False), (-5, True), (-44, False), (-45, True)])
def test_before_christ_leap_years_are_counted_without_a_year_zero(year, leap):
    assert is_leap(year, "julian") is leap


def test_months_have_their_lengths():
    assert [days_in_month(1917, month, "gregorian") for month in range(1, 13)] == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def test_a_day_is_written_with_as_much_as_is_known_and_four_digits():
    assert [Day(1917, 11, 7).iso(), Day(1917, 11).iso(), Day(1917).iso(), Day(70).iso(), Day(-44, 3, 5).iso()] == [
        "1917-11-07",
        "1917-11",
        "1917",
        "0070",
        "-0044-03-05",
    ]


@pytest.mark.parametrize(
    ("calendar", "years", "months"),
    [
        ("frenchRepublican", range(1, 15), tuple(range(1, 14))),
        ("islamic", range(1, 1500), tuple(range(1, 13))),
        ("hebrew", range(5000, 6000), (7, 8, 9, 10, 11, 12, 13, 1, 2, 3, 4, 5, 6)),
    ],
)
def test_days_of_other_calendars_follow_each_other_without_a_gap(calendar, years, months):
    number = day_number(Day(years[0], months[0], 1), calendar)
    for year in years:
        for month in months:
            length = days_in_month(year, month, calendar)
            if length:
                assert day_number(Day(year, month, 1), calendar) == number
                assert day_number(Day(year, month, length), calendar) == number + length - 1
            number += length


@pytest.mark.parametrize(
    ("calendar", "day", "gregorian"),
    [
        ("frenchRepublican", Day(1, 1, 1), "1792-09-22"),
        ("frenchRepublican", Day(3, 13, 6), "1795-09-22"),
        ("frenchRepublican", Day(14, 4, 10), "1805-12-31"),
        ("hebrew", Day(5784, 7, 1), "2023-09-16"),
        ("hebrew", Day(5680, 1, 15), "1920-04-03"),
        ("islamic", Day(1, 1, 1), "0622-07-19"),
        ("islamic", Day(1445, 1, 1), "2023-07-19"),
        ("swedish", Day(1700, 3, 1), "1700-03-11"),
        ("swedish", Day(1712, 2, 30), "1712-03-11"),
    ],
)
def test_known_days_of_other_calendars(calendar, day, gregorian):
    assert day_of(day_number(day, calendar), "gregorian").iso() == gregorian


def easter_by_another_formula(year: int) -> tuple[int, int, int]:
    """Easter by the anonymous Gregorian algorithm of 1876."""
    century, rest = divmod(year, 100)
    golden, leap = year % 19, century % 4
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * leap + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift + 114, 31)
    return year, month, day + 1


def test_gregorian_easter_is_that_of_another_formula_for_two_thousand_years():
    assert [year for year in range(1583, 3583) if tuple(easter(year, "gregorian")) != easter_by_another_formula(year)] == []


@pytest.mark.parametrize("calendar", ["julian", "gregorian"])
def test_easter_is_a_sunday_between_22_march_and_25_april(calendar):
    for year in range(326, 2326):
        day = easter(year, calendar)
        assert weekday(day_number(day, calendar)) == 7
        assert (3, 22) <= (day.month, day.day) <= (4, 25)


@pytest.mark.parametrize(("year", "day"), [(1400, "1400-04-18"), (1641, "1641-04-25"), (1917, "1917-04-02"), (2024, "2024-04-22")])
def test_julian_easter(year, day):
    assert easter(year, "julian").iso() == day
