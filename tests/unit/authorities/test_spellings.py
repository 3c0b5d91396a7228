"""When two forms may be spellings of one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright.authorities.spellings import folded, likeness, most_alike, sound_key


@pytest.mark.parametrize(
    "spellings",
    [
        "Chernoff Chernofi Chernov Tchernov Tschernow Czernow",
        "Tseretelli Tsereteli",
        "Avksentiev Avksentieff Awksentjew Avxentiev",
        "Kerensky Kerenski Kerenskij Kerenskii",
        "Dostoevsky Dostoyevsky Dostojewski Dostoievski",
        "Tchaikovsky Tschaikowsky Chaikovskii",
        "Trotsky Trotzky Trotzki",
        "Turgenev Turgenieff Tourgueneff Turgenjew",
        "Miliukov Milyukov Miljukow Milioukoff",
        "Sophocles Sophokles Sofokles",
        "K\u00fchlmann Kuehlmann Kuhlmann",
        "M\u00fcller MULLER Mueller",
    ],
)
def test_transcriptions_of_one_name_sound_alike(spellings):
    assert len({sound_key(one) for one in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("name", "other"), [("Marx", "Mark"), ("Kerensky", "Kornilov"), ("Brown", "Braun"), ("Lenin", "Lunin"), ("Gorki", "Gorka"), ("Paris", "Parma")]
)
def test_other_names_do_not(name, other):
    assert sound_key(name) != sound_key(other)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("  O'Neill ", "o neill"), ("\u00c6schylus", "aeschylus"), ("Stra\u00dfburg", "strassburg"), ("\u0416\u0434\u0430\u043d", ""), ("", "")],
)
def test_names_are_folded(name, expected):
    assert folded(name) == expected


@given(st.text(max_size=30))
def test_a_key_is_made_of_letters_whatever_the_name(name):
    assert all("a" <= letter <= "z" or letter == " " for letter in sound_key(name))
    assert folded(folded(name)) == folded(name)


def test_a_name_is_most_like_itself():
    assert likeness("Kerensky", "KERENSKY") == 1 > likeness("Kerensky", "Kerenskov") > likeness("Kerensky", "Brown")


def test_the_most_alike_come_first_and_the_others_are_left_out():
    found = most_alike("kerenski", ["kerensk", "brown", "kerenski", "kerinsk"], least=0.7)
    assert [one for one, _ in found] == ["kerenski", "kerensk", "kerinsk"]
