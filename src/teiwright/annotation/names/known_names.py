"""Names that are known already: from the editor's authority file, or from elsewhere in the same text.

TEI: NDPER, NDPLAC, NDORG; att.canonical (ref)
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Final, NamedTuple

from ...languages import LanguageRules
from ...model import Text
from ...pipeline import KnownName
from ..abbreviations import title_words
from .evidence import Evidence, gather, no_evidence
from .gazetteer import gazetteer
from .organisations import Found
from .tokens import Token, tokenize

_INITIAL: Final = 2  # characters: a letter and its full stop


class Known(NamedTuple):
    """A known name at its place: tokens from *first* to *last*, the last not included."""

    first: int
    last: int
    name: KnownName


def find_known(tokens: Sequence[Token], names: Iterable[KnownName], rules: LanguageRules | None, evidence: Evidence | None = None) -> list[Known]:
    """Return where *names* stand, the longest at each place, a title before a person's included.

    Words are compared as they are spelled; in a heading in capitals case does
    not count. A form within the longer name of somebody else is not that
    person: "Marx" is not found in "Groucho Marx" unless "Groucho" or "G."
    agrees with another form of the same entry. Nor is a place found in the name
    of another: "London" in "London Bridge". *evidence*, if it is gathered
    already, tells which words are names.
    """
    if not (names := tuple(names)):
        return []
    finder = _Finder(tokens, names, rules, evidence)
    found: list[Known] = []
    for token in tokens:
        if (not found or token.index >= found[-1].last) and (one := finder.at(token.index, found[-1].last if found else 0)):
            found.append(one)
    return found


class _Finder:
    def __init__(self, tokens: Sequence[Token], names: Iterable[KnownName], rules: LanguageRules | None, evidence: Evidence | None) -> None:
        self.tokens, self.lists = tokens, gazetteer()
        self.evidence = evidence or (gather(tokens, rules) if rules else no_evidence())
        self.forms: defaultdict[str, list[tuple[tuple[str, ...], KnownName]]] = defaultdict(list)
        self.spelled: defaultdict[str, set[str]] = defaultdict(set)  # entry -> the words of all its forms
        for name in names:
            if words := tuple(token.word for token in tokenize(Text(name.form), None, rules)):
                self.forms[_key(words[0])].append((words, name))
                self.spelled[name.id or name.form].update(_key(word) for word in words)
        for candidates in self.forms.values():
            candidates.sort(key=lambda one: -len(one[0]))
        self.titles = title_words(rules)
        self.determiners = rules.words("names", "determiners") if rules else frozenset()
        self.place_heads = rules.words("names", "place_heads") if rules else frozenset()
        self.place_openings = rules.words("names", "place_openings") if rules else frozenset()
        self.apart = _apart(rules)

    def at(self, index: int, free: int) -> Known | None:
        """Return the known name that begins at a token, or None; tokens before *free* belong to others."""
        for words, name in self.forms.get(_key(self.tokens[index].word), ()):
            if _stands(self.tokens, index, words):
                first = self.begin(index, free, name)
                last = index + len(words)
                return None if first is None or self.goes_on(last, name) else Known(first, last, name)
        return None

    def begin(self, index: int, free: int, name: KnownName) -> int | None:
        """Return where the name begins, with its titles and what else agrees with it; None where it is part of another."""
        while index > free and self.tokens[index].joined and self.tokens[index - 1].capital:
            before = self.tokens[index - 1]
            if name.gi == "persName" and (before.word.rstrip(".") in self.titles or self.agrees(before.word, name)):
                index -= 1
                continue
            described = name.gi == "persName" and index > 1 and self.tokens[index - 2].word.lower() in self.determiners  # "the Menshevik Martov"
            return None if self.lengthens(before, name) and not described else index
        return index

    def agrees(self, word: str, name: KnownName) -> bool:
        """Return whether a word before a form is one of the same entry, or the initial of one."""
        spelled = self.spelled[name.id or name.form]
        return _key(word) in spelled or (_is_initial(word) and any(one.startswith(_key(word)) for one in spelled))

    def lengthens(self, token: Token, name: KnownName) -> bool:
        """Return whether a word beside a form makes it another name: a forename, "River" before a place, beside a person any name."""
        word = token.word.capitalize() if token.shouts else token.word
        if name.gi == "placeName" and word in self.place_openings:
            return True
        if not token.alphabetic or token.possessive or word in self.lists.places or word.rstrip(".") in self.apart:
            return False
        if word in self.lists.forenames or (name.gi == "persName" and _is_initial(word)):
            return True
        shown = self.evidence.of(word)
        named = shown.capital and not shown.lower and not shown.determined
        return name.gi == "persName" and bool(named) and not token.shouts and _key(word) not in self.forms

    def goes_on(self, last: int, name: KnownName) -> bool:
        """Return whether a form is followed by more of a name: "Karl" in "Karl Radek", "London" in "London Bridge"."""
        if last >= len(self.tokens) or not self.tokens[last].joined:
            return False
        following = self.tokens[last]
        if name.gi == "placeName":
            return following.capital and not following.shouts and following.word in self.place_heads
        if name.gi != "persName":
            return False
        if not following.capital or following.word.rstrip(".") in self.titles:
            return False
        forename = self.tokens[last - 1].word in self.lists.forenames and following.word.rstrip(".") not in self.apart and not following.shouts
        return forename or self.lengthens(following, name)


@cache
def _apart(rules: LanguageRules | None) -> frozenset[str]:
    """Return what may stand beside a name with a capital and is no part of it."""
    if rules is None:
        return frozenset()
    grammar = {word.capitalize() for word in rules.words("words", "function")}
    return title_words(rules, "plural_titles") | rules.words("names", "never_names") | rules.words("names", "organisation_heads") | grammar


def _is_initial(word: str) -> bool:
    return len(word) == _INITIAL and word.endswith(".")


def _key(word: str) -> str:
    return word.casefold().rstrip(".")


def _stands(tokens: Sequence[Token], start: int, words: tuple[str, ...]) -> bool:
    if start + len(words) > len(tokens):
        return False
    for token, word in zip(tokens[start:], words, strict=False):
        spelled, due = token.word.rstrip("."), word.rstrip(".")
        if spelled != due and not (token.shouts and spelled.casefold() == due.casefold()):
            return False
    return True


def find_in_capitals(tokens: Sequence[Token], found: Iterable[Found], rules: LanguageRules | None) -> list[Found]:
    """Return the names *found* elsewhere that stand in headings in capitals too."""
    shouted = [token for token in tokens if token.shouts]
    words = {_key(token.word) for token in shouted}
    if not words:
        return []
    begun = [one for one in found if _key(tokens[one.first].word) in words]
    names = dict.fromkeys((" ".join(token.word for token in tokens[one.first : one.last]), one.gi) for one in begun)
    known = [KnownName(form, gi, "") for form, gi in names if len(form) > 3]
    places = find_known(_renumbered(shouted), known, rules)
    return [Found(shouted[one.first].index, shouted[one.last - 1].index + 1, one.name.gi, "medium") for one in places]


def _renumbered(tokens: Sequence[Token]) -> list[Token]:
    """Return copies of *tokens* numbered from 0."""
    return [replace(one, index=index) for index, one in enumerate(tokens)]
