"""Entries for those whom an edition names and who have none."""

import pytest

from teiwright.authorities import read_authority
from teiwright.authorities.suggesting import suggestions, written
from teiwright.reading import read_document

OPEN = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'


def edition(*names, gi="persName", file="e.xml", language="en"):
    marked = " ".join(one if one.startswith("<") else f"<{gi}>{one}</{gi}>" for one in names)
    return read_document(f'{OPEN}<text xml:lang="{language}"><body><p>{marked}</p></body></text></TEI>'.encode(), file)


def register(*names, gi="person", name="persName"):
    entries = "".join(
        f'<{gi} xml:id="e{number}">{"".join(f"<{name}>{form}</{name}>" for form in forms.split("|"))}</{gi}>' for number, forms in enumerate(names)
    )
    return f"{OPEN}\n<standOff>\n<list{gi.title()}>{entries}</list{gi.title()}></standOff></TEI>".encode()


def suggested(*documents, authority=None):
    found = suggestions(documents, read_authority(authority, "a.xml") if authority else None)
    return {entry.id: [one.words for one in entry.statements if one.gi.endswith("Name")] for entry in found.entries}


def told(*documents, authority=None):
    return [(one.rule, one.message) for one in suggestions(documents, read_authority(authority, "a.xml") if authority else None).findings]


@pytest.mark.parametrize(
    ("names", "due"),
    [
        (["John Brown", "Brown", "BROWN", "J. Brown"], {"john-brown": ["John Brown", "J. Brown", "Brown"]}),
        (["John Brown", "Jane Brown"], {"john-brown": ["John Brown"], "jane-brown": ["Jane Brown"]}),
        (["Mr. Brown", "Mrs. Brown"], {"mr-brown": ["Mr. Brown"], "mrs-brown": ["Mrs. Brown"]}),
        (["John Brown", "Mrs. Brown"], {"john-brown": ["John Brown"], "mrs-brown": ["Mrs. Brown"]}),
        (["Mr. Brown", "Brown"], {"brown": ["Brown"]}),
        (["Viktor Chernov", "Tchernoff", "Chernofi"], {"viktor-chernov": ["Viktor Chernov", "Tchernoff", "Chernofi"]}),
        (["Charles I", "Charles II"], {"charles-i": ["Charles I"], "charles-ii": ["Charles II"]}),
        (["Duke of Wellington"], {"duke-of-wellington": ["Duke of Wellington"]}),
        (["Mr. and Mrs. Brown", "the Emperor", "mother"], {}),
    ],
)
def test_who_is_suggested(names, due):
    assert suggested(edition(*names)) == due


def test_names_of_one_person_are_put_together_over_all_editions():
    found = suggestions([edition("Brown", file="a.xml"), edition("John Brown", "Brown", file="b.xml")], None)
    assert [one.words for one in found.entries[0].statements] == ["John Brown", "Brown", "3 times: 1 in a.xml, 2 in b.xml"]


def test_places_and_organisations_are_told_by_all_of_their_names():
    assert suggested(edition("Petrograd", "PETROGRAD", "the Kremlin", gi="placeName")) == {"petrograd": ["Petrograd"], "kremlin": ["Kremlin"]}


def test_what_has_an_entry_gets_no_other():
    assert suggested(edition("Karl Marx", "MARX", "Marks"), authority=register("Karl Marx")) == {}


def test_a_match_by_sound_is_told_with_its_certainty_and_a_form_that_the_entry_has_is_not():
    authority = register("Viktor Chernov|Chernov")
    assert told(edition("Chernov", "VIKTOR CHERNOV", "Tchernoff", "Tchernoff"), authority=authority) == [
        ("tw:matched-name", '"Tchernoff" (2 times in e.xml) is taken to be of Viktor Chernov (e0), certainty medium')
    ]


def test_what_may_be_of_several_gets_none():
    authority = register("John Brown", "James Brown")
    assert suggested(edition("Brown", "J. Brown"), authority=authority) == {}
    assert told(edition("Brown", "Brown"), authority=authority) == [
        ("tw:name-without-entry", '"Brown" (2 times in e.xml) may be John Brown (e0) or James Brown (e1); it gets no entry')
    ]


def test_what_is_only_like_a_name_of_an_entry_gets_none():
    found = told(edition("Kerenlky"), authority=register("Kerensky"))
    assert found == [("tw:similar-name", '"Kerenlky" (once in e.xml) is like Kerensky (e0), and no more than that; it gets no entry')]


def test_an_address_of_a_register_becomes_an_identifier_and_tells_two_apart():
    gnd, uri = "https://d-nb.info/gnd/118540238", "https://example.org/1"
    names = [f'<persName ref="{gnd}">Goethe</persName>', f'<persName ref="{uri}">Goethe</persName>']
    entries = suggestions([edition(*names)], None).entries
    assert sorted((one.words, dict(one.attributes)["type"]) for entry in entries for one in entry.statements if one.gi == "idno") == [
        ("118540238", "GND"),
        (uri, "URI"),
    ]


def test_an_entry_with_that_identifier_has_the_name_already():
    authority = register("Goethe").replace(b"</person>", b'<idno type="GND">118540238</idno></person>')
    assert suggested(edition('<persName ref="https://d-nb.info/gnd/118540238">the poet G.</persName>'), authority=authority) == {}


def test_entries_are_signed_and_of_low_certainty():
    document = edition("John Brown")
    data = written(suggestions([document], None).entries, None, name="a.xml", source="S.", schema_href="s.rng").decode()
    assert '<person xml:id="john-brown" resp="#tw-authority" cert="low">' in data
    assert '<respStmt xml:id="tw-authority">' in data


def test_a_file_whose_header_cannot_say_who_suggests_is_not_signed():
    data = register("Karl Marx")
    found = suggestions([edition("John Brown")], read_authority(data, "a.xml"))
    text = written(found.entries, data, name="a.xml", source="S.", schema_href="s.rng").decode()
    assert '<person xml:id="john-brown" cert="low">' in text
    assert "#tw-authority" not in text
    assert text.startswith(data.decode().partition("</listPerson>")[0])


def test_an_id_that_an_entry_once_had_is_not_given_again():
    data = register("Karl Marx").replace(b"</person>", b'<idno type="former">john-brown</idno></person>')
    assert list(suggested(edition("John Brown"), authority=data)) == ["john-brown-2"]


@pytest.mark.parametrize("pointer", ["#Brown", "../tei/a.xml#Brown"])
def test_an_entry_that_names_point_to_in_vain_gets_the_id_that_they_name(pointer):
    document = edition(f'<persName ref="{pointer}">John B.</persName>', "John B.")
    assert suggested(document, authority=register("Karl Marx")) == {"Brown": ["John B."]}


@pytest.mark.parametrize("pointer", ["b.xml#Brown", "#1", "https://example.org/a.xml#Brown"])
def test_other_pointers_name_no_id(pointer):
    assert list(suggested(edition(f'<persName ref="{pointer}">John B.</persName>'), authority=register("Karl Marx"))) == ["john-b"]


def test_two_of_a_name_are_told_apart_by_where_they_point():
    document = edition('<persName ref="#f1">Falstaff</persName>', '<persName ref="#f2">Falstaff</persName>', "Falstaff")
    assert suggested(document) == {"f1": ["Falstaff"], "f2": ["Falstaff"]}
    assert told(document) == [("tw:name-without-entry", '"Falstaff" (once in e.xml) may be Falstaff (#f1) or Falstaff (#f2); it gets no entry')]
