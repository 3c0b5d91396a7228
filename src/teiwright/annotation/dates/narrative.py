"""The time that a date means, and its calendar: both follow the text as it is read.

A year is never invented. It is stated, or it follows from one of two times:
where the *narrative* has come to, which the settings give and every dated day
moves, and the day of *writing*, which the settings give, or a date that
stands alone over an entry or a letter. "The following week" is counted from
the first, "yesterday" from the second, and where there is none such words
are no dates. The calendar is stated ("O.S."), or shown by a second date in
brackets, or declared in the settings, for all the text or for a passage of
it, or that of a place named beside the date (`regions`).
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from ...model import Text
from ...model.calendars import Day, day_number, day_of, days_in_month, weekday, years_on
from ...model.regions import NEW_YEARS, Region
from ...pipeline.decisions import Passage
from ...pipeline.settings import Dates
from .day_openings import STOP, opens_paragraph
from .expressions import COMMON_YEAR, Expression, Said, Shift, day_of_feast
from .letters import Letter

_BETWEEN_DOUBLES: Final = re.compile(r"\s*[(\[/]\s*")
_CLOSING: Final = re.compile(r"\s*[)\]]\s*,?\s*(?P<year>[12]\d{3})(?![\w/]|[.,-]\d)")
_WORD: Final = re.compile(r"\w+")

#: Days by which the Julian calendar has been behind since 1582.
_LAGS: Final = range(10, 14)
#: From here on the Gregorian calendar is taken for granted where nothing else is declared.
_GREGORIAN_SINCE: Final = Day(1582, 10, 15)
_OVER_NEW_YEAR: Final = 300  # days
_HALF_A_YEAR: Final = 6  # months
_WEEK: Final = 7
#: Days; a year inferred across more than this could well be the next or last one.
_NEAR: Final = 92
_LINE: Final = 200  # characters; a longer one is no line over a letter
_LONGEST_MARGIN: Final = 12  # characters before what opens a line
_FEW_WORDS: Final = 2  # after a weekday or year that stands over what follows: "Sunday, half past six"
_MOST_WORDS: Final = 6  # beside the date in the line over a letter
_LIFETIME: Final = 70  # years; a short year farther off than this means something else
_SEASON: Final = 3  # months
_LENGTHS: Final = {"decade": 10, "century": 100}
_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Extent:
    """The time that a date means: one day, month or year, or from *first* to *last*; *within* them where it is somewhere in between."""

    first: Day | None
    last: Day | None
    within: bool = False


@dataclass(frozen=True, slots=True)
class Reckoned:
    """An expression with the time that it means, in its *calendar*, as far as that is known, and how sure that is.

    *calendar* is empty where it is not known; *declared* tells whether
    another calendar than this would be expected here, so that it must be
    said. *reason* tells where a year comes from that the words do not state.
    """

    expression: Expression
    extent: Extent
    calendar: str
    declared: bool
    cert: str
    reason: str = ""


@dataclass(slots=True)
class _Time:
    """A day, month or year that the text has come to, and where it says so."""

    day: Day
    source: str
    given: bool = False  # by the settings, and nothing in the text has moved it


def reckon(expressions: list[Expression], text: Text, settings: Dates, letters: Sequence[Letter] = (), *, week_begins: int = 1) -> Iterator[Reckoned]:
    """Yield *expressions* with years and calendars, in the order of the text; those that can mean nothing here are left out.

    *letters* are those whose day stands at their end.
    """
    doubles = dict(_doubles(expressions, text.content))
    expressions = _with_shared_years(expressions, doubles, text.content)
    reckoner = _Reckoner(text, settings, week_begins)
    coming = deque(letters)
    for expression in expressions:
        if coming and coming[0].span.start <= expression.start:
            reckoner.enter(coming.popleft())
        found = reckoner.reckoned(expression, doubles.get(expression.start, ""))
        if found is not None:
            yield found


class _Reckoner:
    """Reads dates one after the other, and keeps the time that the narrative has come to and the day of writing."""

    def __init__(self, text: Text, settings: Dates, week_begins: int) -> None:
        self.text, self.settings, self.week_begins = text, settings, week_begins
        self.passages = [(text.line_span(one.from_line, one.to_line), one) for one in settings.passages]
        self.region = Region.named(settings.region)
        self.both_shown = False
        self.frame: _Time | None = None  # the year that stands over what follows
        self.anchored = bool(settings.anchor)
        anchor = _anchor(settings.anchor)
        self.narrative = _Time(anchor, f"the anchor {settings.anchor} of the settings", given=True) if anchor else None
        self.writing = self.narrative if anchor and anchor.day else None
        self.named: _Time | None = None  # the last year named in passing
        self.head = self.narrative  # what stands over the entries of a diary that name only their days

    def enter(self, letter: Letter) -> None:
        """Let the time be the day on which a letter was written, as its end says."""
        said = letter.dated.said
        self.writing = self.narrative = _Time(Day(said.year, said.month, said.day), self._source(letter.dated))
        self.frame = None

    def reckoned(self, one: Expression, double: str) -> Reckoned | None:
        calendar, declared, doubted = self._calendar(one, double)
        stands_over = one.heads or one.months is not None or self._stands_over(one)
        told = self._told(one, calendar or "gregorian", over=stands_over)
        if told is None:
            return None
        said, until, cert, reason = told
        if said.year and said.month and self.settings.new_year and calendar != "gregorian" and not (reason or said.dual):
            said = replace(said, year=years_on(said.year, NEW_YEARS[self.settings.new_year](said.year, said.month, said.day)))
        extent = extent_of(said, until, one)
        if extent is None:
            return None
        calendar, declared, doubted = self._settled(calendar, declared, doubted, one, said, extent)
        if said.away or said.beside:
            extent = _day_beside(said, calendar)
        before, cert = cert, self._doubted(cert, doubted, one, extent, calendar)
        if reason and one.said.weekday and cert == "low" != before:
            reason += ", but its weekday is another"
        self.both_shown = self.both_shown or bool(double)
        self._move(one, said, extent, calendar, over=stands_over, sure=cert == "high" or bool(extent.first and extent.first.day))
        if one.heads and extent.first:
            self.head = _Time(extent.first, self._source(one))
        return Reckoned(one, extent, calendar, declared, cert, reason)

    # -- calendars

    def _calendar(self, one: Expression, double: str) -> tuple[str, bool, bool]:
        """Return the calendar as far as it is declared, whether that must be said, and whether it is doubted."""
        stated, says_so = one.said.calendar, bool(self.settings.calendar or self.region)
        if double or stated:
            return double or stated, says_so or stated not in {"", "gregorian"}, False
        if not (one.said.month or one.said.day or one.said.easter is not None or one.shift or one.said.weekday):
            return "", says_so, False
        passage = _passage(self.passages, one.start)
        if passage:
            return passage.calendar, says_so, True
        return self.settings.calendar, says_so, bool(self.settings.calendar and self.both_shown)

    def _settled(self, calendar: str, declared: bool, doubted: bool, one: Expression, said: Said, extent: Extent) -> tuple[str, bool, bool]:  # noqa: FBT001
        """Return the calendar now that the year is known."""
        if not said.year:
            return calendar, declared, doubted
        stated = bool(one.said.calendar) or _passage(self.passages, one.start) is not None
        last = _last_day(extent)
        dated = bool(said.month)
        if self.region and dated and not calendar:
            calendar = self.region.calendar_on(last)
        elif calendar and not stated and self.settings.until and last > _full(_anchor(self.settings.until)):
            calendar = "gregorian"
        if not calendar and dated and one.region and (near := Region.named(one.region)) and said.day:
            calendar = near.calendar_on(last)
            doubted = doubted or (calendar != "gregorian" and last >= _GREGORIAN_SINCE)
        if not calendar:
            calendar = "gregorian" if last >= _GREGORIAN_SINCE else "julian"
        return calendar, declared or calendar != "gregorian", doubted

    def _doubted(self, cert: str, doubted: bool, one: Expression, extent: Extent, calendar: str) -> str:  # noqa: FBT001
        """Return the certainty, lowered where the calendar is doubted or the weekday contradicts the date."""
        if one.unsure:
            return "low"
        if (doubted or one.nearly) and cert == "high":
            cert = "medium"
        day = extent.first
        if one.said.weekday and day and day.day and extent.first == extent.last and calendar in {"julian", "gregorian"}:
            return cert if weekday(day_number(day, calendar)) == one.said.weekday else "low"
        return cert

    # -- years

    def _told(self, one: Expression, calendar: str, *, over: bool) -> tuple[Said, Said | None, str, str] | None:
        """Return what is said, with the year and all else that follows from a time before it; how sure that is, and why."""
        said, until, shift = one.said, one.until, one.shift
        if one.months is not None:
            return self._of_entry(one, one.months, calendar)
        if shift is not None:
            return self._shifted(one, shift, calendar)
        if said.short:
            return self._of_century(said, until)
        if one.after_year and self.named and not said.year and (said.month or said.easter is not None):
            said = replace(said, year=self.named.day.year)
            told = self._of_easter(said, calendar) if said.easter is not None else (said, None, "", "")
            return told and (told[0], None if until is None else replace(until, year=said.year), "high", f"{said.year}, as {self.named.source} says")
        if said.easter is not None:
            return self._of_easter(said, calendar)
        if said.year:
            return said, until, "high", ""
        if said.month:
            return self._of_narrative(said, until, calendar)
        if said.day:
            return self._of_month(said, until, calendar, over=over)
        if said.weekday:
            return self._of_week(one, calendar, over=over)
        return None

    def _of_narrative(self, said: Said, until: Said | None, calendar: str) -> tuple[Said, Said | None, str, str] | None:
        """Return a day or month with the year that brings it nearest to where the narrative is."""
        now = self.writing if self.writing and not self.writing.given else self.narrative
        if said.period == "season" and (now is None or now.given):
            return None  # "in the summer" of a letter may be any
        if now is None:
            return said, until, "high", ""
        if self.frame is not None:
            year = self.frame.day.year
            return replace(said, year=year), replace(until, year=year) if until else None, "medium", f"{year}, as {self.frame.source} says"
        year, cert = _nearest_year(said, now.day, calendar, goes_on=now is self.narrative and not now.given and now is not self.writing)
        if said.period == "season":
            cert = "medium"
        later = None if until is None else replace(until, year=years_on(year, 1) if until.month < said.month else year)
        return replace(said, year=year), later, cert, f"{year}, as {now.source} says"

    def _of_entry(self, one: Expression, months: int, calendar: str) -> tuple[Said, Said | None, str, str] | None:
        """Return the day of an entry in the month of what heads it, or so many *months* later.

        Where that has no year, it is the one of where the narrative is, if the weekday agrees.
        """
        head, now = self.head, self.narrative
        if head is None or not head.day.month:
            return None
        month = _months_on(head.day, months) if head.day.year else Day(0, (head.day.month + months - 1) % 12 + 1)
        if one.said.day > days_in_month(month.year or 4, month.month, calendar):
            return None
        said, cert = replace(one.said, year=month.year, month=month.month), "medium" if one.doubted else "high"
        if said.year:
            again = f" and the days have begun again {months} time{'s' if months > 1 else ''} since" if months else ""
            return said, None, cert, f"{month.iso()}, as {head.source} says{again}"
        if now is not None and said.weekday:
            year, _ = _nearest_year(said, now.day, calendar)
            day = Day(year, said.month, said.day)
            if said.day <= days_in_month(*day[:2], calendar) and weekday(day_number(day, calendar)) == said.weekday:
                return replace(said, year=year), None, "medium", f"{day._replace(day=0).iso()}, as {now.source} says"
        return said, None, cert, ""

    def _of_month(self, said: Said, until: Said | None, calendar: str, *, over: bool) -> tuple[Said, Said | None, str, str] | None:
        """Return a day whose month is not named: of the month that brings it nearest, and with the weekday that is said."""
        now = self.narrative
        if now is None or not now.day.month:
            return None
        here = day_number(now.day if now.day.day else now.day._replace(day=15), calendar)
        months = [_months_on(now.day, step) for step in (-1, 0, 1)]
        days = [Day(one.year, one.month, said.day) for one in months if said.day <= days_in_month(one.year, one.month, calendar)]
        if not now.day.day:
            days = [one for one in days if one.month == now.day.month] or days
        fitting = [one for one in days if said.weekday in {0, weekday(day_number(one, calendar))}]

        def distance(one: Day) -> tuple[int, int]:
            ahead = day_number(one, calendar) - here
            return (ahead < 0 if over and now.day.day and not now.given else 0, abs(ahead))

        best = min(fitting or days, key=distance)
        later = None if until is None else replace(until, year=best.year, month=best.month)
        cert = "high" if fitting and (said.weekday or over) else "medium"
        return replace(said, year=best.year, month=best.month), later, cert, f"{best._replace(day=0).iso()}, as {now.source} says"

    def _of_week(self, one: Expression, calendar: str, *, over: bool) -> tuple[Said, Said | None, str, str] | None:
        """Return the day of a weekday alone: over an entry the next after the last entry, else the next or last one as the words around tell."""
        now = self.narrative if over else self.writing
        if now is None or not now.day.month:
            return None
        if not now.day.day:
            start, cert = day_number(now.day._replace(day=1), calendar), "medium"
            found = start + (one.said.weekday - weekday(start)) % _WEEK
        else:
            here = day_number(now.day, calendar)
            ahead = (one.said.weekday - weekday(here)) % _WEEK
            if over:
                found, cert = here + (ahead if ahead or now.given else _WEEK), "medium"
            elif one.tense < 0:
                found, cert = here - (-ahead % _WEEK or _WEEK), "medium"
            else:
                found, cert = here + (ahead or _WEEK), "medium" if one.tense else "low"
        day = day_of(found, calendar)
        return replace(one.said, year=day.year, month=day.month, day=day.day), None, cert, f"{day.iso()}, as {now.source} says"

    def _of_century(self, said: Said, until: Said | None) -> tuple[Said, Said | None, str, str] | None:
        """Return a year whose centuries are left out, with those that bring it nearest to what is known."""
        now = self.writing or self.narrative
        unknown = None if said.period else (replace(said, year=0, short=0), None, "high", "")
        if now is None:
            return unknown
        centuries = now.day.year - now.day.year % said.short
        year = min((centuries + step + said.year for step in (-said.short, 0, said.short)), key=lambda one: abs(one - now.day.year))
        if abs(year - now.day.year) > _LIFETIME:
            return unknown
        return replace(said, year=year, short=0), until, "medium" if said.period else "high", f"{year}, as {now.source} says"

    def _of_easter(self, said: Said, calendar: str) -> tuple[Said, Said | None, str, str] | None:
        """Return the day of a feast that moves with Easter."""
        year, cert, reason = said.year, "high", ""
        if not year:
            if self.narrative is None:
                return None
            year, cert, reason = self.narrative.day.year, "medium", f"{self.narrative.day.year}, as {self.narrative.source} says"
        by = "julian" if calendar == "julian" or year < _GREGORIAN_SINCE.year else "gregorian"
        day = day_of_feast(said, year, by)
        return replace(said, year=day.year, month=day.month, day=day.day, calendar=by), None, cert, reason

    def _shifted(self, one: Expression, shift: Shift, calendar: str) -> tuple[Said, Said | None, str, str] | None:
        """Return the time that lies so far from the day of writing, from where the narrative is, or from the date that is named."""
        said = one.said
        if shift.named:
            named = self._told(replace(one, shift=None), calendar, over=False)
            if named is None or not (named[0].year or shift.unit in _DAYS):
                return None
            day = Day(named[0].year or COMMON_YEAR, named[0].month, named[0].day)
            moved = _moved_by(day, shift, calendar, self.week_begins, f"counted from {day.iso()}", "medium")
            return moved if named[0].year or moved is None else (replace(moved[0], year=0), None, "medium", "")
        now = self.narrative if shift.told else self.writing or (self.narrative if shift.unit in {"month", "year"} or said.month else None)
        if now is None:
            return (said, None, "high", "") if said.day and said.month and not shift.named else None
        reason, cert = f"counted from {now.day.iso()}, as {now.source} says", "medium" if shift.told or not now.day.day else "high"
        if shift.unit == "":
            return self._turned(said, shift, now.day, calendar, reason)
        if said.day and shift.unit == "month":
            month = _months_on(now.day, shift.count) if now.day.month else None
            if month is None or said.day > days_in_month(month.year, month.month, calendar):
                return None
            return replace(said, year=month.year, month=month.month), None, cert, reason
        if said.easter is not None and shift.unit == "year":
            of_easter = self._of_easter(replace(said, year=years_on(now.day.year, shift.count)), calendar)
            return of_easter and (of_easter[0], None, cert, reason)
        if said.month and shift.unit == "year":
            return replace(said, year=years_on(now.day.year, shift.count)), None, cert, reason
        moved = _moved_by(now.day, shift, calendar, self.week_begins, reason, cert)
        if moved is not None and said.weekday and shift.unit == "week":
            here = day_number(now.day, calendar) + _WEEK * shift.count
            day = day_of(here - weekday(here) + said.weekday, calendar)
            return replace(said, year=day.year, month=day.month, day=day.day), None, cert, reason
        if moved is not None and said.weekday:
            return replace(moved[0], weekday=said.weekday), None, cert, reason
        if moved is None or not said.part:
            return moved
        return (replace(moved[0], part=said.part), None, cert, reason) if shift.unit in {"month", "year"} else None

    def _turned(self, said: Said, shift: Shift, now: Day, calendar: str, reason: str) -> tuple[Said, Said | None, str, str] | None:
        """Return the last, this or next weekday, month or season of its name."""
        if said.month:
            if not now.month:
                return None
            after = said.month > now.month
            steps = {-1: -1 if said.month >= now.month else 0, 0: 0, 1: 0 if after else 1}[shift.count]
            return replace(said, year=years_on(now.year, steps)), None, "medium", reason
        if not said.weekday or not now.day:
            return None
        here = day_number(now, calendar)
        ahead = (said.weekday - weekday(here)) % _WEEK
        steps = {-1: -(-ahead % _WEEK or _WEEK), 0: ahead, 1: ahead or _WEEK}[shift.count]
        day = day_of(here + steps, calendar)
        return replace(said, year=day.year, month=day.month, day=day.day), None, "medium", reason

    # -- the time that the text has come to

    def _stands_over(self, one: Expression) -> bool:
        """Return whether a date stands over an entry or a letter: alone in its paragraph, almost alone in its line, or as the words that open it."""
        if one.alone or self._opens_entry(one):
            return True
        content = self.text.content
        before, line, _ = content[max(0, one.start - _LINE) : one.start].rpartition("\n")[::-1]
        after, line_end, _ = content[one.end : one.end + _LINE].partition("\n")
        first = len(before) < one.start
        if not line_end or (not line and first):
            return False
        if not one.said.day:
            return (
                not _WORD.search(before)
                and len(_WORD.findall(after)) <= _FEW_WORDS
                and bool(one.said.weekday or not one.said.month)
                and one.shift is None
            )
        return not after.strip(" .,;)]") and len(_WORD.findall(before)) <= _MOST_WORDS

    def _opens_entry(self, one: Expression) -> bool:
        """Return whether a day opens its paragraph as those of a diary do: "May 3. Left London", "3. Mai. - Früh auf"."""
        content = self.text.content
        line_start = content.rfind("\n", max(0, one.start - _LONGEST_MARGIN), one.start) + 1
        if not (one.said.day and one.said.month) or one.shift or one.until or one.start - line_start > _LONGEST_MARGIN:
            return False
        opens = not _WORD.search(content, line_start, one.start) and opens_paragraph(content, line_start)
        return opens and STOP.match(content, one.end) is not None

    def _source(self, one: Expression) -> str:
        return f'"{" ".join(self.text.content[one.start : one.end].split())}" in line {self.text.place(one.start).line}'

    def _move(self, one: Expression, said: Said, extent: Extent, calendar: str, *, over: bool, sure: bool) -> None:
        """Let the time follow a day or month; a mere year is named in passing, as are periods of years, unless nothing else is known."""
        if not said.year or said.period in _LENGTHS or one.within or extent.first is None or one.limit:
            return
        source = self._source(one)
        if not extent.first.month:
            self.named = _Time(Day(said.year), source)
            if over:
                self.frame = _Time(Day(said.year), source)
            if over or self.narrative is None or not self.narrative.day.month or (one.leads and not self.anchored):
                self.narrative = _Time(Day(said.year), source)
            return
        if (one.shift is not None and not one.shift.told) or (not sure and self.writing is not None):
            return
        if (said.weekday and not one.said.day and not over) or (said.period == "season" and self.writing is not None):
            return
        day = extent.first
        if calendar in {"frenchRepublican", "hebrew", "islamic", "both"}:
            day = day_of(day_number(day, "julian" if calendar == "both" else calendar), "gregorian")
        self.narrative = _Time(day, source)
        if self.frame and over:
            self.frame = None
        if over and day.day:
            self.writing = self.narrative


def _anchor(written: str) -> Day | None:
    """Return the day, month or year of a setting, or None where there is none."""
    if not written:
        return None
    sign = -1 if written.startswith("-") else 1
    parts = [int(part) for part in written.removeprefix("-").split("-")]
    return Day(sign * parts[0], *parts[1:])


def _full(day: Day | None) -> Day:
    return Day(day.year, day.month or 12, day.day or 31) if day else Day(9999)


def _passage(passages: list[tuple[tuple[int, int], Passage]], offset: int) -> Passage | None:
    return next((passage for (start, end), passage in passages if start <= offset < end), None)


def _nearest_year(said: Said, now: Day, calendar: str, *, goes_on: bool = False) -> tuple[int, str]:
    """Return the year that brings a day or month nearest to *now*, and how sure that is.

    A narrative *goes on* rather than back: twice as far ahead is as near.
    """
    if not now.month:
        return now.year, "medium"
    here = day_number(Day(now.year, now.month, now.day or 15), calendar)
    day = said.day or _middle(said.part)
    candidates = [years_on(now.year, step) for step in (-1, 0, 1)]
    ahead = {year: day_number(Day(year, said.month, min(day, 28)), calendar) - here for year in candidates}
    year = min(reversed(candidates), key=lambda one: -2 * ahead[one] if goes_on and ahead[one] < 0 else abs(ahead[one]))
    return year, "high" if abs(ahead[year]) <= _NEAR else "medium"


def _middle(part: tuple[int, ...]) -> int:
    """Return the day in the middle of a part of a month."""
    return round(30 * (part[0] - 0.5) / part[1]) if part else 15


def _months_on(day: Day, count: int) -> Day:
    months = day.month - 1 + count
    return Day(years_on(day.year, months // 12), months % 12 + 1)


def _moved_by(now: Day, shift: Shift, calendar: str, week_begins: int, reason: str, cert: str) -> tuple[Said, Said | None, str, str] | None:
    """Return what lies *shift* from *now*, as exactly as its unit says and *now* allows."""
    if shift.unit == "year":
        return Said(years_on(now.year, shift.count)), None, cert, reason
    if shift.unit == "month":
        if not now.month:
            return None
        month = _months_on(now, shift.count)
        return Said(month.year, month.month), None, cert, reason
    if not now.day:
        return None
    here = day_number(now, calendar)
    if shift.unit == "week" and abs(shift.count) <= 1 and not (shift.told and shift.count):
        here += _WEEK * shift.count - (weekday(here) - week_begins) % _WEEK
        first, last = day_of(here, calendar), day_of(here + _WEEK - 1, calendar)
        return Said(*first), Said(*last), cert, reason
    day = day_of(here + _DAYS[shift.unit] * shift.count, calendar)
    return Said(*day), None, cert, reason


def _doubles(expressions: list[Expression], content: str) -> Iterator[tuple[int, str]]:
    """Yield the start and calendar of dates that stand as one day in both calendars: "25 October (7 November)"."""
    for first, second in pairwise(expressions):
        one, other = first.said, second.said
        if not (one.day and one.month and other.day and other.month) or first.shift or second.shift or one.calendar or other.calendar:
            continue
        if not _BETWEEN_DOUBLES.fullmatch(content, first.end, second.start):
            continue
        year = one.year or other.year or 1917
        days = day_number(Day(other.year or year, other.month, other.day), "gregorian")
        days -= day_number(Day(year, one.month, one.day), "gregorian")
        if abs(days) > _OVER_NEW_YEAR:
            days += 365 if days < 0 else -365
        if days in _LAGS:
            yield first.start, "julian"
            yield second.start, "gregorian"
        elif -days in _LAGS:
            yield first.start, "gregorian"
            yield second.start, "julian"


def _with_shared_years(expressions: list[Expression], doubles: dict[int, str], content: str) -> list[Expression]:
    """Return *expressions*, the year after a double date given to both: "25 October (7 November) 1917".

    Over the new year the earlier day has the year before: "25 December (7 January) 1918".
    """
    shared = list(expressions)
    closed: set[int] = set()  # where the years begin that belong to double dates
    for index, (first, second) in enumerate(pairwise(expressions)):
        if first.said.year or not (first.start in doubles and second.start in doubles):
            continue
        closing = _CLOSING.match(content, second.end)
        year = second.said.year or (int(closing["year"]) if closing else 0)
        if year:
            months = first.said.month - second.said.month
            shared[index] = replace(first, said=replace(first.said, year=years_on(year, (months < -_HALF_A_YEAR) - (months > _HALF_A_YEAR))))
            shared[index + 1] = replace(second, said=replace(second.said, year=year))
            closed |= {closing.start("year")} if closing else set()
    return [one for one in shared if one.start not in closed]


def extent_of(said: Said, until: Said | None, one: Expression) -> Extent | None:
    """Return the time from what is said to *until*; None where nothing is known of it."""
    first = _bounds(said)
    if first is None:
        return None
    if until is not None:
        last = _bounds(until)
        return None if last is None or last.last is None else Extent(first.first, last.last, one.within)
    if one.limit:
        return Extent(None, first.last, within=True) if one.limit < 0 else Extent(first.first, None, within=True)
    return first


def _day_beside(said: Said, calendar: str) -> Extent:
    """Return the day so many days or weekdays away from what is said; of no year a weekday is any of seven."""
    if said.beside and not said.year:
        return Extent(None, None)
    here = day_number(Day(said.year or COMMON_YEAR, said.month, said.day), calendar or "gregorian") + said.away
    if said.beside > 0:
        here += (said.weekday - weekday(here) - 1) % _WEEK + 1 + _WEEK * (said.beside - 1)
    elif said.beside < 0:
        here -= (weekday(here) - said.weekday - 1) % _WEEK + 1 - _WEEK * (said.beside + 1)
    day = day_of(here, calendar or "gregorian")
    day = day if said.year else day._replace(year=0)
    return Extent(day, day)


def _bounds(said: Said) -> Extent | None:
    """Return the first and the last day, month or year of what is said."""
    if said.period in _LENGTHS:
        return _years(said.year, _LENGTHS[said.period], said.part)
    if said.period == "season":
        last = _months_on(Day(said.year or 1, said.month), _SEASON - 1)
        return Extent(Day(said.year, said.month), last if said.year else Day(0, last.month))
    if said.part:
        return _part(said)
    day = Day(said.year, said.month, said.day)
    return Extent(day, day) if any(day) else None


def _years(first: int, length: int, part: tuple[int, ...]) -> Extent:
    """Return the years of a decade or century, or of so many parts of it the one named."""
    if not part:
        return Extent(Day(first), Day(first + length - 1))
    number, count = part
    exact = number == count or length * number % count == 0
    return Extent(Day(first + round(length * (number - 1) / count)), Day(first + round(length * number / count) - exact), within=True)


def _part(said: Said) -> Extent:
    """Return the days of a part of a month, or the months of a part of a year."""
    number, count = said.part
    if not said.month:
        return Extent(Day(said.year, 12 * (number - 1) // count + 1), Day(said.year, 12 * number // count), within=True)
    last = 31 if number == count else 30 * number // count
    return Extent(Day(said.year, said.month, 30 * (number - 1) // count + 1), Day(said.year, said.month, last), within=True)


def _last_day(extent: Extent) -> Day:
    day = extent.last or extent.first or Day(0)
    month = day.month or 12
    return Day(day.year, month, day.day or days_in_month(day.year or 1, month, "gregorian"))
