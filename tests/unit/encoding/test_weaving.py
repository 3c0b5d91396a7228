"""Annotations into a tree: nested where they nest, chained fragments where they cannot, nothing cut, nothing lost."""

import pytest
from lxml import etree

import teiwright
from teiwright import Annotation, Span
from teiwright.encoding import weave
from teiwright.guidelines.namespaces import TEI
from teiwright.model import Document


def document(body: str) -> Document:
    return Document(etree.fromstring(f'<TEI xmlns="{TEI}"><text><body>{body}</body></text></TEI>'))


def over(content: str, words: str, gi: str, **attributes: str) -> Annotation:
    """An annotation of the first place where *words* stand."""
    start = content.index(words)
    return Annotation(Span(start, start + len(words)), gi, tuple(attributes.items()))


def woven(body: str, *wanted: tuple[str, str]) -> str:
    """The body after the words have been put into elements."""
    given = document(body)
    content = given.text("source").content
    result = weave(given, [over(content, words, gi) for words, gi in wanted]).document.root
    shown = etree.tostring(result.find(f".//{{{TEI}}}body"), encoding="unicode", with_tail=False)
    return shown.replace(f' xmlns="{TEI}"', "").removeprefix("<body>").removesuffix("</body>")


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ([("Mr. Brown", "persName")], "<p>He saw <persName>Mr. Brown</persName> in Paris.</p>"),
        ([("Mr. Brown", "persName"), ("Brown", "hi")], "<p>He saw <persName>Mr. <hi>Brown</hi></persName> in Paris.</p>"),
        ([("Brown", "hi"), ("Mr. Brown", "persName")], "<p>He saw <persName>Mr. <hi>Brown</hi></persName> in Paris.</p>"),
        ([("Paris", "placeName"), ("Paris", "said")], "<p>He saw Mr. Brown in <said><placeName>Paris</placeName></said>.</p>"),
        ([("Paris", "placeName"), ("Paris", "date")], "<p>He saw Mr. Brown in <date><placeName>Paris</placeName></date>.</p>"),
        ([("He saw Mr. Brown in Paris.", "q")], "<p><q>He saw Mr. Brown in Paris.</q></p>"),
        ([(" Mr. Brown ", "persName")], "<p>He saw <persName>Mr. Brown</persName> in Paris.</p>"),
    ],
)
def test_what_nests_becomes_elements_in_elements(wanted, expected):
    assert woven("<p>He saw Mr. Brown in Paris.</p>", *wanted) == expected


def test_what_crosses_becomes_a_chain_the_earlier_one_whole():
    assert woven("<p>One two three.</p>", ("One two", "persName"), ("two three", "hi")) == (
        '<p><persName>One <hi xml:id="hi1" next="#hi2">two</hi></persName> <hi xml:id="hi2" prev="#hi1">three</hi>.</p>'
    )


def test_speech_is_laid_first_and_stays_whole():
    assert woven("<p>One two three.</p>", ("One two", "persName"), ("two three", "said")) == (
        '<p><persName xml:id="persName1" next="#persName2">One</persName> '
        '<said><persName xml:id="persName2" prev="#persName1">two</persName> three</said>.</p>'
    )


def test_a_quotation_over_whole_paragraphs_is_one_element_around_them():
    assert woven("<p>One.</p><p>Two.</p><p>Three.</p>", ("One.\n\nTwo.", "said")) == "<said><p>One.</p><p>Two.</p></said><p>Three.</p>"


def test_a_quotation_over_parts_of_paragraphs_is_a_chain_within_them():
    assert woven("<p>One two.</p><p>Three.</p><p>Four five.</p>", ("two.\n\nThree.\n\nFour", "said")) == (
        '<p>One <said xml:id="said1" next="#said2">two.</said></p>'
        '<said xml:id="said2" prev="#said1" next="#said3"><p>Three.</p></said>'
        '<p><said xml:id="said3" prev="#said2">Four</said> five.</p>'
    )


def test_a_name_over_paragraphs_stays_within_them():
    assert woven("<p>One.</p><p>Two.</p>", ("One.\n\nTwo.", "persName")) == (
        '<p><persName xml:id="persName1" next="#persName2">One.</persName></p><p><persName xml:id="persName2" prev="#persName1">Two.</persName></p>'
    )


@pytest.mark.parametrize(
    ("body", "words", "gi", "expected"),
    [
        ("<lg><l>One two</l><l>three</l></lg>", "two\nthree", "said",
         '<lg><l>One <said xml:id="said1" next="#said2">two</said></l><l><said xml:id="said2" prev="#said1">three</said></l></lg>'),
        ("<list><item>One</item><item>two</item></list>", "two", "persName", "<list><item>One</item><item><persName>two</persName></item></list>"),
        ("<table><row><cell>One</cell><cell>two</cell></row></table>", "One\ttwo", "hi",
         '<table><row><cell><hi xml:id="hi1" next="#hi2">One</hi></cell><cell><hi xml:id="hi2" prev="#hi1">two</hi></cell></row></table>'),
        ("<p>One<note>two three</note> four</p>", "two", "persName", "<p>One<note><persName>two</persName> three</note> four</p>"),
        ("<p>One <choice><sic>teh</sic><corr>the</corr></choice> two</p>", "One teh", "hi",
         "<p><hi>One <choice><sic>teh</sic><corr>the</corr></choice></hi> two</p>"),
        ("<p>One <choice><sic>teh hee</sic><corr>the</corr></choice> two</p>", "hee two", "hi",
         '<p>One <choice><sic>teh <hi xml:id="hi1" next="#hi2">hee</hi></sic><corr>the</corr></choice> <hi xml:id="hi2" prev="#hi1">two</hi></p>'),
        ("<p>One <app><lem>two</lem><rdg>2</rdg></app> three</p>", "two three", "hi",
         "<p>One <hi><app><lem>two</lem><rdg>2</rdg></app> three</hi></p>"),
        ("<p>One <app><lem>two</lem><rdg>2</rdg></app> three</p>", "two", "persName",
         "<p>One <persName><app><lem>two</lem><rdg>2</rdg></app></persName> three</p>"),
        ("<p>Wel<lb break='no'/>lington came</p>", "Wel\nlington", "persName", '<p><persName>Wel<lb break="no"/>lington</persName> came</p>'),
        ("<p><!--a-->Mr.<!--b--> <?c d?>Brown<!--e--></p>", "Mr. Brown", "persName",
         "<p><!--a--><persName>Mr.<!--b--> <?c d?>Brown</persName><!--e--></p>"),
        ("<div><head>One</head><p>two</p></div>", "One\n\ntwo", "said",
         '<div><head><said xml:id="said1" next="#said2">One</said></head><said xml:id="said2" prev="#said1"><p>two</p></said></div>'),
        ("<p>on <date>3 May</date> here</p>", "3 May", "hi", "<p>on <date><hi>3 May</hi></date> here</p>"),
    ],
)  # fmt: skip
def test_each_place_takes_what_tei_lets_stand_there(body, words, gi, expected):
    assert woven(body, (words, gi)) == expected


def test_no_speech_stands_in_a_date():
    assert woven("<p><date>on the day</date></p>", ("the day", "said")) == "<p><date>on the day</date></p>"


def test_what_finds_no_place_is_returned():
    given = document("<p><date>on the day</date></p>")
    annotation = over("on the day", "the", "said")
    assert weave(given, [annotation]).unplaced == (annotation,)


@pytest.mark.parametrize("words", [" ", "\n\n"])
def test_an_annotation_of_white_space_finds_no_place(words):
    given = document("<p>One two.</p><p>Three.</p>")
    content = given.text("source").content
    assert len(weave(given, [over(content, words, "hi")]).unplaced) == 1


def test_every_attribute_stands_on_every_part_but_the_links():
    given = document("<p>One.</p><p>Two.</p>")
    annotation = Annotation(Span(0, 10), "persName", (("xml:id", "mine"), ("ref", "http://example.org/1"), ("cert", "low"), ("next", "#x")))
    parts = weave(given, [annotation]).fragments[0][1]
    attributes = [{etree.QName(str(name)).localname: value for name, value in part.attrib.items()} for part in parts]
    assert attributes == [
        {"id": "mine", "ref": "http://example.org/1", "cert": "low", "next": "#persName1"},
        {"id": "persName1", "ref": "http://example.org/1", "cert": "low", "prev": "#mine"},
    ]


def test_annotations_that_name_each_other_are_chained_over_all_their_parts():
    given = document("<p>One.</p><p>Two. Three.</p>")
    content = given.text("source").content
    first = Annotation(Span(0, content.index("Two.") + 4), "q", (("xml:id", "a"), ("next", "#b")))
    second = over(content, "Three.", "q", **{"xml:id": "b", "prev": "#a"})
    result = weave(given, [second, first]).document
    chain = [(one.get("{http://www.w3.org/XML/1998/namespace}id"), one.get("prev"), one.get("next")) for one in result.root.iter(f"{{{TEI}}}q")]
    assert chain == [("a", None, "#q1"), ("q1", "#a", "#b"), ("b", "#q1", None)]
    assert [one.rule for one in teiwright.validate(result, "teiwright") if one.rule == "tw:broken-chain"] == []


def test_two_parts_parted_by_a_note_are_read_back_as_one():
    given = document("<p>One<note>n</note> two</p>")
    result = teiwright.weave(given, [Annotation(Span(0, len(given.text("source"))), "persName")])
    assert [(one.gi, one.start, one.end) for one in result.annotations()] == [("persName", 0, 9)]


def test_many_annotations_of_one_paragraph_keep_their_words():
    words = [f"w{number}" for number in range(2000)]
    given = document(f"<p>{' '.join(words)}</p>")
    content = given.text("source").content
    spans, start = [], 0
    for word in words:
        spans.append(Annotation(Span(start, start + len(word)), "hi"))
        start += len(word) + 1
    result = teiwright.weave(given, spans)
    assert ["".join(one.itertext()) for one in result.root.iter(f"{{{TEI}}}hi")] == words
    assert result.text("source").content == content


def test_offsets_are_those_of_code_points():
    assert (
        woven("<p>\U0001d15e\U0001d15e Brown \U0001d15e</p>", ("Brown", "persName"))
        == "<p>\U0001d15e\U0001d15e <persName>Brown</persName> \U0001d15e</p>"
    )


def test_the_document_given_stays_as_it_is():
    given = document("<p>One two.</p>")
    before = etree.tostring(given.root)
    weave(given, [over("One two.", "One", "hi")])
    assert etree.tostring(given.root) == before
