"""Characters that a transcriber wrote as a code in brackets: ``[oe]``, ``[=a]``, ``['e]``.

A sign before the letter stands above it, a sign after it below. Only what
Unicode has as one character is taken, and no code that may as well be an
editor's addition ("that['s]") or an abbreviation ("[d.]").

TEI: WD (g, charDecl, mapping)
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from ...guidelines.characters import identifier_of
from .nesting import Inline

_ABOVE: Final = {"=": "\u0304", ":": "\u0308", "~": "\u0303", "^": "\u0302", ")": "\u0306", "`": "\u0300", "'": "\u0301", ".": "\u0307"}
_BELOW: Final = {",": "\u0327", "=": "\u0331", ".": "\u0323"}
_LIGATURES: Final = {"oe": "\u0153", "OE": "\u0152", "Oe": "\u0152", "ae": "\u00e6", "AE": "\u00c6", "Ae": "\u00c6"}
_CODE: Final = re.compile(
    r"\[(?:(?P<above>[=:~^)`.])(?P<letter>[A-Za-z])|(?P<accent>')(?P<vowel>[AEIOUYaeiouy])|(?P<ligature>oe|OE|Oe|ae|AE|Ae)"
    r"|(?P<base>[A-Za-z])(?P<below>[=,.])(?=\][^\W\d_]))\]"
)


def find_codes(content: str) -> Iterator[Inline]:
    """Yield the codes that stand for one character, as ``g``.

    >>> [(one.start, one.end, one.attributes) for one in find_codes("Ph[oe]bus, bn[=e], [1], [B.]")]
    [(2, 6, (('ref', '#U0153'),)), (13, 17, (('ref', '#U0113'),))]
    """
    if "[" not in content:
        return
    for match in _CODE.finditer(content):
        character = _character(match)
        if len(character) == 1:
            yield Inline(match.start(), match.end(), "g", (("ref", f"#{identifier_of(character)}"),))


def _character(code: re.Match[str]) -> str:
    """Return what the code stands for, as one character where Unicode has it."""
    if code["ligature"]:
        return _LIGATURES[code["ligature"]]
    if code["below"]:
        return unicodedata.normalize("NFC", code["base"] + _BELOW[code["below"]])
    return unicodedata.normalize("NFC", (code["letter"] or code["vowel"]) + _ABOVE[code["above"] or code["accent"]])
