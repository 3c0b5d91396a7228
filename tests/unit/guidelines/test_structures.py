"""What stands in what: the courses agree with the element table and with themselves."""

import pytest

from teiwright.guidelines.elements import element
from teiwright.guidelines.namespaces import tei
from teiwright.guidelines.structures import COURSES, GLOBAL, holds_apart, is_plain, may_hold


@pytest.mark.parametrize("gi", sorted(COURSES))
def test_what_has_a_course_holds_no_characters(gi):
    assert not element(tei(gi)).holds_text


@pytest.mark.parametrize("gi", sorted(COURSES))
def test_every_phase_offers_words_a_home_that_may_stand_there(gi):
    course = COURSES[gi]
    assert len(course.homes) == len(course.phases)
    for phase, home in enumerate(course.homes):
        *outer, inner = home.split()
        if gi not in {"text", "floatingText"}:  # their parts reach as far as they do
            assert course.phase((outer or [inner])[0], phase, has_core=True) is not None
        for parent, child in zip([gi, *outer], [*outer, inner], strict=True):
            assert may_hold(parent, child, plain=False)
        assert element(tei(inner)).holds_text


@pytest.mark.parametrize("gi", sorted({child for course in COURSES.values() for phase in course.phases for child in phase}))
def test_every_element_of_a_course_is_one_of_tei(gi):
    assert element(tei(gi)).gi == gi


@pytest.mark.parametrize("gi", sorted(GLOBAL))
def test_breaks_and_notes_stand_nearly_everywhere(gi):
    assert all(may_hold(parent, gi, plain=plain) for parent in ("div", "lg", "l", "p", "table", "speaker", "quote", "hi") for plain in (False, True))
    assert not any(may_hold(parent, gi, plain=False) for parent in ("row", "figDesc"))


@pytest.mark.parametrize("parent", ["l", "head", "speaker", "persName"])
def test_no_paragraph_comes_to_stand_in_plain_text_but_in_a_note_or_a_figure(parent):
    assert is_plain(parent, within_plain=False)
    assert not any(
        may_hold(inner, child, plain=True) for inner in ("said", "quote", "stage", "cell", "item") for child in ("p", "l", "lg", "sp", "list")
    )
    assert may_hold("note", "p", plain=True)
    assert may_hold("figure", "p", plain=True)


def test_a_text_within_the_text_is_a_world_of_its_own():
    assert not is_plain("floatingText", within_plain=True)
    assert holds_apart("floatingText")
