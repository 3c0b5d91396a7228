"""Tables of every layout, and verse and prose that are none."""

import pytest

PROSE = """\
The river rose that year, and nobody who lived in the valley had ever
seen so much water at one time in any of its fields or gardens there.
"""


def rows(found):
    """The cells of each row."""
    made = []
    for line in found:
        if line.lstrip().startswith("row"):
            made.append([])
        elif line.lstrip().startswith("cell"):
            made[-1].append(line.partition(": ")[2])
    return made


@pytest.mark.parametrize(
    ("content", "due"),
    [
        ("    Boards......... $ 8.03\n    Laths..........   1.25\n", [["Boards.........", "$ 8.03"], ["Laths..........", "1.25"]]),
        ("    Boards . . . . .  8\n    Laths  . . . . .  1\n", [["Boards . . . . .", "8"], ["Laths . . . . .", "1"]]),
        ("Oxen\t3\nSheep\t40\n", [["Oxen", "3"], ["Sheep", "40"]]),
        ("Oxen      3   12\nSheep    40    9\nPigs      7    5\n", [["Oxen", "3", "12"], ["Sheep", "40", "9"], ["Pigs", "7", "5"]]),
        ("Ann  12  Bury\nBob   9  York\nEve  10  Ware\n", [["Ann", "12", "Bury"], ["Bob", "9", "York"], ["Eve", "10", "Ware"]]),
        ("A Book, by Ann      1.00\n\nB Book, by Bob       .50\n\nC Book             12.50\n",
         [["A Book, by Ann", "1.00"], ["B Book, by Bob", ".50"], ["C Book", "12.50"]]),
    ],
    ids=["leaders", "leaders with spaces", "tabs", "wide gaps", "narrow gaps", "a row a block"],
)  # fmt: skip
def test_rows_and_cells(blocks, content, due):
    assert rows(blocks(f"{PROSE}\n{content}\n{PROSE}")) == due


def test_a_sum_below_is_a_row(blocks):
    content = f"    Boards.......................... $ 8.03\n    Laths...........................   1.25\n{' ' * 37}------\n{' ' * 37}$ 9.28\n"
    assert rows(blocks(f"{PROSE}\n{content}\n{PROSE}"))[2:] == [["------"], ["$ 9.28"]]


def test_labels_stand_above_a_rule(blocks):
    found = blocks(f"{PROSE}\n  Name     Age   Place\n  ------   ---   -----\n  Ann       12   Bury\n  Bob        9   York\n\n{PROSE}")
    assert [line for line in found if line.startswith("  row")] == ["  row label", "  row", "  row", "  row"]


@pytest.mark.parametrize(
    "content",
    [
        "The wind blew high,\nThe wind blew low,\nAnd we went by                 10\nWhere waters go.\n",
        "He came.  She went.  They all\nsaid so.  Nobody knew what he\nhad done.  It was late, and the\nriver rose.\n",
        "He stopped.... and then went\non.... to where the river was.\n",
        "London, 3 May 1815.            A. BROWN.\n",
    ],
    ids=["verse with a number", "sentences two spaces apart", "pauses", "a line alone"],
)
def test_no_table(blocks, content):
    assert not any(line.startswith(" table") for line in blocks(f"{PROSE}\n{content}\n{PROSE}"))
