"""What each metadata file makes of the same description."""

import json

import pytest
from lxml import etree

from teiwright.archive.citation import citation_cff
from teiwright.archive.crate import Member, crate_metadata
from teiwright.archive.datacite import datacite_json, datacite_xml
from teiwright.archive.dublin_core import oai_dc
from teiwright.archive.header_facts import Contribution, Licence
from teiwright.archive.identifiers import Identifier
from teiwright.archive.parties import Agent
from teiwright.archive.record import Record
from teiwright.archive.zenodo import zenodo_json

KEATS = Agent("John Keats", "person", "John", "Keats", (("ORCID", "https://orcid.org/0000-0002-1825-0097"),))
RECORD = Record(
    title='Ode "to" <X>',
    subtitles=("A poem",),
    creators=(KEATS, Agent("The Group")),
    contributions=(Contribution(Agent("Ed"), "", "editor"), Contribution(Agent("Tr"), "translator", "editor")),
    publishers=(Agent("A Press", "organisation"), Agent("Another")),
    date="2020-05-06",
    licences=(Licence("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0", "CC BY"),),
    identifiers=(Identifier("DOI", "10.5072/ode"), Identifier("project", "x1")),
    languages=("en",),
    sources=("A book.",),
    series="Works",
)
NS = {"d": "http://datacite.org/schema/kernel-4", "dc": "http://purl.org/dc/elements/1.1/"}


def test_datacite_json():
    said = json.loads(datacite_json(RECORD))
    assert said["doi"] == "10.5072/ode"
    assert said["alternateIdentifiers"] == [{"alternateIdentifier": "x1", "alternateIdentifierType": "project"}]
    assert said["creators"][0]["name"] == "Keats, John"
    assert said["creators"][1] == {"name": "The Group"}
    assert [one["contributorType"] for one in said["contributors"]] == ["Editor", "Other"]
    assert said["titles"][1] == {"title": "A poem", "titleType": "Subtitle"}
    assert (said["publisher"], said["publicationYear"]) == ({"name": "A Press"}, "2020")
    assert said["rightsList"][0]["rightsIdentifier"] == "CC-BY-4.0"


def test_datacite_xml_says_the_same():
    said, root = json.loads(datacite_json(RECORD)), etree.fromstring(datacite_xml(RECORD))
    assert root.findtext("d:identifier", namespaces=NS) == said["doi"]
    assert [one.text for one in root.iterfind(".//d:creatorName", NS)] == [one["name"] for one in said["creators"]]
    assert [one.text for one in root.iterfind(".//d:title", NS)] == [one["title"] for one in said["titles"]]
    assert root.findtext("d:publicationYear", namespaces=NS) == "2020"
    assert root.find(".//d:rights", NS).get("rightsURI") == said["rightsList"][0]["rightsUri"]


def test_a_handle_stands_as_identifier_in_xml_alone():
    record = Record("Ode", creators=(KEATS,), publishers=(Agent("P"),), date="2020", identifiers=(Identifier("Handle", "1/2"),))
    root, said = etree.fromstring(datacite_xml(record)), json.loads(datacite_json(record))
    assert root.find("d:identifier", NS).get("identifierType") == "Handle"
    assert "doi" not in said
    assert said["alternateIdentifiers"] == [{"alternateIdentifier": "1/2", "alternateIdentifierType": "Handle"}]


def test_a_citation_quotes_what_yaml_would_read_otherwise():
    said = citation_cff(RECORD).decode()
    assert 'title: "Ode \\"to\\" <X>"\n' in said
    assert '  - given-names: "John"\n    family-names: "Keats"\n    orcid: "https://orcid.org/0000-0002-1825-0097"\n  - name: "The Group"\n' in said
    assert 'date-released: "2020-05-06"\n' in said
    assert 'license: "CC-BY-4.0"\n' in said
    assert '- type: "doi"\n    value: "10.5072/ode"\n' in said
    assert "x1" not in said


@pytest.mark.parametrize("date", ["2020", "2020-05"])
def test_a_citation_takes_no_part_of_a_date(date):
    assert b"date-released" not in citation_cff(Record("Ode", creators=(KEATS,), date=date))


def test_a_licence_that_cff_does_not_know_is_told_by_its_address():
    licence = Licence("https://creativecommons.org/licenses/by/3.0/de/", "CC-BY-3.0-DE")
    assert b'license-url: "https://creativecommons.org/licenses/by/3.0/de/"\n' in citation_cff(Record("Ode", creators=(KEATS,), licences=(licence,)))


def test_dublin_core():
    root = etree.fromstring(oai_dc(RECORD))
    assert [one.text for one in root.iterfind("dc:identifier", NS)] == ["https://doi.org/10.5072/ode", "x1"]
    assert [one.text for one in root.iterfind("dc:publisher", NS)] == ["A Press", "Another"]
    assert [one.text for one in root.iterfind("dc:rights", NS)] == ["https://creativecommons.org/licenses/by/4.0/", "CC BY"]
    assert [one.text for one in root.iterfind("dc:relation", NS)] == ["Works"]


def test_zenodo():
    said = json.loads(zenodo_json(RECORD))
    assert said["title"] == 'Ode "to" <X>: A poem'
    assert said["creators"] == [{"name": "Keats, John", "orcid": "0000-0002-1825-0097"}, {"name": "The Group"}]
    assert [one["type"] for one in said["contributors"]] == ["Editor", "Other"]
    assert (said["license"], said["doi"]) == ("cc-by-4.0", "10.5072/ode")


def test_the_crate_names_every_file_and_defines_whom_it_names():
    members = [Member("tei/a b.xml", "TEI document", 5), Member("derivatives/a b.txt", "text", 3, based_on="tei/a b.xml")]
    graph = {one["@id"]: one for one in json.loads(crate_metadata(RECORD, members))["@graph"]}
    root = graph["./"]
    assert [one["@id"] for one in root["hasPart"]] == ["tei/a%20b.xml", "derivatives/a%20b.txt"]
    assert graph["derivatives/a%20b.txt"]["isBasedOn"] == {"@id": "tei/a%20b.xml"}
    named = [one for key in ("author", "contributor") for one in root[key]] + [root["publisher"], root["license"]]
    assert all(one["@id"] in graph for one in named)
    assert graph[root["publisher"]["@id"]]["@type"] == "Organization"
    assert graph["https://orcid.org/0000-0002-1825-0097"]["familyName"] == "Keats"
    assert graph["ro-crate-metadata.json"]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.2"}


def test_documents_with_other_licences_tell_them():
    other = Licence("", "", "As you like.")
    record = Record("Ode", date="2020", licences=(RECORD.licences[0], other))
    graph = {one["@id"]: one for one in json.loads(crate_metadata(record, [Member("tei/a.xml", "x", 1, licence=other)]))["@graph"]}
    assert graph["tei/a.xml"]["license"] == graph["./"]["license"][1]
    assert graph[graph["tei/a.xml"]["license"]["@id"]]["name"] == "As you like."
