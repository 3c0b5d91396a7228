"""Lists of the persons of a play."""

import pytest

SPEECHES = "\n\n".join(["ACT I", *["ADAM. I am here.\n\nEVE. And I am tired of it all, as you know\nwell enough."] * 5])


def persons(found):
    return [line.partition(": ")[2] for line in found if line.strip().startswith("castItem")]


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "DRAMATIS PERSON\u00c6"), ("en", "Persons of the Play"), ("en", "_The Persons in the Play_"), ("en", "CHARACTERS."),
        ("de", "Personen:"), ("fr", "PERSONNAGES."), ("la", "DR\u0100MATIS PERS\u014cNAE"),
    ],
)  # fmt: skip
def test_headings(blocks, language, heading):
    found = blocks(f"{heading}\n\nADAM, a miller.\nEVE.\nTwo boys.\n\n\n\n{SPEECHES}", language)
    assert persons(found) == ["ADAM, a miller.", "EVE.", "Two boys."]
    assert sum(line.split()[0] == "sp" for line in found) == 10


def test_the_heading_may_stand_in_the_block(blocks):
    assert persons(blocks(f"THE MILL\n\n\n  CHARACTERS\n  Adam\n  Eve, his wife\n\n\n\n{SPEECHES}")) == ["Adam", "Eve, his wife"]


def test_groups_and_lines_that_go_on(blocks):
    cast = "  ADAM,\n    a miller\n  EVE\n\n  _Boys_\n\n    ABEL\n    CAIN (_a boy\n      of ten_)"
    found = persons(blocks(f"DRAMATIS PERSONAE\n\n{cast}\n\n\n\n{SPEECHES}"))
    assert found == ["ADAM, a miller", "EVE", "_Boys_", "ABEL", "CAIN (_a boy of ten_)"]


@pytest.mark.parametrize("after", ["SCENE: The river.", "_The action takes place at the river, in a mill that\nnobody has seen for years._", "* * *"])
def test_it_ends(blocks, after):
    assert persons(blocks(f"DRAMATIS PERSONAE\n\nADAM.\nEVE.\n\n{after}\n\n\n\n{SPEECHES}")) == ["ADAM.", "EVE."]


def test_characters_in_a_novel_are_no_cast(blocks):
    assert persons(blocks("CHARACTERS\n\nAdam went to the river, and nobody who lived in the valley had ever\nseen him there.\n")) == []
