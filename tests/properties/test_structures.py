"""Whatever the structure is, and however annotations cross it: a valid document that gives the text back."""

from hypothesis import given, settings
from hypothesis import strategies as st

import teiwright
from teiwright.encoding import encode_draft, serialize
from teiwright.model import Draft, Layer, Text
from teiwright.pipeline import Settings
from tests.properties.strategies import annotations, faults
from tests.properties.structures import structures

many = settings(max_examples=75, deadline=None)


@many
@given(data=st.data(), given_structure=structures(), keep_lines=st.booleans())
def test_any_structure_and_any_annotations_build_a_valid_document(data, given_structure, keep_lines):
    text, structure = given_structure
    crossing = Layer.of("one", "tw-one", data.draw(annotations(len(text))))
    draft = Draft(Text.of(text), language="en").adding(structure).adding(crossing)
    given_settings = Settings.of({"language": "en", "text": {"keep_lines": keep_lines}})
    document = encode_draft(draft, given_settings)
    assert faults(teiwright.validate(document, "teiwright")) == []
    assert "".join(document.text("source").content.split()) == "".join(text.split())
    assert serialize(encode_draft(draft, given_settings)) == serialize(document)


@many
@given(given_structure=structures(), view=st.sampled_from(["reading", "diplomatic", "source"]))
def test_every_export_takes_any_structure(given_structure, view):
    text, structure = given_structure
    document = encode_draft(Draft(Text.of(text), language="en").adding(structure), Settings.of({"language": "en"}))
    for form in ("text", "json", "html"):
        assert teiwright.export(document, form, view)
