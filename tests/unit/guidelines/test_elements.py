"""The element table."""

import gzip

import pytest
from lxml import etree

from teiwright.guidelines.elements import element, elements, section
from teiwright.guidelines.namespaces import tei

CONTENTS = {"rich", "limited", "text", "blocks", "element", "empty"}
DISPLAYS = {
    "block", "tight", "line", "cell", "inline", "apart", "block-or-inline", "line-or-inline", "tight-or-inline", "line-break", "page-break",
    "milestone", "alternatives", "group", "note", "gap", "space", "hidden",
}  # fmt: skip


def test_every_line_says_only_what_the_columns_allow():
    rows = elements().values()
    assert {row.content for row in rows} == CONTENTS
    assert {row.stands for row in rows} == {"phrase", "inter", "-"}
    assert {row.display for row in rows} == DISPLAYS
    assert {row.reading for row in rows} | {row.diplomatic for row in rows} == {"keep", "drop"}
    assert all(row.module and row.see for row in rows)


def test_what_holds_text():
    assert element(tei("p")).holds_text
    assert element(tei("date")).holds_text
    assert not element(tei("div")).holds_text
    assert not element(tei("lb")).holds_text


@pytest.mark.parametrize("tag", ["{http://example.org}p", "p", tei("zzz"), etree.Comment, etree.ProcessingInstruction, None])
def test_what_tei_does_not_know_is_transparent(tag):
    row = element(tag)
    assert (row.gi, row.content, row.display, row.reading, row.diplomatic) == ("", "text", "inline", "keep", "keep")


def test_deletions_show_in_the_diplomatic_view_only():
    assert [gi for gi in ("del", "fw", "am", "surplus") if element(tei(gi)).reading == "drop" and element(tei(gi)).diplomatic == "keep"] == [
        "del", "fw", "am", "surplus",
    ]  # fmt: skip
    assert (element(tei("ex")).reading, element(tei("ex")).diplomatic) == ("keep", "drop")


def test_the_table_cannot_be_changed():
    with pytest.raises(TypeError):
        elements()[tei("p")] = element(tei("div"))


@pytest.mark.parametrize(("gi", "see"), [("persName", "NDPER"), ("zzz", ""), ("", "")])
def test_section(gi, see):
    assert section(gi) == see


@pytest.mark.external("shared")
def test_the_table_has_exactly_the_elements_of_tei(external):
    path = external("shared") / "eval" / "schema" / "p5subset.xml.gz"
    found = {}
    with gzip.open(path) as file:
        for _, spec in etree.iterparse(file, tag=tei("elementSpec")):
            found[spec.get("ident")] = (spec.get("module"), {one.get("target", "").removeprefix("#") for one in spec.iter(tei("ptr"))})
    rows = {row.gi: row for row in elements().values()}
    assert set(rows) == set(found)
    assert {gi: row.module for gi, row in rows.items()} == {gi: module for gi, (module, _) in found.items()}
    assert [gi for gi, row in rows.items() if row.see != "-" and row.see not in found[gi][1]] == []
