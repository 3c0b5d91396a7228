"""The rules of a language."""

import tomllib
from importlib.resources import files

import pytest

from teiwright.languages import LanguageRules, known_languages, language_name, language_rules, rules_for
from teiwright.languages.rules import sections_of

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


@pytest.mark.parametrize("tag", known_languages())
def test_what_is_parsed_table_by_table_is_what_the_file_says(tag):
    toml = files("teiwright.languages").joinpath(f"{tag}.toml").read_text(encoding="utf-8")
    whole, parts = tomllib.loads(toml), sections_of(toml)
    assert list(parts) == list(whole)
    for name, section in whole.items():
        assert {key: parts[name][key] for key in section} == section  # each asked for by itself
        assert dict(parts[name]) == section
        assert len(parts[name]) == len(section)
        assert parts[name].get("nothing") is None


def test_a_table_may_be_interrupted_and_hold_others():
    toml = "[a.b.c]\nx = 1\n[d]\ny = 2\n[a.b.e]\nz = 3\n[a]\nu = 4\n"
    assert {name: dict(section) for name, section in sections_of(toml).items()} == tomllib.loads(toml)


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


def test_a_table_cannot_be_changed():
    with pytest.raises(TypeError):
        RULES.table("names", "months")["June"] = 6
    assert RULES.table("names", "months") == {"May": 5}


@pytest.mark.parametrize(("tag", "name"), [("en-GB", "English"), ("ger", "German"), ("und", "Undetermined"), ("tlh", "tlh"), ("", "")])
def test_the_name_of_a_language(tag, name):
    assert language_name(tag) == name


@pytest.mark.parametrize("tag", known_languages())
def test_every_language_knows_headings(tag):
    assert rules_for("structure", tag).tag == tag
    divisions = language_rules(tag).table("structure", "divisions")
    assert set(divisions.values()) <= set(language_rules("en").table("structure", "divisions").values())
    assert all(word == word.lower() and word.isalpha() for word in divisions)


@pytest.mark.parametrize("tag", known_languages())
def test_lists_of_words_are_in_lower_case_and_hold_no_word_twice(tag):
    rules = language_rules(tag)
    for key in ("contents", "headings", "labels", "bylines", "trailers", "salutes", "before_salutes", "closes", "articles", "number_links"):
        words = rules.listed("structure", key)
        assert all(word == word.lower() for word in words), key
        assert len(set(words)) == len(words), key


@pytest.mark.parametrize(
    ("section", "tag", "key"), [("names", "la", ""), ("quotes", "la", ""), ("dates", "la", "forms"), ("names", "xx", ""), ("lace", "en", "")]
)
def test_a_step_without_rules_of_its_own_has_none(section, tag, key):
    assert rules_for(section, tag, key) is None


@pytest.mark.parametrize(("section", "key"), [("names", ""), ("quotes", ""), ("dates", "forms"), ("dates", "months")])
def test_a_step_with_rules_of_its_own(section, key):
    assert rules_for(section, "en", key).tag == "en"
