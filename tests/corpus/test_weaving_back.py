"""What we export as spans comes back: annotations taken out of real editions and woven in again from each format."""

import json
from collections import Counter
from copy import deepcopy

import pytest
from lxml import etree

import teiwright
from teiwright.api import annotated_document, spans_woven
from teiwright.encoding.strangers import unwrap
from teiwright.exporting.annotations.mentions import MENTIONS
from teiwright.guidelines.annotations import ANNOTATIONS, CITATION, NAME_PARTS
from teiwright.model import Annotation, Document, annotations_in

#: Format -> the elements that it tells.
FORMATS = {"conllu": MENTIONS, "iob2": MENTIONS, "webannotation": ANNOTATIONS, "jsonl": ANNOTATIONS}


def told(document: Document, view: str, kinds=ANNOTATIONS) -> Counter:
    """What the text of *view* has of *kinds*, without the identifiers that link parts."""
    return Counter(key(one) for one in annotations_in(document.flat(view)) if one.gi in kinds)


def key(annotation: Annotation):
    said = frozenset((name, value) for name, value in annotation.attributes if name not in {"xml:id", "next", "prev"})
    return annotation.start, annotation.end, annotation.gi, said


def without(document: Document, view: str, is_ours, kinds) -> Document:
    """Return *document* without those annotations that the text of *view* shows."""
    copy = Document(deepcopy(document.tree).getroot(), document.origin)
    for extent in copy.flat(view).extents:
        if extent.gi in kinds and extent.start < extent.end and is_ours(extent.element):
            unwrap(extent.element)
    return copy


def characters(document: Document) -> str:
    return "".join(str(part) for part in document.root.itertext())


def is_ours(element: etree._Element) -> bool:
    parents = (element, *element.iterancestors()) if etree.QName(element).localname in NAME_PARTS else (element,)
    return any((one.get("resp") or "").startswith("#tw-") for one in parents)


def is_anybodys(element: etree._Element) -> bool:
    return True


def bring_back(document: Document, form: str, view: str, which, kinds) -> tuple[Counter, Counter, Counter]:
    """Return what was told before, what was left without our annotations, and what is told after they were woven in."""
    data = teiwright.export(document, form, view)
    bare = without(document, view, which, kinds)
    assert characters(bare) == characters(document)
    woven, _ = spans_woven(bare, data.encode(), view=view)
    assert characters(woven) == characters(document)
    return told(document, view, kinds), told(bare, view, kinds), told(woven, view, kinds)


@pytest.mark.slow
@pytest.mark.external("shared")
@pytest.mark.parametrize("view", ["reading", "source"])
def test_our_annotations_of_fifty_editions_come_back(tei_of_others, view):
    paths = sorted(tei_of_others, key=lambda path: (path.stat().st_size, path.name))[:50]
    taken, lost = Counter(), []
    for path in paths:
        document, _ = annotated_document(teiwright.read(path))
        for form, kinds in FORMATS.items():
            before, bare, after = bring_back(document, form, view, is_ours, kinds)
            taken[form] += (before - bare).total()
            lost += [(path.name, form, *one) for one in (before - after) + (after - before)]
    assert lost == []
    assert all(taken[form] > 5000 for form in FORMATS), taken


@pytest.mark.slow
@pytest.mark.external("shared")
def test_their_own_names_come_back_but_for_those_of_entries(tei_of_others):
    """A name that heads an entry of a register stands in no running text, and is not woven there."""
    paths = sorted(tei_of_others, key=lambda path: (path.stat().st_size, path.name))[:50]
    taken, lost = 0, Counter()
    for path in paths:
        document = teiwright.read(path)
        before, bare, after = bring_back(document, "jsonl", "reading", is_anybodys, MENTIONS)
        for start, end, gi, _ in after - before:  # what found a place in part
            assert any(one[0] <= start and end <= one[1] and one[2] == gi for one in before - after)
        taken += (before - bare).total()
        gone = {one[:3] for one in before - after}
        for extent in document.flat("reading").extents:
            if (extent.start, extent.end, extent.gi) in gone:
                lost[etree.QName(extent.element.getparent()).localname] += 1
    assert set(lost) <= {"place", "location", "person", "org"}
    assert taken > 800


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("view", ["reading", "source"])
def test_all_annotations_of_our_edition_come_back(root, form, view):
    (path,) = (one for one in (root / "tei").glob("*.xml") if one.name != "authority.xml")
    document, kinds = teiwright.read(path), FORMATS[form]
    before, bare, after = bring_back(document, form, view, is_anybodys, kinds - CITATION)
    assert after == before
    assert before.total() - bare.total() > 100
    woven, findings = spans_woven(document, teiwright.export(document, form, view).encode(), view=view)
    assert findings == []
    assert teiwright.serialize(woven) == teiwright.serialize(document), "what is there already is not said again"


def test_the_attributes_of_every_format_are_those_of_the_document(root):
    (path,) = (one for one in (root / "tei").glob("*.xml") if one.name != "authority.xml")
    lines = [json.loads(line) for line in teiwright.export(teiwright.read(path), "jsonl").splitlines()]
    assert sum("ref" in one["attributes"] for one in lines) > 80
