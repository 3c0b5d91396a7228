"""Identifiers by counting, from the words of a name, and never one that is there."""

import pytest
from lxml import etree

from teiwright.encoding.identifiers import Identifiers, name_from


def test_numbers_count_up_for_each_stem():
    identifiers = Identifiers()
    assert [identifiers.mint(stem) for stem in ("p", "p", "div", "p")] == ["p1", "p2", "div1", "p3"]


def test_what_the_tree_has_is_stepped_over():
    identifiers = Identifiers(etree.fromstring('<a xml:id="p1"><b xml:id="p3"/><!-- --><c id="p2"/></a>'))
    assert [identifiers.mint("p") for _ in range(3)] == ["p2", "p4", "p5"]


@pytest.mark.parametrize("wish", ["a", "_a", "a-b.c", "é", "Жуков", "a·b"])
def test_a_name_in_the_sense_of_xml_is_kept(wish):
    identifiers = Identifiers()
    assert identifiers.take(wish) == wish
    assert identifiers.take(wish) == ""


@pytest.mark.parametrize("wish", ["", "1a", "-a", "a b", "a:b", "a#b", ".a", "a/b"])
def test_what_is_no_name_is_not_taken(wish):
    assert Identifiers().take(wish) == ""


@pytest.mark.parametrize(
    ("words", "stem"),
    [
        ("Mr. Brown", "mr-brown"),
        ("Major-General Krassnov", "major-general-krassnov"),
        ("  O'Brien ", "o-brien"),
        ("10th Corps", "corps"),
        ("Жуков", ""),
        ("1917", ""),
        ("...", ""),
    ],
)
def test_a_stem_is_made_of_ascii_letters_and_digits(words, stem):
    assert name_from(words) == stem


def test_a_stem_never_begins_with_a_digit():
    assert [name_from(words) for words in ("1st 2nd Guards", "10th", "2000 Men", "3d Foot")] == ["guards", "", "men", "d-foot"]


def test_only_an_ordinal_loses_its_ending():
    assert [name_from(words) for words in ("Thomas", "the soldier", "Stephen", "42nd Street")] == ["thomas", "the-soldier", "stephen", "street"]


def test_accents_leave_their_letter():
    assert name_from("Mme. de Staël") == "mme-de-stael"
