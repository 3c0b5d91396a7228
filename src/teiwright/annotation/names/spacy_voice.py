"""spaCy as one more voice: any of its pipelines that is installed or lies in a folder; none is ever fetched.

What it finds is drawn anew in our conventions (`boundaries`). It votes beside
the model, or decides alone where there is none. It comes with the extra
``teiwright[spacy]``.
"""

import re
import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final, NamedTuple

from ...files import is_file, is_folder, read_bytes
from ...model import PluginError, SettingsError
from ...pipeline import Settings
from .boundaries import Boundaries
from .document import Reading
from .organisations import Found

#: What pipelines of spaCy call persons, places and organisations, each in its own words; what else they find is dropped.
_KINDS: Final = {
    label: gi
    for gi, labels in (
        ("persName", "PERSON PER PRS PS persName"),
        ("placeName", "GPE LOC FAC LOCATION FACILITY GPE_LOC GPE_ORG LC placeName geogName"),
        ("orgName", "ORG ORGANIZATION OG orgName"),
    )
    for label in labels.split()
}
_PARAGRAPHS: Final = re.compile(r"\n[ \t]*\n")
_LONGEST: Final = 20_000  # characters that it is given at once, as its memory grows with them
_CERT: Final = "medium"  # it does not say how sure it is


class Pipeline(NamedTuple):
    """A pipeline of spaCy, its name, and what spaCy had to say of it."""

    run: Any
    name: str
    remarks: tuple[str, ...] = ()

    def listen(self, reading: Reading) -> tuple[list[Found], list[str]]:
        """Return the names that it finds in a document, in our conventions, and what spaCy had to say.

        Raises PluginError where one of its components fails.
        """
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            try:
                found = self._names(reading)
            except Exception as problem:  # whatever its components do
                raise PluginError(f'the pipeline of spaCy "{self.name}" failed: {_first_line(problem)}') from problem
        return found, [*self.remarks, *_remarks(told)]

    def _names(self, reading: Reading) -> list[Found]:
        boundaries = Boundaries(reading.tokens, reading.rules, reading.lists, reading.content)
        found: list[Found] = []
        for document, offset in self.run.pipe(_pieces(reading.content), as_tuples=True):
            for entity in document.ents:
                gi = _KINDS.get(entity.label_)
                one = boundaries.found(offset + entity.start_char, offset + entity.end_char, gi, _CERT) if gi else None
                if one and (not found or one.first >= found[-1].last):
                    found.append(one)
        return found


def chosen_pipeline(settings: Settings) -> Pipeline | None:
    """Return the pipeline that the settings name, by a folder beside them or as an installed package; None where they name none.

    Raises SettingsError where spaCy is not installed, there is no such
    pipeline, or it cannot be loaded.
    """
    if not settings.spacy:
        return None
    folder = Path(settings.folder or ".") / settings.spacy
    try:
        return _load(str(folder.resolve()) if is_folder(folder) else settings.spacy)
    except _UnusableError as problem:
        raise SettingsError(f'setting "names.spacy" {problem}', settings.spacy_place) from problem.__cause__


def pipeline_version(settings: Settings) -> str:
    """Return what tells the pipeline of the settings from another of its name: versions, or what its folder holds; empty where they name none.

    >>> pipeline_version(Settings())
    ''
    """
    if not settings.spacy:
        return ""
    folder = Path(settings.folder or ".") / settings.spacy
    if is_folder(folder):
        import hashlib  # few texts ask for spaCy, and all would wait for OpenSSL

        digest = hashlib.sha256()
        for path in sorted(path for path in folder.rglob("*") if is_file(path)):
            digest.update(f"{path.relative_to(folder).as_posix()} {hashlib.sha256(read_bytes(path)).hexdigest()}".encode())
        return f"{_version('spacy')} {digest.hexdigest()}"
    return f"{_version('spacy')} {_version(settings.spacy)}"


def _version(package: str) -> str:
    try:
        return version(package)
    except (PackageNotFoundError, ValueError):
        return ""


class _UnusableError(Exception):
    """Why there is no pipeline, as a clause."""


@lru_cache(maxsize=2)  # all editions of a project may use one
def _load(name: str) -> Pipeline:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            import spacy
        except ImportError as problem:
            raise _UnusableError('needs spaCy, which is not installed: pip install "teiwright[spacy]"') from problem
        told.clear()
        if not is_folder(name) and not spacy.util.is_package(name):
            raise _UnusableError(f'names "{name}", which is no installed pipeline and no folder beside the settings: python -m spacy download {name}')
        try:
            pipeline = spacy.load(name)
        except Exception as problem:  # whatever stands in a folder, or in a package of others
            raise _UnusableError(f'names "{name}", which spaCy cannot load: {_first_line(problem)}') from problem
    if not pipeline.pipe_names:
        raise _UnusableError(f'names "{name}", a pipeline without components, which finds nothing')
    return Pipeline(pipeline, name, tuple(_remarks(told)))


def _remarks(told: Iterable[warnings.WarningMessage]) -> list[str]:
    """Return what spaCy says to its users, each sentence once; what it says to programmers is left out."""
    return list(dict.fromkeys(f"spaCy: {_first_line(one.message)}" for one in told if issubclass(one.category, UserWarning)))


def _first_line(said: object) -> str:
    return str(said).strip().partition("\n")[0]


def _pieces(content: str) -> Iterator[tuple[str, int]]:
    """Yield the paragraphs of a text, each with its offset; a line's end within one is a space, as spaCy has learned to expect."""
    start = 0
    for end in (*(match.start() for match in _PARAGRAPHS.finditer(content)), len(content)):
        while end - start > _LONGEST:
            cut = content.rfind(" ", start, start + _LONGEST)
            cut = cut if cut > start else start + _LONGEST
            yield content[start:cut].replace("\n", " "), start
            start = cut
        yield content[start:end].replace("\n", " "), start
        start = end
