"""Sections numbered by decimals or after the sign of a section."""

import pytest

from teiwright.languages import language_rules
from teiwright.model import Text
from teiwright.structure.blocks import find_blocks
from teiwright.structure.decimals import find_decimals
from teiwright.structure.headings import Heading
from teiwright.structure.style import find_style

PROSE = "It was in the year that the river rose, and nobody who lived in the\nvalley had ever seen so much water at one time."


def found(*headings, form=None):
    """The numbers that are found where each of *headings* stands over a paragraph; one that ends in ``|`` stands over none."""
    blocks = list(find_blocks(Text("\n\n".join(one[:-1] if one.endswith("|") else f"{one}\n\n{PROSE}" for one in headings))))
    forms = [form if form and blocks.index(block) == 0 else None for block in blocks]
    return list(find_decimals(blocks, forms, find_style(blocks), language_rules("en")).values())


@pytest.mark.parametrize(
    "headings",
    [
        ("1. Means", "1.1 The pump", "1.2 The well", "2. Ends"),
        ("1 Means", "1.1. The pump", "1.1.1. Its handle", "1.2. The well", "2 Ends", "2.1. The mill"),
        ("1. Means|", "1.1 The pump", "1.2 The well"),
        ("1 \u00abMeans\u00bb", "1.1 The pump", "1.2 The well."),
    ],
)
def test_a_run_that_counts_is_the_headings(headings):
    assert found(*headings) == [one.split()[0].rstrip(".") for one in headings]


def test_sections_of_a_chapter_that_says_its_number():
    assert found("CHAPTER 3", "3.1 The pump", "3.2 The well", form=Heading("chapter", "3")) == ["3.1", "3.2"]


@pytest.mark.parametrize(
    "headings",
    [
        ("1. Means", "2. Ends", "3. Others"),  # which may be anything that is counted
        ("1. Means|", "2. Ends|", "3. Others|", "4. Rest"),  # a list
        ("1. It was the mill", "2. It was the pump", "3. It was the well", "4. It was the town"),
        ("2. Means", "3. Ends", "4. Others", "5. Rest"),
        ("1. Means", "1.1 The pump"),
        ("1. Means|", "1.1 The pump|", "1.2 The well|", "1.3 The mill|"),  # a list
        ("3.1 The pump", "3.2 The well"),
        ("1. Means", "1.2 The well", "1.4 The pump"),
        ("1. Means", "1.1 the pump and", "1.2 the well and"),
        ("1. Means", "1.1 It was then that we saw how the pump had been made.", "1.2 It was then that we saw how deep the well had been dug."),
        ("1. Means", "1.1 12.50", "1.2 14.20"),
    ],
)
def test_what_is_no_run_of_headings(headings):
    assert found(*headings) == []


@pytest.mark.parametrize("first", [0, 1])
def test_titles_that_are_counted_over_prose(first):
    assert found(*(f"{number}. Rights of the {word}." for number, word in enumerate(("Miller", "Town", "River", "King"), first))) == [
        str(number) for number in range(first, first + 4)
    ]


@pytest.mark.parametrize("form", ["\u00a7 {}. Of the River", "\u00a7{}", "\u00a7. {}.", "_\u00a7 {}._"])
def test_the_sign_of_a_section(form):
    assert found(*(form.format(number) for number in (1, 2, 3))) == ["1", "2", "3"]


@pytest.mark.parametrize("numbers", [(1,), (4, 5), (1, 3)])
def test_sections_that_are_cited_do_not_count(numbers):
    assert found(*(f"\u00a7 {number}. Of the River" for number in numbers)) == []
