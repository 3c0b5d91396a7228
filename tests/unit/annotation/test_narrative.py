"""Years and calendars: inferred only from what is declared or reached, and doubted where they may be wrong."""

import pytest

import teiwright
from teiwright.annotation.dates.expressions import find_expressions
from teiwright.annotation.dates.narrative import reckon
from teiwright.languages import language_rules
from teiwright.model import Text
from teiwright.pipeline.decisions import Passage
from teiwright.pipeline.settings import Dates


def reckoned(content: str, **settings) -> list[tuple[int, str, str]]:
    """Year, calendar and certainty of every date of *content*."""
    found = find_expressions(content, language_rules("en"))
    return [((one.extent.first or one.extent.last).year, one.calendar, one.cert) for one in reckon(found, Text(content), Dates(**settings))]


def years(content: str, **settings) -> list[int]:
    return [year for year, _, _ in reckoned(content, **settings)]


def test_without_an_anchor_no_year_is_invented():
    assert reckoned("On 25 October, in November, at the end of May.") == [(0, "", "high")] * 3


def test_a_declared_calendar_alone_gives_no_year():
    assert years("On 25 October. In May.", calendar="julian") == [0, 0]


def test_an_anchored_year_follows_the_narrative_over_the_new_year():
    content = "On 25 October. On 26 November. On 25 December. On 3 January. In May. In September. In February."
    assert years(content, anchor="1917-10") == [1917, 1917, 1917, 1918, 1918, 1918, 1919]


def test_a_look_back_of_a_few_months_stays_in_its_year():
    assert years("On 3 January. In December.", anchor="1918-01") == [1918, 1917]


def test_an_anchor_that_is_only_a_year_keeps_that_year_and_says_that_it_is_unsure():
    assert reckoned("In May.", anchor="1917") == [(1917, "gregorian", "medium")]


@pytest.mark.parametrize(("month", "cert"), [("November", "high"), ("January", "high"), ("March", "medium"), ("May", "medium")])
def test_a_year_inferred_over_more_than_a_quarter_is_unsure(month, cert):
    assert reckoned(f"In {month}.", anchor="1917-11")[0][2] == cert


def test_a_stated_year_stands_whatever_the_anchor():
    assert reckoned("On 3 May 1805.", anchor="1917-10") == [(1805, "gregorian", "high")]


def test_a_full_date_moves_the_narrative():
    assert years("On 3 May 1805. On 4 May.") == [1805, 1805]


def test_a_decade_or_century_does_not_move_the_narrative():
    assert years("On 3 May. In the 1790s. On 4 May.", anchor="1917-05") == [1917, 1790, 1917]


def test_a_year_named_in_passing_does_not_move_the_narrative():
    assert years("On 25 October they met, as in 1793. On 26 October they went.", anchor="1917-10") == [1917, 1793, 1917]


def test_where_nothing_else_is_known_a_year_named_before_gives_a_date_its_year_but_not_for_sure():
    assert reckoned("In 1793 the King died. On 5 May he left.") == [(1793, "gregorian", "high"), (1793, "gregorian", "medium")]


def test_declared_calendar_counts_to_its_last_day():
    content = "On 31 January 1918. On 1 February 1918. In January 1918. In February 1918."
    calendars = [calendar for _, calendar, _ in reckoned(content, calendar="julian", until="1918-01-31")]
    assert calendars == ["julian", "gregorian", "julian", "gregorian"]


def test_the_last_day_counts_for_inferred_years_too():
    content = "On 31 January. On 14 February."
    assert [calendar for _, calendar, _ in reckoned(content, anchor="1918-01", calendar="julian", until="1918-01-31")] == ["julian", "gregorian"]


@pytest.mark.parametrize(("content", "calendar"), [("4 October 1582", "julian"), ("15 October 1582", "gregorian"), ("14 October 1582", "julian")])
def test_undeclared_the_calendar_is_that_of_the_reform(content, calendar):
    assert reckoned(content)[0][1] == calendar


def test_words_that_name_their_calendar_count_before_the_declared_one():
    content = "5 May 1700 (O.S.) and 6 May 1700 N.S. and 7 May 1700"
    assert [calendar for _, calendar, _ in reckoned(content, calendar="gregorian")] == ["julian", "gregorian", "gregorian"]
    assert [calendar for _, calendar, _ in reckoned(content, calendar="julian")] == ["julian", "gregorian", "julian"]


@pytest.mark.parametrize(
    ("content", "calendars"),
    [
        ("25 October (7 November)", ["julian", "gregorian"]),
        ("7 November (25 October)", ["gregorian", "julian"]),
        ("25 October/7 November", ["julian", "gregorian"]),
        ("25 October [7 November]", ["julian", "gregorian"]),
        ("25 December (7 January)", ["julian", "gregorian"]),  # over the new year
        ("24 April (4 May)", ["julian", "gregorian"]),  # ten days, of the seventeenth century
        ("25 October (8 November)", ["", ""]),  # fourteen days apart: two days, no double date
        ("25 October and 7 November", ["", ""]),
    ],
)
def test_a_double_date_shows_both_calendars(content, calendars):
    assert [calendar for _, calendar, _ in reckoned(content)] == calendars


def test_once_both_calendars_were_shown_a_bare_date_is_doubted():
    content = "On 25 October. On 26 October (8 November). On 27 October."
    assert [cert for _, _, cert in reckoned(content, anchor="1917-10", calendar="julian")] == ["high", "high", "high", "medium"]


@pytest.mark.parametrize("content", ["25 October (7 November), 1917", "25 October (7 November) 1917", "25 October/7 November 1917"])
def test_the_year_after_a_double_date_is_that_of_both(content):
    assert years(content) == [1917, 1917]


@pytest.mark.parametrize("content", ["25 December (7 January), 1918", "25 December/7 January 1918"])
def test_over_the_new_year_the_year_after_a_double_date_is_that_of_its_second_day(content):
    assert years(content) == [1917, 1918]


def test_a_double_date_over_the_new_year_may_begin_with_the_later_day():
    assert reckoned("7 January (25 December)", anchor="1918-01") == [(1918, "gregorian", "high"), (1917, "julian", "high")]


def test_a_passage_reckons_by_its_own_calendar_and_is_doubted():
    content = "On 5 May.\nOn 6 May.\nOn 7 May.\n"
    found = reckoned(content, anchor="1917-05", calendar="julian", passages=(Passage(2, 2, "gregorian"),))
    assert found == [(1917, "julian", "high"), (1917, "gregorian", "medium"), (1917, "julian", "high")]


def test_a_passage_holds_its_first_and_last_line():
    content = "5 May,\n6 May,\n7 May,\n8 May"
    found = reckoned(content, calendar="julian", passages=(Passage(2, 3, "gregorian"),))
    assert [calendar for _, calendar, _ in found] == ["julian", "gregorian", "gregorian", "julian"]


def test_a_passage_beyond_the_text_counts_nowhere():
    assert reckoned("On 5 May.", anchor="1917-05", passages=(Passage(999, 1000, "julian"),))[0][1] == "gregorian"


def test_an_anchor_before_christ_gives_years_before_christ():
    assert reckoned("On 15 March.", anchor="-0044-03") == [(-44, "julian", "high")]


def test_the_year_after_1_bc_is_ad_1():
    assert years("On 1 January.", anchor="-0001-12") == [1]


def test_a_last_day_before_christ_is_understood():
    settings = {"language": "en", "dates": {"anchor": "-0044-01", "calendar": "julian", "until": "-0040-01-01"}}
    (one,) = teiwright.annotate("On 5 May he left.", ["dates"], settings)
    assert one.get("when-custom") == "-0044-05-05"
