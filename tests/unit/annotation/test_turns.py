"""Turns of a talk: filled in where two are known to alternate, and nowhere else."""

import pytest

from teiwright.annotation.quotations.turns import Turn, alternate, go_on, runs, scenes, take_sides


def talk(speakers: str) -> list[Turn]:
    return [Turn(number, number, True, number, "" if letter == "." else letter) for number, letter in enumerate(speakers)]


def told(turns: list[Turn]) -> str:
    return "".join(turn.speaker or "." for turn in turns)


@pytest.mark.parametrize(
    ("known", "filled"),
    [
        ("AB..A", "ABABA"),
        ("A..B", "ABAB"),
        ("BA.A", "BABA"),
        ("A.A", "A.A"),  # with whom, nothing tells
        ("AB.B", "AB.B".replace(".", "A")),
        ("A.B", "A.B"),
        ("A..A", "A..A"),
        ("AB.C", "AB.C"),
    ],
)
def test_between_two_known_turns(known, filled):
    turns = talk(known)
    alternate(turns)
    assert told(turns) == filled


def test_nobody_speaks_to_oneself():
    turns = talk("AB..A")
    turns[2].addressed = frozenset({"A"})
    alternate(turns)
    assert told(turns) == "AB..A"


def test_a_pronoun_of_the_other_sex_ends_the_turns():
    turns = talk("AB...")
    turns[3].others = frozenset({"B"})
    go_on(turns)
    assert told(turns) == "ABA.."


def test_turns_go_on_both_ways():
    turns = talk("..AB..")
    go_on(turns)
    assert told(turns) == "ABABAB"


def test_a_run_ends_where_a_paragraph_begins_with_narration_or_lies_between():
    turns = [Turn(0, 0, True, 0), Turn(1, 2, True, 9), Turn(3, 3, True, 19), Turn(4, 4, False, 29), Turn(6, 6, True, 39)]
    assert [[turn.first for turn in run] for run in runs(turns)] == [[0, 1, 3], [4], [6]]
    assert [len(scene) for scene in scenes([*turns, Turn(9, 9, True, 49)])] == [5, 1]


@pytest.mark.parametrize(("known", "filled"), [("A...", "ABAB"), (".B..", "ABAB"), ("....", "...."), ("A.A.", "ABAB"), ("C..", "C..")])
def test_in_a_talk_of_two_each_is_answered_by_the_other(known, filled):
    turns = talk(known)
    take_sides(turns, {"A", "B"})
    assert told(turns) == filled


def test_whoever_is_called_by_name_does_not_take_that_side():
    turns = talk("A...")
    turns[1].addressed = frozenset({"B"})
    take_sides(turns, {"A", "B"})
    assert told(turns) == "A..."
