"""Weaving into random trees keeps every character and every tag."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import teiwright
from teiwright.encoding import serialize
from teiwright.encoding.strangers import unwrap, weave
from teiwright.model import Document, flatten
from tests.properties.strategies import annotations, trees

many = settings(max_examples=300, deadline=None)


def characters(root):
    return "".join(str(part) for part in root.itertext())


def tags(root):
    return [(element.tag, dict(element.attrib)) for element in root.iter(etree.Element)]


@many
@given(data=st.data(), root=trees())
def test_weave_keeps_text_and_tags(data, root):
    document = Document(root)
    length = len(document.text("source"))
    before, elements = characters(root), tags(root)
    weaving = weave(document, data.draw(annotations(length)))
    assert characters(root) == before, "the document given stays as it is"
    assert characters(weaving.document.root) == before
    added = weaving.added
    kept = [(one.tag, dict(one.attrib)) for one in weaving.document.root.iter(etree.Element) if one not in added]
    assert kept == elements
    for element in list(added):
        unwrap(element)
    assert etree.tostring(weaving.document.root) == etree.tostring(root)


@many
@given(data=st.data(), root=trees())
def test_what_is_woven_is_read_back(data, root):
    document = Document(root)
    content = document.text("source").content
    wanted = data.draw(annotations(len(content), elements=("persName",), most=1))
    woven = weave(document, wanted)
    again = woven.document.text("source").content
    assert again == content
    new = [one for one in woven.document.annotations() if one.get("cert")]
    held = "".join("".join(again[one.start : one.end].split()) for one in new)
    placed = [one for one in wanted if one not in woven.unplaced]
    assert held == "".join("".join(content[one.start : one.end].split()) for one in placed).replace("…", "") or not placed


@many
@given(root=trees())
def test_weaving_nothing_changes_nothing(root):
    assert serialize(teiwright.weave(Document(root), [])) == serialize(Document(root))


@many
@given(root=trees())
def test_flatten_maps_back(root):
    for view in ("reading", "diplomatic", "source"):
        flat = flatten(root, view)
        content = flat.text.content
        for run in flat.runs:
            text = run.element.tail if run.tail else run.element.text
            assert content[run.start : run.end] == text[run.offset : run.offset + run.end - run.start]
        for extent in flat.extents:
            assert 0 <= extent.start <= extent.end <= len(content)
        for extent, following in zip(flat.extents, flat.extents[1:], strict=False):
            assert extent.start <= following.start
