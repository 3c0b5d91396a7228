"""The attributes that an editor may give are those of the encoding rules."""

import pytest
from lxml import etree

import teiwright
from teiwright.guidelines.annotations import ANNOTATIONS, CITATION, NAME_PARTS
from teiwright.guidelines.attributes import attributes_of, contradicting, wrong_value
from teiwright.pipeline.decisions import STRUCTURES

RNG = "{http://relaxng.org/ns/structure/1.0}"
ELEMENTS = (*sorted(ANNOTATIONS - CITATION), *STRUCTURES)
OURS = {"xml:id", "next", "prev"}
VALUES = {
    "cert": "low",
    "full": "abb",
    "level": "m",
    "anchored": "false",
    "part": "I",
    "xml:lang": "de",
    "who": "Brown",
    "ref": "https://example.org/p",
}


@pytest.fixture(scope="module")
def in_schema(root):
    """The attributes of each element, as many sets as the rules define the element in the text for different places."""
    grammar = etree.parse(str(root / "schema" / "teiwright.rng")).getroot()
    defines = {define.get("name"): define for define in grammar.iter(f"{RNG}define")}
    found = {}
    for element in grammar.iter(f"{RNG}element"):
        names, waiting, seen = set(), [*element], set()
        while waiting:
            node = waiting.pop()
            if node.tag == f"{RNG}attribute":
                names.add(node.get("name"))
            elif node.tag == f"{RNG}ref" and node.get("name") not in seen:
                seen.add(node.get("name"))
                waiting += [*defines[node.get("name")]]
            elif node.tag != f"{RNG}element" and isinstance(node.tag, str):
                waiting += [*node]
        found.setdefault(element.get("name"), []).append(names)
    return found


@pytest.mark.parametrize("gi", ELEMENTS)
def test_they_are_those_of_the_schema_wherever_the_element_stands_in_the_text(in_schema, gi):
    largest = max(len(names) for names in in_schema[gi])
    of_the_text = [names for names in in_schema[gi] if len(names) >= largest - 1]  # the header's own are far smaller
    assert {*attributes_of(gi)} == set.intersection(*of_the_text) - OURS


@pytest.mark.parametrize("gi", sorted(ANNOTATIONS - CITATION - NAME_PARTS))
def test_each_makes_a_valid_document(gi):
    for name in attributes_of(gi):
        value = VALUES.get(name, "1917-10" if name in {"when", "from", "to", "notBefore", "notAfter"} else "x")
        settings = {"language": "en", "annotation": [{"find": "Brown", "gi": gi, "attributes": {name: value}}]}
        findings = teiwright.validate(teiwright.encode("He saw Brown there.", [], settings), "teiwright")
        assert [one for one in findings if one.rule.startswith("rng:")] == [], name


@pytest.mark.parametrize(
    ("name", "value", "due"),
    [
        ("cert", "", "one of high, medium, low"),
        ("type", "", "one word"),
        ("rend", " ", "no empty text"),
        ("n", "", ""),
        ("xml:lang", "de_DE", "a language tag"),
    ],
)
def test_what_a_value_must_be(name, value, due):
    assert wrong_value(name, value).startswith(due)
    assert bool(wrong_value(name, value)) == bool(due)


def test_some_do_not_stand_together():
    assert contradicting(frozenset({"from", "notBefore", "cert"})) == ("from", "notBefore")
    assert contradicting(frozenset({"from", "notAfter"})) is None
