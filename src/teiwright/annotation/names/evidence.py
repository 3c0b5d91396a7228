"""What a whole document shows about each capitalised word.

One mention often tells nothing; all of them together do. So words are counted
over the document first, and every mention is judged by the sum.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Final

from ...languages import LanguageRules
from ..abbreviations import title_words
from .tokens import Token, form_of

_LONGEST_LIST: Final = 8  # tokens
_LISTS: Final = """
place_prepositions saying determiners introducing acting endearments corresponding moving companions kinds_of_places reading working linking
conjunctions reflexives own_determiners sites
""".split()
_QUALIFIED: Final = frozenset({"place_prepositions", "determiners", "own_determiners"})  # that a common noun takes from the name before it
_NONE: Final[frozenset[str]] = frozenset()


@dataclass(slots=True)
class WordEvidence:
    """How often a word stands where, over the document."""

    lower: int = 0  # without a capital
    capital: int = 0  # with one that no sentence gave it
    mentions: int = 0  # with one at all
    titled: int = 0  # directly after a title
    placed: defaultdict[str, int] = field(default_factory=partial(defaultdict, int))  # after each preposition of place
    speaking: int = 0  # beside a verb of saying
    acting: int = 0  # before a verb of what only people do
    personified: int = 0  # before "himself" or ", who"
    claimed: int = 0  # after "my"
    owning: int = 0  # with a possessive ending
    determined: int = 0  # after an article or its like, not before a common noun
    introduced: int = 0  # after "a certain", "named"
    endeared: int = 0  # after "dear", "poor", "little"
    written: int = 0  # after "wrote to", "letter from"
    gone: int = 0  # after "went to", "returned from"
    accompanied: int = 0  # after "with"
    beside_narrator: int = 0  # in "Anna and I"
    situated: int = 0  # after "county of", "battle of"
    sited: int = 0  # before "church" or "village"
    read: int = 0  # after "read", "the novel of"
    worked: int = 0  # after "work at", "look at"
    dated: int = 0  # before a month or a day of the week
    numbered: int = 0  # beside a number
    derived: int = 0  # in words made from it: "Marxists" from "Marx"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence of one document, by word in the form in which lists spell it."""

    words: defaultdict[str, WordEvidence]

    def of(self, word: str) -> WordEvidence:
        """Return what is known of *word*; empty where nothing is."""
        form = form_of(word)
        return self.words[form] if form in self.words else WordEvidence()


def _is_number(token: Token | None) -> bool:
    return token is not None and not token.alphabetic and token.word[0].isdigit()


@cache
def _lists(rules: LanguageRules) -> Mapping[str, frozenset[str]]:
    """Return in which lists of the language each word stands."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key in _LISTS:
        for word in rules.words("names", key):
            found[word].add(key)
    return {word: frozenset(keys) for word, keys in found.items()}


def gather(tokens: Sequence[Token], rules: LanguageRules) -> Evidence:
    """Return the evidence of all *tokens*; words in shouted blocks count for nothing, as their capitals say nothing."""
    counting = _Counting(tokens, rules)
    small: Counter[str] = Counter()
    for token in tokens:
        if not token.alphabetic or token.shouts:
            continue
        if token.capital:
            counting.count(token)
        else:
            small[token.word] += 1
    counting.count_small(small)
    counting.count_derived()
    return Evidence(counting.words)


class _Counting:
    def __init__(self, tokens: Sequence[Token], rules: LanguageRules) -> None:
        self.tokens = tokens
        self.words: defaultdict[str, WordEvidence] = defaultdict(WordEvidence)
        self.titles = title_words(rules) - rules.words("names", "following_titles")
        self.plural_titles = title_words(rules, "plural_titles")
        self.function = rules.words("words", "function")
        self.derived_endings = rules.listed("names", "derived_endings")
        self.dating = rules.words("dates", "weekdays") | {name.rstrip(".") for name in rules.table("dates", "months")}
        self.conjunctions = rules.words("names", "conjunctions")
        self.narrators = rules.words("names", "narrators")
        self.relatives = rules.words("names", "relatives")
        self.lists = _lists(rules)

    def count_small(self, small: Mapping[str, int]) -> None:
        """Count the words without a capital."""
        for word, times in small.items():
            self.words[word.capitalize()].lower += times

    def count(self, token: Token) -> None:
        """Count where *token*, a word with a capital, stands."""
        evidence = self.words[token.form]
        evidence.mentions += 1
        evidence.capital += not token.opens
        evidence.owning += token.possessive
        index = token.index
        before = self.tokens[index - 1] if index else None
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if before is not None and before.alphabetic:
            self._count_before(evidence, token, before)
        if after is not None:
            self._count_after(evidence, token, after)
        evidence.numbered += _is_number(before) or _is_number(after)
        evidence.speaking += "saying" in self._lists_of(before) or "saying" in self._lists_of(after)

    def _lists_of(self, token: Token | None) -> frozenset[str]:
        """Return the lists in which the word of *token* stands as it is."""
        return self.lists.get(token.word, _NONE) if token is not None else _NONE

    def _count_before(self, evidence: WordEvidence, token: Token, before: Token) -> None:
        evidence.titled += before.form in self.titles or before.form in self.plural_titles
        evidence.introduced += "introducing" in self._lists_of(before)
        if not token.joined:
            return
        said = self.lists.get(before.form.lower())
        if said is None:
            return
        evidence.endeared += "endearments" in said
        evidence.accompanied += "companions" in said
        evidence.read += "reading" in said
        earlier = self.tokens[before.index - 1] if before.index else None
        earlier_said = self.lists.get(earlier.form.lower(), _NONE) if earlier is not None else _NONE
        evidence.situated += "linking" in said and "kinds_of_places" in earlier_said
        evidence.beside_narrator += "conjunctions" in said and earlier is not None and earlier.word in self.narrators
        if said.isdisjoint(_QUALIFIED) or self._qualifies(token.index):
            return
        if "place_prepositions" in said:
            if "corresponding" in earlier_said:
                evidence.written += 1
            elif "working" in earlier_said:
                evidence.worked += 1
            else:
                evidence.gone += "moving" in earlier_said
                evidence.placed[before.form.lower()] += 1
        evidence.determined += "determiners" in said
        evidence.claimed += "own_determiners" in said

    def _count_after(self, evidence: WordEvidence, token: Token, after: Token) -> None:
        following = self.tokens[after.index + 1] if after.index + 1 < len(self.tokens) else None
        if after.word == "," and following is not None and following.word in self.relatives:
            evidence.personified += 1
        if not after.joined or token.possessive:
            return
        evidence.dated += after.form in self.dating
        said = self.lists.get(after.word)
        if said is None:
            return
        evidence.personified += "reflexives" in said
        evidence.acting += "acting" in said
        evidence.sited += "sites" in said
        evidence.beside_narrator += "conjunctions" in said and following is not None and following.word in self.narrators

    def count_derived(self) -> None:
        """Count the words that are made from others."""
        endings = self.derived_endings
        for word in [one for one in self.words if one.endswith(endings)] if endings else ():
            stem = next(word[: -len(ending)] for ending in endings if word.endswith(ending))
            if stem in self.words and len(stem) > 3 and not self.words[stem].lower:
                self.words[stem].derived += 1

    def _qualifies(self, index: int) -> bool:
        """Return whether a capitalised word, alone or in a list, qualifies a common noun: "the Smith and Jones factions"."""
        for token in self.tokens[index + 1 : index + _LONGEST_LIST]:
            if token.alphabetic and not token.capital and token.word not in self.conjunctions:
                return token.word not in self.function
            if not token.alphabetic and token.word not in {",", "&"}:
                return False
        return False
