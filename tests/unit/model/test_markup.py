"""Bytes to a tree, safely."""

import contextlib
import socket

import pytest
from lxml import etree

from teiwright.model import MarkupError, flatten, parse_xml
from teiwright.model.markup import doctype_href

LETTERS = "abcdefghi"
BOMB = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>" + "".join(f"<!ENTITY {LETTERS[n]} '{f'&{LETTERS[n - 1]};' * 10}'>" for n in range(1, len(LETTERS)))
BIG = f"<!DOCTYPE a [<!ENTITY a '{'a' * 100_000}'>]>"


def failure(xml):
    with pytest.raises(MarkupError) as caught:
        parse_xml(xml if isinstance(xml, bytes) else xml.encode(), "a.xml")
    return caught.value


def text_of(xml):
    return parse_xml(xml if isinstance(xml, bytes) else xml.encode()).getroot().text


# -- what is read


@pytest.mark.parametrize(
    ("declared", "codec", "letter"),
    [
        ("UTF-8", "utf-8", "é"),
        ("UTF-8", "utf-8-sig", "é"),
        ("UTF-16", "utf-16", "é"),
        ("UTF-16", "utf-16-le", "é"),
        ("UTF-32", "utf-32", "\U0001d15e"),
        ("ISO-8859-1", "latin-1", "é"),
        ("windows-1251", "cp1251", "Ж"),
        ("KOI8-R", "koi8-r", "Ж"),
        ("Shift_JIS", "shift-jis", "日"),
    ],
)
def test_the_declared_encoding_is_used(declared, codec, letter):
    assert text_of(f'<?xml version="1.0" encoding="{declared}"?><a>{letter}</a>'.encode(codec)) == letter


def test_utf_16_needs_no_declaration():
    assert text_of("<a>é</a>".encode("utf-16")) == "é"


def test_an_encoding_that_nobody_knows_is_named():
    assert "klingon" in failure('<?xml version="1.0" encoding="klingon"?><a/>').message


def test_xml_1_1_is_read_as_far_as_it_is_xml_1_0():
    assert text_of('<?xml version="1.1"?><a>x</a>') == "x"
    assert "Char" in failure('<?xml version="1.1"?><a>&#1;</a>').message


def test_an_identifier_that_stands_twice_or_is_none_is_for_validation_to_find():
    root = parse_xml(b'<a xml:id="x"><b xml:id="x"/><c xml:id="1 2"/></a>').getroot()
    assert root[0].attrib == root.attrib


def test_internal_entities_are_replaced():
    root = parse_xml(b"<!DOCTYPE a [<!ENTITY e 'x<b/>y'>]><a c='&e2;'>&e;</a>".replace(b"&e2;", b"&lt;")).getroot()
    assert (root.text, root[0].tag, root[0].tail, root.get("c")) == ("x", "b", "y", "<")


def test_comments_and_instructions_around_the_root_are_kept():
    root = parse_xml(b"<?one?><!--two--><a/><?three?>").getroot()
    assert (root.getprevious().text, root.getprevious().getprevious().target, root.getnext().target) == ("two", "one", "three")


def test_xinclude_is_left_alone():
    assert len(parse_xml(b'<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="b.xml"/></a>').getroot()) == 1


def test_2048_levels_are_read_and_not_one_more():
    assert parse_xml(b"<a>" * 2048 + b"</a>" * 2048).getroot().tag == "a"
    assert failure("<a>" * 2049 + "</a>" * 2049).message == "elements are nested more than 2,048 deep; such a document is not read"


def test_100_000_levels_are_one_sentence():
    assert "2,048" in failure("<a>" * 100_000 + "</a>" * 100_000).message


def test_long_texts_and_attributes_are_read():
    assert len(text_of(f"<a b='{'y' * 11_000_000}'>{'x' * 11_000_000}</a>")) == 11_000_000


# -- what is never fetched, never opened


@pytest.mark.parametrize("entity", ["SYSTEM 'file:///etc/passwd'", "SYSTEM 'b.txt'", "PUBLIC 'x' 'b.txt'", "SYSTEM 'http://127.0.0.1:9/x'"])
def test_an_external_entity_is_refused_by_its_name(entity):
    assert failure(f"<!DOCTYPE a [<!ENTITY s {entity}>]>\n<a>&s;</a>").message.startswith("the entity &s; stands in another file")


def test_an_external_entity_within_another_is_refused():
    assert "&s;" in failure("<!DOCTYPE a [<!ENTITY s SYSTEM 'b'><!ENTITY t 'x&s;'>]><a>&t;</a>").message


def test_an_external_entity_in_an_attribute_is_refused():
    assert "&s;" in failure("<!DOCTYPE a [<!ENTITY s SYSTEM 'b'>]><a b='&s;'/>").message


def test_a_local_dtd_is_not_opened(tmp_path):
    dtd = tmp_path / "a.dtd"
    dtd.write_text("<!ENTITY e 'SECRET'><!ATTLIST a b CDATA 'default'>", encoding="utf-8")
    assert not parse_xml(f'<!DOCTYPE a SYSTEM "{dtd.as_uri()}"><a/>'.encode()).getroot().attrib
    problem = failure(f'<!DOCTYPE a SYSTEM "{dtd.as_uri()}"><a>&e;</a>')
    assert problem.message == f"the entity &e; is perhaps defined in {dtd.as_uri()}, but a DTD is never read; write the character itself"
    assert failure(f'<!DOCTYPE a [<!ENTITY % p SYSTEM "{dtd.as_uri()}">%p;]><a>&e;</a>')


@pytest.mark.parametrize("doctype", ['SYSTEM "{}"', 'PUBLIC "-//x" "{}"', '[<!ENTITY % p SYSTEM "{}">%p;]', '[<!ENTITY e SYSTEM "{}">]'])
@pytest.mark.parametrize("root", ["<a/>", "<a>&e;</a>", "<a b='&e;'/>"])
def test_no_connection_is_made(doctype, root):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a.dtd"
        with contextlib.suppress(MarkupError):
            parse_xml(f"<!DOCTYPE a {doctype.format(address)}>{root}".encode())
        with pytest.raises(BlockingIOError):
            server.accept()


def test_defaults_of_the_internal_subset_do_not_become_attributes():
    assert not parse_xml(b"<!DOCTYPE a [<!ATTLIST a b CDATA 'd'>]><a/>").getroot().attrib


# -- bombs


@pytest.mark.parametrize(
    "xml",
    [
        BOMB + "]><a>&i;</a>",
        BOMB + "]><a b='&i;'/>",
        BOMB + "<!ATTLIST a b CDATA '&i;'>]><a/>",
        BIG + f"<a>{'&a;' * 20_000}</a>",
        BIG + f"<a b='{'&a;' * 20_000}'/>",
    ],
    ids=["text", "attribute", "default", "long entity", "long entity in an attribute"],
)
def test_a_bomb_does_not_go_off(xml):
    assert failure(xml).message == "its entities expand to more than is safe to read; write the text itself in their place"


@pytest.mark.parametrize("use", ["<a>&a;</a>", "<a b='&a;'/>"])
def test_entities_that_hold_each_other_are_refused(use):
    assert "entity reference loop" in failure(f"<!DOCTYPE a [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>{use}").message


def test_parameter_entities_cannot_multiply():
    bomb = "<!DOCTYPE a [<!ENTITY % a '<!-- a -->'>" + "".join(
        f"<!ENTITY % {LETTERS[n]} '{f'&#37;{LETTERS[n - 1]};' * 10}'>" for n in range(1, len(LETTERS))
    )
    assert failure(bomb + "%i;]><a/>")


# -- what is said


@pytest.mark.parametrize("xml", ["\ufeff", "Plain words.", "<!-- only a comment -->", "<?xml version='1.0'?>", "{}"])
def test_what_is_no_xml_is_told_so(xml):
    assert failure(xml).message == "this is not XML: a start tag was expected"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "the file is empty"),
        (b" \r\n", "the file holds nothing but white space"),
        (b"\x1f\x8b\x08\x00", "this is not XML but a gzip file"),
        (b"PK\x03\x04\x14", "this is not XML but a ZIP archive, perhaps .docx, .odt or .epub"),
        (b"\xfd7zXZ\x00\x00", "this is not XML but an xz file"),
        (b"BZh91AY&SY", "this is not XML but a bzip2 file"),
        (b"%PDF-1.7", "this is not XML but a PDF file"),
    ],
)
def test_what_is_something_else_is_told_by_its_kind(data, told):
    assert failure(data).message == told


@pytest.mark.parametrize(
    ("xml", "place"),
    [
        ("<a>\n  A & B</a>", "a.xml:2:6"),
        ("<a>\n  éé A & B</a>", "a.xml:2:9"),
        ("<a>\n\U0001d15e < b</a>", "a.xml:2:4"),
        ("<a>\r\n\r\n < b</a>", "a.xml:3:3"),
        ("<a>" + "\n" * 70_000 + "< b</a>", "a.xml:70001:2"),
        (b"<a>\nab\xff</a>", "a.xml:2:3"),
    ],
)
def test_the_place_counts_lines_and_code_points(xml, place):
    assert str(failure(xml).place) == place


def test_an_undefined_entity_says_what_to_do():
    assert failure("<a>&nbsp;</a>").message == "the entity &nbsp; is not defined; write the character itself"


def test_a_bomb_has_no_line_since_libxml2_tells_that_of_its_inside():
    assert failure(BOMB + "]>\n<a>\n&i;</a>").place.line is None


def test_a_message_is_one_line():
    assert failure("<a>\0</a>").message == failure("<a>\0</a>").message.strip()


def test_internal_parameter_entities_are_not_read_and_told_by_name():
    assert "%p;" in failure("<!DOCTYPE a [<!ENTITY % p \"<!ENTITY e 'x'>\">%p;]><a>&e;</a>").message


def test_an_external_parameter_entity_is_called_by_its_name():
    assert "%p;" in failure("<!DOCTYPE a [<!ENTITY % p SYSTEM 'b.dtd'>%p;]><a/>").message


# -- the DTD that a document names


@pytest.mark.parametrize(
    ("xml", "href"),
    [
        (b'<!DOCTYPE TEI PUBLIC "-//a" "b.dtd"><TEI/>', "b.dtd"),
        (b"<!DOCTYPE\nTEI\nSYSTEM 'b.dtd' [<!ENTITY a 'b'>]><TEI/>", "b.dtd"),
        (b'<!DOCTYPE TEI [<!ENTITY a SYSTEM "b">]><TEI/>', ""),
        (b"<!DOCTYPE TEI><TEI/>", ""),
        (b"<TEI/>", ""),
    ],
)
def test_doctype_href(xml, href):
    assert doctype_href(parse_xml(xml)) == href


@pytest.mark.parametrize(
    ("xml", "href"),
    [
        (b'<!-- <!DOCTYPE TEI SYSTEM "b.dtd"> --><TEI/>', ""),
        (b'<TEI><![CDATA[<!DOCTYPE TEI SYSTEM "b.dtd">]]></TEI>', ""),
        ('<!DOCTYPE TEI SYSTEM "b.dtd"><TEI/>'.encode("utf-16"), "b.dtd"),
    ],
    ids=["comment", "CDATA", "UTF-16"],
)
def test_only_a_declaration_names_a_dtd(xml, href):
    assert doctype_href(parse_xml(xml)) == href


WITH_MARKUP = """<!DOCTYPE TEI [
<!ENTITY u-v "<choice><orig>u</orig><reg>v</reg></choice>"> <!ENTITY twice "&u-v;<hi xml:id='h'>&u-v;</hi>"> <!ENTITY e "é">
]><TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>a&u-v;b&twice;&e;<x xmlns="">&u-v;</x></p></body></text></TEI>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_markup_in_an_entity_is_in_the_namespace_of_the_place_where_it_is_used(encoding):
    tree = parse_xml(WITH_MARKUP.encode(encoding))
    paragraph = tree.find(".//{*}p")
    assert [etree.QName(one).localname for one in paragraph.iter("{http://www.tei-c.org/ns/1.0}*")].count("reg") == 3
    assert [one.tag for one in paragraph.iter("{}*")] == ["x", "choice", "orig", "reg"]
    assert flatten(tree.getroot()).text.content == "avbvvéuv"
    assert etree.tostring(paragraph[0], with_tail=False).count(b"xmlns") == 1
