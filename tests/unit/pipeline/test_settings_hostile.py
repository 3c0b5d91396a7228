"""Settings that are spelled well and mean trouble: what no document can hold, and where an error stands."""

import pytest

import teiwright
from teiwright.model import SettingsError
from teiwright.pipeline import Settings, load_settings


def failure(toml, **options):
    with pytest.raises(SettingsError) as caught:
        load_settings(toml.encode(), "s.toml", **options)
    return caught.value


# -- values that no document can hold

CONTROL = {
    "a title": {"header": {"title": "a\x01b"}},
    "an identifier": {"header": {"identifiers": {"DOI": "a\x0c"}}},
    "a correction": {"emendation": [{"find": "words", "corr": "\x02"}]},
    "an attribute": {"annotation": [{"find": "words", "gi": "term", "attributes": {"n": "\x03"}}]},
    "a lone surrogate": {"header": {"author": "\ud800"}},
}


@pytest.mark.parametrize("settings", CONTROL.values(), ids=CONTROL)
def test_characters_that_xml_forbids_are_an_error_of_the_settings(settings):
    with pytest.raises(SettingsError):
        teiwright.encode("Some words.", [], settings)


@pytest.mark.parametrize("name", ["", "a b"])
def test_the_kind_of_an_identifier_is_one_word(name):
    with pytest.raises(SettingsError):
        Settings.of({"header": {"identifiers": {name: "x"}}})


@pytest.mark.parametrize("identifier", ["a²", "ªa", "a½"])
def test_an_id_is_a_name_of_xml(identifier):
    with pytest.raises(SettingsError):
        Settings.of({"header": {"responsibility": [{"id": identifier, "name": "N"}]}})


@pytest.mark.parametrize("identifier", ["é", "Ж1", "名", "_a", "a.b-c", "a·b"])
def test_an_id_may_be_in_any_script(identifier):
    assert Settings.of({"header": {"responsibility": [{"id": identifier, "name": "N"}]}}).header.responsibilities[0].id == identifier


@pytest.mark.parametrize("anchor", ["0000", "0000-05", "\uff11\uff19\uff11\uff17", "019170"])
def test_an_anchor_is_a_date_of_xsd(anchor):
    with pytest.raises(SettingsError):
        Settings.of({"dates": {"anchor": anchor}})


@pytest.mark.parametrize("anchor", ["1917", "1917-10", "1917-10-25", "-0044-03-15", "12000", "1900-02-29"])
def test_anchors(anchor):
    assert Settings.of({"dates": {"anchor": anchor}}).dates.anchor == anchor


def test_a_passage_beyond_the_end_of_the_text_is_an_error():
    dates = {"anchor": "1917-05", "calendar": "gregorian", "passage": [{"from_line": 2, "to_line": 200, "calendar": "julian"}]}
    with pytest.raises(SettingsError, match=r'^setting "dates.passage" ends at line 200, but the text has 2 lines$'):
        teiwright.annotate("Nothing.\nOn the 3rd of May he came.", ["dates"], {"language": "en", "dates": dates})


# -- where an error stands


def test_the_line_of_a_key_in_the_second_of_several_tables():
    assert failure("[[annotation]]\nfind='x'\ngi='q'\n[[annotation]]\nfind='x'\n\ngi='zzz'").place.line == 7


def test_the_line_of_an_inline_table_is_that_of_its_key():
    assert failure("[header]\n\nidentifiers = { DOI = 1 }").place.line == 3


def test_the_line_of_a_key_below_one_of_several_tables():
    assert failure("[[annotation]]\nfind='x'\ngi='q'\n\n[annotation.attributes]\nn='a'\nref=1").place.line == 7


def test_the_line_of_a_table_in_an_array_over_several_lines():
    assert failure("[header]\nresponsibility = [\n  {id='a', name='x'},\n  {id='b', name=1},\n]").place.line == 4


def test_the_line_of_an_id_that_stands_twice():
    twice = "[[header.responsibility]]\nid='a'\nname='x'\n\n[[header.responsibility]]\nid='a'\nname='b'"
    assert failure(twice).place.line in {1, 5, 6}


@pytest.mark.parametrize("toml", ["\nheadr.title = 'x'", "\n[headr.title]\na = 1", "\nheader.x.y = 1"])
def test_an_unknown_table_in_a_dotted_key_has_its_line(toml):
    assert failure(toml).place.line == 2


def test_a_value_from_the_command_line_is_not_told_as_one_of_the_file():
    problem = failure("\n[dates]\nanchor = '1900'", overriding={"dates.anchor": "1917-13"})
    assert problem.place is None or problem.place.line is None


@pytest.mark.parametrize(("toml", "kind"), [("language = ['en']", "a list"), ("language = 1.5", "a number"), ("language = 10:00:00", "a time")])
def test_the_kind_of_a_wrong_value_is_told_in_words(toml, kind):
    assert failure(toml).message == f'setting "language" must be text, not {kind}'


def test_a_byte_order_mark_is_no_statement():
    assert load_settings(b"\xef\xbb\xbflanguage = 'en'", "s.toml").language == "en"
