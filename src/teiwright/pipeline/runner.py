"""The runner: puts annotators in order by what they need and give, and runs them."""

from collections.abc import Iterable

from ..model import Draft, Layer, PluginError
from .plugins import plugin, plugin_names
from .settings import Settings
from .steps import Annotator


def arrange(wanted: Iterable[str]) -> list[Annotator]:
    """Return the annotators that make the layers *wanted* and all that these need, in an order that works.

    Raises PluginError for an unknown layer, two annotators that give the same
    layer, or needs that go round in a circle; nothing has run by then.

    >>> [step.gives for step in arrange(["quotes"])]
    ['structure', 'names', 'quotes']
    """
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
    return ordered


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
    """Return *draft* with the layers *wanted* and those that they need.

    Layers that the draft already has are taken as they are. Raises PluginError
    as `arrange` does, or where an annotator gives something else than it says.
    """
    for step in arrange(wanted):
        if draft.layer(step.gives):
            continue
        draft = draft.adding(_run(step, draft, settings))
    return draft


def _run(step: Annotator, draft: Draft, settings: Settings) -> Layer:
    """Return the layer that *step* gives; a stranger's step is held to its contract, a failure of our own is our bug."""
    try:
        layer: object = step(draft.text, {layer.name: layer for layer in draft.layers}, settings)
        return _as_promised(layer, step.gives, draft)
    except PluginError:
        raise
    except Exception as problem:
        if step.run.__module__.startswith("teiwright."):
            raise
        raise PluginError(f'the annotator of "{step.gives}" ({step.run.__module__}) failed: {problem}') from problem


def _as_promised(layer: object, promised: str, draft: Draft) -> Layer:
    if not isinstance(layer, Layer):
        raise PluginError(f'the annotator of "{promised}" gave a {type(layer).__name__}, not a Layer')
    if layer.name != promised:
        raise PluginError(f'the annotator of "{promised}" gave a layer called "{layer.name}"')
    layer.check(draft.text)
    return layer
