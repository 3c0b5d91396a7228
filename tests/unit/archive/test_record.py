from dataclasses import replace

from teiwright.archive.header_facts import Facts, Licence
from teiwright.archive.identifiers import Identifier
from teiwright.archive.parties import Agent
from teiwright.archive.record import record_of

ODE = Facts(
    title="Ode",
    creators=(Agent("Keats"),),
    creators_from="author",
    publishers=(Agent("A Press"),),
    publishers_from="distributor",
    date="2020-05-06",
    licences=(Licence("https://a.example/l", "", "L"),),
    identifiers=(Identifier("Handle", "1/2"), Identifier("DOI", "10.5072/ode")),
    series="Works",
)


def test_one_document_is_what_its_header_says():
    record = record_of([ODE])
    assert (record.title, record.year, record.series) == ("Ode", "2020", "Works")
    assert record.identifier == Identifier("DOI", "10.5072/ode")
    assert record.origins["publisher"] == "fileDesc/publicationStmt/distributor"
    assert record.gaps == {"contributor": "missing", "language": "missing", "source": "no sentence on it: sourceDesc holds no bibl or p"}


def test_identifiers_that_do_not_last_are_told_to_be_too_few():
    record = record_of([replace(ODE, identifiers=(Identifier("project", "x1"),))])
    assert record.identifier is None
    assert record.gaps["identifier"] == "none of these is a DOI, Handle, ARK, URN or PURL"


def test_documents_together_are_what_their_series_says():
    other = replace(
        ODE, title="Elegy", creators=(Agent("Gray"), Agent("Keats")), date="2021", series_identifiers=(Identifier("DOI", "10.5072/works"),)
    )
    record = record_of([replace(ODE, series_identifiers=other.series_identifiers), other])
    assert (record.title, record.date, record.documents) == ("Works", "2021", 2)
    assert [one.name for one in record.creators] == ["Keats", "Gray"]
    assert record.identifier == Identifier("DOI", "10.5072/works")
    assert record.licence == ODE.licences[0]


def test_what_documents_do_not_have_in_common_is_missing():
    record = record_of([ODE, replace(ODE, series="Letters", publishers=(), licences=(Licence("https://b.example/l"),))])
    assert record.title == ""
    assert "seriesStmt" in record.gaps["title"]
    assert record.publishers == ()
    assert record.gaps["publisher"] == "not the same in all documents"
    assert record.licence is None
    assert len(record.licences) == 2
    assert record.identifiers == ()
