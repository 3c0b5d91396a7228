"""Letters that are all of a division."""

import pytest

BODY = "I have been here since the river rose, and nobody who lives in the\nvalley has seen so much water as we have now."


def kinds(found):
    return [line.split(":")[0].strip() for line in found]


def test_opener_closer_and_postscript(blocks):
    found = blocks(
        f"LETTER I\n\n{'Bath, May 3, 1815.':>60}\n\nMy dear Sir,\n\n{BODY}\n\n{'Yours truly,':>60}\n\n{'A. Brown.':>60}\n\nP.S. The mill stands."
    )
    assert [line.strip() for line in found][2:] == [
        "opener", "dateline: Bath, May 3, 1815.", "salute: My dear Sir,", f"p: {' '.join(BODY.split())}", "closer", "signed: Yours truly, A. Brown.",
        "postscript: P.S. The mill stands.", "p: P.S. The mill stands.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("E. VENTRIS.\nCambridge, Jan. 1. 1850.", ["signed low", "dateline"]),
        ("Cambridge, Jan. 1. 1850.\nE. VENTRIS.", ["dateline low", "signed"]),
        (f"{'Cambridge, Jan. 1. 1850.':>60}\n\n{'E. Ventris.':>60}", ["dateline", "signed"]),
        (f"{'E. Ventris.':>60}\n\n{'Cambridge, Jan. 1. 1850.':>60}", ["signed", "dateline"]),
        (f"{'(Signed) E. Ventris.':>60}\n{'F. Adams.':>60}", ["signed"]),
    ],
)
def test_where_and_when_beside_the_signature(blocks, lines, found):
    assert kinds(blocks(f"ON COINS\n\n{BODY}\n\n{BODY}\n\n{lines}\n\n* * *\n\n\nON MILLS\n\n{BODY}"))[4 : 5 + len(found)] == ["closer", *found]


def test_a_postscript_may_be_signed(blocks):
    found = blocks(f"LETTER I\n\nMy dear Sir,\n\n{BODY}\n\nYours truly,\n\nA. BROWN.\n\nP.S. The mill stands.\n\n{'A. B.':>60}")
    assert kinds(found)[-5:] == ["closer", "signed", "postscript", "p", "signed"]


@pytest.mark.parametrize(
    ("language", "formula", "name"),
    [
        ("en", "Yours till the mill stands,", "BARNEY."),
        ("en", "Yrs in health", "BARNEY."),
        ("de", "Hochachtungsvoll", "Anna Bach"),
        ("fr", "Votre dévoué,", "Comte de Mailly"),
        ("la", "Vale,", "Frater Ioannes"),
    ],
)
def test_formulas_and_names(blocks, language, formula, name):
    assert [line.strip() for line in blocks(f"I.\n\n{BODY}\n\n{BODY}\n\n{formula}\n\n{name}", language)][-1] == f"signed: {formula} {name}"


def test_a_name_before_a_postscript_signs(blocks):
    assert kinds(blocks(f"I.\n\n{BODY} Yours till the mill falls.\n\nBARNEY.\n\nP.S. It stands."))[-4:] == ["closer", "signed low", "postscript", "p"]


def test_what_closes_nothing_is_a_paragraph(blocks):
    assert kinds(blocks(f"THE MILL\n\nMy dear Sir,\n\n{'A. Brown.':>60}")) == ["div", "head", "p", "p"]


def test_lines_in_the_middle_of_a_title_page_sign_nothing(blocks):
    page = f"{'OUR RIVER.':>40}\n\n{'Anna Mill':>40}\n\n\n{'BATH'}"
    assert "closer" not in kinds(blocks(f"{BODY}\n\n{BODY}\n\n\n\n\n{page}\n\n{BODY}"))


@pytest.mark.parametrize(
    ("last", "after", "signs"),
    [
        ("MONTAIGNE.", "\n\n\n\n\nOF THE SEA\n\n", True),
        ("M. de Montaigne.", "\n\n\n\n\nOF THE SEA\n\n", True),
        ("MONTAIGNE.", "\n\nOF THE SEA\n\n", True),
        ("MONTAIGNE.", "\n\n", False),
        ("and brother.", "\n\n\n\n\nOF THE SEA\n\n", False),
    ],
)
def test_the_name_that_is_the_last_line_of_a_paragraph(blocks, last, after, signs):
    text = "It was in the year that the river rose, and nobody who lived in the valley\nhad ever seen so much water at one time.  Your humble"
    found = [line.strip() for line in blocks(f"THE MILL\n\n{text}\nservant,\n{last}{after}{text} servant had.\n")]
    assert (f"signed: {last}" in found) is signs
    assert any(line.startswith("p: It was in the year") and line.endswith("servant," if signs else last) for line in found)


def test_who_is_addressed_once_more_before_the_formula_belongs_to_the_closer(blocks):
    closer = "Sir,\n\nYour most humble, and most obedient servant, Thomas Mill.\n\nParis APRILL 15/25 1651."
    found = blocks(f"THE FLOOD\n\nHONOR'D SIR.\n\n{BODY} as I am,\n\n{closer}\n\n\n\nTHE RIVER\n\n{BODY}")
    assert kinds(found)[2:9] == ["opener", "salute", "p", "closer", "salute", "signed low", "dateline low"]


def test_prose_that_begins_like_a_formula_signs_nothing(blocks):
    found = blocks(f"THE FLOOD\n\n{BODY}\n\nYour father went to the mill and never came back to us again,\n\n{BODY}\n\n{BODY}")
    assert "signed" not in kinds(found)
