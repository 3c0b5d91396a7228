"""The tokens of a text: words, numbers and signs, none of which holds white space.

Where the document marks its words (``w``, ``pc``), these are the tokens, and
what it says of them comes along. Elsewhere a word keeps its hyphens and
apostrophes, but for what is elided before it ("l'" of "l'Italie") and for a
possessive ("'s"); a full stop belongs to an abbreviation or initial. Letters
of scripts that write no spaces (Chinese, Japanese) are a token each.

TEI: AILC (w, m), AIPC (pc), att.linguistic
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from lxml import etree

from ...annotation.abbreviations import abbreviated_titles
from ...languages import LanguageRules
from ...model import Extent, Flat

#: What the classes of characters make of a token: a number, a word, dots, a dash of hyphens, any other sign.
_TOKEN: Final = re.compile(r"0+(?:[.,]0+)*a*|[a0]+(?:['-][a0]+)*|c|\.{2,}|-{2,}|[^ ]")
_POSSESSIVE: Final = re.compile(r"['\u2019][sS]$")
_ENDING: Final = re.compile(r"['\u2019][sS](?!\w)")
_ELIDED: Final = re.compile(r"([^\W\d_]{1,9})['\u2019](?=[^\W\d_])")
_MARKED: Final = frozenset({"w", "pc"})
_FEATURES: Final = re.compile(r"[A-Z][A-Za-z0-9]*(?:\[[a-z0-9]+\])?=[A-Z0-9][A-Za-z0-9,]*")
_UPOS: Final = frozenset("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())


@dataclass(frozen=True, slots=True)
class Token:
    """One token, and what the document says of it: *lemma*, *pos* as it spells that, *upos* and *features* of Universal Dependencies."""

    start: int
    end: int
    lemma: str = ""
    pos: str = ""
    upos: str = ""
    features: tuple[str, ...] = ()


class _Classes(dict[int, str]):
    """The class of each character: letter, digit, one that is a word by itself, white space, or the sign itself."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kind = unicodedata.category(character)
        if character.isspace():
            found = " "
        elif kind == "Nd":
            found = "0"
        elif kind[0] in "LMN" or kind == "Cf":
            found = "c" if unicodedata.name(character, "").startswith(("CJK UNIFIED", "HIRAGANA", "KATAKANA")) else "a"
        else:
            found = {"\u2019": "'", "\u2010": "-", "\u2011": "-"}.get(character, character if character in ".,'-" else "?")
        self[code] = found
        return found


_CLASSES: Final = _Classes()


def tokens_of(flat: Flat, rules: LanguageRules | None, cuts: Collection[int] = ()) -> list[Token]:
    r"""Return the tokens of *flat*, sorted; a token ends at each of *cuts*.

    >>> from ...model import flatten
    >>> flat = flatten(etree.fromstring('<p xmlns="http://www.tei-c.org/ns/1.0">Mr. J. Smith\'s 3,000 dogs...</p>'))
    >>> from ...languages import language_rules
    >>> [flat.text.content[one.start : one.end] for one in tokens_of(flat, language_rules("en"))]
    ['Mr.', 'J.', 'Smith', "'s", '3,000', 'dogs', '...']
    """
    content = flat.text.content
    marked = {extent.start: extent for extent in _words_marked(flat)}
    edges = sorted({0, len(content), *cuts, *marked, *(extent.end for extent in marked.values())})
    splitter = _Splitter(content, rules)
    found: list[Token] = []
    for start, end in pairwise(edges):
        word = marked.get(start)
        if word is not None and word.end == end:
            found.append(_as_marked(word))
        else:
            found.extend(Token(*ends) for ends in splitter.split(start, end))
    return found


def _words_marked(flat: Flat) -> Iterator[Extent]:
    """Yield the words and signs that the document marks, the outermost of each; one that holds white space is none."""
    done = 0
    for extent in flat.extents:
        begins = extent.gi in _MARKED and done <= extent.start < extent.end
        if begins and not any(character.isspace() for character in flat.text.content[extent.start : extent.end]):
            yield extent
            done = extent.end


def _as_marked(extent: Extent) -> Token:
    """Return a word or sign with what the document says of it."""
    element: etree._Element = extent.element
    said = [one for one in (element.get("msd") or "").split("|") if _FEATURES.fullmatch(one)]
    given = next((one.partition("=")[2] for one in said if one.startswith("UPosTag=")), element.get("pos") or "")
    features = tuple(sorted((one for one in said if not one.startswith("UPosTag=")), key=str.lower))
    upos = given if given in _UPOS else ""
    return Token(extent.start, extent.end, element.get("lemma") or "", element.get("pos") or "", upos, features)


class _Splitter:
    """Splits what the document does not: by the classes of characters, and what a language elides and abbreviates."""

    def __init__(self, content: str, rules: LanguageRules | None) -> None:
        self.content = content
        self.classes = content.translate(_CLASSES)
        self.elisions = rules.words("names", "elisions") if rules else frozenset()
        self.abbreviations = abbreviated_titles(rules)
        for section, key in (("names", "abbreviated_forenames"), ("names", "abbreviated_generations"), ("dates", "abbreviated")):
            self.abbreviations |= rules.words(section, key) if rules else frozenset()

    def split(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield where the tokens between *start* and *end* stand."""
        done = start
        if start and self.classes[start - 1] in "a0c" and _ENDING.match(self.content, start, end):  # of a name that ends here
            done = start + 2
            yield start, done
        for match in _TOKEN.finditer(self.classes, done, end):
            begin, stop = match.span()
            if begin < done:
                continue  # a full stop that an abbreviation has taken
            word = self.content[begin:stop]
            if not word[0].isalpha():
                yield begin, stop
                continue
            while self.elisions and (elided := _ELIDED.match(word)) and elided[1].lower() in self.elisions:
                yield begin, begin + elided.end()
                begin += elided.end()
                word = self.content[begin:stop]
            if len(word) > 2 and _POSSESSIVE.search(word):
                yield begin, stop - 2
                yield stop - 2, stop
                continue
            if stop < end and self.content[stop] == "." and self.content[stop + 1 : stop + 2] != "." and self.is_abbreviated(word):
                stop += 1
            yield begin, stop
            done = stop

    def is_abbreviated(self, word: str) -> bool:
        """Return whether a full stop after *word* is its own."""
        return word in self.abbreviations or (len(word) == 1 and word.isupper() and word != "I")


def token_from(tokens: list[Token], offset: int) -> int:
    """Return the index of the first of *tokens* that ends after *offset*."""
    return bisect_right(tokens, offset, key=lambda one: one.end)
