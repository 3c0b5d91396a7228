"""Entries of a diary that open with a day alone: dated from what stands over them; other numbers are left alone."""

import pytest

import teiwright
from teiwright.annotation.dates import dates
from teiwright.annotation.dates.entries import with_entries
from teiwright.annotation.dates.expressions import find_expressions
from teiwright.languages import language_rules
from teiwright.model import Text
from teiwright.pipeline import Settings


def found(*paragraphs: str, language: str = "en", **settings) -> list[tuple[str, str, str]]:
    """Words, value and certainty of every date of *paragraphs*, which blank lines part."""
    content = "\n\n".join(paragraphs)
    annotations = teiwright.annotate(content, ["dates"], {"language": language, **settings})
    return [(content[one.start : one.end], one.get("when") or one.get("when-custom") or "", one.get("cert")) for one in annotations]


def values(*paragraphs: str, language: str = "en", **settings) -> list[str]:
    return [value for _, value, _ in found(*paragraphs, language=language, **settings)]


def test_days_under_a_heading_are_of_its_month():
    entries = ("1st. Rose early, and rode to the mill.", "2nd. At home.", "4th. Snow.", "30th. The ice broke.")
    assert found("January 1801.", *entries) == [
        ("January 1801", "1801-01", "high"),
        ("1st", "1801-01-01", "high"),
        ("2nd", "1801-01-02", "high"),
        ("4th", "1801-01-04", "high"),
        ("30th", "1801-01-30", "high"),
    ]


def test_a_year_before_its_month_is_of_the_date():
    assert found("1801. JANUARY.", "4th. Rain.", "5th. Rain.", "9th. Rain.")[:2] == [
        ("1801. JANUARY", "1801-01", "high"),
        ("4th", "1801-01-04", "high"),
    ]


def test_a_month_that_stands_alone_is_a_date_where_entries_follow():
    assert values("January 1801.", "2nd. Snow.", "4th. Snow.", "February.", "3rd. A thaw.", "9th. Rain.")[3:] == [
        "1801-02",
        "1801-02-03",
        "1801-02-09",
    ]
    assert "February" not in [words for words, _, _ in found("January 1801.", "2nd. Snow.", "4th. Snow.", "9th. Snow.", "February.", "A thaw.")]


def test_the_heading_of_a_diary_tells_its_year_and_that_its_numbers_are_days():
    paragraphs = ("JANUARY", "1st. Snow.", "2nd. Snow, and no post.", "FEBRUARY", "3rd. A thaw.", "4th. At home.")
    assert found("DIARY FOR 1801", *paragraphs) == [
        ("1801", "1801", "high"),
        ("JANUARY", "1801-01", "medium"),
        ("1st", "1801-01-01", "high"),
        ("2nd", "1801-01-02", "high"),
        ("FEBRUARY", "1801-02", "high"),
        ("3rd", "1801-02-03", "high"),
        ("4th", "1801-02-04", "high"),
    ]
    assert values("DIARY", *paragraphs)[:2] == ["--01", "--01-01"]
    assert found("ARGUMENTS FOR 1801", *paragraphs) == []
    assert "1801" not in [words for words, _, _ in found("JOURNAL No. 1801", *paragraphs)]
    assert found("DIARY FOR 1801", "We met at the mill, which stands by the weir.") == []


@pytest.mark.parametrize(
    "head",
    [
        "January 3d, 1801. Rose early.",
        "_January 3d, 1801._ Rose early.",
        "London, January 3, 1801.",
        "Saturday, 3 January 1801.--Rose early.",
    ],
)
def test_entries_go_on_from_a_dateline_or_an_entry_with_the_full_date(head):
    assert values(head, "4th. At home.", "_9th_. At home.", "(12th.) At home.") == ["1801-01-03", "1801-01-04", "1801-01-09", "1801-01-12"]


@pytest.mark.parametrize(
    ("language", "head", "entries"),
    [
        ("en", "January 1801", ["15. Thursday. Rain.", "16 Frid. Rain.", "Saturday 17. Rain.", "Sunday, 18th--Rain.", "19th (Monday). Rain."]),
        ("en", "JANUARY, 1801.", ["_15th._--Rain.", "16th. -- Rain.", "17th\u2014Rain.", "_18th_: Rain.", "The 19th we sailed."]),
        ("en", "Diary for January 1801", ["15. Rain.", "_16._ Rain.", "17 \u2014 Rain.", "18: Rain.", "19. Rain."]),
        (
            "de",
            "Januar 1801",
            ["Den 15ten. Regen.", "Den 16ten fuhren wir ab.", "17. Samstag. Regen.", "Sonntag, den 18. Regen.", "Am 19ten war Regen."],
        ),
        ("de", "Tagebuch, Januar 1801.", ["15. Regen.", "16. Regen.", "17. Regen; zu Hause.", "18. Nichts.", "19. Regen."]),
        ("fr", "Janvier 1801", ["Jeudi 15. Pluie.", "Le 16, nous partons.", "Le 17. Pluie.", "Dimanche 18.--Pluie.", "Du 19. Pluie."]),
        ("fr", "JOURNAL, JANVIER 1801", ["15. Pluie.", "16. -- Pluie.", "17. Pluie.", "18. Pluie.", "19. Rien."]),
    ],
)
def test_every_typography_is_read(language, head, entries):
    expected = ["1801-01", *(f"1801-01-{day}" for day in range(15, 20))]
    assert found(head, *entries, language=language)[0][1:] == ("1801-01", "high")
    assert values(head, *entries, language=language) == expected


def test_the_words_of_a_day_are_those_of_dates_elsewhere():
    spans = {words for words, _, _ in found("January 1801", "15. Thursday. Rain.", "16 Frid. Rain.", "The 17th we sailed.", "18th (Sunday). Rain.")}
    assert spans == {"January 1801", "15. Thursday", "16 Frid.", "The 17th", "18th (Sunday)"}
    spans = {words for words, _, _ in found("Januar 1801", "Den 15ten. Regen.", "Den 16. fuhren wir.", "Samstag d. 17ten. Regen.", language="de")}
    assert spans == {"Januar 1801", "15ten.", "16.", "Samstag d. 17ten."}


def test_entries_without_blank_lines_and_in_lines_that_wrap():
    content = (
        "January 1801\n2nd. Rose early, and rode to the mill with my brother, who had not been\n"
        "there for a year.\n4th. At home.\n9th. At home, and read the letters that the boy had brought as his\n12th. The boy is well\n"
    )
    assert values(content) == ["1801-01", "1801-01-02", "1801-01-04", "1801-01-09"]


def test_the_month_turns_where_the_days_begin_again_at_its_end():
    entries = ("30th. Snow.", "31st. Snow.", "1st. A thaw.", "3d. Rain.", "28th. Rain.", "2d. Fine.")
    assert found("December 1800", "29th. Snow.", *entries)[4:] == [
        ("1st", "1801-01-01", "high"),
        ("3d", "1801-01-03", "high"),
        ("28th", "1801-01-28", "high"),
        ("2d", "1801-02-02", "high"),
    ]


def test_where_no_end_of_a_month_is_near_it_may_have_turned():
    weeks = [f"{day}th. Rain." for day in (4, 5, 6, 7, 8, 9, 10, 11, 12, 13)]
    assert found("January 1801", *weeks, "5th. Fine.", "6th. Fine.")[-2:] == [("5th", "1801-02-05", "medium"), ("6th", "1801-02-06", "medium")]


def test_a_list_in_an_entry_is_none_of_the_days():
    entries = [f"{day}th. Rain." for day in (4, 5, 6, 7, 8, 9, 10, 11, 12)]
    points = ("1st. To rise early.", "2d. To read.", "3d. To write.")
    days = values("January 1801", *entries, *points, "14th. Rain.", "15th. Rain.")
    assert days == ["1801-01", *(f"1801-01-{day:02}" for day in (4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15))]


def test_a_weekday_that_is_another_makes_a_day_doubtful_and_the_report_says_so():
    content = "January 1801\n\n15. Thursday. Rain.\n\n16. Friday. Rain.\n\n18. Saturday. Rain.\n\n19. Monday. Rain.\n\n20. Tuesday. Rain."
    layer = dates(Text(content), {}, Settings(language="en"))
    assert [one.get("cert") for one in layer.annotations] == ["high", "high", "high", "low", "high", "high"]
    assert 'line 7: "18. Saturday" is 1801-01, as "January 1801" in line 1 says, but its weekday is another' in layer.reasons


def test_ordinals_are_days_though_weekdays_beside_them_are_wrong():
    assert found("January 1801", "15th. Rain.", "16th (Sunday). Rain.", "17th. Rain.", "19th. Rain.")[2] == ("16th (Sunday)", "1801-01-16", "low")


def test_yesterday_counts_from_the_entry():
    assert values("January 3d, 1801. Rose early.", "4th. Rain.", "9th. Yesterday the ice went.", "12th. Rain.")[2:4] == ["1801-01-09", "1801-01-08"]


def test_a_year_that_an_entry_remembers_is_not_the_year_of_the_next():
    assert values("January 1801", "4th. Rain.", "5th. On 3 May 1777 he was here.", "9th. Rain.")[-2:] == ["1777-05-03", "1801-01-09"]


def test_without_a_year_there_is_none_in_any_value():
    assert values("January.", "4th. Rain.", "5th. Rain.", "9th. Rain.") == ["--01", "--01-04", "--01-05", "--01-09"]
    assert values("December", "29th. Rain.", "30th. Rain.", "31st. Rain.", "2nd. Snow.")[-1] == "--01-02"


def test_a_weekday_that_agrees_tells_that_the_year_told_in_an_entry_is_its_own():
    entries = ("January", "Thursday 15. Rain.", "Friday 16. Mr. Pell's letter of 16 January 1801.", "Saturday 17. Rain.")
    assert found(*entries)[2:] == [
        ("Friday 16", "--01-16", "high"),
        ("16 January 1801", "1801-01-16", "high"),
        ("Saturday 17", "1801-01-17", "medium"),
    ]
    assert values(*(one.replace("1801", "1785") for one in entries))[-1] == "--01-17"


def test_without_a_month_nothing_is_found():
    assert values("4th. Rain.", "5th. Rain.", "9th. Rain.", "15. Thursday. Rain.", "16. Friday. Rain.") == []


def test_the_settings_may_tell_the_month():
    assert values("4th. Rain.", "5th. Rain.", "9th. Rain.", dates={"anchor": "1801-01"}) == ["1801-01-04", "1801-01-05", "1801-01-09"]
    assert values("3. Rain.", "5. Rain.", "9. Rain.", dates={"anchor": "1801"}) == []


def test_no_month_has_more_days_than_it_has():
    assert values("February 1801", "26th. Rain.", "27th. Rain.", "28th. Rain.", "30th. Rain.") == [
        "1801-02",
        "1801-02-26",
        "1801-02-27",
        "1801-02-28",
    ]


def test_before_the_year_began_in_january_a_month_has_the_year_that_its_own_begins_with():
    assert values("JANUARY 1659-60", "2nd. Rain.", "4th. Rain.", "9th. Rain.") == ["1660-01", "1660-01-02", "1660-01-04", "1660-01-09"]
    assert values("In January 1801-02 he came.") == ["1801-01"]
    assert values("In May 1659-60 he came.") == ["1659-05"]


POINTS = [
    "That the mill is old.",
    "That the weir leaks.",
    "That the boy fell in.",
    "That nobody came.",
    "That the sum is small.",
    "That we have done.",
]


def numbered(numbers, form="{}. {}") -> list[str]:
    return [form.format(number, POINTS[index % len(POINTS)]) for index, number in enumerate(numbers)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["London, January 3, 1801.", "I have to say:", *numbered(range(1, 7))],
        ["Fort William, 1st January 1801.", "We have received your letter.", *numbered(range(2, 12))],
        ["London, 3 January 1801.", *numbered([1], "{}st. {}"), *numbered([2], "{}d. {}"), *numbered([3], "{}d. {}")],
        ["January 1801.", *numbered([1], "{}st. {}"), *numbered([2], "{}d. {}"), *numbered([3], "{}d. {}"), *numbered([4, 5], "{}th. {}")],
        ["CATALOGUE", "January 1801", *numbered([1, 2, 3, 4, 7])],
        ["A DIARY", "January 1801", "2. The House", "It stood.", "3. The Mill", "It stood.", "5. The Weir", "It stood."],
        ["Epiphany, 6 January 1801.", "The lesson.", *numbered(range(7, 12))],
        ["DIARY", "31 January 1801. The committee met.", *numbered(range(1, 5))],
        ["January 1801.", "1. Monday: soup.", "2. Tuesday: fish.", "3. Wednesday: bread.", "4. Thursday: nothing."],
        ["January 1801.", "15. Sunday after Epiphany.", "16. Sunday in Lent.", "17. Monday in Lent."],
        ["DIARY", "January 1801", "3. To Mr. Pell for the boat, 12s.", "5. To the boy, 3d.", "9. For candles 4s. 6d.", "12. To the mill, \u00a33."],
        ["LONDON, January 3, 1801.", "1st Gent. Who comes?", "2d. Gent. A mill.", "3d. Gent. A weir.", "2d. Gent. Then go.", "4th Gent. I go."],
        [
            "Head Quarters, 5th January 1801.",
            "The 7th Regiment marched.",
            "The 9th Regiment stayed.",
            "15th Foot. At sea.",
            "The 16th Regiment. At sea.",
        ],
        [
            "JOURNAL",
            "January 1801",
            "The mill was old.[1]",
            "So he said.[3]",
            *numbered([1, 2, 3, 5]),
            "February 1801",
            "The ice went.[6]",
            *numbered([6, 7]),
        ],
        ["JANUARY.", "1. Sow peas.", "2. Prune vines.", "5. Dig.", "FEBRUARY.", "1. Sow beans.", "2. Graft trees.", "4. Mend frames."],
        ["ACT of the 9th of March, 1801.", "Art. 1. Of mills.", *numbered([10, 12, 13])],
        ["3 January 1801.", *numbered(range(1, 5)), "7 February 1801.", *numbered([1, 2, 8])],
        ["January 1801", "3 pair of gloves.", "7 yards of cloth.", "12 buttons, and 15 more."],
        ["January 1801", "2 And the king rose up.", "3 And the miller said.", "5 And the king was wroth."],
        [
            "2 January 1801.",
            "Dear Sir,",
            "3. I begin.",
            "9 January 1801.",
            "Dear Sir,",
            *numbered([1, 2]),
            "12 January 1801.",
            "Dear Sir,",
            *numbered([1, 2, 3]),
        ],
        ["JOURNAL", "January 1801", "[3] See the map.", "[5] See the mill.", "[9] See the weir.", "(12) See the boy."],
        ["January 1801", "17. Sat with Mr. Pell.", "18. Sun and wind.", "20. Sat at home."],
        ["JOURNAL", "January 1801", "3.5 miles.", "4.7 miles.", "5.2 miles.", "12:30 at the mill.", "15/16 of it."],
    ],
)
def test_numbers_that_are_no_days_are_left_alone(paragraphs):
    full = [words for words, _, _ in found(*paragraphs) if not any(word in words for word in ("January", "February", "March", "Epiphany"))]
    assert [words for words in full if any(map(str.isdigit, words))] == []


def test_the_notes_after_a_diary_are_no_entries_of_its_last_month():
    entries = ("3. Rose early.", "7. At home.", "9. At home.", "30. The ice went.")
    assert values("DIARY OF A MILLER", "January 1801", *entries, "NOTES", *numbered([1, 2, 3, 5]))[-1] == "1801-01-30"


def test_numbers_alone_are_days_where_several_months_have_them():
    january, february = ("3. Rose early.", "4. At home.", "9. Snow."), ("2. A thaw.", "12. Rain.", "13. Rain.")
    assert len(values("January 1801", *january)) == 1
    assert len(values("January 1801", *january, "February 1801", *february)) == 8


def test_what_is_no_diary_stays_as_it_was():
    rules = language_rules("en")
    content = "On 3 May 1801 we met.\n\n1. The mill is old.\n\n2. The weir leaks.\n\nOn Sunday 10 we met again."
    expressions = find_expressions(content, rules)
    assert with_entries(expressions, content, rules) == expressions
    assert with_entries(expressions, content, None) == expressions
