"""Where an annotation may stand, and what it may hold."""

from itertools import pairwise

import pytest

from teiwright.guidelines.annotations import ANNOTATIONS, NAME_PARTS, NESTING, may_stand_around_blocks, may_stand_in, may_wrap, nesting_rank
from teiwright.guidelines.elements import element
from teiwright.guidelines.namespaces import tei


def facts(gi):
    return element(tei(gi))


def test_every_annotation_has_its_rank():
    assert set(NESTING) >= ANNOTATIONS
    assert [nesting_rank(gi) for gi in NESTING] == list(range(len(NESTING)))


def test_the_structure_nests_as_it_is_written():
    for outer, inner in pairwise(["front", "div", "quote", "floatingText", "body", "list", "item", "p", "stage", "persName", "lb"]):
        assert nesting_rank(outer) < nesting_rank(inner)


def test_an_unknown_element_ranks_innermost():
    assert nesting_rank("zzz") == len(NESTING)


def test_speech_is_outside_of_names():
    assert nesting_rank("said") < nesting_rank("quote") < nesting_rank("date") < nesting_rank("orgName") < nesting_rank("persName")


@pytest.mark.parametrize("gi", sorted(ANNOTATIONS - NAME_PARTS))
def test_a_paragraph_takes_every_annotation(gi):
    assert may_stand_in(gi, facts("p"))


@pytest.mark.parametrize("gi", sorted(NAME_PARTS))
def test_the_name_of_a_person_alone_takes_its_parts(gi):
    assert may_stand_in(gi, facts("persName"))
    assert not any(may_stand_in(gi, facts(parent)) for parent in ("p", "placeName", "hi"))


@pytest.mark.parametrize(
    ("gi", "parent"), [("said", "date"), ("quote", "date"), ("persName", "div"), ("persName", "choice"), ("date", "lb"), ("hi", "graphic")]
)
def test_what_may_not_stand_there(gi, parent):
    assert not may_stand_in(gi, facts(parent))


def test_nothing_is_put_into_an_element_that_tei_does_not_know():
    stranger = element("{http://example.org}p")
    assert not may_stand_in("persName", stranger)
    assert not may_wrap("persName", stranger)


@pytest.mark.parametrize(("gi", "parent"), [("said", "div"), ("quote", "body"), ("q", "div"), ("said", "sp"), ("said", "note"), ("quote", "item")])
def test_speech_may_stand_around_paragraphs(gi, parent):
    assert may_stand_around_blocks(gi, facts(parent))


@pytest.mark.parametrize(("gi", "parent"), [("q", "sp"), ("persName", "div"), ("date", "body"), ("soCalled", "div"), ("said", "p"), ("said", "head")])
def test_what_may_not_stand_around_paragraphs(gi, parent):
    assert not may_stand_around_blocks(gi, facts(parent))


@pytest.mark.parametrize("child", ["p", "lg", "list", "table", "lb", "persName", "l"])
def test_speech_may_hold_blocks_and_phrases(child):
    assert may_wrap("said", facts(child))


@pytest.mark.parametrize("child", ["head", "closer", "div", "sp", "cell", "item", "speaker"])
def test_speech_may_not_hold_what_has_its_own_place(child):
    assert not may_wrap("said", facts(child))


@pytest.mark.parametrize("child", ["p", "list", "quote", "said", "cit"])
def test_a_date_holds_neither_blocks_nor_speech(child):
    assert not may_wrap("date", facts(child))


@pytest.mark.parametrize("child", ["lb", "hi", "choice", "note", "persName"])
def test_a_date_holds_phrases(child):
    assert may_wrap("date", facts(child))
