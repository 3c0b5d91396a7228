"""Which of two rows of things belong together, where both are in the same order: entries of contents and divisions."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise


def pairs_in_order(left: Sequence[str], right: Sequence[str], known: Mapping[int, int]) -> dict[int, int]:
    """Return *known* pairs of indices, and those that have the same key and this once on either side between two known ones.

    What is empty has no pair. Of pairs that cross, as few as possible are left out.

    >>> pairs_in_order(["a", "b", "", "b", "c"], ["b", "a", "b", "", "c"], {})
    {0: 1, 4: 4}
    >>> pairs_in_order(["a", "b", "", "b", "c"], ["b", "a", "b", "", "c"], {0: 1, 2: 3})
    {0: 1, 1: 2, 2: 3, 4: 4}
    """
    found = dict(known)
    for (left_before, right_before), (left_after, right_after) in pairwise([(-1, -1), *sorted(known.items()), (len(left), len(right))]):
        ours = _once(left, left_before + 1, left_after)
        theirs = _once(right, right_before + 1, right_after)
        found |= _increasing([(index, theirs[key]) for key, index in ours.items() if key in theirs])
    return dict(sorted(found.items()))


def _once(keys: Sequence[str], start: int, end: int) -> dict[str, int]:
    """Return the keys that stand once from *start* to *end*, in order, and where."""
    counts = Counter(keys[start:end])
    return {keys[index]: index for index in range(start, end) if keys[index] and counts[keys[index]] == 1}


def _increasing(pairs: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Return the longest row of *pairs*, which are in the order of the first, that is in the order of the second too."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, right) in enumerate(pairs):
        length = bisect_left(ends, right)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [right]
        last[length : length + 1] = [index]
    row = []
    index = last[-1] if last else -1
    while index >= 0:
        row.append(pairs[index])
        index = before[index]
    return dict(reversed(row))
