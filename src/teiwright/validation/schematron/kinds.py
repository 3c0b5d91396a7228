"""What a translated expression is: its words in XPath 1, and its kind."""

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from elementpath.regex import translate_pattern

#: The names, in XPath 1 as it is made here, of the node that a rule is about, and of our own functions.
CURRENT: Final = "teiwright-current"
FUNCTIONS: Final = "https://teiwright.invalid/functions"
PREFIX: Final = "teiwright-functions"

#: Kinds of nodes, as far as they matter.
ELEMENT: Final = "element"
ATTRIBUTE: Final = "attribute"
TEXT: Final = "text"


class Kind(Enum):
    """What an expression yields."""

    NODES = "nodes"
    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"  # in XPath 1 alone
    BOOLEAN = "boolean"
    TRUTH = "truth"  # false where XPath 2 has an empty sequence: good for a test, for nothing else


@dataclass(frozen=True, slots=True)
class Translation:
    """An expression of XPath 1.

    *is_single* where there is one node at most; *target* is what kind of node each is, ``""`` where they are of several.
    """

    xpath: str
    kind: Kind
    is_single: bool = False
    target: str = ""
    variables: frozenset[str] = frozenset()
    is_current: bool = False


#: Kinds that ask for a position, in a predicate.
NUMBERS: Final = frozenset({Kind.INTEGER, Kind.NUMBER})


class UntranslatableError(Exception):
    """The expression means something else in XPath 1, or cannot be said there; it never leaves this package."""


def joined(made: Translation, *parts: Translation) -> Translation:
    """Return *made* with what its *parts* need."""
    return replace(
        made,
        variables=made.variables.union(*(one.variables for one in parts)),
        is_current=made.is_current or any(one.is_current for one in parts),
    )


def literal(text: str) -> str:
    r"""Return *text* as XPath 1 writes it, which has no way to write both quotation marks in one.

    >>> literal("it's")
    '"it\'s"'
    """
    if '"' not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    parts = [f"'{part}'" if part == '"' else f'"{part}"' for part in re.split('(")', text) if part]
    return f"concat({', '.join(parts)})"


def compiled_pattern(pattern: str, flags: str) -> re.Pattern[str]:
    """Return a regular expression of XPath as one of Python, as elementpath reads it.

    >>> bool(compiled_pattern("^a.c$", "i").search("ABC"))
    True
    """
    if set(flags) - set("smixq"):
        raise ValueError(flags)
    options = 0
    for one in flags.replace("q", ""):
        options |= getattr(re, one.upper())
    if "q" in flags:
        pattern = re.escape(pattern)
    return re.compile(translate_pattern(pattern, options, "1.0"), options)
