"""A day at the beginning of a paragraph: "2nd. Rose early", "15. Sunday. Rain", "Den 4ten fuhren wir".

Whether it is one, or a number of something else, `entries` decides.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from ...languages import LanguageRules

#: What shows that an opening is a day, the weakest first.
BARE, ORDINAL, WEEKDAY = 1, 2, 3
MOST_DAYS: Final = 31
_INDENT: Final = 64  # characters, of which no indent has more
_LONG_LINE: Final = 200  # characters; no more of the line before are looked at ...
_ENDING: Final = 10  # ... nor of its end
_SHORT_LINE: Final = 45  # after which a new line begins a paragraph
_WORD: Final = re.compile(r"[^\W_]+")
_NO_WORD: Final = re.compile(r"[\W_]*")
_DASH: Final = r"(?:--|[\u2013\u2014])"
#: What parts a day from the text of its entry.
STOP: Final = re.compile(rf"[_*\])]{{0,2}}[^\S\n]*(?:[.:;,]?[_*\])]{{0,2}}[^\S\n]*{_DASH}|[.:;][_*\])]{{0,2}}|\n|\Z|(?<=\s)-\s)")
_ABBREVIATES: Final = re.compile(rf"[.,:;]|[^\S\n]*(?:{_DASH}|\n)")
_ENDS_SENTENCE: Final = re.compile(r"[.!?:;\u2014][\"'\u201d\u2019\u00bb)\]_*]*\Z|--\Z")


class Opening(NamedTuple):
    """A day at the beginning of a paragraph: its span, and where the text after it begins."""

    start: int
    end: int
    after: int
    day: int
    weekday: int
    kind: int
    is_ordinal: bool  # beside its weekday


def openings_of(content: str, rules: LanguageRules) -> Iterator[Opening]:
    """Yield the days at which paragraphs open, whatever they may be."""
    weekdays = {name.rstrip(".").lower(): value for name, value in rules.table("dates", "weekdays").items()}
    whole_names = {name.lower() for name in rules.table("dates", "weekdays") if not name.endswith(".")}
    functional, nouns = rules.words("words", "function"), rules.says("dates", "capital_nouns")
    dotted, articles_outside = rules.says("dates", "dotted_ordinals"), rules.says("dates", "articles_outside")
    for match in _opening_pattern(rules).finditer(content):
        day = int(match["day"])
        if not 1 <= day <= MOST_DAYS or not opens_paragraph(content, match.start()):
            continue
        following, end = match["following"] or "", max(match.end("number"), match.end("dot") if dotted else 0)
        is_whole = following.lower() in whole_names
        if following and (is_whole or _ABBREVIATES.match(content, match.end("following"))):
            end = match.end("close") if match["close"] else match.end("following") + (not is_whole and content[match.end("following")] == ".")
        else:
            following = ""
        named = match["before"] or following
        kind = WEEKDAY if named else ORDINAL if match["suffix"] or match["article"] else BARE
        after = _text_after(content, end, kind, match, functional, nouns=nouns)
        if after < 0:
            continue
        outside = articles_outside and match["article"] and not match["before"]
        start, is_ordinal = match.start("number" if outside else "said"), bool(match["suffix"] or match["article"])
        yield Opening(start, end, after, day, weekdays.get(named.lower(), 0), kind, is_ordinal)


def _text_after(content: str, end: int, kind: int, match: re.Match[str], functional: frozenset[str], *, nouns: bool) -> int:
    """Return where the text of an entry begins, or -1 where what follows the day shows that it is none."""
    stop = STOP.match(content, end)
    begins = stop.end() if stop else end
    text = _NO_WORD.match(content, begins)
    word = _WORD.match(content, text.end() if text else begins)
    if kind == WEEKDAY:
        return begins
    if kind == BARE:
        in_line = "\n" not in content[end : word.start()] if word else False
        parted = bool(stop or match["dot"]) and begins < len(content) and (content[begins].isspace() or content[begins - 1] in "\u2014\u2013-")
        return begins if word and in_line and parted and word[0][0].isalpha() else -1
    if stop is not None or match["dot"]:
        return begins
    if not match["article"] or word is None:
        return -1
    return begins if content[end : end + 1] == "," or word[0] in functional or (nouns and word[0][0].islower()) else -1


@cache
def _opening_pattern(rules: LanguageRules) -> re.Pattern[str]:
    """Return what a day looks like at the beginning of a line: weekday, article, number, ending, weekday."""
    names = sorted({name.rstrip(".") for name in rules.table("dates", "weekdays")}, key=len, reverse=True)
    named = rf"(?:{'|'.join(map(re.escape, names))})(?![^\W_])"
    articles = "|".join(map(re.escape, rules.listed("dates", "articles_of_entries"))) or "(?!)"
    suffixes = rules.sections["dates"].get("day_suffixes") or "(?!)"
    between = r"(?:[^\S\n]*[.,:]?[^\S\n]*)"
    return re.compile(
        rf"^[^\S\n]*[^\w\n]{{0,3}}_?(?P<said>(?:(?i:(?P<before>{named})){between})?(?:(?P<article>(?i:{articles}))[^\S\n]+)?"
        rf"(?P<number>(?P<day>\d{{1,2}})(?:\.?(?P<suffix>(?:{suffixes}))(?![^\W_]))?)(?P<dot>\.)?"
        rf"(?:_?{between}\(?(?i:(?P<following>{named}))(?P<close>\.?\))?)?)(?!\d|[.,/:-]\d)",
        re.MULTILINE,
    )


def opens_paragraph(content: str, line_start: int) -> bool:
    """Return whether a line begins a paragraph: after a blank line, by its indent, or as the line before ends a sentence or is short."""
    if line_start == 0:
        return True
    before = content[max(0, line_start - 1 - _LONG_LINE) : line_start - 1].rpartition("\n")[2]
    if len(before.rstrip()) < _SHORT_LINE or _ENDS_SENTENCE.search(before.rstrip()[-_ENDING:]):
        return True
    line = content[line_start : line_start + _INDENT]
    return len(line) - len(line.lstrip()) > len(before) - len(before.lstrip())
