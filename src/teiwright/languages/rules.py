"""The rules of one language, from its TOML file."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

#: The line with which a table begins.
_TABLE: Final = re.compile(r"^\[(?P<section>\w+)(?:\.(?P<table>\w+))?[\w.]*\]", re.MULTILINE)


class Section(Mapping[str, Any]):
    """One section of a file. A table in it is parsed when it is first read, and so is what stands in none: who needs months waits for no feasts."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._written: dict[str, str] = {}  # by table, and what stands in none under ""
        self._parsed: dict[str, Mapping[str, Any]] = {}

    def add(self, table: str, toml: str) -> None:
        """Add what stands in one of its tables, or in none of them."""
        self._written[table] = self._written.get(table, "") + toml

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401  # whatever the file says
        return self._of(key if key in self._written else "")[key]

    def __iter__(self) -> Iterator[str]:
        for table in self._written:
            yield from self._of(table)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _of(self, table: str) -> Mapping[str, Any]:
        """Return what is said in a table."""
        if table not in self._parsed:
            self._parsed[table] = tomllib.loads(self._written[table])[self._name] if table in self._written else {}
        return self._parsed[table]


def sections_of(toml: str) -> dict[str, Section]:
    r"""Return the sections of a file of rules, in which every table begins on a line of its own and nothing else looks like that.

    >>> sections = sections_of('[names]\ntitles = "Mr Mrs"\n[dates.months]\nMay = 5\n')
    >>> list(sections), sections["names"]["titles"], dict(sections["dates"])
    (['names', 'dates'], 'Mr Mrs', {'months': {'May': 5}})
    """
    sections: dict[str, Section] = {}
    begins = list(_TABLE.finditer(toml))
    for match, end in zip(begins, [*(following.start() for following in begins[1:]), len(toml)], strict=True):
        section = sections.setdefault(match["section"], Section(match["section"]))
        section.add(match["table"] or "", toml[match.start() : end])
    return sections


@dataclass(frozen=True, slots=True, eq=False)
class LanguageRules:
    """The data of one language, by the section of the step that reads it."""

    tag: str
    sections: Mapping[str, Mapping[str, Any]]

    def words(self, section: str, key: str) -> frozenset[str]:
        """Return a list of words, which the file writes as one string or as a list; empty where the language has none."""
        return _words(self, section, key)

    def listed(self, section: str, key: str) -> tuple[str, ...]:
        """Return the same in the order of the file."""
        return _listed(self, section, key)

    def says(self, section: str, key: str) -> bool:
        """Return whether the file says that something is true of the language; what it does not mention is not."""
        return bool(_value(self, section, key))

    def table(self, section: str, key: str) -> Mapping[str, Any]:
        """Return a table of the file; empty where the language has none."""
        return MappingProxyType(_value(self, section, key) or {})


@cache
def _value(rules: LanguageRules, section: str, key: str) -> Any:  # noqa: ANN401  # whatever the file says
    return rules.sections.get(section, {}).get(key)


@cache
def _listed(rules: LanguageRules, section: str, key: str) -> tuple[str, ...]:
    value = _value(rules, section, key) or ()
    return tuple(value.split()) if isinstance(value, str) else tuple(value)


@cache
def _words(rules: LanguageRules, section: str, key: str) -> frozenset[str]:
    return frozenset(rules.listed(section, key))


@cache
def known_languages() -> tuple[str, ...]:
    """Return the languages that have rules.

    >>> "en" in known_languages()
    True
    """
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml") and name != "detection.toml"))


@cache
def language_rules(tag: str) -> LanguageRules | None:
    """Return the rules of the language *tag*, whose region or script do not matter, or None where it has none.

    >>> language_rules("en-GB").tag, language_rules("eng").tag, language_rules("xx")
    ('en', 'en', None)
    """
    language = _primary(tag)
    if language not in known_languages():
        return None
    return LanguageRules(language, sections_of(files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8")))


def rules_of(tag: str) -> LanguageRules:
    """Return the rules of the language *tag*; where it has none, rules by which nothing is known of it.

    They are for a step that has learned of the language elsewhere.

    >>> rules_of("en-GB").tag, rules_of("tlh").tag, rules_of("tlh").words("names", "titles")
    ('en', 'tlh', frozenset())
    """
    return language_rules(tag) or _nothing_known(_primary(tag))


@lru_cache
def _nothing_known(tag: str) -> LanguageRules:
    return LanguageRules(tag, {})


@cache
def rules_for(section: str, tag: str, key: str = "") -> LanguageRules | None:
    """Return the rules of the language *tag* for the step that reads *section*, or None where it has none (or none with *key*).

    A language may know headings and not names: a step asks for its own rules, never whether the language is known.

    >>> rules_for("names", "en").tag, rules_for("lace", "en"), rules_for("names", "xx")
    ('en', None, None)
    """
    rules = language_rules(tag)
    known = rules.sections.get(section, {}) if rules else {}
    return rules if (known.get(key) if key else known) else None


def language_name(tag: str) -> str:
    """Return the English name of the language *tag*; where it is not known, the tag itself.

    >>> language_name("en-GB"), language_name("und"), language_name("tlh")
    ('English', 'Undetermined', 'tlh')
    """
    if tag == "und":
        return "Undetermined"
    from .detection import word_lists

    row = word_lists().get(_primary(tag))
    return row[0] if row else tag


def _primary(tag: str) -> str:
    """Return the language alone, by its short code."""
    language = tag.split("-", 1)[0].lower()
    if language in known_languages():
        return language
    from .detection import longer_codes  # the words of every language are read for it

    return longer_codes().get(language, language)


def without_rules(tag: str, purpose: str = "") -> str:
    """Return in words that the language *tag* has no rules, or none for *purpose*; where nobody knows the language, who could tell it.

    >>> without_rules("pl", "dates")
    'the language "pl" has no rules for dates'
    >>> without_rules("und")
    'the language could not be told, and the setting "language" does not name it, so there are no rules'
    """
    which = f"rules for {purpose}" if purpose else "rules"
    if tag == "und":
        return f'the language could not be told, and the setting "language" does not name it, so there are no {which}'
    return f'the language "{tag}" has no {which}'
