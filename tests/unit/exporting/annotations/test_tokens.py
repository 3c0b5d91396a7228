"""Words, numbers and signs, and none of them cut or lost."""

import pytest
from lxml import etree

from teiwright.exporting.annotations.tokens import tokens_of
from teiwright.guidelines.namespaces import TEI
from teiwright.languages import language_rules
from teiwright.model import flatten


def split(content, language="en", cuts=(), view="reading"):
    flat = flatten(etree.fromstring(f'<p xmlns="{TEI}">{content}</p>'), view)
    return [flat.text.content[one.start : one.end] for one in tokens_of(flat, language_rules(language), cuts)]


@pytest.mark.parametrize(
    ("language", "content", "due"),
    [
        ("en", "Mr. Brown's well-known dog.", "Mr.|Brown|'s|well-known|dog|."),
        ("en", "J. R. Smith, Jr. came", "J.|R.|Smith|,|Jr.|came"),
        ("en", "It was I. He", "It|was|I|.|He"),
        ("en", "3,000.50 on the 3rd--at 4.", "3,000.50|on|the|3rd|--|at|4|."),
        ("en", "(“Yes...”)", "(|“|Yes|...|”|)"),
        ("fr", "d'Urberville et l’Italie, qu'il", "d'|Urberville|et|l’|Italie|,|qu'|il"),
        ("de", "am 3. Mai bei Dr. Faust", "am|3|.|Mai|bei|Dr.|Faust"),
        ("xx", "Mr. Brown", "Mr|.|Brown"),
        ("xx", "प्रमाणम् इति ।", "प्रमाणम्|इति|।"),
        ("xx", "孔子曰：", "孔|子|曰|："),
        ("xx", "a\u0301b \U0001d15e\u00a0c", "a\u0301b|\U0001d15e|c"),
        ("xx", "", ""),
    ],
)
def test_tokens(language, content, due):
    assert "|".join(split(content, language)) == due


@pytest.mark.parametrize(
    ("content", "due"),
    [
        ("<w>do</w><w>n't</w> go<pc>.</pc>", "do|n't|go|."),
        ("<w>New York</w> now", "New|York|now"),
        ('<w>Lon-<lb break="no"/>don</w>', "London"),
        ("<w>a<w>b</w>c</w>", "abc"),
        ("<pc>...</pc><w/>x", "...|x"),
    ],
)
def test_words_that_the_document_marks(content, due):
    assert "|".join(split(content)) == due


def test_a_token_ends_where_it_is_told_to():
    assert split("Brownian", cuts={5}) == ["Brown", "ian"]


def test_what_a_word_says_of_itself():
    words = '<w lemma="be" pos="VBD" msd="UPosTag=VERB|Tense=Past|Mood=Ind|odd">was</w><pc pos="X?">!</pc><w pos="NOUN">it</w>'
    flat = flatten(etree.fromstring(f'<p xmlns="{TEI}">{words}</p>'))
    told = [(one.lemma, one.pos, one.upos, one.features) for one in tokens_of(flat, None)]
    assert told == [("be", "VBD", "VERB", ("Mood=Ind", "Tense=Past")), ("", "X?", "", ()), ("", "NOUN", "NOUN", ())]
