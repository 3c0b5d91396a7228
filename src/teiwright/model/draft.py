"""All that is known of a text before it is encoded."""

from dataclasses import dataclass, field, replace

from .annotations import Layer
from .places import Place
from .text import Text


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who did what: becomes a ``respStmt`` that ``@resp`` points to.

    TEI: respStmt (COBICOR)
    """

    id: str
    name: str
    role: str
    orcid: str = ""
    place: Place | None = field(default=None, compare=False)  # of the setting


@dataclass(frozen=True, slots=True)
class Header:
    """What the settings say of the edition; an empty value is left out of the teiHeader, never invented.

    TEI: HD
    """

    title: str = ""
    author: str = ""
    editor: str = ""
    translator: str = ""
    publisher: str = ""
    pub_place: str = ""
    date: str = ""
    licence: str = ""
    source: str = ""
    series: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A text, what is said about it, and what the settings say of the edition.

    Steps return a new one; `encoding` is the one crossing from here to a Document.
    """

    text: Text
    layers: tuple[Layer, ...] = ()
    header: Header = field(default_factory=Header)
    language: str = "und"

    def layer(self, name: str) -> Layer | None:
        """Return the layer called *name*, or None."""
        return next((layer for layer in self.layers if layer.name == name), None)

    def adding(self, layer: Layer) -> "Draft":
        """Return a draft that has *layer*: in place of an older one of that name, else after the others."""
        layer.check(self.text)
        layers = tuple(layer if one.name == layer.name else one for one in self.layers)
        return replace(self, layers=layers if layer in layers else (*layers, layer))
