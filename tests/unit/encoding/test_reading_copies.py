"""What annotators read of a document that exists, and where that stands in it."""

import pytest
from lxml import etree

import teiwright
from teiwright.api import annotated_document
from teiwright.encoding import ReadingCopy, serialize
from teiwright.model import Annotation, Document, Layer, Span

TEI = "http://www.tei-c.org/ns/1.0"
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>P</p></publicationStmt>"
    "<sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
)


def document(body: str) -> Document:
    return Document(etree.fromstring(f'<TEI xmlns="{TEI}">{HEADER}<text xml:lang="en"><body>{body}</body></text></TEI>'))


def annotated(body: str, **options: bool) -> str:
    """Return the body with names, without attributes."""
    found, _ = annotated_document(document(body), ["names"], **options)
    etree.strip_attributes(found.root, "resp", "cert", "type", "{http://www.w3.org/XML/1998/namespace}id")
    return serialize(found).decode().split("<body>")[1].split("</body>")[0]


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("<p>Anna<note>One.</note> Kerensky</p>", "Anna Kerensky\n\nOne."),
        ("<p>“So<note>One.</note>”</p><p>Two</p>", "“So”\n\nTwo\n\nOne."),
        ("<p>One<note>Two<note>Three</note> two</note> one</p>", "One one\n\nTwo two\n\nThree"),
        ("<p>A</p><note><p>B</p><p>C</p></note><p>D</p>", "A\n\nD\n\nB\n\nC"),
        ('<p>Lon-<lb break="no"/>don <lb/>and Paris</p>', "London\nand Paris"),
        ('<p>Lon<pb n="2" break="no"/><lb break="no"/>don</p>', "London"),
        ('<p>on <hi rend="italic _">the</hi> road</p>', "on the road"),
    ],
)
def test_words_are_whole_and_notes_stand_after_the_text(body, read):
    assert ReadingCopy.of(document(body)).draft.text.content == read


def test_notes_that_are_not_read_are_not_there():
    assert ReadingCopy.of(document("<p>One<note>Two</note> one</p>"), notes=False).draft.text.content == "One one"


@pytest.mark.parametrize(
    ("body", "words", "there"),
    [
        ("<p>Anna<note>One.</note> Kerensky</p>", "Anna Kerensky", "Anna One. Kerensky"),
        ("<p>Anna<note>One.</note> Kerensky</p>", "One", "One"),
        ('<p>in Lon-<lb break="no"/>don, here</p>', "London", "Lon-\ndon"),
        ("<p>a <g/> b <choice><sic>c</sic><corr>d</corr></choice> e</p>", "b c e", "b c e"),
    ],
)
def test_every_word_has_its_place_in_the_source(body, words, there):
    copy = ReadingCopy.of(document(body))
    start = copy.draft.text.content.index(words)
    layer = Layer.of("names", "tw-names", [Annotation(Span(start, start + len(words)), "persName")])
    ((found,),) = [one.annotations for one in copy.in_source([layer])]
    assert copy.source.text.content[found.start : found.end] == there


def test_what_runs_from_the_text_into_a_note_has_no_place():
    copy = ReadingCopy.of(document("<p>One<note>two</note></p><p>three</p>"))
    start = copy.draft.text.content.index("three")
    layer = Layer.of("quotes", "tw-quotes", [Annotation(Span(start, len(copy.draft.text)), "q")])
    assert copy.in_source([layer])[0].annotations == ()


def test_a_note_parts_no_name():
    assert annotated("<p>I saw Mr. Chernov<note>He came from Saratov.</note> and Mrs. Anna<note>See Mr. Brown.</note> Kerensky.</p>") == (
        "<p>I saw <persName>Mr. Chernov</persName><note>He came from <placeName>Saratov</placeName>.</note> and "
        "<persName>Mrs. Anna<note>See <persName>Mr. Brown</persName>.</note> Kerensky</persName>.</p>"
    )


def test_notes_are_left_alone_by_option():
    assert annotated("<p>He saw Mr. Chernov<note>He came from Saratov.</note> in Paris.</p>", notes=False) == (
        "<p>He saw <persName>Mr. Chernov</persName><note>He came from Saratov.</note> in <placeName>Paris</placeName>.</p>"
    )


def test_a_name_is_read_across_a_broken_line():
    assert annotated('<p>He went to Lon-<lb break="no"/>don with Mr. <pb n="2"/><hi>Brown</hi>.</p>') == (
        '<p>He went to <placeName>Lon-<lb break="no"/>don</placeName> with <persName>Mr. <pb n="2"/><hi>Brown</hi></persName>.</p>'
    )


def test_a_note_breaks_no_quotation():
    found, findings = annotated_document(document("<p>“We go,<note>They “went”.</note> today,” said he.</p>"), ["quotes"])
    assert [("".join(one.itertext())) for one in found.root.iter(f"{{{TEI}}}said")] == ["“We go,They “went”. today,”"]
    assert findings == []


def test_the_text_of_the_source_is_unchanged():
    given = document("<p>Mr. Chernov<note>Of Saratov<note>On the Volga</note>.</note> came.</p>")
    found, _ = annotated_document(given, ["names"])
    assert teiwright.export(found, "text", "source") == teiwright.export(given, "text", "source")
