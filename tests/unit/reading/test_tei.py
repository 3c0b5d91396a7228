"""Bytes -> Document."""

import hashlib

import pytest

from teiwright.model import MarkupError
from teiwright.reading import read_document

TEI = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>\xc3\xa9</p></body></text></TEI>'


def test_a_document_knows_its_bytes_and_where_they_came_from():
    document = read_document(TEI, "a.xml", "somewhere")
    assert document.source == TEI
    assert (document.origin.name, document.origin.size, document.origin.folder) == ("a.xml", len(TEI), "somewhere")
    assert document.origin.sha256 == hashlib.sha256(TEI).hexdigest()
    assert document.text().content == "é"


@pytest.mark.parametrize("data", [b"<html><p>a</p></html>", b'<a xmlns="http://example.org"/>', b'<!DOCTYPE a SYSTEM "a.dtd"><a/>'])
def test_any_well_formed_xml_is_read(data):
    assert not read_document(data).is_tei


def test_identifiers_that_stand_twice_are_no_reason_not_to_read():
    assert read_document(b'<a xml:id="x"><b xml:id="x"/></a>').root[0].tag == "b"


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a></b>", b"<a>&b;</a>", b"a", b"<a/><b/>"])
def test_what_is_not_well_formed_is_told_with_its_place(data):
    with pytest.raises(MarkupError, match=r"^a\.xml:1:\d+: "):
        read_document(data, "a.xml")


def test_the_path_as_it_was_given_tells_a_file_from_others_of_its_name():
    with pytest.raises(MarkupError, match=r"^letters.one\.xml:1:\d+: "):
        read_document(b"<a>", "one.xml", "letters")
    with pytest.raises(MarkupError, match=r"^letters.one\.xml:1: the root element a is not in the TEI namespace"):
        read_document(b"<a/>", "one.xml", "letters").require_tei()
    assert read_document(b"<a/>", "one.xml", "letters").origin.name == "one.xml"
