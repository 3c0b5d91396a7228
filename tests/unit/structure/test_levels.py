"""Which headings stand for divisions that hold others: numbered ones among those without a number."""

import pytest

PROSE = "It was in the year that the river rose, and nobody who lived in the\nvalley had ever seen so much water at one time."
TEXT = f"{PROSE}\n\n{PROSE}"


def tree(blocks, *headings):
    """Each heading, as deep as its division; one that ends in ``|`` stands over the next."""
    content = "".join(f"\n\n\n{one[:-1]}\n\n" if one.endswith("|") else f"\n\n\n{one}\n\n{TEXT}\n\n" for one in headings)
    found = [line.replace("head low:", "head:") for line in blocks(f"THE RIVER\n\n\n\n{content}")]
    lines = [line for line in found if line.lstrip().startswith("head:")]
    least = min((len(line) - len(line.lstrip()) for line in lines), default=0)
    return [line[least:].replace("head: ", "") for line in lines]


@pytest.mark.parametrize(
    "expected",
    [
        ["I", "II", "III", "CONCLUSION"],
        ["1. The Mill", "2. The Well", "Conclusion"],
        ["1. The Mill", "2. The Well", " 2.1 The Wheel", " 2.2 The Stream", "  2.2.1 Its Source", "3. The Town", "Conclusion"],
        ["CHAPTER 1", " 1.1 The Wheel", " 1.2 The Stream", "CHAPTER 2", " 2.1 The Town", " 2.2 The Bridge"],
        ["PROLOGUE", "I", "II", "INTERLUDE", "III", "IV", "EPILOGUE"],
        ["I", "II", " THE LAST WORD", "III"],
        ["A. The Mill", "B. The Well", " 1. Of Stone", " 2. Of Wood", "C. The Town"],
        ["\u00a7 1. Of the Mill", "\u00a7 2. Of the Well", "\u00a7 3. Of the Town"],
        ["I. THE MILL", " The Wheel", " The Stream", "II. THE WELL", " The Bucket", " The Rope", "CONCLUSION"],
    ],
    ids=lambda expected: expected[1].strip(),
)
def test_sections(blocks, expected):
    assert tree(blocks, *(one.strip() for one in expected)) == expected


def test_sections_that_are_counted_anew_in_each_part(blocks):
    met = tree(blocks, "I|", "1. Of Stone", "2. Of Wood", "II|", "1. Of Iron", "2. Of Earth", "CONCLUSION")
    assert met == ["I", " 1. Of Stone", " 2. Of Wood", "II", " 1. Of Iron", " 2. Of Earth", "CONCLUSION"]


def test_what_is_counted_anew_below_a_title_stands_below_it(blocks):
    met = tree(blocks, "PREFACE", "THE MILL|", "I", "II", "THE WELL|", "I", "II")
    assert met[1:] == ["THE MILL", " I", " II", "THE WELL", " I", " II"]
