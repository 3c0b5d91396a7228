"""Letters set apart."""

import pytest

from teiwright.structure.inline.letterspacing import find_letterspaced


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Das ist w a h r.", ["w a h r"]),
        ("W a h r", ["W a h r"]),
        ("nicht s e h r  v i e l", ["s e h r", "v i e l"]),
        ("K A P I T E L", ["K A P I T E L"]),
        ("a b c d e", []),
        ("G M B H", []),
        ("a b b a", []),
        ("I a m so", []),
        ("x y z", []),
    ],
)
def test_letterspacing(content, expected):
    assert [content[one.start : one.end] for one in find_letterspaced(content)] == expected
