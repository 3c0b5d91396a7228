"""Dates as TEI's attributes write them."""

import pytest

from teiwright.model.w3c_dates import is_after, is_impossible, stretch_of


@pytest.mark.parametrize("value", ["1917-13", "1917-02-29", "1917-00", "--13", "--02-30", "---32", "0000-01"])
def test_what_no_calendar_has_is_impossible(value):
    assert is_impossible(value, "gregorian")
    assert stretch_of(value) is None


@pytest.mark.parametrize("value", ["1917", "-0044-03-15", "1916-02-29", "--02-29", "---31", "1917-11-07T10:00:00Z", "soon", ""])
def test_what_is_a_day_or_no_date_is_not(value):
    assert not is_impossible(value, "gregorian")


@pytest.mark.parametrize(
    ("first", "last", "due"),
    [
        ("1918", "1917", True),
        ("1917", "1917-05", False),
        ("1917-05", "1917", False),
        ("-0044", "-0045", True),
        ("-0044", "0001", False),
        ("1918", "soon", False),
    ],
)
def test_all_of_a_later_value_lies_after(first, last, due):
    assert is_after(first, last) == due
