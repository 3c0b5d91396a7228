"""The way back from the text of a view to the tree."""

import pytest
from hypothesis import given, settings
from lxml import etree
from tests.properties.strategies import trees

from teiwright.guidelines.elements import element
from teiwright.guidelines.namespaces import TEI
from teiwright.model import flatten

VIEWS = ("reading", "diplomatic", "source")
EVERYTHING = """a <hi>b  c</hi>
<choice><sic>d</sic><corr>e</corr></choice> inter-<lb break="no"/>esting
<!-- x -->f<note>n <hi>o</hi></note> <del>g</del><gap/>
<quote><lg><l>h</l><l>i</l></lg></quote> <list><item>j</item></list> <seg xml:space="preserve"> k\n l </seg>m <zzz>p</zzz>"""


def tree(content, gi="p"):
    return etree.fromstring(f'<{gi} xmlns="{TEI}">{content}</{gi}>')


def held(flat, gi):
    return [flat.text.content[one.start : one.end] for one in flat.extents if one.gi == gi]


def check_map(root, view):
    flat = flatten(root, view)
    content = flat.text.content
    end = 0
    for run in flat.runs:
        text = run.element.tail if run.tail else run.element.text
        assert end <= run.start < run.end <= len(content)
        assert content[run.start : run.end] == text[run.offset : run.offset + run.end - run.start]
        end = run.end
    by_element = {extent.element: extent for extent in flat.extents}
    for extent in flat.extents:
        assert 0 <= extent.start <= extent.end <= len(content)
        parent = by_element.get(extent.element.getparent(), extent)
        assert parent.start <= extent.start <= extent.end <= parent.end
    assert [one.element for one in flat.extents] == [one for one in root.iter(etree.Element) if one in by_element]
    assert all(0 <= note.anchor <= len(content) for note in flat.notes)


@pytest.mark.parametrize("view", VIEWS)
def test_every_character_leads_back_to_its_place(view):
    check_map(tree(EVERYTHING), view)


@pytest.mark.parametrize("view", VIEWS)
@given(root=trees())
@settings(max_examples=60, deadline=None)
def test_every_character_of_any_tree_leads_back_to_its_place(view, root):
    check_map(root, view)


BOUNDED = {
    "everything": tree(EVERYTHING),
    "what has no character at the end of what has": tree("<hi>a<anchor/><note>n<hi>o</hi></note><anchor/></hi><anchor/> <hi>b</hi>"),
    "nothing but what has no character": tree("<hi><anchor/></hi><note>n</note><hi/>"),
    "words that were broken": tree('<seg><hi>a-</hi><lb break="no"/><hi>-<lb break="no"/></hi>b</seg>'),
    "alternatives in alternatives": tree(
        "<app><lem>a<choice><abbr>b</abbr><expan><hi>c</hi></expan></choice></lem><rdg>d<hi>e</hi></rdg></app> <del>f</del>g"
    ),
    "an entry beside its lemma": tree("a <seg xml:id='x'>b<note>n</note></seg> c<app from='#x'><lem>b</lem><rdg>d</rdg></app> <hi>e</hi>"),
    "a character that is described, and what a stranger put into it": etree.fromstring(
        f'<TEI xmlns="{TEI}"><teiHeader><charDecl><char xml:id="c"><mapping type="character">Q</mapping></char></charDecl></teiHeader>'
        '<text>a<g ref="#c"><hi>x<hi>y</hi></hi><hi/></g><choice><sic>z</sic><corr>b</corr></choice></text></TEI>'
    ),
    "cells and gaps": tree("<row><cell/><cell><gap><desc>x</desc></gap>a</cell><cell><p>b</p></cell></row>", "table"),
    "marks of the source": tree('<hi rend="(…)">a</hi><p rend="[1]">b</p><milestone rend="* * *"/>', "div"),
}


def check_bounds(root, view):
    """Bounds tell what extents do, and all else is told beside them as beside those."""
    flat, bounded = flatten(root, view), flatten(root, view, elements=False)
    assert (bounded.extents, bounded.runs, flat.bounds) == ([], [], None)
    assert list(bounded.placed()) == [(extent.element, extent.start, extent.end) for extent in flat.extents] == list(flat.placed())
    assert told_beside(bounded) == told_beside(flat)


def told_beside(flat):
    readings = [(one.extent.gi, one.extent.start, one.extent.end, one.taken, one.others) for one in flat.readings]
    return flat.text.content, readings, [(note.anchor, note.element) for note in flat.notes], flat.omitted, flat.generated


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("root", BOUNDED.values(), ids=BOUNDED)
def test_bounds_tell_what_extents_do(view, root):
    check_bounds(root, view)


@pytest.mark.parametrize("view", VIEWS)
@given(root=trees())
@settings(max_examples=60, deadline=None)
def test_bounds_of_any_tree_tell_what_extents_do(view, root):
    check_bounds(root, view)


def characters_as_read(node, *, is_root=True):
    """The characters of *node*, first alternatives only, found without flatten: an independent witness."""
    row = element(node.tag)
    if not is_root and row.display == "hidden":
        return ""
    children = [child for child in node if isinstance(child.tag, str)]
    first = next((child for child in children if element(child.tag).display not in {"note", "hidden"}), None)
    found = node.text or ""
    for child in node:
        if child in children and (row.display != "alternatives" or child is first or element(child.tag).display == "note"):
            found += characters_as_read(child, is_root=False)
        found += child.tail or ""
    return found


@given(root=trees())
@settings(max_examples=100, deadline=None)
def test_the_source_view_of_any_tree_has_all_that_was_read(root):
    assert "".join(flatten(root, "source").text.content.split()) == "".join(characters_as_read(root).split())


def test_an_element_holds_its_words_without_white_space_at_their_edges():
    flat = flatten(tree("a <hi> b  c </hi> <hi/> d"))
    assert held(flat, "hi") == ["b c", ""]
    assert held(flat, "p") == ["a b c d"]


def test_a_milestone_holds_nothing_and_stands_before_what_follows():
    flat = flatten(tree("a <lb/> b"), "diplomatic")
    assert [(one.start, one.end) for one in flat.extents if one.gi == "lb"] == [(2, 2)]


def test_an_element_of_another_namespace_keeps_its_qualified_name():
    flat = flatten(tree('<x:p xmlns:x="http://example.org">a</x:p><zzz>b</zzz>'))
    assert [one.gi for one in flat.extents] == ["p", "{http://example.org}p", "zzz"]


def test_the_reading_taken_and_those_not():
    root = tree("a <choice><sic>b</sic><corr>c</corr></choice> <app><lem>d</lem><rdg>e</rdg><rdg>f</rdg></app> <del>g</del>")
    flat = flatten(root)
    told = [(one.extent.gi, one.taken.text if one.taken is not None else None, [other.text for other in one.others]) for one in flat.readings]
    assert told == [("choice", "c", ["b"]), ("app", "d", ["e", "f"]), ("del", None, ["g"])]
    assert [(one.extent.start, one.extent.end) for one in flat.readings] == [(2, 3), (4, 5), (5, 5)]


def test_what_a_view_leaves_out_is_counted():
    root = tree("<choice><sic>b</sic><corr>c</corr></choice><del>g</del><del>h</del><note>n</note>")
    assert flatten(root).omitted == {"sic": 1, "del": 2}
    assert flatten(root, "diplomatic").omitted == {"corr": 1}


def test_notes_are_told_with_their_anchors():
    flat = flatten(tree("ab<note>n<note>m</note></note> c<note>o</note>"))
    assert [(note.anchor, note.element.text) for note in flat.notes] == [(2, "n"), (4, "o")]
    assert flatten(tree("ab<note>n</note>"), "source").notes == []


def test_a_run_is_found_by_an_offset():
    flat = flatten(tree("<p>ab</p><p>cd</p>", "div"))
    assert flat.text.content == "ab\n\ncd"
    assert [flat.run_from(offset) for offset in range(8)] == [0, 0, 1, 1, 1, 1, 2, 2]


def test_a_text_without_runs_has_none_to_find():
    flat = flatten(tree("<gap/>"))
    assert flat.text.content == "[…]"
    assert flat.runs[flat.run_from(0) :] == []


def test_what_was_made_belongs_to_no_run():
    flat = flatten(tree("a<gap/>b"))
    assert flat.text.content == "a[…]b"
    assert [flat.text.content[run.start : run.end] for run in flat.runs] == ["a", "b"]
