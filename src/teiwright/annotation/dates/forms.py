"""The forms that dates take in a language, and where a text has them.

A form is written in the file of a language as classes of words in their
order: ``weekday? the? day of? month``. A class whose name is one of `SLOTS`
is something that the date says; ``day2`` is the day of the end of a period,
``year=year|two`` a slot that words of several classes may fill. ``( ) ? | + *``
mean what they mean in regular expressions; ``<class`` and ``>class`` stand
for words that must be before or after and are not of the date, with ``<!``
and ``>!`` for such as must not. Words in capitals stand for parts of forms
that the file names under ``[dates.parts_of_forms]``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from ...languages import LanguageRules
from .vocabulary import Vocabulary, Words, vocabulary

#: What a date may say; each may stand once for its beginning and once, with a 2, for its end.
SLOTS: Final = frozenset(
    {
        "weekday", "day", "month", "year", "era", "style", "part", "season", "decade", "century", "feast",
        "from_now", "turn", "turn_told", "unit", "count", "shift", "shift_told", "shift_from", "month_turn", "dual", "day_new",
        "republican", "republican_year", "hebrew", "islamic", "other_year", "no_day", "quaker", "reign", "reign_year", "roman_day", "nth_before",
        "away", "side", "nth_beside", "day_told", "decade_short", "last_day",
    }
)  # fmt: skip
_ITEM: Final = re.compile(r"(?P<look><!|<|>!|>)?(?P<slot>[a-z_]+2?=)?(?P<classes>[a-z_]+2?(?:\|[a-z_]+)*)|(?P<sign>[()?|+*])|(?P<space>\s+)")
_LOOKS: Final = {"<": "?<=", "<!": "?<!", ">": "?=", ">!": "?!"}


@dataclass(frozen=True, slots=True)
class Match:
    """A form that a text has: where, in tokens and in characters, and what fills its slots."""

    first: int
    after: int
    start: int
    end: int
    slots: dict[str, Any]
    classes: dict[str, str]  # slot -> the class that the word belongs to which fills it
    places: dict[str, int]  # slot -> the token that fills it


@dataclass(slots=True, eq=False)
class Forms:
    """The forms of one language, made into regular expressions over the signs of its words."""

    vocabulary: Vocabulary
    written: tuple[str, ...]
    _made: list[tuple[re.Pattern[str], dict[str, tuple[str, ...]]]] = field(default_factory=list)
    _signs: int = 0  # known when the forms were made

    def matches(self, words: Words) -> Iterator[Match]:
        """Yield what the forms find, those of one form from left to right; matches of several forms may overlap."""
        for pattern, slots in self._patterns():
            for match in pattern.finditer(words.signs):
                if match.end() > match.start():
                    yield _match(match, slots, words)

    def _patterns(self) -> list[tuple[re.Pattern[str], dict[str, tuple[str, ...]]]]:
        known = self.vocabulary.known()
        if known != self._signs:
            self._made = [self._pattern(form) for form in self.written]
            self._signs = known
        return self._made

    def _pattern(self, form: str) -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
        slots: dict[str, tuple[str, ...]] = {}  # what fills them
        made = []
        for item in _items(form):
            if item["classes"] is None:
                made.append(item["sign"] or "")
                continue
            name = (item["slot"] or item["classes"]).rstrip("=")
            classes = tuple(item["classes"].removesuffix("2").split("|"))
            signs = self.vocabulary.signs(classes)
            chosen = f"[{signs}]" if signs else "(?!)"
            if item["look"]:
                made.append(f"({_LOOKS[item['look']]}{chosen})")
            elif item["slot"] or name.removesuffix("2") in SLOTS:
                slots[name] = classes
                made.append(f"(?P<{name}>{chosen})")
            else:
                made.append(chosen)
        return re.compile("".join(made)), slots


def _items(form: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(form):
        item = _ITEM.match(form, at)
        if item is None:
            raise ValueError(f'"{form[at:]}" is no part of a form of dates: "{form}"')
        yield item
        at = item.end()


def _match(match: re.Match[str], slots: dict[str, tuple[str, ...]], words: Words) -> Match:
    first, after = match.span()
    filled: dict[str, Any] = {}
    classes: dict[str, str] = {}
    places: dict[str, int] = {}
    for name, wanted in slots.items():
        at = match.start(name)
        if at >= 0:
            senses = words.tokens[at].senses
            classes[name] = next(one for one in wanted if one in senses)
            filled[name], places[name] = senses[classes[name]], at
    return Match(first, after, words.tokens[first].start, words.tokens[after - 1].end, filled, classes, places)


@cache
def forms_of(rules: LanguageRules) -> Forms:
    """Return the forms of dates that the file of a language lists.

    >>> from ...languages import language_rules
    >>> forms = forms_of(language_rules("en"))
    >>> max(forms.matches(forms.vocabulary.read("on 3 May 1815")), key=lambda one: one.end - one.start).slots
    {'day': 3, 'month': 5, 'year': 1815}
    """
    parts = rules.table("dates", "parts_of_forms")
    return Forms(vocabulary(rules), tuple(_whole(form, parts) for form in rules.sections["dates"]["forms"]))


def _whole(form: str, parts: Mapping[str, str]) -> str:
    """Return *form* with its parts in capitals written out."""
    return re.sub(r"[A-Z][A-Z_]*", lambda part: f"({_whole(parts[part[0]], parts)})", form)
