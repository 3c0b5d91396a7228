"""What XML 1.0 calls a character and a name.

XML 1.0, 2.2 (characters), 2.3 (names); Namespaces in XML 1.0, 4 (NCName)
"""

import re
from functools import cache
from typing import Final

_START: Final = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)

_ASCII_NAME: Final = re.compile(r"[A-Z_a-z][\w.-]*", re.ASCII)

#: What stands in no XML document, not even escaped.
FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def is_nc_name(identifier: str) -> bool:
    """Return whether *identifier* may be an xml:id: a name without a colon.

    >>> is_nc_name("p12"), is_nc_name("12"), is_nc_name("a b"), is_nc_name("a\u00b2")
    (True, False, False, False)
    """
    name = _ASCII_NAME if identifier.isascii() else nc_name()
    return name.fullmatch(identifier) is not None


@cache  # it takes long to compile, and few names are in other letters
def nc_name() -> re.Pattern[str]:
    """Return the pattern of a name without a colon, which every xml:id must be."""
    return re.compile(f"[{_START}][{_START}.0-9\u00b7\u0300-\u036f\u203f-\u2040-]*")
