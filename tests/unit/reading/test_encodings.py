"""How bytes become characters."""
# one sample is in Russian

import pytest

from teiwright.model import SettingsError, SourceError
from teiwright.reading.encodings import decode

GERMAN = "Er hatte gerade einen Brief beendet, verschloß ihn in spielerischer Langsamkeit und sah dann aus dem Fenster auf den Fluß und die Brücke. "
SPANISH = "En un lugar de la Mancha vivía un hidalgo; el señor tenía en su casa una ama, y mañana hará un año que un niño soñaba con España. "
FRENCH = "Longtemps, je me suis couché de bonne heure ; et, une demi-heure après, la pensée qu'il était temps de chercher le sommeil m'éveillait. "
RUSSIAN = "Все счастливые семьи похожи друг на друга. "


def failure(data, encoding=""):
    with pytest.raises(SourceError) as caught:
        decode(data, "a.txt", encoding)
    return str(caught.value)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig"])
def test_utf_8_with_and_without_its_mark(codec):
    assert decode("naïve \U0001d15e".encode(codec)) == ("naïve \U0001d15e", "utf-8", None, ())


@pytest.mark.parametrize(
    ("mark", "codec", "label"), [("\ufeff", "utf-16-le", "utf-16"), ("\ufeff", "utf-16-be", "utf-16"), ("\ufeff", "utf-32-le", "utf-32")]
)
def test_a_byte_order_mark_decides(mark, codec, label):
    assert decode(f"{mark}naïve \U0001d15e".encode(codec)) == ("naïve \U0001d15e", label, None, ())


def test_a_mark_within_the_text_is_a_character():
    assert decode("a\ufeffb".encode()).content == "a\ufeffb"


def test_a_declaration_counts_where_the_bytes_are_no_utf_8():
    decoded = decode(b"Character set encoding: ISO-8859-5\n\n" + "Жз".encode("iso-8859-5"))
    assert decoded.content.endswith("Жз")
    assert (decoded.encoding, decoded.confidence) == ("iso8859-5", None)
    assert decoded.remarks == ("the text declares its encoding, read as iso8859-5",)


@pytest.mark.parametrize("declaration", ["charset=koi8-r", "Charset: 'KOI8-R'", "-*- coding: koi8-r -*-", 'encoding = "koi8-r"'])
def test_the_ways_to_declare(declaration):
    assert decode(declaration.encode() + b"\n" + "Ж".encode("koi8-r")).content.endswith("Ж")


def test_utf_8_comes_before_a_declaration():
    assert decode("charset=latin-1 é".encode()).encoding == "utf-8"


@pytest.mark.parametrize("declared", ["utf-8", "klingon", "cp932"])
def test_a_declaration_that_is_not_true_is_passed_over(declared):
    decoded = decode(f"charset={declared}\n".encode() + (GERMAN * 5).encode("latin-1") + b"\xff")
    assert decoded.confidence is not None
    assert decoded.encoding != declared


@pytest.mark.parametrize("declared", ["us-ascii", "latin-1"])
def test_what_is_declared_as_less_than_windows_1252_is_read_as_it(declared):
    assert decode(f"charset={declared}\n“{GERMAN}”".encode("cp1252")) == (
        f"charset={declared}\n“{GERMAN}”",
        "cp1252",
        None,
        ("the text declares its encoding, read as cp1252",),
    )


@pytest.mark.parametrize(("text", "codec"), [(GERMAN, "latin-1"), (FRENCH, "latin-1"), (RUSSIAN, "koi8-r"), (RUSSIAN, "cp1251")])
def test_what_is_detected_is_reported_with_its_confidence(text, codec):
    decoded = decode((text * 10).encode(codec))
    assert decoded.content == text * 10
    assert 0.5 <= decoded.confidence <= 1
    assert decoded.remarks == (f"the encoding was detected as {decoded.encoding}, confidence {decoded.confidence:.2f}; --encoding decides",)


@pytest.mark.parametrize(("encoding", "name"), [("latin-1", "iso8859-1"), ("UTF8", "utf-8"), ("mac-roman", "mac-roman"), ("utf-16-le", "utf-16-le")])
def test_the_encoding_that_is_given_decides(encoding, name):
    assert decode("café".encode(encoding), encoding=encoding) == ("café", name, None, ())


def test_the_encoding_that_is_given_counts_more_than_utf_8_and_a_declaration():
    assert decode("charset=koi8-r é".encode(), encoding="latin-1").content == "charset=koi8-r Ã©"


@pytest.mark.parametrize(
    ("data", "encoding", "told"),
    [
        (b"ab\ncd\xff", "utf-8", "a.txt:2: byte 5 (0xFF) is not utf-8: invalid start byte"),
        (b"ab\r\ncd\x81", "cp1252", "a.txt:2: byte 6 (0x81) is not cp1252: character maps to <undefined>"),
        (b"\xff\xfea\0b", "", "a.txt:1: byte 4 (0x62) is not utf-16: truncated data"),
        (b"\xff\xfea\0\x00\xd8b\0", "", "a.txt:1: byte 4 (0x00) is not utf-16: illegal UTF-16 surrogate"),
        (b"abc\xed\xa0\x80", "utf-8", "a.txt:1: byte 3 (0xED) is not utf-8: invalid continuation byte"),
    ],
)
def test_bytes_that_are_not_in_it_are_told_with_line_and_byte(data, encoding, told):
    assert failure(data, encoding).startswith(told)


@pytest.mark.parametrize("encoding", ["klingon", "hex", "base64", "rot13", "zlib", "é"])
def test_what_is_no_encoding_of_text_is_told_by_its_name(encoding):
    with pytest.raises(SettingsError, match=f'^there is no encoding "{encoding}"$'):
        decode(b"abc", "a.txt", encoding)


def test_bytes_with_nuls_that_are_no_utf_8_may_be_utf_16():
    assert failure("Übung".encode("utf-16-le")).startswith(
        "a.txt: this looks like UTF-16 without a byte order mark; if it is, say --encoding utf-16-le or utf-16-be"
    )


def test_noise_is_no_text():
    assert failure(bytes(range(1, 256)) * 20).startswith("a.txt: this is not text")


# -- what goes wrong


@pytest.mark.parametrize(("codec", "encoding"), [("utf-8", "utf-8"), ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be")])
def test_a_byte_order_mark_is_no_character_of_the_text(codec, encoding):
    assert decode("\ufeffabc".encode(codec), encoding=encoding).content == "abc"


@pytest.mark.parametrize("declared", ["base64", "hex", "rot13", "undefined"])
def test_a_declaration_that_names_no_encoding_of_text_is_passed_over(declared):
    mail = f"Content-Transfer-Encoding: {declared}\n\n".encode() + (GERMAN * 5).encode("latin-1")
    assert decode(mail).content.endswith(GERMAN)


@pytest.mark.parametrize("encoding", ["undefined", "a\0b"])
def test_an_encoding_that_cannot_be_used_is_told_by_its_name(encoding):
    with pytest.raises(SettingsError, match="there is no encoding"):
        decode(b"abc", "a.txt", encoding)


def test_a_letter_with_an_accent_may_come_late():
    data = ("He said that it was so.\n" * 10_000 + "the café\n").encode("latin-1")
    assert decode(data).content.endswith("the café\n")


def test_western_europe_is_likelier_than_eastern():
    assert decode((SPANISH * 20).encode("latin-1")).content == SPANISH * 20


@pytest.mark.parametrize("wrong", [b"\xff", b"\xed\xa0\x80", b"\xc3"], ids=["stray byte", "lone surrogate", "cut letter"])
def test_utf_8_with_one_wrong_byte_is_told_with_its_line(wrong):
    text = (FRENCH + "\n").encode() * 20
    assert failure(text + wrong + b" " + text).startswith("a.txt:21: byte")


def test_english_in_utf_16_without_a_mark_is_told_so():
    with pytest.raises(SourceError, match="UTF-16 without a byte order mark"):
        decode("He said so.".encode("utf-16-le"))
