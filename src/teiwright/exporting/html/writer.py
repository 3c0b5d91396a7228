"""Markup is made here and nowhere else: whatever comes from a document is escaped on its way out."""

import re
from collections.abc import Mapping
from html import escape
from types import MappingProxyType
from typing import Final, TypeAlias

from markupsafe import Markup

from .identifiers import fragment

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
        if attributes:
            written = "".join([f' {name}="{attribute_value(value)}"' if value else f" {name}" for name, value in attributes.items()])
            self.parts.append(f"<{tag}{written}>")
        else:
            self.parts.append(f"<{tag}>")

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


def permalink(identifier: str, number: int) -> Markup:
    """Return the quiet link to a paragraph: there are many, so it is written at once.

    >>> permalink("p1", 7)
    Markup('<a class="permalink" href="#p1">7</a>')
    """
    return Markup(f'<a class="permalink" href="{attribute_value(fragment(identifier))}">{number}</a>')  # noqa: S704  # escaped


def attribute_value(value: str) -> str:
    """Return *value* as an attribute has it between quotation marks."""
    return escape(value) if _SPECIAL.search(value) else value


def element(tag: str, characters: str = "", **attributes: str) -> Markup:
    r"""Return one element that holds *characters*; ``class_`` stands for ``class``, an underscore for a hyphen.

    >>> element("a", "R & D", href="#x", class_="ref", aria_label="\"Research\"")
    Markup('<a href="#x" class="ref" aria-label="&quot;Research&quot;">R &amp; D</a>')
    """
    writer = Writer()
    writer.start(tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()})
    writer.text(characters)
    writer.end(tag)
    return writer.markup()
