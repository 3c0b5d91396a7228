"""The contracts that steps keep: what an annotator and an exporter are."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from ..model import Layer, Text
from .settings import Settings

if TYPE_CHECKING:
    from ..model import Document

#: The layers that are there or may be asked for, by name.
Layers: TypeAlias = Mapping[str, Layer]


@dataclass(frozen=True, slots=True)
class Annotator:
    """A step that reads a text and the layers below and gives one layer more.

    *needs* names the layers that it may ask for, each made when it does;
    *gives* is the name of the layer that it makes.
    """

    gives: str
    needs: tuple[str, ...]
    run: Callable[[Text, Layers, Settings], Layer]

    def __call__(self, text: Text, layers: Layers, settings: Settings) -> Layer:
        """Return the layer; *text* and *layers* stay as they are."""
        return self.run(text, layers, settings)


def annotator(*, gives: str, needs: tuple[str, ...] = ()) -> Callable[[Callable[[Text, Layers, Settings], Layer]], Annotator]:
    """Make an `Annotator` of the function below.

    >>> @annotator(gives="nothing")
    ... def find_nothing(text, layers, settings):
    ...     return Layer("nothing", "me")
    >>> find_nothing.gives
    'nothing'
    """
    return lambda function: Annotator(gives, needs, function)


@dataclass(frozen=True, slots=True)
class Exporter:
    """A step that turns a document into text or bytes; *suffix* is that of the file it belongs in.

    *run* returns it whole, or its text piece by piece.
    """

    suffix: str
    run: Callable[..., str | bytes | Iterator[str]]

    def __call__(self, document: "Document", *, view: str = "reading", **options: object) -> str | bytes:
        """Return *document* in this format; what a view leaves out is the exporter's to say."""
        with collector_at_rest():
            made = self.run(document, view=view, **options)
            return made if isinstance(made, (str, bytes)) else "".join(made)

    def pieces(self, document: "Document", *, view: str = "reading", **options: object) -> Iterator[bytes]:
        """Yield the same as the bytes of a file, as they are made."""
        with collector_at_rest():
            made = self.run(document, view=view, **options)
            for piece in [made] if isinstance(made, (str, bytes)) else made:
                yield piece.encode("utf-8", "surrogatepass") if isinstance(piece, str) else piece


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let Python look for cycles afterwards: a step makes a great many objects and no cycle, and looking takes up to a seventh of its time."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


def exporter(*, suffix: str) -> Callable[[Callable[..., str | bytes | Iterator[str]]], Exporter]:
    """Make an `Exporter` of the function below, whose files end in *suffix*; it may return its text piece by piece."""
    return lambda function: Exporter(suffix, function)
