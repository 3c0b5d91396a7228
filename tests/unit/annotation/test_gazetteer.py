"""The lists of names."""

import pytest

from teiwright.annotation.names.gazetteer import gazetteer, no_lists

LISTS = ("forenames", "doubtful_forenames", "people", "doubtful_people", "places", "doubtful_places")


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_there_and_spelled_as_names_are(name):
    listed = getattr(gazetteer(), name)
    assert listed
    assert [one for one in listed if one != " ".join(one.split()) or not one] == []
    assert [one for one in listed if not any(letter.isupper() for letter in one)] == []


@pytest.mark.parametrize("kind", ["forenames", "people", "places"])
def test_what_is_doubtful_is_not_sure_as_well(kind):
    assert not getattr(gazetteer(), kind) & getattr(gazetteer(), f"doubtful_{kind}")


def test_places_of_several_words_open_with_the_first():
    lists = gazetteer()
    assert "Isle of Wight" in lists.places
    assert "Isle" in lists.place_openings


def test_kinds_are_those_of_places_alone():
    lists = gazetteer()
    assert set(lists.kinds_of_places) <= lists.places | lists.doubtful_places
    assert "place" not in lists.kinds_of_places.values()


@pytest.mark.parametrize(
    ("word", "person", "place"), [("Orlov", True, False), ("Hartlepoolton", False, True), ("ton", False, False), ("Brown", False, False)]
)
def test_endings_need_a_word_before_them(word, person, place):
    assert (gazetteer().sounds_like_person(word), gazetteer().sounds_like_place(word)) == (person, place)


def test_without_lists_nothing_sounds_like_anything():
    assert not any(getattr(no_lists(), name) for name in LISTS)
    assert not no_lists().sounds_like_person("Orlov")
    assert not no_lists().is_like_surname("Orlov")
