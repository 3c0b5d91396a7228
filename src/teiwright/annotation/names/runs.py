"""Runs: words in which a name may stand. All of a text beside them names nothing."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from ...languages import LanguageRules
from .tokens import Token

_LONGEST: Final = 40  # words; longer are lists in capitals
_MOST_BETWEEN: Final = 3  # small words between two capitals


class Run(NamedTuple):
    """Tokens from *first* to *last*, the last not included: words with capitals, and small ones between them."""

    first: int
    last: int


def find_runs(tokens: Sequence[Token], rules: LanguageRules | None, content: str, taken: Collection[int] = ()) -> Iterator[Run]:
    """Yield the runs of *tokens*, in order; the tokens *taken* are in none.

    >>> from ...languages import language_rules
    >>> from ...model import Text
    >>> from .tokens import tokenize
    >>> text = Text("Then a Duke of Kent and Mrs. Hill went to Bath.")
    >>> tokens = tokenize(text, None, language_rules("en"))
    >>> [" ".join(token.word for token in tokens[run.first : run.last]) for run in find_runs(tokens, language_rules("en"), text.content)]
    ['Then', 'Duke of Kent', 'Mrs. Hill', 'Bath']
    """
    between = frozenset("-")
    if rules is not None:
        between |= rules.words("names", "particles") | rules.words("names", "linking") | rules.words("names", "inner_articles")
    index = 0
    while index < len(tokens):
        if not tokens[index].capital or index in taken:
            index += 1
            continue
        first = last = index
        while last - first < _LONGEST and (following := _next_capital(tokens, last, between, content)) and following not in taken:
            last = following
        yield Run(first, last + 1)
        index = last + 1


def _next_capital(tokens: Sequence[Token], index: int, between: frozenset[str], content: str) -> int:
    """Return the next word with a capital that may go on with the name at *index*, or 0."""
    for step in range(1, _MOST_BETWEEN + 2):
        position = index + step
        if position >= len(tokens) or "\n\n" in content[tokens[position - 1].end : tokens[position].start]:
            return 0
        token = tokens[position]
        if token.capital:
            return position
        if token.word not in between or (token.word == "-" and step > 1):
            return 0
    return 0
