"""People and places: runs of capitalised words, judged by what the whole document shows of each.

TEI: NDPER (persName), NDPLAC (placeName)
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

from ...languages import LanguageRules
from ..abbreviations import abbreviated_titles, title_words
from .evidence import Evidence
from .gazetteer import Gazetteer
from .organisations import Found
from .tokens import Token

PERSON: Final = "persName"
PLACE: Final = "placeName"

_LONGEST: Final = 7  # words
_PARTING: Final = frozenset({",", "and", "or", "&"})  # words of a list
_MOST_PARTING: Final = 2  # words
#: What each preposition says for a place, each time it stands before the word; "to" and "from" go with people as well.
_PLACED: Final = {"in": 1.5, "at": 1.2, "near": 1.5, "from": 0.8, "to": 0.4, "through": 0.8, "throughout": 1.5, "toward": 0.4, "towards": 0.4}
#: The sum of these from which a place is sure, whatever the words mean.
_SURELY_PLACED: Final = 1.0


@dataclass(frozen=True, slots=True)
class _Scores:
    person: float
    place: float
    nothing: float

    def best(self) -> str | None:
        """Return the element with the highest score, or None where nothing is the best answer."""
        if max(self.person, self.place) <= self.nothing:
            return None
        return PERSON if self.person >= self.place else PLACE


class Judge:
    """Judges runs of capitalised words of one document."""

    def __init__(self, tokens: Sequence[Token], rules: LanguageRules, evidence: Evidence, lists: Gazetteer, content: str) -> None:
        self.tokens, self.rules, self.evidence, self.lists, self.content = tokens, rules, evidence, lists, content
        self.titles, self.plural_titles = title_words(rules), title_words(rules, "plural_titles")
        self.abbreviations = abbreviated_titles(rules)
        self.saints = rules.listed("names", "saint_titles")
        self.following_titles = rules.words("names", "following_titles")
        self.no_beginnings = self.plural_titles | self.following_titles
        self.ranks = rules.words("names", "ranks")
        self.particles = rules.words("names", "particles")
        self.never = rules.words("names", "never_names")
        self.never_surnames = rules.words("names", "never_surnames")
        self.title_phrases = frozenset(rules.listed("names", "title_phrases"))
        self.place_heads = rules.words("names", "place_heads")
        self.surnames = rules.words("names", "place_heads_and_surnames")
        self.ground = rules.words("names", "ground_prepositions")
        self.place_openings = rules.words("names", "place_openings")
        self.organisation_heads = rules.words("names", "organisation_heads")
        self.no_endings = self.organisation_heads | self.never
        self.determiners = rules.words("names", "determiners")
        self.function = rules.words("words", "function")
        self.parts: dict[str, Counter[str]] = defaultdict(Counter)  # word -> how often it is part of a sure name of each kind
        self.beside: dict[str, Counter[str]] = defaultdict(Counter)  # word -> the kinds of names that it is listed with
        self.placed: defaultdict[str, float] = defaultdict(float)  # name -> what the words before all its mentions say for a place
        self._scores: dict[str, _Scores] = {}

    # The two passes

    def judge(self, taken: list[Found]) -> list[Found]:
        """Return the people and places among the words that are not *taken*, in order."""
        runs = list(self.runs(taken))
        for run in runs:
            self.placed[self.phrase(*run)] += self.says_place(run[0])
        sure = {run: gi for run in runs if (gi := self.sure(*run))}
        for run, gi in sure.items():
            for token in self.core(*run):
                self.parts[token.word][gi] += 1
        listed = [pair for pair in pairwise(runs) if self.listed(*pair)]
        first = {run: sure.get(run) or self.guess(*run) for run in chain.from_iterable(listed)}
        for left, right in listed:
            for one, other in ((left, right), (right, left)):
                if gi := first[other]:
                    self.beside[self.tokens[one[1] - 1].word][gi] += 1
        self._scores.clear()
        found = []
        for run in runs:
            gi = sure.get(run) or self.guess(*run)
            if gi:
                found.append(Found(*run, gi, "high" if run in sure else "medium"))
        return found

    def runs(self, taken: list[Found]) -> Iterator[tuple[int, int]]:
        """Yield the runs of words that may be a name: first token, and the one after the last."""
        covered = {index for one in taken for index in range(one.first, one.last)}
        done = 0
        for token in self.tokens:
            index = token.index
            if not token.capital or index < done or index in covered or not self.may_begin(index):
                continue
            last = index + 1
            while last - index < _LONGEST and (step := self.continues(last, covered)):
                last += step
            yield from self.cut(index, last)
            done = last

    def may_begin(self, index: int) -> bool:
        """Return whether a name may begin with the token, a capital: it is no word of grammar and no title of several people."""
        token = self.tokens[index]
        if token.shouts:
            return False
        if token.word.lower() in self.function and (token.opens or (index and self.ends_name(index - 1))):
            return False
        return token.word.rstrip(".") not in self.no_beginnings

    def continues(self, index: int, covered: set[int]) -> int:
        """Return how many tokens, 0, 1 or 2, from *index* on belong to the name before them."""
        if index >= len(self.tokens) or index in covered:
            return 0
        token = self.tokens[index]
        if self.tokens[index - 1].possessive:
            return int(token.word in self.place_heads and self.tokens[index - 2].word.rstrip(".") in self.saints and self.is_owned(index))
        if not self.adjoins(index) or (token.word.lower() in self.function and self.ends_name(index - 1)):
            return 0
        if index > 1 and self.tokens[index - 2].possessive and self.tokens[index - 1].word in self.place_heads:
            return 0  # "St. Mark's Place New York" is two places
        if token.capital and token.word != "I":
            return 1
        leads_on = index + 1 < len(self.tokens) and self.tokens[index + 1].capital and self.adjoins(index + 1)
        connects = token.word in self.particles or (token.word == "of" and self.is_rank(index - 1))
        return 2 if leads_on and connects else 0

    def cut(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield the run, without words at its edges that belong to no name."""
        while first < last and self.is_sentence_word(first, last):
            first += 1
        while last - first > 1 and self.tokens[last - 1].word in self.no_endings and not self.is_titled(first, last - 1):
            last -= 1
        while first < last and self.tokens[first].word in self.never and self.tokens[first].word.rstrip(".") not in self.titles:
            first += 1
        if first < last:
            yield first, last

    def is_sentence_word(self, first: int, last: int) -> bool:
        """Return whether the first word of a run is there only because a sentence begins with it."""
        token = self.tokens[first]
        if not token.opens or token.word.rstrip(".") in self.titles or token.word in self.lists.forenames or token.word in self.lists.places:
            return False
        evidence = self.evidence.of(token.word)
        if not evidence.lower and (evidence.speaking or evidence.derived):
            return False
        return evidence.capital == 0 and (evidence.lower > 0 or last - first == 1 or token.word.lower() in self.function)

    # Verdicts

    def sure(self, first: int, last: int) -> str | None:
        """Return what a run is by its own words alone, or None."""
        words = [token.word.rstrip(".") for token in self.tokens[first:last]]
        if len(words) > 1 and words[0] in self.saints:
            return self.saint(first, last, words)
        if words[0] in self.titles:
            return None if all(word in self.titles for word in words) else PERSON
        if first and self.tokens[first - 1].word.rstrip(".") in self.plural_titles and self.adjoins(first):
            return PERSON
        if len(words) == 1:
            return None
        forename = words[0] in self.lists.forenames or len(words[0]) == 1
        if " ".join(words) in self.lists.places:
            return PLACE
        if forename and words[-1] in self.surnames and self.placed[self.phrase(first, last)] < _SURELY_PLACED:
            return PERSON
        if words[-1] in self.place_heads or words[0] in self.place_openings:
            return PLACE
        return PERSON if forename else None

    def saint(self, first: int, last: int, words: list[str]) -> str:
        """Return what the name of a saint names: a town where it is known, sounds like one or stands like one."""
        known = " ".join([self.saints[0], *words[1:]]) in self.lists.places or self.lists.sounds_like_place(words[-1])
        return PLACE if known or words[-1] in self.place_heads or self.placed[self.phrase(first, last)] >= _SURELY_PLACED else PERSON

    def guess(self, first: int, last: int) -> str | None:
        """Return what a run probably is, by the evidence of its last word and its first; None where it is no name."""
        tokens = self.core(first, last)
        if not tokens or all(token.word in self.never for token in tokens):
            return None
        head = tokens[-1]
        verdict = self.scores(head.word).best()
        if verdict is None and len(tokens) > 1 and self.scores(tokens[0].word).best() == PERSON:
            verdict = PERSON
        return verdict

    def scores(self, word: str) -> _Scores:
        """Return what the whole document says of *word*."""
        if word not in self._scores:
            self._scores[word] = self._score(word)
        return self._scores[word]

    def _score(self, word: str) -> _Scores:
        evidence, lists = self.evidence.of(word), self.lists
        mentions = max(evidence.capital, 1)
        person = 1.0 + 3.0 * bool(evidence.titled) + 2.0 * (word in lists.forenames) + 1.0 * (word in lists.doubtful_forenames)
        person += 1.5 * lists.sounds_like_person(word) + min(2.0, evidence.speaking) + 0.5 * bool(evidence.owning)
        person += 2.0 * bool(evidence.introduced) + 1.5 * bool(evidence.derived)
        person += min(3.0, 1.5 * self.parts[word][PERSON]) + min(3.0, 1.5 * self.beside[word][PERSON])
        person -= 2.5 * min(1.0, evidence.determined / mentions)
        place = 0.5 + 3.0 * (word in lists.places) + 1.0 * lists.sounds_like_place(word)
        place += min(4.0, sum(_PLACED.get(preposition, 0.6) * count for preposition, count in evidence.placed.items()))
        place += min(2.0, 1.0 * self.parts[word][PLACE]) + min(2.0, 1.0 * self.beside[word][PLACE]) - 2.0 * bool(evidence.titled)
        place -= min(2.0, evidence.speaking)
        nothing = 1.2 + 3.0 * (word in self.never) + 2.0 * (evidence.lower > evidence.capital) + 0.8 * (evidence.lower > 0)
        nothing += 1.0 * (evidence.capital == 0) + 3.0 * (word in self.organisation_heads) + 1.5 * (evidence.determined >= mentions)
        return _Scores(person, place, nothing)

    # Small questions

    def core(self, first: int, last: int) -> list[Token]:
        """Return the words of a run that are no titles and no particles."""
        return [token for token in self.tokens[first:last] if token.capital and token.word.rstrip(".") not in self.titles]

    def listed(self, left: tuple[int, int], right: tuple[int, int]) -> bool:
        """Return whether two runs stand in a list: parted by a comma or by "and"."""
        return 1 <= right[0] - left[1] <= _MOST_PARTING and all(token.word in _PARTING for token in self.tokens[left[1] : right[0]])

    def phrase(self, first: int, last: int) -> str:
        """Return the words of a run as one string."""
        return " ".join(token.word for token in self.tokens[first:last])

    def says_place(self, first: int) -> float:
        """Return what the word before a run says for a place."""
        if not first or not self.adjoins(first):
            return 0.0
        before = self.tokens[first - 1].word.lower()
        if before in self.ground and len(self.tokens[first].word.rstrip(".")) == 1:
            return _SURELY_PLACED
        return _SURELY_PLACED if before in self.determiners else _PLACED.get(before, 0.0)

    def is_titled(self, first: int, index: int) -> bool:
        """Return whether the word follows a title within its run and so is a name, whatever else it means: "Mr. May"."""
        before, word = self.tokens[index - 1], self.tokens[index].word
        title = before.word.rstrip(".")
        if index == first or title not in self.titles or word not in self.never or word in self.titles or word in self.never_surnames:
            return False
        led = index - 1 > 0 and self.tokens[index - 2].word.lower() in self.determiners
        return f"{title} {word}" not in self.title_phrases and not (led and title not in self.abbreviations)

    def ends_name(self, index: int) -> bool:
        """Return whether a token with its own full stop ends a name, and so perhaps a sentence: "King George V.", "John Smith, Esq."."""
        word, before = self.tokens[index].word, self.tokens[index - 1].word if index else ""
        if word.rstrip(".") in self.following_titles:
            return True
        initial = word.endswith(".") and word.rstrip(".") not in self.titles
        return initial and self.adjoins(index) and not before.endswith(".") and before.rstrip(".") not in self.titles and before[:1].isupper()

    def is_owned(self, index: int) -> bool:
        """Return whether the token follows the owner before it at once: "St. James's Park"."""
        owner, token = self.tokens[index - 1], self.tokens[index]
        return not token.shouts and self.content[owner.end + len("'s") : token.start].isspace()

    def is_rank(self, index: int) -> bool:
        """Return whether the token is a rank that "of" and a place follow: "Duke of Wellington"."""
        return self.tokens[index].word in self.ranks and self.tokens[index].word not in self.never

    def adjoins(self, position: int) -> bool:
        """Return whether only white space parts the token from the one before it."""
        before, token = self.tokens[position - 1], self.tokens[position]
        if not token.alphabetic or token.shouts:
            return False
        between = self.content[before.end : token.start]
        return not between.strip() and "\n\n" not in between
