"""Dates in EDTF, the Extended Date/Time Format of ISO 8601-2, and in the attributes of TEI.

EDTF counts the years before Christ as astronomers do (44 BC is -0043), TEI as
XSD 1.0 does (-0044): the border is here. Read are the levels 0 and 1 and what
of level 2 has a place in TEI: qualified and unspecified digits, seasons,
intervals that are open, and one-of-a-set from one day to another.

TEI: att.datable.w3c (when, from, to, notBefore, notAfter), cert
"""

import re
from collections.abc import Mapping
from typing import Final

from .calendars import Day, days_in_month
from .errors import MarkupError

_DAY: Final = re.compile(
    r"(?P<year>-?\d{4}|-?\d{3}X|-?\d{2}XX|XXXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<qualifier>[?~%]?)",
    re.ASCII,
)
_TEI: Final = re.compile(r"(?P<year>-?\d{4,})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?|--(?P<only_month>\d\d)(?:-(?P<only_day>\d\d))?", re.ASCII)
_QUALIFIERS: Final = {"": "", "?": "medium", "~": "medium", "%": "low"}
_CERTAINTIES: Final = {"": "", "high": "", "medium": "?", "low": "%"}
_SEASONS: Final = {21: 3, 22: 6, 23: 9, 24: 12}  # -> the first month, of the northern half of the earth
_OPEN: Final = frozenset({"", ".."})


def to_edtf(attributes: Mapping[str, str]) -> str:
    """Return the Gregorian value of a ``date`` with these *attributes* in EDTF; empty where it has none.

    >>> to_edtf({"when": "-0044-03-13"}), to_edtf({"from": "1814", "to": "1815", "cert": "medium"})
    ('-0043-03-13', '1814?/1815?')
    >>> to_edtf({"notBefore": "1917-11-21", "notAfter": "1917-11-30"}), to_edtf({"notAfter": "1700"}), to_edtf({"when": "--10-26"})
    ('[1917-11-21..1917-11-30]', '[..1700]', 'XXXX-10-26')
    """
    sign = _CERTAINTIES.get(attributes.get("cert", ""), "")
    if when := _edtf(attributes.get("when", "")):
        return when + sign
    first, last = (_edtf(attributes.get(name, "")) for name in ("from", "to"))
    if first or last:
        return f"{first + sign if first else '..'}/{last + sign if last else '..'}"
    first, last = (_edtf(attributes.get(name, "")) for name in ("notBefore", "notAfter"))
    return f"[{first}..{last}]" if first or last else ""


def from_edtf(written: str) -> dict[str, str]:
    """Return the attributes that say in TEI what *written* says in EDTF.

    Raises MarkupError where it is no EDTF, or says what TEI has no attribute for.

    >>> from_edtf("-0043-03-13"), from_edtf("1750~"), from_edtf("191X")
    ({'when': '-0044-03-13'}, {'when': '1750', 'cert': 'medium'}, {'from': '1910', 'to': '1919'})
    >>> from_edtf("1588-21"), from_edtf("1917-10-25/.."), from_edtf("[1667..1668-12]")
    ({'from': '1588-03', 'to': '1588-05'}, {'from': '1917-10-25'}, {'notBefore': '1667', 'notAfter': '1668-12'})
    >>> from_edtf("yesterday")
    Traceback (most recent call last):
    ...
    teiwright.model.errors.MarkupError: "yesterday" is no date in EDTF that TEI can say
    """
    text = written.strip()
    if text.startswith("[") and text.endswith("]") and text.count("..") == 1:
        earliest, latest = text[1:-1].split("..")
        return _pair(written, earliest, latest, ("notBefore", "notAfter"))
    if text.count("/") == 1:
        earliest, latest = text.split("/")
        return _pair(written, earliest, latest, ("from", "to"))
    first, last, cert = _bounds(written, text)
    said = {"when": first} if first == last else {"from": first, "to": last}
    return {**said, **({"cert": cert} if cert else {})}


def _pair(written: str, first: str, last: str, names: tuple[str, str]) -> dict[str, str]:
    said: dict[str, str] = {}
    certs = []
    for name, end, which in zip(names, (first, last), (0, 1), strict=True):
        if end not in _OPEN:
            bounds = _bounds(written, end)
            said[name] = bounds[which]
            certs.append(bounds[2])
    if not said:
        raise _refused(written)
    cert = "low" if "low" in certs else "medium" if "medium" in certs else ""
    return {**said, **({"cert": cert} if cert else {})}


def _bounds(written: str, text: str) -> tuple[str, str, str]:
    """Return the first and last day, month or year of one date in EDTF, as TEI writes them, and how sure it is."""
    match = _DAY.fullmatch(text)
    if match is None:
        raise _refused(written)
    cert = _QUALIFIERS[match["qualifier"]]
    month, day = (int(match[name]) if match[name] and match[name] != "XX" else 0 for name in ("month", "day"))
    if match["year"] == "XXXX":
        if not 1 <= month <= 12 or day > days_in_month(4, month, "gregorian"):
            raise _refused(written)
        value = f"--{month:02}" + (f"-{day:02}" if day else "")
        return value, value, cert
    if "X" in match["year"]:
        if match["month"]:
            raise _refused(written)
        first, last = (_of_edtf(int(match["year"].replace("X", digit))) for digit in "09")
        return Day(min(first, last)).iso(), Day(max(first, last)).iso(), cert
    year = _of_edtf(int(match["year"]))
    if month in _SEASONS and not match["day"]:
        begins = _SEASONS[month]
        ends = Day(year, begins + 2) if begins + 2 <= 12 else Day(year + 1 or 1, begins - 10)
        return Day(year, begins).iso(), ends.iso(), cert
    if month > 12 or (match["day"] and not month) or (month and day > days_in_month(year, month, "gregorian")):
        raise _refused(written)
    value = Day(year, month, day).iso()
    return value, value, cert


def _of_edtf(year: int) -> int:
    return year - 1 if year <= 0 else year


def _edtf(value: str) -> str:
    match = _TEI.fullmatch(value)
    if match is None:
        return ""
    if match["only_month"]:
        return f"XXXX-{match['only_month']}" + (f"-{match['only_day']}" if match["only_day"] else "")
    year = int(match["year"])
    year = year + 1 if year < 0 else year
    written = f"{'-' if year < 0 else ''}{abs(year):04}"
    return written + "".join(f"-{match[name]}" for name in ("month", "day") if match[name])


def _refused(written: str) -> MarkupError:
    return MarkupError(f'"{written}" is no date in EDTF that TEI can say')
