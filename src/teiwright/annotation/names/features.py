"""What the model sees of each word: features, each a string.

A feature is a trait of the word, of a word beside it, what the document shows
of either, or what the rules make of them.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple

from .document import Reading
from .evidence import WordEvidence
from .tokens import Token
from .traits import shape, traits

#: The places beside a word whose words count, and those whose evidence counts as well.
NEAR: Final = (-2, -1, 1, 2)
BESIDE: Final = (-1, 1)
_COMMON: Final = 2  # texts in which a common word stands with a small letter
_VERY_COMMON: Final = 10
_COUNTS: Final = (
    "titled speaking acting owning endeared written gone accompanied beside_narrator situated read worked dated introduced derived".split()
)
_counts_of: Final[Callable[[WordEvidence], tuple[int, ...]]] = attrgetter("mentions", "lower", "capital", "determined", *_COUNTS)


class Place(NamedTuple):
    """What the model knows of the place at which a word stands, whatever the words: few places differ in it.

    *small* and *within* count, to two, how often a word that opens a sentence
    stands elsewhere without a capital and with one; None of any other.
    *told* is what the rules make of it, of the word before and of the one
    after, empty where there is none.
    """

    opens: bool
    shouts: bool
    owns: bool
    joined: bool
    small: int | None
    within: int | None
    told: str
    told_before: str
    owns_before: bool
    told_after: str
    owns_after: bool
    joined_after: bool

    def features(self) -> Iterator[str]:
        """Yield its features."""
        for name in ("opens", "shouts", "owns", "joined"):
            if getattr(self, name):
                yield name
        if self.small is not None:
            yield f"opens, small, within {self.small} {self.within}"
        yield f"told {self.told}"
        for step, told, owns in (-1, self.told_before, self.owns_before), (1, self.told_after, self.owns_after):
            if told:
                yield f"{step} told {told}"
            if owns:
                yield f"{step} owns"
        if self.joined_after:
            yield "1 joined"


def pair_feature(far_before: Token, before: Token) -> str:
    """Return the feature that the two words before a word are."""
    return f"after {far_before.form.lower()} {before.form.lower()}"


class Features:
    """The features of the words of one document; *common* tells in how many texts each word stands with a small letter."""

    def __init__(self, reading: Reading, common: Mapping[str, int]) -> None:
        self.common = common
        self.tokens, self.evidence, self.told = reading.tokens, reading.evidence, reading.told
        self.traits = traits(reading.rules, reading.lists)
        self._shown: dict[str, tuple[str, ...]] = {}
        self._places = reading.rules.words("names", "inner_prepositions")

    def own(self, word: str, form: str) -> list[str]:
        """Return the features of a word by itself."""
        found, low = sorted(self.traits[word]), form.lower()
        features = [f"is {trait}" for trait in found] if found else []
        if len(found) > 1:
            features.append("is " + "+".join(found))
        if not word[0].isalpha():
            return [*features, f"word {low}"]
        features += (f"word {low}", f"shape {shape(word)}", f"ends {low[-3:]}", f"ends {low[-2:]}", f"begins {low[:3]}")
        if word[0].isupper():
            texts = self.common.get(low, 0)
            features.append("common no" if texts < _COMMON else "common yes" if texts < _VERY_COMMON else "common very")
        return features

    def near(self, word: str, form: str) -> list[str]:
        """Return the features of a word for those around it."""
        return [*(f"is {trait}" for trait in sorted(self.traits[word])), "word " + form.lower(), *(("capital",) if word[0].isupper() else ())]

    def shown(self, form: str) -> tuple[str, ...]:
        """Return what the document shows of a word with a capital."""
        shown = self._shown.get(form)
        if shown is None:
            evidence = self.evidence.of_form(form)
            placed = inner = 0
            if evidence.placed:
                placed = sum(evidence.placed.values())
                inner = sum(count for preposition, count in evidence.placed.items() if preposition in self._places)
            shown = self._shown[form] = _shown(_counts_of(evidence), placed, inner)
        return shown

    def place(self, index: int) -> Place:
        """Return the place at which a word stands."""
        tokens, told = self.tokens, self.told
        token = tokens[index]
        small = within = None
        if token.opens and token.capital:
            evidence = self.evidence.of_form(token.form)
            small, within = min(evidence.lower, 2), min(evidence.capital, 2)
        told_before, owns_before = (told[index - 1], tokens[index - 1].possessive) if index else ("", False)
        told_after, owns_after, joined_after = "", False, False
        if index + 1 < len(tokens):
            after = tokens[index + 1]
            told_after, owns_after, joined_after = told[index + 1], after.possessive, after.joined
        opens, owns = token.opens, token.possessive
        made = (opens, token.shouts, owns, token.joined, small, within, told[index], told_before, owns_before, told_after, owns_after, joined_after)
        return tuple.__new__(Place, made)  # the quicker call

    def at(self, index: int) -> list[str]:
        """Return all features of the word *index*, as the model is trained on them."""
        return list(self._at(index))

    def _at(self, index: int) -> Iterator[str]:
        token = self.tokens[index]
        yield from self.own(token.word, token.form)
        if token.capital:
            yield from self.shown(token.form)
        yield from self.place(index).features()
        if index > 1:
            yield pair_feature(self.tokens[index - 2], self.tokens[index - 1])
        for step in NEAR:
            if not 0 <= index + step < len(self.tokens):
                yield f"{step} edge"
                continue
            other = self.tokens[index + step]
            for feature in self.near(other.word, other.form):
                yield f"{step} {feature}"
            if step in BESIDE and other.capital:
                for feature in self.shown(other.form):
                    yield f"{step} {feature}"


@lru_cache(maxsize=20_000)  # most words are shown alike, in one document and in others
def _shown(counts: tuple[int, ...], placed: int, inner: int) -> tuple[str, ...]:
    """Return what *counts*, as `_counts_of` takes them, show of a word that stands so often after prepositions of place, and after *inner* ones."""
    mentions, lower, capital, determined, *others = counts
    if not mentions:
        return ()
    shown = dict(zip(_COUNTS, others, strict=True))
    features = [f"small {min(lower, 2)}", f"within {min(capital, 3)}", f"small, within {min(lower, 2)} {min(capital, 2)}"]
    features += [f"{name} {min(count, 2)}" for name, count in shown.items() if count]
    features += [f"placed {min(placed, 3)}"] if placed else []
    features += [f"placed within {min(inner, 2)}"] if inner else []
    if determined:
        features.append("determined " + ("mostly" if 2 * determined >= mentions else "seldom"))
    features.append(f"balance {max(-3, min(3, round(_balance(shown, placed, inner))))}")
    return tuple(features)


def _balance(shown: Mapping[str, int], placed: int, inner: int) -> float:
    """Return by how much the document speaks rather for a person (above 0) than for a place."""
    person = (
        shown["endeared"]
        + shown["written"]
        + shown["beside_narrator"]
        + shown["acting"]
        + 2 * bool(shown["titled"])
        + shown["speaking"]
        + 0.5 * shown["accompanied"]
    )
    return person - inner - shown["gone"] - shown["situated"] - 0.3 * (placed - inner)
