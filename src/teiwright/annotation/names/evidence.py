"""What a whole document shows about each capitalised word.

One mention often tells nothing; all of them together do. So words are counted
over the document first, and every mention is judged by the sum.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from ...languages import LanguageRules
from ..abbreviations import title_words
from .tokens import Token, form_of

_LONGEST_LIST: Final = 8  # tokens
_LISTS: Final = (
    "place_prepositions saying determiners introducing acting endearments corresponding moving companions kinds_of_places reading working linking"
    " conjunctions narrators reflexives relatives own_determiners sites"
)


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


def gather(tokens: Sequence[Token], rules: LanguageRules) -> Evidence:
    """Return the evidence of all *tokens*; words in shouted blocks count for nothing, as their capitals say nothing."""
    counting = _Counting(tokens, rules)
    for token in tokens:
        if token.alphabetic and not token.shouts:
            counting.count(token)
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
        self.lists = {key: rules.words("names", key) for key in _LISTS.split()}

    def count(self, token: Token) -> None:
        """Count where the word *token* stands."""
        if not token.capital:
            self.words[token.word.capitalize()].lower += 1
            return
        evidence = self.words[token.form]
        evidence.mentions += 1
        evidence.capital += not token.opens
        evidence.owning += token.possessive
        before = self._neighbour(token.index - 1)
        after = self._neighbour(token.index + 1)
        evidence.numbered += any(one is not None and one.word[0].isdigit() for one in (before, after))
        if before is not None and before.alphabetic:
            self._count_before(evidence, token, before)
        if after is not None:
            self._count_after(evidence, token, after)
        evidence.speaking += any(one is not None and one.word in self.lists["saying"] for one in (before, after))

    def _neighbour(self, index: int) -> Token | None:
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def _count_before(self, evidence: WordEvidence, token: Token, before: Token) -> None:
        lists = self.lists
        said = before.form.lower()
        evidence.titled += before.form in self.titles or before.form in self.plural_titles
        evidence.introduced += before.word in lists["introducing"]
        if not token.joined:
            return
        evidence.endeared += said in lists["endearments"]
        evidence.accompanied += said in lists["companions"]
        evidence.read += said in lists["reading"]
        earlier = self._neighbour(before.index - 1)
        earlier_said = earlier.form.lower() if earlier is not None else ""
        evidence.situated += said in lists["linking"] and earlier_said in lists["kinds_of_places"]
        evidence.beside_narrator += said in lists["conjunctions"] and earlier is not None and earlier.word in lists["narrators"]
        qualifies = self._qualifies(token.index)
        if said in lists["place_prepositions"] and not qualifies:
            if earlier_said in lists["corresponding"]:
                evidence.written += 1
            elif earlier_said in lists["working"]:
                evidence.worked += 1
            else:
                evidence.gone += earlier_said in lists["moving"]
                evidence.placed[said] += 1
        evidence.determined += said in lists["determiners"] and not qualifies
        evidence.claimed += said in lists["own_determiners"] and not qualifies

    def _count_after(self, evidence: WordEvidence, token: Token, after: Token) -> None:
        following = self._neighbour(after.index + 1)
        if after.word == "," and following is not None and following.word in self.lists["relatives"]:
            evidence.personified += 1
        if not after.joined or token.possessive:
            return
        evidence.personified += after.word in self.lists["reflexives"]
        evidence.acting += after.word in self.lists["acting"]
        evidence.sited += after.word in self.lists["sites"]
        evidence.dated += after.form in self.dating
        evidence.beside_narrator += after.word in self.lists["conjunctions"] and following is not None and following.word in self.lists["narrators"]

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
            if token.alphabetic and not token.capital and token.word not in self.lists["conjunctions"]:
                return token.word not in self.function
            if not token.alphabetic and token.word not in {",", "&"}:
                return False
        return False
