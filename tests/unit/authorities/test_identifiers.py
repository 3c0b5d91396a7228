"""Identifiers of registers: what they look like, and their check digits."""

import pytest

from teiwright.authorities.identifiers import SCHEMES, bare, fault_of, known_address, normal, scheme_named

REAL = {
    "GND": "118540238 118529579 11853453X 1055864695 1086052218 1043833846 1073220583 4021477-1 5162749-8 5071403-X 10173685-X 37037-X 2024315-7",
    "VIAF": "24602065 9157154234186113520006 102333412",
    "Wikidata": "Q42 Q5879 Q1",
    "GeoNames": "2918632 1",
    "ISNI": "0000000121032683 0000000530514085",
    "ORCID": "0000-0002-1825-0097 0009-0007-5631-7436",
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in REAL.items() for value in values.split()])
def test_real_ones_are_right(name, value):
    assert fault_of(value, scheme_named(name)) == ""


@pytest.mark.parametrize("name", ["GND", "ISNI", "ORCID"])
def test_no_digit_can_change_without_being_found(name):
    for value in REAL[name].split():
        for index, digit in enumerate(value):
            if digit.isdigit():
                for other in "0123456789":
                    changed = value[:index] + other + value[index + 1 :]
                    assert bool(fault_of(changed, scheme_named(name))) == (other != digit), changed


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GND", ""),
        ("GND", "Goethe"),
        ("GND", "118540238x"),
        ("GND", "１１８５４０２３８"),
        ("VIAF", "24602065a"),
        ("Wikidata", "42"),
        ("Wikidata", "q42"),
        ("Wikidata", "Q0"),
        ("GeoNames", "02918632"),
        ("ISNI", "0000-0001-2103-2683"),
        ("ORCID", "0000000218250097"),
        ("VIAF", "9"),
        ("VIAF", "9.15715E+21"),
    ],
)
def test_what_looks_otherwise_is_none(name, value):
    assert fault_of(value, scheme_named(name)).startswith("it should look like ")


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda one: one.name)
def test_the_example_of_each_is_right(scheme):
    assert fault_of(scheme.example, scheme) == ""


@pytest.mark.parametrize(
    ("address", "name", "identifier"),
    [
        ("https://d-nb.info/gnd/118540238", "GND", "118540238"),
        ("http://d-nb.info/gnd/4021477-1/about", "GND", "4021477-1"),
        ("http://viaf.org/viaf/24602065/#Goethe", "VIAF", "24602065"),
        ("https://www.wikidata.org/wiki/Q5879", "Wikidata", "Q5879"),
        ("http://www.wikidata.org/entity/Q5879", "Wikidata", "Q5879"),
        ("http://sws.geonames.org/2918632/", "GeoNames", "2918632"),
        ("https://www.geonames.org/2918632/goettingen.html", "GeoNames", "2918632"),
        ("https://orcid.org/0000-0002-1825-0097", "ORCID", "0000-0002-1825-0097"),
        ("http://isni.org/isni/0000000121032683", "ISNI", "0000000121032683"),
    ],
)
def test_an_address_says_whose_it_is(address, name, identifier):
    scheme, found = known_address(address)
    assert (scheme.name, found, fault_of(address, scheme)) == (name, identifier, "")


@pytest.mark.parametrize("address", ["", "118540238", "https://example.org/gnd/118540238", "https://notd-nb.info/gnd/1", "ftp://d-nb.info/gnd/1"])
def test_another_address_is_of_nobody(address):
    assert known_address(address) is None


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("ISNI", "0000 0001 2103 2683", "https://isni.org/isni/0000000121032683"),
        ("GND", "11853453x", "https://d-nb.info/gnd/11853453X"),
    ],
)
def test_two_writings_of_one_identifier_are_the_same(name, one, other):
    assert normal(one, scheme_named(name)) == normal(other, scheme_named(name))
    assert bare(f" {one} ", scheme_named(name)) == one


def test_a_type_is_known_whatever_its_case_and_by_its_former_name():
    assert [scheme_named(name).name for name in ("gnd", "PND", "viaf", "WIKIDATA", "geonames", "Isni", "orcid")] == [
        "GND",
        "GND",
        "VIAF",
        "Wikidata",
        "GeoNames",
        "ISNI",
        "ORCID",
    ]
    assert scheme_named("former") is None
