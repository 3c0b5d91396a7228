"""Stage directions between and within speeches."""

import pytest

SPEECHES = "\n\n".join(["ADAM. I am here.\n\nEVE. And I am tired of it all, as you know\nwell enough."] * 5)


def stages(found):
    return [line.strip().removeprefix("stage: ") for line in found if line.strip().startswith("stage")]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "[Enter two boys.]"), ("en", "(He goes.)"), ("en", "_He goes._"), ("en", "Enter the BOYS."), ("en", "_Exeunt._"),
        ("de", "(Vorhang.)"), ("fr", "Rideau."),
        ("fr", "  Il sort."),
        ("en", "     He goes to the window and stays there for as long as the\n     river can be heard."),
    ],
)  # fmt: skip
def test_between_speeches(blocks, language, words):
    assert stages(blocks(f"{SPEECHES}\n\n{words}\n\n{SPEECHES}", language)) == [" ".join(words.split())]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("ADAM. [Sits.] I am here.", ["[Sits.]"]),
        ("ADAM. (low) I am here.", ["(low)"]),
        ("ADAM (low). I am here.", ["(low)."]),
        ("ADAM, low. I am here.", ["low."]),
        ("ADAM. I am (_low_) here.", ["(_low_)"]),
        ("ADAM. I am here. (He goes.) And now?", ["(He goes.)"]),
        ("ADAM. I am here.                [Exit.", ["[Exit."]),
        ("ADAM. I am here.\n               [Exit.", ["[Exit."]),
        ("ADAM. I am here.\n               Exit.", ["Exit."]),
        ("ADAM. I am here.\n     [He goes to the river\n     and stays.]\nI am gone.", ["[He goes to the river and stays.]"]),
        ("ADAM. I am (as you know) here.", []),
        ("ADAM. Exit, my friend!", []),
    ],
)
def test_within_a_speech(blocks, words, due):
    assert stages(blocks(f"{SPEECHES}\n\n{words}\n\n{SPEECHES}")) == due


def test_a_direction_within_prose_does_not_part_it(blocks):
    found = blocks(f"{SPEECHES}\n\nADAM.\nIt rises.\n[Goes to the window and looks out at the river.]\nIt rises.\n\n{SPEECHES}")
    assert "  p: It rises. [Goes to the window and looks out at the river.] It rises." in found


def test_outside_plays_nothing_is_one(blocks):
    assert stages(blocks("Enter the mill.\n\n(He went.)\n\nThe river rose.\n")) == []


@pytest.mark.parametrize(
    "words", ["  THE MILL AND THE RIVER, AND ALL THAT IS TO BE SEEN FROM\n  THE WINDOW", "  He goes!", "  ADAM.", f"{'He goes.':>30}"]
)
def test_other_words_set_in_are_none(blocks, words):
    assert stages(blocks(f"{SPEECHES}\n\n{words}\n\n{SPEECHES}")) == []


def test_lists_among_speeches_are_lists(blocks):
    plays = "  I.    --   LE MÉDECIN VOLANT, canevas italien.\n  II.   --   LA JALOUSIE, canevas italien.\n  III.  1653. L'ÉTOURDI, imitation."
    found = [line.strip() for line in blocks(f"{SPEECHES}\n\n\n\n\n{plays}\n\n\n\nACTE II\n\n{SPEECHES}", "fr")]
    assert [line.split(":")[0] for line in found if line.startswith(("list", "item"))] == ["list numbered", "item I", "item II", "item III"]
