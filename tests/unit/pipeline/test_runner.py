"""The runner: order, needs, and annotators that do not keep their contract."""

import re
import sys
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

from teiwright.model import Annotation, Draft, Layer, PluginError, Span, Text
from teiwright.pipeline import Annotator, Settings, annotator, arrange, plugins, run_layers, runner

DRAFT = Draft(Text("abc"))


def step(gives, *needs, result=None):
    """An annotator that tells in its layer's remarks which layers it saw."""
    return Annotator(gives, needs, lambda _text, layers, _settings: result() if result else Layer.of(gives, "me", [], sorted(layers)))


@pytest.fixture
def steps(monkeypatch):
    """Return what makes the annotators given the only ones there are."""

    def steps(*given, also=()):
        module = ModuleType("strangers")
        monkeypatch.setitem(sys.modules, "strangers", module)
        for number, one in enumerate(given):
            setattr(module, f"step{number}", one)
        found = [(f"{one.gives}{number}", f"strangers:step{number}") for number, one in enumerate(given)]
        monkeypatch.setattr(plugins, "entry_points", lambda group: [EntryPoint(*one, group) for one in [*found, *also]])
        forget()

    def forget():
        plugins._found.cache_clear()
        runner._arranged.cache_clear()

    yield steps
    forget()


def order(*wanted):
    return [one.gives for one in arrange(wanted)]


def failure(*wanted):
    with pytest.raises(PluginError) as caught:
        run_layers(DRAFT, wanted, Settings())
    return str(caught.value)


def test_needs_come_first_and_once(steps):
    steps(step("a", "b", "c"), step("b", "c"), step("c"), step("d"))
    assert order("a") == ["c", "b", "a"]
    assert order("d", "a", "c") == ["d", "c", "b", "a"]
    assert order("a", "a") == ["c", "b", "a"]


def test_nothing_wanted_is_nothing_done(steps):
    steps(step("a"))
    assert order() == []
    assert run_layers(DRAFT, [], Settings()) == DRAFT


def test_a_step_sees_the_layers_that_it_needs(steps):
    steps(step("a", "b"), step("b"), step("c"))
    draft = run_layers(DRAFT, ["c", "a"], Settings())
    assert [(layer.name, layer.remarks) for layer in draft.layers] == [("c", ()), ("a", ("b", "c"))]
    assert DRAFT.layers == ()


def test_a_layer_is_made_when_it_is_asked_for(steps):
    def curious(_text, layers, _settings):
        return Layer.of("a", "me", [], [f"{len(layers)}: {layers['b'].name}, {layers['b'].resp}"])

    steps(Annotator("a", ("b", "c"), curious), step("b"), step("c", result=lambda: pytest.fail("nobody asked for it")))
    draft = run_layers(DRAFT, ["a"], Settings())
    assert [(layer.name, layer.remarks) for layer in draft.layers] == [("b", ()), ("a", ("2: b, me",))]


def test_a_step_cannot_ask_for_what_it_does_not_need(steps):
    steps(Annotator("a", (), lambda _text, layers, _settings: layers["b"]), step("b"))
    assert """failed: 'it does not say that it needs the layer "b"'""" in failure("a")


def test_a_layer_that_is_there_is_taken_as_it_is(steps):
    steps(step("a", "b"), step("b"))
    own = Layer("b", "editor", (Annotation(Span(0, 1), "q"),))
    assert run_layers(Draft(Text("abc"), (own,)), ["a"], Settings()).layer("b") == own


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([("a", "b"), ("b", "a")], "layers need each other in a circle: a -> b -> a"),
        ([("a", "a")], "layers need each other in a circle: a -> a"),
        ([("a", "b"), ("b", "c"), ("c", "b")], "layers need each other in a circle: a -> b -> c -> b"),
        ([("a", "z")], 'no annotator gives the layer "z"; there are: a0'),
        ([("b",)], 'no annotator gives the layer "a"; there are: b0'),
        ([("a",), ("a",)], '2 annotators give the layer "a"; remove all but one'),
    ],
)
def test_needs_that_cannot_be_met_are_told_before_any_step_runs(steps, given, told):
    def never():
        raise AssertionError

    steps(*(step(*one, result=never) for one in given))
    assert failure("a") == told


def test_a_step_that_gives_another_layer_is_refused(steps):
    steps(step("a", result=lambda: Layer("b", "me")))
    assert failure("a") == 'the annotator of "a" gave a layer called "b"'


def test_a_layer_outside_the_text_is_refused(steps):
    steps(step("a", result=lambda: Layer.of("a", "me", [Annotation(Span(0, 4), "q")])))
    assert (
        failure("a") == 'the annotator of "a" (tests.unit.pipeline.test_runner) failed: layer a: q from 0 to 4 lies outside the text of 3 characters'
    )


@pytest.mark.parametrize("result", [None, 5, []])
def test_what_is_no_layer_is_refused(steps, result):
    steps(step("a", result=lambda: result))
    assert failure("a").startswith('the annotator of "a"')


def test_a_step_that_fails_is_a_plugin_that_fails(steps):
    steps(step("a", result=lambda: 1 / 0))
    assert failure("a") == 'the annotator of "a" (tests.unit.pipeline.test_runner) failed: division by zero'


def test_a_broken_package_that_nobody_asked_for_is_not_loaded(steps):
    steps(also=[("broken", "nowhere_at_all:x"), ("structure", "teiwright.structure:structure")])
    assert order("structure") == ["structure"]


def test_the_decorator_makes_an_annotator():
    @annotator(gives="a", needs=("b",))
    def find_nothing(text, layers, settings):
        return Layer("a", "me")

    assert isinstance(find_nothing, Annotator)
    assert (find_nothing.gives, find_nothing.needs) == ("a", ("b",))
    assert find_nothing(Text(""), {}, Settings()) == Layer("a", "me")


def test_our_own_layers_have_an_order():
    assert order("quotes", "dates").index("structure") < order("quotes", "dates").index("quotes")


def old_print(content):
    """The words as they were once printed: s within a word is long."""
    return re.sub(r"s(?=\w)", "\u017f", content)


PRINTS = {
    "en": 'CHAP. II.\n\n"I am come, Sir," said Miss Augusta. Mr. Jonson answered, "I thank you." This was on the 3d of August 1745, at Bristol.',
    "de": "Erstes Kapitel.\n\nAm 5ten August 1780 sagte Sophie: \u201eIch gehe nach Dresden.\u201c\n\nLiebster Freund, so ist es.",
    "fr": "CHAPITRE PREMIER.\n\n\u00ab Non, dit Auguste, jamais. \u00bb Il est \u00e0 Paris.",
}


@pytest.mark.parametrize("language", PRINTS)
def test_our_own_steps_read_a_long_s_as_any_other(language):
    layers, settings = ["structure", "names", "parts", "dates", "quotes"], Settings.of({"language": language})
    due = run_layers(Draft(Text(PRINTS[language])), layers, settings).layers
    assert run_layers(Draft(Text(old_print(PRINTS[language]))), layers, settings).layers == due
    assert {layer.name for layer in due if layer.annotations} >= {"structure", "names", "quotes"}


def test_a_stranger_s_step_reads_what_stands_there(steps):
    steps(Annotator("a", (), lambda text, _layers, _settings: Layer.of("a", "me", [], [text.content])))
    assert run_layers(Draft(Text("\u017fo")), ["a"], Settings()).layers[0].remarks == ("\u017fo",)
