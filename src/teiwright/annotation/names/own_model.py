"""The model that decides on the names of a text: the editor's own, else the one that comes with teiwright."""

from functools import lru_cache
from pathlib import Path

from ...files import read_bytes
from ...languages import language_name, rules_of
from ...model import SettingsError, SourceError
from ...pipeline import Settings
from .model import Model, load_model, read_model


def chosen_model(settings: Settings) -> Model | None:
    """Return the model that the settings name, which lies where they say from their own folder, else that of the language, if it has one.

    Raises SettingsError where there is no such file, what it holds is no
    model, or it was trained on another language.
    """
    language = rules_of(settings.language).tag
    if "model" in settings.voices_off:
        return None
    if not settings.names_model:
        return load_model(language)
    try:
        model = _read(read_bytes(model_path(settings)))
    except SourceError as problem:
        raise SettingsError(f'setting "names.model" names {settings.names_model}: {problem.message}', settings.names_model_place) from problem
    trained = str(model.card.get("language", ""))
    if trained != language:
        told = f"a model of {language_name(trained) or 'no language'}, and the text is in {language_name(language)}"
        raise SettingsError(f'setting "names.model" names {settings.names_model}: {told}', settings.names_model_place)
    return model


def model_path(settings: Settings) -> Path:
    """Return where the model lies that the settings name.

    >>> model_path(Settings.of({"names": {"model": "names.json.gz"}})).as_posix()
    'names.json.gz'
    """
    return Path(settings.folder or ".") / settings.names_model


@lru_cache(maxsize=2)  # all editions of a project may use one
def _read(data: bytes) -> Model:
    return read_model(data)
