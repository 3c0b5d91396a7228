"""Text: the view and one newline; notes only when asked for."""

import pytest
from lxml import etree

import teiwright
from teiwright import SettingsError
from teiwright.exporting.text import to_text
from teiwright.guidelines.namespaces import TEI
from teiwright.model import Document

VIEWS = ("reading", "diplomatic", "source")


def document(body: str) -> Document:
    return Document(etree.fromstring(f'<TEI xmlns="{TEI}"><text><body>{body}</body></text></TEI>'))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("body", ["<p>One.</p>", "<p>One.</p>\n\n", "<p>One. \n </p>", "<p>One.<lb/></p>", "<p/>", "<p>One.</p><p/>"])
def test_the_text_ends_in_one_newline(body, view):
    assert to_text(document(body), view=view).rstrip("\n") + "\n" == to_text(document(body), view=view)


def test_the_text_is_that_of_the_view():
    given = document("<p>A <choice><sic>teh</sic><corr>the</corr></choice> inter-<lb break='no'/>esting <del>x</del> end.</p>")
    assert [to_text(given, view=view) for view in VIEWS] == [
        "A the interesting end.\n",
        "A teh inter-\nesting x end.\n",
        "A teh inter-\nesting x end.\n",
    ]


def test_notes_are_left_out_unless_asked_for():
    given = document("<p>One<note>first</note> two<note>second</note>.</p>")
    assert to_text(given) == to_text(given, notes="none") == "One two.\n"
    assert to_text(given, notes="end") == "One two.\n\n[1] first\n\n[2] second\n"


def test_in_the_source_view_notes_stand_in_their_place():
    given = document("<p>One<note>first</note> two.</p>")
    assert to_text(given, view="source") == to_text(given, view="source", notes="end") == "One first two.\n"


def test_a_note_is_read_in_the_view():
    given = document("<p>One<note>a <choice><sic>teh</sic><corr>the</corr></choice></note>.</p>")
    assert to_text(given, notes="end") == "One.\n\n[1] a the\n"
    assert to_text(given, view="diplomatic", notes="end") == "One.\n\n[1] a teh\n"


def test_a_text_of_notes_alone_is_its_notes():
    assert to_text(document("<p><note>one</note></p>"), notes="end") == "[1] one\n"


def test_another_place_for_notes_is_an_error():
    with pytest.raises(SettingsError, match="none, end"):
        to_text(document("<p/>"), notes="foot")


def test_an_edition_gives_its_source_back():
    content = "HEAD\n\n“Go,” said Mr. Brown in Paris.\n\n* * *\n\nOn 3 May 1917."
    assert teiwright.export(teiwright.encode(content, settings={"language": "en"}), "text", "source") == content + "\n"


@pytest.mark.parametrize("view", VIEWS)
def test_kept_white_space_at_the_end_is_not_doubled(view):
    assert to_text(document('<p xml:space="preserve">One\n</p>'), view=view) == "One\n"


def test_a_note_in_a_note_does_not_vanish():
    given = document("<p>One<note>outer<note>inner</note></note>.</p>")
    assert "inner" in to_text(given, notes="end")


def test_a_note_that_has_its_mark_gets_no_other_number():
    notes = '<note n="*">* first</note><note>second</note><note n="1">[1] third</note><note n="a">a) fourth</note><note n="3">3 men</note>'
    given = document(f"<p>A.[1] B.[*]</p>{notes}")
    assert to_text(given, notes="end") == "A.[1] B.[*]\n\n* first\n\n[2] second\n\n[1] third\n\na) fourth\n\n[3] 3 men\n"
