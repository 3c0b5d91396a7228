"""Changes to a document in its own bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teiwright.model import MarkupError
from teiwright.model.edits import Edits

UNUSUAL = b"""<?xml version='1.0'?>\r\n<!DOCTYPE a [<!ENTITY e "x"><!ENTITY f "<b/>">]>
<a  b = 'it&apos;s &#65; "x"'\t><!-- <a> --><b\n/><![CDATA[<b>]]>&e;<c d='1'></c ><?b <b> ?> </a >\n<!-- end -->"""


def edited(source, change):
    edits = Edits(source.encode() if isinstance(source, str) else source, "a.xml")
    change(edits, edits.root)
    return edits.done().decode()


def test_without_a_change_nothing_changes():
    assert Edits(UNUSUAL).done() == UNUSUAL


@pytest.mark.parametrize(
    ("name", "value", "due"),
    [
        ("n", "2", "<a m='1'\n n = \"2\" xml:id='i'/>"),
        ("n", None, "<a m='1' xml:id='i'/>"),
        ("m", None, "<a\n n = \"0\" xml:id='i'/>"),
        ("m", "it's <&\n", "<a m='it&apos;s &lt;&amp;&#10;'\n n = \"0\" xml:id='i'/>"),
        ("n", 'say "x"', "<a m='1'\n n = \"say &quot;x&quot;\" xml:id='i'/>"),
        ("{http://www.w3.org/XML/1998/namespace}id", "j", "<a m='1'\n n = \"0\" xml:id='j'/>"),
        ("o", 'b"', "<a m='1'\n n = \"0\" xml:id='i' o='b\"'/>"),
        ("o", None, "<a m='1'\n n = \"0\" xml:id='i'/>"),
    ],
)
def test_one_attribute_changes_and_nothing_else(name, value, due):
    assert edited("<a m='1'\n n = \"0\" xml:id='i'/>", lambda edits, root: edits.set(root, name, value)) == due


@pytest.mark.parametrize(
    ("tag", "due"), [("<a/>", '<a n="1"/>'), ("<a />", '<a n="1" />'), ("<a></a>", '<a n="1"></a>'), ("<a >x</a>", '<a n="1" >x</a>')]
)
def test_a_first_attribute_is_added_before_the_tag_ends(tag, due):
    assert edited(tag, lambda edits, root: edits.set(root, "n", "1")) == due


def test_an_attribute_of_which_another_ends_in_the_name_is_another():
    assert edited("<a xn='1' b=' n=\"2\"' n='3'/>", lambda edits, root: edits.set(root, "n", "4")) == "<a xn='1' b=' n=\"2\"' n='4'/>"


@pytest.mark.parametrize(
    ("source", "due"),
    [
        ("<a>\n  <b/>\n  <c/>\n</a>", "<a>\n  <c/>\n</a>"),
        ("<a>one <b/> two</a>", "<a>one  two</a>"),
        ("<a><b>x <!-- </b> --> y</b></a>", "<a></a>"),
        ("<a><!-- c --> <b/></a>", "<a><!-- c --></a>"),
        ("<a><b\n></b\n></a>", "<a></a>"),
    ],
)
def test_an_element_is_taken_away_with_the_white_space_of_its_layout(source, due):
    assert edited(source, lambda edits, root: edits.remove(root[-1] if root[-1].tag == "b" else root[0])) == due


@pytest.mark.parametrize(("source", "due"), [("<a/>", "<a>x&amp;</a>"), ("<a n='1' />", "<a n='1'>x&amp;</a>"), ("<a><b/>y</a >", "<a>x&amp;</a >")])
def test_an_element_is_filled_anew(source, due):
    assert edited(source, lambda edits, root: edits.fill(root, "x&amp;")) == due


def test_several_changes_at_one_place_keep_their_order():
    def change(edits, root):
        edits.after(root[0], "<x/>")
        edits.after(root[0], "<y/>")
        edits.before(root[1], "<z/>")
        edits.remove(root[1])

    assert edited("<a><b/><c/></a>", change) == "<a><b/><x/><y/><z/></a>"


def test_a_change_within_what_is_taken_away_is_lost_with_it():
    def change(edits, root):
        edits.set(root[0][0], "n", "1")
        edits.replace(root[0], "<x/>")
        edits.after(root[0][0], "<y/>")

    assert edited("<a><b><c/></b></a>", change) == "<a><x/></a>"


def test_the_source_of_an_element_is_what_stands_there():
    edits = Edits(UNUSUAL)
    assert [edits.markup(one) for one in edits.root.iterchildren(etree.Element)] == ["<b\n/>", "<c d='1'></c >"]
    assert edits.parts(edits.root)[1] == "<!-- <a> --><b\n/><![CDATA[<b>]]>&e;<c d='1'></c ><?b <b> ?> "
    assert [edits.parts(one)[1] for one in edits.root.iterchildren(etree.Element)] == ["", ""]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252", "koi8-r"])
def test_a_document_keeps_its_encoding(encoding):
    declared = encoding.removesuffix("-sig")
    source = f"<?xml version='1.0' encoding='{declared}'?><a n='1'>\u00a9</a>".encode(encoding)
    edits = Edits(source)
    edits.set(edits.root, "n", "\u00a9 \u4e2d")
    again = etree.fromstring(edits.done())
    assert (again.get("n"), again.text) == ("\u00a9 \u4e2d", "\u00a9")
    assert edits.done()[:40] == source[:40]


def test_what_stands_in_an_entity_cannot_be_changed():
    source = b"<!DOCTYPE a [<!ENTITY f '<b/>'>]><a>&f;<b/></a>"
    edits = Edits(source, "a.xml")
    edits.set(edits.root[1], "n", "1")
    assert edits.done() == source.replace(b"<b/></a>", b'<b n="1"/></a>')
    with pytest.raises(MarkupError, match=r"a\.xml:1: this b stands in an entity"):
        edits.remove(edits.root[0])


def test_what_is_not_well_formed_is_told():
    with pytest.raises(MarkupError, match=r"a\.xml:1:\d+: the XML is not well-formed"):
        Edits(b"<a><b></a>", "a.xml")


NAMES = st.sampled_from(["a", "b", "n"])
TEXTS = st.text(st.sampled_from(" \n<&>\"'aé\u4e2d\U0001d15e"), max_size=5)


@st.composite
def trees(draw, depth=3):
    element = etree.Element(draw(NAMES), {draw(NAMES): draw(TEXTS) for _ in range(draw(st.integers(0, 2)))})
    element.text = draw(TEXTS)
    for _ in range(draw(st.integers(0, 3)) if depth else 0):
        child = draw(trees(depth=depth - 1))
        child.tail = draw(TEXTS)
        element.append(child)
    return element


@given(trees(), st.data())
def test_a_changed_attribute_is_the_only_difference(tree, data):
    source = etree.tostring(tree, encoding="utf-8", xml_declaration=True)
    edits = Edits(source)
    elements = list(edits.root.iter())
    index = data.draw(st.integers(0, len(elements) - 1))
    name, value = data.draw(NAMES), data.draw(st.none() | TEXTS)
    edits.set(elements[index], name, value)
    due = etree.fromstring(source)
    changed = list(due.iter())[index]
    if value is None:
        changed.attrib.pop(name, None)
    else:
        changed.set(name, value)
    assert etree.tostring(etree.fromstring(edits.done()), method="c14n") == etree.tostring(due, method="c14n")


@given(trees(), st.data())
def test_an_element_taken_away_is_the_only_difference(tree, data):
    source = etree.tostring(tree, encoding="unicode")
    edits = Edits(source.encode())
    elements = list(edits.root.iterdescendants())
    if not elements:
        return
    gone = data.draw(st.sampled_from(elements))
    edits.remove(gone)
    first, last = edits._extent(gone)
    kept = source.encode()[:first].decode(), source.encode()[last:].decode()
    assert edits.done().decode() in {"".join(kept), kept[0].rstrip(" \n") + kept[1]}
