"""Citation trees and passages of random documents: every reference leads to its part, and the parts together are the whole."""

from random import Random
from xml.sax.saxutils import quoteattr

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teiwright.guidelines.namespaces import TEI, local_name, tei
from teiwright.model import Document
from teiwright.reading import read_document
from teiwright.serving.order import Order
from teiwright.serving.passages import Passages
from teiwright.serving.trees import citation_trees
from tests.properties.strategies import trees

many = settings(max_examples=300, deadline=None)

_HOLD = {
    "body": ("div", "p", "lg", "pb", "quote", "list"),
    "div": ("head", "div", "p", "lg", "sp", "pb", "quote", "list"),
    "quote": ("p", "lg", "pb"),
    "list": ("item",),
    "lg": ("l", "lg", "lb", "pb"),
    "sp": ("speaker", "l", "p", "pb"),
    **dict.fromkeys(("p", "l", "hi", "item", "head"), ("hi", "lb", "pb", "note")),
    "note": ("p",),
}
_WORDED = ("p", "l", "hi", "item", "head", "speaker")
_PAGES = '<citeStructure unit="page" match="//pb" use="@n"/>'
_DECLARED = (
    "",
    _PAGES,
    '<citeStructure unit="page" match="//pb" use="@n"><citeStructure unit="line" match="//lb" use="position()" delim="."/></citeStructure>',
    '<citeStructure unit="div" match=".//div" use="position()"><citeStructure unit="p" match=".//p" use="position()" delim="."/></citeStructure>',
    '<citeStructure unit="div" match="/TEI/text/body/div" use="@n"><citeStructure unit="line" match=".//l" use="@n" delim="."/></citeStructure>',
    '<citeStructure unit="p" match="//p" use="position()"><citeStructure unit="lb" match=".//lb" use="position()" delim="."/></citeStructure>',
    '<citeStructure unit="lg" match="//lg" use="concat(\'s\', position())" /><citeStructure unit="head" match="//head" use="position()"/>',
)


def grown(random: Random, declared: str) -> etree._Element:
    """Return a random document; its pages are numbered, its verses and divisions too, now and then twice."""
    count = iter(range(1, 10_000))

    def fill(element: etree._Element, depth: int) -> None:
        gi = local_name(element.tag)
        if gi in _WORDED:
            element.text = f"w{next(count)} "
        for _ in range(random.randint(0, 4) if depth else 0):
            for child in random.sample(_HOLD.get(gi, ()), k=min(1, len(_HOLD.get(gi, ())))):
                made = etree.SubElement(element, tei(child))
                if child == "pb":
                    made.set("n", f"p{next(count)}")
                elif child in {"div", "l"}:
                    made.set("n", str(random.randint(1, 5)))
                if child not in {"pb", "lb"}:
                    fill(made, depth - 1)
                if gi in _WORDED:
                    made.tail = f" w{next(count)} "
                elif random.random() < 0.5:
                    made.tail = "\n"

    declaration = f"<encodingDesc><refsDecl>{declared}</refsDecl></encodingDesc>" if declared else ""
    root = etree.fromstring(f'<TEI xmlns="{TEI}"><teiHeader>{declaration}</teiHeader><text><body/></text></TEI>')
    fill(root[1][0], 5)
    return root


@st.composite
def cited(draw, *declared):
    """A random document that declares one of *declared*; a number stands for it."""
    return Document(grown(Random(draw(st.integers(0, 2**32))), draw(st.sampled_from(declared))))


def words(element: etree._Element) -> str:
    return "".join("".join(map(str, element.itertext())).split())


def wrapped(xml: bytes) -> str:
    (wrapper,) = etree.fromstring(xml).iter("{https://w3id.org/api/dts#}wrapper")
    return words(wrapper)


@many
@given(document=cited(*_DECLARED))
def test_each_reference_is_one_and_leads_to_its_elements(document):
    order = Order(document.root)
    for tree in citation_trees(document, order)[0]:
        references = [unit.identifier for unit in tree.units]
        assert len(set(references)) == len(references)
        passages = Passages(document, order, tree)
        for index, unit in enumerate(tree.units):
            assert (unit.index, tree.by_reference[unit.identifier]) == (index, unit)
            assert unit.level == (unit.parent.level + 1 if unit.parent else 1)
            assert unit.parent is None or unit.parent.index < index <= unit.parent.last
            assert [part.parent for part in unit.parts] == [unit] * len(unit.parts)
            found = wrapped(passages.xml(passages.of(unit)))
            outermost = [one for one in unit.elements if not any(other in one.iterancestors() for other in unit.elements)]
            if not any(one.tag in {tei("pb"), tei("lb")} for one in outermost):
                assert found == "".join(map(words, sorted(outermost, key=order.begin.__getitem__)))
            assert words(passages.document(passages.of(unit)).root.find(tei("text"))) == found


@many
@given(document=cited(*_DECLARED))
def test_a_unit_holds_its_parts(document):
    order = Order(document.root)
    for tree in citation_trees(document, order)[0]:
        passages = Passages(document, order, tree)
        for unit in tree.units:
            whole = wrapped(passages.xml(passages.of(unit)))
            done = 0
            for part in unit.parts if len(unit.elements) == 1 else ():
                held = wrapped(passages.xml(passages.of(part)))
                if len(part.elements) == 1:  # others are not all in one place
                    assert whole.find(held, done) >= 0
                    done = whole.find(held, done) if held else done


@many
@given(document=cited(*_DECLARED))
def test_units_stand_in_document_order(document):
    order = Order(document.root)
    for tree in citation_trees(document, order)[0]:
        for unit in tree.units:
            begins = [order.begin[part.elements[0]] for part in unit.parts]
            assert begins == sorted(begins)
        tops = [order.begin[unit.elements[0]] for unit in tree.units if unit.parent is None]
        assert tops == sorted(tops)


@many
@given(document=cited(""))
def test_the_units_of_the_first_level_are_all_that_the_tree_covers(document):
    order = Order(document.root)
    for tree in citation_trees(document, order)[0]:
        passages = Passages(document, order, tree)
        tops = [unit for unit in tree.units if unit.parent is None]
        uncited = [one for one in document.root.find(f"{tei('text')}/{tei('body')}") if local_name(one.tag) == "list"]
        covered = "".join(wrapped(passages.xml(passages.of(unit))) for unit in tops)
        assert covered == "".join(words(one) for one in document.root.find(f"{tei('text')}/{tei('body')}") if one not in uncited)


@many
@given(document=cited(_PAGES))
def test_pages_part_the_text_and_lose_nothing(document):
    order = Order(document.root)
    for tree in citation_trees(document, order)[0]:
        if tree.shapes[0].cite_type != "page":
            continue
        passages = Passages(document, order, tree)
        pages = [wrapped(passages.xml(passages.of(unit))) for unit in tree.units]
        text = words(document.root.find(tei("text")))
        assert text.endswith("".join(pages))
        first = tree.units[0]
        before = "".join(map(str, first.elements[0].xpath("preceding::text()[not(ancestor::*[local-name() = 'teiHeader'])] | ancestor::*/text()")))
        assert len(text) - len("".join(pages)) <= len("".join(before.split()))
        for start in range(len(pages)):
            for end in range(start, len(pages)):
                between = passages.between(tree.units[start], tree.units[end])
                assert wrapped(passages.xml(between)) == "".join(pages[start : end + 1])


@many
@given(root=trees())
def test_any_tree_can_be_cited(root):
    written = etree.tostring(root, encoding="unicode", with_tail=False)
    document = read_document(f'<TEI xmlns="{TEI}"><text>{written}</text></TEI>'.encode())
    order = Order(document.root)
    found, remarks = citation_trees(document, order)
    assert remarks == [] or "has the same reference" in remarks[0]
    for tree in found:
        passages = Passages(document, order, tree)
        assert all(passages.xml(passages.of(unit)) for unit in tree.units)


_PIECES = (
    "/ // . .. @ :: [ ] ( ) | , = != < + - * to and or div mod $x # ! ? { } => : (: :) 1 1e9 999999999 'a' \"b\" "
    "l n p TEI head text() node() position() last() count( string( concat( matches( doc( for-each( function( "
    "for if then else return in some every satisfies let := ancestor following preceding self child descendant "
    "tei:l x:y xml:id eq is union except intersect instance of treat castable as"
).split()


@many
@given(pieces=st.lists(st.sampled_from(_PIECES), max_size=14), glue=st.sampled_from(["", " "]))
def test_any_expression_is_followed_or_refused(pieces, glue):
    """Nothing but an answer or one sentence comes of what a document may declare, and it comes soon."""
    expression = quoteattr(glue.join(pieces))
    declared = f'<citeStructure unit="l" match={expression} use="@n"/>', f'<citeStructure unit="l" match="//l" use={expression}/>'
    for one in declared:
        source = f'<TEI xmlns="{TEI}"><teiHeader><refsDecl>{one}</refsDecl></teiHeader><text><body><l n="1"/><l n="2"/></body></text></TEI>'
        document = read_document(source.encode())
        found, remarks = citation_trees(document, Order(document.root))
        assert found
        assert all("\n" not in one for one in remarks)
