"""Runs: words in which a name may stand. All of a text beside them names nothing."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from ...languages import LanguageRules
from .tokens import Token

_LONGEST: Final = 40  # words; longer are lists in capitals
_SHORT: Final = 2  # letters
_AFTER_SHORT: Final = frozenset(".'\u2019")
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
    openings: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    if rules is not None:
        between |= rules.words("names", "particles") | rules.words("names", "linking") | rules.words("names", "inner_articles")
        openings = rules.words("names", "small_openings")
        leading = rules.words("names", "place_prepositions") - between - openings
    after = between | _AFTER_SHORT
    before = openings | after if openings else openings
    done = 0
    for token in [one for one in tokens if one.capital]:
        index = token.index
        if index < done or index in taken or (token.opens and token.form.lower() in leading):
            continue
        # Most capitals stand alone, between words that neither open a name nor lead on within one.
        first = _opening(tokens, index, between, openings, done, content) if index > done and tokens[index - 1].word in before else index
        last = index
        if index + 1 == len(tokens) or not (tokens[index + 1].capital or tokens[index + 1].word in after):
            yield Run(first, index + 1)
            done = index + 1
            continue
        while last - first < _LONGEST and (following := _next_capital(tokens, last, between, content)) and following not in taken:
            last = following
        yield Run(first, last + 1)
        done = last + 1


def _opening(tokens: Sequence[Token], index: int, between: frozenset[str], openings: frozenset[str], done: int, content: str) -> int:
    """Return where the name begins that has a word with a capital at *index*: with a word that may open one in small letters, or there."""
    first = index
    for position in range(index - 1, max(done, index - _MOST_BETWEEN - 1) - 1, -1):
        token = tokens[position]
        opens = token.word in openings
        if not (opens or _leads_on(tokens, position, between)) or "\n\n" in content[token.end : tokens[position + 1].start]:
            break
        if opens:
            first = position
    return first


def _leads_on(tokens: Sequence[Token], position: int, between: frozenset[str]) -> bool:
    """Return whether the token may stand within a name: a small word, a hyphen, the full stop or apostrophe of a short word."""
    word = tokens[position].word
    return word in between or (word in _AFTER_SHORT and position > 0 and len(tokens[position - 1].word) <= _SHORT)


def _next_capital(tokens: Sequence[Token], index: int, between: frozenset[str], content: str) -> int:
    """Return the next word with a capital that may go on with the name at *index*, or 0."""
    for step in range(1, _MOST_BETWEEN + 2):
        position = index + step
        if position >= len(tokens):
            return 0
        token = tokens[position]
        if not token.capital and (not _leads_on(tokens, position, between) or (token.word == "-" and step > 1)):
            return 0  # as after most words
        if "\n\n" in content[tokens[position - 1].end : token.start]:
            return 0
        if token.capital:
            return position
    return 0
