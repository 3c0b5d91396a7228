"""Parts of the names of persons: rank, forename, surname and what stands between and after, where they are clear.

What every name of a document shows is gathered first: who is "Mr. Brown" once
has a surname, whoever calls him "Brown".

TEI: NDPER (roleName, forename, surname, nameLink, genName, addName)
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ...languages import LanguageRules
from ...model import Annotation, Attributes, Span
from .gazetteer import gazetteer
from .tokens import Token
from .traits import traits

_NUMERAL: Final = re.compile(r"[IVX]{1,5}\.?")
_INITIAL: Final = (("full", "init"),)
_SHORTENED: Final = (("full", "abb"),)


class _Part(NamedTuple):
    gi: str
    first: int
    last: int
    attributes: Attributes = ()


class Parts:
    """The parts of the names of persons in one document."""

    def __init__(self, tokens: Sequence[Token], rules: LanguageRules) -> None:
        self.tokens = tokens
        self.traits = traits(rules, gazetteer())
        self.words = _Words(rules)
        self.surnames: set[str] = set()
        self.forenames: set[str] = set()

    def of(self, names: Iterable[tuple[int, int]]) -> Iterator[Annotation]:
        """Yield the parts of *names*, each given by its first token and the one after its last."""
        parted = [self._parted(first, last) for first, last in names]
        for parts in parted:
            for part in parts:
                known = self.surnames if part.gi == "surname" else self.forenames if part.gi == "forename" else None
                if known is not None:
                    known.update(token.form for token in self.tokens[part.first : part.last])
        for parts in parted:
            for part in parts:
                settled = self._settled(part)
                if settled:
                    start, end = self.tokens[part.first].start, self.tokens[part.last - 1].end
                    yield Annotation(Span(start, end), settled, part.attributes)

    def _settled(self, part: _Part) -> str:
        """Return what a part is; of a name that is one word the other names of the document tell."""
        if part.gi:
            return part.gi
        form = self.tokens[part.first].form
        if form in self.surnames and form not in self.forenames:
            return "surname"
        return "forename" if "forename" in self.traits[form] and form not in self.surnames else ""

    def _parted(self, first: int, last: int) -> list[_Part]:
        """Return the parts of one name in order; one whose kind only the others can tell has none yet."""
        found: list[_Part] = []
        begin = first
        while begin < last and self._is_title(begin):
            ends = self._end_of_rank(begin, last)
            found.append(_Part("roleName", begin, ends))
            begin = ends
        tail = list(self._tail(begin, last))
        end = tail[0].first if tail else last
        return [*found, *self._named(begin, end, titled=_capitalised(self.tokens[begin - 1].form) if found else ""), *tail]

    def _is_title(self, index: int) -> bool:
        token = self.tokens[index]
        own = self.traits[token.word]
        return ("title" in own and not own & {"forename", "person"}) or (not token.capital and token.word.rstrip(".") in self.words.small_titles)

    def _end_of_rank(self, begin: int, last: int) -> int:
        """Return where a rank ends: "Duke of Wellington" is one, "Duke" before a name another."""
        if begin + 2 < last and self.tokens[begin + 1].word in self.words.linking:
            return last
        return begin + 1

    def _tail(self, begin: int, last: int) -> Iterator[_Part]:
        """Yield what stands after the names: a numeral, "the First", "the Great", "Esq."."""
        index = begin + 1
        while index < last:
            token = self.tokens[index]
            if token.word in self.words.articles and index + 1 < last:
                epithet = self.tokens[index + 1].form
                yield _Part("genName" if epithet in self.words.ordinals else "addName", index, last)
                return
            if _NUMERAL.fullmatch(token.word) and index == last - 1 and not self._is_initial_of_surname(index, last):
                yield _Part("genName", index, last)
                return
            if "following-title" in self.traits[token.word]:
                yield _Part("genName" if token.form in self.words.generations else "roleName", index, last)
                return
            index += 1

    def _is_initial_of_surname(self, index: int, last: int) -> bool:
        """Return whether the numeral is rather an initial: it has a full stop, and none but initials go before it."""
        before = self.traits[self.tokens[index - 1].word]
        return "initial" in before and self.tokens[index].word.endswith(".") and index == last - 1

    def _named(self, begin: int, end: int, *, titled: str) -> Iterator[_Part]:
        """Yield forenames, particles and the surname of what stands between title and tail."""
        words = [index for index in range(begin, end) if self.tokens[index].alphabetic]
        if not words:
            return
        if len(words) == 1:
            yield from self._single(words[0], titled)
            return
        forenames = 0
        while forenames < len(words) - 1 and self._is_forename(words[forenames]):
            forenames += 1
        links = forenames
        while links < len(words) - 1 and self._is_particle(words[links]):
            links += 1
        if links == 0 or len(words) - links > 1:
            return  # too many words to know which of them is what
        if len(words) - links == 1 and self._is_initial(words[-1]):
            return
        for index in words[:forenames]:
            yield _Part("forename", index, index + 1, self._shortening(index))
        if links > forenames:
            yield _Part("nameLink", words[forenames], words[links - 1] + 1)
        yield _Part("surname", words[links], words[-1] + 1)

    def _single(self, index: int, titled: str) -> Iterator[_Part]:
        """Yield what a name of one word is: after some titles it is a forename, after others a surname, alone it may be either."""
        if self._is_initial(index):
            return
        if titled in self.words.before_forenames:
            if "forename" in self.traits[self.tokens[index].word]:
                yield _Part("forename", index, index + 1)
        elif titled in self.words.before_surnames:
            yield _Part("surname", index, index + 1)
        elif not titled:
            yield _Part("", index, index + 1)

    def _is_forename(self, index: int) -> bool:
        own = self.traits[self.tokens[index].word]
        return bool(own & {"forename", "forename?", "initial"}) or self.tokens[index].form in self.words.abbreviated

    def _is_initial(self, index: int) -> bool:
        return "initial" in self.traits[self.tokens[index].word]

    def _is_particle(self, index: int) -> bool:
        return self.tokens[index].word.lower() in self.words.particles

    def _shortening(self, index: int) -> Attributes:
        if self._is_initial(index):
            return _INITIAL
        return _SHORTENED if self.tokens[index].form in self.words.abbreviated else ()


def _capitalised(word: str) -> str:
    return word[0].upper() + word[1:]


class _Words:
    """The words of a language that tell parts of names."""

    def __init__(self, rules: LanguageRules) -> None:
        self.linking = rules.words("names", "linking")
        self.articles = rules.words("names", "inner_articles")
        self.ordinals = rules.words("names", "ordinals")
        self.particles = rules.words("names", "particles")
        self.small_titles = rules.words("names", "small_titles")
        self.abbreviated = rules.words("names", "abbreviated_forenames")
        self.generations = rules.words("names", "generations")
        self.before_forenames = rules.words("names", "titles_before_forenames")
        self.before_surnames = rules.words("names", "titles_before_surnames")
