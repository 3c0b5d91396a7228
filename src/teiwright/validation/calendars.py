"""Calendars: a date as the text reckons says how it reckons. That what is named is a calendar, `pointers` tells.

TEI: NDDATECUSTOM, HD44 (calendarDesc)
"""

from collections.abc import Iterator
from typing import Final

from ..guidelines.namespaces import local_name
from ..model import Document, Finding
from ..model.w3c_dates import ISO
from .dates import DATES
from .examples import own_elements
from .gathering import Gathering
from .positions import Positions

_CUSTOM: Final = frozenset(f"{name}-custom" for name in DATES)


def check_calendars(document: Document, positions: Positions) -> Iterator[Finding]:
    """Yield, once for each kind of element, that a year of another calendar does not name it."""
    gathered = Gathering(positions)
    for element in own_elements(document.root):
        custom = next((name for name in element.keys() if name in _CUSTOM and ISO.fullmatch(element.get(name, ""))), None)  # noqa: SIM118  # an element holds elements, not attributes
        if custom and not element.get("datingMethod") and not element.get("calendar"):
            gi = local_name(element.tag)
            gathered.add(gi, "tw:calendar-not-declared", f"{custom} of <{gi}> is a date of a calendar that no datingMethod names", element)
    yield from gathered.findings()
