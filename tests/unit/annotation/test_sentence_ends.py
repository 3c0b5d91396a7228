"""Where sentences end: not after initials and abbreviations."""

import pytest

from teiwright.annotation.abbreviations import abbreviated_titles
from teiwright.annotation.quotations.kinds import _LONGEST_ABBREVIATION, sentence_ends
from teiwright.languages import known_languages, language_rules


@pytest.mark.parametrize(
    ("content", "ends"),
    [
        ("He left. Then", [8]),
        ("Mr. Brown left!", [15]),
        ("xMr. Brown", [4]),
        ("1Mr. Brown", [4]),
        ("_Mr. Brown", [4]),
        ("J. Brown. And I. So", [9, 16]),
        ("Is it? No... Yes", [6, 12]),
        ("at 2.5 or so.", [13]),
        (f"{'x' * 60}. So", [61]),
    ],
)
def test_ends(content, ends):
    assert list(sentence_ends(content, {"Mr"})) == ends


def test_what_stands_before_the_part_that_is_asked_of_counts_as_the_beginning_of_its_word():
    assert list(sentence_ends("oMr. So", {"Mr"}, 1)) == [4]
    assert list(sentence_ends("o Mr. So. Now", {"Mr"}, 2, 9)) == [9]
    assert list(sentence_ends("Brown.So", (), 0, 6)) == [6]


@pytest.mark.parametrize("language", known_languages())
def test_no_abbreviation_is_longer_than_what_is_looked_back_on(language):
    assert max(map(len, abbreviated_titles(language_rules(language))), default=0) < _LONGEST_ABBREVIATION
