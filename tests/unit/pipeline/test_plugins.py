"""Plugins by name."""

import sys
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

from teiwright.model import PluginError
from teiwright.pipeline import Annotator, Exporter, commands, plugin, plugin_names, plugins


@pytest.fixture
def install(monkeypatch):
    """Return what makes entry points of a module ``strangers`` the only ones there are."""
    module = ModuleType("strangers")
    monkeypatch.setitem(sys.modules, "strangers", module)

    def install(*entries, **values):
        vars(module).update(values)
        found = [(name, value) for name, value in entries]
        monkeypatch.setattr(plugins, "entry_points", lambda group: [EntryPoint(name, value, group) for name, value in found])
        plugins._found.cache_clear()

    yield install
    plugins._found.cache_clear()


def failure(group, name, kind):
    with pytest.raises(PluginError) as caught:
        plugin(group, name, kind)
    return str(caught.value)


def test_our_own_steps_come_through_the_same_doors():
    assert set(plugin_names("annotators")) >= {"structure", "names", "dates", "quotes"}
    assert set(plugin_names("exporters")) >= {"text", "html", "json"}
    assert isinstance(plugin("exporters", "json", Exporter), Exporter)
    assert plugin("annotators", "names", Annotator).gives == "names"


def test_names_are_sorted_and_nothing_is_imported(install):
    install(("b", "nowhere:b"), ("a", "nowhere:a"))
    assert plugin_names("annotators") == ["a", "b"]


def test_a_group_without_plugins_is_empty(install):
    install()
    assert plugin_names("annotators") == []
    assert commands() == {}


def test_commands_are_found_and_not_loaded(install):
    install(("collate", "nowhere:collate"))
    assert commands()["collate"].value == "nowhere:collate"


def test_an_unknown_name_is_told_with_those_that_there_are(install):
    install(("a", "strangers:a"), ("b", "strangers:b"))
    assert failure("exporters", "c", Exporter) == 'there is no exporter "c"; there are: a, b'


def test_one_name_from_two_packages_is_an_error(install):
    install(("a", "strangers:a"), ("a", "other:a"))
    assert failure("annotators", "a", Annotator) == 'two packages give the annotator "a": strangers:a and other:a; remove one of them'
    with pytest.raises(PluginError, match="two packages"):
        plugin_names("annotators")


def test_one_plugin_that_is_found_twice_is_one(install):
    install(("a", "strangers:a"), ("a", "strangers:a"), a=Exporter(".a", str))
    assert plugin("exporters", "a", Exporter).suffix == ".a"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("nowhere_at_all:a", "No module named 'nowhere_at_all'"),
        ("strangers:absent", "module 'strangers' has no attribute 'absent'"),
        ("::", ""),
    ],
)
def test_a_plugin_that_cannot_be_loaded_is_told_with_its_reason(install, value, told):
    install(("a", value))
    message = failure("annotators", "a", Annotator)
    assert message.startswith(f'the annotator "a" ({value}) cannot be loaded: ')
    assert told in message


def test_a_plugin_whose_import_fails_is_told_with_its_reason(install, tmp_path, monkeypatch):
    (tmp_path / "strangers_broken.py").write_text("1 / 0", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    install(("a", "strangers_broken:a"))
    assert failure("exporters", "a", Exporter) == 'the exporter "a" (strangers_broken:a) cannot be loaded: division by zero'


@pytest.mark.parametrize(("value", "kind"), [(5, "int"), (None, "NoneType"), (len, "builtin_function_or_method"), (Exporter(".a", str), "Exporter")])
def test_a_plugin_of_another_kind_is_refused(install, value, kind):
    install(("a", "strangers:a"), a=value)
    message = failure("annotators", "a", Annotator)
    assert message.startswith('the annotator "a" (strangers:a) is a')
    assert kind in message
    assert "Annotator" in message
