"""Words of a text, as the rules for names look at them."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Final, TypeAlias

from ...languages import LanguageRules
from ...model import Layer, Text
from ..abbreviations import abbreviated_titles

#: First a word of Latin letters alone, as most are: it is found faster than one of any letters.
_PIECE: Final = r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]++(?![-'\u2019\w])|[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*|\d+(?:[^\W\d_]{2}\b)?|[^\w\s]|_"
_ELISION: Final = r"(?i:{words})['\u2019](?=[^\W\d_])|"
_ELIDED: Final = re.compile(r"([^\W\d_]{1,7})['\u2019](?=[^\W\d_])")
_SHORTENED_I: Final = frozenset({"I'", "I\u2019"})  # "I'm", whose capital is that of a word of grammar
_APOSTROPHES: Final = "'\u2019"
_LONG_S: Final = "\u017f"
_MOST_WORDS: Final = 50_000  # that are kept
_LONGEST_SHOUT: Final = 2000  # characters
_SENTENCE_END: Final = frozenset(".!?:\u2026")
_QUOTES: Final = frozenset("\"'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u2039\u203a\u00ab\u00bb([_*")
_HYPHENS: Final = frozenset("-\u00ad\u2010\u00ac\u2e17")
_BEGINS: Final = frozenset({"head", "p", "ab", "l", "item", "cell", "speaker", "signed", "salute", "dateline", "closer", "opener", "note", "div"})


@dataclass(slots=True, eq=False)
class Token:
    """One word, number or sign.

    *word* is without a possessive ending, and so is *end*; *form* is the word
    as lists spell it, without full stop and in capitals only at its
    beginning. *opens* tells whether a capital here may be that of a sentence,
    *shouts* whether all of its block is in capitals, *joined* whether only
    white space, or nothing, parts it from the token before it, *owned*
    whether that has a possessive ending: "Regent's Park"; *alphabetic*
    whether it is a word.
    """

    start: int
    end: int
    word: str
    index: int
    opens: bool = False
    capital: bool = False
    shouts: bool = False
    possessive: bool = False
    joined: bool = False
    owned: bool = False
    form: str = ""
    alphabetic: bool = False


def form_of(word: str) -> str:
    """Return *word* as lists spell it: without full stop, long s or the capitals of a heading.

    >>> form_of("LONDON"), form_of("Mr."), form_of("ASHTON-UNDER-LYNE"), form_of("U.S."), form_of("Pari\u017f")
    ('London', 'Mr', 'Ashton-Under-Lyne', 'U.S', 'Paris')
    """
    if word.isalpha() and not word.isupper() and _LONG_S not in word:
        return word  # as most words are
    bare = word.rstrip(".").replace(_LONG_S, "s")
    if len(bare) > 2 and bare.isupper() and "." not in bare:
        return "-".join(part.capitalize() for part in bare.split("-"))
    return bare


def tokenize(text: Text, structure: Layer | None, rules: LanguageRules | None) -> list[Token]:
    """Return the tokens of *text*, a full stop kept on abbreviated titles and initials, words that a line's end breaks in one.

    >>> [token.word for token in tokenize(Text("Mr. J. Smith's dog."), None, None)]
    ['Mr', '.', 'J.', 'Smith', 'dog', '.']
    """
    content, words = text.content, _words_of(rules)
    annotations = structure.annotations if structure else ()
    blocks = sorted((one.start, one.end) for one in annotations if one.gi in _BEGINS) if structure else [(0, len(content))]
    broken = {one.start for one in annotations if one.gi == "lb" and one.get("break") == "no"}
    shouting = [(start, end) for start, end in blocks if end - start < _LONGEST_SHOUT and _shouts(content[start:end])]
    begins = {start for start, _ in blocks}
    usual = not (broken or shouting)
    tokens: list[Token] = []
    previous = Token(0, 0, "", -1)
    opens, block, cut_off = True, 0, ""  # the last: what was cut off the word before
    parts = words.pieces.split(content)
    places = list(accumulate(map(len, parts)))
    pieces = parts[1::2]
    for gap, piece, known, start, end in zip(parts[::2], pieces, map(words.__getitem__, pieces), places[::2], places[1::2], strict=False):
        if usual and known is not None and known[3] is None and gap == " " and not cut_off and start not in begins:  # as most words
            word, form, capital, _ = known
            previous = Token(start, end, word, len(tokens), opens, capital, False, False, True, False, form, True)  # noqa: FBT003  # the quicker call
            tokens.append(previous)
            opens = False
            continue
        parted = start in begins or (len(gap) > 1 and "\n\n" in gap)
        if parted:
            opens = True
        if known is not None:
            between = cut_off + gap
            cut_off = ""
            word, form, capital, ending = known
            possessive = False
            if ending is not None:
                possessive, cut, abbreviates = ending
                if cut:
                    cut_off = piece[-cut:]
                    end -= cut
                elif abbreviates and content.startswith(".", end):
                    word, end = word + ".", end + 1
            if broken and start in broken and len(tokens) > 1 and previous.word in _HYPHENS and tokens[-2].end == previous.start:
                tokens.pop()
                previous = tokens[-1]
                previous.word += word
                previous.form = form_of(previous.word)
                previous.end, previous.possessive = end, possessive
                continue
            shouts = joined = owned = False
            if shouting:
                while block < len(shouting) and shouting[block][1] <= start:
                    block += 1
                shouts = block < len(shouting) and shouting[block][0] <= start
            if not parted:
                joined = not between or between.isspace()
                owned = previous.possessive and between[2:].isspace()
            previous = Token(start, end, word, len(tokens), opens, capital, shouts, possessive, joined, owned, form, True)  # noqa: FBT003
            opens = False
        elif piece == "." and previous.end > start:
            continue  # belongs to the abbreviation or initial before it
        else:
            cut_off = ""
            previous = Token(start, end, piece, len(tokens), opens, False, False, False, False, False, piece)  # noqa: FBT003
            opens = piece in _SENTENCE_END or (piece in _QUOTES and (opens or not content[start - 1 : start].isalnum()))
        tokens.append(previous)
    if tokens:
        tokens[0].joined = tokens[0].owned = False
    return tokens


#: How a word ends: whether possessive, how many characters are cut off, whether a full stop after it is its own.
_Ending: TypeAlias = tuple[bool, int, bool]
#: A word of a language: without a possessive ending, or the apostrophe of an elision; as lists spell it; whether it has a capital; how it ends,
#: if not as most. It is a plain tuple, as there are many: Python need not look after those.
_Word: TypeAlias = tuple[str, str, bool, _Ending | None]


class _Words(dict[str, _Word | None]):
    """What each piece of a text is as a word of a language, None of what is none; looked at once."""

    def __init__(self, rules: LanguageRules | None) -> None:
        super().__init__()
        self.abbreviations = abbreviated_titles(rules) | _listed(rules, "abbreviated_forenames") | _listed(rules, "abbreviated_generations")
        self.elided_particles = _listed(rules, "elided_particles")
        elisions = sorted(_listed(rules, "elisions"), key=len, reverse=True)
        #: Words, numbers and signs; what is elided before a word is one by itself: "l'" of "l'Italie".
        self.pieces = re.compile(f"({_ELISION.format(words='|'.join(elisions)) if elisions else ''}{_PIECE})")

    def __missing__(self, piece: str) -> _Word | None:
        if len(self) > _MOST_WORDS:
            self.clear()
        found = self[piece] = self._find(piece) if piece[0].isalpha() else None
        return found

    def _find(self, piece: str) -> _Word:
        possessive = len(piece) > 2 and piece[-2] in _APOSTROPHES and piece[-1] in "sS"
        cut = 2 if possessive else int(piece[-1] in _APOSTROPHES)
        word = piece[:-cut] if cut else piece
        capital = (word[0].isupper() and word[:2] not in _SHORTENED_I) or (
            bool(self.elided_particles) and _has_elided_particle(word, self.elided_particles)
        )
        abbreviates = word in self.abbreviations or (len(word) == 1 and word.isupper() and word != "I")
        return word, form_of(word), capital, (possessive, cut, abbreviates) if cut or abbreviates else None


@cache
def _words_of(rules: LanguageRules | None) -> _Words:
    return _Words(rules)


def _listed(rules: LanguageRules | None, key: str) -> frozenset[str]:
    return rules.words("names", key) if rules else frozenset()


def _has_elided_particle(word: str, particles: frozenset[str]) -> bool:
    """Return whether a name stands in the word after a particle: d'Urberville."""
    elided = _ELIDED.match(word)
    return elided is not None and elided[1] in particles and word[elided.end()].isupper()


def _shouts(block: str) -> bool:
    return block == block.upper() and block != block.lower() and " " in block.strip()
