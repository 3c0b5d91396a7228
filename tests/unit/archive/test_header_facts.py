from teiwright.archive.header_facts import Facts, facts_of
from teiwright.reading import read_document

from .conftest import PUBLISHED, TITLE, tei

ALL = "".join(PUBLISHED)


def facts(published=ALL, title=TITLE, rest="") -> Facts:
    return facts_of(read_document(tei(published, title, rest).encode()))


def test_what_a_full_header_says():
    found = facts()
    (author,) = found.creators
    assert (found.title, author.name, author.sorted_name, author.kind) == ("Ode", "John Keats", "Keats, John", "person")
    assert author.orcid == "https://orcid.org/0000-0002-1825-0097"
    assert [one.name for one in found.publishers] == ["A Press"]
    assert (found.date, found.languages, found.sources) == ("2020-05-06", ("en",), ("A book.",))
    assert [(one.kind, one.value, one.address) for one in found.identifiers] == [("DOI", "10.5072/ode", "https://doi.org/10.5072/ode")]
    assert [(one.address, one.spdx, one.words) for one in found.licences] == [
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0", "CC BY 4.0")
    ]


def test_an_empty_header_says_nothing():
    assert facts("", "<title/>", "") == Facts(languages=("en",), sources=("A book.",))


def test_no_header_says_nothing():
    assert facts_of(read_document(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>')) == Facts()


def test_the_main_title_its_subtitle_and_other_titles():
    found = facts(
        title='<title level="s">Works</title><title type="iso-date">1819</title><title type="main">Ode</title><title type="sub">To X</title>'
    )
    assert (found.title, found.subtitles, found.other_titles) == ("Ode", ("To X",), ("1819",))


def test_a_title_of_a_series_is_better_than_none():
    assert facts(title='<title level="s">Works</title>').title == "Works"


def test_without_author_the_editors_made_it_but_no_translator():
    found = facts(title='<title>Ode</title><editor role="translator">T</editor><editor><name>A</name><name>B</name></editor>')
    assert [one.name for one in found.creators] == ["A", "B"]
    assert found.creators_from == "editor"
    assert [(one.agent.name, one.role) for one in found.contributions] == [("T", "translator")]


def test_programs_are_nobody():
    found = facts(title='<title>Ode</title><respStmt><resp>marked</resp><name type="program">teiwright</name></respStmt>')
    assert found.creators == found.contributions == ()


def test_who_says_unpublished_names_no_publisher():
    assert facts("<authority>Unpublished</authority>").publishers == ()
    assert [one.name for one in facts("<authority>A Project</authority>").publishers] == ["A Project"]


def test_the_address_of_a_publisher_is_not_its_name():
    published = "<publisher><orgName>A Press</orgName><address><addrLine>Rome</addrLine></address></publisher>"
    assert [(one.name, one.kind) for one in facts(published).publishers] == [("A Press", "organisation")]
    assert [one.name for one in facts("<publisher>A Press <ref>http://a.example</ref></publisher>").publishers] == ["A Press"]


def dated(element: str) -> str:
    return facts(f"<publisher>P</publisher>{element}").date


def test_dates():
    assert dated('<date when="2016-08-17-04:00"/>') == "2016-08-17"
    assert dated("<date>February, 2017</date>") == "2017"
    assert dated("<date>2012-10 (Phase 2).</date>") == "2012-10"
    assert dated('<date when="2019-13"/>') == "2019"
    assert dated("<date>2013 or 2014</date>") == "2013"
    assert dated("<date>some day, 1850 or 1860</date>") == ""
    assert dated("<date>long ago</date>") == ""
    assert dated('<date type="created" when="1974"/>') == ""
    assert dated('<date type="created" when="1974"/><date when="2014"/>') == "2014"


def test_licences_in_words_and_in_links():
    assert facts("<availability><p>As you like.</p></availability>").licences == ()
    assert facts("<availability><licence/></availability>").licences == ()
    (words,) = facts("<availability><licence>As you like.</licence></availability>").licences
    assert (words.address, words.words) == ("", "As you like.")
    link = '<availability><p>See <ref target="http://creativecommons.org/licenses/by-nc/4.0/">there</ref>.</p></availability>'
    assert [one.spdx for one in facts(link).licences] == ["CC-BY-NC-4.0"]
    assert facts('<availability><p>See <ref target="http://example.org/">there</ref>.</p></availability>').licences == ()
    (address,) = facts("<availability><licence>http://creativecommons.org/licenses/by/4.0/</licence></availability>").licences
    assert (address.spdx, address.words) == ("CC-BY-4.0", "")


def identified(element: str) -> list[tuple[str, str]]:
    return [(one.kind, one.value) for one in facts(f"<publisher>P</publisher>{element}").identifiers]


def test_identifiers():
    assert identified("<idno>https://doi.org/10.5281/zenodo.1</idno>") == [("DOI", "10.5281/zenodo.1")]
    assert identified('<idno type="URI">http://hdl.handle.net/21.11115/0000-8</idno>') == [("Handle", "21.11115/0000-8")]
    assert identified('<idno type="handle">21.11115/0000-8</idno>') == [("Handle", "21.11115/0000-8")]
    assert identified('<idno type="handle">XXXX</idno>') == [("handle", "XXXX")]
    assert identified("<idno>ark:/12148/btv1</idno>") == [("ARK", "ark:/12148/btv1")]
    assert identified("<idno>urn:cts:latinLit:phi0119</idno>") == [("URN", "urn:cts:latinLit:phi0119")]
    assert identified('<idno type="URL">https://a.example</idno>') == [("URL", "https://a.example")]
    assert identified('<idno type="filename">a.xml</idno><idno type="DOI"/>') == []


def test_whom_two_names_share_a_pointer_it_is_of_neither():
    found = facts(title='<title>O</title><editor ref="https://orcid.org/0000-0002-1825-0097"><name>A</name><name>B</name></editor>')
    assert [one.identifiers for one in found.creators] == [(), ()]


def test_names_of_one_person_in_two_languages_are_one_person():
    title = '<title>O</title><author><persName xml:lang="grc">Εὐριπίδης</persName><persName xml:lang="en">Euripides</persName></author>'
    assert [one.name for one in facts(title=title).creators] == ["Εὐριπίδης"]


def test_an_abstract_describes_it():
    rest = "<profileDesc><abstract><p>Of autumn.</p></abstract></profileDesc>"
    assert (facts(rest=rest).description, facts(rest=rest).description_from) == ("Of autumn.", "profileDesc/abstract")
