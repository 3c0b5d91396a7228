"""spaCy as one more voice, with a real pipeline of rules that is made here."""

import subprocess
import sys
import warnings
from dataclasses import replace

import pytest

import teiwright
from teiwright.annotation.names import names
from teiwright.annotation.names.spacy_voice import _pieces, chosen_pipeline, pipeline_version
from teiwright.model import Layer, PluginError, SettingsError, Text
from teiwright.pipeline import Settings, load_settings

PATTERNS = [
    {"label": "PERSON", "pattern": "Zorrel"},
    {"label": "GPE", "pattern": "The Quarn"},
    {"label": "ORG", "pattern": "Brumm Works"},
    {"label": "DATE", "pattern": "Monday"},
    {"label": "PERSON", "pattern": "Captain"},
]
needs_spacy = pytest.mark.external("spacy")


def save(folder, patterns=PATTERNS):
    """Write a pipeline that knows *patterns* to *folder*."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # deprecations within it, which are not ours
        import spacy

        pipeline = spacy.blank("en")
        if patterns is not None:
            pipeline.add_pipe("entity_ruler").add_patterns(patterns)
        pipeline.to_disk(folder)
    return folder


@pytest.fixture
def pipeline(tmp_path, external):
    external("spacy")
    return save(tmp_path / "pipeline")


def with_pipeline(folder, language="en", **others) -> Settings:
    return Settings.of({"language": language, "names": {"spacy": str(folder), **others}})


def found(content: str, settings: Settings) -> list[tuple[str, str]]:
    return [(content[one.start : one.end], one.gi) for one in teiwright.annotate(content, ["names"], settings)]


CONTENT = "On Monday the Captain met General Zorrel's aunt.\n\nShe saw The\nQuarn from the Brumm Works."


@needs_spacy
def test_alone_it_decides_in_our_conventions(pipeline):
    expected = [("General Zorrel", "persName"), ("Quarn", "placeName"), ("Brumm Works", "orgName")]
    assert found(CONTENT, with_pipeline(pipeline, without=["model"])) == expected


@needs_spacy
def test_a_language_without_rules_has_what_it_finds(pipeline):
    assert found("Zorrel vidit Quarn.", with_pipeline(pipeline, language="la")) == [("Zorrel", "persName")]


@needs_spacy
def test_its_vote_decides_where_the_model_wavers(pipeline):
    content = "He saw Zorrel there."
    assert found(content, Settings(language="en")) == []
    assert found(content, with_pipeline(pipeline)) == [("Zorrel", "persName")]


@needs_spacy
def test_the_layer_says_that_it_decided(pipeline):
    layer = names(Text("He saw Zorrel there."), {"structure": Layer("structure", "")}, with_pipeline(pipeline))
    assert layer.voices == (("spacy", 1),)


@needs_spacy
def test_what_it_does_not_find_is_found_as_before(pipeline):
    content = "General Brown met Mrs. Grey in Paris."
    assert found(content, with_pipeline(pipeline)) == found(content, Settings(language="en"))


@needs_spacy
def test_a_folder_is_looked_for_beside_the_settings(pipeline):
    given = replace(with_pipeline("pipeline"), folder=str(pipeline.parent))
    assert found("He saw Zorrel there.", given) == [("Zorrel", "persName")]


@needs_spacy
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("xx_no_such_model", 'names "xx_no_such_model", which is no installed pipeline and no folder beside the settings'),
        ("empty", "which spaCy cannot load: "),
        ("blank", "a pipeline without components, which finds nothing"),
        ("pytest", 'names "pytest", which spaCy cannot load: '),
    ],
)
def test_what_is_no_pipeline_is_told_in_one_sentence(tmp_path, name, told):
    (tmp_path / "empty").mkdir()
    save(tmp_path / "blank", None)
    with pytest.raises(SettingsError, match=r'^setting "names\.spacy" [^\n]+$') as problem:
        found("He saw Zorrel.", replace(with_pipeline(name), folder=str(tmp_path)))
    assert told in problem.value.message


@needs_spacy
def test_what_it_says_to_its_users_is_a_remark(tmp_path):
    layer = names(Text("He saw Zorrel."), {"structure": Layer("structure", "")}, with_pipeline(save(tmp_path / "p", [])))
    (remark,) = layer.remarks
    assert remark.startswith("spaCy: [W036]")


@needs_spacy
def test_a_component_that_fails_is_told(pipeline, monkeypatch):
    monkeypatch.setattr(chosen_pipeline(with_pipeline(pipeline)).run, "pipe", fail)
    with pytest.raises(PluginError, match=r'^the pipeline of spaCy "[^"]+" failed: by zero$'):
        found("He saw Zorrel.", with_pipeline(pipeline))


def fail(*given, **named):
    raise ZeroDivisionError("by zero\nand more")


def test_where_spacy_is_not_installed_one_sentence_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy", None)
    given = load_settings(b'language = "en"\n[names]\nspacy = "en_never_loaded"\n', "a.toml")
    with pytest.raises(SettingsError, match=r'needs spaCy, which is not installed: pip install "teiwright\[spacy\]"') as problem:
        teiwright.annotate("He saw Zorrel.", ["names"], given)
    assert (problem.value.place.file, problem.value.place.line) == ("a.toml", 3)


def test_without_the_setting_spacy_is_not_imported():
    code = "import sys, teiwright; teiwright.annotate('He met Mr. Brown.', ['names'], {'language': 'en'}); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_a_pipeline_that_is_not_there_has_no_version(tmp_path):
    assert pipeline_version(with_pipeline(tmp_path / "none")).split()[1:] == []


@needs_spacy
def test_another_pipeline_in_the_folder_is_another_version(pipeline):
    before = pipeline_version(with_pipeline(pipeline))
    assert before == pipeline_version(with_pipeline(pipeline))
    save(pipeline, PATTERNS[:1])
    assert before != pipeline_version(with_pipeline(pipeline))


def test_of_an_installed_package_the_version_is_told():
    assert pipeline_version(with_pipeline("pytest")).endswith(pytest.__version__)


@pytest.mark.parametrize("content", ["", "One.\n\nTwo\nthree.", "a " * 30_000, "x" * 45_000, "\n\n\n"])
def test_the_pieces_are_all_of_the_text(content):
    pieces = list(_pieces(content))
    assert "".join(piece for piece, _ in pieces) == content.replace("\n", " ")
    assert all(content[start : start + len(piece)].replace("\n", " ") == piece for piece, start in pieces)
    assert max(len(piece) for piece, _ in pieces) <= 20_000
