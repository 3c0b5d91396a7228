"""XPath 2 in XPath 1: what is translated means the same on both engines, and what might not is left alone."""

import pytest
from lxml import etree

import teiwright
from teiwright.model import Place
from teiwright.validation.schematron.evaluation import Evaluation, EvaluationError, Scope
from teiwright.validation.schematron.expressions import Language
from teiwright.validation.schematron.kinds import Kind, UntranslatableError
from teiwright.validation.schematron.schema import Expression, Schema
from teiwright.validation.schematron.translation import Translator

PLACE = Place("rules.sch")
LANGUAGE = Language({"tei": "http://www.tei-c.org/ns/1.0"})
SCHEMA = Schema(LANGUAGE, (), (), {}, "#ALL", (), "")
DOCUMENT = teiwright.read(
    b"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><p n="1" type="a">one<!-- c --> two<q xml:id="i" n="10">three</q> .</p>
    <p type="b" n="9" xml:lang="de-AT"><?pb?><q/><q type="it's &quot;x&quot;">  a  b </q></p><lg><l n="2"/><l/><head>H</head></lg>
    <ref target="#i #j" n="x"/><note/></TEI>"""
)

SAME = r"""
tei:q
not(tei:q)
exists(tei:q)
empty(tei:q)
fn:exists(tei:q)
boolean(@n)
true()
false()
@*
node()
text()
@type eq 'a'
@type ne 'a'
not(@type eq 'a')
@type = ('a', 'b')
@type != ('a', 'b')
'a' eq 'a'
@type = ../tei:p/@type
count(tei:q) gt 1
count(tei:q) = 2
count(tei:q) - 1 = 0
-count(*) < 0
count(*) + 1 ge 2 * 1
string-length(.) lt 3
some $x in tei:q satisfies $x/@n
every $x in tei:q satisfies $x/@n
some $x in * satisfies not($x/@n) and $x = current()/*
every $x in //tei:q satisfies exists($x/parent::tei:p)
some $x in @* satisfies $x = 'a'
some $x in * satisfies local-name($x) = 'q'
if (@n) then tei:q else not(tei:q)
tei:q and (@n or @type)
tei:p/(tei:q|tei:note)
(tei:q|tei:l)/@n
.//tei:q[1]
(.//tei:q)[2]
tei:q[last()]
tei:q[position() = 2]
(preceding::tei:q)[1]/@n
preceding-sibling::*[1]/self::tei:p
following::tei:l[2]
/tei:TEI
//*
contains(@type, 'a')
starts-with(., 'one')
ends-with(@type, 'b')
ends-with(., '')
substring(@type, 1, 1) = 'a'
substring-after(@type, 'i')
substring-before(., ' ') eq 'one'
translate(@type, 'ab', 'xy') = 'x'
concat(@type, '-', @n) = 'a-1'
normalize-space(.) eq 'a b'
name() eq 'p'
local-name(..) eq 'TEI'
namespace-uri() = 'http://www.tei-c.org/ns/1.0'
name(@type) = 'type'
string(@n) = '1'
string()
matches(., 'o.e')
matches(@type, '^A', 'i')
matches(normalize-space(.), '^\S+ \S+$')
not(matches(., '[.,]\s*$'))
matches(@type, concat('^', 'a'))
id(substring-after(@target, '#'))
id(@target)
id('i')/parent::tei:p
//tei:q[@xml:id = 'i'][1]
lang('de')
lang('en')
tei:head
generate-id(.) eq generate-id(current())
//*[generate-id() = generate-id(current())]
//tei:q[@n = current()/@n]
@type eq 'it''s "x"'
comment()
processing-instruction('pb')
tei:*
@xml:id
ancestor-or-self::tei:p[@n]
descendant::node()[last()]
string(count(*)) eq '2'
""".strip().split("\n")

NOT_TRANSLATED = r"""
@n = 1
@n < 5
@n < ../@n
@n eq 1
'10' lt '9'
tei:q eq 'a'
contains(tei:q, 'a')
string(tei:q)
name(*)
substring(*, 1)
tokenize(., ' ') = 'a'
1 div 2 = 0.5
0.1 + 0.2 = 0.3
count(*) idiv 2 = 1
(1, 2) = 2
tei:q except tei:q[1]
tei:q intersect *
*:q
@n castable as xs:integer
xs:integer(@n) gt 1
. instance of element()
for $x in * return $x
let $x := 1 return $x = 1
*/string()
* ! name()
some $x in *, $y in $x/* satisfies $y
some $x in * satisfies ../*[. = $x]
some $x in * satisfies tei:q
(@type eq 'a') = false()
number(@n) = 1
string-join(*, '') = 'a'
upper-case(@type) = 'A'
position() = 1
translate(., @n, '') = ''
+1 = 1
@n = true()
string(@type eq 'a') = ''
matches(., 'a', @n)
key('k', 'v')
$unknown
1 to 2 = 1
if (@n) then 1 else 2
deep-equal(*, *)
tei:q is tei:q
Q{a}b
""".strip().split("\n")


def parsed(source: str):
    return LANGUAGE.parse(source, PLACE)


@pytest.mark.parametrize("source", SAME)
def test_both_engines_say_the_same(source):
    token = parsed(source)
    translation = Translator().translate(token)
    evaluation = Evaluation(DOCUMENT, SCHEMA)
    scope = Scope(evaluation, (), DOCUMENT.tree)
    for element in DOCUMENT.root.iter(etree.Element):
        answers = [evaluation.truth(Expression(source, token, frozenset(), one, PLACE), element, scope) for one in (translation, None)]
        assert answers[0] == answers[1], (source, translation.xpath, element.tag)


def test_the_examples_tell_one_element_from_another():
    """Hardly any of the above is true everywhere or nowhere, which would show little."""
    evaluation = Evaluation(DOCUMENT, SCHEMA)
    scope = Scope(evaluation, (), DOCUMENT.tree)

    def answers(source):
        expression = Expression(source, parsed(source), frozenset(), None, PLACE)
        return {evaluation.truth(expression, element, scope) for element in DOCUMENT.root.iter(etree.Element)}

    assert sum(len(answers(source)) == 2 for source in SAME) > 0.75 * len(SAME)


@pytest.mark.parametrize("source", NOT_TRANSLATED)
def test_what_may_mean_something_else_is_not_translated(source):
    with pytest.raises(UntranslatableError):
        Translator().translate(parsed(source))


def test_the_two_languages_differ_where_nothing_is_translated():
    """That caution is needed: as XPath 1 these say something else, or anything at all where XPath 2 says that they are wrong."""
    evaluation = Evaluation(DOCUMENT, SCHEMA)
    scope = Scope(evaluation, (), DOCUMENT.tree)
    paragraphs = DOCUMENT.root[:2]

    def truth(source, element):
        return evaluation.truth(Expression(source, parsed(source), frozenset(), None, PLACE), element, scope)

    assert truth("@n < tei:q/@n", paragraphs[0]) is etree.XPath("@n < *[1]/@n")(paragraphs[0])
    assert truth("'10' lt '9'", paragraphs[0]) is not etree.XPath("'10' < '9'")(paragraphs[0])
    assert etree.XPath("contains(*, '')")(paragraphs[1]) is True
    with pytest.raises(EvaluationError):
        truth("contains(tei:q, '')", paragraphs[1])


@pytest.mark.parametrize("source", ["tei:q", "string()", "current()", ".", "lang('en')"])
def test_where_there_is_no_context_nothing_starts_from_it(source):
    with pytest.raises(UntranslatableError):
        Translator(has_context=False).translate(parsed(source))


def test_a_test_by_value_is_good_for_nothing_but_a_test():
    assert Translator().translate(parsed("@n eq '1'")).kind is Kind.TRUTH  # it may be empty where XPath 1 says false
    assert Translator().translate(parsed("not(@n eq '1')")).kind is Kind.BOOLEAN


def test_xpath_1_is_taken_as_it_stands():
    language = Language({}, classic=True)
    for source in ("@n < 5", "number(@n) mod 2 = 1", "contains(q, 'a')", "sum(*) > 0.5", "string(*)", "floor(@n div 2) = -1"):
        assert etree.XPath(Translator(classic=True).translate(language.parse(source, PLACE)).xpath)
