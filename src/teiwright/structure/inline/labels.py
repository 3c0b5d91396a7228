"""Brackets in running text that say what is in them: ``[Greek: logos]``, ``[Illustration]``, ``[Sidenote: ...]``.

TEI: COHQHF (foreign), CONO (note), FT (figure)
"""

import re
from collections.abc import Iterator
from typing import Final

from ...model import Span
from ..brackets import closing_brackets, labelled, labels_in
from .nesting import Inline

#: The names of languages before words that the transcriber wrote in Latin letters -> the tag.
_LANGUAGES: Final = {
    name: tag
    for tag, names in {
        "grc": "Greek Griechisch Grec",
        "he": "Hebrew Hebr\u00e4isch H\u00e9breu",
        "ar": "Arabic Arabisch Arabe",
        "arc": "Aramaic Chaldee Aram\u00e4isch",
        "syc": "Syriac Syrisch",
        "cop": "Coptic Koptisch",
        "sa": "Sanskrit",
        "fa": "Persian Persisch",
        "ru": "Russian Russisch",
        "hy": "Armenian Armenisch",
        "zh": "Chinese Chinesisch",
        "ja": "Japanese Japanisch",
    }.items()
    for name in names.split()
}
_FOREIGN: Final = re.compile(rf"\[(?P<language>{'|'.join(_LANGUAGES)}):\s*(?=[^\s\]])")


def find_labelled(content: str) -> Iterator[Inline]:
    """Yield words of another language, notes and figures that a label in brackets begins.

    >>> [(one.gi, one.start, one.end, one.attributes) for one in find_labelled("So [Greek: logos] is.")]
    [('foreign', 3, 17, (('xml:lang', 'grc-Latn'), ('rend', '[Greek: ]')))]
    """
    if "[" not in content:
        return
    foreign, labels = list(_FOREIGN.finditer(content)), list(labels_in(content))
    if not foreign and not labels:
        return
    closing = closing_brackets(content)
    for match in foreign:
        end = closing.get(match.start())
        if end:
            latin = any(character.isascii() and character.isalpha() for character in content[match.end() : end])
            tag = _LANGUAGES[match["language"]] + ("-Latn" if latin else "")
            rend = f"[{match['language']}: ]"
            yield Inline(match.start(), end, "foreign", (("xml:lang", tag), ("rend", rend)), rend)
    for label in labels:
        end = closing.get(label.start())
        if end:
            parts = labelled(label, [Span(label.start(), end)]).annotations()
            yield from (Inline(one.start, one.end, one.gi, one.attributes) for one in parts)
