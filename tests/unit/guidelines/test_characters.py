"""Identifiers of characters, there and back."""

import pytest

from teiwright.guidelines.characters import character_of, identifier_of


@pytest.mark.parametrize("character", ["a", "\u0113", "\u1e25", "\U0001d15e"])
def test_there_and_back(character):
    assert character_of(identifier_of(character)) == character


@pytest.mark.parametrize("identifier", ["", "U", "Uxyz", "U4EBA-circled", "UFFFFFF", "U0000", "u0113"])
def test_of_other_identifiers_nothing_is_known(identifier):
    assert character_of(identifier) == ""
