"""Private addresses such as ``psn:marx``, which the header says how to read.

TEI: SAPU (prefixDef), HD57 (listPrefixDef)
"""

import re
import warnings
from typing import Final, NamedTuple

from lxml import etree

from ..guidelines.address_schemes import KNOWN_SCHEMES
from ..guidelines.namespaces import tei

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")  # one letter alone is a drive of some machine
_GROUP: Final = re.compile(r"\$(\d)")
_REPEATED_GROUP: Final = re.compile(r"\)\s*[*+{]")
_UNBOUNDED: Final = re.compile(r"(?<!\\)[*+{]")
_MOST_UNBOUNDED: Final = 3
_LONGEST: Final = 100  # of what a pattern is held against
_LONGEST_PATTERN: Final = 200


class _Definition(NamedTuple):
    pattern: re.Pattern[str] | None  # None where it is not run
    replacement: str


class Prefixes:
    """What the header of a document says of private addresses.

    >>> root = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><prefixDef ident="psn" '
    ...     'matchPattern="([a-z]+)" replacementPattern="people.xml#$1"/></TEI>')
    >>> prefixes = Prefixes(root)
    >>> prefixes.expanded("psn:marx"), prefixes.is_declared("psn"), prefixes.is_declared("plc")
    ('people.xml#marx', True, False)
    """

    def __init__(self, root: etree._Element) -> None:
        self._definitions: dict[str, list[_Definition]] = {}
        for element in root.iter(tei("prefixDef")):
            if element.get("ident"):
                self._definitions.setdefault(str(element.get("ident")), []).append(_definition(element))

    def __bool__(self) -> bool:
        return bool(self._definitions)

    def is_declared(self, prefix: str) -> bool:
        """Return whether the header says what *prefix* means, or everybody knows."""
        return prefix in self._definitions or prefix.lower() in KNOWN_SCHEMES

    def expanded(self, pointer: str) -> str | None:
        """Return the address that a private *pointer* stands for; None where no definition takes it, ``""`` where that is not known."""
        prefix, _, value = pointer.partition(":")
        definitions = self._definitions.get(prefix)
        if definitions is None or len(value) > _LONGEST:
            return ""
        for pattern, replacement in definitions:
            if pattern is None:
                return ""
            match = pattern.fullmatch(value)
            if match:
                return _filled(replacement, match)
        return None


def _filled(replacement: str, match: re.Match[str]) -> str:
    """Return *replacement* with what *match* took in the place of $1 and its like; what there is none of is nothing."""
    taken = (match[0], *(group or "" for group in match.groups()))
    return _GROUP.sub(lambda one: taken[int(one[1])] if int(one[1]) < len(taken) else "", replacement)


def scheme_of(pointer: str) -> str:
    """Return the scheme or prefix of an address, or ``""``.

    >>> scheme_of("psn:marx"), scheme_of("a.xml#b:c"), scheme_of("#b")
    ('psn', '', '')
    """
    match = _SCHEME.match(pointer)
    return match[1] if match else ""


def _definition(element: etree._Element) -> _Definition:
    """Return a definition; a pattern that could take for ever, or that Python does not read, is not run."""
    written = element.get("matchPattern") or ""
    is_safe = not _REPEATED_GROUP.search(written) and len(_UNBOUNDED.findall(written)) <= _MOST_UNBOUNDED and len(written) <= _LONGEST_PATTERN
    try:
        with warnings.catch_warnings(action="error"):
            pattern = re.compile(written) if is_safe and written else None
    except (re.error, OverflowError, Warning):
        pattern = None
    return _Definition(pattern, element.get("replacementPattern") or "")
