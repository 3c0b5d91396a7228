"""Characters that the header describes: their identifiers, and back.

TEI: D25-20 (charDecl, char)
"""

import re
import unicodedata
from typing import Final

_IDENTIFIER: Final = re.compile(r"U([0-9A-F]{4,6})")


def identifier_of(character: str) -> str:
    """Return the xml:id under which the header describes *character*.

    >>> identifier_of("\u0113")
    'U0113'
    """
    return f"U{ord(character):04X}"


def character_of(identifier: str) -> str:
    """Return the character of an *identifier* that `identifier_of` gave; of any other, nothing.

    >>> character_of("U0113"), character_of("glyph1"), character_of("UFFFFFF")
    ('\u0113', '', '')
    """
    number = _IDENTIFIER.fullmatch(identifier)
    code = int(number[1], 16) if number else 0
    character = chr(code) if 0 < code < 0x110000 else ""
    return character if character and unicodedata.name(character, "") else ""
