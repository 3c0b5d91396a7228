"""The register of people, places and organisations."""

import pytest

from teiwright.authorities import read_authority
from teiwright.model import MarkupError

PERSON = '<person xml:id="{}">{}</person>'


def tei(content):
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<standOff>{content}</standOff></TEI>'.encode()


def people(**names):
    """An authority file of people by their ids; several forms of a name are parted by ``|``."""
    entries = (PERSON.format(key, "".join(f"<persName>{form}</persName>" for form in forms.split("|"))) for key, forms in names.items())
    return read_authority(tei(f"<listPerson>{''.join(entries)}</listPerson>"), "a.xml")


def failure(content):
    with pytest.raises(MarkupError) as caught:
        read_authority(content if isinstance(content, bytes) else tei(content), "a.xml")
    return str(caught.value)


def test_the_entries_of_the_three_lists_in_their_order():
    found = read_authority(
        tei(
            '<listPerson><person xml:id="p"><persName>Lenin</persName><persName>Ulyanov</persName></person></listPerson>'
            '<listPlace><place xml:id="l"><placeName>Gatchina</placeName></place></listPlace>'
            '<listOrg><org xml:id="o"><orgName>The Soviet</orgName></org></listOrg>'
        ),
        "a.xml",
    )
    assert found.file == "a.xml"
    assert [(entry.id, entry.gi, entry.names, entry.name_gi, entry.list_gi) for entry in found.entries] == [
        ("p", "person", ("Lenin", "Ulyanov"), "persName", "listPerson"),
        ("l", "place", ("Gatchina",), "placeName", "listPlace"),
        ("o", "org", ("The Soviet",), "orgName", "listOrg"),
    ]
    assert found.remarks == ()
    assert found.get("l").names == ("Gatchina",)
    assert found.get("z") is None


def test_a_stand_off_alone_will_do():
    data = b'<standOff xmlns="http://www.tei-c.org/ns/1.0"><listOrg><org xml:id="o"><orgName>O</orgName></org></listOrg></standOff>'
    assert read_authority(data, "a.xml").get("o").names == ("O",)


def test_an_empty_register_is_one():
    assert read_authority(tei(""), "a.xml").entries == ()


def test_a_place_within_a_place_is_an_entry_of_its_own():
    places = '<place xml:id="a"><placeName>A</placeName><place xml:id="b"><placeName>B</placeName></place></place>'
    assert [entry.names for entry in read_authority(tei(f"<listPlace>{places}</listPlace>"), "a.xml").entries] == [("A",), ("B",)]


def test_white_space_and_comments_in_a_name_do_not_matter():
    assert people(a="\n  Karl <!-- c -->\n Marx ").get("a").names == ("Karl Marx",)


@pytest.mark.parametrize("name", ["Karl Marx", "KARL MARX", "Karl\n  Marx", "Karl\u00a0Marx"])
def test_a_name_is_matched_whatever_its_white_space_and_in_capitals(name):
    assert people(a="Karl Marx|Marx").match(name, "persName").id == "a"


@pytest.mark.parametrize("name", ["Karl", "Karl  Marx Jr", "", "Groucho"])
def test_another_name_is_matched_to_nobody(name):
    assert people(a="Karl Marx").match(name, "persName") is None


def test_a_name_of_one_kind_is_none_of_another():
    assert people(a="Lincoln").match("Lincoln", "placeName") is None


def test_a_name_that_two_claim_is_linked_to_neither():
    found = people(a="Anna Marx|Marx", b="Karl Marx|Marx")
    assert found.match("Marx", "persName") is None
    assert found.match("Karl Marx", "persName").id == "b"
    assert [(form, entry.id) for form, entry in found.forms()] == [("Anna Marx", "a"), ("Karl Marx", "b")]
    assert len(found.remarks) == 1
    assert "is claimed by a and b, so it is linked to neither" in found.remarks[0]


def test_a_name_that_three_claim_is_linked_to_none():
    found = people(a="Marx", b="Marx", c="Marx")
    assert found.match("Marx", "persName") is None
    assert list(found.forms()) == []


def test_a_name_that_one_entry_has_twice_is_its_own():
    found = people(a="Marx|MARX")
    assert found.match("Marx", "persName").id == "a"
    assert found.remarks == ()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<listPerson>\n<person><persName>A</persName></person></listPerson>", "a.xml:3: this person has no xml:id"),
        ('<listPlace>\n\n<place xml:id="a"/></listPlace>', 'a.xml:4: the place "a" has no placeName'),
        ('<listOrg><org xml:id="a"><orgName> </orgName></org></listOrg>', 'a.xml:2: the org "a" has no orgName'),
        ('<listPerson xml:id="a">\n<person xml:id="a"><persName>A</persName></person></listPerson>', 'a.xml:3: the xml:id "a" stands twice'),
        (
            '<listOrg>\n<org xml:id="a"><orgName>A</orgName><ptr target="#z"/></org></listOrg>',
            'a.xml:3: ptr/@target points to "#z", which is not there',
        ),
        ('<listOrg><org xml:id="a" corresp="#a #z"><orgName>A</orgName></org></listOrg>', 'a.xml:2: org/@corresp points to "#z", which is not there'),
        (b"<html/>", "a.xml:1: an authority file is TEI with a standOff; this root is not"),
        (b'<listPerson xmlns="http://www.tei-c.org/ns/1.0"/>', "a.xml:1: an authority file is TEI with a standOff; this root is not"),
    ],
)
def test_a_wrong_entry_is_told_with_its_line(content, told):
    assert failure(content) == told


def test_what_is_not_well_formed_is_told():
    assert failure(b"<TEI>").startswith("a.xml:1:6: the XML is not well-formed")


def test_pointers_that_lead_somewhere_or_outside_are_well():
    entry = '<org xml:id="a" sameAs="http://example.org/#z b.xml#z" corresp="#b"><orgName>A</orgName></org><org xml:id="b"><orgName>B</orgName></org>'
    assert len(read_authority(tei(f"<listOrg>{entry}</listOrg>"), "a.xml").entries) == 2


# -- what goes wrong


@pytest.mark.parametrize("attribute", ['n="#1"', 'key="#tag"', 'rend="#ff0000"'])
def test_what_is_no_pointer_points_nowhere(attribute):
    assert read_authority(tei(f'<listOrg><org xml:id="a" {attribute}><orgName>A</orgName></org></listOrg>'), "a.xml").entries


def test_a_dangling_pointer_after_another_is_told():
    assert '"#z"' in failure('<listOrg><org xml:id="a" corresp="http://example.org #z"><orgName>A</orgName></org></listOrg>')


@pytest.mark.parametrize("name", ["<choice><abbr>K.</abbr><expan>Karl</expan></choice> Marx", "Karl Marx<note>the elder</note>"])
def test_a_name_is_what_the_reading_view_shows(name):
    assert people(a=name).get("a").names == ("Karl Marx",)


def test_a_word_in_small_letters_is_no_name():
    assert people(a="Will").match("will", "persName") is None


def test_a_shared_name_is_told_as_it_is_written():
    assert people(a="Karl Marx", b="Karl Marx").remarks[0].startswith('"Karl Marx" is claimed')


@pytest.mark.parametrize("identifier", ["a b", "1a", "a:b"])
def test_an_id_that_is_no_name_of_xml_is_told(identifier):
    assert identifier in failure(f"<listPerson>{PERSON.format(identifier, '<persName>A</persName>')}</listPerson>")
