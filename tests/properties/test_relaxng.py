"""RELAX NG beside libxml2, which reads small schemas well: any schema and document, the same verdict.

Of a repeated group that begins with ``empty`` it makes one that may be left out; so none is made here.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from teiwright import SchemaError
from teiwright.validation.relaxng.loading import load_relaxng
from teiwright.validation.relaxng.validating import Validator

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
many = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))

_ATTRIBUTES = st.sampled_from(
    ["<attribute name='n'/>", "<attribute name='m'><value>1</value></attribute>", "<attribute name='o'><data type='integer'/></attribute>"]
)
_LEAVES = st.sampled_from(["<text/>", *(f"<element name='{name}'><text/></element>" for name in "abc"), "<element name='d'><empty/></element>"])


def _wrapped(inner):
    several = st.lists(inner, min_size=1, max_size=3).map("".join)
    kinds = st.sampled_from(["group", "choice", "optional", "zeroOrMore", "oneOrMore", "interleave", "mixed"])
    attributes = st.lists(_ATTRIBUTES, max_size=2, unique=True).map(lambda found: "".join(f"<optional>{one}</optional>" for one in found))
    return st.one_of(
        st.builds(lambda kind, parts: f"<{kind}>{parts}</{kind}>", kinds, several),
        st.builds(lambda name, given, parts: f"<element name='{name}'>{given}{parts}</element>", st.sampled_from("abc"), attributes, several),
    )


_CONTENTS = st.recursive(_LEAVES, _wrapped, max_leaves=8)


@st.composite
def _documents(draw, depth=3):
    name = draw(st.sampled_from("abcd"))
    attributes = "".join(
        f" {one}='{draw(st.sampled_from(['1', 'x', '']))}'" for one in draw(st.lists(st.sampled_from("nmo"), max_size=2, unique=True))
    )
    parts = draw(
        st.lists(st.one_of(st.sampled_from(["x", " ", "<!-- y -->"]), _documents(depth - 1)) if depth else st.sampled_from(["x", ""]), max_size=3)
    )
    return f"<{name}{attributes}>{''.join(parts)}</{name}>"


@many
@given(_CONTENTS, st.lists(st.lists(_documents(2), max_size=3).map("".join), min_size=1, max_size=5), st.lists(_ATTRIBUTES, max_size=2, unique=True))
def test_the_verdict_is_that_of_libxml2(tmp_path_factory, content, bodies, attributes):
    schema = f"<element name='r' {RNG}>{''.join(attributes)}{content}</element>"
    try:
        witness = etree.RelaxNG(etree.fromstring(schema))
    except etree.RelaxNGParseError:
        witness = None
    path = tmp_path_factory.mktemp("schemas") / "schema.rng"
    path.write_text(schema, encoding="utf-8")
    load_relaxng.forget()
    try:
        compiled = load_relaxng(str(path))
    except SchemaError:
        return  # libxml2 lets pass some schemas that the specification forbids
    if witness is None:
        return
    for body in bodies:
        document = etree.fromstring(f"<r>{body}</r>")
        assert (Validator(compiled).faults(document) == []) == witness.validate(document), (schema, body)


def _mutated(root, draw):
    """Return *root* after a few mistakes of the kinds that people make."""
    names = ["p", "div", "head", "persName", "persname", "b", "lb", "list", "item", "TEI", "date", "note"]
    for _ in range(draw(st.integers(1, 4))):
        elements = list(root.iter(etree.Element))
        one = elements[draw(st.integers(0, len(elements) - 1))]
        kind = draw(st.sampled_from(["rename", "attribute", "text", "add", "take away", "move", "empty"]))
        parent = one.getparent()
        if kind == "rename":
            one.tag = f"{{http://www.tei-c.org/ns/1.0}}{draw(st.sampled_from(names))}"
        elif kind == "attribute":
            one.set(draw(st.sampled_from(["n", "foo", "when", "cert", "rend", "ref"])), draw(st.sampled_from(["1", "", "high", "1917-02-30", "a b"])))
        elif kind == "text":
            one.text = (one.text or "") + draw(st.sampled_from(["x", " "]))
        elif kind == "add":
            one.insert(draw(st.integers(0, len(one))), etree.Element(f"{{http://www.tei-c.org/ns/1.0}}{draw(st.sampled_from(names))}"))
        elif kind == "empty":
            del one[:]
        elif parent is not None and kind == "take away":
            parent.remove(one)
        elif parent is not None:
            parent.insert(0, one)
    return root


@pytest.fixture(scope="module")
def our_schemas(root):
    path = root / "schema" / "teiwright.rng"
    return Validator(load_relaxng(str(path))), etree.RelaxNG(etree.parse(path))


SMALL = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><p>None.</p></publicationStmt>
<sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader><text xml:lang="en"><body><div><head>One</head><p>He met <persName>Ann</persName> in
<date when="1917-10">October</date>.</p><list><item>x</item><item>y<note>z</note></item></list><lg><l>a</l><l>b</l></lg></div></body></text></TEI>"""


@many
@given(st.data())
def test_mistakes_in_a_document_have_the_verdict_of_libxml2(our_schemas, data):
    ours, witness = our_schemas
    root = _mutated(etree.fromstring(SMALL), data.draw)
    assert (ours.faults(root) == []) == witness.validate(root), etree.tostring(root)
