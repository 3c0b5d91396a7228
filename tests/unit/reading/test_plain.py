"""Bytes -> Text."""

import hashlib

import pytest

from teiwright.model import SourceError
from teiwright.reading import read_plain
from teiwright.reading.plain import clean

FORBIDDEN = [*range(0x20), 0xD800, 0xDFFF, 0xFFFE, 0xFFFF]
ALLOWED = [0x9, 0xA, 0xD, 0x20, 0x7F, 0x85, 0xA0, 0xAD, 0xD7FF, 0xE000, 0xFDD0, 0xFEFF, 0xFFFD, 0x1D15E, 0x1FFFE, 0x10FFFF]


def failure(data, **options):
    with pytest.raises(SourceError) as caught:
        read_plain(data, "a.txt", **options)
    return caught.value


@pytest.mark.parametrize(
    ("data", "content"), [(b"a\nb\n", "a\nb\n"), (b"a\r\nb\r\n", "a\nb\n"), (b"a\rb\r", "a\nb\n"), (b"a\r\r\nb\n\rc", "a\n\nb\n\nc")]
)
def test_line_ends_become_lf(data, content):
    assert read_plain(data).content == content


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_and_columns_are_those_of_the_file(end):
    text = read_plain(f"one{end}{end}  three".encode(), "a.txt")
    assert str(text.place(text.content.index("three"))) == "a.txt:3:3"


def test_the_origin_tells_name_size_and_digest_of_the_bytes():
    data = "\ufeffcafé\r\n".encode()
    origin = read_plain(data, "a.txt").origin
    assert (origin.name, origin.size, origin.sha256) == ("a.txt", 10, hashlib.sha256(data).hexdigest())
    assert (origin.encoding, origin.confidence, origin.remarks) == ("utf-8", None, ())


def test_the_origin_tells_how_the_encoding_was_found():
    data = ("Er verschloß ihn in spielerischer Langsamkeit und sah auf den Fluß und die Brücke. " * 10).encode("latin-1")
    origin = read_plain(data).origin
    assert origin.confidence is not None
    assert origin.remarks[0].startswith(f"the encoding was detected as {origin.encoding}, confidence ")


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", "\u00a0\u2003\n".encode()])
def test_an_empty_file_is_told(data):
    assert str(failure(data)) == "a.txt: the file is empty"


@pytest.mark.parametrize("data", [b"\0\0\0", b"\0 \n\0"])
def test_nothing_but_nuls_is_told(data):
    assert failure(data).message == "the file holds nothing but NULs"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.4\n", "PDF"),
        (b"PK\x03\x04\x14\0", "ZIP"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\xd0\xcf\x11\xe0", "Word"),
        (b"<?xml version='1.0'?>\n<a", "XML"),
        (b"\xef\xbb\xbf\n <TEI><text/></TEI>", "XML"),
    ],
)
def test_a_file_of_another_kind_is_told_by_it(data, kind):
    assert failure(data).message.startswith("this is not plain text but ")
    assert kind in failure(data).message


@pytest.mark.parametrize("content", ["<<Hello>>, he said.", "<p>An old habit", "< 5 and > 3", "PK", "{rtf}", "a <b>c</b>"])
def test_angle_brackets_in_a_plain_text_are_characters(content):
    assert read_plain(content.encode()).content == content


def test_bytes_that_are_no_text_are_told():
    assert "this is not text" in failure(bytes(range(256)) * 8).message


@pytest.mark.parametrize("code", ALLOWED)
def test_what_xml_allows_is_kept(code):
    character = chr(code)
    assert clean(f"a{character}b") == (f"a{character}b", [])


@pytest.mark.parametrize("code", [code for code in FORBIDDEN if code not in ALLOWED])
def test_what_xml_forbids_is_told_or_replaced(code):
    content = f"one\ntwo{chr(code)}"
    with pytest.raises(SourceError) as caught:
        clean(content, "a.txt")
    assert (caught.value.place.line, caught.value.place.column, caught.value.place.offset) == (2, 4, 7)
    assert f"(U+{code:04X}) at offset 7 is forbidden in XML" in caught.value.message
    cleaned, remarks = clean(content, replace_forbidden=True)
    assert cleaned == "one\ntwo\ufffd"
    assert len(remarks) == 1


@pytest.mark.parametrize(("character", "kind"), [("\0", "a NUL"), ("\x0c", "a form feed"), ("\ud800", "a lone surrogate"), ("\x01", "a character")])
def test_a_forbidden_character_is_called_by_its_name(character, kind):
    with pytest.raises(SourceError, match=f"^a.txt:1:1: {kind} "):
        clean(character, "a.txt")


def test_a_vertical_tab_in_a_file():
    assert str(failure(b"one\ntw\x0bo")) == (
        "a.txt:2:3: a vertical tab (U+000B) at offset 6 is forbidden in XML; remove it, or use --replace-forbidden to make it U+FFFD"
    )


@pytest.mark.parametrize(
    ("data", "content"),
    [
        (b"one\n\x0ctwo\n\x0c", "one\ntwo\n"),  # as pdftotext writes pages
        (b"one\x0c\ntwo", "one\ntwo"),
        (b"one\r\n\x0c\r\ntwo", "one\n\ntwo"),  # alone in its line, as in RFCs
        (b"one\x0ctwo", "one\ntwo"),
        (b"one\n\x0c\x0ctwo", "one\ntwo"),
        (b"\x0cone", "one"),
    ],
)
@pytest.mark.parametrize("replace_forbidden", [False, True])
def test_a_page_that_ends_with_a_form_feed_ends_a_line_and_no_paragraph(data, content, replace_forbidden):
    text = read_plain(data, replace_forbidden=replace_forbidden)
    assert text.content == content
    assert [one.split(" read ")[0] for one in text.origin.remarks] == [
        "1 form feed was" if data.count(b"\x0c") == 1 else f"{data.count(bytes([12]))} form feeds were"
    ]


def test_after_form_feeds_a_forbidden_character_is_told_where_it_stands_in_the_file():
    found = failure(b"one\x0ctwo\n\x0cth\0ree")
    assert (found.place.line, found.place.offset) == (2, 11)


def test_replacements_are_counted():
    text = read_plain(b"a\x0bb\0c\x1b", replace_forbidden=True)
    assert text.content == "a\ufffdb\ufffdc\ufffd"
    assert text.origin.remarks == ("3 characters that XML forbids were replaced by U+FFFD",)


def test_without_forbidden_characters_nothing_is_remarked():
    assert read_plain(b"abc", replace_forbidden=True).origin.remarks == ()


def test_the_encoding_given_decides():
    assert read_plain(b"caf\xe9", encoding="latin-1").content == "café"
    assert str(failure(b"one\ntwo\xe9", encoding="utf-8")).startswith("a.txt:2: byte 7 (0xE9)")


@pytest.mark.parametrize("megabytes", [1, pytest.param(50, marks=pytest.mark.slow)])
def test_one_long_line_is_read_and_told_place_by_place(megabytes):
    data = b"He said that it was so. " * (megabytes * 1_000_000 // 24)
    text = read_plain(data)
    assert len(text) == len(data)
    assert (text.place(len(data)).line, text.place(len(data)).column) == (1, len(data) + 1)
    assert text.place(500_000).column == 500_001


def test_the_offset_of_a_forbidden_character_is_that_in_the_file():
    assert failure(b"a\r\nb\r\nc\x0bd").place.offset == 7


def test_one_replacement_is_told_in_the_singular():
    assert read_plain(b"a\x0bb", replace_forbidden=True).origin.remarks == ("1 character that XML forbids was replaced by U+FFFD",)


def test_xml_in_utf_16_is_no_plain_text():
    assert "XML" in failure('<?xml version="1.0" encoding="UTF-16"?><a>b</a>'.encode("utf-16")).message


@pytest.mark.parametrize("content", ["GIF87 was the older format, said he.", "%PDF was what he wrote."])
def test_words_that_begin_like_another_kind_of_file_are_words(content):
    assert read_plain(content.encode()).content == content


def test_a_file_of_form_feeds_is_empty():
    assert "empty" in failure(b"\x0c\n\x0c").message
