"""Thirty mistakes of authors under tei_all: each named, in its place, with a hint that helps; `beside` prints what others say of them."""

import pytest
from tests.contract.beside import MISTAKES, helps, is_in_place, names_culprit, said_by_jing, said_by_us


@pytest.mark.external("shared")
def test_each_mistake_is_named_in_its_place_and_with_a_hint_that_helps(external):
    schema = external("shared") / "eval" / "schema" / "tei_all.rng"
    said = {mistake: said_by_us(mistake, schema) for mistake in MISTAKES}
    assert len(said) == 30
    assert [one.name for one, words in said.items() if not names_culprit(one, words)] == []
    assert [one.name for one, words in said.items() if not helps(one, words)] == []
    assert [one.name for one, words in said.items() if not is_in_place(one, words)] == []
    # of what is not well-formed the parser knows where it noticed it
    assert [one.name for one, words in said.items() if not is_in_place(one, words, with_column=True)] == ["a quotation never closed"]
    assert [one.name for one, words in said.items() if words.count != 1] == []


@pytest.mark.external("java", "shared")
def test_jing_finds_each_too_and_helps_with_few(external):
    said = said_by_jing(external("java"), external("shared") / "eval" / "schema" / "tei_all.rng")
    assert [mistake.name for mistake, words in zip(MISTAKES, said, strict=True) if not words.count] == []
    assert sum(map(helps, MISTAKES, said)) < 10
