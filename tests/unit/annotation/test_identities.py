"""Who is who: names that are spelled otherwise than in the authority file."""

import pytest

from teiwright.annotation.names import names
from teiwright.annotation.names.identities import sounds_of
from teiwright.model import Layer, Text
from teiwright.pipeline import KnownName, Settings

KNOWN = (
    KnownName("Viktor Chernov", "persName", "chernov"),
    KnownName("Karl Marx", "persName", "karl"),
    KnownName("Groucho Marx", "persName", "groucho"),
    KnownName("John Brown", "persName", "john"),
    KnownName("Mary Brown", "persName", "mary"),
    KnownName("Mr. Darcy", "persName", "darcy"),
    KnownName("Kharkov", "placeName", "kharkov"),
)


def layer(content):
    return names(Text(content), {"structure": Layer("structure", "")}, Settings(language="en", known_names=KNOWN))


def refs(content):
    return {content[one.start : one.end]: (one.get("ref"), one.get("cert")) for one in layer(content).annotations}


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        ("He met Mr. Tchernoff there.", "Mr. Tchernoff", ("#chernov", "medium")),
        ("He went to Kharkoff by train.", "Kharkoff", ("#kharkov", "medium")),
        ("He met Karl Marx there. Then Mr. Marx left.", "Mr. Marx", ("#karl", "medium")),
        ("He met General Chernov there.", "General Chernov", ("#chernov", "medium")),
        ("He met Mrs. Mary Brown. Mrs. Brown left.", "Mrs. Brown", ("#mary", "medium")),
    ],
)
def test_other_spellings_and_surnames_alone(content, name, expected):
    assert refs(content)[name] == expected


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("He met Mr. Marx there.", "Mr. Marx"),  # Karl or Groucho
        ("He met Zeppo Marx there.", "Zeppo Marx"),
        ("He met John Brown there. Then Mrs. Brown left.", "Mrs. Brown"),
        ("He met Mrs. Darcy there.", "Mrs. Darcy"),
        ("He met Pavel Chernov there.", "Pavel Chernov"),
    ],
)
def test_where_several_or_none_fit_nobody_is_chosen(content, name):
    assert refs(content)[name][0] == ""


def test_several_are_told_to_the_editor_with_their_lines():
    content = "He met Mr. Marx there.\n\nThen Mr. Marx left."
    assert layer(content).remarks == ('"Marx" may be groucho or karl: none is chosen (line 1, 3)',)


def test_a_name_that_sounds_like_an_entry_is_one():
    assert refs("Then Chernoff said so.")["Chernoff"] == ("#chernov", "medium")
    assert sounds_of([KnownName("Jo Ems", "persName", "a")]) == {}
