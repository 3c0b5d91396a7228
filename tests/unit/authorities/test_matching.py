"""The entries that a name may belong to."""

import pytest

from teiwright.authorities import Form, Ground, Matcher

FORMS = [
    Form("persName", "chernov", "Viktor Chernov"),
    Form("persName", "karl", "Karl Marx"),
    Form("persName", "groucho", "Groucho Marx"),
    Form("persName", "kuehlmann", "Richard von Kuehlmann"),
    Form("persName", "lenin", "Lenin"),
    Form("placeName", "petersburg", "Saint Petersburg"),
    Form("placeName", "kharkov", "Kharkov"),
    Form("orgName", "assembly", "Constituent Assembly"),
]


def found(name, gi="persName"):
    candidates = Matcher(FORMS).candidates(name, gi)
    return [one.id for one in candidates], candidates[0].ground if candidates else None


@pytest.mark.parametrize(
    ("name", "gi", "ids", "ground"),
    [
        ("Karl Marx", "persName", ["karl"], Ground.FORM),
        ("Karl  Marx", "persName", ["karl"], Ground.FORM),
        ("KARL MARX", "persName", ["karl"], Ground.CASE),
        ("K. Marx", "persName", ["karl"], Ground.SOUND),
        ("Chernoff", "persName", ["chernov"], Ground.SOUND),
        ("V. M. Tschernow", "persName", ["chernov"], Ground.SOUND),
        ("Marx", "persName", ["groucho", "karl"], Ground.SOUND),
        ("K\u00fchlmann", "persName", ["kuehlmann"], Ground.SOUND),
        ("Kuehlmunn", "persName", ["kuehlmann"], Ground.LIKENESS),
        ("Kharkoff", "placeName", ["kharkov"], Ground.SOUND),
        ("constituent assembly", "orgName", ["assembly"], Ground.CASE),
    ],
)
def test_names_and_their_grounds(name, gi, ids, ground):
    assert found(name, gi) == (ids, ground)


@pytest.mark.parametrize(
    ("name", "gi"),
    [
        ("Zeppo Marx", "persName"),
        ("Pavel Chernov", "persName"),
        ("Brown", "persName"),
        ("Kharkov", "persName"),
        ("Chernov", "placeName"),
        ("Petersburg", "placeName"),
        ("Lenen", "persName"),
        ("", "persName"),
        ("\u0416\u0434\u0430\u043d", "persName"),
    ],
)
def test_what_belongs_to_nobody(name, gi):
    assert found(name, gi) == ([], None)


def test_every_ground_says_how_sure_it_is():
    assert [ground.cert for ground in Ground] == ["low", "medium", "medium", "high"]
