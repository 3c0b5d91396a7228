"""What belongs together in two rows of the same order."""

import pytest

from teiwright.structure.alignment import pairs_in_order


@pytest.mark.parametrize(
    ("left", "right", "known", "pairs"),
    [
        ("abc", "abc", {}, {0: 0, 1: 1, 2: 2}),
        ("ac", "abc", {}, {0: 0, 1: 2}),
        ("aba", "aba", {}, {1: 1}),
        ("aba", "aba", {1: 1}, {0: 0, 1: 1, 2: 2}),
        ("xab", "abx", {}, {1: 0, 2: 1}),
        ("", "abc", {}, {}),
        ("abc", "", {}, {}),
        (["", ""], ["", ""], {}, {}),
    ],
)
def test_pairs(left, right, known, pairs):
    assert pairs_in_order(left, right, known) == pairs


def test_takes_linear_time():
    keys = [str(number) for number in range(20_000)]
    assert len(pairs_in_order(keys, keys, {})) == len(keys)
    assert len(pairs_in_order(keys, keys[::-1], {})) == 1
