"""Quotations of any text: they nest or are apart, lie within the text, and are the same again."""

from hypothesis import given, settings
from hypothesis import strategies as st

import teiwright

PIECES = [
    '"',
    "'",
    "\u201c",
    "\u201d",
    "\u2018",
    "\u2019",
    "\u201e",
    "\u00ab",
    "\u00bb",
    "\u203a",
    "\u2039",
    "\u2014",
    "\u2015",
    "-- ",
    " ",
    "\n",
    "\n\n",
    "\n  ",
]
WORDS = [
    "Ja, ",
    "sagte er. ",
    "Nein! ",
    "he said",
    ", said Mr. Brown, ",
    "Mr. Brown",
    "Yes",
    ": ",
    "word ",
    "he",
    "I",
    "dit-il, ",
    "12",
    "a b c.",
    "? ",
    "(",
    ")",
]
many = settings(max_examples=400, deadline=None)
TEXTS = st.lists(st.sampled_from(PIECES + WORDS), max_size=40).map("".join)


@many
@given(TEXTS, st.sampled_from(["en", "de", "fr", "ru"]))
def test_two_quotations_nest_or_are_apart(content, language):
    found = teiwright.annotate(content, ["quotes"], {"language": language})
    spans = [one.span for one in found]
    assert all(0 <= span.start < span.end <= len(content) for span in spans)
    assert not any(one.crosses(other) for one in spans for other in spans)
    assert len(set(spans)) == len(spans)
    assert found == teiwright.annotate(content, ["quotes"], {"language": language})


@many
@given(TEXTS, st.sampled_from(["en", "de"]))
def test_links_are_mutual(content, language):
    found = teiwright.annotate(content, ["quotes"], {"language": language})
    by_id = {one.get("xml:id"): one for one in found if one.get("xml:id")}
    for one in found:
        if one.get("next"):
            following = by_id[one.get("next").removeprefix("#")]
            assert following.get("prev") == f"#{one.get('xml:id')}"
            assert one.end <= following.start
            assert one.get("who") == following.get("who")
