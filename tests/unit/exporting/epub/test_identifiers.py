"""Ids of the book are names of XML, each once; links lead to the file where their target stands."""

import pytest
from lxml import etree

from teiwright.exporting.epub.identifiers import Places, _name
from teiwright.exporting.markup import read_markup, write_xhtml


@pytest.mark.parametrize("identifier", ["p1", "tw:note1", "1", "²", "a b", "é", "x~2", "אב", "'\">", "·", "-", "𐌰"])
def test_every_id_is_a_name_of_xml(identifier):
    name = _name(identifier)
    assert ":" not in name
    assert etree.fromstring(f"<{name}/>").tag == name


def test_names_that_become_alike_stay_apart():
    places = Places()
    tokens = read_markup('<p id="a b"></p><p id="a-b"></p><p id="a~b"></p>')
    places.enter("one.xhtml", tokens)
    assert [token.attributes["id"] for token in tokens if token.attributes] == ["a-b", "a-b-2", "a-b-3"]
    assert places.link("a~b") == "one.xhtml#a-b-3"


def test_links_within_a_file_to_another_and_to_nowhere():
    places = Places()
    places.enter("one.xhtml", read_markup('<p id="tw:a"></p>'))
    places.enter("two.xhtml", read_markup('<p id="é%"></p>'))
    tokens = read_markup(
        '<a href="#tw:a">1</a><a href="#é%25">2</a><a href="https://example.org/">3</a><a href="1.png">5</a>'
        '<a href="#lost" role="doc-noteref" class="r">4 <i>x</i></a>'
    )
    places.rewrite("one.xhtml", tokens)
    assert write_xhtml(tokens) == (
        '<a href="#tw-a">1</a><a href="two.xhtml#%C3%A9-">2</a><a href="https://example.org/">3</a><span>5</span><span class="r">4 <i>x</i></span>'
    )
