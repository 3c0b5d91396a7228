"""Prose that its lines show."""

import pytest

from teiwright.structure import outline
from teiwright.structure.prose import prose_at

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


QUIET = "They sat in the kitchen and said nothing until it was dark, and then she lit the lamp and looked at\nhim for a long time."
LINE = QUIET.partition("\n")[0]
LONG = f"{LINE} and at the river, and said once more what she had told him before, {LINE}."
VERSE = "    Come to the park,\n    Where it is dark."


@pytest.mark.parametrize(
    "content",
    [
        QUIET,
        f'"{QUIET}',
        f"{LINE}\n\u2014 Anna Mill",
        "II. Of the River, of the Mill, of the Bridge, and of the Great Flood That Came by Night\nOf the Third of April\n\nMy dear Anna,",
        f"{LINE} . . . . . .  3\nand more . . . . . .  4",
        LONG,
        LONG.upper(),
        f"Contents. {LONG}".upper(),
        f"(a) {LONG}",
        f"Notes{' -' * 120}",
        f"{' '.join(['Donaudampfschifffahrtsgesellschaft'] * 7)}\n\n",
    ],
    ids=["two lines", "speech", "dash", "numbered title", "leaders", "a line", "capitals", "contents", "letter", "signs", "names"],
)
@pytest.mark.parametrize("before", [QUIET, VERSE, "CHAPTER I", "Yours truly,\n\nA. Mill", '"No."\n\n"Yes."'])
def test_what_is_asked_first_finds_what_all_would(blocks, monkeypatch, content, before):
    wide = f"{LINE}\n" * 5
    found = same_without_prose(blocks, monkeypatch, f"{wide}\n{before}\n\n{content}\n\n{wide}")
    assert " ".join(content.split())[:60] in "".join(found)


def test_short_lines_may_be_of_a_letter(blocks, monkeypatch):
    wide = "He came down to the river, where all of the boats were, and\n" * 5
    found = same_without_prose(
        blocks, monkeypatch, f"{wide}\n{wide}\nYours, with all my heart, ever your obedient servant and,\nAnna Mill\n\n\n\n{wide}"
    )
    assert any(line.strip().startswith("signed") for line in found)


def same_without_prose(blocks, monkeypatch, text):
    """Return what *text* is, which is the same where prose is known by no recogniser of its own."""
    found = blocks(text)
    others = tuple(one for one in outline.RECOGNISERS if one[1] is not prose_at)
    assert len(others) == len(outline.RECOGNISERS) - 1
    monkeypatch.setattr(outline, "RECOGNISERS", others)
    assert blocks(text) == found
    return found


def test_two_lines_that_the_contents_announce_are_a_heading(blocks):
    title = "How the river rose in the night and took away the bridge, and what they found in the mill when\nit was day"
    listed = f"CONTENTS\n\n{title.replace(chr(10), chr(10) + '  ')} .... 3\nThe Flood .... 9"
    wide = f"{LINE}\n" * 5
    found = blocks(f"{listed}\n\n\n\nThe Flood\n\n{wide}\n{title}\n\n{wide}")
    assert [line.strip().partition(":")[0] for line in found if "How the river" in line][-1] == "head"
