"""The people, places and organisations of a document, and what its header says."""

from lxml import etree

import teiwright
from teiwright.exporting.register import entities, metadata, responsibilities
from teiwright.guidelines.namespaces import TEI
from teiwright.model import Document

STAND_OFF = """<standOff>
<listPerson><person xml:id="marx"><persName>Karl  Marx</persName><persName>Marx</persName><idno type="VIAF">1</idno><idno>2</idno>
<note>A man.</note><note>Of letters.</note></person><person xml:id="noname"/><person><persName>No id</persName></person></listPerson>
<listPlace><place xml:id="paris" resp="#ed"><placeName>Paris</placeName>
<place xml:id="louvre"><placeName>Louvre</placeName></place></place></listPlace>
<listOrg><org xml:id="spd"><orgName> SPD </orgName><desc>A party.</desc></org></listOrg></standOff>"""


def document(*parts: str) -> Document:
    return Document(etree.fromstring(f'<TEI xmlns="{TEI}">{"".join(parts)}<text xml:lang="en"><body><p>x</p></body></text></TEI>'))


def test_every_entry_with_id_and_name_is_an_entity():
    found = entities(document("<teiHeader/>", STAND_OFF))
    assert [(one.id, one.kind, one.label, one.variants, one.description, one.identifiers, one.resp) for one in found] == [
        ("marx", "person", "Karl Marx", ("Marx",), "A man. Of letters.", (("VIAF", "1"), ("", "2")), ""),
        ("paris", "place", "Paris", (), "", (), "#ed"),
        ("louvre", "place", "Louvre", (), "", (), ""),
        ("spd", "org", "SPD", (), "A party.", (), ""),
    ]


def test_without_a_stand_off_there_are_no_entities():
    assert entities(document()) == []


def test_the_header_of_an_edition_is_read_back():
    header = {
        "title": "T", "author": "A", "editor": "E", "translator": "Tr", "publisher": "P", "pub_place": "PP", "date": "1919",
        "licence": "https://example.org/l", "series": "S", "identifiers": {"DOI": "1"},
        "responsibility": [{"id": "ed", "name": "N", "role": "R", "orcid": "0000-0002-1825-0097"}],
    }  # fmt: skip
    found = metadata(teiwright.encode("Text.", [], {"language": "en", "header": header}))
    assert {key: found[key] for key in header if key != "responsibility"} == {key: value for key, value in header.items() if key != "responsibility"}
    assert found["responsibility"][0] == {"id": "ed", "name": "N", "role": "R", "ref": "https://orcid.org/0000-0002-1825-0097"}
    assert (found["language"], found["languages"]) == ("en", {"en": "English"})


def test_a_header_that_says_nothing_gives_no_key():
    assert metadata(document("<teiHeader><fileDesc><titleStmt><title/></titleStmt></fileDesc></teiHeader>")) == {"language": "en"}
    assert metadata(document()) == {"language": "en"}


def test_several_authors_are_joined():
    header = "<teiHeader><fileDesc><titleStmt><title>A</title><author>B</author><author>C</author></titleStmt></fileDesc></teiHeader>"
    assert metadata(document(header))["author"] == "B; C"


def test_nothing_of_the_machine_is_told(tmp_path):
    path = tmp_path / "a.xml"
    path.write_bytes(teiwright.serialize(teiwright.encode("Text.", settings={"language": "en"})))
    assert str(tmp_path) not in str(metadata(teiwright.read(path)))


def test_a_statement_of_responsibility_may_name_several_roles():
    statement = "<respStmt><resp>one</resp><resp>two</resp><persName>N</persName></respStmt>"
    given = document(f"<teiHeader><fileDesc><titleStmt>{statement}</titleStmt></fileDesc></teiHeader>")
    assert list(responsibilities(given)) == [{"name": "N", "role": "one; two"}]
