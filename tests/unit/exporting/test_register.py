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


def header_of(*statements: str) -> Document:
    return document(f"<teiHeader><fileDesc><titleStmt>{''.join(statements)}</titleStmt></fileDesc></teiHeader>")


def test_everyone_whom_a_statement_of_responsibility_names_is_told():
    names = '<persName ref="#a">Anna  Lee</persName><persName xml:id="b">Bo Li</persName>'
    given = header_of(
        f'<respStmt xml:id="two"><resp>encoding</resp>{names}</respStmt><respStmt><name xml:id="c">C</name><resp>notes</resp></respStmt>'
    )
    assert list(responsibilities(given)) == [
        {"id": "two", "name": "Anna Lee", "role": "encoding", "ref": "#a"},
        {"id": "two", "name": "Bo Li", "role": "encoding"},
        {"id": "c", "name": "C", "role": "notes"},
    ]


def test_who_is_responsible_for_this_edition_is_told_too():
    statement = "<editionStmt><edition>1</edition><respStmt><resp>transcription</resp><name>N</name></respStmt></editionStmt>"
    given = document(f"<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>{statement}</fileDesc></teiHeader>")
    assert list(responsibilities(given)) == [{"name": "N", "role": "transcription"}]


def test_two_names_of_editors_in_one_element_do_not_run_together():
    assert metadata(header_of("<editor><name>Lee, Anna</name><name>Li, Bo</name></editor>"))["editor"] == "Lee, Anna; Li, Bo"
    assert metadata(header_of("<editor><name>Anna Lee</name> and <name>Bo Li</name></editor>"))["editor"] == "Anna Lee and Bo Li"


def test_the_name_of_an_author_in_another_language_is_no_second_author():
    name = "<persName><forename>Антон</forename><surname>Чехов</surname></persName>"
    other = '<persName xml:lang="en"><forename>Anton</forename><surname>Chekhov</surname></persName>'
    assert metadata(header_of(f"<author>{name}{other}</author>"))["author"] == "Антон Чехов"


def test_where_an_author_works_and_is_registered_is_no_name():
    said = "<affiliation>U</affiliation><email>a@example.org</email><idno>1</idno><note>of letters</note>"
    assert metadata(header_of(f"<author><persName>A</persName>{said}</author>"))["author"] == "A"
    assert metadata(header_of(f"<author>A {said}</author><author><idno>2</idno></author>"))["author"] == "A"


def test_names_of_page_and_book_are_those_of_the_header():
    given = header_of('<title>T</title><author><name>Anna Lee</name><name>Bo Li</name><name xml:lang="de">Bodo Li</name><idno>7</idno></author>')
    head = teiwright.export(given, to="html").partition("</head>")[0]
    assert [f'<meta name="author" content="{name}">' in head for name in ("Anna Lee", "Bo Li")] == [True, True]
    assert "Bodo" not in head


def test_a_date_in_its_attribute_alone_is_a_date():
    published = '<publicationStmt><publisher>P</publisher><date when="2020-03-08"/></publicationStmt>'
    given = document(f"<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>{published}</fileDesc></teiHeader>")
    assert metadata(given)["date"] == "2020-03-08"


def test_a_structured_source_is_a_source():
    source = "<sourceDesc><biblStruct><monogr>\n<author>Plautus</author>\n<title>Comoediae</title></monogr></biblStruct><p>A print.</p></sourceDesc>"
    given = document(f"<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>{source}</fileDesc></teiHeader>")
    assert metadata(given)["source"] == "Plautus Comoediae; A print."
