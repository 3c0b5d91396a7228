"""Which attributes an editor may give an element, and what values they take.

They are those of the encoding rules in ``schema/``; a test holds the two
together. ``xml:id``, ``next`` and ``prev`` are left out: they are ours to count.

TEI: att.global, att.global.responsibility, att.datable, att.naming, att.typed
"""

import re
from collections.abc import Mapping
from typing import Final

_ROWS: Final = """
    persName placeName orgName rs name: cert ref resp role type
    roleName forename surname genName addName: cert full resp type
    nameLink: cert resp type
    date: calendar cert datingMethod from from-custom notAfter notAfter-custom notBefore notBefore-custom resp to to-custom type when when-custom
    said: cert rend resp who
    q: cert rend resp type who
    quote: cert corresp rend resp source type
    soCalled mentioned: cert corresp resp
    emph hi: cert rend resp
    foreign: cert rend resp xml:lang
    term: cert ref resp type
    title: cert level ref resp type
    div floatingText head stage: n rend type xml:lang
    lg: cert n rend type xml:lang
    figure list table: n rend type
    item: n rend
    l: n part rend xml:lang
    milestone: n rend unit
    note: anchored corresp n place rend resp target type xml:lang
    p: n rend xml:lang
    row: rend role
    sp: n rend who
    titlePage: rend type
    titlePart: rend type xml:lang
    dateline salute signed: cert rend
    byline closer opener speaker trailer: rend
"""

_ATTRIBUTES: Final[Mapping[str, tuple[str, ...]]] = {
    gi: tuple(attributes.split()) for row in _ROWS.strip().splitlines() for elements, attributes in [row.split(": ")] for gi in elements.split()
}

#: The values of those attributes that take a few alone.
_VALUES: Final = {
    "anchored": ("true", "false"),
    "cert": ("high", "medium", "low"),
    "full": ("yes", "abb", "init"),
    "level": ("a", "m", "j", "s", "u"),
    "part": ("I", "M", "F", "Y", "N"),
}
#: What the others take: one word; words; pointers are words, too.
_ONE_WORD: Final = frozenset({"type", "unit"})
_LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
#: Attributes of a date that do not stand together.
_EITHER: Final = (
    *(("when", other) for other in ("from", "to", "notBefore", "notAfter")),
    ("from", "notBefore"),
    ("to", "notAfter"),
    *(("when-custom", f"{other}-custom") for other in ("from", "to", "notBefore", "notAfter")),
)


def attributes_of(gi: str) -> tuple[str, ...]:
    """Return the attributes that an editor may give the element *gi*.

    >>> attributes_of("persName")
    ('cert', 'ref', 'resp', 'role', 'type')
    """
    return _ATTRIBUTES.get(gi, ())


def wrong_value(name: str, value: str) -> str:
    """Return what the attribute *name* must be, where it cannot be *value*; else ``""``.

    >>> wrong_value("cert", "sure"), wrong_value("type", "report of a case"), wrong_value("rend", "italic red")
    ('one of high, medium, low', 'one word', '')
    """
    if name in _VALUES:
        return "" if value in _VALUES[name] else f"one of {', '.join(_VALUES[name])}"
    if name in _ONE_WORD:
        return "" if len(value.split()) == 1 else "one word"
    if name == "xml:lang":
        return "" if _LANGUAGE.fullmatch(value) else "a language tag such as de or en-GB"
    return "" if value.strip() or name == "n" else "no empty text"


def contradicting(names: frozenset[str]) -> tuple[str, str] | None:
    """Return two of the attributes *names* of a date that cannot stand together, or None.

    >>> contradicting(frozenset({"from", "to"})), contradicting(frozenset({"when", "to"}))
    (None, ('when', 'to'))
    """
    return next((pair for pair in _EITHER if names.issuperset(pair)), None)
