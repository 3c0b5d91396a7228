"""Dates: each real in its calendar, and its values in agreement.

TEI: NDDATE, NDDATECUSTOM, HD44 (calendarDesc)
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from ..guidelines.namespaces import local_name
from ..model import Document, Finding
from ..model.calendars import julian_to_gregorian
from ..model.w3c_dates import ISO, date_of, is_after, is_impossible
from .examples import own_elements
from .positions import Positions

_ATTRIBUTES: Final = ("when", "from", "to", "notBefore", "notAfter")
#: Elements whose ``from`` and ``to`` are pages, places or pointers.
_NO_DATES: Final = frozenset({"app", "arc", "biblScope", "citedRange", "locus", "rt", "span"})


def check_dates(document: Document, positions: Positions) -> Iterator[Finding]:
    """Yield every date value that its calendar does not have, and every pair of values that contradict each other."""
    for element in own_elements(document.root):
        if local_name(element.tag) in _NO_DATES:
            continue
        values = {name: str(element.get(name)) for name in _ATTRIBUTES if name in element.attrib}
        custom = {name: str(element.get(f"{name}-custom")) for name in _ATTRIBUTES if f"{name}-custom" in element.attrib}
        calendar = (element.get("datingMethod") or "").removeprefix("#")
        for name, value in values.items():
            if is_impossible(value, "gregorian"):
                yield positions.finding("tw:bad-date", f'{name}="{value}" is not a day of the Gregorian calendar', element, part=name)
        for name, value in custom.items():
            if calendar in {"julian", "gregorian"} and is_impossible(value, calendar):
                message = f'{name}-custom="{value}" is not a day of the {calendar.title()} calendar'
                yield positions.finding("tw:bad-date", message, element, part=f"{name}-custom")
        for first, last in (("from", "to"), ("notBefore", "notAfter")):
            if first in values and last in values and is_after(values[first], values[last]):
                yield positions.finding("tw:dates-disagree", f'{first}="{values[first]}" lies after {last}="{values[last]}"', element)
        if calendar == "julian":
            yield from _disagreements(element, values, custom, positions)


def _disagreements(element: etree._Element, values: dict[str, str], custom: dict[str, str], positions: Positions) -> Iterator[Finding]:
    """Yield every Julian day whose Gregorian value is another; a time or a zone makes it no other, a month or year may hold it."""
    for name, value in custom.items():
        match = ISO.fullmatch(value)
        given = ISO.fullmatch(values.get(name, ""))
        if not match or not given or not match["day"] or is_impossible(value, "julian"):
            continue
        due = julian_to_gregorian(date_of(match))
        if not due.iso().startswith(date_of(given).iso()):
            message = f'{name}="{values[name]}" is not the Gregorian day of {value} in the Julian calendar, which is {due.iso()}'
            yield positions.finding("tw:dates-disagree", message, element)
