"""The setting names.model: a model of the editor's own in place of that of the package."""

from dataclasses import replace

import pytest

import teiwright
from teiwright.annotation.names.model import LABELS, load_model, write_model
from teiwright.annotation.names.own_model import chosen_model
from teiwright.model import SettingsError
from teiwright.pipeline import Settings, load_settings

SIZE = len(LABELS)
CONTENT = "Then we saw Zorrel there."


@pytest.fixture
def own(tmp_path):
    """A model of English that takes every word with a capital for a place, in a folder beside the settings."""
    weights = {"1 capital": [0.0] * SIZE, "shape Aa": [9.0 if label == "B-placeName" else 0.0 for label in LABELS]}
    data = write_model({"language": "en"}, {}, [[0.0] * SIZE for _ in LABELS], weights)
    (tmp_path / "own.json.gz").write_bytes(data)
    return tmp_path


def settings(folder, model="own.json.gz", **others) -> Settings:
    return replace(Settings.of({"language": "en", "names": {"model": model, **others}}), folder=str(folder))


def found(given: Settings) -> list[tuple[str, str]]:
    return [(CONTENT[one.start : one.end], one.gi) for one in teiwright.annotate(CONTENT, ["names"], given)]


def test_without_the_setting_the_language_decides():
    assert chosen_model(Settings(language="en-GB")) is load_model("en")
    assert chosen_model(Settings(language="la")) is None


def test_the_model_that_the_settings_name_decides(own):
    assert found(settings(own)) == [("Zorrel", "placeName")]
    assert found(Settings(language="en")) == []


def test_a_model_is_found_by_its_own_path_too(own):
    assert found(settings("elsewhere", str(own / "own.json.gz"))) == [("Zorrel", "placeName")]


def test_without_the_model_is_without_one_s_own_too(own):
    assert chosen_model(settings(own, without=["model"])) is None


def test_a_language_without_rules_has_one_s_own_model(own):
    data = write_model(
        {"language": "tlh"}, {}, [[0.0] * SIZE for _ in LABELS], {"word zorrel": [9.0 if label == "B-orgName" else 0.0 for label in LABELS]}
    )
    (own / "tlh.json.gz").write_bytes(data)
    given = Settings.of({"language": "tlh", "names": {"model": str(own / "tlh.json.gz")}})
    assert found(given) == [("Zorrel", "orgName")]


WRONG = {
    "missing.json.gz": r"names missing\.json\.gz: there is no such file",
    "text.json.gz": r"names text\.json\.gz: this is no model of names: it is not compressed by gzip, or damaged",
    ".": r"names \.: ",
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_model_is_told_with_its_name(own, name):
    (own / "text.json.gz").write_text("names")
    with pytest.raises(SettingsError, match=r'^setting "names\.model" ' + WRONG[name]):
        found(settings(own, name))


def test_a_model_of_another_language_is_refused(own):
    given = Settings.of({"language": "de", "names": {"model": str(own / "own.json.gz")}})
    with pytest.raises(SettingsError, match="a model of English, and the text is in German"):
        found(given)


def test_the_place_of_the_setting_is_told(tmp_path):
    given = load_settings(b'language = "en"\n[names]\nmodel = "none.gz"\n', "a.toml")
    with pytest.raises(SettingsError) as told:
        chosen_model(given)
    assert (told.value.place.file, told.value.place.line) == ("a.toml", 3)
