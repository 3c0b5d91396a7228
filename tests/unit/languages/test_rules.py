"""The rules of a language."""

import pytest

from teiwright.languages import LanguageRules, known_languages, language_name, language_rules

RULES = LanguageRules("xx", {"names": {"titles": "Mr\n Mrs Mr", "endings": ["ists", "ist"], "months": {"May": 5}}})


@pytest.mark.parametrize("tag", ["en", "EN", "en-GB", "en-Latn-US", "eng"])
def test_region_script_and_case_do_not_matter(tag):
    assert language_rules(tag).tag == "en"


@pytest.mark.parametrize("tag", ["", "und", "xx", "english", "en_GB", "detection", "../en"])
def test_a_language_without_rules_is_none(tag):
    assert language_rules(tag) is None


@pytest.mark.parametrize("tag", known_languages())
def test_every_language_with_rules_has_its_name(tag):
    assert language_rules(tag).tag == tag
    assert language_name(tag) != tag


def test_the_word_lists_are_no_language():
    assert "detection" not in known_languages()


def test_words_come_from_a_string_or_a_list():
    assert RULES.words("names", "titles") == {"Mr", "Mrs"}
    assert RULES.listed("names", "titles") == ("Mr", "Mrs", "Mr")
    assert RULES.listed("names", "endings") == ("ists", "ist")


def test_what_a_language_does_not_have_is_empty():
    assert RULES.words("names", "particles") == frozenset()
    assert RULES.words("dates", "months") == frozenset()
    assert RULES.table("dates", "months") == {}


def test_a_table_is_a_copy():
    RULES.table("names", "months")["June"] = 6
    assert RULES.table("names", "months") == {"May": 5}


@pytest.mark.parametrize(("tag", "name"), [("en-GB", "English"), ("ger", "German"), ("und", "Undetermined"), ("tlh", "tlh"), ("", "")])
def test_the_name_of_a_language(tag, name):
    assert language_name(tag) == name
