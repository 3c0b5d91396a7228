"""Prose that its lines show."""

import pytest

PROSE = "It was in the year that the river rose, and nobody who lived in the valley\nhad ever seen so much water at one time."
RAGGED = (
    "On the third of April, with a smooth sea and a moderate breeze,\nand with the sails set, the ship lay in longitude fifteen. She\n"
    "went at a speed of more than thirteen knots,\nand her wheels beat the water."
)
VERSE_IN_SMALL_LETTERS = "come to the park,\nwhere it is dark,\nand look at\nthe shimmer of shores."


@pytest.mark.parametrize(("content", "gi"), [(RAGGED, "p"), (VERSE_IN_SMALL_LETTERS, "ab preformatted")])
def test_prose_wrapped_unevenly_is_not_preformatted(blocks, content, gi):
    (found,) = [line.strip() for line in blocks(f"{PROSE}\n\n{content}\n\n{PROSE}") if content[:12] in line]
    assert found.partition(":")[0] == gi
