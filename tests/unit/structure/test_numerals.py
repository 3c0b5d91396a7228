"""Roman numerals."""

import pytest

from teiwright.structure.numerals import roman


@pytest.mark.parametrize(
    ("numeral", "value"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("XC", 90), ("CDXLIV", 444), ("MCMXVII", 1917), ("xiv", 14)]
)
def test_values(numeral, value):
    assert roman(numeral) == value


@pytest.mark.parametrize("words", ["", "A", "XA", "12", "x i"])
def test_what_is_none(words):
    assert roman(words) == 0
