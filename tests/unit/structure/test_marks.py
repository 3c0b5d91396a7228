"""The marks of notes."""

import pytest

from teiwright.structure.marks import goes_before, mark_at, marks_between


def signs(words):
    return [(mark.sign, words[start:end]) for mark, start, end in marks_between(words, 0, len(words))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("high[1] and", [("[1", "[1]")]),
        ("high [1] and", [("[1", "[1]")]),
        ("high[1][2]", [("[1", "[1]"), ("[2", "[2]")]),
        ("high[12a], high[iv]", [("[12a", "[12a]"), ("[iv", "[iv]")]),
        ("high\u00b9\u00b2.", [("^12", "\u00b9\u00b2")]),
        ("high^{3}", [("^3", "^{3}")]),
        ("high* and\u2020, \u201chigh\u201d*", [("*", "*"), ("*\u2020", "\u2020"), ("*", "*")]),
        ("hoch*) und 1)", [("**", "*)"), (")1", "1)")]),
        ("high (1), and", [("(1", "(1)")]),
    ],
)
def test_marks_in_text(words, found):
    assert [(sign[0], word) for sign, word in signs(words)] == [(sign[0], word) for sign, word in found]


@pytest.mark.parametrize(
    "words",
    ["*high*", "the *very* high", "10^6", "m (1) and", "501(c)(3)", "[Greek: a]", "[oe]", "c[a]t", "high * and", "a(b)c[sic]", "$12)", "(12)"],
)
def test_what_is_no_mark(words):
    assert [sign for sign, _ in signs(words) if sign != "(b"] == []


@pytest.mark.parametrize(
    ("words", "sign"), [("[1] a", "[1"), ("(b) a", "(b"), ("** A", "***"), ("\u2021 A", "*\u2021"), ("3) a", ")3"), ("4. a", ".4")]
)
def test_marks_of_notes(words, sign):
    assert mark_at(words, 0, len(words)).sign == sign


@pytest.mark.parametrize("words", ["* * *", "*a", "(see) a", "1.5 a", "word", "", "(a)b", "[sic] a"])
def test_no_mark_of_a_note(words):
    assert mark_at(words, 0, len(words)) is None


@pytest.mark.parametrize(
    ("n", "following", "due"), [("1", "2", True), ("a", "b", True), ("i", "k", True), ("*", "\u2020", True), ("2", "1", False), ("a", "2", False)]
)
def test_order(n, following, due):
    assert goes_before(n, following) is due


def test_many_marks_take_linear_time():
    for words in ("* " * 50_000, "[1" * 50_000, "a*" * 50_000, "1) " * 30_000, "(" * 100_000):
        list(marks_between(words, 0, len(words)))
