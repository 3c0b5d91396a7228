"""What a whole document shows about each capitalised word.

One mention often tells nothing; all of them together do. So words are counted
over the document first, and every mention is judged by the sum.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from ...languages import LanguageRules
from ..abbreviations import title_words
from .tokens import Token, form_of

_LONGEST_LIST: Final = 8  # tokens
_MOST_WORDS: Final = 50_000  # of which is kept what they say
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
    placed: dict[str, int] = field(default_factory=dict)  # after each preposition of place
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
    headed: int = 0  # after an article or its like, or an adjective after one, where every noun has one
    derived: int = 0  # in words made from it: "Marxists" from "Marx"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence of one document, by word in the form in which lists spell it.

    *words* are those that have a capital somewhere; of the others, of which
    there are more, *small* counts how often they stand, with the capital that
    they never have.
    """

    words: Mapping[str, WordEvidence]
    small: Mapping[str, int]

    def of(self, word: str) -> WordEvidence:
        """Return what is known of *word*; empty where nothing is."""
        return self.of_form(form_of(word))

    def of_form(self, form: str) -> WordEvidence:
        """Return the same of a word that is spelled as lists spell it."""
        return self.words.get(form) or WordEvidence(lower=self.small.get(form, 0))


def no_evidence() -> Evidence:
    """Return evidence of nothing."""
    return Evidence({}, {})


def _is_number(token: Token) -> bool:
    return not token.alphabetic and token.word[0].isdigit()


class _Said(NamedTuple):
    """What a word says of one with a capital beside it: the lists in which it stands, *as it is* and in small letters, None where in none of them."""

    as_it_is: frozenset[str] | None
    small: frozenset[str] | None
    titles: bool
    dates: bool


_SILENT: Final = _Said(None, None, titles=False, dates=False)


class _Sayings(dict[str, _Said]):
    """What the words of a language say of those beside them; looked at once."""

    def __init__(self, rules: LanguageRules) -> None:
        super().__init__()
        self.titles = (title_words(rules) - rules.words("names", "following_titles")) | title_words(rules, "plural_titles")
        self.dating = rules.words("dates", "weekdays") | {name.rstrip(".") for name in rules.table("dates", "months")}
        lists: defaultdict[str, set[str]] = defaultdict(set)
        for key in _LISTS:
            for word in rules.words("names", key):
                lists[word].add(key)
        self.lists = {word: frozenset(keys) for word, keys in lists.items()}

    def __missing__(self, word: str) -> _Said:
        if len(self) > _MOST_WORDS:
            self.clear()
        form = form_of(word)
        low = form.lower()
        if word in self.lists or low in self.lists or form in self.titles or form in self.dating:
            found = _Said(self.lists.get(word), self.lists.get(low), form in self.titles, form in self.dating)
        else:
            found = _SILENT  # as most words are
        self[word] = found
        return found


@cache
def _sayings(rules: LanguageRules) -> _Sayings:
    return _Sayings(rules)


def gather(tokens: Sequence[Token], rules: LanguageRules) -> Evidence:
    """Return the evidence of all *tokens*; words in shouted blocks count for nothing, as their capitals say nothing."""
    counting = _Counting(tokens, rules)
    small = Counter([token.word for token in tokens if token.alphabetic and not token.capital and not token.shouts])
    for token in [one for one in tokens if one.capital and one.alphabetic and not one.shouts]:
        counting.count(token)
    counting.count_small(small)
    counting.count_derived()
    return Evidence(counting.words, counting.small)


class _Counting:
    def __init__(self, tokens: Sequence[Token], rules: LanguageRules) -> None:
        self.tokens = tokens
        self.words: defaultdict[str, WordEvidence] = defaultdict(WordEvidence)
        self.small: dict[str, int] = {}
        self.sayings = _sayings(rules)
        self.function = rules.words("words", "function")
        self.derived_endings = rules.listed("names", "derived_endings")
        self.conjunctions = rules.words("names", "conjunctions")
        self.narrators = rules.words("names", "narrators")
        self.relatives = rules.words("names", "relatives")
        self.heads = frozenset[str]()
        if rules.says("names", "nouns_have_articles"):
            self.heads = rules.words("names", "determiners") | rules.words("names", "own_determiners") | rules.words("names", "shortened_articles")
        self.adjective_endings = rules.listed("names", "adjective_endings")

    def count_small(self, small: Mapping[str, int]) -> None:
        """Count the words without a capital, when all with one are counted."""
        for word, times in small.items():
            form = word.capitalize()
            evidence = self.words.get(form)
            if evidence is None:
                self.small[form] = self.small.get(form, 0) + times
            else:
                evidence.lower += times

    def count(self, token: Token) -> None:
        """Count where *token*, a word with a capital, stands."""
        evidence = self.words[token.form]
        evidence.mentions += 1
        if not token.opens:
            evidence.capital += 1
        if token.possessive:
            evidence.owning += 1
        tokens, index = self.tokens, token.index
        speaking = numbered = False
        if index:
            before = tokens[index - 1]
            said = self.sayings[before.word]
            if said is not _SILENT:
                if before.alphabetic:
                    self._count_before(evidence, token, before, said)
                speaking = said.as_it_is is not None and "saying" in said.as_it_is
            numbered = _is_number(before)
            if self.heads and token.joined and self._is_headed(before):
                evidence.headed += 1
        if index + 1 < len(tokens):
            after = tokens[index + 1]
            said = self.sayings[after.word]
            if said is not _SILENT or after.word == ",":
                self._count_after(evidence, token, after, said)
                speaking = speaking or (said.as_it_is is not None and "saying" in said.as_it_is)
            numbered = numbered or _is_number(after)
        if numbered:
            evidence.numbered += 1
        if speaking:
            evidence.speaking += 1

    def _is_headed(self, before: Token) -> bool:
        """Return whether *before* a noun stands an article or its like, or an adjective after one."""
        if before.word.lower() in self.heads:
            return True
        adjective = before.alphabetic and not before.capital and before.joined and before.word.endswith(self.adjective_endings)
        return adjective and before.index > 0 and self.tokens[before.index - 1].word.lower() in self.heads

    def _count_before(self, evidence: WordEvidence, token: Token, before: Token, said: _Said) -> None:
        evidence.titled += said.titles
        if said.as_it_is is not None:
            evidence.introduced += "introducing" in said.as_it_is
        if said.small is None or not token.joined:
            return
        lists = said.small
        evidence.endeared += "endearments" in lists
        evidence.accompanied += "companions" in lists
        evidence.read += "reading" in lists
        earlier = self.tokens[before.index - 1] if before.index else None
        earlier_lists = (self.sayings[earlier.word].small if earlier is not None else None) or _NONE
        evidence.situated += "linking" in lists and "kinds_of_places" in earlier_lists
        evidence.beside_narrator += "conjunctions" in lists and earlier is not None and earlier.word in self.narrators
        if lists.isdisjoint(_QUALIFIED) or self._qualifies(token.index):
            return
        if "place_prepositions" in lists:
            if "corresponding" in earlier_lists:
                evidence.written += 1
            elif "working" in earlier_lists:
                evidence.worked += 1
            else:
                preposition = before.form.lower()
                evidence.gone += "moving" in earlier_lists
                evidence.placed[preposition] = evidence.placed.get(preposition, 0) + 1
        evidence.determined += "determiners" in lists
        evidence.claimed += "own_determiners" in lists

    def _count_after(self, evidence: WordEvidence, token: Token, after: Token, said: _Said) -> None:
        following = self.tokens[after.index + 1] if after.index + 1 < len(self.tokens) else None
        if after.word == "," and following is not None and following.word in self.relatives:
            evidence.personified += 1
        if not after.joined or token.possessive:
            return
        evidence.dated += said.dates
        lists = said.as_it_is
        if lists is None:
            return
        evidence.personified += "reflexives" in lists
        evidence.acting += "acting" in lists
        evidence.sited += "sites" in lists
        evidence.beside_narrator += "conjunctions" in lists and following is not None and following.word in self.narrators

    def count_derived(self) -> None:
        """Count the words that are made from others."""
        endings = self.derived_endings
        for word in [one for one in chain(self.words, self.small) if one.endswith(endings)] if endings else ():
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
