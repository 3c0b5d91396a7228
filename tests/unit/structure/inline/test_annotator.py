"""The conventions of running text together, and what the report says of them."""

from teiwright.model import Text
from teiwright.pipeline import Settings
from teiwright.structure import structure


def layer(content: str, **settings):
    return structure(Text.of(content), {}, Settings.of({"language": "en", **settings}))


def test_signs_without_partner_are_told_with_their_lines():
    remarks = layer("One _two.\n\nThree _four_.\n\nFive_ six.").remarks
    assert 'signs "_" that do not pair off within their paragraph are left as they are (line 1, 5)' in remarks


def test_marks_of_notes_are_none_of_highlighting():
    found = layer("So it *was*, and it was* late.\n\n* Quite late.\n", text={"marks": {"*": "bold"}})
    assert [one.gi for one in found.annotations if one.gi in {"ref", "note"}] == ["ref", "note"]


def test_the_editor_says_what_signs_mean():
    found = layer("So =very= *late*.", text={"marks": {"=": "letterspaced", "*": "bold"}}).annotations
    assert [one.get("rend") for one in found if one.gi == "hi"] == ["letterspaced =", "bold *"]
