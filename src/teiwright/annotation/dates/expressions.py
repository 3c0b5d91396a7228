"""What the words of a date say, before anything is inferred from what stands around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ...languages import LanguageRules
from ...model.calendars import Day, day_number, day_of, days_in_month, easter, years_on
from .forms import Match, forms_of
from .vocabulary import Token, Words, listed

_ISO: Final = re.compile(r"(?<![\w-])(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w-])")
_YEAR_LINE: Final = re.compile(r"^[^\S\n]*(?P<year>1[4-9]\d\d|20\d\d)[.:]?[^\S\n]*$", re.MULTILINE)
_FOLLOWING: Final = re.compile(r"\s+([^\W\d_]+)")
_NEXT_YEAR: Final = re.compile(r"[-\u2013](?P<year>\d\d(?:\d\d)?)(?![\w-])")
_JOINTS: Final = frozenset({"pair", "dash", "to", "and", "slash"})
_BETWEEN: Final = frozenset({"comma", "in", "of", "the", "prep"})
COMMON_YEAR: Final = 1901  # no leap year
_FIRST_GREGORIAN: Final = 1583
_BESIDE_YEAR: Final = 5  # words
_MONTHS: Final = 12
_MOST_DAYS: Final = 31
_NEAR: Final = 12  # words
_YEAR_OF_FOUR: Final = 1000
_CENTURY: Final = 100
_PARTS_OF_A_PLAY: Final = 3  # "3 Henry VI"
_SWEDISH_DAY: Final = (1712, 2, 30)  # by which Sweden went back to the Julian calendar
_LONG_MONTHS: Final = frozenset({3, 5, 7, 10})  # whose nones and ides are two days later
_MONTHS_FROM_JANUARY: Final = 1752  # since then Friends call January the first month
_MARCH: Final = 3  # on whose 25th years began
_FIRST_OF_MARCH: Final = 2  # months that stand before it


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one day, month, year or longer time; 0, empty or None where nothing is.

    *part* is the n-th of so many parts of what is named; *period* is
    ``season``, ``decade`` or ``century`` where *month* or *year* is its
    first; *calendar* is set where the words themselves tell it; of a *short*
    year the centuries are left out, and it is the rest by 100 or 1000. What is
    named may be so many days *away* from the day that is meant ("the eve of
    Michaelmas"), which may be the n-th *weekday* before (below 0) or after it,
    that *beside* counts ("the Monday before Michaelmas").
    """

    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = 0
    part: tuple[int, ...] = ()
    period: str = ""
    calendar: str = ""
    short: int = 0
    easter: int | None = None  # days from Easter
    dual: bool = False  # the year is told both as it began and from January: 1731/32
    away: int = 0
    beside: int = 0


@dataclass(frozen=True, slots=True)
class Shift:
    """How far a time lies from another: so many *unit* from the day of writing, or from where the narrative is (*told*).

    Without a unit it turns the weekday or month named: "last Monday", "October next". From the day *named* is
    counted "a week after the 3rd of May".
    """

    count: int
    unit: str = ""
    told: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Expression:
    """The words of one date: where they stand, in code points, and what they say.

    *until* is the end of a period; it is *within* the two that something is
    dated (``between``), else from the one to the other. Of ``before`` and
    ``after`` only one limit is told: *limit* is -1 or 1. *nearly* tells that
    the words say "about".
    """

    start: int
    end: int
    said: Said = Said()
    until: Said | None = None
    shift: Shift | None = None
    within: bool = False
    limit: int = 0
    nearly: bool = False
    unsure: bool = False  # whether the day or the month is named first: 12/10/1917
    alone: bool = False  # nothing else stands in its paragraph
    leads: bool = False  # it is among the first words of its sentence
    region: str = ""  # of a place named beside it
    tense: int = 0  # -1 where the words around tell that it is over, 1 that it is still to come
    heads: bool = False  # entries follow that name only their days
    after_year: bool = False  # a year stands right before it: "in 1517, on the 31st of October"
    months: int | None = None  # of such an entry: how often the days have begun again since what heads it
    doubted: bool = False  # whether they have is not sure


def find_expressions(content: str, rules: LanguageRules | None) -> list[Expression]:
    """Return the dates of *content* in order; of those that overlap the first, and of these the longest.

    Without *rules* for the forms of dates only ISO dates are found.

    >>> from ...languages import language_rules
    >>> text = "On the 26th of October, at the end of November 1917, in 1805, the October revolution"
    >>> [text[one.start:one.end] for one in find_expressions(text, language_rules("en"))]
    ['the 26th of October', 'the end of November 1917', '1805']
    """
    found: list[tuple[int, int, Sequence[Expression]]] = [(*match.span(), _iso(match)) for match in _ISO.finditer(content)]
    if rules is not None and rules.listed("dates", "forms"):
        found += [
            (*match.span("year"), (Expression(*match.span("year"), Said(int(match["year"])), alone=True),)) for match in _YEAR_LINE.finditer(content)
        ]
        forms = forms_of(rules)
        words = forms.vocabulary.read(content)
        reader = _Reader(content, words, rules)
        found += [(match.start, match.end, said) for match in forms.matches(words) if (said := reader.expressions(match)) is not None]
    kept: list[Expression] = []
    last = 0
    for start, end, expressions in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= last:
            kept += expressions
            last = end
    return kept


def _iso(match: re.Match[str]) -> tuple[Expression, ...]:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    real = day <= days_in_month(year, month, "gregorian")
    return (Expression(*match.span(), Said(year, month, day, calendar="gregorian")),) if real else ()


class _Reader:
    """Reads what matches of forms say; knows the words around them."""

    def __init__(self, content: str, words: Words, rules: LanguageRules) -> None:
        self.content, self.words, self.rules = content, words, rules
        self.functional = rules.words("words", "function")
        self.links = frozenset(listed(rules.sections["dates"]["words"]["of"]))
        self.counted = rules.words("dates", "counted")
        self.plurals, self.singulars = rules.listed("dates", "plural_endings"), rules.listed("dates", "singular_endings")
        self.demonyms = rules.words("names", "never_names")
        self.past_endings, self.not_past = rules.listed("dates", "past_endings"), rules.words("dates", "not_past")
        self.slashes = rules.says("dates", "ambiguous_slashes")
        self.articles_outside = rules.says("dates", "articles_outside")
        self.nouns = rules.says("dates", "capital_nouns")

    def expressions(self, match: Match) -> Sequence[Expression] | None:
        """Return the dates that a match is, none where it is a day that cannot be; None where it is no match after all."""
        if "no_day" in match.slots:
            return () if match.slots["no_day"] > _MOST_DAYS else None
        if self.nouns and "from_now" in match.slots and self.content[match.start].isupper() and not self._leads(match):
            return None  # "der Morgen"
        if self._counts_things(match):
            if not ("year" in match.slots and match.slots.keys() & {"day", "part"} and "month" in match.slots):
                return None
            match = self._without_year(match)
        if "reign" in match.slots:
            return self._of_reign(match)
        said = self._said(match, "")
        until = self._said(match, "2") if any(name.endswith("2") for name in match.slots) else None
        if said is None or (until is None and any(name.endswith("2") for name in match.slots)):
            return ()
        if until is not None:
            said, until = _completed(said, until)
            until = until if said.period != "season" else None  # the winter of 1916-17 is one
        said, match = self._with_both_years(said, match) if until is None else (said, match)
        if not all(map(_is_possible, filter(None, (said, until)))):
            return ()
        if "day_new" in match.slots:
            return self._dual(match, said)
        unsure = self.slashes and match.classes.get("month") == "month_number" and said.day <= _MONTHS
        one = self._around(match, Expression(match.start, match.end, said, until, _shift(match), unsure=unsure))
        if until is None:
            return (one,)
        joint = self._joint(match)
        if self._are_two(match, joint):
            first = replace(one, end=self.words.tokens[joint - 1].end, until=None)
            second = joint + 1 + (self.articles_outside and "the" in self.words.tokens[joint + 1].senses)
            return first, replace(one, start=self.words.tokens[second].start, said=until, until=None)
        return (replace(one, within="between" in self.words.tokens[match.first].senses),)

    def _are_two(self, match: Match, joint: int) -> bool:
        """Return whether what the token *joint* joins are two dates, and no period: "the 3rd and 4th of May", "in 1848 or 1849"."""
        joins = self.words.tokens[joint].senses
        if "pair" not in joins or "between" in self.words.tokens[match.first].senses:
            return False
        return "day2" in match.slots or ("to" not in joins and not match.slots.keys().isdisjoint({"month2", "year2"}))

    def _with_both_years(self, said: Said, match: Match) -> tuple[Said, Match]:
        """Return a month before 25 March and its match with the year that its own begins with: "January 1659-60", while years began in March."""
        began = 0 < said.month <= _MARCH and 0 < said.year < _MONTHS_FROM_JANUARY and not said.dual
        both = _NEXT_YEAR.match(self.content, match.end) if began and match.places.get("year") == match.after - 1 else None
        if both is None or (said.year + 1) % 10 ** len(both["year"]) != int(both["year"]):
            return said, match
        return replace(said, year=said.year + 1, dual=True), replace(match, after=match.after + 2, end=both.end())

    def _without_year(self, match: Match) -> Match:
        """Return a match up to the number that is no year of it."""
        slots, classes = ({name: value for name, value in given.items() if name != "year"} for given in (match.slots, match.classes))
        after = max(match.places[name] for name in slots) + 1
        return replace(match, after=after, end=self.words.tokens[after - 1].end, slots=slots, classes=classes)

    def _joint(self, match: Match) -> int:
        """Return the token that joins the beginning and the end of a period."""
        second = min(place for name, place in match.places.items() if name.endswith("2"))
        joints = (index for index in range(second - 1, match.first, -1) if _JOINTS & self.words.tokens[index].senses.keys())
        return next(joints, match.first)

    def _said(self, match: Match, end: str) -> Said | None:
        """Return what the slots of the beginning or the *end* of a period say; None where they name nothing that there is."""
        slots = {name.removesuffix("2"): value for name, value in match.slots.items() if name.endswith("2") == bool(end)}
        classes = {name.removesuffix("2"): value for name, value in match.classes.items() if name.endswith("2") == bool(end)}
        weekday = slots.get("weekday", 0)
        part = tuple(slots.get("part", ()))
        if "republican" in slots:
            return Said(slots["republican_year"], slots["republican"], slots["day"], weekday, calendar="frenchRepublican")
        for calendar in ("hebrew", "islamic"):
            if calendar in slots:
                return Said(slots["other_year"], slots[calendar], slots["day"], weekday, calendar=calendar)
        if "other_year" in slots:
            return Said(slots["other_year"], calendar="islamic")
        year, short = _year(slots, classes)
        calendar = slots.get("style", "")
        before_christ = slots.get("era") == -1
        if "decade" in slots:
            first = slots["decade"]
            return Said(-first - 9 if before_christ else first, part=part, period="decade") if first % 10 == 0 and first >= _YEAR_OF_FOUR else None
        if "century" in slots:
            number = slots["century"]
            return Said(-100 * number if before_christ else 100 * (number - 1) + 1, part=part, period="century")
        if "decade_short" in slots:
            tens = slots["decade_short"]
            return Said(tens, part=part, period="decade", short=100) if tens % 10 == 0 and tens < _CENTURY else None
        if "season" in slots:
            return Said(year, slots["season"], part=part, period="season", short=short)
        away, beside = slots.get("away", 0), slots.get("side", 0) * slots.get("nth_beside", 1)
        if "feast" in slots:
            return replace(_feast(slots["feast"], year, short, weekday), away=away, beside=beside)
        if "roman_day" in slots:
            return _roman_day(slots, year)
        month = slots.get("month", 0)
        if "last_day" in slots:
            slots["day"] = days_in_month(year or COMMON_YEAR, month, "julian" if 0 < year < _FIRST_GREGORIAN else "gregorian")
        if "quaker" in slots:
            month = slots["quaker"]
            if month > 12 or not (year or "year" in slots):
                return None
            month = month if year >= _MONTHS_FROM_JANUARY else (month + _FIRST_OF_MARCH - 1) % 12 + 1
        return Said(year, month, slots.get("day", 0), weekday, part, calendar=calendar, short=short, dual="dual" in slots, away=away, beside=beside)

    def _of_reign(self, match: Match) -> Sequence[Expression]:
        """Return a year of a reign, or the day in it; a reign does not have more years than it lasted."""
        if match.classes["reign_year"] == "number" and match.slots["reign_year"] <= _PARTS_OF_A_PLAY and self._is_play(match):
            return ()
        first, last = (_day(written) for written in match.slots["reign"].split("/"))
        begins = Day(years_on(first.year, match.slots["reign_year"] - 1), first.month, first.day)
        number = day_number(Day(begins.year + 1, first.month, first.day), "julian") - 1
        ends = min(day_of(number, "julian"), last)
        if begins > last:
            return ()
        if match.slots.keys().isdisjoint({"month", "feast"}):
            return (Expression(match.start, match.end, Said(*begins, calendar="julian"), Said(*ends, calendar="julian")),)
        said = self._said(match, "")
        days = ((year, day_of_feast(said, year, "julian")) for year in (begins.year, ends.year)) if said and _is_possible(said) else ()
        years = [year for year, day in days if begins <= day <= ends]
        return (self._around(match, Expression(match.start, match.end, replace(said, year=years[0], calendar="julian"))),) if said and years else ()

    def _is_play(self, match: Match) -> bool:
        """Return whether a number and a king may be a play: "2 Henry IV", and not "2 Hen. IV" or "3 May 2 Henry IV"."""
        return "month" not in match.slots and "." not in self.content[match.start : match.end]

    def _dual(self, match: Match, said: Said) -> Sequence[Expression]:
        """Return a day that is given by both calendars at once: "10/21 May", where the month may be that of the later day alone."""
        new = match.slots["day_new"]
        if new < said.day:
            earlier = (said.month - 2) % 12 + 1
            said = replace(said, month=earlier, year=years_on(said.year, -1) if said.year and earlier > said.month else said.year)
        return (Expression(match.start, match.end, replace(said, calendar="both")),)

    def _around(self, match: Match, one: Expression) -> Expression:
        """Return *one* with what the words before and around it add."""
        tokens = self.words.tokens
        before = tokens[match.first - 1]
        if self.articles_outside and "the" in tokens[match.first].senses and match.first not in match.places.values():
            one = replace(one, start=tokens[match.first + 1].start)
        if one.said.year and not one.shift:
            if "nearly" in before.senses:
                one = replace(one, start=before.start, nearly=True)
            elif "bound" in before.senses and not one.said.day and one.until is None:
                one = replace(one, start=before.start, limit=before.senses["bound"])
        alone = "break" in before.senses and ("break" in tokens[match.after].senses or self._closes(match.after))
        one = replace(one, after_year=self._is_after_year(match))
        return replace(one, alone=alone, leads=self._leads(match), region=self._region(match), tense=self._tense(match))

    def _is_after_year(self, match: Match) -> bool:
        """Return whether nothing but a comma and words of grammar parts the match from a year before it."""
        for token in self.words.tokens[match.first - 1 : max(0, match.first - _BESIDE_YEAR) : -1]:
            if "year" in token.senses:
                return True
            if _BETWEEN.isdisjoint(token.senses) or not _JOINTS.isdisjoint(token.senses) or "from" in token.senses:
                return False
        return False

    def _leads(self, match: Match) -> bool:
        if "\n" in self.content[self.words.tokens[match.first - 1].end : match.start]:
            return True
        before = self.words.tokens[max(0, match.first - 2) : match.first]
        return any("stop" in token.senses and "comma" not in token.senses for token in before)

    def _closes(self, after: int) -> bool:
        return "stop" in self.words.tokens[after].senses and "break" in self.words.tokens[min(after + 1, len(self.words.tokens) - 1)].senses

    def _beside(self, match: Match) -> Iterator[Token]:
        """Yield the words before and after a match, as far as its sentence goes."""
        tokens = self.words.tokens
        for steps in (range(match.first - 1, max(0, match.first - _NEAR), -1), range(match.after, min(match.after + _NEAR, len(tokens)))):
            for index in steps:
                if "stop" in tokens[index].senses and "comma" not in tokens[index].senses:
                    break
                yield tokens[index]

    def _tense(self, match: Match) -> int:
        """Return whether the sentence speaks of what is over (-1) or still to come (1)."""
        if "weekday" not in match.slots:
            return 0
        told = sum(("future" in token.senses) - ("past" in token.senses or self._is_past(token)) for token in self._beside(match))
        return (told > 0) - (told < 0)

    def _is_past(self, token: Token) -> bool:
        """Return whether a word that the file does not list ends as words do that tell of what is over."""
        if "lower" not in token.senses or not self.past_endings:
            return False
        return self.content.endswith(self.past_endings, token.start, token.end) and self.content[token.start : token.end] not in self.not_past

    def _region(self, match: Match) -> str:
        """Return the region of the places named beside a day, unless they are of several."""
        if "day" not in match.slots:
            return ""
        named = {token.senses["region"] for token in self._beside(match) if "region" in token.senses}
        return named.pop() if len(named) == 1 else ""

    def _counts_things(self, match: Match) -> bool:
        """Return whether the number at the end of a match counts things, and is no year: "On May 10, 500 soldiers".

        A verb may follow a year ("In August 1914 began"), so after a day or
        month only a round number before a plural counts, or any before a word
        such as "men"; a year alone has to stand before a word of grammar, a
        stop or a name.
        """
        name = "year" if "year" in match.slots else "day"
        if match.classes.get("month") in {"month_number", "roman_month", "dotted_month"}:
            return False
        if (
            match.places.get(name) != match.after - 1
            or match.classes.get(name) not in {"year", "two", "three", "number", "day"}
            or match.slots.keys() & {"dual", "era", "year2", "day2"}
        ):
            return False
        if name == "day" and ("month" in match.slots or "ordinal" in self.words.tokens[match.after - 1].senses):
            return False
        following = _FOLLOWING.match(self.content, match.end)
        if following is None:
            return False
        word, number = following[1], str(match.slots[name])
        if word in self.counted:
            return True
        if match.slots.keys() == {"year"} or name == "day":
            if self.nouns:
                return word[0].isupper()
            return word[0].islower() and word not in self.functional
        if len(number) < 4 and word.islower() and (word not in self.functional or word in self.links):
            return True
        plural = word.endswith(self.plurals) and not word.endswith(self.singulars) if self.plurals else False
        return number.endswith("00") and plural and (word.islower() or word in self.demonyms)


def _year(slots: dict[str, int], classes: dict[str, str]) -> tuple[int, int]:
    """Return the year, and the number by which a short one is the rest; of a dual one such as 1731/32 the second, which counts from January."""
    year = slots.get("year", 0)
    if slots.get("era") == -1:
        return -year, 0
    if "dual" in slots:
        digits = len(str(slots["dual"]))
        second = slots["dual"] if digits >= 4 else year - year % 10**digits + slots["dual"]
        second += 10**digits if second < year else 0
        return (second if second == year + 1 else year), 0
    return year, {"two": 100, "three": 1000}.get(classes.get("year", ""), 0) if "era" not in slots else 0


def _feast(written: str, year: int, short: int, weekday: int) -> Said:
    if written.startswith("easter"):
        return Said(year, weekday=weekday, short=short, easter=int(written.removeprefix("easter")))
    month, day = map(int, written.split("-"))
    return Said(year, month, day, weekday, short=short)


def day_of_feast(said: Said, year: int, calendar: str) -> Day:
    """Return the day of a *year* that a feast is, or the day of a month, as the calendar *calendar* has them."""
    if said.easter is None:
        return Day(year, said.month, said.day)
    return day_of(day_number(easter(year, calendar), calendar) + said.easter, calendar)


def _roman_day(slots: dict[str, int], year: int) -> Said:
    """Return the day of the Roman month, by its kalends, nones and ides, or so many days before."""
    month, day = slots["month"], slots["roman_day"]
    day += 2 if day > 1 and month in _LONG_MONTHS else 0
    before = slots.get("nth_before", 1) - 1  # both ends are counted
    if before >= day:
        year, month = (years_on(year, -1) if year and month == 1 else year), (month - 2) % 12 + 1
        day += days_in_month(year or 1, month, "julian")
    return Said(year, month, day - before)


def _shift(match: Match) -> Shift | None:
    slots = match.slots
    if "from_now" in slots:
        return Shift(slots["from_now"], "day")
    for name, told in (("turn", False), ("turn_told", True)):
        if name in slots:
            return Shift(slots[name], slots.get("unit", ""), told)
    if "month_turn" in slots:
        return Shift(slots["month_turn"], "month")
    if "day_told" in slots:
        return Shift(slots["day_told"], "day", told=True)
    for name, told in (("shift", False), ("shift_told", True), ("shift_from", True)):
        if name in slots:
            named = name == "shift_from" and not slots.keys().isdisjoint({"month", "feast"})
            return Shift(slots["count"] * slots[name], slots["unit"], told, named)
    return Shift(0, slots["unit"], told=True) if {"unit", "part"} <= slots.keys() else None


def _completed(said: Said, until: Said) -> tuple[Said, Said]:
    """Return both ends of a period, each with what only the other names: "1-3 July 1863", "1814-15", "54-53 BC"."""
    if until.short and said.year > 0 and not said.short:
        until = replace(until, year=said.year - said.year % until.short + until.year, short=0)
    if (until.year < 0) != (said.year < 0) and said.year and until.year:  # of both the era is said
        said, until = replace(said, year=-abs(said.year)), replace(until, year=-abs(until.year))
    month = said.month or until.month
    year = said.year or until.year
    if said.month > until.month > 0 and not said.year and year:
        year = years_on(year, -1)
    calendar = said.calendar or until.calendar
    later = replace(until, month=until.month or (month if until.day else until.month), year=until.year or said.year, calendar=calendar)
    return replace(said, month=month, year=year, short=said.short or (until.short if not said.year else 0), calendar=calendar), later


def _is_possible(said: Said) -> bool:
    """Return whether there is such a day in some year."""
    if not said.day or not said.month or (said.year, said.month, said.day) == _SWEDISH_DAY:
        return True
    calendar = said.calendar if said.calendar in {"frenchRepublican", "hebrew", "islamic"} else "julian"
    return said.day <= days_in_month(said.year or 4 if calendar != "julian" else 4, said.month, calendar)


def _day(written: str) -> Day:
    return Day(*map(int, written.split("-")))
