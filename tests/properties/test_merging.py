"""Merged entries: every pointer leads to an entry that says what was said, and the rest stays to the byte."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teiwright.authorities import read_authority
from teiwright.authorities.merging import merge_entries, repoint
from teiwright.model import RefusedError
from teiwright.reading import read_document
from teiwright.validation.registers import check_authority

OPEN = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
IDS = ["a", "b", "c", "d"]

pointers = st.lists(st.sampled_from([*(f"#{one}" for one in IDS), "authority.xml#b", "https://example.org/#b"]), max_size=3).map(" ".join)
names = st.lists(st.sampled_from(["Ann", "Bob", "<surname>Cox</surname>", "Dee &amp; Co"]), min_size=1, max_size=3)
others = st.lists(
    st.sampled_from(
        ['<idno type="GND">1</idno>', '<idno type="gnd">1</idno>', "<note>x</note>", '<note corresp="#b">y</note>', "<occupation>z</occupation>"]
    ),
    max_size=3,
)


@st.composite
def registers(draw):
    written = []
    for identifier in IDS:
        corresp = draw(pointers)
        space = draw(st.sampled_from(["", "\n  "]))
        inner = [f"<persName>{name}</persName>" for name in draw(names)] + draw(others)
        attribute = f" corresp='{corresp}'" if corresp else ""
        written.append(f'{space}<person   xml:id="{identifier}"{attribute}>{"".join(space + one for one in inner)}{space}</person>')
    return f"{OPEN}<standOff><listPerson>{''.join(written)}\n</listPerson></standOff></TEI>".encode()


def edition_of(refs):
    marked = "".join(f'<persName ref="{one}">x</persName>' for one in refs if one)
    return f"{OPEN}<text><body><p>{marked}</p></body></text></TEI>".encode()


editions = st.lists(pointers, max_size=6).map(edition_of)


def said(data, *ids):
    """Return what entries say, their layout and what points aside."""
    found = set()
    for entry in etree.fromstring(data).iter("{*}person"):
        if entry.get("{http://www.w3.org/XML/1998/namespace}id") in ids:
            found |= {(etree.QName(one).localname, "".join(one.itertext())) for one in entry if one.get("type") != "former"}
    return found


def led(refs):
    """Return pointers as they lead afterwards; where nothing changes what stands twice stays."""
    changed = [{"#b": "#a", "authority.xml#b": "authority.xml#a"}.get(one, one) for one in refs]
    return refs if changed == refs else list(dict.fromkeys(changed))


@settings(deadline=None)
@given(registers())
def test_what_both_said_is_said_and_nothing_points_to_the_one_that_went(data):
    found = merge_entries(data, "authority.xml", "a", "b").data
    authority = read_authority(found, "authority.xml")
    assert authority.get("b").id == "a"
    assert said(found, "a") == said(data, "a", "b")
    assert said(found, "c", "d") == said(data, "c", "d")
    assert b"#b" not in found.replace(b"https://example.org/#b", b"")
    assert merge_entries(found, "authority.xml", "a", "b").data == found


@settings(deadline=None)
@given(registers(), editions)
def test_every_pointer_of_an_edition_leads_to_the_entry_that_its_entry_went_into(data, edition):
    before = read_document(edition)
    found = repoint(edition, "e.xml", "authority.xml", "a", "b").data
    due = [led(name.get("ref").split()) for name in before.root.iter("{*}persName")]
    assert [name.get("ref").split() for name in read_document(found).root.iter("{*}persName")] == due
    merged = merge_entries(data, "authority.xml", "a", "b").data
    rules = Counter(one.rule for one in check_authority(read_document(merged, "authority.xml"), [read_document(found, "e.xml")]))
    assert not {"tw:dangling-entry", "tw:former-entry", "tw:dangling-pointer"} & {*rules}


@settings(deadline=None)
@given(registers(), st.permutations(IDS))
def test_merging_step_by_step_loses_no_id(data, order):
    keep, *rest = order
    for gone in rest:
        try:
            data = merge_entries(data, "authority.xml", keep, gone).data
        except RefusedError:
            raise AssertionError(gone) from None
    authority = read_authority(data, "authority.xml")
    assert [entry.id for entry in authority.entries] == [keep]
    assert {authority.get(one).id for one in IDS} == {keep}
