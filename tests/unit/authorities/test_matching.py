"""Whose name it is."""

import pytest

from teiwright.authorities import Form, Ground, Matcher


def people(**names):
    return Matcher(Form("persName", key, form) for key, forms in names.items() for form in forms.split("|"))


def found(matcher, name, gi="persName"):
    return " ".join(f"{one.id}:{one.ground.name}" for one in matcher.candidates(name, gi))


@pytest.mark.parametrize(
    ("name", "due"),
    [
        ("Viktor Chernov", "chernov:FORM"),
        ("VIKTOR CHERNOV", "chernov:CASE"),
        ("Tchernoff", "chernov:SOUND"),
        ("V. Chernov", "chernov:SOUND"),
        ("Viktor Mikhailovich Chernov", "chernov:SOUND"),
        ("Чернов", "chernov:SOUND"),
        ("Maria Chernov", ""),
        ("Chernofsky", ""),
        ("Brown", "a:SOUND b:SOUND"),
        ("J. Brown", "a:SOUND b:SOUND"),
        ("John Brown", "a:FORM"),
        ("R. Brown", ""),
        ("", ""),
        ("...", ""),
    ],
)
def test_the_entries_that_a_name_may_belong_to(name, due):
    assert found(people(chernov="Viktor Chernov|V. M. Chernov", a="John Brown", b="James R. Brown"), name) == due


def test_a_middle_initial_is_no_first_name():
    assert found(people(a="V. M. Chernov"), "Maria Chernov") == ""


def test_a_second_forename_may_be_the_one_in_use():
    assert found(people(a="Robert Louis Stevenson"), "Louis Stevenson") == "a:SOUND"


def test_an_entry_without_a_forename_agrees_with_any():
    assert found(people(a="Chernov"), "Viktor Chernov") == "a:SOUND"


def test_likeness_is_the_last_ground():
    assert found(people(a="Kerensky"), "Kerenlky") == "a:LIKENESS"
    assert found(people(a="Marx"), "Mars") == ""


def test_a_king_is_no_other_king():
    assert found(people(a="Charles I"), "Charles II") == ""
    assert found(people(a="Charles I"), "CHARLES I") == "a:CASE"


@pytest.mark.parametrize("name", ["11th Corps", "III Corps", "XIth Corps"])
def test_an_organisation_of_another_number_is_another(name):
    assert found(Matcher([Form("orgName", "a", "10th Corps"), Form("orgName", "b", "II Corps")]), name, "orgName") == ""


def test_a_form_may_be_added():
    matcher = Matcher()
    matcher.add(Form("placeName", "a", "Petrograd"))
    assert found(matcher, "PETROGRAD", "placeName") == "a:CASE"
    assert found(matcher, "PETROGRAD", "orgName") == ""


def test_names_of_a_script_without_a_transcription_are_told_apart():
    matcher = people(a="孔子", b="老子")
    assert (found(matcher, "孔子"), found(matcher, "孟子")) == ("a:FORM", "")


REGISTER = [
    Form("persName", "chernov", "Viktor Chernov"),
    Form("persName", "karl", "Karl Marx"),
    Form("persName", "groucho", "Groucho Marx"),
    Form("persName", "kuehlmann", "Richard von Kuehlmann"),
    Form("persName", "lenin", "Lenin"),
    Form("placeName", "petersburg", "Saint Petersburg"),
    Form("placeName", "kharkov", "Kharkov"),
    Form("orgName", "assembly", "Constituent Assembly"),
]


@pytest.mark.parametrize(
    ("name", "gi", "due"),
    [
        ("Karl  Marx", "persName", "karl:FORM"),
        ("KARL MARX", "persName", "karl:CASE"),
        ("K. Marx", "persName", "karl:SOUND"),
        ("V. M. Tschernow", "persName", "chernov:SOUND"),
        ("Marx", "persName", "groucho:SOUND karl:SOUND"),
        ("K\u00fchlmann", "persName", "kuehlmann:SOUND"),
        ("Kuehlmunn", "persName", "kuehlmann:LIKENESS"),
        ("Kharkoff", "placeName", "kharkov:SOUND"),
        ("constituent assembly", "orgName", "assembly:CASE"),
        ("Zeppo Marx", "persName", ""),
        ("Pavel Chernov", "persName", ""),
        ("Brown", "persName", ""),
        ("Kharkov", "persName", ""),
        ("Chernov", "placeName", ""),
        ("Petersburg", "placeName", ""),
        ("Lenen", "persName", ""),
        ("\u0416\u0434\u0430\u043d", "persName", ""),
    ],
)
def test_names_of_a_register_of_all_kinds(name, gi, due):
    assert found(Matcher(REGISTER), name, gi) == due


def test_every_ground_says_how_sure_it_is():
    assert [ground.cert for ground in Ground] == ["low", "medium", "medium", "high"]
