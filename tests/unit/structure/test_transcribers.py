"""What those who made the file say about it."""

import pytest

PROSE = (
    "It rose all night, and in the morning there was water in every street of the\ntown, and the bridge was gone, and nobody knew how to come over "
    "to the mill.\n"
)
BOX = "+----------------------+\n| Transcriber's Note:  |\n|                      |\n| Misprints were left. |\n+----------------------+"


@pytest.mark.parametrize(
    ("note", "language"),
    [
        (BOX, "en"),
        ("Transcriber's Note: Misprints were left.\n\nItalics are _so_.", "en"),
        ("TRANSCRIBER'S NOTES\n\nMisprints were left.", "en"),
        ("[Transcriber's Note: Misprints were left.\n\nItalics are _so_.]", "en"),
        ("[This e-text uses UTF-8:\n\n  letters with macron\n\nSet your reader so.]", "en"),
        ("[ Anmerkungen zur Transkription:\n\n  Druckfehler blieben stehen.\n\n  Auch die andern. ]", "de"),
        ("There are several editions of this ebook in the collection.\n\nClick on any of these:\n\n1228    1859\n2009    1872", "en"),
        ("Notes de transcription:\n\nLes fautes sont rest\u00e9es.", "fr"),
    ],
)
def test_before_the_text_they_are_a_division(blocks, note, language):
    found = blocks(f"{note}\n\n\n\n{PROSE}\n{PROSE}", language)
    assert found[:2] == ["front", " div transcriber"]
    words = " ".join(line.split(": ", 1)[1] for line in found[2:] if line.startswith("  "))
    assert words == " ".join(note.split())
    assert [line for line in found if not line.startswith(" ")] == ["front", "div"]


def test_rows_of_marks_stand_before_them(blocks):
    found = blocks(f"* * * * *\n\n{BOX}\n\n* * * * *\n\n\n{PROSE}\n{PROSE}")
    assert [line.split(":")[0] for line in found[:4]] == ["front", " milestone section * * * * *", " div transcriber", "  ab preformatted"]


def test_after_the_text_too(blocks):
    found = blocks(f"{PROSE}\n{PROSE}\n\n\n{BOX}\n")
    assert [line.split(":")[0] for line in found] == ["div", " p", " p", "back", " div transcriber", "  ab preformatted"]
    headed = blocks(f"CHAPTER I\n\n{PROSE}\n{PROSE}\n\n\nTRANSCRIBER'S NOTES\n\nMisprints were left.\n")
    assert headed[-4:] == ["back", " div transcriber", "  head: TRANSCRIBER'S NOTES", "  p: Misprints were left."]


def test_a_text_is_more_than_a_note(blocks):
    assert "front" not in blocks("Transcriber's Note: Misprints were left.")
    assert "front" not in blocks(f"Transcribers are few.\n\n{PROSE}")


def test_another_box_is_none(blocks):
    assert not any("transcriber" in line for line in blocks(f"{BOX.replace('Transcriber', 'Miller')}\n\n{PROSE}"))


def test_prose_about_the_file_stands_over_a_title(blocks):
    note = "There are several editions of this ebook in the collection."
    found = blocks(f"{note}\n\n\n\nTHE RIVER\n\nBy Anna Mill\n\n\n\nCHAPTER I\n\n{PROSE}\n{PROSE}")
    assert [line.split(":")[0].strip() for line in found[:5]] == ["front", "div transcriber", "p", "titlePage", "docTitle"]
    assert "front" not in blocks(f"{note.replace('ebook', 'tale')}\n\n\n\nTHE RIVER\n\n{PROSE}\n{PROSE}")
    assert "front" not in blocks(f"{note}\n\nTHE RIVER\n\n{PROSE}\n{PROSE}")
