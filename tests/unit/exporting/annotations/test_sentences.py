"""Where a sentence ends, and where not."""

import pytest
from lxml import etree

from teiwright.exporting.annotations.mentions import mentions_in
from teiwright.exporting.annotations.sentences import sentences_of
from teiwright.exporting.annotations.tokens import tokens_of
from teiwright.guidelines.namespaces import TEI
from teiwright.languages import language_rules
from teiwright.model import flatten


def split(body, language="en"):
    flat = flatten(etree.fromstring(f'<div xmlns="{TEI}">{body}</div>'))
    rules, mentions = language_rules(language), mentions_in(flat)
    tokens = tokens_of(flat, rules, {edge for one in mentions for edge in (one.start, one.end)})
    found = sentences_of(flat, tokens, mentions, rules)
    assert [token for sentence in found for token in sentence] == tokens
    return [" ".join(flat.text.content[one[0].start : one[-1].end].split()) for one in found]


@pytest.mark.parametrize(
    ("language", "body", "due"),
    [
        ("en", "<p>He went. She stayed.</p>", ["He went.", "She stayed."]),
        ("en", "<p>Mr. Brown met J. Smith. So?</p>", ["Mr. Brown met J. Smith.", "So?"]),
        ("en", "<p>“Go!” he said. “Now.” He went</p>", ["“Go!” he said.", "“Now.”", "He went"]),
        ("en", '<p>"Why?" "So." (No.) Yes</p>', ['"Why?"', '"So."', "(No.)", "Yes"]),
        ("en", "<p>What?! No... and then … Yes</p>", ["What?!", "No... and then …", "Yes"]),
        ("de", "<p>Am 3. Mai kam er. 1915 starb er.</p>", ["Am 3. Mai kam er.", "1915 starb er."]),
        ("xx", "<p>इति । तत्र ।</p>", ["इति ।", "तत्र ।"]),
        ("en", "<head>One</head><p>two</p>", ["One", "two"]),
        ("en", "<lg><l>Of man's first</l><l>disobedience. And</l></lg><lg><l>sing</l></lg>", ["Of man's first disobedience.", "And", "sing"]),
        ("en", "<table><row><cell>a</cell><cell>b</cell></row></table>", ["a", "b"]),
        ("en", "<p><s>One. Two</s> three. <s>Four</s></p>", ["One. Two", "three.", "Four"]),
        ("en", "<p>So <persName>A. B. The. Great</persName> came. On</p>", ["So A. B. The. Great came.", "On"]),
        ("en", "<p/>", []),
    ],
)
def test_sentences(language, body, due):
    assert split(body, language) == due
