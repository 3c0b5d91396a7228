"""Signatures."""

import pytest

import teiwright
from teiwright.model import Text
from teiwright.pipeline import Settings
from teiwright.structure import structure

BEFORE = "He must be hiding.\n\n"


def closer(content, language="en"):
    """The words of the closer at the end of *content*, block by block."""
    layer = structure(Text.of(content), {}, Settings.of({"language": language}))
    found = [content[one.start : one.end] for one in layer.annotations if one.gi == "closer"]
    return [" ".join(block.split()) for words in found for block in words.split("\n\n")]


@pytest.mark.parametrize(
    "signature",
    [
        "General Krassnov.",
        "Major-General Krassnov",
        "J. Smith.",
        "H. de Balzac",
        "W. B.  Yeats",
        "                      John Smith",
        "Mrs. Saville.",
    ],
)
def test_a_name_that_signs(signature):
    assert closer(BEFORE + signature) == [" ".join(signature.split())]


@pytest.mark.parametrize(
    "words",
    [
        "He left.",
        "John Smith.",
        '"General Krassnov."',
        "General Krassnov!",
        "Who? General Krassnov?",
        "General.",
        "I went home. General Krassnov was there and he slept.",
        "General Krassnov went home to his wife",
        "* * *",
        "THE END",
        "1917",
    ],
)
def test_what_signs_nothing(words):
    assert closer(BEFORE + words) == []


def test_short_lines_that_end_in_a_comma_lead_to_the_signature():
    assert closer(f"{BEFORE}Your affectionate brother,\n\nCommanding the 3rd Corps,\n\nGeneral Krassnov.") == [
        "Your affectionate brother,", "Commanding the 3rd Corps,", "General Krassnov.",
    ]  # fmt: skip


def test_lines_of_one_block_lead_to_the_signature():
    assert closer(f"{BEFORE}Commanding the 3rd Corps,\nGeneral Krassnov.") == ["Commanding the 3rd Corps, General Krassnov."]


def test_a_long_line_does_not_lead_to_a_signature():
    assert closer(f"{BEFORE}{'He went on and on, ' * 5},\n\nJ. Smith.") == ["J. Smith."]


@pytest.mark.parametrize("content", ["", "J. Smith.", "Yours truly,\n\nJ. Smith."])
def test_a_signature_needs_something_that_it_signs(content):
    assert closer(content) == []


@pytest.mark.parametrize(("content", "found"), [("Ende.\n\nJ. W. Goethe", ["J. W. Goethe"]), ("Ende.\n\nGeneral Krassnov", [])])
def test_without_rules_initials_and_place_are_enough(content, found):
    assert closer(content, "xx") == found


@pytest.mark.parametrize("signature", ["J. W. von Goethe", "C. M. von Weber."])
def test_initials_and_a_particle_sign(signature):
    assert closer(BEFORE + signature) == [signature]


def test_an_office_after_the_name_is_part_of_the_signature():
    assert closer(f"{BEFORE}Very cordially yours,\n\nJ. B. HOBSON,\n\nSecretary of the Navy.") == [
        "Very cordially yours,", "J. B. HOBSON,", "Secretary of the Navy.",
    ]  # fmt: skip


def test_whom_a_work_is_by_signs_nothing():
    assert closer(f"{BEFORE}{'By DANIEL DE LEON':>60}") == []


PARAGRAPH = (
    "The river rose that year, and nobody who lived in the valley had ever\nseen so much water at one time in any of its fields or gardens there."
)


def kinds(found, words):
    return [line.split(":")[0].split()[0] for line in found if line.endswith(f": {words}")]


@pytest.mark.parametrize("gap", [2, 3, 5])
def test_a_name_below_a_formula_signs_at_any_distance(blocks, gap):
    newlines = "\n" * gap
    found = blocks(f"CHAPTER I\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\nYours respectably,{newlines}Anna Mill\n\n\n\nCHAPTER II\n\n{PARAGRAPH}")
    assert "  signed: Yours respectably, Anna Mill" in found


def test_a_name_with_initials_between_text_and_a_title_signs(blocks):
    poem = "The wind is high, the water low,\nAnd where the mill was, rushes grow,\nAnd none but I remember now\nThe miller or the plough."
    found = blocks(f"THE PLOUGH\n\n{poem}\n\nA. SNODGRASS\n\nTHE MASKED MARRIAGE\n(A Tale of Venice)\n\n{PARAGRAPH}\n\n{PARAGRAPH}")
    assert kinds(found, "A. SNODGRASS") == ["signed"]
    assert kinds(found, "THE MASKED MARRIAGE (A Tale of Venice)") == ["head"]


def test_titles_with_letters_are_no_names(blocks):
    sections = "\n\n".join(f"{letter}. {title}\n\nTHE {title}S OF OLD\n\n{PARAGRAPH}" for letter, title in (("A", "MILL"), ("B", "RIVER")))
    found = blocks(f"THE VALLEY\n\n{PARAGRAPH}\n\n{sections}")
    assert kinds(found, "B. RIVER") == ["head"]


@pytest.mark.parametrize(
    ("language", "closing", "signed"),
    [
        ("de", "Dein Anton", True),
        ("de", "Herzlichst\nDein Anton", True),
        ("de", "Mit besten Grüßen\nIhr ergebener\nA. Müller", True),
        ("de", "Es grüßt Dich herzlich\nDein Anton", True),
        ("de", "Sei umarmt von Deinem Anton.", True),
        ("de", "Ich liebe Dein Haus", False),
        ("de", "Dein Haus ist groß.", False),
        ("de", "Dein Anton kam.", False),
        ("de", "Er sah Dein Haus", False),
        ("fr", "Votre dévoué Antoine", True),
        ("en", "Your loving Mary", True),
        ("en", "I remain, dear Sir, your Thomas Hobbes", True),
        ("en", "Your turn!", False),
    ],
)
def test_somebody_signs_as_the_reader_s(language, closing, signed):
    for after in ("", "\n\nWien, 5. Mai 1848.", *(["\n\nP.S. Ich komme."] if signed else [])):
        content = f"Lieber Karl!\n\nGestern kam Dein Brief an. Morgen reise ich.\n\n{closing}{after}\n"
        found = teiwright.annotate(content, ["structure"], {"language": language})
        assert ("signed" in {one.gi for one in found}) is signed
