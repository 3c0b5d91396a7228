"""Which language a text is in, told by its commonest words."""

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_SAMPLE: Final = 50_000  # characters; more does not change the answer
_LEAST_WORDS: Final = 20
_LEAST_SHARE: Final = 0.15  # of the words of a text are common ones; prose in the right language has .3 to .5
_LEAST_LEAD: Final = 1.25  # over the next language


@cache
def word_lists() -> dict[str, tuple[str, frozenset[str]]]:
    """Return the name and the commonest words of each language that can be told."""
    data = tomllib.loads(files(__package__).joinpath("detection.toml").read_text(encoding="utf-8"))
    return {tag: (row["name"], frozenset(row["words"].split())) for tag, row in data.items()}


@cache
def longer_codes() -> dict[str, str]:
    """Return the tag of each language by the three-letter codes that documents use for it.

    >>> longer_codes()["lat"]
    'la'
    """
    data = tomllib.loads(files(__package__).joinpath("detection.toml").read_text(encoding="utf-8"))
    return {code: tag for tag, row in data.items() for code in row["also"].split()}


def detect_language(text: str) -> str:
    """Return the language tag of *text*, or ``und`` when unsure.

    >>> detect_language("It was the best of times, it was the worst of times, it was the age of wisdom, "
    ...                 "it was the age of foolishness, and so they were all of them in it")
    'en'
    >>> detect_language("Lorem 12 34")
    'und'
    """
    total, shares = _shares(text)
    (best, tag), (second, _) = shares[:2]
    return tag if total >= _LEAST_WORDS and best >= _LEAST_SHARE and best >= second * _LEAST_LEAD else "und"


def likeness(text: str) -> float:
    """Return which part of the words of *text*, 0 to 1, are the commonest words of the language that it is most like.

    >>> likeness("what the man said to us") > likeness("wh\u00e0t th\u00eb m\u00e4n s\u00e0id to us")
    True
    """
    return _shares(text)[1][0][0]


def _shares(text: str) -> tuple[int, list[tuple[float, str]]]:
    """Return how many words *text* has, and for each language the part of them that are its commonest, the best first."""
    words = Counter(_WORD.findall(text[:_SAMPLE].lower()))
    total = sum(words.values())
    shares = ((sum(words[word] for word in common) / max(total, 1), tag) for tag, (_, common) in word_lists().items())
    return total, sorted(shares, reverse=True)
