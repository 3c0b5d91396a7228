"""The scores that the model gives each word, for each label, before the votes.

Most of what is weighed is the same wherever a word or a place of its kind
comes again, and is weighed once.
"""

from typing import Final

from .document import Reading
from .features import BESIDE, NEAR, Features
from .gazetteer import gazetteer
from .model import IMPOSSIBLE, LABELS, Model, Scores, Weighed, lead_of
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
        self._own: dict[str, Weighed] = {}
        # What is said of a word beside another: of a small one, or one further off, the same in every document.
        self._small_beside: list[dict[str, Weighed]] = [model.beside(step) if self.lists_are_whole else {} for step in NEAR]
        self._beside = [{} if step in BESIDE else known for step, known in zip(NEAR, self._small_beside, strict=True)]
        edges = [model.weigh(("edge",), f"{step} ") for step in NEAR]
        self._edges = [Weighed(scores, lead_of(scores)) for scores in edges]

    def lead(self, index: int) -> float:
        """Return by how much, at most, a label with which a name begins is ahead of that of no name, for a word alone in its run.

        Most words with a capital are so far from a name that this alone tells
        it: what each of the parts says at its highest, added up.
        """
        token, place = self.tokens[index], self.features.place(index)
        own = self._own.get(token.word) or self._weigh_own(token)
        here = self.model.weigh_once(place, place.features)
        lead = own.lead + here.lead + sum([beside.lead for beside in self._neighbours(index)])
        pair = self.model.weights.get(self.features.pair(index))
        return _AT_MOST + (lead if pair is None else lead + lead_of(pair))

    def of(self, index: int) -> Scores:
        """Return the scores of a word; they are the caller's to add to."""
        token, place = self.tokens[index], self.features.place(index)
        own = self._own.get(token.word) or self._weigh_own(token)
        here = self.model.weigh_once(place, place.features)
        far_before, before, after, far_after = [beside.scores for beside in self._neighbours(index)]
        together = zip(own.scores, here.scores, before, after, far_before, far_after, strict=True)
        scores = [a + b + c + d + e + f for a, b, c, d, e, f in together]
        pair = self.model.weights.get(self.features.pair(index))
        if pair is not None:
            scores = [score + weight for score, weight in zip(scores, pair, strict=True)]
        if index and self.tokens[index - 1].possessive and not self.traits.of(token.word) & _OWNED:
            for label in _WITHIN:  # what somebody owns is no part of his name
                scores[label] = IMPOSSIBLE
        return scores

    def _neighbours(self, index: int) -> list[Weighed]:
        """Return what the words around a word weigh for it, in order."""
        tokens, found = self.tokens, []
        for number, step in enumerate(NEAR):
            at = index + step
            if not 0 <= at < len(tokens):
                found.append(self._edges[number])
                continue
            token = tokens[at]
            known = (self._beside if token.capital else self._small_beside)[number]
            found.append(known.get(token.word) or self._weigh_beside(step, token, known))
        return found

    def _weigh_own(self, token: Token) -> Weighed:
        """Return what a word weighs by itself and by what the document shows of it, without the labels that it cannot have."""
        scores = list(self._weigh("", token))
        if token.capital:
            scores = [one + other for one, other in zip(scores, self._shown("", token), strict=True)]
        for label in self._excluded(token):
            scores[label] = IMPOSSIBLE
        weighed = self._own[token.word] = Weighed(scores, lead_of(scores))
        return weighed

    def _weigh_beside(self, step: int, token: Token, known: dict[str, Weighed]) -> Weighed:
        """Return what a word weighs for the one *step* words before or after it, which is *known* from then on."""
        role = f"{step} "
        is_shown = step in BESIDE and token.capital
        scores = self._weigh(role, token) if is_shown else self.model.weigh(self.features.near(token.word, token.form), role)
        if is_shown:
            scores = [one + other for one, other in zip(scores, self._shown(role, token), strict=True)]
        weighed = known[token.word] = Weighed(scores, lead_of(scores))
        return weighed

    def _shown(self, role: str, token: Token) -> Scores:
        """Return what the document shows of a word, weighed: most words are shown alike."""
        shown = self.features.shown(token.form)
        return self.model.weigh_once((role, shown), lambda: shown, role).scores

    def _weigh(self, role: str, token: Token) -> Scores:
        """Return what is true of a word in every document; without the lists less is, so that it is not what others are given."""
        told = self.features.near if role else self.features.own
        if not self.lists_are_whole:
            return self.model.weigh(told(token.word, token.form), role)
        return self.model.weigh_once((role, token.word), lambda: told(token.word, token.form), role).scores

    def _excluded(self, token: Token) -> tuple[int, ...]:
        """Return the labels that a word cannot have: a small one begins no name, and a title of several persons is in the name of none of them."""
        if not token.capital:
            return () if token.word in self.openings else _FIRST
        return (*_FIRST, *_WITHIN) if "plural-title" in self.traits.of(token.word) else ()
