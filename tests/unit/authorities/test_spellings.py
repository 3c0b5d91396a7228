"""Spellings of one name, and names that only look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright.authorities.spellings import folded, likeness, most_alike, sound_key


@pytest.mark.parametrize(
    "names",
    [
        "Chernoff Chernofi Tchernov Tschernow Чернов",
        "Dostoyevsky Dostoevskii Dostojewskij Достоевский",
        "Sophocles Sophokles Sofokles Σοφοκλῆς",
        "Müller MULLER",
        "Trotsky Trotzky Trotski Троцкий",
        "Korniloff Kornilov Kornilow Корнилов",
        "Strauß Strauss STRAUSS",
        "Chernov Czernow",
        "Tseretelli Tsereteli",
        "Avksentiev Avksentieff Awksentjew Avxentiev",
        "Kerensky Kerenski Kerenskij Kerenskii",
        "Tchaikovsky Tschaikowsky Chaikovskii",
        "Turgenev Turgenieff Tourgueneff Turgenjew",
        "Miliukov Milyukov Miljukow Milioukoff",
        "K\u00fchlmann Kuehlmann Kuhlmann",
    ],
)
def test_one_name_has_one_key(names):
    assert len({sound_key(name) for name in names.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10th Corps", "11th Corps"),
        ("Charles I", "Charles II"),
        ("Henry VII", "Henry VIII"),
        ("Room 1", "Room 11"),
        ("孔子", "老子"),
        ("Жуков", "Чернов"),
        ("אברהם", "יצחק"),
        ("Marx", "Mark"),
        ("Kerensky", "Kornilov"),
        ("Brown", "Braun"),
        ("Lenin", "Lunin"),
        ("Gorki", "Gorka"),
        ("Paris", "Parma"),
    ],
)
def test_other_names_have_other_keys(one, other):
    assert folded(one) != folded(other)
    assert sound_key(one) != sound_key(other)


@pytest.mark.parametrize("name", ["", "...", "—", "'"])
def test_what_holds_no_letter_has_no_key(name):
    assert (folded(name), sound_key(name)) == ("", "")


def test_names_of_other_numbers_are_not_alike():
    assert likeness("10th Corps", "11th Corps") > 0.8
    assert most_alike("10th corps", ["11th corps", "10th korps"], least=0.8) == [("10th korps", 0.9)]


@pytest.mark.parametrize(("name", "due"), [("  O'Neill ", "o neill"), ("\u00c6schylus", "aeschylus"), ("Stra\u00dfburg", "strassburg")])
def test_names_are_folded(name, due):
    assert folded(name) == due


@given(st.text(max_size=30))
def test_what_is_folded_stays_so(name):
    assert folded(folded(name)) == folded(name)


def test_a_name_is_most_like_itself():
    assert likeness("Kerensky", "KERENSKY") == 1 > likeness("Kerensky", "Kerenskov") > likeness("Kerensky", "Brown")


def test_the_most_alike_come_first_and_the_others_are_left_out():
    found = most_alike("kerenski", ["kerensk", "brown", "kerenski", "kerinsk"], least=0.7)
    assert [one for one, _ in found] == ["kerenski", "kerensk", "kerinsk"]
