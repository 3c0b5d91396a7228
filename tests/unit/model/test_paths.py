"""XPaths."""

import pytest
from lxml import etree

from teiwright.model.paths import xpath_of, xpaths

ROOT = etree.fromstring(
    """<TEI xmlns="http://www.tei-c.org/ns/1.0"><!-- one --><text/><?pi two?><text><body><p/><x:p xmlns:x="http://example.org"/><p/></body></text></TEI>"""
)


@pytest.mark.parametrize("element", list(ROOT.iter(etree.Element)), ids=lambda one: one.tag)
def test_both_ways_to_a_path_agree(element):
    assert xpaths(ROOT)[element] == xpath_of(element)


def test_positions_count_elements_of_one_local_name():
    assert [xpath_of(one) for one in ROOT.iter(etree.Element)] == [
        "/TEI",
        "/TEI/text[1]",
        "/TEI/text[2]",
        "/TEI/text[2]/body[1]",
        "/TEI/text[2]/body[1]/p[1]",
        "/TEI/text[2]/body[1]/p[2]",
        "/TEI/text[2]/body[1]/p[3]",
    ]


def test_paths_within_a_part_begin_at_the_root_of_the_tree():
    assert list(xpaths(ROOT[3][0]).values())[:2] == ["/TEI/text[2]/body[1]", "/TEI/text[2]/body[1]/p[1]"]
