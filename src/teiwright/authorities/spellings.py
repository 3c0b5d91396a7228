"""Spellings: when two forms of a name may be the same.

Names from other scripts are spelled in many ways: Chernoff, Tchernov,
Tschernow. A key leaves of a name what they have in common. What OCR does to a
name leaves no key; likeness measures that.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

_NO_LETTERS: Final = re.compile(r"[\W_]+")
_DOUBLED: Final = re.compile(r"([^\W\d_])\1+")
#: A regnal or other number in Roman figures, which no spelling changes: Charles I is not Charles II.
_NUMERAL: Final = re.compile(r"[IVX]{2,}[.,]?")
_NUMBERS: Final = re.compile(r"\d+|\b[ivx]{2,}\b")
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
    """Return *name* without capitals, accents and signs; Russian and Greek letters as Latin ones.

    >>> folded("Müller-Brandt,  O'Neill"), folded("10th Corps"), folded("Чернов"), folded("孔子")
    ('muller brandt o neill', '10th corps', 'chernov', '孔子')
    """
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).lower()) if not unicodedata.combining(letter)
    )
    return " ".join(_NO_LETTERS.sub(" ", bare.translate(_letters())).split())


@cache
def _letters() -> dict[int, str]:
    """Return how letters of other alphabets are written in Latin ones."""
    lines = files(__package__).joinpath("letters.txt").read_text(encoding="utf-8").splitlines()
    return str.maketrans(dict(pair.split(">") for line in lines if not line.startswith("#") for pair in line.split()))


@lru_cache(maxsize=10_000)
def sound_key(name: str) -> str:
    """Return what the spellings of a name in several alphabets' transcriptions have in common.

    >>> {sound_key(name) for name in ("Chernoff", "Chernofi", "Tchernov", "Tschernow")}
    {'chernov'}
    >>> len({sound_key(name) for name in ("Dostoyevsky", "Dostojewskij", "Достоевский")}), sound_key("Marx") == sound_key("Mark")
    (1, False)
    >>> sound_key("Charles II"), sound_key("11th Corps")
    ('charles ii', '11t korps')
    """
    return " ".join(key for word in name.split() for key in ([folded(word)] if _NUMERAL.fullmatch(word) else map(_sounds, folded(word).split())))


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
    from rapidfuzz.distance import DamerauLevenshtein  # here and below, as most who know sounds never ask for likeness

    return float(DamerauLevenshtein.normalized_similarity(folded(name), folded(other)))


def numbers(key: str) -> list[str]:
    """Return the numbers in a folded name or key, in figures of either kind: names of other numbers are other names.

    >>> numbers("11t korps"), numbers("charles ii")
    (['11'], ['ii'])
    """
    return _NUMBERS.findall(key)


def most_alike(key: str, others: Sequence[str], *, least: float) -> list[tuple[str, float]]:
    """Return those of *others* that are like *key* by at least *least*, with the same numbers, the most alike first, each with its likeness.

    >>> [one for one, _ in most_alike("chernofi", ["chernov", "chemin", "kerenski"], least=0.7)]
    ['chernov']
    """
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    found = process.extract(key, others, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=least, limit=None)
    return sorted(((one, float(share)) for one, share, _ in found if numbers(one) == numbers(key)), key=lambda told: (-told[1], told[0]))
