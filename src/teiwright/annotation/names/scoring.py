"""The scores that the model gives each word, for each label, before the votes.

Most of what is weighed is the same wherever a word or a place of its kind
comes again, and is weighed once.
"""

from collections.abc import Sequence
from typing import Final

from .document import Reading
from .features import BESIDE, NEAR, Features, Place, pair_feature
from .gazetteer import gazetteer
from .model import IMPOSSIBLE, LABELS, Model, Scores, Weighed, WeighedWords, Weights, weighed
from .tokens import Token
from .traits import traits

_FIRST: Final = tuple(index for index, label in enumerate(LABELS) if label[0] == "B")
_WITHIN: Final = tuple(index for index, label in enumerate(LABELS) if label[0] == "I")
_OWNED: Final = frozenset({"place_heads", "organisation_heads"})
_ROLES: Final = {step: f"{step} " for step in NEAR}


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

    def parts(self, index: int) -> list[Weighed]:
        """Return what speaks for the labels of a word: itself, its place, the words around it in order, and perhaps the two before it as a pair."""
        tokens = self.tokens
        token, count = tokens[index], len(tokens)
        place = self.features.place(index)
        parts = [self._own.get(token.word) or self._weigh_own(token), self.model.known.get(place) or self._weigh_place(place)]
        for step, small, capital, edge in self._sides:
            at = index + step
            if 0 <= at < count:
                other = tokens[at]
                known = capital if other.capital else small
                parts.append(known.get(other.word) or self._weigh_beside(step, other, known))
            else:
                parts.append(edge)
        if index > 1 and (pair := pair_feature(tokens[index - 2], tokens[index - 1])) in self.model.weights.places:
            parts.append(weighed(self.model.weights[pair]))
        return parts

    def of(self, index: int, parts: Sequence[Weighed]) -> Scores:
        """Return the scores of a word, of which these are the *parts*; they are the caller's to add to."""
        own, here, far_before, before, after, far_after, *pair = [scores for scores, _, _ in parts]
        together = zip(own, here, before, after, far_before, far_after, strict=True)
        scores = [a + b + c + d + e + f for a, b, c, d, e, f in together]
        for one in pair:
            scores = [score + weight for score, weight in zip(scores, one, strict=True)]
        if index and self.tokens[index - 1].possessive and not self.traits[self.tokens[index].word] & _OWNED:
            for label in _WITHIN:  # what somebody owns is no part of his name
                scores[label] = IMPOSSIBLE
        return scores

    def _edge(self, step: int) -> Weighed:
        return self.model.weigh_once(("edge", step), lambda: ("edge",), f"{step} ")

    def _weigh_place(self, place: Place) -> Weighed:
        return self.model.weigh_once(place, place.features)

    def _weigh_own(self, token: Token) -> Weighed:
        """Return what a word weighs by itself and by what the document shows of it, without the labels that it cannot have."""
        shown = self.features.shown(token.form) if token.capital else None
        shared = self._shared[0]
        key = token.word if shown is None else (token.word, shown)
        own = shared.get(key)
        if own is None:
            scores = list(self._weigh(token))
            if shown is not None:
                scores = [one + other for one, other in zip(scores, self._shown("", shown), strict=True)]
            for label in self._excluded(token):
                scores[label] = IMPOSSIBLE
            own = shared[key] = weighed(scores)
        self._own[token.word] = own
        return own

    def _weigh_beside(self, step: int, token: Token, known: WeighedWords) -> Weighed:
        """Return what a word weighs for the one *step* words before or after it, which is *known* from then on."""
        word, role, own = token.word, _ROLES[step], self.traits[token.word]
        differs = f"{role}word {token.form.lower()}" in self.model.weights.places or token.capital != word[0].isupper()
        alike = word if differs else own  # most words differ in their traits alone
        if step not in BESIDE or not token.capital:
            key = (role, word, own, token.capital) if differs else (role, own, token.capital)
            near = self.model.known.get(key) or self.model.weigh_once(key, lambda: self.features.near(word, token.form), role)
        else:
            shown = self.features.shown(token.form)
            shared, with_shown = self._shared[step], (alike, shown)
            near = shared.get(with_shown) or self._weigh_shown(role, token, shown)
            shared[with_shown] = near
        known[word] = near
        return near

    def _weigh_shown(self, role: str, token: Token, shown: tuple[str, ...]) -> Weighed:
        """Return the same of a word of which the document shows something."""
        scores = zip(self.model.weigh(self.features.near(token.word, token.form), role), self._shown(role, shown), strict=True)
        return weighed(one + other for one, other in scores)

    def _shown(self, role: str, shown: tuple[str, ...]) -> Weights:
        """Return what the document shows of a word, weighed: most words are shown alike."""
        return self.model.weigh_once((role, shown), lambda: shown, role)[0]

    def _weigh(self, token: Token) -> Weights:
        """Return what is true of a word in every document; without the lists less is, so that it is not what others are given."""
        if not self.lists_are_whole:
            return self.model.weigh(self.features.own(token.word, token.form))
        return self.model.weigh_word(token.word, lambda: self.features.own(token.word, token.form))

    def _excluded(self, token: Token) -> tuple[int, ...]:
        """Return the labels that a word cannot have: a small one begins no name, and a title of several persons is in the name of none of them."""
        if not token.capital:
            return () if token.word in self.openings else _FIRST
        return (*_FIRST, *_WITHIN) if "plural-title" in self.traits[token.word] else ()
