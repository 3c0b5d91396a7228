"""Which mark a note belongs to, and what is said of those that belong to nothing."""

from teiwright.model import Text
from teiwright.pipeline import Settings
from teiwright.structure import structure


def linked(content):
    """The words before the mark of each note, with those of the note; then the remarks."""
    layer = structure(Text.of(content), {}, Settings.of({"language": "en"}))
    marks = {f"#{one.get('xml:id')}": content[: one.start].split()[-1] for one in layer.annotations if one.gi == "ref"}
    found = [(marks.get(one.get("target")), content[one.start : one.end].split()[-1]) for one in layer.annotations if one.gi == "note"]
    return found, [remark for remark in layer.remarks if "note" in remark]


def test_stars_have_their_turn():
    content = "It rose* and fell* then.\n\n* First.\n\n* Second.\n\nIt dried* up.\n\n* Third."
    assert linked(content) == ([("rose", "First."), ("fell", "Second."), ("dried", "Third.")], [])


def test_the_last_mark_before_a_note_is_its_own():
    content = "It rose[1] high.\n\nIt fell[1] then.\n\n[1] Second."
    assert linked(content) == ([("fell", "Second.")], ["1 mark of a note belongs to no note (line 1)"])


def test_notes_of_chapters_in_which_one_has_lost_its_mark():
    chapters = ["One[1] and two[2] here.", "Three[1] and four here.", "Five[1] and six[2] here."]
    notes = ["[1] One.", "[2] Two.", "[1] Three.", "[2] Four.", "[1] Five.", "[2] Six."]
    found, remarks = linked("\n\n".join([*chapters, "NOTES", *notes]))
    assert found == [("One", "One."), ("two", "Two."), ("Three", "Three."), (None, "Four."), ("Five", "Five."), ("six", "Six.")]
    assert remarks == ["1 note has no mark in the text that it belongs to (line 15)"]


def test_marks_written_otherwise_than_the_note():
    assert linked("It rose\u00b9 high.\n\nNOTES\n\n1. First.")[0] == [("rose", "First.")]


def test_a_page_mark_is_no_mark_of_a_note():
    assert linked("It rose{12} high.\n\nThe people came.") == ([], [])
