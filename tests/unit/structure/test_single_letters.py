"""Single letters at the beginning of headings."""

import pytest

PROSE = "It was in the year that the river rose, and nobody who lived in the\nvalley had ever seen so much water at one time."
ENTRY = "{}, n. What the people who lived in the valley called the thing that had\nbeen carried away by the water in the year of the flood."


def headings(found):
    return [line.strip() for line in found if line.strip().split(":")[0].split(" ")[0] in {"div", "head"}]


@pytest.mark.parametrize(
    ("words", "n"),
    [
        ("C. JULIUS CAESAR ON THE WAR", ""),
        ("V. SACKVILLE-WEST", ""),
        ("D. H. MILLER ON MILLS", ""),
        ("I. THE RIVER RISES", " 1"),
        ("V. THE RIVER RISES", " 5"),
        ("M", ""),
        ("V", " 5"),
    ],
)
def test_initials_are_no_numbers(blocks, words, n):
    assert headings(blocks(f"{PROSE}\n\n\n\n{words}\n\n{PROSE}"))[-2:] == [f"div{n}", f"head: {words}"]


@pytest.mark.parametrize("words", ["L. THE RIVER RISES", "L. MILLS", "L"])
def test_a_number_that_goes_on_counting(blocks, words):
    before = f"XLIX. THE MILL STANDS\n\n{PROSE}" if "." in words else f"XLIX\n\n{PROSE}"
    assert headings(blocks(f"{PROSE}\n\n\n\n{before}\n\n\n\n{words}\n\n{PROSE}"))[-2:] == ["div 50", f"head: {words}"]


def test_letters_in_their_order_are_an_alphabet(blocks):
    sections = "\n\n\n\n".join(f"{letter}\n\n{ENTRY.format(letter + 'LDER')}\n\n{ENTRY.format(letter + 'SH')}" for letter in "ABCDI")
    assert headings(blocks(sections)) == [one for letter in "ABCDI" for one in ("div", f"head: {letter}")]
