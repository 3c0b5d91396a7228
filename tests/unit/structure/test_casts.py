"""Speeches that point to the persons of the cast list."""

import pytest

from teiwright.model import Text
from teiwright.pipeline import Settings
from teiwright.structure import structure


def who(cast, first, second):
    play = "\n\n".join([f"{first}. I am here.\n\n{second}. And I am tired of it all, as you know\nwell enough."] * 5)
    content = f"DRAMATIS PERSONAE\n\n{cast}\n\n\n\nACT I\n\n{play}"
    layer = structure(Text.of(content), {}, Settings.of({"language": "en"}))
    persons = {one.get("xml:id"): content[one.start : one.end] for one in layer.annotations if one.gi == "castItem"}
    speeches = [one.get("who") for one in layer.annotations if one.gi == "sp"][:2]
    return [persons[one.removeprefix("#")] if one else None for one in speeches]


@pytest.mark.parametrize(
    ("cast", "first", "second", "due"),
    [
        ("ADAM, a miller.\nEVE.", "ADAM", "EVE", ["ADAM, a miller.", "EVE."]),
        ("Adam Mill, a miller\nDr. Eve Brook", "ADAM", "EVE", ["Adam Mill, a miller", "Dr. Eve Brook"]),
        ("Mr. Mill\nMrs. Mill\nEve", "MILL", "EVE", [None, "Eve"]),
        ("Adam\nOld Adam\nEve", "ADAM", "OLD ADAM", ["Adam", "Old Adam"]),
        ("Adam, husband to Eve\nCain", "EVE", "CAIN", [None, "Cain"]),
    ],
)
def test_who(cast, first, second, due):
    assert who(cast, first, second) == due
