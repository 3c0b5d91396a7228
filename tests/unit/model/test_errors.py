"""The tree of exceptions."""

import pytest

from teiwright import model
from teiwright.model import LayerError, MarkupError, Place, PluginError, SourceError, TeiwrightError

NAMES = ["SettingsError", "SourceError", "MarkupError", "LayerError", "PluginError", "SchemaError", "OutputError", "RefusedError", "InternalError"]


@pytest.mark.parametrize("name", NAMES)
def test_every_error_is_ours_and_says_place_and_sentence(name):
    error = getattr(model, name)("it went wrong", Place("a.xml", 3, 4))
    assert isinstance(error, TeiwrightError)
    assert str(error) == "a.xml:3:4: it went wrong"
    assert (error.message, error.place) == ("it went wrong", Place("a.xml", 3, 4))
    assert str(getattr(model, name)("it went wrong")) == "it went wrong"


def test_what_else_they_are():
    assert issubclass(MarkupError, SourceError)
    assert issubclass(LayerError, ValueError)
    assert issubclass(PluginError, LookupError)
