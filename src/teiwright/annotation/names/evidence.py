"""What a whole document shows about each capitalised word.

One mention often tells nothing; all of them together do. So words are counted
over the document first, and every mention is judged by the sum.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from ...languages import LanguageRules
from ..abbreviations import title_words
from .tokens import Token

_LONGEST_LIST: Final = 8  # tokens


@dataclass(slots=True)
class WordEvidence:
    """How often a word stands where, over the document."""

    lower: int = 0  # without a capital
    capital: int = 0  # with one that no sentence gave it
    titled: int = 0  # directly after a title
    placed: Counter[str] = field(default_factory=Counter)  # after each preposition of place
    speaking: int = 0  # beside a verb of saying
    owning: int = 0  # with a possessive ending
    determined: int = 0  # after an article or its like, not before a common noun
    introduced: int = 0  # after "a certain", "named"
    derived: int = 0  # in words made from it: "Marxists" from "Marx"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence of one document, by word as it is spelled with a capital."""

    words: defaultdict[str, WordEvidence]

    def of(self, word: str) -> WordEvidence:
        """Return what is known of *word*; empty where nothing is."""
        return self.words[word] if word in self.words else WordEvidence()


def gather(tokens: Sequence[Token], rules: LanguageRules) -> Evidence:
    """Return the evidence of all *tokens*; words in shouted blocks count for nothing, as their capitals say nothing."""
    titles, plural_titles = title_words(rules) - rules.words("names", "following_titles"), title_words(rules, "plural_titles")
    prepositions, saying = rules.words("names", "place_prepositions"), rules.words("names", "saying")
    determiners, introducing = rules.words("names", "determiners"), rules.words("names", "introducing")
    function = rules.words("words", "function")
    words: defaultdict[str, WordEvidence] = defaultdict(WordEvidence)
    for token in tokens:
        if not token.alphabetic or token.shouts:
            continue
        if not token.capital:
            words[token.word.capitalize()].lower += 1
            continue
        before = tokens[token.index - 1] if token.index else None
        after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
        evidence = words[token.word]
        evidence.capital += not token.opens
        evidence.owning += token.possessive
        if before is not None and before.alphabetic:
            word = before.word.rstrip(".")
            evidence.titled += word in titles or word in plural_titles
            evidence.introduced += word in introducing
            qualifies = _qualifies(tokens, token.index, function)
            if word.lower() in prepositions and not qualifies:
                evidence.placed[word.lower()] += 1
            evidence.determined += word.lower() in determiners and not qualifies
        evidence.speaking += any(one is not None and one.word in saying for one in (before, after))
    _count_derived(words, rules)
    return Evidence(words)


def _count_derived(words: defaultdict[str, WordEvidence], rules: LanguageRules) -> None:
    endings = rules.listed("names", "derived_endings")
    for word in [one for one in words if one.endswith(endings)] if endings else ():
        stem = next(word[: -len(ending)] for ending in endings if word.endswith(ending))
        if stem in words and len(stem) > 3 and not words[stem].lower:
            words[stem].derived += 1


def _qualifies(tokens: Sequence[Token], index: int, function: frozenset[str]) -> bool:
    """Return whether a capitalised word, alone or in a list, qualifies a common noun: "the Smith and Jones factions"."""
    for token in tokens[index + 1 : index + _LONGEST_LIST]:
        if token.alphabetic and not token.capital and token.word not in {"and", "or"}:
            return token.word not in function
        if not token.alphabetic and token.word != ",":
            return False
    return False
