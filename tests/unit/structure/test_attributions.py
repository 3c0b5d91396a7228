"""Whose verse and quotations are."""

import pytest

import teiwright

PROSE = "It was in the year that the river rose, and nobody who lived in the valley\nhad ever seen so much water at one time.\n"
VERSE = (
    "  The wind is high, the water low,\n  And where the mill was, rushes grow,\n  And none but I remember now\n  The miller or the miller's plough."
)
QUOTED = (
    "    It was in the winter of the flood, and nobody who lived in the\n    valley knew of it, that the miller left his mill, and went where\n"
    "    no water is.{}"
)
SOURCE = "\n    --HENRY MILL."


def told(blocks, content):
    return [line.strip() for line in blocks(content)]


@pytest.mark.parametrize(
    ("below", "gap"),
    [("Atka Mip", 3), ("G.J.", 3), ('"The Mill" (London, 1712)', 3), ("--_Old Song_", 2), ("\u2014Mill, _Poems_, iii. 4.", 2)],
)
def test_a_line_below_verse_says_whose_it_is(blocks, below, gap):
    after = "\n" * gap
    found = told(blocks, f"{PROSE}\n{VERSE}\n\n{VERSE}\n\n{below}{after}{PROSE}")
    assert [line for line in found if line in {"quote", "lg"}] == ["quote", "lg", "lg"]
    assert found[found.index(f"p: {below}") + 1] == f"bibl: {below}"


@pytest.mark.parametrize("below", ["--THE OLD SONG.", "\u2014Mill, Poems, iii. 4."])
def test_the_last_line_of_verse(blocks, below):
    found = told(blocks, f"{PROSE}\n{VERSE}\n  {below}\n\n{PROSE}")
    assert found[-3:-1] == [f"p: {below}", f"bibl: {below}"]
    assert len([line for line in found if line.startswith("l: ")]) == 4


def test_of_a_quotation(blocks):
    below = told(blocks, f"{PROSE}\n{QUOTED.format('')}\n\nHenry Mill\n\n\n{PROSE}")
    assert below[below.index("quote") + 2 :][:2] == ["p: Henry Mill", "bibl: Henry Mill"]
    within = told(blocks, f"{PROSE}\n{QUOTED.format(SOURCE)}\n\n{PROSE}")
    assert within[within.index("quote") + 2] == "bibl: --HENRY MILL."


@pytest.mark.parametrize(
    ("content", "gi"),
    [
        (f"{PROSE}\n{VERSE}\n\nHe sang it to the end.\n\n\n{PROSE}", "p"),
        (f"{PROSE}\n{VERSE}\n\nAtka Mip\n\n{PROSE}", "p"),
        (f"{PROSE}\n{VERSE}\n  --And never came again.\n\n{PROSE}", "l"),
        (f"{PROSE}\n{VERSE[:-1]},\n\nTHE MILLER.\n\n\n{PROSE}", "signed"),
    ],
)
def test_other_lines_below_verse(blocks, content, gi):
    found = told(blocks, content)
    assert not any(line.startswith("bibl") for line in found)
    assert any(line.split(":")[0].split(" ")[0] == gi for line in found)


@pytest.mark.parametrize(("author", "gi"), [("--Anna Mill", "signed"), ("Anna Mill.", "signed low")])
def test_the_author_of_a_poem_signs_it(blocks, author, gi):
    found = told(blocks, f"THE FLOOD\n\n{PROSE}\n\n\nTHE MILL\n\n{VERSE}\n\n{author}\n\n\n\nTHE RIVER\n\n{PROSE}")
    assert found[found.index("closer") + 1] == f"{gi}: {author}"


def test_what_is_all_between_brackets_is_no_verse(blocks):
    assert not any(line == "lg" for line in told(blocks, f"{PROSE}\n    [Light griefs can speak,\n      Deep sorrows are dumb.]\n\n{PROSE}"))


def test_the_edition_is_valid():
    content = f"{PROSE}\n{VERSE}\n\nAnna Mill, of London\n\n\n{PROSE}\n{QUOTED.format(SOURCE)}\n\n{PROSE}"
    document = teiwright.encode(content, settings={"language": "en"})
    assert teiwright.validate(document) == []
    assert [" ".join("".join(one.itertext()).split()) for one in document.root.iter("{*}bibl")][1:] == ["Anna Mill, of London", "--HENRY MILL."]
