"""Organisations: bodies named by what they are, units by number, parties by their members.

TEI: NDORG (orgName)
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from ...languages import LanguageRules
from .evidence import Evidence
from .tokens import Token

_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th|d)")
_LONGEST: Final = 8  # words


class Found(NamedTuple):
    """Tokens from *first* to *last*, the last not included, which name one thing."""

    first: int
    last: int
    gi: str
    cert: str


def find_organisations(tokens: Sequence[Token], rules: LanguageRules, evidence: Evidence, content: str) -> list[Found]:
    """Return the organisations that *tokens* name, in order, none overlapping another."""
    finder = _Finder(tokens, rules, evidence, content)
    found: list[Found] = []
    done = 0
    for index in finder.beginnings():
        if index >= done and (one := finder.at(index)) is not None:
            found.append(one)
            done = one.last
    return found


class _Finder:
    def __init__(self, tokens: Sequence[Token], rules: LanguageRules, evidence: Evidence, content: str) -> None:
        self.tokens, self.evidence, self.content = tokens, evidence, content
        self.heads = rules.words("names", "organisation_heads")
        self.names = rules.words("names", "organisation_names")
        self.units = rules.words("names", "numbered_units")
        self.ordinals = rules.words("names", "ordinals")
        self.members = tuple(rules.listed("names", "member_endings"))
        self.adjectives = rules.words("names", "party_adjectives")
        self.determiners = rules.words("names", "determiners")
        self.function = rules.words("words", "function")
        self.place_heads = rules.words("names", "place_heads")

    def beginnings(self) -> list[int]:
        """Return the tokens with which an organisation may begin, as with most it may not."""
        ordinals = self.ordinals
        return [
            index
            for index, token in enumerate(self.tokens)
            if (token.capital or (token.word in ordinals if token.alphabetic else token.word[0].isdigit())) and not token.shouts
        ]

    def at(self, index: int) -> Found | None:
        """Return the organisation that begins at the token *index*, or None."""
        return self.numbered(index) or (self.named(index) if self.tokens[index].capital else None)

    def numbered(self, index: int) -> Found | None:
        """A unit with its number: "10th Don Cossack regiment", "3rd Corps"."""
        token = self.tokens[index]
        numeral = token.word[0].isdigit() and _ORDINAL.fullmatch(token.word) is not None
        if not numeral and (token.word not in self.ordinals or token.opens):
            return None
        position = index + 1
        while position < len(self.tokens) and self.adjoins(position) and position - index < _LONGEST:
            word = self.tokens[position]
            if word.word.lower() in self.units and (position > index + 1 or numeral or word.capital):
                return Found(index, self.extended(position + 1), "orgName", "high")
            if not word.capital:
                return None
            position += 1
        return None

    def named(self, index: int) -> Found | None:
        """A run of capitalised words that ends in a word for a body, or is the name of one."""
        last = self.run(index)
        first = index
        while first < last and self.tokens[first].opens and (self.is_common(first) or self.tokens[first].word.lower() in self.function):
            first += 1
        if first == last or first > index:
            return None
        head = next((position for position in range(last - 1, first - 1, -1) if self.tokens[position].word in self.heads), None)
        if head is not None and head > first:
            return Found(first, self.extended(head + 1), "orgName", "high")
        if head is not None and (extended := self.extended(head + 1)) > head + 1:
            return Found(first, extended, "orgName", "high")
        if last - first == 1 and self.tokens[first].word in self.names and self.stands_for_itself(first):
            return Found(first, last, "orgName", "high")
        return self.party(first, last)

    def party(self, first: int, last: int) -> Found | None:
        """The members of a party, in the plural: "the Mensheviki", "the Left Social Revolutionists"."""
        for position in range(first, last):
            word = self.tokens[position].word
            if word.endswith(self.members) and len(word) > 5 and not self.is_common(position):
                begin = first
                while begin < position and self.tokens[begin].word not in self.adjectives:
                    begin += 1
                return Found(begin, position + 1, "orgName", "medium") if begin == first else None
        return None

    def run(self, index: int) -> int:
        """Return where the run of capitalised words ends that begins at *index*."""
        position = index + 1
        while position < len(self.tokens) and self.tokens[position].capital and self.adjoins(position) and position - index < _LONGEST:
            before = self.tokens[position - 1]
            if before.possessive and not self.evidence.of(before.word).lower:
                break  # "Smith's Parliament" is no name, "People's Party" is one
            position += 1
        return position

    def extended(self, last: int) -> int:
        """Return where "of" and what follows it ends: "Council of Soviets", "Union of Government Officials"."""
        tokens = self.tokens
        if last + 1 < len(tokens) and tokens[last].word == "of" and self.adjoins(last):
            start = last + 1
            if start < len(tokens) and tokens[start].word == "the" and self.adjoins(start):
                start += 1
            if start < len(tokens) and tokens[start].capital and self.adjoins(start):
                return self.run(start)
        return last

    def adjoins(self, position: int) -> bool:
        """Return whether only white space parts the token from the one before it."""
        before, token = self.tokens[position - 1], self.tokens[position]
        if not token.alphabetic or token.shouts:
            return False
        end = before.end + 2 if before.possessive else before.end
        between = self.content[end : token.start]
        return not between.strip() and "\n\n" not in between

    def is_common(self, position: int) -> bool:
        """Return whether the word is a common one that only a sentence gave its capital."""
        evidence = self.evidence.of(self.tokens[position].word)
        return evidence.lower > evidence.capital

    def stands_for_itself(self, position: int) -> bool:
        """Return whether the word is a noun here, not an adjective: "the Soviet adopted", not "the Soviet parties"."""
        following = self.tokens[position + 1] if position + 1 < len(self.tokens) else None
        if self.tokens[position].word.endswith("s") or following is None or not following.alphabetic or not self.adjoins(position + 1):
            return True
        return following.capital or following.word in self.function or following.word.endswith("ed")
