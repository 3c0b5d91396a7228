"""Qualified names."""

import pytest
from lxml import etree

from teiwright.guidelines.namespaces import TEI, XML_ID, XML_LANG, local_name, plain_attribute, qualified_attribute, tei, text_language


@pytest.mark.parametrize(
    ("tag", "name"),
    [(tei("p"), "p"), ("p", "p"), ("{http://www.w3.org/2000/svg}p", "{http://www.w3.org/2000/svg}p"), (etree.Comment, ""), (etree.PI, "")],
)
def test_only_tei_loses_its_namespace(tag, name):
    assert local_name(tag) == name


@pytest.mark.parametrize("name", ["xml:id", "xml:lang", "xml:space", "when", "when-custom"])
def test_an_attribute_comes_back_as_it_was_written(name):
    assert plain_attribute(qualified_attribute(name)) == name


def test_xml_id_is_qualified():
    assert qualified_attribute("xml:id") == XML_ID
    assert qualified_attribute("id") == "id"


def test_an_attribute_of_another_namespace_stays_qualified():
    assert plain_attribute("{http://example.org}id") == "{http://example.org}id"


@pytest.mark.parametrize(
    ("xml", "language"),
    [
        ('<TEI xml:lang="en"><text xml:lang="de"/></TEI>', "de"),
        ('<TEI xml:lang="en"><text/></TEI>', "en"),
        ('<TEI><text><body xml:lang="de"/></text></TEI>', ""),
        ('<TEI><text/><text xml:lang="de"/></TEI>', ""),
        ('<text xml:lang="la"/>', "la"),
        ('<p xml:lang="la"/>', "la"),
        ("<p/>", ""),
    ],
)
def test_the_language_is_that_of_the_first_text_else_of_the_root(xml, language):
    name = xml[1:].split()[0].rstrip("/>").partition(">")[0]
    root = etree.fromstring(xml.replace(f"<{name}", f'<{name} xmlns="{TEI}"', 1))
    assert text_language(root) == language


def test_xml_lang_is_qualified():
    assert etree.fromstring('<p xml:lang="la"/>').get(XML_LANG) == "la"
