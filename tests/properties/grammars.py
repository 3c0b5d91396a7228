"""Random RELAX NG schemas, and documents that are valid or nearly so: for tests that hold validators against each other.

A pattern is a tuple of its kind and what it is made of, from which both the
schema and documents are written. Most schemas are right, some are not.

Left out are values about which jing does not follow XML Schema, as we do:
24:00:00, which is a time; years of more than 32 bits; durations that are equal
though not written alike, such as P1Y and P12M; zeros at the end of a fraction
that has a number of digits; names with letters beyond the basic plane, which
XML allows since its fifth edition.
"""

from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from hypothesis import strategies as st
from lxml import etree

from teiwright.validation.relaxng.datatypes import Datatype

RNG = "http://relaxng.org/ns/structure/1.0"
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"

#: Names as (namespace, local name); the last ones only name classes meet.
NAMES = [("", one) for one in "abcdefg"] + [("urn:x", one) for one in "abh"] + [("urn:y", "a")]
ATTRIBUTES = [("", one) for one in "nmop"] + [("urn:x", "n"), ("urn:y", "q")]
SPACES = [" ", "\n", "\t", "  \n "]
WORDS = """x y 1 01 +1 -1 0 -0 1.0 1.50 .5 5. 1e3 1E+3 INF -INF NaN +INF true false yes
1917-02-29 1916-02-29 1917-10-25 1917-10-25Z 1917-13-01 1917-10-25+14:00
1917-10 1917 0000 -0044 12345 --10-25 --02-30 --10 ---25 21:40:00 1917-10-25T21:40:00 1917-10-25T21:40:00Z 1917-10-25T20:40:00-01:00
1917-10-26T01:40:00+04:00 20:40:00Z 21:40:00+01:00 P1Y P1D P P1YT PT1S -P1M2DT3H
en en-GB x-1 a_b 1a :a p:a xml:a a:b:c ab%20 % http://x/?a#b #a#b
AQID AQ== AQI= AQ= 0fF 0f 0F 0f0 \u00e9 e\u0301 \u05e9 /\U0001d15e \u00a0 a\u00a0b \u2003
128 127 -129 255 256 32768 +4294967296 +18446744073709551616 +999999999999999999999999""".split(" ")
WORDS = [word for part in WORDS for word in part.split("\n")]
TYPES = """string token normalizedString integer decimal boolean date dateTime time gYear gYearMonth gMonthDay gMonth gDay duration
NCName Name NMTOKEN NMTOKENS
IDREFS language anyURI QName double float hexBinary base64Binary byte unsignedByte positiveInteger nonNegativeInteger long""".split()
FACETS = [
    ("integer", "minInclusive", "1"),
    ("integer", "maxExclusive", "100"),
    ("decimal", "maxInclusive", "1.5"),
    ("decimal", "fractionDigits", "2"),
    ("integer", "totalDigits", "2"),
    ("double", "minExclusive", "0"),
    ("double", "maxInclusive", "INF"),
    ("date", "minInclusive", "1917-01-01"),
    ("gYear", "maxInclusive", "1917"),
    ("dateTime", "maxExclusive", "1917-10-25T21:40:00+01:00"),
    ("date", "maxInclusive", "1917-10-25Z"),
    ("time", "minInclusive", "21:40:00"),
    ("gMonthDay", "minInclusive", "--02-29"),
    ("gYearMonth", "minExclusive", "-0044-10"),
    ("base64Binary", "length", "3"),
    ("duration", "maxInclusive", "P1Y"),
    ("token", "pattern", r"[a-z]+"),
    ("string", "pattern", r"\s*\d{1,2}\s*"),
    ("token", "pattern", r"[\p{L}-[xy]]*|\i\c*"),
    ("NMTOKEN", "length", "1"),
    ("string", "maxLength", "2"),
    ("token", "minLength", "2"),
    ("NMTOKENS", "minLength", "2"),
    ("hexBinary", "length", "1"),
    ("base64Binary", "minLength", "2"),
    ("anyURI", "maxLength", "4"),
]


@dataclass(frozen=True)
class Case:
    """A schema as a file holds it, and documents."""

    schema: str
    documents: tuple[str, ...]


@cache
def names(*pool):
    """Name classes: mostly one name, or several, or any but some."""
    single = st.sampled_from(pool).map(lambda name: ("name", *name))
    excepted = st.lists(single, max_size=2).map(tuple)
    some = st.builds(lambda without: ("anyName", without), excepted)
    of_one = st.builds(lambda namespace, without: ("nsName", namespace, without), st.sampled_from(["", "urn:x", "urn:y"]), excepted)
    several = st.builds(lambda parts: ("choice", tuple(parts)), st.lists(st.one_of(single, single, of_one), min_size=2, max_size=3))
    return st.sampled_from([single] * 8 + [some, of_one, several]).flatmap(lambda one: one)


@st.composite
def _datas(draw):
    if draw(st.integers(0, 2)) == 0:
        kind, facet, value = draw(st.sampled_from(FACETS))
        facets = ((facet, value),)
    else:
        kind, facets = draw(st.sampled_from(TYPES)), ()
    without = draw(
        st.one_of(st.none(), st.none(), st.none(), _values(), st.lists(_values(), min_size=1, max_size=2).map(lambda one: ("choice", tuple(one))))
    )
    return ("data", XSD, kind, facets, without)


@cache
def _values():
    """One value of a type that has it; now and then it has not, and the schema is wrong."""
    right = [(("", "token"), one) for one in ("x", "y", " x ", "x y", "", "1")] + [(("", "string"), one) for one in ("x", " x", "", "1")]
    right += [((XSD, "integer"), one) for one in ("1", "01", " +1 ")] + [((XSD, "decimal"), one) for one in ("1", "1.50", "-0")]
    right += [((XSD, "boolean"), one) for one in ("true", "1", "0")] + [((XSD, "double"), one) for one in ("1", "1E0", "INF", "-0", "NaN")]
    right += [((XSD, "QName"), one) for one in ("x", "p:x")] + [((XSD, "token"), "x y"), ((XSD, "date"), "1917-10-25"), ((XSD, "anyURI"), "x")]
    right += [
        ((XSD, "dateTime"), "1917-10-25T21:40:00Z"),
        ((XSD, "date"), "1917-10-25Z"),
        ((XSD, "time"), "21:40:00+01:00"),
        ((XSD, "gYear"), "-0044"),
    ]
    right += [
        ((XSD, "duration"), "P1Y"),
        ((XSD, "hexBinary"), "0f"),
        ((XSD, "base64Binary"), "AQID"),
        ((XSD, "float"), "1"),
        ((XSD, "NMTOKENS"), "x y"),
    ]
    wrong = [((XSD, "integer"), "x"), ((XSD, "boolean"), ""), ((XSD, "QName"), "z:x")]
    return st.sampled_from(right * 10 + wrong).map(lambda one: ("value", *one[0], one[1]))


@cache
def _strings(depth=2):
    single = st.one_of(_datas(), _values(), _values())
    if not depth:
        return single
    inner = st.deferred(lambda: _strings(depth - 1))
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    in_list = st.one_of(
        single,
        st.builds(
            lambda kind, parts: (kind, parts),
            st.sampled_from(["group", "choice", "optional", "zeroOrMore", "oneOrMore"]),
            st.lists(single, min_size=1, max_size=3).map(tuple),
        ),
        st.builds(lambda part: ("oneOrMore", (("group", part),)), st.lists(single, min_size=2, max_size=2).map(tuple)),
        st.just(("empty",)),
    )
    return st.one_of(
        single,
        st.builds(lambda parts: ("choice", parts), several),
        st.builds(lambda part: ("optional", (part,)), single),
        st.builds(lambda part: ("list", (part,)), in_list),
    )


@st.composite
def _attributes(draw):
    found = []
    for name in draw(st.lists(st.sampled_from(ATTRIBUTES), max_size=3, unique=True)):
        one: Any = ("attribute", ("name", *name), draw(st.one_of(st.just(("text",)), _strings(1), st.just(("empty",)), st.just(("notAllowed",)))))
        found.append(draw(st.sampled_from([one, ("optional", (one,)), ("choice", (one, ("empty",)))])))
    if draw(st.integers(0, 7)) == 0:
        wide = draw(
            st.sampled_from(
                [
                    ("anyName", tuple(("name", *name) for name in ATTRIBUTES[:5])),
                    ("nsName", "urn:y", ()),
                    ("nsName", "urn:x", (("name", "urn:x", "n"),)),
                ]
            )
        )
        found.append((draw(st.sampled_from(["zeroOrMore", "oneOrMore"])), (("attribute", wide, ("text",)),)))
    if len(found) > 1 and draw(st.booleans()):
        found = [(draw(st.sampled_from(["choice", "group", "interleave", "optional"])), tuple(found))]
    return found


@st.composite
def _elements(draw, depth):
    attributes = draw(_attributes())
    kind = draw(st.integers(0, 9))
    if depth <= 0 or kind < 2:
        content = draw(st.one_of(st.just(("text",)), st.just(("empty",)), _strings(), _strings()))
    else:
        content = draw(_contents(depth - 1))
    parts = [*attributes, content]
    if draw(st.integers(0, 5)) == 0:
        parts = draw(st.permutations(parts))
    return ("element", draw(names(*NAMES)), tuple(parts))


@cache
def _contents(depth, *, with_references=True):
    """Contents of elements: a tree of groups, choices, interleaves and repetitions over elements, references and text."""
    element = st.deferred(lambda: _elements(depth))
    references = [("ref", "one"), ("ref", "two")] if with_references else [("ref", "two")]
    leaves = st.one_of(
        element,
        element,
        element,
        st.sampled_from([*references, ("text",), ("empty",), ("notAllowed",), ("attribute", ("name", "", "n"), ("text",))]),
    )

    def wrapped(inner):
        several = st.lists(inner, min_size=1, max_size=4).map(tuple)
        kinds = st.sampled_from(["group", "group", "choice", "choice", "optional", "zeroOrMore", "oneOrMore", "interleave", "interleave", "mixed"])
        return st.builds(lambda kind, parts: (kind, parts), kinds, several)

    return st.recursive(leaves, wrapped, max_leaves=7)


# -- the schema


class _Schema:
    """Writes patterns, each thing in one of the ways in which it can be written, as *random* has it."""

    def __init__(self, random):
        self.random = random

    def often(self, times=2):
        return self.random.randrange(times) == 0

    def node(self, parent, kind, **attributes):
        if self.often(40):
            etree.SubElement(parent, "{urn:annotation}note", {"{urn:annotation}a": "1"}).text = "annotations are no patterns"
        node = etree.SubElement(parent, f"{{{RNG}}}{kind}", attributes)
        if self.often(40):
            node.set("{urn:annotation}b", "1")
        return node

    def named(self, parent, kind, names):
        """Write an element or attribute with its name, which may be an attribute too."""
        if names[0] != "name" or self.often():
            node = self.node(parent, kind)
            self.name_class(node, names)
            return node
        _, namespace, local = names
        prefix = {"urn:x": "p:", "urn:y": "q:"}.get(namespace)
        if prefix and self.often():
            return self.node(parent, kind, name=prefix + local)
        around = next((one.get("ns") for one in (parent, *parent.iterancestors()) if one.get("ns") is not None), "")
        is_default = namespace == around if kind == "element" else namespace == ""  # an attribute without prefix or ns is in none
        name = f" {local}\n" if self.often(10) else local
        return self.node(parent, kind, name=name) if is_default else self.node(parent, kind, name=name, ns=namespace)

    def name_class(self, parent, names):
        kind = names[0]
        node = self.node(parent, kind)
        if kind == "name":
            prefix = {"urn:x": "p:", "urn:y": "q:"}.get(names[1])
            if prefix and self.often():
                node.text = prefix + names[2]
                return
            node.set("ns", names[1])
            node.text = f" {names[2]} " if self.often(10) else names[2]
        elif kind == "choice":
            for one in names[1]:
                self.name_class(node, one)
        else:
            if kind == "nsName":
                node.set("ns", names[1])
            if names[-1]:
                without = self.node(node, "except")
                for one in names[-1]:
                    self.name_class(without, one)

    def pattern(self, parent, pattern, *, in_grammar=False):
        """Write a pattern; *in_grammar* says that a grammar of its own stands between it and the definitions."""
        kind = pattern[0]
        if kind in {"element", "group", "choice"} and self.often(30) and not in_grammar:
            grammar = self.node(parent, "grammar")
            self.pattern(
                self.node(grammar, "start" if kind == "element" else "define", **({} if kind == "element" else {"name": "inner"})),
                pattern,
                in_grammar=True,
            )
            if kind != "element":
                self.node(self.node(self.node(grammar, "start"), "choice"), "ref", name="inner")
            return
        if kind in {"element", "attribute"}:
            node = self.named(parent, kind, pattern[1])
            parts = pattern[2] if kind == "element" else pattern[2:]
            if kind == "attribute" and parts == (("text",),) and self.often():
                return
            for part in parts:
                self.pattern(node, part, in_grammar=in_grammar)
        elif kind == "ref":
            self.node(parent, "parentRef" if in_grammar else "ref", name=pattern[1])
        elif kind == "value":
            node = self.node(parent, "value")
            if pattern[1:3] != ("", "token") or self.often():
                node.set("datatypeLibrary", pattern[1])
                node.set("type", pattern[2])
            node.text = pattern[3]
        elif kind == "data":
            node = self.node(parent, "data", type=pattern[2])
            (parent if parent.get("datatypeLibrary") is None and self.often(4) else node).set("datatypeLibrary", pattern[1])
            for facet, value in pattern[3]:
                self.node(node, "param", name=facet).text = value
            if pattern[4]:
                self.pattern(self.node(node, "except"), pattern[4])
        else:
            node = self.node(parent, kind)
            for part in pattern[1] if len(pattern) > 1 else ():
                self.pattern(node, part, in_grammar=in_grammar)

    def written(self, start, defined):
        root = etree.Element(f"{{{RNG}}}grammar", nsmap={None: RNG, "p": "urn:x", "q": "urn:y"})
        if self.often(4):
            root.set("ns", self.random.choice(["urn:x", "urn:y", ""]))
        self.pattern(self.node(root, "start"), start)
        for name, pattern in defined.items():
            parts = [pattern]
            combine = {}
            if pattern[0] in {"choice", "interleave"} and len(pattern[1]) > 1 and self.often():
                combine, parts = {"combine": pattern[0]}, list(pattern[1])
            for index, part in enumerate(parts):
                around = self.node(root, "div") if self.often(4) else root
                self.pattern(self.node(around, "define", name=name, **({} if index == 0 and self.often() else combine)), part)
        return etree.tostring(root, encoding="unicode")


# -- documents


@cache
def _words_of(kind):
    """Words that are values of a type, for else hardly any would be."""
    return [word for word in WORDS if Datatype(XSD, kind).allows(word, {})] or WORDS


class _Writer:
    """Writes an instance of a pattern, choosing by what Hypothesis draws."""

    def __init__(self, draw, defined):
        self.draw, self.defined = draw, defined

    def pick(self, several):
        return self.draw(st.sampled_from(list(several)))

    def name(self, names):
        kind = names[0]
        if kind == "name":
            return names[1], names[2]
        if kind == "choice":
            return self.name(self.pick(names[1]))
        return (self.pick(["", "urn:x", "urn:z"]) if kind == "anyName" else names[1]), self.pick("abnz")

    def items(self, pattern, depth):
        """Return attributes and children of an instance: (name, value) pairs, and texts and elements."""
        kind = pattern[0]
        if kind == "element":
            return [], [self.element(pattern, depth - 1)] if depth else []
        if kind == "attribute":
            return [(self.name(pattern[1]), "".join(one for one in self.items(pattern[2], 0)[1] if isinstance(one, str)))], []
        if kind == "ref":
            return self.items(self.defined[pattern[1]], depth - 1) if depth else ([], [])
        if kind == "text":
            return [], [self.pick(["x", "", " ", "some \u00e9"])]
        if kind == "value":
            return [], [self.pick([pattern[3], pattern[3], f" {pattern[3]}\n", *WORDS[:12]])]
        if kind == "data":
            return [], [self.pick(self.pick([_words_of(pattern[2]), WORDS, [" 1 ", "x y"]]))]
        if kind == "list":
            return [], [" ".join(one for one in self.items(("group", pattern[1]), 0)[1] if isinstance(one, str))]
        if kind == "choice":
            return self.items(self.pick(pattern[1]), depth)
        if kind in {"group", "interleave", "mixed", "optional", "zeroOrMore", "oneOrMore"}:
            return self.several(kind, pattern[1], depth)
        return [], []

    def several(self, kind, parts, depth):
        times = {"optional": (0, 1), "zeroOrMore": (0, 1, 2, 3), "oneOrMore": (1, 2, 3)}.get(kind, (1,))
        attributes, runs = [], []
        for _ in range(self.pick(times)):
            for part in parts:
                found, children = self.items(part, depth)
                attributes += found
                runs.append(children)
        if kind == "mixed":
            runs.append([self.pick(["x", "y", " "]) for _ in range(2)])
        if kind in {"interleave", "mixed"}:
            merged = []
            while runs := [one for one in runs if one]:
                merged.append(self.pick(runs).pop(0))
            return attributes, merged
        return attributes, [child for run in runs for child in run]

    def element(self, pattern, depth):
        namespace, local = self.name(pattern[1])
        attributes, children = self.items(("group", pattern[2]), depth)
        node = etree.Element(f"{{{namespace}}}{local}" if namespace else local, nsmap={"p": "urn:x", "q": "urn:y"})
        for (space, name), value in attributes:
            node.set(f"{{{space}}}{name}" if space else name, value)
        for child in children:
            append(node, child)
        return node


def append(node, child):
    """Put a text or an element at the end of *node*."""
    if not isinstance(child, str):
        node.append(child)
    elif len(node):
        node[-1].tail = (node[-1].tail or "") + child
    else:
        node.text = (node.text or "") + child


def _tag(draw, pool):
    namespace, local = draw(st.sampled_from(pool))
    return f"{{{namespace}}}{local}" if namespace else local


def mutate(draw, root):
    """Change *root* in one place, as a mistake would."""
    elements = list(root.iter(etree.Element))
    one = elements[draw(st.integers(0, len(elements) - 1))]
    parent = one.getparent()
    kind = draw(st.sampled_from("rename text tail attribute value drop-attribute remove copy move empty add comment instruction wrap".split()))
    if kind == "rename":
        one.tag = _tag(draw, NAMES)
    elif kind == "text":
        one.text = (one.text or "") + draw(st.sampled_from([*SPACES, *WORDS]))
    elif kind == "tail" and parent is not None:
        one.tail = draw(st.sampled_from(["", *SPACES, "x", "\u00a0"]))
    elif kind == "attribute":
        one.set(_tag(draw, ATTRIBUTES), draw(st.sampled_from(["", *WORDS])))
    elif kind == "value" and one.attrib:
        one.set(draw(st.sampled_from(sorted(one.attrib))), draw(st.sampled_from(["", " 1 ", *WORDS])))
    elif kind == "drop-attribute" and one.attrib:
        del one.attrib[draw(st.sampled_from(sorted(one.attrib)))]
    elif kind == "remove" and parent is not None:
        parent.remove(one)
    elif kind == "copy" and parent is not None:
        parent.append(etree.fromstring(etree.tostring(one, with_tail=False)))
    elif kind == "move" and parent is not None:
        parent.insert(0, one)
    elif kind == "empty":
        del one[:]
    elif kind == "add":
        one.insert(draw(st.integers(0, len(one))), etree.Element(_tag(draw, NAMES)))
    elif kind == "comment":
        one.insert(draw(st.integers(0, len(one))), etree.Comment("c"))
    elif kind == "instruction":
        one.insert(draw(st.integers(0, len(one))), etree.ProcessingInstruction("i", "x"))
    elif kind == "wrap" and parent is not None:
        around = etree.Element(_tag(draw, NAMES))
        parent.replace(one, around)
        around.append(one)


@st.composite
def cases(draw, most=6):
    """Schemas, each with documents that are made by it and then changed in no place, or in a few."""
    defined = {
        "one": draw(st.one_of(_elements(1), _contents(1, with_references=False))),
        "two": ("element", ("name", "", draw(st.sampled_from("klm"))), (("choice", (("text",), ("ref", "one"), ("ref", "two"))),)),
    }
    if draw(st.booleans()):
        defined["two"] = ("choice", (defined["two"], draw(_elements(0))))
    start: Any = draw(_elements(3))
    if draw(st.integers(0, 9)) == 0:
        start = ("choice", (start, ("ref", draw(st.sampled_from(["one", "two"])))))
    writer = _Writer(draw, defined)
    documents = []
    for _ in range(most):
        _, made = writer.items(start, 5)
        root = next((one for one in made if not isinstance(one, str)), None)
        root = root if root is not None else etree.Element("a")
        for _ in range(draw(st.integers(0, 2))):
            mutate(draw, root)
        documents.append(etree.tostring(root, encoding="unicode", with_tail=False))
    schema = _Schema(Random(draw(st.integers(0, 2**32)))).written(start, defined)
    return Case(schema, tuple(documents))
