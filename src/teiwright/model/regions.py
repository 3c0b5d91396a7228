"""When a country changed its calendar, and on which day its years began.

The table names, for each region, the last day of the old calendar. Sources:
the laws themselves (24 Geo. II c. 23 for the British dominions, the decree of
the Council of People's Commissars of 24 January 1918, the bull *Inter
gravissimas* of 1582 and its dates of reception) as C. R. Cheney, *A Handbook
of Dates*, and F. K. Ginzel, *Handbuch der mathematischen und technischen
Chronologie*, volume 3, list them.

TEI: HD44 (calendarDesc)
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from .calendars import Day, easter

#: By which day its years begin -> how many years a day of such a year lies after that number, counted from January.
NEW_YEARS: Final[dict[str, Callable[[int, int, int], int]]] = {
    "1 March": lambda _, month, __: int(month < 3),
    "25 March": lambda _, month, day: int((month, day or 31) < (3, 25)),
    "Easter": lambda year, month, day: int((month, day or 31) < tuple(easter(year + 1, "julian"))[1:]),
    "1 September": lambda _, month, __: -int(month >= 9),
    "25 December": lambda _, month, day: -int((month, day or 1) >= (12, 25)),
}


@dataclass(frozen=True, slots=True)
class Region:
    """A country or a group of them, with the calendars that it used and the last day of each."""

    name: str
    used: tuple[tuple[str, Day], ...]

    @classmethod
    def named(cls, name: str) -> "Region | None":
        """Return the region of that name; None for no name.

        >>> Region.named("Russia").calendar_on(Day(1918, 1, 31)), Region.named("Russia").calendar_on(Day(1918, 2, 1))
        ('julian', 'gregorian')
        """
        return regions().get(name)

    def calendar_on(self, day: Day) -> str:
        """Return the calendar in use on a day as it was written there."""
        return next((calendar for calendar, last in self.used if day <= last), "gregorian")


@cache
def regions() -> dict[str, Region]:
    """Return the regions by their names."""
    table = tomllib.loads(files(__package__).joinpath("regions.toml").read_text(encoding="utf-8"))
    return {name: Region(name, tuple((calendar, _day(last)) for calendar, last in one["used"])) for name, one in table.items()}


@cache
def places_of_regions() -> dict[str, str]:
    """Return the places that show a region, in the languages in which texts name them -> its name."""
    table = tomllib.loads(files(__package__).joinpath("regions.toml").read_text(encoding="utf-8"))
    return {place: name for name, one in table.items() for place in one["places"]}


def _day(written: str) -> Day:
    return Day(*map(int, written.split("-")))
