"""Collections of letters."""

import teiwright
from teiwright.structure.letter_collections import name_letters
from teiwright.structure.parts import Part


def division(*held, **attributes):
    parts = tuple(Part(gi, at, at + 1) for at, gi in enumerate(held)) if all(isinstance(one, str) for one in held) else held
    return Part("div", 0, 9, tuple(attributes.items()), parts)


LETTER = division("head", "opener", "p", "closer")
CHAPTER = division("head", "p")


def types(parts):
    return [dict(part.attributes).get("type", "") for part in name_letters(parts)]


def test_most_are_letters():
    assert types([LETTER, LETTER, CHAPTER, LETTER]) == ["letter", "letter", "", "letter"]


def test_some_are_letters():
    assert types([LETTER, CHAPTER, LETTER, CHAPTER, LETTER, CHAPTER]) == [""] * 6


def test_two_are_no_collection():
    assert types([LETTER, LETTER]) == ["", ""]


def test_a_type_stays():
    assert types([LETTER, LETTER, LETTER, division("head", "opener", "p", type="preface")]) == ["letter"] * 3 + ["preface"]


def test_letters_in_the_parts_of_a_book():
    year = division(LETTER, LETTER, LETTER)
    named = name_letters([year, year])
    assert [dict(one.attributes) for one in named] == [{}, {}]
    assert [dict(one.attributes) for part in named for one in part.parts] == [{"type": "letter"}] * 6


AT_USUAL_DISTANCE = """2. To his Mother

London, 3 May 1815.

My dear Mother,

I have your letter of Tuesday, and am glad to hear that all are well at home. The
weather here has been very fine.

Your affectionate son,
T. Wend

3. To Miss Eliza Grant

Dear Miss Grant,

I was sorry to find that you had left town before I could call. Your brother told me
that you are to stay at Bath.

I remain,
Your obedient servant,
Thomas Wend.
"""


def test_letters_at_the_usual_distance_from_each_other():
    found = teiwright.annotate(AT_USUAL_DISTANCE, ["structure"], {"language": "en"})
    parts = [one for one in found if one.gi in {"head", "dateline", "salute", "signed"}]
    told = [(one.gi, AT_USUAL_DISTANCE[one.start : one.end].splitlines()[-1]) for one in parts]
    assert told == [
        ("head", "2. To his Mother"),
        ("dateline", "London, 3 May 1815."),
        ("salute", "My dear Mother,"),
        ("signed", "T. Wend"),
        ("head", "3. To Miss Eliza Grant"),
        ("salute", "Dear Miss Grant,"),
        ("signed", "Thomas Wend."),
    ]
