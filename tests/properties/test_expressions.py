"""Regular expressions of XML Schema: the automaton matches what Python's ``re`` matches, and in no more steps than there are characters."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teiwright.validation.relaxng.automata import Automaton
from teiwright.validation.relaxng.expressions import _is_ambiguous, _parsed, matcher, translate

_QUANTIFIERS = st.sampled_from(["", "?", "*", "+", "{2}", "{0}", "{1,2}", "{2,}", "{0,1}"])


def _wrapped(inner):
    several = st.lists(inner, min_size=1, max_size=3)
    return st.builds(lambda parts, sign, quantifier: f"({sign.join(parts)}){quantifier}", several, st.sampled_from(["", "|"]), _QUANTIFIERS)


_ATOMS = st.builds(lambda atom, quantifier: atom + quantifier, st.sampled_from(["a", "b", "[ab]", "[^a]", ".", r"\w", r"\.", "()"]), _QUANTIFIERS)
_EXPRESSIONS = st.recursive(_ATOMS, _wrapped, max_leaves=6)


@settings(max_examples=300, deadline=None)
@given(_EXPRESSIONS, st.lists(st.text("ab.", max_size=7), min_size=1, max_size=8))
def test_the_automaton_matches_what_python_matches(written, texts):
    automaton, expression = Automaton(_parsed(written)), re.compile(translate(written))
    for text in texts:
        assert automaton.matches(text) == matcher(written)(text) == (expression.fullmatch(text) is not None), (written, text)


@pytest.mark.parametrize("written", ["(a|aa)+", "(a*)*", "(a+)+", "((a?){3})*", "(a|a)*", "(a*b?)*", "((a|b)*c?)*", "(a{1,3}){2,}"])
def test_what_can_be_parted_in_many_ways_comes_to_an_end(written):
    assert not matcher(written)("a" * 5_000 + "!")
    assert matcher(written)("a" * 5_000)


@pytest.mark.parametrize(
    ("written", "is_ambiguous"),
    [("a+b+", False), (r"(\-?[\d]+/\-?[\d]+)", False), ("(ab|cd)", False), ("(ab)+", False), ("(a|b)+", True), ("(a+){1}", False)],
)
def test_only_what_is_repeated_within_what_is_repeated_needs_an_automaton(written, is_ambiguous):
    assert _is_ambiguous(_parsed(written)) == is_ambiguous


def test_what_counts_too_far_is_left_to_python():
    assert matcher("(a+|b){0,9999}")("ab" * 10)
    assert not matcher("(a+|b){0,9999}")("abc")
