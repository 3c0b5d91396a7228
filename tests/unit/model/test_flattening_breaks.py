"""Words across the beginnings of lines, pages and columns."""

import pytest
from lxml import etree

from teiwright.guidelines.namespaces import TEI
from teiwright.model import flatten

BREAK = "<lb break='no'/>"


def text(content, view="reading"):
    return flatten(etree.fromstring(f'<p xmlns="{TEI}">{content}</p>'), view).text.content


JOINED = {
    "a hyphen": f"inter-{BREAK}esting",
    "white space around it": f"inter-\n  {BREAK}\n  esting",
    "no hyphen": f"inter\n{BREAK}esting",
    "a soft hyphen": f"inter\u00ad{BREAK}esting",
    "a not sign": f"inter\u00ac{BREAK}esting",
    "a hyphen of its own kind": f"inter\u2010{BREAK}esting",
    "a double oblique hyphen": f"inter\u2e17{BREAK}esting",
    "a hyphen at the end of a phrase": f"<hi>inter-</hi>{BREAK}esting",
    "and white space after it": f"<hi>inter- </hi> {BREAK} esting",
    "a hyphen within a phrase": f"<hi>inter-{BREAK}est</hi>ing",
    "a phrase that begins with the line": f"inter-<hi>{BREAK}esting</hi>",
    "a hyphen marked as punctuation": f"inter<pc>-</pc>{BREAK}esting",
    "a hyphen between comments": f"inter<!-- c -->-<!-- c -->{BREAK}esting",
    "a hyphen before a note": f"inter-<note>n</note>{BREAK}esting",
    "a note at the beginning of the line": f"inter-{BREAK}<note>n</note>esting",
    "two lines": f"inter-{BREAK}{BREAK}esting",
    "a page and its line": f"inter-<pb n='2' break='no'/>{BREAK}esting",
    "a line, a page and its line": f"inter-<lb/><pb n='2' break='no'/>{BREAK}esting",
    "a column": "inter-<cb break='no'/>esting",
    "several words": f"in-{BREAK}ter-{BREAK}esting",
}


@pytest.mark.parametrize("content", JOINED.values(), ids=JOINED)
def test_the_reading_view_joins_the_word(content):
    assert text(content) == "interesting"


@pytest.mark.parametrize("content", JOINED.values(), ids=JOINED)
def test_the_source_view_keeps_every_character(content):
    characters = etree.fromstring(f"<p>{content}</p>").xpath("string()")
    assert "".join(text(content, "source").split()) == "".join(characters.split())


@pytest.mark.parametrize(
    ("content", "diplomatic"),
    [
        (f"inter-{BREAK}esting", "inter-\nesting"),
        ("a<lb/>b <lb/> c", "a\nb\nc"),
        ("in-<pb n='2' break='no'/>ter", "in-\n[p. 2]\nter"),
        ("a <pb/> b", "a\n[p.]\nb"),
        ("<lb/>a", "a"),
    ],
)
def test_the_diplomatic_view_shows_lines_and_pages(content, diplomatic):
    assert text(content, "diplomatic") == diplomatic


@pytest.mark.parametrize(
    ("content", "reading"), [("a<lb/>b", "a b"), ("inter-<lb/>esting", "inter- esting"), ("a<lb break='maybe'/>b", "a b"), ("a<pb/>b", "a b")]
)
def test_without_break_no_the_words_are_parted_and_no_hyphen_is_dropped(content, reading):
    assert text(content) == reading


def test_a_dash_is_no_hyphen():
    assert text(f"word\u2014{BREAK}word") == "word\u2014word"


def test_only_one_hyphen_is_dropped():
    assert text(f"a--{BREAK}b") == "a-b"


@pytest.mark.parametrize("sign", ["-", "--", "\u2010", "\u2013", "\u2014"])
@pytest.mark.parametrize("form", ["<lb break='maybe'/>", "\n<lb break='maybe'/>", "<pb break='maybe'/>\n<lb break='maybe'/>\n"])
def test_where_it_is_left_open_the_sign_stays_and_stands_against_the_next_word(sign, form):
    assert text(f"well{sign}{form}known") == f"well{sign}known"
    assert text(f"well{sign}<lb break='maybe'/>known", "diplomatic") == f"well{sign}\nknown"


@pytest.mark.parametrize("content", ["a <note>-</note><lb break='maybe'/>b", "<seg>a</seg>\n<lb break='maybe'/>b"])
def test_where_it_is_left_open_words_without_a_sign_are_parted(content):
    assert text(content) == "a b"


def test_paragraphs_are_never_joined():
    root = etree.fromstring(f'<div xmlns="{TEI}"><p>a{BREAK}</p>{BREAK}<p>b</p></div>')
    assert flatten(root).text.content == "a\n\nb"


def test_what_was_closed_before_the_hyphen_was_dropped_ends_with_the_text():
    root = etree.fromstring(f'<p xmlns="{TEI}">a <hi><seg>inter-</seg></hi>{BREAK}esting</p>')
    flat = flatten(root)
    assert [(one.gi, flat.text.content[one.start : one.end]) for one in flat.extents] == [
        ("p", "a interesting"), ("hi", "inter"), ("seg", "inter"), ("lb", ""),
    ]  # fmt: skip


def test_the_note_after_a_dropped_hyphen_is_anchored_where_the_word_was_broken():
    flat = flatten(etree.fromstring(f'<p xmlns="{TEI}">inter-<note>n</note>{BREAK}esting</p>'))
    assert [note.anchor for note in flat.notes] == [5]


def test_all_notes_after_a_dropped_hyphen_are_anchored_where_the_word_was_broken():
    flat = flatten(etree.fromstring(f'<p xmlns="{TEI}">inter-<note>n</note><note>m</note>{BREAK}esting</p>'))
    assert [note.anchor for note in flat.notes] == [5, 5]


def texts(content, *views):
    root = etree.fromstring(f'<body xmlns="{TEI}">{content}</body>')
    return [flatten(root, view).text.content for view in views]


def test_how_a_page_was_marked_is_given_back_by_the_source_view_alone():
    content = '<p>One <pb n="4" rend="[Pg 4]"/> two<pb rend="left"/> three</p>'
    assert texts(content, "reading", "source") == ["One two three", "One [Pg 4] two\nthree"]


def test_a_kept_line_end_is_not_kept_twice():
    content = "<ab xml:space='preserve'><lb/>  a\n<lb/>  b</ab>"
    assert texts(content, "reading", "diplomatic", "source") == ["  a\n  b"] * 3


def test_a_note_between_paragraphs_is_a_block_of_the_source():
    assert texts("<p>a</p><note>b</note><note>c</note><p>d<note>e</note></p>", "reading", "source") == ["a\n\nd", "a\n\nb\n\nc\n\nd e"]


def declared(content, eol):
    header = f"<teiHeader><encodingDesc><editorialDecl><hyphenation eol='{eol}'><p/></hyphenation></editorialDecl></encodingDesc></teiHeader>"
    return flatten(etree.fromstring(f'<TEI xmlns="{TEI}">{header}<text><body><p>{content}</p></body></text></TEI>')).text.content


@pytest.mark.parametrize(
    ("content", "eol", "expected"),
    [
        ("inter-<lb/>esting", "all", "interesting"),
        ("inter-\n<lb/>esting", "all", "interesting"),
        ("well-<lb/>known", "hard", "well-known"),
        ("well-<lb break='no'/>known", "hard", "well-known"),
        ("inter-<lb/>esting", "some", "inter- esting"),
        ("inter-<lb/>esting", "none", "inter- esting"),
        ("inter-<lb break='yes'/>esting", "all", "inter- esting"),
        ("inter<lb/>esting", "all", "inter esting"),
        ("the sea--<lb/>so far", "all", "the sea-- so far"),
        ("the sea -\n<lb/>so far", "all", "the sea - so far"),
        ("<hi>inter</hi>-<lb/>esting", "all", "interesting"),
        ("well-<lb break='maybe'/>known", "all", "well-known"),
        ("inter\u00ad<lb/>esting", "none", "interesting"),
        ("inter\u00ac<pb/><lb/>esting", "none", "interesting"),
    ],
)
def test_a_hyphen_says_it_where_the_header_declares_what_hyphens_are(content, eol, expected):
    assert declared(content, eol) == expected
