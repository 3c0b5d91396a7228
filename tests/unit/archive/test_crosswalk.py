from teiwright.archive.crosswalk import MANDATORY, crosswalk_of, lacking
from teiwright.archive.header_facts import Licence
from teiwright.archive.identifiers import Identifier
from teiwright.archive.parties import Agent
from teiwright.archive.record import Record, record_of

from .test_record import ODE

FULL = Record(
    "Ode",
    creators=(Agent("A"),),
    publishers=(Agent("P"),),
    date="2020",
    licences=(Licence(spdx="MIT"),),
    identifiers=(Identifier("DOI", "10.5072/a"),),
)


def test_nothing_is_lacking_where_all_is_said():
    assert [lacking(FULL, file) for file in MANDATORY] == [()] * 6


def test_every_mandatory_field_is_missed():
    empty = Record()
    assert {file: lacking(empty, file) for file in MANDATORY} == MANDATORY


def test_a_file_that_is_not_written_takes_nothing():
    crosswalk = crosswalk_of(record_of([ODE]))
    rows = {row.name: row for row in crosswalk.rows}
    assert [file for file, _ in crosswalk.refused] == [".zenodo.json"]
    assert not any(".zenodo.json" in target for row in crosswalk.rows for target in row.targets)
    assert "datacite.xml identifier" in rows["identifier"].targets
    assert rows["language"].gap == "missing"
    assert rows["language"].targets == ()


def test_it_is_told_in_words():
    told = str(crosswalk_of(Record(title="Ode", gaps={"date": "missing"})))
    assert "title        Ode\n" in told
    assert "date         missing\n" in told
    assert "not written  data/CITATION.cff: the header lacks a creator" in told
    assert '  <date when="YYYY-MM-DD">YYYY-MM-DD</date>' in told
    assert "add to teiHeader/fileDesc/titleStmt:\n  <author>" in told


def test_several_documents_are_told_of_their_series():
    told = str(crosswalk_of(record_of([ODE, ODE.__class__()])))
    assert "add to teiHeader/fileDesc/seriesStmt, in all documents:\n  <title>" in told


def test_a_handle_is_no_doi():
    crosswalk = crosswalk_of(Record("Ode", identifiers=(Identifier("Handle", "1/2"),), creators=(Agent("A"),), publishers=(Agent("P"),), date="2020"))
    (targets,) = [row.targets for row in crosswalk.rows if row.name == "identifier"]
    assert "datacite.json alternateIdentifiers" in targets
    assert "datacite.xml identifier" in targets
