"""Elements that hold nothing and show something: breaks, gaps, milestones, pictures, pointers.

What a view writes for one, as `flatten` does, is text; anything else is the
page's own and marked as such (class ``made``), or shown on demand (class ``off``).

TEI: CORS5 (lb, pb, cb, milestone), PHDA (gap), COGR (graphic), COXR (ptr), WD (g)
"""

from typing import TYPE_CHECKING, Final

from lxml import etree
from markupsafe import Markup

from ...guidelines.namespaces import local_name, tei
from .facsimiles import facsimile, picture_url
from .urls import safe_url
from .writer import Writer, element, whole

if TYPE_CHECKING:
    from .layout import Box
    from .walk import Walk

_BREAKS: Final = {"cb": "col.", "gb": "gathering"}
_LINES_ARE_FORM: Final = frozenset({"signed", "salute", "dateline", "address", "closer", "opener"})
_ORNAMENTS: Final = frozenset({"section", "scene", "break", "ornament", "rule", "line", "stars", "asterism"})
_PICTURES: Final = frozenset({"graphic", "media"})


_NOTHING: Final = Markup("")

#: A line that says nothing of itself.
_LINE: Final = Markup('<span class="off lb"></span>')


def write_break(node: etree._Element, walk: "Walk", written: str) -> Markup:
    """Return the mark of a page, column or gathering that begins here; *written* is what the view itself writes for it."""
    walk.edition.switches.add("pages")
    number = node.get("n") or ""
    label = written or f"[{_BREAKS.get(local_name(node.tag), 'p.')} {number}".rstrip() + "]"
    link = "" if walk.surroundings.linked else facsimile(node, walk.edition.identifiers)
    style_class = "off pb" if written or local_name(node.tag) == "pb" else "off made pb"
    return _labelled(style_class, label, walk.take(node), link)


def write_line(node: etree._Element, walk: "Walk") -> Markup:
    """Return the place where a line begins; in a signature or an address, whose lines are its form, a line end."""
    number = node.get("n") or ""
    if _is_form(node):
        return Markup("<br>") + walk.anchor(node)
    walk.edition.switches.add("lines")
    if not node.keys():
        return _LINE
    return _labelled("off lb", "", walk.take(node), "", {"data-n": number} if number else None)


def _is_form(node: etree._Element) -> bool:
    """Return whether the line that begins here follows another in an element whose lines belong to its form."""
    parent = node.getparent()
    if parent is None or local_name(parent.tag) not in _LINES_ARE_FORM:
        return False
    return bool((parent.text or "").strip()) or any(child is not node for child in node.itersiblings(preceding=True))


def write_gap(node: etree._Element, walk: "Walk", written: str) -> Markup:
    """Return the mark of a gap with what is known about it."""
    said = [value for name in ("reason", "quantity", "unit", "extent") if (value := node.get(name))]
    said += [" ".join("".join(desc.itertext()).split()) for desc in node.iterchildren(tei("desc"))]
    known = " ".join(said)
    attributes = {"class": "gap", **({"title": known} if known else {})}
    return _labelled("", written, walk.take(node), "", attributes) if written else walk.anchor(node)


def write_milestone(node: etree._Element, walk: "Walk", box: "Box", written: str) -> Markup:
    """Return what a milestone shows: its own marks, an ornament, or its number on demand."""
    identifier = walk.take(node)
    block = box.among_blocks and not walk.surroundings.phrasing
    if written:
        return element("p" if block else "span", written, class_="milestone", **({"id": identifier} if identifier else {}))
    unit, number = node.get("unit") or "", node.get("n") or ""
    if block and not number and unit.lower() in _ORNAMENTS:
        writer = Writer()
        writer.start("hr", {"class": "made", **({"id": identifier} if identifier else {})})
        return writer.markup()
    if number:
        walk.edition.switches.add("pages")
        return _labelled("off made pb", f"[{unit} {number}]".replace("[ ", "["), identifier, "")
    return anchored(identifier)


def write_character(node: etree._Element, walk: "Walk", written: str) -> Markup:
    """Return the character that a ``g`` stands for; what is printed for it is told on demand."""
    code = " ".join("".join(node.itertext()).split())
    return _labelled("", written, walk.take(node), "", {"class": "g", **({"title": code} if code else {})})


def write_picture(node: etree._Element, walk: "Walk") -> Markup:
    """Return a picture as a link to it; the page itself fetches nothing."""
    address = node.get("url") or ""
    if local_name(node.tag) not in _PICTURES or not address or address.startswith("data:"):
        return Markup("")
    label = f"[picture: {address.rstrip('/').rpartition('/')[2] or address}]"
    return _labelled("made picture", label, walk.take(node), "" if walk.surroundings.linked else picture_url(address))


def write_pointer(node: etree._Element, walk: "Walk") -> Markup:
    """Return a ``ptr``, which has no words of its own, as a link that shows where it leads."""
    shown = []
    for target in (node.get("target") or "").split():
        link = walk.edition.identifiers.link(target)
        label = f"→ {walk.edition.names.label(target) or target.removeprefix('#')}" if link else target
        shown.append(_labelled("made", label, "", "" if walk.surroundings.linked else link or safe_url(target)))
    return anchored(walk.take(node)) + Markup("").join(shown)


def _labelled(classes: str, label: str, identifier: str, link: str, more: dict[str, str] | None = None) -> Markup:
    attributes = {"class": classes, **(more or {})}
    if identifier:
        attributes["id"] = identifier
    if link:
        attributes["href"] = link
    if link and not link.startswith("#"):
        attributes["rel"] = "noreferrer"
    return whole("a" if link else "span", attributes, label)


def anchored(identifier: str) -> Markup:
    """Return an empty element that is a link target, or nothing where *identifier* is empty."""
    return whole("span", {"id": identifier}) if identifier else _NOTHING
