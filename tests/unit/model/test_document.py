"""Documents, and the annotations that their trees make."""

import pytest

from teiwright.guidelines.namespaces import TEI
from teiwright.model import Document, MarkupError, Origin, parse_xml


def document(content, gi="p"):
    return Document(parse_xml(f'<{gi} xmlns="{TEI}">{content}</{gi}>'.encode()).getroot(), Origin("a.xml"))


def told(content, gi="p"):
    """What the annotations hold, with their attributes."""
    one = document(content, gi)
    text = one.text("source").content
    return [(found.gi, text[found.start : found.end], found.attributes) for found in one.annotations()]


def test_a_document_of_tei():
    assert document("").is_tei
    assert document("").require_tei().root.tag == f"{{{TEI}}}p"


@pytest.mark.parametrize("xml", ["<TEI/>", '<TEI xmlns="http://example.org"/>', '<x:TEI xmlns:x="http://www.tei-c.org/ns/2.0"/>'])
def test_a_root_outside_the_namespace_is_refused_where_tei_is_needed(xml):
    other = Document(parse_xml(f"\n\n{xml}".encode()).getroot(), Origin("a.xml"))
    assert not other.is_tei
    with pytest.raises(MarkupError, match="root element TEI is not in the TEI namespace") as caught:
        other.require_tei()
    assert str(caught.value.place) == "a.xml:3"


def test_identifiers_stand_once():
    assert document('<hi xml:id="a"/><hi xml:id="b"/>').require_unique_ids()
    with pytest.raises(MarkupError, match='the xml:id "a" stands twice'):
        document('<hi xml:id="a"/><hi xml:id="a"/>').require_unique_ids()


def test_one_empty_identifier_does_not_stand_twice():
    assert document('<hi xml:id=""/>').require_unique_ids()


def test_the_text_knows_where_it_came_from():
    assert document("a").text().place(0).file == "a.xml"


def test_annotations_have_the_offsets_of_the_source_view():
    one = document("a <choice><sic>b</sic><corr>xyz</corr></choice> <persName>C  D</persName><note>e</note> <date when='1917'>f</date>")
    content = one.text("source").content
    assert content == "a b C D e f"
    assert [(found.gi, content[found.start : found.end]) for found in one.annotations()] == [("persName", "C D"), ("date", "f")]


def test_only_annotations_are_told_and_none_that_is_empty():
    assert told("<seg>a</seg> <num>b</num> <persName/> <q> </q> <hi>c</hi>") == [("hi", "c", ())]


def test_attributes_come_as_a_document_spells_them():
    assert told('<q xml:id="a" who="#b" xml:lang="de">c</q>') == [("q", "c", (("xml:id", "a"), ("who", "#b"), ("xml:lang", "de")))]


def test_alternatives_that_were_not_taken_say_nothing():
    assert told("<app><lem><persName>a</persName></lem><rdg><placeName>b</placeName></rdg></app>") == [("persName", "a", ())]


A, B = '<q xml:id="a" next="#b"', '<q xml:id="b" prev="#a"'
ONE = {
    "side by side": f"{A}>c</q>{B}>d</q>",
    "white space between": f"{A}>c</q>\n {B}>d</q>",
    "a line between": f"{A}>c</q><lb/>{B}>d</q>",
    "an empty element between": f"{A}>c</q><persName/><anchor/>{B}>d</q>",
    "a comment between": f"{A}>c</q><!-- x -->{B}>d</q>",
}


@pytest.mark.parametrize("content", ONE.values(), ids=ONE)
def test_chained_parts_with_nothing_between_them_are_one(content):
    ((gi, words, attributes),) = told(content)
    assert (gi, "".join(words.split()), attributes) == ("q", "cd", ())


def test_chained_parts_in_two_paragraphs_are_one():
    assert told(f"<p>{A}>c</q></p><p>{B}>d</q></p>", "div") == [("q", "c\n\nd", ())]


def test_the_first_part_gives_the_attributes():
    parts = '<date xml:id="a" next="#b" when="1917" cert="low">c</date> <date xml:id="b" prev="#a" when="1918">d</date>'
    assert told(parts) == [("date", "c d", (("when", "1917"), ("cert", "low")))]


def test_a_long_chain_is_one():
    parts = "".join(f'<q xml:id="p{n}" prev="#p{n - 1}" next="#p{n + 1}">c</q>' for n in range(1, 50))
    ((_, words, attributes),) = told(parts)
    assert words == "c" * 49
    assert attributes == (("xml:id", "p1"), ("prev", "#p0"), ("next", "#p50"))


APART = {
    "words between": f"{A}>c</q> he said, {B}>d</q>",
    "a note between": f"{A}>c</q><note>n</note>{B}>d</q>",
    "only one of them says so": f'{A}>c</q> <q xml:id="b">d</q>',
    "the other names somebody else": f'{A}>c</q> <q xml:id="b" prev="#z">d</q>',
    "a part in another file": '<q xml:id="a" next="b.xml#b">c</q> <q xml:id="b" prev="#a">d</q>',
    "the second stands first": f"{B}>d</q>{A}>c</q>",
    "one within the other": f"{A}>c{B}>d</q></q>",
}


@pytest.mark.parametrize("content", APART.values(), ids=APART)
def test_parts_that_stay_apart_keep_their_links(content):
    found = told(content)
    assert [gi for gi, _, _ in found] == ["q", "q"]
    assert {dict(attributes).get("xml:id") for _, _, attributes in found} == {"a", "b"}
    assert any("next" in dict(attributes) for _, _, attributes in found)


def test_parts_of_two_kinds_stay_apart():
    assert [gi for gi, _, _ in told(f'{A}>c</q> <hi xml:id="b" prev="#a">d</hi>')] == ["q", "hi"]


def test_a_chain_that_bites_its_tail_ends():
    assert [words for _, words, _ in told('<q xml:id="a" next="#a" prev="#a">c</q>')] == ["c"]
    assert [words for _, words, _ in told('<q xml:id="a" next="#b" prev="#b">c</q><q xml:id="b" next="#a" prev="#a">d</q>')] == ["cd"]


def test_interrupted_speech_is_linked_piece_to_piece():
    parts = f'{A}>c</q> <q xml:id="b" prev="#a" next="#c">d</q> he said, <q xml:id="c" prev="#b">e</q>'
    (_, first, before), (_, second, after) = told(parts)
    assert (first, second) == ("c d", "e")
    assert (dict(before)["next"], dict(after)["prev"]) == (f"#{dict(after)['xml:id']}", f"#{dict(before)['xml:id']}")


def test_an_empty_part_does_not_break_a_chain():
    assert told(f'{A}>c</q> <q xml:id="b" prev="#a" next="#c"/> <q xml:id="c" prev="#b">e</q>') == [("q", "c e", ())]


def test_a_row_of_stars_is_an_empty_element_and_does_not_part():
    stars = "<milestone unit='section' rend='* * *'/>"
    assert len(told(f"<p>{A}>c</q></p>{stars}<p>{B}>d</q></p>", "div")) == 1
