"""Capitals in prose."""

import pytest

from teiwright.model import Annotation, Span
from teiwright.structure.inline.capitals import find_capitals

REST = " and that was what they had always said to each other when the day was done and it was late."


def found(content: str, head: str = "") -> list[str]:
    blocks = [*([Annotation(Span(0, len(head)), "head")] if head else []), Annotation(Span(len(head), len(head + content)), "p")]
    return [(head + content)[one.start : one.end] for one in find_capitals(head + content, blocks)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("He was JOHN SMITH," + REST, ["JOHN SMITH"]),
        ("He was JOHN\nO'BRIEN-SMITH," + REST, ["JOHN\nO'BRIEN-SMITH"]),
        ("He was KING HENRY VIII," + REST, ["KING HENRY VIII"]),
        ("He was HENRY VIII," + REST, []),
        ("The USA it was," + REST, []),
        ("The NKVD USSR," + REST, []),
        ("A. B. SMITH was it," + REST, []),
        ("GO AWAY YOU", []),
        ("JOHN SMITHs" + REST, []),
    ],
)
def test_runs(content, expected):
    assert found(content) == expected


def test_the_first_word_of_a_division():
    assert found("IT was late" + REST, "HEAD") == ["IT"]
    assert found('"WHOM they saw' + REST, "HEAD") == []  # stands nowhere in small letters
    assert found("IV of them came" + REST, "HEAD") == []
    assert found("IT was late" + REST) == []


def test_a_text_that_shouts_throughout_says_nothing_by_it():
    paragraph = "He was JOHN SMITH of the GREAT HOUSE by the mill, and that was all there was to it. "
    assert found(paragraph * 20) == []


def test_a_line_of_capitals_takes_no_time():
    assert found("A" * 100_000 + "x" + "AB CD " * 10_000 + "x") == []
