"""Entries of a diary that open with a day alone, as in "2nd. Rose early", "15. Sunday. Rain", "Den 4ten. Zu Hause".

Such a day has its month from the date over it (a heading, a dateline, an entry
that tells it), and from nothing else. A number at the beginning of a paragraph
is far more often something else (a point of a list, a section, a verse, a
chapter, a note), so what is read is never one number but all that follow a
date: days that ascend, none above 31, and begin again near a month's end.
Weekdays that agree with their numbers prove a diary; ordinals do where they
do not merely count from one, or a heading calls the text a diary; bare numbers only where they leave days out or
go on from the day over them. Without a month over them nothing is found.

TEI: NDDATE
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from ...languages import LanguageRules
from ...model.calendars import Day, day_number, weekday, years_on
from .day_openings import BARE, MOST_DAYS, ORDINAL, STOP, WEEKDAY, Opening, openings_of, opens_paragraph
from .expressions import Expression, Said

_WEEK: Final = 7  # days
_YEAR: Final = 12  # months
_END_OF_MONTH: Final = 24  # from this day on a month may turn without a doubt ...
_BEGINNING_OF_MONTH: Final = 8  # ... to a day up to this one
_FEWEST: Final = 3  # entries of a diary that no weekdays prove
_FEWEST_WITH_WEEKDAYS: Final = 2
_BEFORE_A_TURN: Final = 2  # entries of the month that ends
_COUNTED: Final = 12  # so many ordinals that count from one are more than the points of an argument
_WHOLE_MONTH: Final = 20  # numbers from one on, under several months, that no list goes up to
_SEVERAL: Final = 2
_ENDING: Final = 20  # characters at the end of a paragraph that are looked at
_SECOND: Final = 2  # a dispatch numbers its paragraphs from here, too ...
_ON_FROM_THE_FIRST: Final = 6  # ... so that entries without a gap after a first of the month have to be as many
_MOST_DISORDER: Final = {BARE: 0.0, ORDINAL: 0.1, WEEKDAY: 0.2}  # of the openings
_LEAST_GOOD: Final = {BARE: 0.9, ORDINAL: 0.8}  # of the openings stand in series that are days
_LEAST_AGREEMENT: Final = 0.65  # of the weekdays with the numbers beside them
_FARTHEST: Final = {BARE: 6_000, ORDINAL: 12_000}  # characters from one entry to the next
_LONGEST_LINE: Final = 200  # characters before or after a date that are looked at
_LONGEST_HEAD: Final = 64  # characters of a line that stands over entries
_MOST_WORDS_BEFORE: Final = 6  # in the line over entries, beside its date
_MOST_WORDS_AFTER: Final = 3
_WORD: Final = re.compile(r"[^\W_]+")
_BLANK: Final = re.compile(r"\n[^\S\n]*\n|\Z")
_LINE_ALONE: Final = re.compile(r"(?:\A|(?<=\n\n))[^\S\n]*(?P<words>\S.{0,63})(?=\n[^\S\n]*\n|\Z)")
_YEAR_ALONE: Final = re.compile(r"(?<![\w.,/-])(?<![Nn][or]\. )(?:1[4-9]\d\d|20\d\d)(?![\w/-]|[.,]\d)")
_ENDS_IN_FIGURES: Final = re.compile(r"(?:\d|[\u00a3$\u20ac]|\d[^\S\n]?[lsd]\.?)[\s.]*\Z")
_ENDS_WITH_STOP: Final = re.compile(r"[.!?,;:\u2013\u2014\-]\W*\Z")


@dataclass(slots=True)
class _Series:
    """The openings under one date, which is the *head*; without one they have only the *month* that the settings give, or none."""

    head: Expression | None
    month: int
    day: int  # of the head; 0 where it names a month
    year: bool  # whether any is known by then
    runs_in: bool  # the head opens an entry, which goes on in its line
    openings: list[Opening]

    def of(self, kinds: Collection[int]) -> "_Series":
        return replace(self, openings=[one for one in self.openings if one.kind in kinds])

    def to_turn(self) -> "_Series":
        """Return the series up to where its month would turn with a bare number: the notes after a text begin again, too."""
        pairs = enumerate(pairwise(self.openings), 1)
        last = next((index for index, (before, one) in pairs if one.kind == BARE and _turns(before.day, one, index)), len(self.openings))
        return replace(self, openings=self.openings[:last])

    def without_weekdays(self) -> "_Series":
        """Return the series as it is where weekdays prove nothing: those beside ordinals are no more than these, the others no days."""
        held = (one._replace(kind=ORDINAL) if one.kind == WEEKDAY and one.is_ordinal else one for one in self.openings)
        return replace(self, openings=[one for one in held if one.kind != WEEKDAY])


class _Placed(NamedTuple):
    """An opening that is a day, so many months after the head of its series."""

    opening: Opening
    months: int
    doubted: bool


def with_entries(expressions: list[Expression], content: str, rules: LanguageRules | None, anchor: str = "") -> list[Expression]:
    r"""Return *expressions* with the days at which the entries of a diary open, in order; *anchor* is the time at which the text begins.

    What stands over entries is marked as such, so that they follow it.

    >>> from ...languages import language_rules
    >>> from .expressions import find_expressions
    >>> text = "May 1801.\n\n2nd. Rose early.\n\n4th. To Bath.\n\n9th. Rain."
    >>> found = with_entries(find_expressions(text, language_rules("en")), text, language_rules("en"))
    >>> [(text[one.start:one.end], one.months) for one in found]
    [('May 1801', None), ('2nd', 0), ('4th', 0), ('9th', 0)]
    """
    if rules is None or not rules.listed("dates", "forms"):
        return expressions
    openings = list(openings_of(content, rules))
    if len(openings) < _FEWEST_WITH_WEEKDAYS:
        return expressions
    years = list(_years_of_diaries(expressions, content, rules))
    dated = sorted([*expressions, *years, *_bare_months(expressions, content, rules)], key=lambda one: one.start)
    series = list(_series(openings, dated, content, anchor, rules.words("dates", "articles_of_entries")))
    agreeing, told = _agreement([one.of((WEEKDAY,)) for one in series])
    if agreeing < _LEAST_AGREEMENT * told:
        series = [one.without_weekdays() for one in series]
    kinds = _kinds_of_days(series, content, rules, told=told)
    found = [(one, placed) for one in series if one.month and kinds for placed in [list(_placed(_fitting(one, kinds)))] if placed]
    return _merged([*expressions, *(years if found else ())], found)


def _merged(expressions: list[Expression], found: list[tuple[_Series, list[_Placed]]]) -> list[Expression]:
    """Return *expressions* with what was *found*, which takes the place of what they have of it: of "15. Sunday" the weekday."""
    heads = {one.head.start: replace(one.head, heads=True) for one, _ in found if one.head is not None}
    days = [
        Expression(one.start, one.end, Said(day=one.day, weekday=one.weekday), leads=True, months=months, doubted=doubted)
        for _, placed in found
        for one, months, doubted in placed
    ]
    added = sorted([*heads.values(), *days], key=lambda one: one.start)
    starts = [one.start for one in added]

    def is_replaced(one: Expression) -> bool:
        before = bisect_right(starts, one.end - 1) - 1
        return before >= 0 and added[before].end > one.start

    return sorted([*(one for one in expressions if not is_replaced(one)), *added], key=lambda one: one.start)


# -- what stands over entries


def _bare_months(expressions: Sequence[Expression], content: str, rules: LanguageRules) -> Iterator[Expression]:
    """Yield the names of months that stand alone in a line, or after a year, which are no dates unless entries follow them."""
    taken = {one.start for one in expressions}
    months = rules.table("dates", "months")
    for match in _month_lines(rules).finditer(content):
        name = match["month"]
        value = months.get(name) or months.get(name.title()) or months.get(name.lower())
        if value and match.start("month") not in taken:
            start = match.start("year" if match["year"] else "month")
            yield Expression(start, match.end("month"), Said(int(match["year"] or 0), value), alone=True)


def _years_of_diaries(expressions: Sequence[Expression], content: str, rules: LanguageRules) -> Iterator[Expression]:
    """Yield the years in the headings of diaries, as in "Diary for 1819", that are no dates unless entries follow."""
    for line in _lines_of_diaries(content, rules):
        for year in _YEAR_ALONE.finditer(content, line.start("words"), line.end("words")):
            if not any(one.start < year.end() and year.start() < one.end for one in expressions):
                yield Expression(year.start(), year.end(), Said(int(year[0])), alone=True)


@cache
def _month_lines(rules: LanguageRules) -> re.Pattern[str]:
    names = sorted((name for name in rules.table("dates", "months") if not name.endswith(".")), key=len, reverse=True)
    month = rf"(?i:{'|'.join(map(re.escape, names)) or '(?!)'})"
    return re.compile(rf"^[^\w\n]*_?(?:(?P<year>1[4-9]\d\d|20\d\d)[^\w\n]+)?(?P<month>{month})_?[^\w\n]*$", re.MULTILINE)


def _heads(one: Expression, content: str, articles: Collection[str]) -> tuple[bool, bool]:
    """Return whether a date stands over what follows, and whether it does so at the beginning of an entry that goes on in its line."""
    said = one.said
    if not said.month or one.shift or one.until or one.limit or said.part or said.period or said.calendar not in {"", "julian", "gregorian"}:
        return False, False
    line_start = content.rfind("\n", max(0, one.start - _LONGEST_LINE), one.start) + 1
    if (line_start == 0 and one.start > _LONGEST_LINE) or not opens_paragraph(content, line_start):
        return False, False
    before, (after, line_end, _) = content[line_start : one.start], content[one.end : one.end + _LONGEST_LINE].partition("\n")
    in_line = (line_end or one.end + len(after) == len(content)) and len((before + content[one.start : one.end] + after).strip()) <= _LONGEST_HEAD
    few = len(_WORD.findall(before)) <= _MOST_WORDS_BEFORE and len(_WORD.findall(after)) <= _MOST_WORDS_AFTER
    if in_line and few and not (said.day and _WORD.search(after)):
        return True, False
    stops = content[one.end - 1] == "." or STOP.match(content, one.end) is not None
    runs_in = bool(said.day) and stops and all(word.lower() in articles for word in _WORD.findall(before))
    return runs_in, runs_in


def _series(openings: list[Opening], expressions: Sequence[Expression], content: str, anchor: str, articles: Collection[str]) -> Iterator[_Series]:
    """Yield the openings by the date that stands over them; what names its month or year itself is no opening."""
    given = [int(part) for part in anchor.removeprefix("-").split("-")] if anchor else []
    month, day = [*given[1:], 0, 0][:2]
    now = _Series(None, month, day, bool(given), runs_in=False, openings=[])
    dated = [(one.start, one.end) for one in expressions if one.said.month or one.said.year or one.until or one.shift]
    starts = [start for start, _ in dated]
    year, rest = bool(given), iter(expressions)
    over = next(rest, None)
    for opening in openings:
        while over is not None and over.start <= opening.start:
            year = year or bool(over.said.year)
            heads, runs_in = _heads(over, content, articles)
            if heads:
                yield now
                now = _Series(over, over.said.month, over.said.day, year, runs_in, [])
            over = next(rest, None)
        before = bisect_right(starts, opening.end - 1) - 1
        if before < 0 or dated[before][1] <= opening.start:
            now.openings.append(opening)
    yield now


# -- whether they are days


def _kinds_of_days(series: Sequence[_Series], content: str, rules: LanguageRules, *, told: int) -> set[int]:
    """Return the kinds of openings that are days in this text; none where it is no diary. So many weekdays could be compared."""
    is_diary = _is_called_diary(content, rules)
    held = {WEEKDAY} if told and _are_in_order([one.of((WEEKDAY,)) for one in series]) else set[int]()
    for kinds in ({ORDINAL, WEEKDAY}, {ORDINAL}):
        if ORDINAL not in held and _ordinals_prove([one.of(kinds) for one in series], is_diary=is_diary):
            held |= kinds
    for kinds in ({BARE, ORDINAL, WEEKDAY}, {BARE, *held}):
        if BARE not in held and _numbers_prove([one.of(kinds).to_turn() for one in series], content, is_diary=is_diary):
            held |= kinds
    return held


def _agreement(series: Sequence[_Series]) -> tuple[int, int]:
    """Return how many weekdays agree with the month that is over them, or where its year is not known with each other, and of how many."""
    agreeing = told = 0
    for one in series:
        for year, month, days in _months_of(one):
            if year:
                agreeing += max(sum(weekday(day_number(Day(year, month, day), by)) == named for day, named in days) for by in ("julian", "gregorian"))
                told += len(days)
            else:
                agreeing += Counter((named - day) % _WEEK for day, named in days).most_common(1)[0][1] - 1
                told += len(days) - 1
    return agreeing, told


def _are_in_order(series: Sequence[_Series]) -> bool:
    """Return whether days with their weekdays are several, and those of one month ascend."""
    count = sum(len(one.openings) for one in series)
    return count >= _FEWEST_WITH_WEEKDAYS and sum(map(_disorder, series)) <= _MOST_DISORDER[WEEKDAY] * count


def _months_of(one: _Series) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """Yield each month of a series, its year or 0, and its days with their weekdays."""
    said = one.head.said if one.head is not None else Said()
    placed = list(_placed(one))
    for months, group in groupby(placed, key=lambda each: each.months):
        days = [(each.opening.day, each.opening.weekday) for each in group]
        if not months and one.day and said.weekday:
            days.insert(0, (one.day, said.weekday))
        later = one.month + months - 1
        year = years_on(said.year, later // _YEAR) if said.year and one.month else 0
        yield year, later % _YEAR + 1, days


def _ordinals_prove(series: Sequence[_Series], *, is_diary: bool) -> bool:
    """Return whether the ordinals among the openings are days, and not the points of arguments, of which a diary has none."""
    return bool(_proofs(series, ORDINAL, lambda one: is_diary or one.day > 0 or not _counts_from_one(one) or len(one.openings) >= _COUNTED))


def _numbers_prove(series: Sequence[_Series], content: str, *, is_diary: bool) -> bool:
    """Return whether bare numbers among the openings are days: under several dates, or in a text that is called a diary."""
    numbered = [one for one in series if any(opening.kind == BARE for opening in one.openings)]
    bare = [opening for one in numbered for opening in one.openings if opening.kind == BARE]
    ends = [content[max(opening.after, end - _ENDING) : end] for opening in bare for end in [_paragraph_end(content, opening.after)]]
    figures, stops = (sum(bool(ending.search(text)) for text in ends) for ending in (_ENDS_IN_FIGURES, _ENDS_WITH_STOP))
    if 2 * figures > len(ends) or 2 * stops < len(ends):
        return False  # sums of money, or headings
    whole = sum(_counts_from_one(one) and len(one.openings) >= _WHOLE_MONTH for one in numbered) >= _SEVERAL

    def are_days(one: _Series) -> bool:
        if not one.year or (one.head is not None and not one.day and not _is_beside(one.head, one.openings[0], content)):
            return False
        if any(opening.kind != BARE for opening in one.openings):
            return True
        if _counts_from_one(one):
            return one.day == 0 and whole and len(one.openings) >= _WHOLE_MONTH
        if one.openings[0].day > _SECOND or any(after.day - before.day > 1 for before, after in pairwise(one.openings)):
            return True
        return one.runs_in and len(one.openings) >= _ON_FROM_THE_FIRST

    proofs = _proofs(numbered, BARE, are_days)
    return len(proofs) >= _SEVERAL or (bool(proofs) and is_diary)


def _proofs(series: Sequence[_Series], kind: int, are_days: Callable[[_Series], bool]) -> list[_Series]:
    """Return the series that show that *kind* of openings to be days; none where others show that it is not."""
    series = [one for one in series if one.month and one.openings]
    most = _MOST_DISORDER[kind]
    proved = [_disorder(one) <= most * len(one.openings) and _is_near(one, kind) and are_days(one) for one in series]
    good = [one for one, is_good in zip(series, proved, strict=True) if is_good]
    openings = sum(len(one.openings) for one, is_good in zip(series, proved, strict=True) if len(one.openings) > 1 or is_good)
    count, disorder = sum(len(one.openings) for one in good), sum(map(_disorder, series))
    return good if count >= _FEWEST and count >= _LEAST_GOOD[kind] * openings and disorder <= most * openings else []


def _is_called_diary(content: str, rules: LanguageRules) -> bool:
    """Return whether a short line that stands alone has a word such as "Journal"."""
    return next(_lines_of_diaries(content, rules), None) is not None


def _lines_of_diaries(content: str, rules: LanguageRules) -> Iterator[re.Match[str]]:
    """Yield the short lines that stand alone and have a word such as "Journal"."""
    names = tuple(rules.words("dates", "diaries"))
    for match in _LINE_ALONE.finditer(content) if names else ():
        if any(word.lower().endswith(names) for word in _WORD.findall(match["words"])):
            yield match


def _fitting(one: _Series, kinds: Collection[int]) -> _Series:
    """Return the openings of *kinds*; of a series whose order bare numbers disturb, those that are more than numbers."""
    held = one.of(kinds).to_turn()
    return held if BARE not in kinds or not _disorder(held) else one.of([kind for kind in kinds if kind != BARE])


def _disorder(one: _Series) -> int:
    """Return how many openings are no day after the one before."""
    last, count = one.day, 0
    for index, opening in enumerate(one.openings):
        count += not (_goes_on(last, opening, index) or _turns(last, opening, index))
        last = opening.day
    return count


def _goes_on(last: int, opening: Opening, index: int) -> bool:
    return opening.day > last or (opening.day == last and (opening.kind == WEEKDAY or (opening.kind == ORDINAL and index > 0)))


def _turns(last: int, opening: Opening, index: int) -> bool:
    """Return whether a month ends before *opening*, the one at *index* of its series."""
    is_proved = opening.kind == WEEKDAY or index >= _BEFORE_A_TURN
    return last >= _END_OF_MONTH and opening.day <= _BEGINNING_OF_MONTH and is_proved


def _counts_from_one(one: _Series) -> bool:
    """Return whether more than half of the openings are just 1, 2, 3 and so on."""
    counted = next((number for number, opening in enumerate(one.openings) if opening.day != number + 1), len(one.openings))
    return 2 * counted > len(one.openings)


def _is_near(one: _Series, kind: int) -> bool:
    """Return whether each opening is as near to the one before as entries are."""
    places = [one.head.end if one.head is not None else 0, *(opening.start for opening in one.openings)]
    return all(after - before <= _FARTHEST[kind] for before, after in pairwise(places))


def _is_beside(head: Expression, opening: Opening, content: str) -> bool:
    """Return whether an opening is the first paragraph below what stands over it, or below one more line."""
    between = content[head.end : opening.start]
    return len([line for line in between.split("\n")[1:-1] if line.strip()]) <= 1


def _paragraph_end(content: str, start: int) -> int:
    end = _BLANK.search(content, start)
    return end.start() if end else len(content)


def _placed(one: _Series) -> Iterator[_Placed]:
    """Yield the openings of a series with their months; those that stray from the order of the others are left out."""
    last, months, doubted, astray = one.day, 0, False, False
    for index, opening in enumerate(one.openings):
        if not _goes_on(last, opening, index):
            near = _turns(last, opening, index)
            if astray or _strays(last, one.openings[index : index + MOST_DAYS + 1]) or not (near or _may_turn(one.openings, index)):
                astray = True
                continue
            months += 1
            doubted = doubted or not near
        last, astray = opening.day, False
        yield _Placed(opening, months, doubted)


def _strays(last: int, openings: Sequence[Opening]) -> bool:
    """Return whether the order goes on after the first of *openings*, or after some that count from one."""
    counted = next((index for index, one in enumerate(openings) if one.day != index + 1), len(openings))
    return any(after < len(openings) and openings[after].day > last for after in {1, counted} if after)


def _may_turn(openings: Sequence[Opening], index: int) -> bool:
    """Return whether a month may turn at *index* though no end of one is near: days have gone before, and more follow that do not count from one."""
    opening = openings[index]
    if opening.kind == WEEKDAY:
        return True
    follows = index + 1 < len(openings) and openings[index + 1].day > opening.day
    return index >= _BEFORE_A_TURN and opening.day > 1 and follows
