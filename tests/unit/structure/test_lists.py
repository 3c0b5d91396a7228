"""Lists, and what only looks like one."""

import pytest

PROSE = """\
The river rose that year, and nobody who lived in the valley had ever
seen so much water at one time in any of its fields or gardens there.
"""
NUMBERED = [" list numbered", "  item 1: 1. Bread", "  item 2: 2. Cheese and what else they may have", "  item 3: 3. Salt"]


def kinds(found):
    return [line.split(":")[0] for line in found]


@pytest.mark.parametrize(
    "content",
    [
        "1. Bread\n2. Cheese and what else\n   they may have\n3. Salt\n",
        "1. Bread\n2. Cheese and what else\nthey may have\n3. Salt\n",
        "1. Bread\n\n2. Cheese and what else\n   they may have\n\n3. Salt\n",
    ],
    ids=["a line each", "not set in", "a block each"],
)
def test_numbered(blocks, content):
    found = blocks(f"{PROSE}\n{content}\n{PROSE}")
    assert found[2:-1] == NUMBERED


@pytest.mark.parametrize(
    ("marks", "numbers"),
    [
        (["(1)", "(2)", "(3)"], ["1", "2", "3"]),
        (["a)", "b)", "c)"], ["a", "b", "c"]),
        (["(_a_)", "(_b_)", "(_c_)"], ["a", "b", "c"]),
        (["  I.", " II.", "III."], ["I", "II", "III"]),
        (["viii.", "ix.", "x."], []),
        (["*", "*", "*"], [""] * 3),
        (["\u2022", "\u2022", "\u2022"], [""] * 3),
        (["3.", "5.", "6."], []),
        (["1.", "1)", "1"], []),
    ],
)
def test_marks(blocks, marks, numbers):
    lines = "".join(f"  {mark} one thing or the other\n" for mark in marks)
    found = [line for line in blocks(f"{PROSE}\n{lines}\n{PROSE}") if line.startswith("  item")]
    assert [line.split(":")[0].removeprefix("  item").strip() for line in found] == numbers


def test_a_list_within_an_item(blocks):
    found = blocks(f"{PROSE}\n  * Bread\n  * Cheese, of which\n    there are two\n    - the old\n    - the young\n  * Salt\n\n{PROSE}")
    assert kinds(found)[2:-1] == [" list bulleted", "  item", "  item", "  list bulleted", "   item", "   item", "  item"]


def test_the_words_that_lead_to_it_are_a_paragraph(blocks):
    found = blocks(f"{PROSE}\nThey had:\n1. Bread\n2. Salt\n\n{PROSE}")
    assert found[2:4] == [" p: They had:", " list numbered"]


@pytest.mark.parametrize(
    "content",
    [
        "1. Bread.\n",
        f"1. {PROSE}It was long.\n\n2. {PROSE}It was longer.\n\n3. {PROSE}It was over.\n",
        "- Who is there?\n- It is I.\n",
        "3. May was late.\n4. May was dry.\n",
        "It was not\n1. of May\n2. of June\n",
    ],
    ids=["one item", "numbered paragraphs", "what two say", "dates", "within a sentence"],
)
def test_no_list(blocks, content):
    assert not any("list" in line for line in kinds(blocks(f"{PROSE}\n{content}\n{PROSE}")))


def test_a_colon_leads_to_dashes_at_the_margin(blocks):
    found = blocks("He had three things:\n\n- a mill\n- a cow\n- a boat\n\nIt was so.")
    assert [line for line in found if "item" in line] == ["  item: - a mill", "  item: - a cow", "  item: - a boat"]
    assert not any("item" in line for line in blocks("He spoke.\n\n- I go.\n- Go!\n- I am gone.\n\nIt was so."))
