"""The dates of a text on one line: drawn here, and readable without the drawing.

The index of dates is parted into the same periods, so a mark leads to the
heading of its period, below which every date has a link to each place where it
stands. That index says all that the drawing does.

TEI: CONADA (date)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from .dates import MONTHS, Dated
from .identifiers import OWN, fragment
from .writer import Writer, element

_MOST_PERIODS: Final = 40
_FEWEST_PERIODS: Final = 3
_HEIGHT: Final = 96
_LOWEST_BAR: Final = 8

Moment = tuple[int, int]  # a year, 0 the one before the first, and a month counted from 0


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that holds dates: its place on the line, what it is called, and the dates."""

    place: int
    name: str
    dates: tuple[Dated, ...]

    @property
    def id(self) -> str:
        """The id of its heading."""
        return f"{OWN}period{self.place}"

    @property
    def mentions(self) -> int:
        """How often its dates stand in the text."""
        return sum(len(one.mentions) for one in self.dates)


def _year_in_words(year: int) -> str:
    return f"{year}" if year > 0 else f"{1 - year} BC"


def _month(count: int) -> str:
    return f"{MONTHS[count % 12]} {_year_in_words(count // 12)}"


def _years(length: int, first: int = 0) -> Callable[[int], str]:
    return lambda count: f"{_year_in_words(count * length + first)} to {_year_in_words(count * length + first + length - 1)}"


#: From fine to coarse: where on its line a moment stands, and what the place is called.
_SCALES: Final[tuple[tuple[Callable[[Moment], int], Callable[[int], str]], ...]] = (
    (lambda moment: moment[0] * 12 + moment[1], _month),
    (lambda moment: moment[0], _year_in_words),
    (lambda moment: moment[0] // 10, _years(10)),
    (lambda moment: (moment[0] - 1) // 50, _years(50, 1)),
    (lambda moment: (moment[0] - 1) // 100, _years(100, 1)),
    (lambda moment: (moment[0] - 1) // 500, _years(500, 1)),
)


def _moment(dated: Dated) -> Moment | None:
    """Return when *dated* begins, or None where it says no year."""
    digits = dated.saying.begins.lstrip("-").partition("T")[0].split("-")
    before_christ = dated.saying.begins.startswith("-")
    if not digits[0].isdecimal() or len(digits[0]) < 4 or dated.saying.begins.startswith("--"):
        return None
    year = int(digits[0])
    month = int(digits[1]) if len(digits) > 1 and digits[1].isdecimal() and 1 <= int(digits[1]) <= 12 else 1
    return (1 - year if before_christ else year), month - 1


def find_periods(dates: Sequence[Dated]) -> list[Period]:
    """Return the periods that *dates* fall into, at the finest scale that fits on one line; none where there are too few to draw."""
    moments = [(moment, one) for one in dates if (moment := _moment(one)) is not None]
    if not moments:
        return []
    for place_of, name_of in _SCALES:
        places: dict[int, list[Dated]] = {}
        for moment, one in sorted(moments, key=lambda pair: pair[0]):
            places.setdefault(place_of(moment), []).append(one)
        if max(places) - min(places) < _MOST_PERIODS:
            first = min(places)
            periods = [Period(place - first, name_of(place), tuple(held)) for place, held in places.items()]
            return periods if len(periods) >= _FEWEST_PERIODS else []
    return []


def draw_timeline(periods: list[Period]) -> Markup:
    """Return *periods* as a drawing: a bar for each, as high as its dates are many, that leads to its heading."""
    columns = periods[-1].place + 1
    most = max(period.mentions for period in periods)
    writer = Writer()
    writer.start("figure", {"class": "timeline", "lang": "en"})
    label = f"Dates in the text from {periods[0].name} to {periods[-1].name}; the list below says the same"
    writer.start("svg", {"role": "group", "aria-label": label, "width": "100%", "height": str(_HEIGHT + 28)})
    writer.add(element("line", x1="0", x2="100%", y1=str(_HEIGHT), y2=str(_HEIGHT), class_="axis"))
    for period in periods:
        height = max(_LOWEST_BAR, round(_HEIGHT * 0.92 * period.mentions / most) if most else 0)
        dates = "1 mention" if period.mentions == 1 else f"{period.mentions} mentions"
        writer.start("a", {"href": fragment(period.id), "aria-label": f"{period.name}: {dates}"})
        left, width = _percent(period.place / columns), _percent(0.84 / columns)
        writer.add(element("rect", x=left, y="0", width=_percent(1 / columns), height=str(_HEIGHT), class_="field"))
        writer.add(element("rect", x=left, y=str(_HEIGHT - height), width=width, height=str(height)))
        writer.end("a")
    for period, anchor, place in ((periods[0], "start", "0"), (periods[-1], "end", "100%")):
        writer.add(element("text", period.name, x=place, y=str(_HEIGHT + 20), text_anchor=anchor, aria_hidden="true"))
    writer.end("svg")
    writer.end("figure")
    return writer.markup()


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"
