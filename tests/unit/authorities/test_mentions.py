"""Names that lead to no entry yet."""

from teiwright.authorities import read_authority
from teiwright.authorities.mentions import mentions
from teiwright.reading import read_document

OPEN = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
AUTHORITY = read_authority(
    f"""{OPEN}<standOff><listPerson><person xml:id="marx"><persName>Marx</persName><idno type="former">moor</idno></person></listPerson>
    </standOff></TEI>""".encode(),
    "authority.xml",
)


def found(body, authority=AUTHORITY, stand_off=""):
    document = read_document(f'{OPEN}{stand_off}<text xml:lang="en"><body>{body}</body></text></TEI>'.encode(), "e.xml")
    return [(one.gi, one.words, one.title, one.pointer) for one in mentions(document, authority)]


def test_names_that_lead_to_an_entry_are_passed_over():
    names = [
        '<persName ref="../authority.xml#marx">Marx</persName>',
        '<persName ref="#marx">M.</persName>',
        '<persName ref="authority.xml#moor">Moor</persName>',
        '<persName ref="#local">L.</persName><seg xml:id="local"/>',
    ]
    assert found(f"<p>{''.join(names)}</p>") == []


def test_names_that_lead_nowhere_or_elsewhere_are_not():
    names = ['<persName ref="#lenin">L</persName>', '<placeName key="k">P</placeName>', '<orgName ref="authority.xml#no">O</orgName>']
    assert found(f"<p>{' '.join(names)}</p>") == [
        ("persName", "L", "", "#lenin"),
        ("placeName", "P", "", "k"),
        ("orgName", "O", "", "authority.xml#no"),
    ]


def test_names_in_notes_count_and_those_of_entries_do_not():
    stand_off = "<teiHeader><persName>H</persName></teiHeader><standOff><listPerson><person><persName>S</persName></person></listPerson></standOff>"
    body = "<p>a<note><persName>N</persName><note><persName>M</persName></note></note></p>"
    body += "<listPerson><person><persName>T</persName></person></listPerson>"
    assert [words for _, words, _, _ in found(body, stand_off=stand_off)] == ["N", "M"]


def test_the_parts_of_a_chained_name_are_one_mention():
    body = """<p><persName xml:id="n1" next="#n2">Karl</persName> then
    <persName xml:id="n2" prev="#n1" next="#n3">Hein</persName><lb break="no"/><persName
    xml:id="n3" prev="#n2">rich</persName></p>"""
    assert [words for _, words, _, _ in found(body)] == ["Karl Heinrich"]


def test_a_chain_that_bites_its_tail_ends():
    assert len(found('<p><persName xml:id="n1" next="#n1" prev="#n1">K</persName></p>')) == 1


def test_words_are_those_of_the_reading_view():
    assert [one[1] for one in found("<p><persName><choice><sic>Brwon</sic><corr>Brown</corr></choice>\n Ltd</persName></p>")] == ["Brown Ltd"]


def test_a_title_that_is_marked_is_told():
    roles = "<persName><roleName>Pan</roleName> <roleName>dr</roleName> Nowak</persName><persName><roleName>Pan</roleName></persName>"
    assert [(words, title) for _, words, title, _ in found(f"<p>{roles}</p>")] == [("Pan dr Nowak", "Pan dr"), ("Pan", "")]
