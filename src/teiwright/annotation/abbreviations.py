"""Titles, and which of them a full stop belongs to: names and quotations both ask where a sentence ends."""

from functools import cache

from ..languages import LanguageRules


@cache
def abbreviated_titles(rules: LanguageRules | None) -> frozenset[str]:
    """Return the titles whose full stop ends no sentence, as they are spelled in a sentence and in capitals.

    >>> from ..languages import language_rules
    >>> sorted(abbreviated_titles(language_rules("en")) & {"Mr", "MR", "Captain"})
    ['MR', 'Mr']
    """
    titles = rules.words("names", "abbreviated_titles") if rules else frozenset()
    return titles | {title.upper() for title in titles}


@cache
def title_words(rules: LanguageRules | None, key: str = "titles") -> frozenset[str]:
    """Return the titles of a list, without full stops, and its abbreviations in capitals too: "MR. BROWN"."""
    titles = rules.words("names", key) if rules else frozenset()
    return titles | {title.upper() for title in titles & abbreviated_titles(rules)}
