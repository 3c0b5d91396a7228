"""Datatypes of XML Schema, as RELAX NG uses them: what a value must look like, and which values are equal.

RELAX NG: section 4.3 (datatype libraries), 6.2.9 (data and value). XML Schema, part 2: 3.2, 3.3, 4.3 (facets).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from operator import ge, gt, le, lt
from typing import Any, Final

from .expressions import ExpressionError, matcher, translate

XSD: Final = "http://www.w3.org/2001/XMLSchema-datatypes"

_NAME: Final = translate(r"\i\c*")
_NCNAME: Final = translate(r"[\i-[:]][\c-[:]]*")
_NMTOKEN: Final = translate(r"\c+")
_YEAR: Final = r"-?(?!0000)(?:[1-9]\d{4,}|\d{4})"
_MONTH: Final = r"(?:0[1-9]|1[0-2])"
_DAY: Final = r"(?:0[1-9]|[12]\d|3[01])"
_ZONE: Final = r"(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
_TIME: Final = r"(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)"
_DECIMAL: Final = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"
_DOUBLE: Final = rf"(?:{_DECIMAL}(?:[Ee][+-]?\d+)?|-?INF|NaN)"
_SHORT_MONTHS: Final = frozenset({4, 6, 9, 11})
_INTEGERS: Final = {
    "integer": (None, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-(2**7), 2**7 - 1),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 2**8 - 1),
}
_FORMS: Final = {
    "boolean": r"true|false|0|1",
    "decimal": _DECIMAL,
    "float": _DOUBLE,
    "double": _DOUBLE,
    "duration": r"-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?",
    "dateTime": rf"(?P<year>{_YEAR})-(?P<month>{_MONTH})-(?P<day>{_DAY})T{_TIME}{_ZONE}",
    "date": rf"(?P<year>{_YEAR})-(?P<month>{_MONTH})-(?P<day>{_DAY}){_ZONE}",
    "time": rf"{_TIME}{_ZONE}",
    "gYearMonth": rf"{_YEAR}-{_MONTH}{_ZONE}",
    "gYear": rf"{_YEAR}{_ZONE}",
    "gMonthDay": rf"--(?P<month>{_MONTH})-(?P<day>{_DAY}){_ZONE}",
    "gMonth": rf"--{_MONTH}(?:--)?{_ZONE}",
    "gDay": rf"---{_DAY}{_ZONE}",
    "hexBinary": r"(?:[0-9A-Fa-f]{2})*",
    "base64Binary": (
        r"(?:(?:[A-Za-z0-9+/] ?){4})*(?:(?:[A-Za-z0-9+/] ?){3}[A-Za-z0-9+/]"
        r"|(?:[A-Za-z0-9+/] ?){2}[AEIMQUYcgkosw048] ?=|[A-Za-z0-9+/] ?[AQgw] ?= ?=)?"
    ),
    "language": r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*",
    "Name": _NAME,
    "NCName": _NCNAME,
    "ID": _NCNAME,
    "IDREF": _NCNAME,
    "ENTITY": _NCNAME,
    "IDREFS": rf"{_NCNAME}(?: {_NCNAME})*",
    "ENTITIES": rf"{_NCNAME}(?: {_NCNAME})*",
    "NMTOKEN": _NMTOKEN,
    "NMTOKENS": rf"{_NMTOKEN}(?: {_NMTOKEN})*",
    "QName": rf"(?:{_NCNAME}:)?{_NCNAME}",
    "NOTATION": rf"(?:{_NCNAME}:)?{_NCNAME}",
}
_LISTS: Final = frozenset({"IDREFS", "ENTITIES", "NMTOKENS"})
_NUMBERS: Final = frozenset({"decimal", "float", "double", *_INTEGERS})
_ORDERED: Final = _NUMBERS | {"dateTime", "date", "time", "gYearMonth", "gYear", "gMonthDay", "gMonth", "gDay", "duration"}
_OF_LENGTH: Final = frozenset({"length", "minLength", "maxLength"})
_LIMITS: Final = frozenset({"minInclusive", "maxInclusive", "minExclusive", "maxExclusive"})
_DIGITS: Final = frozenset({"totalDigits", "fractionDigits"})
_KNOWN: Final = frozenset({*_FORMS, *_INTEGERS, "string", "normalizedString", "token", "anyURI"})
_LEAP_YEAR: Final = 2000
_ZONE_AT_END: Final = re.compile(r"(?:Z|[+-]\d\d:\d\d)\Z")
_WIDEST_ZONE: Final = 14 * 3600
_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*")

_WHITE_SPACE: Final = " \t\r\n"
_SPACES: Final = re.compile(rf"[{_WHITE_SPACE}]+")

#: What a value is checked with: the prefixes that its element declares.
Context = Mapping[str | None, str]


def tokens_of(text: str) -> list[str]:
    r"""Return the words of *text*, parted by white space as XML has it: a no-break space parts none.

    >>> tokens_of(" a\tb\u00a0c ")
    ['a', 'b\xa0c']
    """
    return text.split() if text.isascii() else [one for one in _SPACES.split(text) if one]


def is_blank(text: str) -> bool:
    r"""Return whether *text* is nothing but white space as XML has it: a no-break space is text.

    >>> is_blank(" \n"), is_blank(""), is_blank("\u00a0")
    (True, True, False)
    """
    return not text or (text.isspace() and not text.strip(_WHITE_SPACE))


class DatatypeError(ValueError):
    """A schema names a datatype or a facet that there is not, or a facet of it that makes no sense."""


@dataclass(frozen=True, slots=True)
class Datatype:
    """A datatype with its facets."""

    uri: str  # of its library
    name: str
    facets: tuple[tuple[str, str], ...] = ()

    def allows(self, written: str, context: Context) -> bool:
        """Return whether *written* is a value of this type.

        >>> Datatype(XSD, "date").allows("1900-02-29", {}), Datatype(XSD, "NCName").allows(" a1 ", {})
        (False, True)
        """
        return _checker(self)(written, context)

    def equal(self, written: str, value: str, context: Context, own: Context) -> bool:
        """Return whether *written* is the same value as *value*, which the schema writes with the prefixes of *own*."""
        if self.name in {"QName", "NOTATION"} and self.uri == XSD:
            return _expanded(" ".join(tokens_of(written)), context) == _expanded(" ".join(tokens_of(value)), own)
        return self.allows(written, context) and bool(self._key(written) == self._key(value))

    def _key(self, written: str) -> Any:  # noqa: ANN401  # whatever values of the type are compared by
        if self.name == "string":
            return written
        text = " ".join(tokens_of(written))
        if self.uri != XSD:
            return text
        if self.name in _INTEGERS or self.name == "decimal":
            return Decimal(text)
        if self.name in {"float", "double"}:
            return text if text == "NaN" else float(text.replace("INF", "inf"))  # which Python holds to be unlike itself
        return _keys().get(self.name, str)(text)


@cache
def _checker(datatype: Datatype) -> Callable[[str, Context], bool]:
    """Return the test of a datatype; raises DatatypeError where there is none such."""
    name = datatype.name
    if not datatype.uri:
        if name not in {"string", "token"} or datatype.facets:
            raise DatatypeError(f'the built-in datatypes are string and token, without facets, not "{name}"')
        return lambda _, __: True
    if datatype.uri != XSD:
        raise DatatypeError(f'the datatype library "{datatype.uri}" is not known; XML Schema\'s is {XSD}')
    if name not in _KNOWN:
        raise DatatypeError(f'XML Schema has no datatype "{name}"')
    is_lexical = _lexical(name)
    tests = [_facet(name, facet, value) for facet, value in datatype.facets]
    keeps = name == "string"

    def allows(written: str, context: Context) -> bool:
        text = written if keeps else " ".join(tokens_of(written)) if name != "normalizedString" else re.sub(r"[\t\n\r]", " ", written)
        if not is_lexical(text) or (name in {"QName", "NOTATION"} and _expanded(text, context) is None):
            return False
        return all(test(text) for test in tests)

    return allows


def check_datatype(datatype: Datatype) -> None:
    """Raise DatatypeError where a datatype does not exist, or has facets that make no sense."""
    _checker(datatype)


def _lexical(name: str) -> Callable[[str], bool]:
    if name in {"string", "normalizedString", "token"}:
        return lambda _: True
    if name == "anyURI":
        return _is_uri
    if name in _INTEGERS:
        least, most = _INTEGERS[name]
        matches = re.compile(r"[+-]?\d+", re.ASCII).fullmatch
        return lambda text: bool(matches(text)) and (least is None or Decimal(text) >= least) and (most is None or Decimal(text) <= most)
    form = re.compile(
        _FORMS[name], re.ASCII if name not in {*_LISTS, "Name", "NCName", "ID", "IDREF", "ENTITY", "NMTOKEN", "QName", "NOTATION"} else 0
    )
    if "(?P<day>" in _FORMS[name]:
        return lambda text: (match := form.fullmatch(text)) is not None and _is_day(match)
    return lambda text: form.fullmatch(text) is not None


def _is_day(match: re.Match[str]) -> bool:
    said = match.groupdict()
    month, day, year = int(said["month"]), int(said["day"]), int(said.get("year") or 4)
    if month == 2:
        year = year + 1 if year < 0 else year
        return day <= 28 + (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return day <= (30 if month in _SHORT_MONTHS else 31)


def _is_uri(text: str) -> bool:
    """Return whether *text* can be an address: percent signs with two digits, one fragment, a scheme that is one."""
    if _PERCENT.search(text) or text.count("#") > 1:
        return False
    scheme, colon, rest = text.partition(":")
    if not colon or re.search(r"[/?#]", scheme):
        return True
    return bool(rest) and _SCHEME.fullmatch(scheme) is not None


def _expanded(text: str, context: Context) -> tuple[str, str] | None:
    prefix, colon, local = text.partition(":")
    if not colon:
        return context.get(None, ""), text
    return (context[prefix], local) if prefix in context else None


def _facet(name: str, facet: str, value: str) -> Callable[[str], bool]:
    """Return the test of one facet; raises DatatypeError where the type has none such, or not with this value."""
    if facet == "pattern":
        try:
            return matcher(value)
        except (ExpressionError, re.error) as problem:
            raise DatatypeError(f'"{value}" is no pattern of XML Schema: {problem}') from problem
    if facet in _OF_LENGTH and name not in _NUMBERS | _ORDERED | {"boolean"}:
        number = _count(facet, value)
        length = _length_of(name)
        if facet == "length":
            return lambda text: length(text) == number
        return (lambda text: length(text) >= number) if facet == "minLength" else (lambda text: length(text) <= number)
    if facet in _DIGITS and (name == "decimal" or name in _INTEGERS):
        number = _count(facet, value)
        return lambda text: _digits(text, facet) <= number
    if facet in _LIMITS and name in _ORDERED:
        if not _lexical(name)(value.strip(_WHITE_SPACE)):
            raise DatatypeError(f'the {facet} "{value}" is no {name}')
        return _limit(name, facet, value.strip(_WHITE_SPACE))
    raise DatatypeError(f"the datatype {name} has no facet {facet}")


def _count(facet: str, value: str) -> int:
    if not re.fullmatch(r"\+?\d+", value.strip(_WHITE_SPACE), re.ASCII):
        raise DatatypeError(f'the {facet} "{value}" is no number')
    return int(value)


def _length_of(name: str) -> Callable[[str], int]:
    if name in _LISTS:
        return lambda text: len(tokens_of(text))
    if name == "hexBinary":
        return lambda text: len(text) // 2
    if name == "base64Binary":
        return lambda text: len(text.replace(" ", "").rstrip("=")) * 3 // 4
    return len


def _digits(text: str, facet: str) -> int:
    whole, _, fraction = text.lstrip("+-").partition(".")
    fraction = fraction.rstrip("0")
    return len(fraction) if facet == "fractionDigits" else len(whole.lstrip("0")) + len(fraction)


def _limit(name: str, facet: str, limit: str) -> Callable[[str], bool]:
    key = _sort_key(name)
    compare: Callable[[Any, Any], bool] = {"minInclusive": ge, "maxInclusive": le, "minExclusive": gt, "maxExclusive": lt}[facet]
    bound, has_zone = key(limit), bool(_zone_of(limit))
    if name in _NUMBERS or name == "duration":
        return lambda text: compare(key(text), bound)

    def within(text: str) -> bool:
        """Return whether it is so wherever on earth the one is that does not say in which zone it is."""
        met = key(text)
        return all(compare(met + away, bound) for away in ((0,) if bool(_zone_of(text)) == has_zone else (-_WIDEST_ZONE, _WIDEST_ZONE)))

    return within


@cache
def _keys() -> dict[str, Callable[[str], Any]]:
    """Return what makes values the same that are written in several ways, by type."""
    return {
        "boolean": lambda text: text in {"1", "true"},
        "hexBinary": str.upper,
        "base64Binary": lambda text: text.replace(" ", ""),
        "duration": _months_and_seconds,
        **dict.fromkeys(_ORDERED - _NUMBERS - {"duration"}, lambda text: (_moment(text), bool(_zone_of(text)))),
    }


def _sort_key(name: str) -> Callable[[str], Any]:
    if name in {"float", "double"}:
        return lambda text: float(text.replace("INF", "inf"))
    if name in _NUMBERS:
        return Decimal
    if name == "duration":
        return _duration
    return _moment


def _duration(text: str) -> Decimal:
    """Return a duration in seconds, a month as long as the mean one."""
    months, seconds = _months_and_seconds(text)
    return months * Decimal("30.436875") * 86400 + seconds


def _months_and_seconds(text: str) -> tuple[Decimal, Decimal]:
    """Return what makes two durations the same: a year is twelve months, a day so many seconds."""
    parts = re.fullmatch(r"(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?", text)
    years, months, days, hours, minutes, seconds = (Decimal(part or 0) for part in (parts.groups()[1:] if parts else ("0",) * 6))
    sign = -1 if parts and parts[1] else 1
    return sign * (years * 12 + months), sign * (days * 86400 + hours * 3600 + minutes * 60 + seconds)


def _moment(text: str) -> Decimal:
    """Return what dates and times of one type are compared by: seconds, those of a day without its year in a leap year; without a zone, it is UTC."""
    zone = _zone_of(text) or "Z"
    body = text.removesuffix(zone)
    calendar, _, clock = body.partition("T") if ":" not in body or "T" in body else ("", "", body)
    numbers = [int(one) for one in re.findall(r"\d+", calendar)]
    if calendar.startswith("--"):
        numbers = [_LEAP_YEAR, *([1] if calendar.startswith("---") else []), *numbers]
    elif calendar.startswith("-"):
        numbers[0] = 1 - numbers[0]  # there is no year 0
    year, month, day = [*numbers, *(_LEAP_YEAR, 1, 1)[len(numbers) :]]
    seconds = sum((Decimal(one) * unit for one, unit in zip(clock.split(":"), (3600, 60, 1), strict=True)), Decimal(0)) if clock else Decimal(0)
    offset = 0 if zone == "Z" else (int(zone[1:3]) * 3600 + int(zone[4:6]) * 60) * (1 if zone[0] == "+" else -1)
    return Decimal(_days(year, month, day)) * 86400 + seconds - offset


def _zone_of(text: str) -> str:
    match = _ZONE_AT_END.search(text)
    return match[0] if match else ""


def _days(year: int, month: int, day: int) -> int:
    """Return the number of a day, for years of any size, before Christ too."""
    year, month = (year, month) if month > 2 else (year - 1, month + 12)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * (month - 3) + 2) // 5 + day
