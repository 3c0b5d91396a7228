"""Which language a text is in, told by its commonest words, the letters that it has, and the endings of its longer words.

Each word weighs as much as it is more common in one language than in those
that do not have it in their list, so that what two languages share (``de``,
``in``) tells nothing between them. A language is told where it is ahead of
every other by enough, and nothing else speaks against it: few of the words
are known, letters that it does not have, words of a second language, names
alone. Models that are learned from texts were turned down: they tell a
language of whatever is given to them.
"""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log
from typing import Any, Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_OF_LATIN: Final = re.compile(r"[a-z\u00df-\u024f\u1e00-\u1eff]+")
_OF_CYRILLIC: Final = re.compile(r"[\u0400-\u052f]+")
_LATIN_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_LONG_S: Final = "\u017f"
_SAMPLE: Final = 30_000  # characters; more does not change the answer

_LEAST_WORDS: Final = 10
_LEAST_KNOWN: Final = 3  # different words of more than a letter that are in its list
_FEW: Final = 20  # words; of fewer, more have to be known
_LEAST_SHARE_OF_FEW: Final = 0.25  # of the words are known ...
_LEAST_SHARE: Final = 0.15  # ... prose in the right language has .4 to .6
_LEAST_LEAD: Final = 6.5  # over the next language, as a logarithm: some 650 to one
_LEAD_PER_WORD: Final = 0.15
_AGAINST_RARE: Final = 2.5  # what a rare language is behind before a word is read

_FIRST_WEIGHT: Final = 100  # how many times as common the first word of a list is as in languages whose list does not have it
_HALVED_AFTER: Final = 6  # words of a list
_LAST_WEIGHT: Final = 5
_LONG_WORD: Final = 5  # letters of one whose ending tells something
_LONGEST_ENDING: Final = 6
_ENDING: Final = 1.0  # what it tells
_STRANGE: Final = 2.0  # what a word tells against a language that does not have its letters ...
_MOST_STRANGE: Final = 20.0  # ... and all of them, as a text may quote others

_LONG: Final = 300  # words, of which the common ones tell enough
_SHORT: Final = 60  # words, of which few may have strange letters
_MOST_STRANGE_SHARE: Final = 0.06
_MIXED: Final = 3  # different words that only a second language has, and ...
_PART_OF_A_SECOND: Final = 0.6  # ... so many beside those that only the first has; ...
_PART_OF_A_SECOND_OF_SHORT: Final = 0.3
_SHORT_MIXTURE: Final = 60  # ... in a text of fewer words half of it
_NAMES: Final = 100  # words; fewer that are names alone, and words that part them, may be in any language
_NO_NAMES: Final = 30  # words, of which at least one is in small letters and not in the list; of more, two


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the words of a text tell: how many are in the list of each language, and how much speaks for it and against it."""

    words: Counter[str]
    total: int
    known: Counter[str]
    strange: Counter[str]
    scores: dict[str, float]


@cache
def _rows() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("detection.toml").read_text(encoding="utf-8"))


@cache
def word_lists() -> dict[str, tuple[str, frozenset[str]]]:
    """Return the name and the commonest words of each language that is known."""
    return {tag: (row["name"], frozenset(row["words"].split())) for tag, row in _rows().items()}


@cache
def longer_codes() -> dict[str, str]:
    """Return the tag of each language by the other codes that documents use for it.

    >>> longer_codes()["lat"]
    'la'
    """
    return {code: tag for tag, row in _rows().items() for code in row["also"].split()}


@cache
def _weights() -> dict[str, dict[str, float]]:
    """Return by each word that is in a list how much it tells for the languages that have it."""
    found: dict[str, dict[str, float]] = {}
    for tag, row in _rows().items():
        for rank, word in enumerate(row["words"].split()):
            found.setdefault(word, {})[tag] = log(max(_FIRST_WEIGHT / (1 + rank / _HALVED_AFTER), _LAST_WEIGHT))
    return found


@cache
def _endings() -> dict[str, frozenset[str]]:
    """Return by each ending the languages whose words have it."""
    found: dict[str, set[str]] = {}
    for tag, row in _rows().items():
        for ending in row.get("endings", "").split():
            found.setdefault(ending, set()).add(tag)
    return {ending: frozenset(tags) for ending, tags in found.items()}


@cache
def _alphabets() -> dict[str, tuple[re.Pattern[str] | None, frozenset[str]]]:
    """Return what a word of its script looks like, and the letters of each language; no other language has the script of Greek."""
    found: dict[str, tuple[re.Pattern[str] | None, frozenset[str]]] = {}
    for tag, row in _rows().items():
        letters = row.get("letters", "")
        if _OF_LATIN.fullmatch(letters) or not letters:
            found[tag] = _OF_LATIN, frozenset(_LATIN_LETTERS + letters)
        else:
            found[tag] = (_OF_CYRILLIC if _OF_CYRILLIC.fullmatch(letters) else None), frozenset(letters)
    return found


def detect_language(text: str) -> str:
    """Return the language tag of *text*, or ``und`` when unsure: fewer than ten words, names, lists, two languages, one that is not known.

    >>> detect_language("It was the best of times, it was the worst of times, it was the age of wisdom")
    'en'
    >>> detect_language("Lorem 12 34")
    'und'
    """
    sample = text[:_SAMPLE].replace(_LONG_S, "s")
    evidence = _evidence(Counter(_WORD.findall(sample.lower())))
    if evidence.total < _LEAST_WORDS or not evidence.scores:
        return "und"
    (first, best), *others = sorted(((score, tag) for tag, score in evidence.scores.items()), reverse=True)
    second = max(others[0][0], 0) if others else 0
    sure = first - second >= max(_LEAST_LEAD, _LEAD_PER_WORD * evidence.total)
    if not sure or not _is_known(evidence, best) or _is_mixed(evidence, best) or _is_of_names(sample, evidence, best):
        return "und"
    return best if _rows()[best].get("told", True) else "und"


def likeness(text: str) -> float:
    """Return which part of the words of *text*, 0 to 1, are the commonest words of the language that it is most like.

    >>> likeness("what the man said to us") > likeness("wh\u00e0t th\u00eb m\u00e4n s\u00e0id to us")
    True
    """
    words = Counter(_WORD.findall(text[:_SAMPLE].lower()))
    known = _known(words)
    return max(known.values(), default=0) / max(sum(words.values()), 1)


def _known(words: Counter[str]) -> Counter[str]:
    """Return of how many *words* each language has in its list."""
    weights, known = _weights(), Counter[str]()
    for word, count in words.items():
        for tag in weights.get(word, ()):
            known[tag] += count
    return known


def _evidence(words: Counter[str]) -> _Evidence:
    total = sum(words.values())
    weights, known, rows = _weights(), _known(words), _rows()
    scores = dict.fromkeys(known, 0.0)
    for word, count in words.items():
        for tag, weight in weights.get(word, {}).items():
            scores[tag] += weight * count
    strange = ended = Counter[str]()
    if total < _LONG:
        strange, ended = _strange(words, known), _ended(words)
    for tag in scores:
        scores[tag] += _ENDING * ended[tag] - min(_STRANGE * strange[tag], _MOST_STRANGE) - (_AGAINST_RARE if rows[tag].get("rare") else 0)
    return _Evidence(words, total, known, strange, scores)


def _ended(words: Counter[str]) -> Counter[str]:
    """Return how many of the longer *words* that are in no list end as those of each language do."""
    weights, endings, ended = _weights(), _endings(), Counter[str]()
    for word, count in words.items():
        if len(word) >= _LONG_WORD and word not in weights:
            for tag in {tag for length in range(1, _LONGEST_ENDING + 1) for tag in endings.get(word[-length:], ())}:
                ended[tag] += count
    return ended


def _strange(words: Counter[str], known: Counter[str]) -> Counter[str]:
    """Return how many *words* of its script have letters that a language does not have, for each that is *known* to have others."""
    strange, alphabets = Counter[str](), _alphabets()
    foreign = [word for word in words if not word.isascii()]
    for script in (_OF_LATIN, _OF_CYRILLIC):
        of_script = [word for word in foreign if script.fullmatch(word)]
        for tag in known:
            if of_script and alphabets[tag][0] is script:
                strange[tag] = sum(words[word] for word in of_script if not alphabets[tag][1].issuperset(word))
    return strange


def _is_known(evidence: _Evidence, tag: str) -> bool:
    """Return whether enough of the words are in the list of a language, and few have letters that it does not have."""
    common = word_lists()[tag][1]
    if sum(len(word) > 1 for word in evidence.words if word in common) < _LEAST_KNOWN:
        return False
    if evidence.known[tag] < evidence.total * (_LEAST_SHARE_OF_FEW if evidence.total < _FEW else _LEAST_SHARE):
        return False
    return evidence.total >= _SHORT or evidence.strange[tag] <= max(1, _MOST_STRANGE_SHARE * evidence.total)


def _is_mixed(evidence: _Evidence, tag: str) -> bool:
    """Return whether words that only a second language has stand beside those of the first."""
    weights, theirs, different, shared = _weights(), Counter[str](), Counter[str](), Counter[str]()
    for word, count in evidence.words.items():
        languages = weights.get(word, ())
        if tag in languages:
            for other in languages:
                shared[other] += count
        elif len(word) > 1:
            for other in languages:
                theirs[other] += count
                different[other] += 1
    part = _PART_OF_A_SECOND_OF_SHORT if evidence.total < _SHORT_MIXTURE else _PART_OF_A_SECOND
    return any(different[other] >= _MIXED and theirs[other] >= part * (evidence.known[tag] - shared[other]) for other in different)


def _is_of_names(sample: str, evidence: _Evidence, tag: str) -> bool:
    """Return whether all words but common ones have capitals, though not all the text has."""
    if evidence.total >= _NAMES or (evidence.total >= _FEW and sample.isupper()):
        return False
    common = word_lists()[tag][1]
    others: int = sum(word.islower() and len(word) > 1 and word not in common for word in _WORD.findall(sample))
    return others < (1 if evidence.total < _NO_NAMES else 2)
