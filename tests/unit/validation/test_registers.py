"""What is wrong with an authority file."""

import pytest

from teiwright.reading import read_document
from teiwright.validation.registers import check_authority

OPEN = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'


def register(*entries, name="tei/a.xml"):
    return read_document(f"{OPEN}<standOff><listPerson>{''.join(entries)}</listPerson></standOff></TEI>".encode(), name)


def person(identifier, *names, more="", attributes=""):
    forms = "".join(f"<persName>{name}</persName>" for name in names or [identifier.upper()])
    return f'<person xml:id="{identifier}"{attributes}>{forms}{more}</person>'


def edition(body, stand_off=""):
    return read_document(f"{OPEN}{stand_off}<text><body><p>{body}</p></body></text></TEI>".encode(), "e.xml")


def told(authority, *editions):
    return [(one.rule.removeprefix("tw:"), one.message) for one in check_authority(authority, editions)]


def test_a_file_in_order_has_nothing_to_be_told():
    assert told(register(person("a"), person("b", attributes=' corresp="#a"'))) == []


def test_findings_have_line_and_column():
    found = check_authority(register("\n  <person><persName>A</persName></person>"))
    assert [(str(one.place), one.xpath) for one in found] == [("tei/a.xml:2:3", "/TEI/standOff[1]/listPerson[1]/person[1]")]


@pytest.mark.parametrize(
    ("one", "other", "due"),
    [
        (["Karl Marx"], ["KARL  MARX"], [("shared-name", '"KARL MARX" is a name of "a" (line 1) too')]),
        (["Müller"], ["Muller"], [("shared-name", '"Muller" is a name of "a" (line 1) too')]),
        (["Chernov"], ["Tchernoff"], [("alike-entries", '"Tchernoff" sounds like a name of "a" (line 1), "Chernov"')]),
        (["Chernov", "Ch"], ["Tchernoff", "Ch"], [("shared-name", '"Ch" is a name of "a" (line 1) too')]),
        (["Charles I"], ["Charles II"], []),
        (["孔子"], ["老子"], []),
        (["!"], ["?"], []),
        (["Chernov", "Tchernoff"], ["Marx"], []),
    ],
)
def test_entries_of_one_name(one, other, due):
    assert told(register(person("a", *one), person("b", *other))) == due


def test_a_person_may_be_called_as_a_place():
    assert told(register(person("a", "Paris"), '<place xml:id="b"><placeName>Paris</placeName></place>')) == []


@pytest.mark.parametrize(
    ("idno", "due"),
    [
        ('<idno type="GND">118540238</idno>', []),
        ('<idno type="gnd">https://d-nb.info/gnd/118540238</idno>', []),
        ('<idno type="GND">118540239</idno>', ['"118540239" is no identifier of GND: its check digit does not agree']),
        ('<idno type="Wikidata">5879</idno>', ['"5879" is no identifier of Wikidata: it should look like Q5879']),
        ('<idno type="VIAF"/>', ['"" is no identifier of VIAF: it should look like 24602065']),
        ('<idno type="shelfmark">any thing</idno>', []),
        ("<idno>any thing</idno>", []),
    ],
)
def test_identifiers(idno, due):
    assert told(register(person("a", more=idno))) == [("bad-identifier", message) for message in due]


def test_one_identifier_in_two_writings_is_shared():
    entries = [person("a", more='<idno type="GND">118540238</idno>'), person("b", more='<idno type="PND">http://d-nb.info/gnd/118540238</idno>')]
    assert told(register(*entries)) == [("shared-identifier", 'the GND identifier "http://d-nb.info/gnd/118540238" is that of "a" (line 1) too')]


def test_a_former_id_is_of_one_entry():
    former = '<idno type="former">x</idno>'
    assert [rule for rule, _ in told(register(person("a", more=former), person("b", more=former)))] == ["shared-identifier"]
    assert told(register(person("a", more='<idno type="former">b</idno>'), person("b"))) == [
        ("shared-identifier", 'the former id "b" is that of "b" (line 1) too')
    ]


def test_an_id_twice_and_a_pointer_to_nobody():
    found = told(register(person("a"), person("a", "B", attributes=' corresp="#x"')))
    assert [rule for rule, _ in found] == ["dangling-pointer", "duplicate-id"]


# Editions


@pytest.mark.parametrize(
    ("body", "due"),
    [
        ('<persName ref="../a.xml#a">A</persName>', []),
        ('<persName ref="#a">A</persName>', []),
        ('<persName ref="a.xml#z">A</persName>', [("dangling-entry", 'ref points to "a.xml#z", which is not in a.xml'), "unused"]),
        ('<rs ref="#z">A</rs>', [("dangling-pointer", 'ref points to "#z", which is neither here nor in a.xml'), "unused"]),
        ('<persName ref="#z">A</persName><seg xml:id="z"/>', ["unused"]),
        ('<persName ref="other.xml#a">A</persName>', ["unused"]),
        ('<persName ref="a.xml#old">A</persName>', [("former-entry", 'ref points to "a.xml#old", which went into "a"')]),
        ('<persName ref="#old">A</persName>', [("former-entry", 'ref points to "#old", which went into "a"')]),
        ('<said who="a.xml#a">A</said>', []),
    ],
)
def test_pointers_of_an_edition(body, due):
    due = [("unused-entry", 'to the person "a", "A", nothing points') if one == "unused" else one for one in due]
    assert sorted(told(register(person("a", more='<idno type="former">old</idno>')), edition(body))) == sorted(due)


def test_a_copy_alone_does_not_use_an_entry_and_a_name_that_points_to_it_does():
    copied = "<standOff><listPerson>" + person("a", attributes=' sameAs="a.xml#a"') + "</listPerson></standOff>"
    assert [rule for rule, _ in told(register(person("a")), edition("x", copied))] == ["unused-entry"]
    assert told(register(person("a")), edition('<persName ref="#a">A</persName>', copied)) == []


def test_an_entry_to_which_another_points_or_that_holds_one_is_used():
    place = '<place xml:id="a"><placeName>A</placeName><place xml:id="b"><placeName>B</placeName></place></place>'
    assert told(register(place), edition('<placeName ref="a.xml#b">B</placeName>')) == []
    used = register(person("a", attributes=' corresp="#b"'), person("b", attributes=' corresp="#b"'), person("c", attributes=' corresp="#c"'))
    assert [message[:15] for _, message in told(used, edition('<persName ref="a.xml#a">A</persName>'))] == ['to the person "']
    assert 'person "c"' in told(used, edition('<persName ref="a.xml#a">A</persName>'))[0][1]


def test_without_editions_no_entry_is_unused():
    assert told(register(person("a"))) == []
