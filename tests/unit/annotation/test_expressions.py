"""The words of a date, in English: what is one, what is none, where it ends, what it says."""

import pytest

from teiwright.annotation.dates.expressions import Expression, Said, find_expressions
from teiwright.languages import language_rules


def words(content: str, language: str = "en") -> list[str]:
    return [content[one.start : one.end] for one in find_expressions(content, language_rules(language))]


def said(content: str) -> tuple[int, int, int]:
    (one,) = find_expressions(content, language_rules("en"))
    return one.said.year, one.said.month, one.said.day


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("25 October 1917", (1917, 10, 25)),
        ("the 25th of October, 1917", (1917, 10, 25)),
        ("the twenty-fifth of October", (0, 10, 25)),
        ("the twenty-fifth day of October", (0, 10, 25)),
        ("October 25th, 1917", (1917, 10, 25)),
        ("October the 25th", (0, 10, 25)),
        ("Oct. 25, 1917", (1917, 10, 25)),
        ("Tuesday, October 25th, 1917", (1917, 10, 25)),
        ("Tuesday the 25th of October", (0, 10, 25)),
        ("25 OCTOBER 1917", (1917, 10, 25)),
        ("the 2d of May", (0, 5, 2)),
        ("October 1917", (1917, 10, 0)),
        ("October, 1917", (1917, 10, 0)),
        ("1917-10-25", (1917, 10, 25)),
        ("A.D. 70", (70, 0, 0)),
        ("AD 1066", (1066, 0, 0)),
        ("44 B.C.", (-44, 0, 0)),
        ("44 BC", (-44, 0, 0)),
        ("480 BCE", (-480, 0, 0)),
    ],
)
def test_a_form_of_date_is_read_whole(content, value):
    assert words(content) == [content]
    assert said(content) == value


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("He may come; they march; may I?", []),
        ("May I come? March on! May they prosper.", []),
        ("Miss April May and Mr. March came.", []),
        ("the October revolution and the May laws", []),
        ("on page 1917, p. 1805, No. 1066, of 1500 men", []),
        ("in 1805 men, about 1800 yards, to 1900 roubles", []),
        ("1,917 and 1917.5 and 19170", []),
        ("31 November, 0 May, 32 May", []),
        ("1917-13-25, 1917-00-10, 21917-10-25, 1917-10-251", []),
        ("31 Octobers, Mayday, Marching", []),
        ("He came in May.", ["May"]),
        ("since March they wait", ["March"]),
        ("in 1805 he left", ["1805"]),
        ("born in 1879.", ["1879"]),
        ("from 1914 to 1918.", ["from 1914 to 1918"]),
        ("He came in May, and May they prosper.", ["May"]),
    ],
)
def test_only_what_stands_as_a_date_is_one(content, found):
    assert words(content) == found


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\n   "])
def test_a_date_may_run_over_the_end_of_a_line(line_end):
    content = f"on the 25th{line_end}of{line_end}October,{line_end}1917, he left"
    assert words(content) == [content[3:-9]]


@pytest.mark.parametrize(
    ("content", "part"),
    [("the beginning of May", (1, 3)), ("early May", (1, 3)), ("mid-May", (2, 3)), ("the end of May", (3, 3)), ("late May", (3, 3))],
)
def test_a_third_of_a_month_is_told(content, part):
    (one,) = find_expressions(content, language_rules("en"))
    assert (content[one.start : one.end], one.said.month, one.said.part) == (content, 5, part)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("the 1890s", (1890, "decade", ())),
        ("the late 1890's", (1890, "decade", (3, 3))),
        ("the 18th century", (1701, "century", ())),
        ("the early nineteenth century", (1801, "century", (1, 3))),
        ("mid-18th century", (1701, "century", (2, 3))),
    ],
)
def test_a_decade_or_century_begins_with_its_first_year(content, expected):
    (one,) = find_expressions(content, language_rules("en"))
    assert content[one.start : one.end] == content
    assert (one.said.year, one.said.period, one.said.part) == expected


@pytest.mark.parametrize(
    ("content", "calendar"),
    [("3 May 1700 (O.S.)", "julian"), ("3 May 1700, Old Style", "julian"), ("3 May 1700 N.S.", "gregorian"), ("3 May 1700", "")],
)
def test_the_words_may_name_their_calendar(content, calendar):
    assert find_expressions(content, language_rules("en")) == [
        Expression(0, len(content), Said(1700, 5, 3, calendar=calendar), alone=True, leads=True)
    ]


@pytest.mark.parametrize(("content", "year"), [("11 February 1731/32", 1732), ("11 February 1699/1700", 1700), ("11 February 1731/45", 1731)])
def test_of_a_double_year_the_second_counts_if_it_follows_the_first(content, year):
    assert said(content) == (year, 2, 11)


def test_of_dates_that_overlap_the_longest_counts():
    assert words("the end of November 1917 and of May 3, 1918") == ["the end of November 1917", "May 3, 1918"]


def test_without_rules_only_iso_dates_are_found():
    content = "25 October 1917, 1917-10-25, in 1917"
    assert [content[one.start : one.end] for one in find_expressions(content, None)] == ["1917-10-25"]


def test_29_february_is_a_day_whatever_the_year():
    assert said("29 February 1900") == (1900, 2, 29)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("In May 300 men left.", ["May"]),
        ("In October 1500 men came.", ["October"]),
        ("On May 10, 500 soldiers fell.", ["May 10"]),
        ("On May 1, 1500 men fell.", ["May 1"]),
        ("In May 45 men left.", ["May"]),
        ("In October 1500 Germans came.", ["October"]),
        ("In August 1914 war broke out.", ["August 1914"]),
        ("On 3 May 1500 Columbus sailed.", ["3 May 1500"]),
        ("In October 1917 soldiers shot.", ["October 1917"]),
    ],
)
def test_a_number_of_things_after_a_month_is_no_year(content, found):
    assert words(content) == found


def test_a_double_year_may_be_given_by_its_last_digit():
    assert words("11 February 1731/2") == ["11 February 1731/2"]
    assert said("11 February 1731/2") == (1732, 2, 11)


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("15 March 44 B.C.", (-44, 3, 15)),
        ("March 15, 44 BC", (-44, 3, 15)),
        ("March 44 BC", (-44, 3, 0)),
        ("5 May A.D. 70", (70, 5, 5)),
        ("May 70 A.D.", (70, 5, 0)),
    ],
)
def test_a_day_before_christ_is_one_date(content, value):
    assert words(content) == [content]
    assert said(content) == value


def test_a_century_before_christ_lies_before_christ():
    (one,) = find_expressions("the first century B.C.", language_rules("en"))
    assert one.end == len("the first century B.C.")
    assert one.said.year == -100


def test_a_decade_before_christ_ends_with_its_round_year():
    (one,) = find_expressions("the 1350s BC", language_rules("en"))
    assert (one.end, one.said.year) == (len("the 1350s BC"), -1359)


@pytest.mark.parametrize("content", ["30 February 1900", "31 April 1917", "32 May 1917", "the 31st of June"])
def test_a_day_that_no_month_has_is_no_date_at_all(content):
    assert words(content) == []
