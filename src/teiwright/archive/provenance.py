"""How the documents were made: version, settings, models, rules, and what an editor decided. No clock and no machine is in it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from lxml import etree

from ..annotation.names.own_model import model_path
from ..exporting.register import responsibilities
from ..files import is_file, read_bytes
from ..guidelines.namespaces import local_name, tei
from ..languages import rules_of
from ..model import Document
from ..pipeline import Settings, load_settings
from ..version import VERSION

FORMAT: Final = "teiwright-provenance/1"


def provenance_of(document: Document, name: str, settings_file: Path | None, digests: Mapping[str, str]) -> dict[str, Any]:
    """Return how the document *name* was made, as far as it and its settings tell.

    *digests* are those of the files of the payload, by name. Raises SettingsError where the settings are wrong.
    """
    made: dict[str, Any] = {
        "document": name,
        "sha256": digests[name],
        "responsible": list(responsibilities(document)),
        "applications": _applications(document),
        "encodedBy": _changes(document),
    }
    if settings_file is not None:
        data = read_bytes(settings_file)
        settings = replace(load_settings(data, str(settings_file)), folder=str(settings_file.parent))
        stem = settings_file.stem
        sources = [f"seeds/{stem}.txt"] if f"seeds/{stem}.txt" in digests else []
        made |= {
            "sources": [{"file": one, "sha256": digests[one]} for one in sources],
            "settings": {"file": f"seeds/{settings_file.name}", "sha256": hashlib.sha256(data).hexdigest()},
            "models": _models(document, settings),
            "rules": _rules(settings),
            "overrides": _overrides(settings),
        }
    return {key: value for key, value in made.items() if value}


def provenance_json(documents: list[dict[str, Any]], derivatives: list[dict[str, str]]) -> bytes:
    """Return the file of it all: the *documents*, and what was made of them by this version.

    >>> json.loads(provenance_json([], []))["packagedBy"]["name"]
    'teiwright'
    """
    told = {"format": FORMAT, "packagedBy": {"name": "teiwright", "version": VERSION}, "documents": documents, "derivatives": derivatives}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def _applications(document: Document) -> list[dict[str, str]]:
    found = document.root.iterfind("/".join((tei("teiHeader"), tei("encodingDesc"), tei("appInfo"), tei("application"))))
    return [{"name": one.get("ident") or "", "version": one.get("version") or ""} for one in found]


def _changes(document: Document) -> list[str]:
    """Return what the header lists as changes."""
    header = document.root.find(tei("teiHeader"))
    changes = header.findall(f"{tei('revisionDesc')}//{tei('change')}") if header is not None else []
    return [words for one in changes if (words := " ".join(etree.tostring(one, method="text", encoding="unicode", with_tail=False).split()))]


def _models(document: Document, settings: Settings) -> list[dict[str, str]]:
    """Return the models that names were found with.

    Of the one that comes with teiwright the digest is told only where this
    very version encoded the document.
    """
    if not any(one.get("id") == "tw-names" for one in responsibilities(document)):
        return []
    found = []
    if "model" not in settings.voices_off:
        if settings.names_model:
            path = model_path(settings)
            found.append({"layer": "names", "model": settings.names_model, **({"sha256": _digest(path)} if is_file(path) else {})})
        elif {"name": "teiwright", "version": VERSION} in _applications(document):
            language = rules_of(settings.language or _language(document)).tag
            packaged = files("teiwright.annotation.names").joinpath("models", f"{language}.json.gz")
            if packaged.is_file():
                digest = hashlib.sha256(packaged.read_bytes()).hexdigest()
                found.append({"layer": "names", "model": f"teiwright {VERSION}, {language}", "sha256": digest})
    if settings.spacy:
        found.append({"layer": "names", "model": f"spaCy {settings.spacy}"})
    return found


def _digest(path: Path) -> str:
    return hashlib.sha256(read_bytes(path)).hexdigest()


def _language(document: Document) -> str:
    language = document.root.find(f".//{tei('langUsage')}/{tei('language')}")
    return (language.get("ident") or "") if language is not None else ""


def _rules(settings: Settings) -> dict[str, Any]:
    """Return what the settings decide on the rules."""
    dates = {
        key: value
        for key, value in (
            ("anchor", settings.dates.anchor),
            ("calendar", settings.dates.calendar),
            ("until", settings.dates.until),
            ("region", settings.dates.region),
            ("new_year", settings.dates.new_year),
            ("passages", [{"from_line": one.from_line, "to_line": one.to_line, "calendar": one.calendar} for one in settings.dates.passages]),
        )
        if value
    }
    said = {
        "canonical": settings.canonical,
        "language": settings.language,
        "genre": settings.genre,
        "quotes": settings.quotes,
        "dates": dates,
        "structureOff": sorted(settings.rules_off),
        "namesWithout": sorted(settings.voices_off),
    }
    return {key: value for key, value in said.items() if value}


def _overrides(settings: Settings) -> dict[str, list[dict[str, Any]]]:
    """Return what an editor decided against the machine, or beside it."""
    emendations = [{"find": one.find, one.kind: one.replacement, "occurrence": one.occurrence, "resp": one.resp} for one in settings.emendations]
    annotations = [
        {"find": one.find, "gi": one.gi, "attributes": dict(one.attributes), "occurrence": one.occurrence, "resp": one.resp}
        for one in settings.overrides
    ]
    structures = [{"from_line": one.from_line, "to_line": one.to_line, "gi": local_name(one.gi)} for one in settings.structures]
    told: dict[str, list[dict[str, Any]]] = {"emendations": emendations, "annotations": annotations, "structures": structures}
    return {key: [{name: value for name, value in one.items() if value} for one in rows] for key, rows in told.items() if rows}
