"""The scores that the model gives each word, for each label, before the votes.

Most of what is weighed is the same wherever a word or a place of its kind
comes again, and is weighed once.
"""

from typing import Final

from .document import Reading
from .features import BESIDE, NEAR, Features
from .gazetteer import gazetteer
from .model import IMPOSSIBLE, LABELS, Model, Scores, lead_of
from .tokens import Token
from .traits import traits

_FIRST: Final = tuple(index for index, label in enumerate(LABELS) if label[0] == "B")
_WITHIN: Final = tuple(index for index, label in enumerate(LABELS) if label[0] == "I")
_OWNED: Final = frozenset({"place_heads", "organisation_heads"})
_AT_MOST: Final = 1e-6  # by which two ways of adding up differ


class Scoring:
    """The scores of the words of one document."""

    def __init__(self, reading: Reading, model: Model) -> None:
        self.tokens, self.model = reading.tokens, model
        self.features = Features(reading, model.common)
        self.traits = traits(reading.rules, reading.lists)
        self.openings = reading.rules.words("names", "small_openings")
        self.lists_are_whole = reading.lists is gazetteer()
        self._own: dict[str, Scores] = {}
        self._beside: dict[int, dict[str, Scores]] = {step: {} for step in NEAR}
        self._edge = {step: model.weigh(("edge",), f"{step} ") for step in NEAR}
        self._own_leads: dict[str, float] = {}
        self._leads_beside: dict[int, dict[str, float]] = {step: {} for step in NEAR}

    def lead(self, index: int) -> float:
        """Return by how much, at most, a label with which a name begins is ahead of that of no name, for a word alone in its run.

        Most words with a capital are so far from a name that this alone tells
        it: what each of the parts says at its highest, added up.
        """
        token, place = self.tokens[index], self.features.place(index)
        lead = self._own_leads.get(token.word)
        if lead is None:
            lead = self._own_leads[token.word] = lead_of(self._own.get(token.word) or self._weigh_own(token)) + _AT_MOST
        lead += self.model.lead_once(place, place.features)
        for step, leads in self._leads_beside.items():
            at = index + step
            word = self.tokens[at].word if 0 <= at < len(self.tokens) else ""
            beside = leads.get(word)
            if beside is None:
                beside = leads[word] = lead_of(self._of_neighbour(index, step))
            lead += beside
        pair = self.model.weights.get(self.features.pair(index))
        return lead if pair is None else lead + lead_of(pair)

    def of(self, index: int) -> Scores:
        """Return the scores of a word; they are the caller's to add to."""
        token, place = self.tokens[index], self.features.place(index)
        own = self._own.get(token.word) or self._weigh_own(token)
        here = self.model.weigh_once(place, place.features)
        before = self._of_neighbour(index, -1)
        after = self._of_neighbour(index, 1)
        far_before = self._of_neighbour(index, -2)
        far_after = self._of_neighbour(index, 2)
        scores = [a + b + c + d + e + f for a, b, c, d, e, f in zip(own, here, before, after, far_before, far_after, strict=True)]
        pair = self.model.weights.get(self.features.pair(index))
        if pair is not None:
            scores = [score + weight for score, weight in zip(scores, pair, strict=True)]
        if index and self.tokens[index - 1].possessive and not self.traits.of(token.word) & _OWNED:
            for label in _WITHIN:  # what somebody owns is no part of his name
                scores[label] = IMPOSSIBLE
        return scores

    def _of_neighbour(self, index: int, step: int) -> Scores:
        at = index + step
        if not 0 <= at < len(self.tokens):
            return self._edge[step]
        token = self.tokens[at]
        return self._beside[step].get(token.word) or self._weigh_beside(step, token)

    def _weigh_own(self, token: Token) -> Scores:
        """Return what a word weighs by itself and by what the document shows of it, without the labels that it cannot have."""
        scores = self._weigh("", token)
        if token.capital:
            scores = [one + other for one, other in zip(scores, self.model.weigh(self.features.shown(token.form)), strict=True)]
        for label in self._excluded(token):
            scores[label] = IMPOSSIBLE
        self._own[token.word] = scores
        return scores

    def _weigh_beside(self, step: int, token: Token) -> Scores:
        """Return what a word weighs for the one *step* words before or after it."""
        role = f"{step} "
        scores = self._weigh(role, token)
        if step in BESIDE and token.capital:
            scores = [one + other for one, other in zip(scores, self.model.weigh(self.features.shown(token.form), role), strict=True)]
        self._beside[step][token.word] = scores
        return scores

    def _weigh(self, role: str, token: Token) -> Scores:
        """Return what is true of a word in every document, a copy; without the lists less is, so that it is not what others are given."""
        told = self.features.near if role else self.features.own
        if not self.lists_are_whole:
            return list(self.model.weigh(told(token.word, token.form), role))
        return list(self.model.weigh_once((role, token.word), lambda: told(token.word, token.form), role))

    def _excluded(self, token: Token) -> tuple[int, ...]:
        """Return the labels that a word cannot have: a small one begins no name, and a title of several persons is in the name of none of them."""
        if not token.capital:
            return () if token.word in self.openings else _FIRST
        return (*_FIRST, *_WITHIN) if "plural-title" in self.traits.of(token.word) else ()
