"""One entry of two."""

import pytest

from teiwright.authorities import read_authority
from teiwright.authorities.merging import merge_entries, repoint
from teiwright.model import MarkupError, RefusedError, SettingsError

OPEN = "<TEI xmlns='http://www.tei-c.org/ns/1.0'>"
FILE = (
    OPEN
    + """<standOff>
  <listPerson><!-- who -->
    <person   xml:id="marx" corresp='#moor #engels'>
      <persName>Karl Marx</persName>
      <birth when="1818">1818</birth>
      <idno type="GND">118578537</idno>
    </person>
    <person xml:id="engels" corresp="authority.xml#moor"><persName>Engels</persName></person>
  </listPerson>
  <listPerson>
    <person xml:id="moor" cert="low" role="author"><!-- a nickname -->
      <persName><surname>Moor</surname></persName>
      <persName>Karl Marx</persName>
      <birth when='1818'>1818</birth>
      <occupation>theorist</occupation>
      <idno type="gnd">https://d-nb.info/gnd/118578537</idno>
      <idno type="VIAF">49228757</idno>
      <idno type="former">mohr</idno>
      <note>See <ref target="#moor">himself</ref> &amp; others.</note>
    </person>
  </listPerson>
  <listPlace><place xml:id="trier"><placeName>Trier</placeName><desc>Home of <persName ref="#moor">Moor</persName></desc></place></listPlace>
</standOff></TEI>
"""
)
DUE = (
    OPEN
    + """<standOff>
  <listPerson><!-- who -->
    <person   xml:id="marx" corresp='#engels' role="author">
      <persName>Karl Marx</persName>
      <persName><surname>Moor</surname></persName>
      <birth when="1818">1818</birth>
      <occupation>theorist</occupation>
      <idno type="GND">118578537</idno>
      <idno type="VIAF">49228757</idno>
      <idno type="former">mohr</idno>
      <idno type="former">moor</idno>
      <note>See <ref target="#marx">himself</ref> &amp; others.</note>
      <!-- a nickname -->
    </person>
    <person xml:id="engels" corresp="authority.xml#marx"><persName>Engels</persName></person>
  </listPerson>
  <listPlace><place xml:id="trier"><placeName>Trier</placeName><desc>Home of <persName ref="#marx">Moor</persName></desc></place></listPlace>
</standOff></TEI>
"""
)


def merged(*entries, keep="a", gone="b"):
    data = f"{OPEN}<standOff><listPerson>{''.join(entries)}</listPerson></standOff></TEI>"
    return merge_entries(data.encode(), "authority.xml", keep, gone).data.decode()


def person(identifier, more="", attributes=""):
    return f'<person xml:id="{identifier}"{attributes}><persName>{identifier.upper()}</persName>{more}</person>'


def test_what_one_says_the_other_says_too_and_nothing_else_changes():
    found = merge_entries(FILE.encode(), "authority.xml", "marx", "moor")
    assert found.data.decode() == DUE
    assert found.pointers == 4


def test_both_former_ids_lead_to_the_entry():
    authority = read_authority(DUE.encode(), "authority.xml")
    assert [authority.get(one).id for one in ("marx", "moor", "mohr")] == ["marx"] * 3


def test_merging_again_changes_nothing():
    assert merge_entries(DUE.encode(), "authority.xml", "marx", "moor").data.decode() == DUE


def test_an_entry_within_the_other_may_go_into_it():
    inner = '<place xml:id="b"><placeName>B</placeName></place>'
    place = f'{OPEN}<standOff><listPlace><place xml:id="a"><placeName>A</placeName>{inner}</place></listPlace></standOff></TEI>'
    due = place.replace(inner, "").replace("<placeName>A</placeName>", '<placeName>A</placeName><placeName>B</placeName><idno type="former">b</idno>')
    assert merge_entries(place.encode(), "a.xml", "a", "b").data.decode() == due
    with pytest.raises(RefusedError, match="the other way round"):
        merge_entries(place.encode(), "a.xml", "b", "a")


@pytest.mark.parametrize(
    ("keep", "gone", "message"),
    [
        ("marx", "marx", "are one entry already"),
        ("marx", "lenin", 'there is no entry "lenin" in authority.xml'),
        ("lenin", "marx", 'there is no entry "lenin" in authority.xml'),
        ("marx", "trier", '"marx" is a person and "trier" a place, so they cannot be one'),
        ("mohr", "marx", 'the entry "mohr" went into "moor"; name that one'),
        ("marx", "mohr", 'the entry "mohr" went into "moor"; name that one'),
    ],
)
def test_who_cannot_be_merged(keep, gone, message):
    with pytest.raises(SettingsError, match=message):
        merge_entries(FILE.encode(), "authority.xml", keep, gone)


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        (person("a", "<birth>1818</birth>"), person("b", '<birth when="1820"/>'), 'the birth of "a" is "1818", that of the other entry "1820"'),
        (person("a", attributes=' sex="m"'), person("b", attributes=' sex="f"'), '"a" has sex="m" and "b" sex="f"'),
        (person("a"), person("b", attributes=' xml:lang="de"'), 'xml:lang="" and "b" xml:lang="de"'),
        (person("a"), person("b", attributes=' xmlns:x="urn:x"'), "declare other namespaces"),
    ],
)
def test_those_that_contradict_each_other_are_not_merged(one, other, message):
    with pytest.raises(RefusedError, match=message):
        merged(one, other)


def test_pointers_in_one_attribute_are_joined():
    found = merged(
        person("a", attributes=' corresp="#c"'), person("b", attributes=' corresp="#d #c"'), person("c"), person("d", attributes=' corresp="#b #a"')
    )
    assert 'xml:id="a" corresp="#c #d"' in found
    assert 'xml:id="d" corresp="#a"' in found


def test_what_may_be_pointed_to_is_kept_though_it_is_said_already():
    found = merged(person("a", "<note>N</note>"), person("b", '<note xml:id="n">N</note>'), person("c", '<note corresp="#n"/>'))
    assert found.count(">N</note>") == 2


def test_what_points_to_a_list_that_goes_is_not_left_alone():
    data = f"""{OPEN}<standOff><listPerson>{person("a", attributes=' corresp="#l"')}</listPerson><listPerson xml:id="l">{person("b")}</listPerson>
    </standOff></TEI>"""
    with pytest.raises(RefusedError, match='"#l" would lead nowhere any more'):
        merge_entries(data.encode(), "authority.xml", "a", "b")


def test_a_file_that_is_wrong_is_not_merged():
    with pytest.raises(MarkupError):
        merged(person("a", attributes=' corresp="#nobody"'), person("b"))


# Editions


def edition(stand_off="", body=""):
    return f"{OPEN}<!-- e -->{stand_off}<text ><body><p>{body}</p></body></text></TEI>"


def copies(*entries):
    return f"<standOff><listPerson>{''.join(entries)}</listPerson></standOff>"


def copy_of(identifier, local="", more=""):
    return person(local or identifier, more, f' sameAs="authority.xml#{identifier}"')


def pointed(document):
    return repoint(document.encode(), "e.xml", "authority.xml", "a", "b").data.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<persName ref="../tei/authority.xml#b">B</persName>', '<persName ref="../tei/authority.xml#a">B</persName>'),
        ("<persName ref='#b'>B</persName>", "<persName ref='#a'>B</persName>"),
        ('<persName ref="authority.xml#b authority.xml#a">B</persName>', '<persName ref="authority.xml#a">B</persName>'),
        ('<persName ref="other.xml#b" key="b">B</persName>', '<persName ref="other.xml#b" key="b">B</persName>'),
        ('<seg xml:id="b"/><persName ref="#b">B</persName>', '<seg xml:id="b"/><persName ref="#b">B</persName>'),
        ('<seg xml:id="a"/><persName ref="#b">B</persName>', '<seg xml:id="a"/><persName ref="#b">B</persName>'),
        ('<egXML xmlns="http://www.tei-c.org/ns/Examples"><p corresp="#b"/></egXML>',) * 2,
    ],
)
def test_pointers_of_an_edition(before, after):
    assert pointed(edition(body=before)) == edition(body=after)


def test_a_copy_is_called_as_its_entry():
    found = pointed(edition(copies(copy_of("b")), '<persName ref="#b">B</persName>'))
    assert found == edition(copies(copy_of("a").replace(">A<", ">B<")), '<persName ref="#a">B</persName>')


def test_copies_of_both_become_one():
    found = pointed(edition(copies(copy_of("a"), copy_of("b", more="<note>N</note>")), '<said who="#b #a"/><persName ref="#b">B</persName>'))
    due = copy_of("a", more="<note>N</note>").replace("</persName>", "</persName><persName>B</persName>")
    assert found == edition(copies(due), '<said who="#a"/><persName ref="#a">B</persName>')


def test_a_copy_of_another_id_keeps_it():
    found = pointed(edition(copies(copy_of("a", "a-1"), copy_of("b", "b-1")), '<persName ref="#b-1">B</persName><seg xml:id="a"/>'))
    assert 'ref="#a-1"' in found
    assert "b-1" not in found


def test_a_copy_stays_as_it_is_called_where_its_new_id_is_taken():
    found = pointed(edition(copies(copy_of("b")), '<persName ref="#b">B</persName><seg xml:id="a"/>'))
    assert found == edition(copies(copy_of("b").replace("xml#b", "xml#a")), '<persName ref="#b">B</persName><seg xml:id="a"/>')


def test_a_copy_in_which_something_stands_that_is_pointed_to_keeps_it():
    found = pointed(edition(copies(copy_of("a"), copy_of("b", more='<note xml:id="n">N</note>')), '<ref target="#n">N</ref>'))
    assert '<note xml:id="n">N</note>' in found
