"""Random texts and layers always build valid TEI that gives the text back."""

from hypothesis import given, settings
from hypothesis import strategies as st

import teiwright
from teiwright.encoding import encode_draft, serialize
from teiwright.guidelines.marks import marks_of
from teiwright.model import Draft, Layer, Span, Text
from teiwright.pipeline import Settings, run_layers
from tests.properties.strategies import annotations, faults, texts

many = settings(max_examples=300, deadline=None)


def letters(text: str) -> str:
    return "".join(text.split())


@many
@given(data=st.data(), text=texts, keep_lines=st.booleans())
def test_any_layers_build_a_valid_document(data, text, keep_lines):
    given_settings = Settings.of({"language": "en", "text": {"keep_lines": keep_lines}})
    source = Text.of(text)
    draft = run_layers(Draft(source, language="en"), ["structure"], given_settings)
    for name in ("one", "two"):
        draft = draft.adding(Layer.of(name, f"tw-{name}", data.draw(annotations(len(text)))))
    document = encode_draft(draft, given_settings)
    assert faults(teiwright.validate(document, "teiwright")) == []
    assert letters(document.text("source").content) == letters(text)


@many
@given(text=texts)
def test_with_and_without_its_lines_a_text_reads_the_same(text):
    kept, undone = (teiwright.encode(text, [], {"language": "en", "text": {"keep_lines": keep}}).text("reading").content for keep in (True, False))
    assert kept == undone


@many
@given(text=texts)
def test_own_annotators_build_a_valid_document(text):
    document = teiwright.encode(text, settings={"language": "en", "dates": {"anchor": "1917-10", "calendar": "julian"}})
    assert faults(teiwright.validate(document, "teiwright")) == []
    assert letters(document.text("source").content) == letters(text)


@many
@given(data=st.data(), text=texts)
def test_every_annotation_keeps_its_words(data, text):
    """What was annotated is read back with the same words, however it was cut."""
    source = Text.of(text)
    draft = run_layers(Draft(source, language="en"), ["structure"], Settings.of({"language": "en"}))
    wanted = data.draw(annotations(len(text), elements=("persName", "said", "date"), most=1))
    draft = draft.adding(Layer.of("one", "tw-one", wanted))
    document = encode_draft(draft, Settings.of({"language": "en"}))
    content = document.text("source").content
    held = [letters(content[one.start : one.end]) for one in document.annotations() if one.get("resp") == "#tw-one"]
    due = [letters(text[one.start : one.end]) for one in wanted]
    assert "".join(held) == "".join(due).replace("\u0000", "") or not any(due) or _touches_marks(draft, wanted)


def _touches_marks(draft, wanted):
    """Whether an annotation touches marks that became markup, which can hold nothing, or the code of a character, which is one."""
    marks = []
    for one in draft.layer("structure").annotations:
        if one.gi in {"milestone", "pb", "g"}:
            marks.append(one.span)
        elif marks_of(one.gi, one.get("rend")) is not None:
            opening, closing = marks_of(one.gi, one.get("rend"))
            marks += [Span(one.start, one.start + len(opening) + 1), Span(one.end - len(closing), one.end)]
    return any(one.span.overlaps(mark) for one in wanted for mark in marks)


@many
@given(text=texts)
def test_twice_gives_the_same_bytes_and_parsing_is_stable(text):
    once = serialize(teiwright.encode(text, settings={"language": "en"}))
    assert once == serialize(teiwright.encode(text, settings={"language": "en"}))
    assert serialize(teiwright.read(once)) == once
    assert letters(teiwright.read(once).text("source").content) == letters(text)


@many
@given(text=texts)
def test_annotators_stay_within_the_text(text):
    for one in teiwright.annotate(text, settings={"language": "en"}):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip()
