"""The scores that the model gives each word, for each label, before the votes.

Most of what is weighed is the same wherever a word or a place of its kind
comes again, and is weighed once.
"""

from typing import Final

from .document import Reading
from .features import BESIDE, NEAR, Features
from .gazetteer import gazetteer
from .model import IMPOSSIBLE, LABELS, Model, Scores, Weighed, WeighedWords, Weights
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
        # What words weigh by themselves and beside another: the same in every document, or in all that show the same of a word with a capital.
        self._shared: dict[int, WeighedWords] = {step: model.beside(step) if self.lists_are_whole else {} for step in (0, *NEAR)}
        # The same by the word alone, in this document: of those whose evidence counts.
        self._own: dict[str, Weighed] = {}
        self._beside: dict[int, WeighedWords] = {step: {} if step in BESIDE else self._shared[step] for step in NEAR}
        # For each step what small words weigh, what others do, and what the edge of the text.
        self._sides = [(step, self._shared[step], self._beside[step], self._edge(step)) for step in NEAR]

    def lead(self, index: int) -> tuple[float, float]:
        """Return by how much, at most, the labels with which a name begins, and those with which one goes on, are ahead of that of no name.

        Most words with a capital are so far from a name that this alone tells
        it: what each of the parts says at its highest, added up.
        """
        lead = within = _AT_MOST
        for _, first, inner in self._parts(index):
            lead += first
            within += inner
        return lead, within

    def of(self, index: int) -> Scores:
        """Return the scores of a word; they are the caller's to add to."""
        token = self.tokens[index]
        own, here, far_before, before, after, far_after, *pair = [part.scores for part in self._parts(index)]
        together = zip(own, here, before, after, far_before, far_after, strict=True)
        scores = [a + b + c + d + e + f for a, b, c, d, e, f in together]
        for one in pair:
            scores = [score + weight for score, weight in zip(scores, one, strict=True)]
        if index and self.tokens[index - 1].possessive and not self.traits[token.word] & _OWNED:
            for label in _WITHIN:  # what somebody owns is no part of his name
                scores[label] = IMPOSSIBLE
        return scores

    def _edge(self, step: int) -> Weighed:
        return self.model.weigh_once(("edge", step), lambda: ("edge",), f"{step} ")

    def _parts(self, index: int) -> list[Weighed]:
        """Return what speaks for the labels of a word: itself, its place, the words around it in order, and perhaps the two before it as a pair."""
        tokens = self.tokens
        token, count = tokens[index], len(tokens)
        place = self.features.place(index)
        parts = [self._own.get(token.word) or self._weigh_own(token), self.model.weigh_once(place, place.features)]
        for step, small, capital, edge in self._sides:
            at = index + step
            if 0 <= at < count:
                other = tokens[at]
                known = capital if other.capital else small
                parts.append(known.get(other.word) or self._weigh_beside(step, other, known))
            else:
                parts.append(edge)
        weights = self.model.weights
        if (pair := self.features.pair(index)) in weights.places:
            parts.append(Weighed.of(weights[pair]))
        return parts

    def _weigh_own(self, token: Token) -> Weighed:
        """Return what a word weighs by itself and by what the document shows of it, without the labels that it cannot have."""
        shown = self.features.shown(token.form) if token.capital else None
        shared = self._shared[0]
        key = token.word if shown is None else (token.word, shown)
        weighed = shared.get(key)
        if weighed is None:
            scores = list(self._weigh(token))
            if shown is not None:
                scores = [one + other for one, other in zip(scores, self._shown("", shown), strict=True)]
            for label in self._excluded(token):
                scores[label] = IMPOSSIBLE
            weighed = shared[key] = Weighed.of(scores)
        self._own[token.word] = weighed
        return weighed

    def _weigh_beside(self, step: int, token: Token, known: WeighedWords) -> Weighed:
        """Return what a word weighs for the one *step* words before or after it, which is *known* from then on."""
        role, own = f"{step} ", self.traits[token.word]
        differs = f"{role}word {token.form.lower()}" in self.model.weights.places or token.capital != token.word[0].isupper()
        alike = token.word if differs else own  # most words differ in their traits alone
        if step not in BESIDE or not token.capital:
            near = self.model.weigh_once((role, alike, own, token.capital), lambda: self.features.near(token.word, token.form), role)
        else:
            shown = self.features.shown(token.form)
            shared, key = self._shared[step], (alike, shown)
            near = shared.get(key) or self._weigh_shown(step, token, shown)
            shared[key] = near
        known[token.word] = near
        return near

    def _weigh_shown(self, step: int, token: Token, shown: tuple[str, ...]) -> Weighed:
        """Return the same of a word of which the document shows something."""
        role = f"{step} "
        scores = zip(self.model.weigh(self.features.near(token.word, token.form), role), self._shown(role, shown), strict=True)
        return Weighed.of(one + other for one, other in scores)

    def _shown(self, role: str, shown: tuple[str, ...]) -> Weights:
        """Return what the document shows of a word, weighed: most words are shown alike."""
        return self.model.weigh_once((role, shown), lambda: shown, role).scores

    def _weigh(self, token: Token) -> Weights:
        """Return what is true of a word in every document; without the lists less is, so that it is not what others are given."""
        if not self.lists_are_whole:
            return self.model.weigh(self.features.own(token.word, token.form))
        return self.model.weigh_once(token.word, lambda: self.features.own(token.word, token.form)).scores

    def _excluded(self, token: Token) -> tuple[int, ...]:
        """Return the labels that a word cannot have: a small one begins no name, and a title of several persons is in the name of none of them."""
        if not token.capital:
            return () if token.word in self.openings else _FIRST
        return (*_FIRST, *_WITHIN) if "plural-title" in self.traits[token.word] else ()
