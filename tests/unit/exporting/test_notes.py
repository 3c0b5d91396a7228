"""Notes are marked once: by the mark that the document has for them, wherever it has it, and by a number of ours only where it has none."""

import io
import json
import zipfile

import pytest
from lxml import etree
from lxml import html as lxml_html

import teiwright
from teiwright.exporting.epub import to_epub
from teiwright.exporting.html import to_html
from teiwright.exporting.json import to_json
from teiwright.exporting.markdown import to_markdown
from teiwright.exporting.notes import Mark, mark_of
from teiwright.exporting.text import to_text
from teiwright.model import Document

TEI = "http://www.tei-c.org/ns/1.0"
XHTML = "{http://www.w3.org/1999/xhtml}"


def document_of(body: str) -> Document:
    return Document(etree.fromstring(f'<text xmlns="{TEI}" xml:lang="en"><body>{body}</body></text>'))


@pytest.mark.parametrize(
    ("n", "content", "call", "mark"),
    [
        ("2", "[2] One.", "", Mark("2", "[2]")),
        ("2", "(2) One.", "", Mark("2", "(2)")),
        ("2", "2) One.", "", Mark("2", "2)")),
        ("2", "  2. One.", "", Mark("2", "2.")),
        ("[2]", "[2] One.", "", Mark("2", "[2]")),
        ("2", "2.5 men came.", "", Mark("2", "")),
        ("2", "2 men came.", "", Mark("2", "")),
        ("*", "* One.", "", Mark("*", "*")),
        ("*", "*One.", "", Mark("*", "*")),
        ("*", "** Two.", "", Mark("**", "**")),
        ("iv", "iv. One.", "", Mark("iv", "iv.")),
        ("515-1", "One.", "", Mark("515-1", "")),
        ("१", "One.", "", Mark("१", "")),
        ("12", "[a] One.", "", Mark("a", "[a]")),  # the encoder counts, the text has letters
        ("fn3", "One.", "", Mark("", "")),
        ("a note", "One.", "", Mark("", "")),
        ("", "1) One.", "", Mark("1", "1)")),
        ("", "(1) One.", "", Mark("1", "(1)")),
        ("", "[a] One.", "", Mark("a", "[a]")),
        ("", "† One.", "", Mark("†", "†")),
        ("", "1. Cor. 13.", "", Mark("", "")),
        ("", "(c) 1999", "", Mark("", "")),
        ("", "(sic)", "", Mark("", "")),
        ("", "*dhe- is a root.", "", Mark("", "")),
        ("", "1) one, 2) two", "", Mark("", "")),
        ("", "[a] one, [b] two", "", Mark("", "")),
        ("", "One.", "[3]", Mark("3", "")),
        ("2", "One.", "b", Mark("b", "")),  # what stands in the text
        ("2", "One.", "see note 4", Mark("2", "")),
        ("", "", "", Mark("", "")),
    ],
)
def test_what_is_a_mark(n, content, call, mark):
    assert mark_of(etree.Element("note", n=n), content, call) == mark


BODY = """<p>A<note>Counted.</note> b<note n="a">By n.</note> c<ref xml:id="m" target="#k"><hi rend="sup">*</hi></ref> d<note n="2">2) Begins.</note>
e<note>Also <hi>counted</hi>.</note> f<ref target="#k">see there</ref> g<note n="a">Again.</note>.</p>
<note xml:id="k" target="#m" n="*"><p>* The star.</p></note>"""


def test_the_page_shows_every_mark_once():
    page = lxml_html.document_fromstring(to_html(document_of(BODY)))
    assert [(one.text_content(), one.get("class")) for one in page.xpath('//div[@id="tw:text"]//a[@role="doc-noteref"]')] == [
        ("1", None), ("a", None), ("*", "note-mark raised"), ("2", None), ("3", None), ("a", None),
    ]  # fmt: skip
    items = page.xpath('//section[@id="tw:notes"]/ol/li')
    assert [(one.get("value"), one.get("class"), " ".join(one.text_content().split())) for one in items] == [
        (None, None, "Counted. ↩"),
        (None, "marked", "a. By n. ↩"),
        (None, "marked", "* The star. ↩"),
        (None, "marked", "2) Begins. ↩"),
        ("3", None, "Also counted. ↩"),
        (None, "marked", "a. Again. ↩"),
    ]


def test_numbers_of_ours_are_nobodys_mark_and_without_marks_notes_are_counted():
    page = lxml_html.document_fromstring(to_html(document_of('<p>a<note>x</note><note n="1">y</note><note n="fn">z</note></p>')))
    assert [one.text_content() for one in page.xpath("//sup")] == ["2", "1", "3"]
    assert page.xpath('//section[@id="tw:notes"]//li/@value') == ["2", "3"]
    page = lxml_html.document_fromstring(to_html(document_of("<p>a<note>x</note><note>y<note>z</note></note><note>w</note></p>")))
    assert page.xpath('//section[@id="tw:notes"]//li/@value | //section[@id="tw:notes"]//*[@class="sign"]') == []


def test_a_book_shows_every_mark_once_and_opens_the_marks_of_the_text():
    with zipfile.ZipFile(io.BytesIO(to_epub(document_of(BODY)))) as archive:
        (root,) = (etree.fromstring(archive.read(name)) for name in archive.namelist() if "/text-" in name)
    kind = "{http://www.idpf.org/2007/ops}type"
    assert ["".join(one.itertext()) for one in root.iter(f"{XHTML}a") if one.get(kind) == "noteref"] == ["1", "a", "*", "2", "3", "a"]
    asides = [" ".join("".join(one.itertext()).split()) for one in root.iter(f"{XHTML}aside")]
    assert asides == ["1. Counted. ↩", "a. By n. ↩", "* The star. ↩", "2) Begins. ↩", "3. Also counted. ↩", "a. Again. ↩"]
    assert not root.xpath("//@value")


def test_in_markdown_the_mark_is_the_label():
    assert to_markdown(document_of(BODY)) == (
        "A[^1] b[^a] c[^*] d[^2] e[^3] fsee there[^*] g[^a-2].\n\n[^1]: Counted.\n\n[^a]: By n.\n\n[^*]: The star.\n\n"
        "[^2]: Begins.\n\n[^3]: Also *counted*.\n\n[^a-2]: Again.\n"
    )


def test_labels_are_told_apart_as_readers_of_markdown_do():
    assert to_markdown(document_of('<p>x<note n="A">one</note> y<note n="a">two</note></p>')) == "x[^A] y[^a-2]\n\n[^A]: one\n\n[^a-2]: two\n"


def test_a_mark_in_pieces_is_whole():
    body = '<p>x<note n="2"><hi rend="bold">[2</hi>] <hi>One</hi> [2] more.</note></p>'
    assert to_markdown(document_of(body)) == "x[^2]\n\n[^2]: *One* \\[2\\] more.\n"


def test_what_is_more_than_a_mark_stays_in_the_text():
    body = '<p>x<ref xml:id="m" target="#k">note 1 below</ref>.</p><note xml:id="k" target="#m" n="1">One.</note>'
    assert to_markdown(document_of(body)) == "xnote 1 below[^1].\n\n[^1]: One.\n"


def test_the_source_view_has_no_notes_apart_and_every_mark():
    body = '<p>x<ref xml:id="m" target="#k">[1]</ref>.</p><note xml:id="k" target="#m" n="1">[1] One.</note>'
    assert to_markdown(document_of(body), view="source") == "x\\[1\\].\n\n\\[1\\] One.\n"
    assert 'role="doc-noteref"' not in to_html(document_of(body), view="source").partition("<main>")[2].partition("<script>")[0]


def test_plain_text_has_the_marks_of_the_page():
    assert to_text(document_of(BODY), notes="end").split("\n\n")[1:] == [
        "[1] Counted.",
        "[a] By n.",
        "* The star.",
        "2) Begins.",
        "[3] Also counted.",
        "[a] Again.\n",
    ]


#: Notes gathered after the text: what calls them is a mark, a pointer without words, an anchor that the note names, words that are no mark.
GATHERED = """<p>One<ref target="#a">1</ref> two<ptr target="#b"/>, three<anchor xml:id="m"/>; four<ref target="#d"/>
and <ref target="#e">see note</ref>, again<ref target="#a">1</ref>.</p><div type="notes"><head>Notes</head>
<list><item><note xml:id="a">First.</note></item>
<item><note xml:id="b" n="b">Second.</note></item></list><note xml:id="c" target="#m">Third, and <ref target="#a">1</ref>.</note>
<note xml:id="d">* Fourth.</note><note xml:id="e">Fifth.</note></div>"""


def test_notes_that_stand_apart_are_called_where_the_text_has_their_mark():
    page = lxml_html.document_fromstring(to_html(document_of(GATHERED)))
    calls = page.xpath('//div[@id="tw:text"]//a[@role="doc-noteref"]')
    assert [(one.text_content(), one.get("href")) for one in calls] == [
        ("1", "#a"), ("b", "#b"), ("2", "#c"), ("*", "#d"), ("1", "#a"), ("3", "#e"),
    ]  # fmt: skip
    assert [one.get("href") for one in page.xpath('//div[@id="tw:text"]//ul//a | //div[@id="tw:text"]//section//a[@role="doc-noteref"]')] == ["#e"]
    backlinks = page.xpath('//section[@id="tw:notes"]//a[@role="doc-backlink"]/@href')
    assert len(set(backlinks)) == 5
    assert all(len(page.xpath("//*[@id=$id]", id=link[1:])) == 1 for link in backlinks)
    assert page.xpath("//a[not(normalize-space())]") == []


def test_in_markdown_notes_that_stand_apart_are_referred_to_once_where_they_are_called():
    written = to_markdown(document_of(GATHERED))
    assert written.startswith("One[^1] two[^b], three[^2]; four[^*] and see note[^3], again[^1].\n\n# Notes\n")
    assert [line[: line.index(":")] for line in written.split("\n") if line.startswith("[^") and ":" in line] == [
        "[^1]", "[^b]", "[^2]", "[^*]", "[^3]",
    ]  # fmt: skip
    assert "[^2]: Third, and [^1]." in written


def test_plain_text_and_json_have_notes_where_they_are_called():
    written = to_text(document_of(GATHERED), notes="inline")
    assert written.startswith("One1 [First.] two [Second.], three [Third, and 1.]; four [* Fourth.] and see note, again1.\n\nNotes")
    said = json.loads(to_json(document_of(GATHERED)))
    assert [(said["text"][: note["anchor"]].split()[-1], note["text"]) for note in said["notes"]][:4] == [
        ("One1", "First."), ("two", "Second."), ("three", "Third, and 1."), ("four", "* Fourth."),
    ]  # fmt: skip


def test_a_book_opens_notes_that_stand_apart():
    with zipfile.ZipFile(io.BytesIO(to_epub(document_of(GATHERED)))) as archive:
        pages = [etree.fromstring(archive.read(name)) for name in archive.namelist() if "/text-" in name]
    kind = "{http://www.idpf.org/2007/ops}type"
    assert ["".join(one.itertext()) for one in pages[0].iter(f"{XHTML}a") if one.get(kind) == "noteref"][:5] == ["1", "b", "2", "*", "1"]
    assert [len(list(page.iter(f"{XHTML}aside"))) for page in pages] == [5, 0]


@pytest.mark.parametrize(
    ("body", "calls"),
    [
        ('<p>x<ref target="#n">2</ref><note xml:id="n">A.</note></p>', ["2"]),
        ('<p>x<note xml:id="n">A.</note>, see n. <ref target="#n">1</ref></p>', ["1", "1"]),
        ('<p>see n. <ref target="#n">1</ref>: x<note xml:id="n">A.</note></p>', ["1"]),
        ('<p>x<ref target="#n">1</ref></p><p>y</p><note xml:id="n">A.</note>', ["1"]),
        ('<p>x<ref target="#n">1</ref> y<ref target="#o">1</ref></p><note xml:id="n">A.</note><note xml:id="o">B.</note>', ["1", "1"]),
        ('<note xml:id="n">A.</note><p>x<ref target="#n">7</ref></p>', ["7", "7"]),
        ('<p>x<choice><orig><ref target="#n">1</ref></orig><reg>y</reg></choice></p><note xml:id="n">A.</note>', ["1"]),
        ('<note xml:id="n"><ref target="#n">1</ref> A.</note>', ["1"]),
    ],
)
def test_what_calls_a_note_and_what_does_not(body, calls):
    page = lxml_html.document_fromstring(to_html(document_of(body)))
    assert [one.text_content() for one in page.xpath('//div[@id="tw:text"]//a[@role="doc-noteref"]')] == calls
    assert all(page.xpath("//*[@id=$id]", id=link[1:]) for link in page.xpath('//a[@role="doc-backlink"]/@href'))


def test_a_link_without_words_shows_where_it_leads():
    page = lxml_html.document_fromstring(
        to_html(document_of('<p>x<ref target="https://example.org/a"/> <ref target="#q"/><seg xml:id="q">y</seg></p>'))
    )
    assert [(one.text_content(), one.get("href")) for one in page.xpath('//div[@id="tw:text"]//a[@class="made"]')] == [
        ("https://example.org/a", "https://example.org/a"), ("→ q", "#q"),
    ]  # fmt: skip


def test_from_a_plain_text_to_a_page_and_a_book():
    source = "A star.* And another[1] in one paragraph of prose.\n\n* A note by the author.\n\n[1] A second note.\n"
    document = teiwright.encode(source, settings={"language": "en"})
    assert to_markdown(document).endswith(
        "A star.[^*] And another[^1] in one paragraph of prose.\n\n[^*]: A note by the author.\n\n[^1]: A second note.\n"
    )
    page = lxml_html.document_fromstring(to_html(document))
    assert [one.text_content() for one in page.xpath('//a[@role="doc-noteref"]')] == ["*", "[1]"]
    assert page.xpath("//sup") == []
