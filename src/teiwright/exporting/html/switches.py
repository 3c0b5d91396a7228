"""What a reader can switch on and off, without a script: a checkbox, and ``:has()`` in the style sheet."""

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from .edition import Edition


@dataclass(frozen=True, slots=True)
class Switch:
    """One switch: its id in the page, its label, and whether it is on to begin with."""

    id: str
    label: Markup
    is_on: bool


#: What the source has otherwise than the reading view: a reader may see that alone.
_OF_THE_SOURCE: Final = frozenset({"corrections", "lines", "pages"})

#: Name -> label; samples show what each mark looks like.
_LABELS: Final = {
    "names": Markup('Names: <span class="person">person</span>, <span class="place">place</span>, <span class="org">organisation</span>'),
    "dates": Markup('<span class="date">Dates</span>'),
    "quotations": Markup('<span class="said">Quotations</span>'),
    "speakers": Markup("Speakers before what they say"),
    "corrections": Markup("Corrections, and what the source has"),
    "diplomatic": Markup("The source as it is: nothing corrected, its own lines and pages"),
    "lines": Markup("Beginnings of lines"),
    "pages": Markup("Beginnings of pages and sections"),
}


def offered(edition: Edition) -> list[Switch]:
    """Return the switches that the page has something for."""
    on = {"names", "dates", "quotations"}
    on |= {"lines"} if edition.view.shows_lines else set()
    on |= {"pages"} if edition.view.shows_pages else set()
    names = set(edition.switches)
    if edition.view.name == "reading" and names & _OF_THE_SOURCE:
        names.add("diplomatic")
    return [Switch(f"tw:{name}", label, name in on) for name, label in _LABELS.items() if name in names]
