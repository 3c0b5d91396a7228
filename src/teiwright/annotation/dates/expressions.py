"""The words of a date: found by the forms that the file of a language lists."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from ...languages import LanguageRules

_YEAR: Final = r"(?P<year>[12]\d{3}|\d{3})(?:/(?P<dual>\d{4}|\d{1,2}))?(?!\d|[.,]\d)"
_ISO: Final = re.compile(r"(?<![\w-])(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w-])")
_DECADE: Final = r"(?P<decade>[12]\d{2}0)['\u2019]?s\b"
_LAST_DAY: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DIGITS: Final = 4  # of a year that needs no era
_MOST_DAYS: Final = max(_LAST_DAY)
_NEVER: Final = "(?!)"  # matches nothing: a language that lacks the words


@dataclass(frozen=True, slots=True)
class Expression:
    """The words of one date and what they say; 0 where they do not say it.

    *part* is 1, 2 or 3 for the beginning, middle or end of the period named;
    *period* ``decade`` or ``century`` where *year* is its first year;
    *calendar* is set where the words themselves say it ("O.S.").
    """

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    part: int = 0
    period: str = ""
    calendar: str = ""


@cache
def _patterns(rules: LanguageRules) -> tuple[re.Pattern[str], ...]:
    """Return the forms of the language as patterns, each name between braces replaced by its data."""
    section = rules.sections.get("dates", {})
    days = _alternatives(rules.table("dates", "days"))
    suffixes = section.get("day_suffixes", "")
    data = {
        "weekday": _alternatives(rules.listed("dates", "weekdays")),
        "article": _alternatives(rules.listed("dates", "articles"), group=True),
        "linking": _alternatives(rules.listed("dates", "linking"), group=True),
        "day": rf"(?P<day>\d{{1,2}}(?:{suffixes})?(?!\d)|(?i:{days}))",
        "month": rf"(?P<month>{_month_names(rules)})",
        "year": rf"(?:{_era_year(section)}|{_YEAR})",
        "mark": rf"(?:,?\s*\(?(?:(?P<old>{section.get('old_style') or _NEVER})|(?P<new>{section.get('new_style') or _NEVER}))(?!\w)\)?)?",
        "part": rf"(?P<part>(?i:{_alternatives(rules.table('dates', 'parts'))}))",
    }
    forms = []
    for form in section.get("forms", ()):
        pattern = re.sub(r"\{(\w+)\}", lambda match: data[match[1]], form.replace(" ", r"\s+"))
        forms.append(re.compile(rf"(?<![\w-]){pattern}(?!\w|-\w)"))
    return tuple(forms)


def _era_year(section: dict[str, str]) -> str:
    """Return the pattern of a year with its era: "44 B.C.", "A.D. 70", "70 A.D."."""
    before, after = section.get("before_christ") or _NEVER, section.get("after_christ") or _NEVER
    leading = section.get("anno_domini") or _NEVER
    closed = rf"(?P<before>[1-9]\d{{0,3}})\s*(?:{before})(?!\w)|(?P<after>[1-9]\d{{0,3}})\s*(?:{after})(?!\w)"
    return rf"(?:{closed}|(?:{leading})\s*(?P<led>[1-9]\d{{0,3}})(?!\w))"


def _alternatives(words: Iterable[str], *, group: bool = False) -> str:
    joined = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or _NEVER
    return f"(?:(?i:{joined}))" if group else f"(?:{joined})"


def _month_names(rules: LanguageRules) -> str:
    names = rules.table("dates", "months")
    return "|".join(re.escape(name) for name in sorted({*names, *(name.upper() for name in names)}, key=len, reverse=True))


def find_expressions(content: str, rules: LanguageRules | None) -> list[Expression]:
    """Return the dates of *content* in order; of those that overlap the first, and of these the longest.

    Without *rules* for the forms of dates only ISO dates are found.

    >>> from ...languages import language_rules
    >>> text = "On the 26th of October, at the end of November 1917, in 1805, the October revolution"
    >>> [text[one.start:one.end] for one in find_expressions(text, language_rules("en"))]
    ['the 26th of October', 'the end of November 1917', '1805']
    """
    found = [one for match in _ISO.finditer(content) if (one := _iso(match))]
    if rules is not None and rules.listed("dates", "forms"):
        matches = [match for pattern in _patterns(rules) for match in pattern.finditer(content)]
        found.extend(one for match in matches if (one := _expression(match, rules)))
        found.extend(_bare(content, rules))
        found.extend(_eras(content, rules))
        found.extend(_periods(content, rules))
        found = _without([match.span() for match in matches if _is_impossible(match, rules)], found)
    kept: list[Expression] = []
    for one in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _iso(match: re.Match[str]) -> Expression | None:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    return Expression(match.start(), match.end(), year, month, day, calendar="gregorian") if day <= _LAST_DAY[month - 1] else None


def _expression(match: re.Match[str], rules: LanguageRules) -> Expression | None:
    """Return what one match says, or None where it is no day that a month has, or no date without a number that counts things."""
    if not _is_possible(match, rules):
        return None
    said = match.groupdict()
    day = _day(said.get("day") or "", rules)
    part = rules.table("dates", "parts").get((said.get("part") or "").lower(), 0)
    if said.get("year") and _counts_things(match, rules):
        end = match.start() + len(match.string[match.start() : match.start("year")].rstrip(" \t\r\n,"))
        return Expression(match.start(), end, month=_month(match, rules), day=day, part=part) if day or part else None
    calendar = "julian" if said.get("old") else "gregorian" if said.get("new") else ""
    return Expression(match.start(), match.end(), _year(said), _month(match, rules), day, part, calendar=calendar)


def _is_possible(match: re.Match[str], rules: LanguageRules) -> bool:
    """Return whether a match names no day, or one that its month has."""
    written = match.groupdict().get("day")
    return not written or 1 <= _day(written, rules) <= _LAST_DAY[_month(match, rules) - 1]


def _is_impossible(match: re.Match[str], rules: LanguageRules) -> bool:
    """Return whether a match means a day that its month lacks; in "May 45 men left" the number means no day."""
    return not _is_possible(match, rules) and (match.start("day") < match.start("month") or _day(match["day"], rules) <= _MOST_DAYS)


def _without(impossible: list[tuple[int, int]], found: list[Expression]) -> list[Expression]:
    """Return *found* without the months and years of days that cannot be: of "31 April 1917" nothing is a date."""
    spans = sorted(impossible)

    def is_left_over(one: Expression) -> bool:
        nearest = bisect_left(spans, (one.end, 0)) - 1
        return not one.day and nearest >= 0 and one.start < spans[nearest][1] and not one.start <= spans[nearest][0] <= spans[nearest][1] <= one.end

    return [one for one in found if not is_left_over(one)] if spans else found


def _month(match: re.Match[str], rules: LanguageRules) -> int:
    name = match["month"]
    return int(rules.table("dates", "months").get(name) or _in_capitals(name, rules))


def _in_capitals(name: str, rules: LanguageRules) -> int:
    return next(int(number) for month, number in rules.table("dates", "months").items() if month.upper() == name)


def _day(written: str, rules: LanguageRules) -> int:
    digits = re.match(r"\d+", written)
    return int(digits[0]) if digits else int(rules.table("dates", "days").get(written.lower(), 0))


def _year(said: dict[str, str | None]) -> int:
    """Return the year; of a dual one such as 1731/32 the second, which counts from January."""
    if said.get("before"):
        return -int(said["before"] or 0)
    year, dual = said.get("year") or said.get("after") or said.get("led"), said.get("dual")
    if not year:
        return 0
    if dual:
        second = int(year[: len(year) - len(dual)] + dual) if len(dual) < len(year) else int(dual)
        return second if second == int(year) + 1 else int(year)
    return int(year)


def _bare(content: str, rules: LanguageRules) -> Iterator[Expression]:
    """Yield a month or a year alone, where a preposition before it makes it a date."""
    prepositions = "|".join(sorted(rules.words("dates", "date_prepositions"), key=len, reverse=True))
    functional = rules.words("words", "function")
    bare = re.compile(rf"\b(?i:{prepositions})\s+(?:(?P<month>{_month_names(rules)})|(?P<year>1\d{{3}}|20\d\d)(?![\d./-]\d))(?!\w|-\w|['\u2019]\w)")
    for match in bare.finditer(content):
        if match["month"]:
            yield Expression(match.start("month"), match.end("month"), month=_month(match, rules))
        elif _counts_nothing(content, match.end(), functional):
            yield Expression(match.start("year"), match.end("year"), year=int(match["year"]))


def _counts_nothing(content: str, end: int, functional: frozenset[str]) -> bool:
    """Return whether a number that ends here stands for itself and counts no things: "in 1805 he", not "of 1500 men"."""
    following = re.compile(r"\s+([^\W\d_]+)").match(content, end)
    return following is None or not following[1].islower() or following[1] in functional


def _counts_things(match: re.Match[str], rules: LanguageRules) -> bool:
    """Return whether the number after a day or month counts things, and is no year: "On May 10, 500 soldiers".

    A verb may follow a year ("In August 1914 began"), so of four digits only a
    round number before a plural does, or any before a word such as "men".
    """
    if match["dual"] or match.end("year") != match.end():
        return False
    number = match["year"]
    following = re.compile(r"\s+([^\W\d_]+)").match(match.string, match.end())
    if following is None:
        return False
    word = following[1]
    if word in rules.words("dates", "counted"):
        return True
    demonym = word in rules.words("names", "never_names")
    if len(number) < _DIGITS and word.islower() and (word not in rules.words("words", "function") or word in rules.words("dates", "linking")):
        return True
    singular = rules.listed("dates", "singular_endings")
    plural = word.endswith(rules.listed("dates", "plural_endings")) and not word.endswith(singular)
    return number.endswith("00") and plural and (word.islower() or demonym)


def _eras(content: str, rules: LanguageRules) -> Iterator[Expression]:
    for match in re.finditer(rf"(?<![\w.]){_era_year(rules.sections['dates'])}", content):
        yield Expression(match.start(), match.end(), year=_year(match.groupdict()))


def _periods(content: str, rules: LanguageRules) -> Iterator[Expression]:
    """Yield decades and centuries, whole or a part of them."""
    article = _alternatives(rules.listed("dates", "articles"), group=True)
    linking = _alternatives(rules.listed("dates", "linking"), group=True)
    part = rf"(?:(?P<part>(?i:{_alternatives(rules.table('dates', 'parts'))}))(?:-|\s+)(?:{linking}\s+)?)?"
    lead = rf"(?<![\w-])(?:{article}\s+)?{part}(?:{article}\s+)?"
    parts = rules.table("dates", "parts")
    before, after = (rules.sections["dates"].get(key) or _NEVER for key in ("before_christ", "after_christ"))
    era = rf"(?:,?\s*(?:(?P<before>{before})|{after})(?!\w))?"
    for match in re.finditer(rf"{lead}{_DECADE}{era}", content):
        first = int(match["decade"])
        whole = Expression(match.start(), match.end(), year=-first - 9 if match["before"] else first, period="decade")
        yield replace(whole, part=parts.get((match["part"] or "").lower(), 0))
    century = rules.sections["dates"].get("century")
    if century:
        ordinal = rf"(?P<number>\d{{1,2}}(?:{rules.sections['dates'].get('day_suffixes', '')})|(?i:{_alternatives(rules.table('dates', 'days'))}))"
        for match in re.finditer(rf"{lead}{ordinal}\s+(?i:{century})(?!\w){era}", content):
            number = _day(match["number"], rules)
            if 1 <= number <= 21:
                first = -100 * number if match["before"] else 100 * (number - 1) + 1
                whole = Expression(match.start(), match.end(), year=first, period="century")
                yield replace(whole, part=parts.get((match["part"] or "").lower(), 0))
