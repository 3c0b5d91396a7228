"""Identifiers of people, places and organisations: what each register's look like, and which of them cannot be right.

An identifier is kept as ``idno`` with the register's name as its ``type``. It
may be written alone or as the address by which the register shows the entry.

TEI: NDPERSbp (idno); ISO 7064 (check characters of ISNI and ORCID)
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

_ELEVEN: Final = 11


class Scheme(NamedTuple):
    """One register: *pattern* is its identifiers alone, *address* what stands before one, *checks* whether its check digit agrees."""

    name: str
    pattern: re.Pattern[str]
    address: re.Pattern[str]
    example: str
    checks: Callable[[str], bool]
    aliases: tuple[str, ...] = ()


def _digit(number: int) -> str:
    return "X" if number == _ELEVEN - 1 else str(number)


def _checks_gnd(identifier: str) -> bool:
    """Return whether the last digit is that of the others: with a hyphen their weighted sum, without one what that lacks to a multiple of 11."""
    digits, last = identifier[:-1].removesuffix("-"), identifier[-1]
    total = sum(int(digit) * weight for weight, digit in enumerate(reversed(digits), start=2)) % _ELEVEN
    return _digit(total if "-" in identifier else -total % _ELEVEN) == last


def _checks_isni(identifier: str) -> bool:
    """Return whether the last character is the one that ISO 7064 (MOD 11-2) gives for the others."""
    characters = re.sub(r"[ -]", "", identifier)
    total = 0
    for digit in characters[:-1]:
        total = (total + int(digit)) * 2
    return _digit((12 - total % _ELEVEN) % _ELEVEN) == characters[-1]


def _always(identifier: str) -> bool:  # noqa: ARG001  # registers that count have no check digit
    return True


def _scheme(name: str, pattern: str, address: str, example: str, checks: Callable[[str], bool] = _always, aliases: tuple[str, ...] = ()) -> Scheme:
    return Scheme(name, re.compile(pattern, re.ASCII), re.compile(rf"https?://(?:www\.)?{address}", re.IGNORECASE), example, checks, aliases)


#: The registers that are known.
SCHEMES: Final = (
    _scheme("GND", r"1[0-3]?\d{7}[\dX]|[1-9]\d{0,7}-[\dX]|3\d{7}[\dX]", r"d-nb\.info/gnd/", "118540238", _checks_gnd, ("PND", "GKD", "SWD")),
    _scheme("VIAF", r"[1-9]\d{1,8}|[1-9]\d{18,21}", r"viaf\.org/viaf/", "24602065"),
    _scheme("Wikidata", r"Q[1-9]\d{0,11}", r"wikidata\.org/(?:wiki|entity)/", "Q5879"),
    _scheme("GeoNames", r"[1-9]\d{0,8}", r"(?:sws\.)?geonames\.org/", "2918632"),
    _scheme("ISNI", r"(?:\d{4} ?){3}\d{3}[\dX]", r"isni\.org/(?:isni/)?", "0000 0001 2103 2683", _checks_isni),
    _scheme("ORCID", r"(?:\d{4}-){3}\d{3}[\dX]", r"orcid\.org/", "0000-0002-1825-0097", _checks_isni),
)
_BY_NAME: Final = {name.casefold(): scheme for scheme in SCHEMES for name in (scheme.name, *scheme.aliases)}


def scheme_named(kind: str) -> Scheme | None:
    """Return the register that the ``type`` of an ``idno`` names, or None where it is not known.

    >>> scheme_named("gnd").name, scheme_named("shelfmark")
    ('GND', None)
    """
    return _BY_NAME.get(kind.casefold())


def bare(value: str, scheme: Scheme) -> str:
    """Return an identifier of *scheme* without the address that it is written with.

    >>> bare("https://d-nb.info/gnd/118540238", scheme_named("GND")), bare(" http://www.geonames.org/2918632/leipzig.html ", scheme_named("GeoNames"))
    ('118540238', '2918632')
    """
    value = value.strip()
    address = scheme.address.match(value)
    return re.split(r"[/?#]", value[address.end() :])[0] if address else value


def normal(value: str, scheme: Scheme) -> str:
    """Return the identifier as two writings of it are compared.

    >>> normal("0000 0001 2103 2683", scheme_named("ISNI"))
    '0000000121032683'
    """
    return bare(value, scheme).replace(" ", "").upper()


def known_address(address: str) -> tuple[Scheme, str] | None:
    """Return the register and the identifier that an address is of, or None where it is of none that is known.

    >>> known_address("http://www.wikidata.org/entity/Q5879")[1], known_address("https://example.org/Q5879")
    ('Q5879', None)
    """
    for scheme in SCHEMES:
        if scheme.address.match(address.strip()):
            return scheme, bare(address, scheme)
    return None


def fault_of(value: str, scheme: Scheme) -> str:
    """Return what keeps *value* from being an identifier of *scheme*, or ``""`` where nothing does.

    >>> fault_of("118540238", scheme_named("GND")), fault_of("118540239", scheme_named("GND"))
    ('', 'its check digit does not agree')
    >>> fault_of("5879", scheme_named("Wikidata"))
    'it should look like Q5879'
    """
    identifier = bare(value, scheme)
    if not scheme.pattern.fullmatch(identifier):
        return f"it should look like {scheme.example}"
    return "" if scheme.checks(identifier) else "its check digit does not agree"
