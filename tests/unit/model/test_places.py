"""Places."""

import pytest

from teiwright.model import Place


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (Place("a.xml", 8, 5, 99), "a.xml:8:5"),
        (Place("a.xml", 8), "a.xml:8"),
        (Place("a.xml", None, 5), "a.xml"),
        (Place("a.xml"), "a.xml"),
        (Place(""), "-"),
    ],
)
def test_what_is_not_known_is_not_told(place, told):
    assert str(place) == told


def test_an_unknown_column_is_none_and_never_0():
    assert Place("a.xml", 8).column is None
