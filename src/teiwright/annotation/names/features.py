"""What the model sees of each word: features, each a string.

A feature is a trait of the word, of a word beside it, what the document shows
of either, or what the rules make of them.
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from .document import Reading
from .evidence import WordEvidence
from .traits import shape, traits

#: The places beside a word whose words count, and those whose evidence counts as well.
NEAR: Final = (-2, -1, 1, 2)
BESIDE: Final = (-1, 1)
_COMMON: Final = 2  # texts in which a common word stands with a small letter
_VERY_COMMON: Final = 10
_COUNTS: Final = (
    "titled speaking acting owning endeared written gone accompanied beside_narrator situated read worked dated introduced derived".split()
)


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
        found = sorted(self.traits.of(word))
        features = [f"is {trait}" for trait in found]
        if len(found) > 1:
            features.append("is " + "+".join(found))
        features.append("word " + form.lower())
        if word[0].isalpha():
            low = form.lower()
            features += [f"shape {shape(word)}", f"ends {low[-3:]}", f"ends {low[-2:]}", f"begins {low[:3]}"]
            if word[0].isupper():
                texts = self.common.get(low, 0)
                features.append("common " + ("no" if texts < _COMMON else "yes" if texts < _VERY_COMMON else "very"))
        return features

    def near(self, word: str, form: str) -> list[str]:
        """Return the features of a word for those around it."""
        return [*(f"is {trait}" for trait in sorted(self.traits.of(word))), "word " + form.lower(), *(("capital",) if word[0].isupper() else ())]

    def shown(self, form: str) -> tuple[str, ...]:
        """Return what the document shows of a word with a capital."""
        shown = self._shown.get(form)
        if shown is None:
            shown = self._shown[form] = tuple(self._find_shown(form))
        return shown

    def _find_shown(self, form: str) -> list[str]:
        evidence = self.evidence.of(form)
        if not evidence.mentions:
            return []
        features = [
            f"small {min(evidence.lower, 2)}",
            f"within {min(evidence.capital, 3)}",
            f"small, within {min(evidence.lower, 2)} {min(evidence.capital, 2)}",
        ]
        features += [f"{name} {min(count, 2)}" for name in _COUNTS if (count := getattr(evidence, name))]
        placed = sum(evidence.placed.values())
        inner = sum(count for preposition, count in evidence.placed.items() if preposition in self._places)
        features += [f"placed {min(placed, 3)}"] if placed else []
        features += [f"placed within {min(inner, 2)}"] if inner else []
        if evidence.determined:
            features.append("determined " + ("mostly" if 2 * evidence.determined >= evidence.mentions else "seldom"))
        features.append(f"balance {max(-3, min(3, round(_balance(evidence, inner))))}")
        return features

    def place(self, index: int) -> "Place":
        """Return the place at which a word stands."""
        tokens, told = self.tokens, self.told
        token = tokens[index]
        small = within = None
        if token.opens and token.capital:
            evidence = self.evidence.of(token.form)
            small, within = min(evidence.lower, 2), min(evidence.capital, 2)
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        return Place(
            token.opens,
            token.shouts,
            token.possessive,
            token.joined,
            small,
            within,
            told[index],
            "" if before is None else told[index - 1],
            before is not None and before.possessive,
            "" if after is None else told[index + 1],
            after is not None and after.possessive,
            after is not None and after.joined,
        )

    def pair(self, index: int) -> str:
        """Return the feature that the two words before a word are; empty where there are no two."""
        return f"after {self.tokens[index - 2].form.lower()} {self.tokens[index - 1].form.lower()}" if index > 1 else ""

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
            yield self.pair(index)
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


def _balance(evidence: WordEvidence, inner: int) -> float:
    """Return by how much the document speaks rather for a person (above 0) than for a place."""
    person = (
        evidence.endeared
        + evidence.written
        + evidence.beside_narrator
        + evidence.acting
        + 2 * bool(evidence.titled)
        + evidence.speaking
        + 0.5 * evidence.accompanied
    )
    others = sum(evidence.placed.values()) - inner
    return person - inner - evidence.gone - evidence.situated - 0.3 * others
