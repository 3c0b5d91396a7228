"""Markup is made here and nowhere else: whatever comes from a document is escaped on its way out."""

import re
from collections.abc import Mapping
from html import escape
from types import MappingProxyType
from typing import Final, TypeAlias

from markupsafe import Markup

from .identifiers import OWN, fragment

Attributes: TypeAlias = Mapping[str, str]

_SPECIAL: Final = re.compile("[&<>\"']")

#: White space as it is written, at the end of characters or by itself.
_WHITE: Final = " \n"

NO_ATTRIBUTES: Final[Attributes] = MappingProxyType({})


def escaped(characters: str) -> str:
    """Return *characters* of a document as HTML has them between tags; most have nothing to escape.

    >>> escaped("R & D <b>")
    'R &amp; D &lt;b&gt;'
    """
    if "&" in characters:
        characters = characters.replace("&", "&amp;")
    if "<" in characters:
        characters = characters.replace("<", "&lt;")
    return characters.replace(">", "&gt;") if ">" in characters else characters


class Writer:
    """HTML as it is written, tag by tag; names of tags and attributes are ours, values and text are anybody's."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def start(self, tag: str, attributes: Attributes = NO_ATTRIBUTES) -> None:
        """Write a start tag; an attribute without a value is written by its name alone."""
        self.parts.append(start_tag(tag, attributes))

    def end(self, tag: str) -> None:
        """Write an end tag."""
        self.parts.append(f"</{tag}>")

    def text(self, characters: str) -> None:
        """Write characters of a document."""
        self.parts.append(escaped(characters))

    def add(self, markup: Markup) -> None:
        """Write what another writer made."""
        self.parts.append(markup)

    def take_back_white(self) -> str:
        """Return the white space that was written last, before end tags, and take it back: a mark stands right after the words that it is about."""
        at = len(self.parts) - 1
        while at >= 0 and (not self.parts[at] or self.parts[at].startswith("</")):
            at -= 1
        if at < 0 or self.parts[at].startswith("<"):
            return ""
        written = self.parts[at]
        self.parts[at] = written.rstrip(_WHITE)
        return written[len(self.parts[at]) :]

    def markup(self) -> Markup:
        """Return all that was written."""
        return Markup("".join(self.parts))  # noqa: S704  # every part was escaped above


def start_tag(tag: str, attributes: Attributes = NO_ATTRIBUTES) -> str:
    """Return a start tag; an attribute without a value is written by its name alone.

    >>> start_tag("span", {"class": "lb", "data-n": "<1>", "hidden": ""})
    '<span class="lb" data-n="&lt;1&gt;" hidden>'
    """
    written = tag
    for name, value in attributes.items():
        written = f'{written} {name}="{attribute_value(value)}"' if value else f"{written} {name}"
    return f"<{written}>"


def permalink(identifier: str, number: int) -> Markup:
    """Return the quiet link to a paragraph: there are many, so it is written at once.

    >>> permalink("p1", 7)
    Markup('<a class="permalink" href="#p1">7</a>')
    """
    return Markup(f'<a class="permalink" href="{link_value(identifier)}">{number}</a>')  # noqa: S704  # escaped


def backlink(identifier: str) -> Markup:
    """Return the link from a note or an entry to the place that refers to it.

    >>> backlink("tw:ref1")
    Markup('<a href="#tw:ref1" role="doc-backlink">↩</a>')
    """
    return Markup(f'<a href="{link_value(identifier)}" role="doc-backlink">↩</a>')  # noqa: S704  # escaped


def link_value(identifier: str) -> str:
    """Return the link to *identifier* in the same page as an attribute has it between quotation marks; those that are counted are plain.

    >>> link_value("tw:p1"), link_value("R&D")
    ('#tw:p1', '#R&amp;D')
    """
    return f"#{identifier}" if identifier.startswith(OWN) else attribute_value(fragment(identifier))


def attribute_value(value: str) -> str:
    """Return *value* as an attribute has it between quotation marks."""
    return escape(value) if _SPECIAL.search(value) else value


def element(tag: str, characters: str = "", **attributes: str) -> Markup:
    r"""Return one element that holds *characters*; ``class_`` stands for ``class``, an underscore for a hyphen.

    >>> element("a", "R & D", href="#x", class_="ref", aria_label="\"Research\"")
    Markup('<a href="#x" class="ref" aria-label="&quot;Research&quot;">R &amp; D</a>')
    """
    named = {name.rstrip("_").replace("_", "-") if "_" in name else name: value for name, value in attributes.items()}
    return whole(tag, named, characters)


def whole(tag: str, attributes: Attributes, characters: str = "") -> Markup:
    """Return one element that has *attributes* and holds *characters*."""
    return Markup(f"{start_tag(tag, attributes)}{escaped(characters)}</{tag}>")  # noqa: S704  # escaped
