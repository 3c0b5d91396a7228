"""What a date says in TEI: when and its family Gregorian, when-custom and its family as the text reckons."""

import pytest

from teiwright.annotation.dates.expressions import Expression, Said
from teiwright.annotation.dates.narrative import Reckoned, extent_of
from teiwright.annotation.dates.values import attributes_of


def values(calendar: str = "", declared: bool = False, cert: str = "high", **said) -> dict[str, str]:
    one = Expression(0, 1, Said(**said))
    return dict(attributes_of(Reckoned(one, extent_of(one.said, None, one), calendar, declared, cert)))


def test_a_gregorian_day_is_when():
    assert values("gregorian", year=1917, month=11, day=7) == {"when": "1917-11-07", "cert": "high"}


def test_a_julian_day_has_both_values_and_says_its_method():
    assert values("julian", declared=True, year=1917, month=10, day=25) == {
        "when": "1917-11-07",
        "when-custom": "1917-10-25",
        "datingMethod": "#julian",
        "calendar": "#julian",
        "cert": "high",
    }


def test_a_gregorian_day_says_its_calendar_where_another_is_declared():
    assert values("gregorian", declared=True, year=1918, month=2, day=14) == {"when": "1918-02-14", "calendar": "#gregorian", "cert": "high"}


def test_a_julian_month_is_a_period_of_gregorian_days():
    assert values("julian", declared=True, year=1917, month=10) == {
        "from": "1917-10-14",
        "to": "1917-11-13",
        "when-custom": "1917-10",
        "datingMethod": "#julian",
        "calendar": "#julian",
        "cert": "high",
    }


def test_a_third_of_a_julian_month_is_limited_in_both_calendars():
    assert values("julian", declared=True, year=1917, month=11, part=(3, 3)) == {
        "notBefore": "1917-12-04",
        "notAfter": "1917-12-13",
        "notBefore-custom": "1917-11-21",
        "notAfter-custom": "1917-11-30",
        "datingMethod": "#julian",
        "calendar": "#julian",
        "cert": "high",
    }


@pytest.mark.parametrize(
    ("month", "part", "limits"),
    [
        (5, 1, ("1917-05-01", "1917-05-10")),
        (5, 2, ("1917-05-11", "1917-05-20")),
        (5, 3, ("1917-05-21", "1917-05-31")),
        (2, 3, ("1917-02-21", "1917-02-28")),
    ],
)
def test_a_third_of_a_gregorian_month_has_limits(month, part, limits):
    assert values("gregorian", year=1917, month=month, part=(part, 3)) == {"notBefore": limits[0], "notAfter": limits[1], "cert": "high"}


def test_without_a_year_and_a_calendar_the_value_is_custom_and_there_is_no_when():
    assert values(month=10, day=26) == {"when-custom": "--10-26", "cert": "high"}
    assert values(month=10) == {"when-custom": "--10", "cert": "high"}


def test_without_a_year_when_is_only_for_the_gregorian_calendar():
    assert values("gregorian", declared=True, month=10, day=26) == {"when": "--10-26", "calendar": "#gregorian", "cert": "high"}
    assert values("julian", declared=True, month=10, day=26) == {
        "when-custom": "--10-26",
        "datingMethod": "#julian",
        "calendar": "#julian",
        "cert": "high",
    }


def test_a_third_of_a_month_without_a_year_is_limited_by_custom_values():
    assert values(month=2, part=(3, 3)) == {"notBefore-custom": "--02-21", "notAfter-custom": "--02-29", "cert": "high"}


@pytest.mark.parametrize(("year", "when"), [(1917, "1917"), (70, "0070"), (-44, "-0044")])
def test_a_year_is_when_with_four_digits(year, when):
    assert values(year=year) == {"when": when, "cert": "high"}


def test_the_ides_of_march_are_converted():
    assert values("julian", year=-44, month=3, day=15)["when"] == "-0044-03-13"


@pytest.mark.parametrize(
    ("said", "limits"),
    [
        ({"year": 1890, "period": "decade"}, {"from": "1890", "to": "1899"}),
        ({"year": 1701, "period": "century"}, {"from": "1701", "to": "1800"}),
        ({"year": 1801, "period": "century", "part": (1, 3)}, {"notBefore": "1801", "notAfter": "1834"}),
        ({"year": 1801, "period": "century", "part": (3, 3)}, {"notBefore": "1868", "notAfter": "1900"}),
        ({"year": 1890, "period": "decade", "part": (3, 3)}, {"notBefore": "1897", "notAfter": "1899"}),
    ],
)
def test_a_period_is_told_by_its_years(said, limits):
    assert values(**said) == {**limits, "cert": "high"}


@pytest.mark.parametrize(("calendar", "year"), [("gregorian", 1900), ("gregorian", 1700), ("gregorian", 1917), ("julian", 1917)])
def test_29_february_has_no_value_in_a_year_without_one(calendar, year):
    assert values(calendar, year=year, month=2, day=29) == {"cert": "high"}


@pytest.mark.parametrize(("year", "when"), [(1900, "1900-03-13"), (1700, "1700-03-11")])
def test_29_february_of_a_julian_century_year_has_one(year, when):
    assert values("julian", year=year, month=2, day=29)["when"] == when
