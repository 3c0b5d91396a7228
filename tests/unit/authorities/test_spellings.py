"""Spellings of one name, and names that only look alike."""

import pytest

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
