"""Spellings: when two forms of a name may be the same.

Names from other scripts are spelled in many ways: Chernoff, Tchernov,
Tschernow. A key leaves of a name what they have in common. What OCR does to a
name leaves no key; likeness measures that.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

_NO_LETTERS: Final = re.compile(r"[^a-z ]+")
_DOUBLED: Final = re.compile(r"(.)\1+")
#: Letters that no accent explains.
_LETTERS: Final = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "\u0131": "i", "\u017f": "s"})
#: What Russian, Greek and other names are written with in English, German, French and Polish; the longest first.
_SOUNDS: Final = tuple(
    pair.split(">")
    for pair in """
    oev>oev oew>oev gue>ge gui>gi ca>ka co>ko cu>ku cl>kl cr>kr cz>ch
    schtsch>shch szcz>shch stch>shch tsch>ch tch>ch sch>sh sz>sh dj>j dzh>j kh>h gh>g ph>f th>t rh>r
    ck>k cs>ks x>ks qu>k q>k tz>ts zs>z iew>ev ew>ev ow>ov w>v jew>ev yev>ev iev>ev iy>i ij>i ii>i yi>i y>i j>i ey>ei ay>ai oo>u ou>u ue>u oe>o ae>a
    """.split()
)
#: The ends of Slavic and Greek names; OCR takes the ligature ff for fi.
_ENDS: Final = tuple(
    pair.split(">")
    for pair in """
    off>ov ofi>ov of>ov eff>ev efi>ev ef>ev skii>ski skij>ski skoi>ski skiy>ski sky>ski ski>ski aia>a aya>a
    vich>vic vitch>vic wicz>vic witsch>vic us>os
    """.split()
)


def folded(name: str) -> str:
    """Return *name* without capitals, accents and signs.

    >>> folded("Müller-Brandt,  O'Neill")
    'muller brandt o neill'
    """
    letters = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(_NO_LETTERS.sub(" ", bare).split())


@lru_cache(maxsize=10_000)
def sound_key(name: str) -> str:
    """Return what the spellings of a name in several alphabets' transcriptions have in common.

    >>> {sound_key(name) for name in ("Chernoff", "Chernofi", "Tchernov", "Tschernow")}
    {'chernov'}
    >>> sound_key("Dostoyevsky") == sound_key("Dostojewskij"), sound_key("Marx") == sound_key("Mark")
    (True, False)
    """
    return " ".join(_sounds(word) for word in folded(name).split())


def _sounds(word: str) -> str:
    for end, one in _ENDS:
        if word.endswith(end) and len(word) > len(end) + 2:
            word = word[: -len(end)] + one
            break
    made: list[str] = []
    position = 0
    while position < len(word):
        for spelled, sound in _SOUNDS:
            if word.startswith(spelled, position):
                made.append(sound)
                position += len(spelled)
                break
        else:
            made.append(word[position])
            position += 1
    return _DOUBLED.sub(r"\1", "".join(made))


def likeness(name: str, other: str) -> float:
    """Return how alike two names are, from 0 to 1, by the letters that must change to make one of the other.

    >>> likeness("Chernoff", "Chernofi") > 0.8 > likeness("Chernoff", "Kerensky")
    True
    """
    return float(DamerauLevenshtein.normalized_similarity(folded(name), folded(other)))


def most_alike(key: str, others: Sequence[str], *, least: float) -> list[tuple[str, float]]:
    """Return those of *others* that are like *key* by at least *least*, the most alike first, each with its likeness.

    >>> [one for one, _ in most_alike("chernofi", ["chernov", "chemin", "kerenski"], least=0.7)]
    ['chernov']
    """
    found = process.extract(key, others, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=least, limit=None)
    return sorted(((one, float(share)) for one, share, _ in found), key=lambda told: (-told[1], told[0]))
