"""The contract that annotators keep."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias

from ..model import Layer, Text
from .settings import Settings

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
