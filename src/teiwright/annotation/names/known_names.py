"""Names that are known already: from the editor's authority file, or from elsewhere in the same text.

TEI: NDPER, NDPLAC, NDORG; att.canonical (ref)
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...languages import LanguageRules
from ...pipeline import KnownName
from .organisations import Found
from .tokens import Token


class Known(NamedTuple):
    """A known name at its place: tokens from *first* to *last*, the last not included."""

    first: int
    last: int
    name: KnownName


def find_known(tokens: Sequence[Token], names: Iterable[KnownName], rules: LanguageRules | None) -> list[Known]:
    """Return where *names* stand, the longest at each place, a title before a person's included.

    Words are compared as they are spelled; in a heading in capitals case does
    not count.
    """
    forms: defaultdict[str, list[tuple[tuple[str, ...], KnownName]]] = defaultdict(list)
    for name in names:
        words = tuple(_words(name.form))
        if words:
            forms[words[0].casefold()].append((words, name))
    for candidates in forms.values():
        candidates.sort(key=lambda one: -len(one[0]))
    titles = rules.words("names", "titles") if rules else frozenset()
    found: list[Known] = []
    for token in tokens:
        if found and token.index < found[-1].last:
            continue
        for words, name in forms.get(token.word.casefold().rstrip("."), ()):
            if _stands(tokens, token.index, words):
                first = token.index
                while name.gi == "persName" and first and tokens[first - 1].word.rstrip(".") in titles and tokens[first - 1].capital:
                    first -= 1
                found.append(Known(first, token.index + len(words), name))
                break
    return found


def _words(form: str) -> Iterator[str]:
    """Yield the words of a form as the tokens of a text have them."""
    from ...model import Text
    from .tokens import tokenize

    for token in tokenize(Text(form), None, None):
        yield token.word


def _stands(tokens: Sequence[Token], start: int, words: tuple[str, ...]) -> bool:
    if start + len(words) > len(tokens):
        return False
    for token, word in zip(tokens[start:], words, strict=False):
        spelled, due = token.word.rstrip("."), word.rstrip(".")
        if spelled != due and not (token.shouts and spelled.casefold() == due.casefold()):
            return False
    return True


def find_in_capitals(tokens: Sequence[Token], found: Iterable[Found]) -> list[Found]:
    """Return the names *found* elsewhere that stand in headings in capitals too."""
    names = {(" ".join(token.word for token in tokens[one.first : one.last]), one.gi): KnownName("", one.gi, "") for one in found}
    known = [KnownName(form, gi, "") for form, gi in names if len(form) > 3]
    shouted = [token for token in tokens if token.shouts]
    if not shouted:
        return []
    places = find_known(_renumbered(shouted), known, None)
    return [Found(shouted[one.first].index, shouted[one.last - 1].index + 1, one.name.gi, "medium") for one in places]


def _renumbered(tokens: Sequence[Token]) -> list[Token]:
    """Return copies of *tokens* numbered from 0."""
    return [Token(one.start, one.end, one.word, index, one.opens, one.capital, one.shouts, one.possessive) for index, one in enumerate(tokens)]
