"""Schematron's two engines: whatever is translated to XPath 1 means what it meant in XPath 2; whatever is wrong is refused in order."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from teiwright.model import Document, Place, SchemaError
from teiwright.validation.schematron.contexts import Context
from teiwright.validation.schematron.evaluation import Evaluation, EvaluationError, Scope
from teiwright.validation.schematron.expressions import Language, free_variables
from teiwright.validation.schematron.kinds import UntranslatableError
from teiwright.validation.schematron.schema import Expression, Schema
from teiwright.validation.schematron.translation import Translator

URI = "http://www.tei-c.org/ns/1.0"
PLACE = Place("rules.sch")
LANGUAGE = Language({"t": URI})
SCHEMA = Schema(LANGUAGE, (), (), {}, "#ALL", (), "")
NAMES = ["p", "q", "l", "head", "div"]
VALUES = ["", "a", "b", "1", "10", "#i", "a b", " a "]


@st.composite
def elements(draw, depth: int = 0):
    element = etree.Element(f"{{{URI}}}{draw(st.sampled_from(NAMES))}", nsmap={None: URI})
    for name in draw(st.lists(st.sampled_from(["n", "type", "{http://www.w3.org/XML/1998/namespace}id"]), max_size=2, unique=True)):
        element.set(name, draw(st.sampled_from(VALUES)))
    element.text = draw(st.sampled_from([None, " ", "a", "a b."]))
    for _ in range(draw(st.integers(0, 3 if depth < 3 else 0))):
        child = draw(elements(depth + 1)) if draw(st.integers(0, 5)) else etree.Comment("a")
        child.tail = draw(st.sampled_from([None, " ", "b", "."]))
        element.append(child)
    return element


#: Without following and preceding, on which elementpath finds nothing from texts and comments; unit tests go there from elements.
AXES = ["", "child::", "descendant::", "ancestor::", "parent::", "self::", "following-sibling::", "preceding-sibling::"]
steps = st.builds("{}{}".format, st.sampled_from(AXES), st.sampled_from(["*", "t:*", *(f"t:{one}" for one in NAMES), "node()", "text()"]))
starts = st.sampled_from(["", "//", "/", "current()/", ".//"])
#: Paths to what is no attribute: only there predicates stand here, as elementpath finds attributes of attributes.
nodes = st.builds("{}{}".format, starts, steps | st.just(".."))
paths = st.one_of(nodes, st.builds("{}/{}".format, nodes, st.sampled_from(["*", "@n", ".."])), st.sampled_from(["@n", "@type", "@*", "@xml:id", "."]))


def _larger(inner):
    string = st.sampled_from(["'a'", "'#i'", "''", "'a b'", "normalize-space(.)"]) | st.builds("string(({})[1])".format, paths)
    about_it = st.sampled_from(["/@n", "/..", " = 'a'", "/t:q", "/self::t:p"])
    return st.one_of(
        st.builds("{} {} {}".format, string, st.sampled_from(["=", "!=", "eq", "ne"]), string),
        st.builds("{} {} {}".format, paths, st.sampled_from(["=", "!="]), st.one_of(paths, string)),
        st.builds("{}[{}]".format, nodes, st.one_of(inner, st.sampled_from(["1", "2", "last()", "position() = 1"]))),
        st.builds("({})[{}]".format, nodes, st.sampled_from(["1", "2", "last()"])),
        st.builds("count({}) {} {}".format, paths, st.sampled_from(["=", "<", ">", "le", "ge", "eq"]), st.integers(0, 3)),
        st.builds("not({})".format, inner),
        st.builds("({} {} {})".format, inner, st.sampled_from(["and", "or"]), inner),
        st.builds("{}({})".format, st.sampled_from(["exists", "empty", "boolean"]), paths),
        st.builds(
            "{} $x in {} satisfies $x{}".format,
            st.sampled_from(["some", "every"]),
            nodes,
            about_it,
        ),
        st.builds("if ({}) then exists({}) else {} = 'a'".format, inner, paths, paths),
        st.builds("matches({}, '{}')".format, string, st.sampled_from(["^a", "\\s", "[.]$", "a|b"])),
        st.builds("{}({}, {})".format, st.sampled_from(["contains", "starts-with"]), string, string),
        st.builds("id({})".format, st.one_of(string, paths)),
        st.builds("({} | {})".format, paths, paths),
    )


expressions = st.recursive(paths, _larger, max_leaves=4)
RELAXED = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def _answer(evaluation, source, token, translation, element):
    scope = Scope(evaluation, (), element.getroottree())
    try:
        return evaluation.truth(Expression(source, token, frozenset(), translation, PLACE), element, scope)
    except EvaluationError:
        return "fails"


@RELAXED
@given(elements(), expressions)
def test_both_engines_agree_on_all_that_is_translated(root, source):
    token = LANGUAGE.parse(source, PLACE)
    try:
        translation = Translator().translate(token)
    except UntranslatableError:
        return
    evaluation = Evaluation(Document(root), SCHEMA)
    for element in root.iter(etree.Element):
        assert _answer(evaluation, source, token, translation, element) == _answer(evaluation, source, token, None, element), translation.xpath


patterns = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "/", "//", "t:p/", "t:div//", "(t:p|t:q)/"]),
    st.sampled_from([*(f"t:{one}" for one in NAMES), "*", "@n", "text()", "t:*"]),
    st.one_of(st.just(""), st.builds("[{}]".format, expressions), st.sampled_from(["[1]", "[last()]", "[tokenize(., ' ') = 'a']"])),
    st.sampled_from(["", "", " | t:l", " | @type"]),
)


@RELAXED
@given(elements(), patterns)
def test_contexts_find_what_matching_node_by_node_finds(root, source):
    if "current()" in source:  # in a pattern it is the node at hand
        return
    evaluation = Evaluation(Document(root), SCHEMA)
    context = Context.of(source, PLACE, LANGUAGE, {})
    scope = Scope(evaluation, (), root.getroottree())
    try:
        found = {evaluation.node(one) for one in evaluation.select(context, scope)}
        slowly = {evaluation.node(one) for part in context.alternatives for one in evaluation._slowly(part.token, context, scope)}
    except EvaluationError:
        return
    assert found == slowly


TOKENS = "t:p @n / // [ ] ( ) and or = eq 1 'a' , not $x some in satisfies :: | * current to . if then else - { } ? !".split()


@RELAXED
@given(st.lists(st.sampled_from(TOKENS), min_size=1, max_size=9).map(" ".join) | st.text(max_size=12))
def test_whatever_is_no_xpath_is_refused_in_one_sentence(source):
    told = "rules.sch:1: the "
    try:
        free_variables(LANGUAGE.parse(source, Place("rules.sch", 1)))
        Context.of(source, Place("rules.sch", 1), LANGUAGE, {})
    except SchemaError as problem:
        told = str(problem)
    assert told.startswith("rules.sch:1: the ")
    assert "\n" not in told
