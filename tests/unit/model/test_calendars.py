"""Calendars against two witnesses: Python's datetime, and formulas that count days another way."""

from datetime import date

import pytest

from teiwright.model.calendars import Day, day_number, day_of, days_in_month, is_leap, julian_to_gregorian

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
