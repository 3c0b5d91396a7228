"""The words of a date: found by the forms that the file of a language lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from ...languages import LanguageRules

_YEAR: Final = r"(?P<year>[12]\d{3}|\d{3})(?:/(?P<dual>\d{2}|\d{4}))?(?!\d|[.,]\d)"
_ISO: Final = re.compile(r"(?<![\w-])(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w-])")
_DECADE: Final = r"(?P<decade>[12]\d{2}0)['\u2019]?s\b"
_LAST_DAY: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


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
    """Return the forms of the language as patterns, each placeholder replaced by its data."""
    section = rules.sections.get("dates", {})
    days = _alternatives(rules.table("dates", "days"))
    suffixes = section.get("day_suffixes", "")
    data = {
        "weekday": _alternatives(rules.listed("dates", "weekdays")),
        "article": _alternatives(rules.listed("dates", "articles"), group=True),
        "linking": _alternatives(rules.listed("dates", "linking"), group=True),
        "day": rf"(?P<day>\d{{1,2}}(?:{suffixes})?(?!\d)|(?i:{days}))",
        "month": rf"(?P<month>{_month_names(rules)})",
        "year": _YEAR,
        "mark": rf"(?:,?\s*\(?(?:(?P<old>{section.get('old_style') or '(?!)'})|(?P<new>{section.get('new_style') or '(?!)'}))(?!\w)\)?)?",
        "part": rf"(?P<part>(?i:{_alternatives(rules.table('dates', 'parts'))}))",
    }
    forms = []
    for form in section.get("forms", ()):
        pattern = re.sub(r"\{(\w+)\}", lambda match: data[match[1]], form.replace(" ", r"\s+"))
        forms.append(re.compile(rf"(?<![\w-]){pattern}(?!\w|-\w)"))
    return tuple(forms)


def _alternatives(words: "dict[str, int] | tuple[str, ...]", *, group: bool = False) -> str:
    joined = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
    return f"(?:(?i:{joined}))" if group else f"(?:{joined})"


def _month_names(rules: LanguageRules) -> str:
    names = rules.table("dates", "months")
    return "|".join(re.escape(name) for name in sorted({*names, *(name.upper() for name in names)}, key=len, reverse=True))


def find_expressions(content: str, rules: LanguageRules | None) -> list[Expression]:
    """Return the dates of *content* in order; of those that overlap the first, and of these the longest.

    Without *rules* only ISO dates are found.

    >>> from ...languages import language_rules
    >>> text = "On the 26th of October, at the end of November 1917, in 1805, the October revolution"
    >>> [text[one.start:one.end] for one in find_expressions(text, language_rules("en"))]
    ['the 26th of October', 'the end of November 1917', '1805']
    """
    found = [_iso(match) for match in _ISO.finditer(content)]
    if rules is not None and rules.sections.get("dates"):
        for pattern in _patterns(rules):
            found.extend(one for match in pattern.finditer(content) if (one := _expression(match, rules)))
        found.extend(_bare(content, rules))
        found.extend(_eras(content, rules))
        found.extend(_periods(content, rules))
    kept: list[Expression] = []
    for one in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _iso(match: re.Match[str]) -> Expression:
    return Expression(match.start(), match.end(), int(match["year"]), int(match["month"]), int(match["day"]), calendar="gregorian")


def _expression(match: re.Match[str], rules: LanguageRules) -> Expression | None:
    """Return what one match says, or None where it is no day that a month has."""
    said = match.groupdict()
    month = rules.table("dates", "months").get(said["month"]) or _in_capitals(said["month"], rules)
    day = _day(said.get("day") or "", rules)
    if said.get("day") and not 1 <= day <= _LAST_DAY[month - 1]:
        return None
    calendar = "julian" if said.get("old") else "gregorian" if said.get("new") else ""
    part = rules.table("dates", "parts").get((said.get("part") or "").lower(), 0)
    return Expression(match.start(), match.end(), _year(said), month, day, part, calendar=calendar)


def _in_capitals(name: str, rules: LanguageRules) -> int:
    return next(int(number) for month, number in rules.table("dates", "months").items() if month.upper() == name)


def _day(written: str, rules: LanguageRules) -> int:
    digits = re.match(r"\d+", written)
    return int(digits[0]) if digits else int(rules.table("dates", "days").get(written.lower(), 0))


def _year(said: dict[str, str | None]) -> int:
    """Return the year; of a dual one such as 1731/32 the second, which counts from January."""
    year, dual = said.get("year"), said.get("dual")
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
            month = rules.table("dates", "months").get(match["month"]) or _in_capitals(match["month"], rules)
            yield Expression(match.start("month"), match.end("month"), month=month)
        elif _counts_nothing(content, match.end(), functional):
            yield Expression(match.start("year"), match.end("year"), year=int(match["year"]))


def _counts_nothing(content: str, end: int, functional: frozenset[str]) -> bool:
    """Return whether a number that ends here stands for itself and counts no things: "in 1805 he", not "of 1500 men"."""
    following = re.compile(r"\s+([^\W\d_]+)").match(content, end)
    return following is None or not following[1].islower() or following[1] in functional


def _eras(content: str, rules: LanguageRules) -> Iterator[Expression]:
    section = rules.sections["dates"]
    if section.get("before_christ"):
        for match in re.finditer(rf"(?<![\w.])(\d{{1,4}})\s*(?:{section['before_christ']})(?!\w)", content):
            yield Expression(match.start(), match.end(), year=-int(match[1]))
    if section.get("anno_domini"):
        for match in re.finditer(rf"(?<!\w)(?:{section['anno_domini']})\s*(\d{{1,4}})(?!\w)", content):
            yield Expression(match.start(), match.end(), year=int(match[1]))


def _periods(content: str, rules: LanguageRules) -> Iterator[Expression]:
    """Yield decades and centuries, whole or a part of them."""
    article = _alternatives(rules.listed("dates", "articles"), group=True)
    linking = _alternatives(rules.listed("dates", "linking"), group=True)
    part = rf"(?:(?P<part>(?i:{_alternatives(rules.table('dates', 'parts'))}))(?:-|\s+)(?:{linking}\s+)?)?"
    lead = rf"(?<![\w-])(?:{article}\s+)?{part}(?:{article}\s+)?"
    parts = rules.table("dates", "parts")
    for match in re.finditer(lead + _DECADE, content):
        whole = Expression(match.start(), match.end(), year=int(match["decade"]), period="decade")
        yield replace(whole, part=parts.get((match["part"] or "").lower(), 0))
    century = rules.sections["dates"].get("century")
    if century:
        ordinal = rf"(?P<number>\d{{1,2}}(?:{rules.sections['dates'].get('day_suffixes', '')})|(?i:{_alternatives(rules.table('dates', 'days'))}))"
        for match in re.finditer(rf"{lead}{ordinal}\s+(?i:{century})(?!\w)", content):
            number = _day(match["number"], rules)
            if 1 <= number <= 21:
                whole = Expression(match.start(), match.end(), year=100 * (number - 1) + 1, period="century")
                yield replace(whole, part=parts.get((match["part"] or "").lower(), 0))
