"""Ruled tables: as rows and cells, or as they are laid out."""

import pytest

PROSE = """\
The river rose that year, and nobody who lived in the valley had ever
seen so much water at one time in any of its fields or gardens there.
"""


def rows(found):
    """The cells of each row, with how many marks stand in each."""
    made = []
    for line in (one.strip() for one in found):
        if line.startswith("row"):
            made.append([line])
        elif line.startswith("cell"):
            made[-1].append(line.removeprefix("cell: "))
    return made


@pytest.mark.parametrize(
    ("content", "due"),
    [
        (
            "+-----+----+\n| Ann | 12 |\n| Bob |  9 |\n+-----+----+\n",
            [["row", "+-----+----+ | Ann", "| 12 |"], ["row", "| Bob", "| 9 | +-----+----+"]],
        ),
        (
            "Name | Age\n-----+----\nAnn  | 12\nBob  |  9\n",
            [["row label", "Name", "| Age"], ["row", "-----+---- Ann", "| 12"], ["row", "Bob", "| 9"]],
        ),
        ("| Ann | 12 |\n| --- | -- |\n| Bob |    |\n", [["row label", "| Ann", "| 12 |"], ["row", "| --- | -- | | Bob", "| |"]]),
    ],
    ids=["framed", "strokes between", "an empty cell"],
)
def test_rows_and_cells(blocks, content, due):
    assert rows(blocks(f"{PROSE}\n{content}\n{PROSE}")) == due


@pytest.mark.parametrize(
    "content",
    [
        "| Ann | a girl of   |\n|     | ten years   |\n| Bob | a boy       |\n",
        "----+-----\nAnn | a\nLee | girl\n----+-----\nBob | a\nLee | boy\n----+-----\nEve | a\n----+-----\n",
        "| Ann | 12 |\n| Bob |\n",
        "+----------+\n| One line |\n+----------+\n",
    ],
    ids=["a cell goes on", "cells between rules go on", "cells are missing", "a box"],
)
def test_it_is_left_as_it_is_laid_out(blocks, content):
    found = blocks(f"{PROSE}\n{content}\n{PROSE}")
    assert sum(line.startswith(" ab preformatted") for line in found) == 1
    assert rows(found) == []
