"""Writing into a stranger's file: every byte that stood there stands there still."""

import re

import pytest

import teiwright
from teiwright import Annotation, Span
from teiwright.encoding import serialize, weave
from teiwright.encoding.faithful import merge

NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'


def tei(body: str, before: str = "") -> str:
    return f"{before}<TEI {NAMESPACE}><text><body>{body}</body></text></TEI>"


def written(source: bytes, *wanted: tuple[str, str]) -> bytes:
    """The bytes of *source* after the words have been put into elements."""
    document = teiwright.read(source)
    content = document.text("source").content
    annotations = [Annotation(Span(content.index(words), content.index(words) + len(words)), gi) for words, gi in wanted]
    weaving = weave(document, annotations)
    assert weaving.unplaced == ()
    return serialize(weaving.document)


def without(data: bytes, *names: str) -> bytes:
    """*data* without the tags of these elements."""
    return re.sub(rb"</?(?:\w+:)?(?:" + "|".join(names).encode() + rb")(?: [^<>]*)?>", b"", data)


UNUSUAL = {
    "quotes and spaces in tags": "<p\n  n = 'a'\t rend=\"it's &quot;x&quot;&#10;\" >Mr. Brown<lb\n/> <hi ></hi>here</p >",
    "both forms of empty elements": "<p/><p></p><p>Mr. Brown here</p>",
    "comments and instructions": "<p><!--a-->Mr.<!-- b --> <?pi c?>Brown<?pi d?> here</p><?end?>",
    "entities and references": "<p>A &#77;r. Brown &amp; &lt;x&gt; &#xF6; here</p>",
    "a section of characters": "<p>Mr. Brown <![CDATA[<x> & y]]> here</p>",
    "another namespace": "<p>Mr. Brown <f:b xmlns:f='urn:x' f:a='1'>x</f:b> here</p>",
    "a namespace declared again": f"<p {NAMESPACE}>Mr. Brown here</p>",
    "kept white space": "<p xml:space='preserve'>  Mr. Brown \n\t  here </p>",
    "a bracketed end": "<p>Mr. Brown ]]&gt; here</p>",
    "characters outside the BMP": "<p>\U0001d15e Mr. Brown \U0001d15e\u0301 here</p>",
    "line separators": "<p>\u2028Mr. Brown\u0085 here</p>",
    "elements alike": "<p><hi>Mr. Brown</hi><hi>x</hi> <hi>here</hi></p>",
    "a new one like the old": "<p><persName>Mr. Brown</persName> here</p>",
}


@pytest.mark.parametrize("body", UNUSUAL.values(), ids=UNUSUAL)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_what_stood_there_stays_to_the_byte(body, line_end):
    source = (f'<?xml version="1.0"?>\n<!-- before -->\n{tei(body)}\n<!-- after -->\n<?end?>\n').replace("\n", line_end).encode()
    result = written(source, ("Mr. Brown", "term"), ("here", "term"))
    assert result != source
    assert without(result, "term") == source
    assert result.count(b"<term>") == 2


def test_every_tag_of_a_prefixed_document_has_the_prefix():
    source = f"<?xml version='1.0'?><t:TEI {NAMESPACE.replace('xmlns', 'xmlns:t')}><t:text><t:p>Mr. Brown</t:p></t:text></t:TEI>".encode()
    assert written(source, ("Brown", "persName")) == source.replace(b"Brown", b"<t:persName>Brown</t:persName>")


def test_where_two_names_stand_for_tei_the_bare_one_is_written():
    source = f"<?xml version='1.0'?><TEI {NAMESPACE} {NAMESPACE.replace('xmlns', 'xmlns:t')}><text><t:p>Brown</t:p></text></TEI>".encode()
    assert written(source, ("Brown", "persName")) == source.replace(b"Brown", b"<persName>Brown</persName>")


def test_the_document_type_stays_with_its_declarations():
    subset = '<!DOCTYPE TEI [\n<!ENTITY b "Brown"> <!-- c -->\n<!ATTLIST p n NMTOKENS #IMPLIED>\n]>'
    source = tei("<p n=' a '>Mr. &b; here &b;.</p>", f"<?xml version='1.0'?>\n{subset}\n").encode()
    assert written(source, ("Mr. Brown", "persName")) == source.replace(b"Mr. &b;", b"<persName>Mr. &b;</persName>")


def test_a_document_type_elsewhere_stays():
    source = tei("<p>Brown</p>", '<?xml version="1.0"?>\n<!DOCTYPE TEI SYSTEM "tei.dtd">\n').encode()
    assert written(source, ("Brown", "persName")) == source.replace(b"Brown", b"<persName>Brown</persName>")


@pytest.mark.parametrize(
    ("name", "codec", "words"),
    [
        ("ISO-8859-1", "latin-1", "Mr. Bröwn"),
        ("iso-8859-15", "iso-8859-15", "€ Brown"),
        ("windows-1252", "cp1252", "\u201cBrown\u201d"),
        ("UTF-16", "utf-16", "\U0001d15e Brown"),
        ("UTF-16LE", "utf-16-le", "é Brown"),
        ("UTF-16BE", "utf-16-be", "é Brown"),
        ("Shift_JIS", "shift_jis", "日本"),
        ("utf-8", "utf-8", "é Brown"),
        ("US-ASCII", "ascii", "Brown"),
    ],
)
def test_another_encoding_becomes_utf_8_and_says_so(name, codec, words):
    text = tei(f"<p n='1'>{words} here</p>", f"<?xml version='1.0' encoding='{name}' standalone='yes'?>\r\n")
    due = text.replace(f"'{name}'", f"'{name}'" if name == "utf-8" else '"UTF-8"').replace("here", "<hi>here</hi>")
    assert written(text.encode(codec), ("here", "hi")).decode("utf-8") == due


@pytest.mark.parametrize("declared", [True, False])
def test_a_byte_order_mark_of_utf_8_is_left_out(declared):
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    text = tei("<p>Brown</p>")
    source = b"\xef\xbb\xbf" + ((declaration if declared else "") + text).encode()
    assert written(source, ("Brown", "hi")).decode() == declaration + text.replace("Brown", "<hi>Brown</hi>")


def test_nothing_new_gives_the_source_back():
    source = (tei(UNUSUAL["entities and references"], "<?xml version='1.0'?>") + "\n\n").encode()
    assert serialize(teiwright.read(source)) == source


def test_the_result_is_read_back_as_the_tree():
    source = tei(UNUSUAL["entities and references"], "<?xml version='1.0'?>").encode()
    result = written(source, ("Mr. Brown & <x>", "hi"))
    assert b"<hi>&#77;r. Brown &amp; &lt;x&gt;</hi>" in result
    assert serialize(teiwright.read(result)) == result


def test_a_reference_is_cut_before_and_after_never_inside():
    result = written(tei("<p>&#77;r. &lt;Br&#xF6;wn&gt;</p>").encode(), ("r. <Br", "hi"))
    assert b"<p>&#77;<hi>r. &lt;Br</hi>&#xF6;wn&gt;</p>" in result


@pytest.mark.parametrize("change", ["text", "attribute", "element"])
def test_a_tree_that_was_changed_is_not_merged(change):
    source = tei("<p n='1'>Brown <hi>x</hi></p>").encode()
    document = teiwright.read(source)
    (p,) = document.root.iter("{*}p")
    if change == "text":
        p.text = "Smith "
    elif change == "attribute":
        p.set("n", "2")
    else:
        p.remove(p[0])
    assert merge(source, document.root) is None
    assert b"<p n='1'>" not in serialize(document)


def test_markup_in_attributes_is_escaped():
    document = teiwright.read(tei("<p>Brown</p>").encode())
    value = "a<b>&\"c'\n\td"
    result = serialize(teiwright.weave(document, [Annotation(Span(0, 5), "persName", (("key", value),))]))
    (name,) = teiwright.read(result).root.iter("{*}persName")
    assert name.get("key") == value


# What is wrong


def test_utf_16_without_a_declaration_is_understood():
    assert "<hi>Brown</hi>" in written(tei("<p>é Brown</p>").encode("utf-16"), ("Brown", "hi")).decode("utf-8")


def test_an_encoding_that_python_does_not_know_is_written_anew():
    source = tei("<p>Brown</p>", '<?xml version="1.0" encoding="VISCII"?>').encode("ascii")
    assert b"<hi>Brown</hi>" in written(source, ("Brown", "hi"))


def test_a_document_that_cannot_be_merged_keeps_its_declarations():
    subset = '<!DOCTYPE TEI [\n<!ENTITY b "Mr. Brown">\n]>'
    assert subset.encode() in written(tei("<p>A &b; here.</p>", f"{subset}\n").encode(), ("Brown", "hi"))


def test_an_annotation_that_begins_within_cdata_leaves_the_rest_of_the_file_alone():
    source = tei("<p n='1'>A <![CDATA[<x> Brown]]> here</p>").encode()
    assert b"<p n='1'>" in written(source, ("Brown here", "hi"))
