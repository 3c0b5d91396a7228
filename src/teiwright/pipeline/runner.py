"""The runner: puts annotators in order by what they need and give, and runs them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from ..model import Draft, Layer, PluginError, Text
from .plugins import plugin, plugin_names
from .settings import Settings
from .steps import Annotator, collector_at_rest

_LONG_S: Final = "\u017f"


def arrange(wanted: Iterable[str]) -> list[Annotator]:
    """Return the annotators that make the layers *wanted* and all that these need, in an order that works.

    Raises PluginError for an unknown layer, two annotators that give the same
    layer, or needs that go round in a circle; nothing has run by then.

    >>> [step.gives for step in arrange(["quotes"])]
    ['structure', 'names', 'quotes']
    """
    return list(_arranged(tuple(wanted)))


@lru_cache
def _arranged(wanted: tuple[str, ...]) -> tuple[Annotator, ...]:
    """Return the same; which plugins there are does not change while the program runs."""
    ordered: list[Annotator] = []
    placing: list[str] = []

    def place(layer: str) -> None:
        if any(step.gives == layer for step in ordered):
            return
        if layer in placing:
            raise PluginError(f"layers need each other in a circle: {' -> '.join([*placing, layer])}")
        step = _giver(layer)
        placing.append(layer)
        for need in step.needs:
            place(need)
        placing.pop()
        ordered.append(step)

    for layer in wanted:
        place(layer)
    return tuple(ordered)


def _giver(layer: str) -> Annotator:
    """Return the annotator that gives *layer*: the one of that name, which alone is loaded, else whichever says that it gives it."""
    names = plugin_names("annotators")
    if layer in names and (named := plugin("annotators", layer, Annotator)).gives == layer:
        return named
    others = [step for name in names if (step := plugin("annotators", name, Annotator)).gives == layer]
    if not others:
        raise PluginError(f'no annotator gives the layer "{layer}"; there are: {", ".join(names)}')
    if len(others) > 1:
        raise PluginError(f'{len(others)} annotators give the layer "{layer}"; remove all but one')
    return others[0]


def run_layers(draft: Draft, wanted: Iterable[str], settings: Settings) -> Draft:
    """Return *draft* with the layers *wanted* and those that their annotators asked for.

    Layers that the draft already has are taken as they are. Raises PluginError
    as `arrange` does, or where an annotator gives something else than it says.
    """
    wanted = tuple(wanted)
    with collector_at_rest():  # to import the steps makes more objects than most texts do
        run = _Run(draft, arrange(wanted), settings)
        for layer in wanted:
            run.layer(layer)
    return run.draft


def as_read(text: Text) -> Text:
    """Return *text* as our own steps read it, all of whose lists have only one s: with that for each long one, at the same offset.

    >>> as_read(Text("\u017faid Mi\u017fs Brown")).content
    'said Miss Brown'
    """
    return replace(text, content=text.content.replace(_LONG_S, "s")) if _LONG_S in text.content else text


class _Run:
    """Makes the layers of one draft, each when it is first asked for: speakers need names, but a text in which nobody speaks does not."""

    def __init__(self, draft: Draft, steps: Iterable[Annotator], settings: Settings) -> None:
        self.draft, self.settings = draft, settings
        self.steps = {step.gives: step for step in steps}
        self.as_read = as_read(draft.text)

    def layer(self, name: str) -> Layer:
        """Return the layer *name* of the draft, made now where it is not there."""
        layer = self.draft.layer(name)
        if layer is None:
            layer = self._made(self.steps[name])
            self.draft = replace(self.draft, layers=(*self.draft.layers, layer))
        return layer

    def _made(self, step: Annotator) -> Layer:
        """Return the layer that *step* gives; a stranger's step is held to its contract, a failure of our own is our bug."""
        is_ours = step.run.__module__.startswith("teiwright.")
        try:
            layer: object = step(self.as_read if is_ours else self.draft.text, _Seen(self, step), self.settings)
            return _as_promised(layer, step.gives, self.draft)
        except PluginError:
            raise
        except Exception as problem:
            if is_ours:
                raise
            raise PluginError(f'the annotator of "{step.gives}" ({step.run.__module__}) failed: {problem}') from problem


class _Seen(Mapping[str, Layer]):
    """The layers that a step sees: those that are there, and those that it needs."""

    def __init__(self, run: _Run, step: Annotator) -> None:
        self.run = run
        self.names = dict.fromkeys([*(layer.name for layer in run.draft.layers), *step.needs])

    def __getitem__(self, name: str) -> Layer:
        if name not in self.names:
            raise KeyError(f'it does not say that it needs the layer "{name}"')
        return self.run.layer(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


def _as_promised(layer: object, promised: str, draft: Draft) -> Layer:
    if not isinstance(layer, Layer):
        raise PluginError(f'the annotator of "{promised}" gave a {type(layer).__name__}, not a Layer')
    if layer.name != promised:
        raise PluginError(f'the annotator of "{promised}" gave a layer called "{layer.name}"')
    layer.check(draft.text)
    return layer
