"""Characters: private ones are described, one character is written in one way, and none is there by mistake.

TEI: WD (charDecl), CH (characters, normalisation)
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from lxml import etree

from ..guidelines.namespaces import local_name, tei
from ..model import Document, Finding
from .examples import own_elements
from .gathering import Gathering
from .positions import Positions, shortened

_PRIVATE: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
#: Replacements for what could not be read, controls, a byte order mark within text (at its beginning it does no harm), what will never be assigned.
_BY_MISTAKE: Final = re.compile("[\x7f-\x84\x86-\x9f\ufff9-\ufffd\ufdd0-\ufdef]|(?<!^)\ufeff")
_SUSPECT: Final = re.compile("[\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\ufffd\U000f0000-\U0010fffd]")  # either of them
#: UTF-8 read as Latin-1 or Windows-1252, letter by letter.
_MISREAD: Final = re.compile(
    "[\u00c2\u00c3][\u0080-\u009f\u00a1-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|\u00e2\u20ac[\u0080-\u00bf\u0153\u2018-\u201d\u2122\u02dc\u00a6]"
)
_LATIN: Final = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_CYRILLIC: Final = "\u0400-\u0481\u048a-\u052f"
_GREEK: Final = "\u0370-\u0373\u0376\u0377\u037b-\u03e1\u1f00-\u1fff"
_MIXED: Final = re.compile(f"[{_LATIN}][{_CYRILLIC}{_GREEK}]|[{_CYRILLIC}{_GREEK}][{_LATIN}]|[{_CYRILLIC}][{_GREEK}]|[{_GREEK}][{_CYRILLIC}]")
_LETTER: Final = re.compile(f"[{_LATIN}{_CYRILLIC}{_GREEK}]")
_WORD: Final = re.compile(f"[{_LATIN}{_CYRILLIC}{_GREEK}]+")
#: Letters that look like one of another script, by script.
_ALIKE: Final = {
    "Latin": frozenset("ABCEHIJKMNOPSTXYZaceijopsxy"),
    "Cyrillic": frozenset(
        "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0430\u0435\u0454\u0456\u0458\u043e\u0440\u0441\u0443\u0445\u0455"
    ),
    "Greek": frozenset("\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03f2"),
}
_SCRIPTS: Final = {"Latin": re.compile(f"[{_LATIN}]"), "Cyrillic": re.compile(f"[{_CYRILLIC}]"), "Greek": re.compile(f"[{_GREEK}]")}
_LONGEST: Final = 80


def check_characters(document: Document, positions: Positions) -> Iterator[Finding]:
    """Yield the characters that nobody can read, that are not what they seem, or that are written in two ways; each once."""
    if not _may_hold_doubtful("\n".join(document.root.itertext())):
        return
    described = {one for element in document.root.iter(tei("mapping"), tei("charProp"), tei("localProp")) for one in "".join(element.itertext())}
    gathered = Gathering(positions)
    forms = _Forms()
    for element in own_elements(document.root):
        for words in _words_of(element):
            if words is None or (words.isascii() and "\x7f" not in words):
                continue
            forms.see(words, element)
            for character in _PRIVATE.findall(words):
                if character not in described and not (local_name(element.tag) == "g" and element.get("ref")):
                    code = f"U+{ord(character):04X}"
                    gathered.add(character, "tw:private-character", f"{code} is for private use, and no charDecl says what it is", element)
            for character in _BY_MISTAKE.findall(words):
                gathered.add(character, "tw:doubtful-character", f"{_named(character)} is no part of a text", element)
            if misread := _MISREAD.search(words):
                message = f'"{shortened(_around(words, misread.start()), most=30)}" is UTF-8 that was read in another encoding'
                gathered.add("misread", "tw:doubtful-character", message, element)
            for word, alien in _mixed(words):
                message = f'"{shortened(word)}" has letters of another script: {", ".join(_named(one) for one in alien)}'
                gathered.add(("mixed", word), "tw:mixed-script", message, element)
    yield from gathered.findings()
    yield from forms.findings(positions)


def _may_hold_doubtful(words: str) -> bool:
    """Return whether anything in *words*, which are all of a document, asks for a closer look; most documents need none."""
    if words.isascii():
        return "\x7f" in words
    searches = (pattern.search(words) for pattern in (_SUSPECT, _MISREAD, _MIXED))
    return any(searches) or not unicodedata.is_normalized("NFC", words)


class _Forms:
    """Which composed letters a document writes as one character, and which as a letter with marks."""

    def __init__(self) -> None:
        self.composed: set[str] = set()
        self.decomposed: dict[str, tuple[etree._Element, int]] = {}

    def see(self, words: str, element: etree._Element) -> None:
        self.composed.update(words)
        if unicodedata.is_normalized("NFC", words):
            return
        for cluster in _CLUSTER.findall(words):
            one = unicodedata.normalize("NFC", cluster)
            if len(one) == 1 and one != cluster:
                first, count = self.decomposed.get(one, (element, 0))
                self.decomposed[one] = (first, count + 1)

    def findings(self, positions: Positions) -> Iterator[Finding]:
        """Yield the letters that are written both ways, in one finding."""
        both = sorted(one for one in self.decomposed if one in self.composed)
        if both:
            times = sum(self.decomposed[one][1] for one in both)
            first = self.decomposed[both[0]][0]
            letters = " ".join(both[:8]) + (" ..." if len(both) > 8 else "")
            often = "once" if times == 1 else f"{times:,} times"
            yield positions.finding(
                "tw:mixed-normalisation", f"{letters} stands here as a letter with a mark ({often}), elsewhere as one character", first
            )


_CLUSTER: Final = re.compile("[^\\W\\d_][\u0300-\u036f\u0653-\u0655\u3099\u309a]{1,4}")


def _words_of(element: etree._Element) -> Iterator[str | None]:
    yield element.text
    for child in element:
        yield child.tail


def _mixed(words: str) -> Iterator[tuple[str, list[str]]]:
    """Yield every word with letters that look like those of its script and are of another."""
    position = 0
    while match := _MIXED.search(words, position):
        start = match.start()
        while start > position and _LETTER.match(words, start - 1) and match.start() - start < _LONGEST:
            start -= 1
        found = _WORD.match(words, start)
        word = found[0] if found else match[0]
        position = start + len(word)
        counts = {script: pattern.findall(word) for script, pattern in _SCRIPTS.items()}
        script = max(counts, key=lambda one: len(counts[one]))
        alien = [letter for other, letters in counts.items() if other != script for letter in letters]
        if len(word) <= _LONGEST and all(any(letter in alike for alike in _ALIKE.values()) for letter in alien):
            yield word, list(dict.fromkeys(alien))


def _named(character: str) -> str:
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")


def _around(words: str, position: int) -> str:
    return words[max(0, position - 12) : position + 15]
