"""Where a name begins and ends: a title directly before it belongs to it; articles, endearments and possessive endings do not.

Others draw these lines elsewhere, whoever marked an edition and other
programs. What they marked is drawn anew here.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Final

from ...languages import LanguageRules
from ...model import Annotation, Span
from ..abbreviations import title_words
from .gazetteer import Gazetteer
from .organisations import Found
from .tokens import Token
from .traits import traits

_PERSON: Final = "persName"
_TITLES: Final = frozenset({"title", "plural-title", "following-title"})
_NAMES: Final = frozenset({"kin", "forename", "person"})
_start_of: Final = attrgetter("start")
_CUT_OFF: Final = frozenset({"", "."})  # what may stand between a name as marked and the end of its last word: the full stop of an initial


class Boundaries:
    """The boundaries of the names of one document."""

    def __init__(self, tokens: Sequence[Token], rules: LanguageRules, lists: Gazetteer, content: str) -> None:
        self.tokens, self.lists, self.content = tokens, lists, content
        self.traits = traits(rules, lists)
        self.titles = title_words(rules)
        self.ranks = rules.words("names", "ranks")
        self.rulers = rules.words("names", "rulers")
        self.linking = rules.words("names", "linking")
        self.determiners = rules.words("names", "determiners")
        self.openings = rules.words("names", "small_openings")
        self.before_names = rules.words("names", "endearments") | rules.words("names", "saying")
        self.small_titles = rules.words("names", "small_titles")

    def trimmed(self, first: int, last: int) -> tuple[int, int]:
        """Return the words without small ones at the end, and endearments and verbs of saying before them; empty where nothing but titles is left."""
        while last > first and not self.tokens[last - 1].capital:
            last -= 1
        while last - first > 1 and self.tokens[first].opens and self.tokens[first].form.lower() in self.before_names:
            first += 1
        only_titles = all(
            token.form not in self.rulers and self.traits[token.word] & _TITLES and not self.traits[token.word] & _NAMES
            for token in self.tokens[first:last]
        )
        return (first, first) if only_titles else (first, last)

    def titled(self, first: int, gi: str) -> int:
        """Return the first word of a name with the rank or office that stands before it without a capital: "farmer White"."""
        if gi != _PERSON or not first or not self.tokens[first].joined:
            return first
        return first - 1 if self.tokens[first - 1].word.rstrip(".") in self.small_titles else first

    # What somebody marked

    def words(self, start: int, end: int) -> tuple[int, int]:
        """Return the words of a name that stands from *start* to *end*: the first, and the one after the last.

        Small words and signs at its edges are left out. Empty is what then is
        nothing, and what begins or ends within a word.

        >>> from ...languages import language_rules
        >>> from ...model import Text
        >>> from .gazetteer import gazetteer
        >>> from .tokens import tokenize
        >>> text, english = Text("She saw the old Mrs. Grey's, in York."), language_rules("en")
        >>> Boundaries(tokenize(text, None, english), english, gazetteer(), text.content).words(8, 28)
        (4, 6)
        """
        first, last = bisect_left(self.tokens, start, key=_start_of), bisect_left(self.tokens, end, key=_start_of)
        begins_within_a_word = first > 0 and self.tokens[first - 1].end > start
        while last > first and not self.tokens[last - 1].capital:
            last -= 1
        while last > first and not self.tokens[first].capital and self.tokens[first].word not in self.openings:
            first += 1
        ends_within_a_word = last > first and self.content[end : self.tokens[last - 1].end] not in _CUT_OFF
        return (first, first) if begins_within_a_word or ends_within_a_word else (first, last)

    def redrawn(self, names: Iterable[Annotation]) -> list[Annotation]:
        """Return *names* that somebody marked from the first to the last of their words, without those of which then nothing is left."""
        drawn = ((name, *self.words(name.start, name.end)) for name in names)
        return [Annotation(Span(self.tokens[first].start, self.tokens[last - 1].end), name.gi) for name, first, last in drawn if last > first]

    # What another program found

    def found(self, start: int, end: int, gi: str, cert: str) -> Found | None:
        """Return a name that another program found from *start* to *end*, in our conventions, or None where it is none of ours."""
        first, last = self.words(start, end)
        while last > first and self._is_no_part(first, last):
            first += 1
        if first == last or all("never_names" in self.traits[token.word] for token in self.tokens[first:last] if token.capital):
            return None
        if self._follows_rank(first):
            return Found(first - 2, last, _PERSON, cert)
        if gi == _PERSON:
            while first and self.tokens[first].joined and self.tokens[first - 1].form in self.titles and self.tokens[first - 1].capital:
                first -= 1
        first, last = self.trimmed(first, last)
        return Found(self.titled(first, gi), last, gi, cert) if last > first else None

    def _is_no_part(self, first: int, last: int) -> bool:
        """Return whether the first word is an article, unless the lists know the place with it, or a title of several."""
        token = self.tokens[first]
        if "plural-title" in self.traits[token.word]:
            return True
        return token.form.lower() in self.determiners and " ".join(one.form for one in self.tokens[first:last]) not in self.lists.places

    def _follows_rank(self, first: int) -> bool:
        """Return whether a rank and "of" stand before the word: "Duke of Wellington" is a person."""
        if first <= 1 or not (self.tokens[first].joined and self.tokens[first - 1].joined and self.tokens[first - 1].word in self.linking):
            return False
        rank = self.tokens[first - 2]
        return rank.capital and rank.form in self.ranks
