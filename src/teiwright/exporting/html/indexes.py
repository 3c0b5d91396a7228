"""The indexes: people, places, organisations, other names and dates, with a link to each place in the text.

TEI: SASOstdf (standOff), NDPERS, NDGEOG, NDORG, CONADA
"""

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

from ..register import Entity
from .dates import Dated
from .edition import Edition
from .identifiers import Identifiers, fragment
from .marks import anchored
from .names import KINDS, Entry
from .timeline import draw_timeline, find_periods
from .urls import identifier_url, safe_url
from .writer import Writer, element

#: Kind -> id in the page, title.
_TITLES: Final = {
    "person": ("people", "People"),
    "place": ("places", "Places"),
    "org": ("organisations", "Organisations"),
    "name": ("names", "Other names"),
}


def write_indexes(edition: Edition) -> list[tuple[str, str, Markup]]:
    """Return id, title and content of every index that has entries."""
    found = []
    for kind in KINDS:
        entries = edition.names.of_kind(kind)
        if entries:
            writer = Writer()
            writer.start("ul")
            for entry in entries:
                _write_entry(writer, entry, edition.identifiers)
            writer.end("ul")
            found.append((f"tw:index-{_TITLES[kind][0]}", _TITLES[kind][1], writer.markup()))
    dates = edition.dates.in_order()
    if dates:
        found.append(("tw:index-dates", "Dates", _write_dates(dates)))
    return found


def _write_dates(dates: list[Dated]) -> Markup:
    """Return the index of dates: one list, or, where they can be drawn on a line, the drawing and a list for each period."""
    periods = find_periods(dates)
    writer = Writer()
    if periods:
        writer.add(draw_timeline(periods))
    for period in periods:
        writer.add(element("h3", period.name, id=period.id, lang="en"))
        _write_list(writer, period.dates)
    drawn = {id(one) for period in periods for one in period.dates}
    rest = [one for one in dates if id(one) not in drawn]
    if rest and periods:
        writer.add(element("h3", "Without a year", lang="en"))
    if rest:
        _write_list(writer, rest)
    return writer.markup()


def _write_list(writer: Writer, dates: Iterable[Dated]) -> None:
    writer.start("ul")
    for dated in dates:
        _write_date(writer, dated)
    writer.end("ul")


def _write_entry(writer: Writer, entry: Entry, identifiers: Identifiers) -> None:
    node = identifiers.element(entry.pointer)
    in_register = entry.entity is not None and node is not None
    if in_register and node is not None:
        identifiers.take(node)
    writer.start("li", {"id": entry.id})
    if in_register and node is not None:
        for identifier in identifiers.due(node):
            writer.add(anchored(identifier))
    writer.add(element("span", entry.label, class_="label", dir="auto"))
    if entry.entity is not None:
        _write_register(writer, entry.entity)
    else:
        _write_pointer(writer, entry, identifiers)
    _write_links(writer, "in the text", entry.mentions)
    _write_links(writer, "speaks", entry.speeches)
    writer.end("li")
    writer.text("\n")


def _write_register(writer: Writer, entity: Entity) -> None:
    variants = dict.fromkeys(entity.variants)
    if variants:
        writer.text(", also ")
        writer.add(element("i", ", ".join(variants), dir="auto"))
    if entity.description:
        writer.text(" · ")
        writer.add(element("span", entity.description, dir="auto"))
    for scheme, identifier in entity.identifiers:
        if identifier:
            _write_identifier(writer, identifier_url(scheme, identifier), f"{scheme} {identifier}".strip())


def _write_pointer(writer: Writer, entry: Entry, identifiers: Identifiers) -> None:
    link = identifiers.link(entry.pointer) or safe_url(entry.pointer)
    if entry.pointer:
        _write_identifier(writer, link, entry.pointer)
    if not link:
        writer.text(" · ")
        writer.add(element("span", "not in the register", class_="unregistered"))


def _write_date(writer: Writer, dated: Dated) -> None:
    writer.start("li", {"id": dated.id})
    writer.add(element("span", dated.words, class_="label", dir="auto"))
    if dated.saying.value:
        writer.text(f" · {dated.saying.value}")
    if dated.saying.own:
        writer.text(f" · {dated.saying.own}")
    _write_links(writer, "in the text", dated.mentions)
    writer.end("li")
    writer.text("\n")


def _write_identifier(writer: Writer, link: str, label: str) -> None:
    writer.text(" · ")
    writer.start("span", {"class": "identifier"})
    _write_link(writer, link, label)
    writer.end("span")


def _write_link(writer: Writer, link: str, label: str) -> None:
    if not link:
        writer.text(label)
    elif link.startswith("#"):
        writer.add(element("a", label, href=link))
    else:
        writer.add(element("a", label, href=link, rel="noreferrer"))


def _write_links(writer: Writer, title: str, identifiers: list[str]) -> None:
    if not identifiers:
        return
    writer.text(" ")
    writer.start("span", {"class": "places", "lang": "en"})
    writer.text(f"· {title}: ")
    for number, identifier in enumerate(identifiers, 1):
        if number > 1:
            writer.text(" ")
        writer.add(element("a", str(number), href=fragment(identifier)))
    writer.end("span")
